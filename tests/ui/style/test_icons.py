# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Icons exist, take the theme's colours, and never raise."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from PySide6.QtGui import QIcon, QImage, QPixmap
from shiboken6 import isValid

from xolite_desktop.models.actions.all_actions import ALL_ACTIONS
from xolite_desktop.ui.style import icons, theme

UI = Path(icons.__file__).parent.parent
LITERAL = re.compile(r'(?:icon=|icons?\.icon\(|IconButton\(|HeadIcon\()"([a-z0-9-]+)"')


def named_in_the_source() -> set[str]:
    return {name for path in UI.rglob("*.py") for name in LITERAL.findall(path.read_text(encoding="utf-8"))}


def darkest(image: QImage) -> tuple[int, int, int]:
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    strongest = max(pixels, key=lambda pixel: pixel.alpha())
    return strongest.red(), strongest.green(), strongest.blue()


def is_drawn(name: str) -> bool:
    pixmap = icons.icon(name).pixmap(16, 16).toImage()
    return any(pixmap.pixelColor(x, y).alpha() for x in range(16) for y in range(16))


def test_every_icon_that_is_named_exists() -> None:
    """Also by an action."""
    names = named_in_the_source() | set(icons.NAMES) | {action.icon for action in ALL_ACTIONS}
    assert len(names) > 80
    assert [name for name in sorted(names) if not is_drawn(name)] == []


def test_an_icon_takes_the_colour_of_the_theme_worn_when_it_is_painted() -> None:
    icon = icons.icon("square", "fg")
    light = darkest(icon.pixmap(32, 32).toImage())
    theme.appearance().choose("dark")
    assert darkest(icon.pixmap(32, 32).toImage()) > light


def test_a_disabled_icon_is_a_hint() -> None:
    wanted = theme.color("fg3")
    found = darkest(icons.icon("square", "fg").pixmap(32, 32, QIcon.Mode.Disabled).toImage())
    assert (
        max(abs(a - b) for a, b in zip(found, (wanted.red(), wanted.green(), wanted.blue()), strict=True))
        < 12
    )


def test_a_changed_icon_lives_as_long_as_its_copy_and_no_longer() -> None:
    """To change an icon Qt copies its engine: PySide would free the copy at once, which crashes in whatever is painted next."""
    plain = icons.icon("square")
    changed = QIcon(plain)
    changed.addPixmap(QPixmap(4, 4))
    assert len(icons._clones) == 1
    assert not changed.pixmap(16, 16).isNull()
    del changed
    assert not isValid(icons._clones[0])
    QIcon(plain).addPixmap(QPixmap(4, 4))
    assert len(icons._clones) == 1
    icons._clones.clear()


def test_an_unknown_icon_is_a_blank_and_a_line_in_the_log(expected_log: Any) -> None:
    expected_log.allow("no icon is called 'nonsense-there-is-none'")
    image = icons.icon("nonsense-there-is-none").pixmap(16, 16).toImage()
    assert not any(image.pixelColor(x, y).alpha() for x in range(16) for y in range(16))
