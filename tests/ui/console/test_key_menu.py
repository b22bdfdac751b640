# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The key menu presses what it says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from helpers.listening_guest import Guest
from xolite_desktop.ui.console.console_input import ConsoleInput
from xolite_desktop.ui.console.console_widget import ConsoleWidget
from xolite_desktop.ui.console.key_menu import CHORDS, CONSOLES, HOLDS, KeyMenu


@pytest.fixture
def guest() -> Guest:
    return Guest()


@pytest.fixture
def menu(application: QApplication, guest: Guest) -> Iterator[KeyMenu]:
    widget = ConsoleWidget()
    taking = ConsoleInput(widget, widget)
    taking.attach(guest)
    yield KeyMenu(taking, widget)
    taking.close()
    widget.close()


def called(menu: KeyMenu, title: str) -> QAction:
    actions = menu.findChildren(QAction)
    return next(action for action in actions if action.text() == title)


@pytest.mark.parametrize(
    ("title", "scancodes"),
    [
        ("Ctrl+Alt+Del", [0x1D, 0x38, 0xD3]),
        ("Ctrl+Alt+F1", [0x1D, 0x38, 0x3B]),
        ("Ctrl+Alt+F12", [0x1D, 0x38, 0x58]),
        ("Alt+F4", [0x38, 0x3E]),
        ("Windows key", [0xDB]),
        ("Print Screen", [0x54]),
    ],
)
def test_a_chord_goes_down_and_up(menu: KeyMenu, guest: Guest, title: str, scancodes: list[int]) -> None:
    called(menu, title).trigger()
    down = [(code, True) for code in scancodes]
    assert guest.keys == down + [(code, False) for code in reversed(scancodes)]


def test_a_held_key_is_ticked_until_it_is_let_go(menu: KeyMenu, guest: Guest) -> None:
    action = called(menu, "Hold Ctrl")
    action.trigger()
    assert action.isChecked()
    assert guest.keys == [(0x1D, True)]
    action.trigger()
    assert not action.isChecked()
    assert guest.keys == [(0x1D, True), (0x1D, False)]


def test_a_guest_that_goes_unticks_it(menu: KeyMenu) -> None:
    action = called(menu, "Hold Alt")
    action.trigger()
    menu._input.detach()
    assert not action.isChecked()
    action.trigger()
    assert not action.isChecked()  # nobody is there to hold it for


def test_every_entry_is_a_key_there_is_and_has_a_name_of_its_own(menu: KeyMenu) -> None:
    entries = [entry for group in (*CHORDS, CONSOLES, HOLDS) for entry in group]
    assert all(entry.keys for entry in entries)
    assert len({entry.title for entry in entries}) == len(entries)


def test_pasting_is_asked_for(menu: KeyMenu) -> None:
    asked: list[bool] = []
    menu.paste_asked.connect(lambda: asked.append(True))
    called(menu, "Paste as keystrokes…").trigger()
    assert asked == [True]
