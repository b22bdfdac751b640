# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A key is pressed at boot until the firmware shows something else, and no longer."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from xolite_desktop.ui.console.boot_keys import MOST_PRESSES, BootKeys, changed_share
from xolite_desktop.ui.console.console_link import LinkState
from xolite_desktop.vnc.framebuffer import Framebuffer


class Link(QObject):
    """Stands for a console link: a screen to draw on, and what was pressed."""

    state_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.state = LinkState.OPENING
        self.framebuffer: Framebuffer | None = None
        self.pressed: list[str] = []

    def send_chord(self, *names: str) -> None:
        self.pressed += names

    def go_live(self, width: int = 640, height: int = 400) -> None:
        self.framebuffer = Framebuffer(width, height)
        self.state = LinkState.LIVE
        self.state_changed.emit(LinkState.LIVE)

    def write(self, row: int, cells: int) -> None:
        """Something in so many character cells of a row."""
        assert self.framebuffer is not None
        for cell in range(cells):
            self.framebuffer.pixels[row * 16 + 3, cell * 8 + 2] = 0xFFFFFF


def test_it_presses_from_the_first_picture_until_the_menu_is_there() -> None:
    link, ended = Link(), []
    keys = BootKeys(link, "F12")  # type: ignore[arg-type]
    keys.ended.connect(ended.append)
    assert link.pressed == []
    link.go_live()
    link.write(0, 20)
    keys.press()
    link.write(1, 18)  # the prompt of the firmware is no menu
    keys.press()
    assert link.pressed == ["F12"] * 3
    assert ended == []
    for row in range(3, 8):
        link.write(row, 40)
    keys.press()
    assert ended == [True]
    keys.press()
    assert link.pressed == ["F12"] * 3


def test_it_gives_up_after_ten_seconds_and_when_it_is_told_to() -> None:
    link, ended = Link(), []
    keys = BootKeys(link, "Escape")  # type: ignore[arg-type]
    keys.ended.connect(ended.append)
    link.go_live()
    for _ in range(MOST_PRESSES):
        keys.press()
    assert ended == [False]
    assert len(link.pressed) == MOST_PRESSES
    keys.stop()
    assert ended == [False]


def test_how_much_of_a_screen_changed() -> None:
    before = np.zeros((400, 640), np.uint32)
    now = before.copy()
    now[:16, :8] = 1
    assert changed_share(before, now) == 1 / (25 * 80)
    assert changed_share(before, np.zeros((768, 1024), np.uint32)) == 1.0
