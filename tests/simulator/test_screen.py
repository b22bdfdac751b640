# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pixels of a simulated screen and what viewers are told."""

from tests.simulator.guest_parts import Watcher
from xolite_desktop.simulator.screen import Screen


def watched(width: int = 32, height: int = 48) -> tuple[Screen, Watcher]:
    screen, watcher = Screen(width, height), Watcher()
    screen.viewers.append(watcher)
    return screen, watcher


def test_fill_and_blit_paint_and_tell() -> None:
    screen, watcher = watched(4, 3)
    screen.fill(1, 1, 2, 2, 5)
    screen.blit(0, 0, [b"\x01\x02"])
    assert bytes(screen.pixels) == bytes((1, 2, 0, 0, 0, 5, 5, 0, 0, 5, 5, 0))
    assert watcher.told == [("painted", 1, 1, 2, 2), ("painted", 0, 0, 2, 1)]


def test_scrolling_names_only_the_bands_that_look_different() -> None:
    screen, watcher = watched()
    screen.fill(0, 16, 32, 16, 3)
    watcher.told.clear()
    screen.scroll_up(16, 0)
    assert screen.pixels[0] == 3
    assert watcher.told == [("scrolled", 16, [0, 1])]


def test_a_new_mode_is_black_and_told_but_the_same_mode_is_only_painted() -> None:
    screen, watcher = watched()
    screen.fill(0, 0, 1, 1, 3)
    watcher.told.clear()
    screen.resize(32, 48)
    screen.resize(16, 16)
    assert watcher.told == [("painted", 0, 0, 32, 48), ("resized",)]
    assert bytes(screen.pixels) == bytes(256)


def test_one_viewer_can_have_the_others_sent_away() -> None:
    screen, first = watched()
    second = Watcher()
    screen.viewers.append(second)
    screen.dismiss(but=second)
    assert first.told == [("dismissed",)]
    assert second.told == []
