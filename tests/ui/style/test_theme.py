# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tokens, palette and the live switch."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel

from xolite_desktop.paths import resource
from xolite_desktop.ui.style import theme


def luminance(name: str, token: str) -> float:
    color = theme.load(name).color(token)
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in color.getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(name: str, front: str, back: str) -> float:
    light, dark = sorted((luminance(name, front), luminance(name, back)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_both_themes_have_the_same_tokens() -> None:
    assert theme.load("light").colors.keys() == theme.load("dark").colors.keys()


def test_every_word_of_the_style_sheet_is_a_token_or_a_size() -> None:
    text = resource("themes", "widgets.qss").read_text(encoding="utf-8")
    words = set(re.findall(r"\$\{?(\w+)\}?", text))
    assert words - theme.load("light").colors.keys() <= {"small", "scroll"}


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("fg", "panel"),
        ("fg", "bg"),
        ("fg2", "panel"),
        ("accent_fg", "selection"),
        ("bad", "panel"),
        ("fg", "selection"),
    ],
)
def test_text_can_be_read(name: str, front: str, back: str) -> None:
    assert contrast(name, front, back) >= 4.5


def test_choosing_a_theme_changes_palette_and_tokens_at_once(application: QApplication) -> None:
    theme.appearance().choose("dark")
    assert application.palette().color(QPalette.ColorRole.Window).name().upper() == "#16171B"
    assert theme.color("panel").name().upper() == "#1D1E24"
    theme.appearance().choose("light")
    assert application.palette().color(QPalette.ColorRole.Window).name().upper() == "#F6F6F8"


def test_system_is_light_where_the_system_says_nothing() -> None:
    theme.appearance().choose("system")
    assert theme.appearance().theme.name == "light"


def test_unknown_choice_is_refused() -> None:
    with pytest.raises(ValueError, match="'pink' is not one of"):
        theme.appearance().choose("pink")


def test_restyle_sets_what_the_style_sheet_selects_on(application: QApplication) -> None:
    label = QLabel("x")
    theme.restyle(label, tone="bad")
    assert label.property("tone") == "bad"
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.color("bad")
