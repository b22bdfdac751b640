# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VM's keyboard layout is remembered, and guessed where nobody said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from xolite_desktop.models.settings import Settings
from xolite_desktop.ui.console.guest_layouts import KEY, MOST, GuestLayouts, likely_layout


def test_it_comes_back_with_the_settings(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.set_window("pool", {"tab": "console"})
    layouts = GuestLayouts(settings, "pool")
    layouts.choose("vm-1", "de")
    layouts.choose("vm-2", "fr")
    settings.flush()
    again = GuestLayouts(Settings(tmp_path), "pool")
    assert (again.layout_of("vm-1"), again.layout_of("vm-2")) == ("de", "fr")
    assert again.layout_of("vm-3") == "fr"  # as the last one
    assert Settings(tmp_path).window("pool")["tab"] == "console"


def test_the_oldest_are_forgotten_and_nonsense_is_passed_over(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    layouts = GuestLayouts(settings, "pool")
    for number in range(MOST + 3):
        layouts.choose(f"vm-{number}", "es")
    known = settings.window("pool")[KEY]
    assert isinstance(known, dict)
    assert len(known) == MOST
    settings.set_window("pool", {KEY: {"vm-1": 7, "vm-2": "klingon"}})
    assert layouts.layout_of("vm-1") == likely_layout(QLocale.system())
    settings.set_window("pool", {KEY: ["de"]})
    assert layouts.layout_of("vm-1") == likely_layout(QLocale.system())


@pytest.mark.parametrize(
    ("locale", "name"),
    [
        ("de_AT", "de"),
        ("de_CH", "ch-de"),
        ("fr_CH", "ch-fr"),
        ("en_GB", "gb"),
        ("pt_BR", "br"),
        ("en_US", "us"),
    ],
)
def test_a_country_has_a_likely_layout(locale: str, name: str) -> None:
    assert likely_layout(QLocale(locale)) == name
