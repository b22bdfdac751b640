# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A text is shown, judged, typed at a pace, and stopped by Esc."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from helpers.listening_guest import Guest
from xolite_desktop.ui.console.console_input import ConsoleInput
from xolite_desktop.ui.console.console_widget import ConsoleWidget
from xolite_desktop.ui.console.type_text import TypeTextDialog
from xolite_desktop.vnc.events import LedStateChanged
from xolite_desktop.vnc.typing.typist import MAX_CHARACTERS

Make = Callable[..., TypeTextDialog]


@pytest.fixture
def guest() -> Guest:
    return Guest()


@pytest.fixture
def console_input(application: QApplication, guest: Guest) -> Iterator[ConsoleInput]:
    widget = ConsoleWidget()
    taking = ConsoleInput(widget, widget)
    taking.attach(guest)
    yield taking
    taking.close()
    widget.close()


@pytest.fixture
def make(console_input: ConsoleInput) -> Iterator[Make]:
    made: list[TypeTextDialog] = []

    def dialog(text: str, layout: str = "us") -> TypeTextDialog:
        shown = TypeTextDialog(console_input, "web-1", text, layout)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        made.append(shown)
        shown.open()
        return shown

    yield dialog
    for shown in made:
        shown.close()
        shown.deleteLater()


def test_what_is_shown_is_typed_and_the_dialog_is_done(make: Make, guest: Guest, qtbot: QtBot) -> None:
    dialog = make("ab")
    assert dialog.count.text() == "2 characters"
    with qtbot.waitSignal(dialog.accepted):
        dialog.go.click()
    assert guest.pressed == [0x1E, 0x30]


def test_what_the_layout_does_not_have_is_marked_named_and_left_out(
    make: Make, guest: Guest, qtbot: QtBot
) -> None:
    dialog = make("a€b😀€")
    assert dialog.note.text() == "Left out, since this layout has no keys for it: € 😀"
    assert dialog.count.text() == "2 of 5 characters"
    marked = [mark.cursor.selectedText() for mark in dialog.text.extraSelections()]  # type: ignore[attr-defined]
    assert marked == ["€", "😀", "€"]
    dialog.layouts.setCurrentIndex(dialog.layouts.findData("de"))
    assert dialog.note.text().endswith(": 😀")
    with qtbot.waitSignal(dialog.accepted):
        dialog.go.click()
    assert guest.pressed == [0x1E, 0xB8, 0x12, 0x30, 0xB8, 0x12]


def test_lines_and_tabs_have_to_be_agreed_to(make: Make) -> None:
    dialog = make("one\r\ntwo\n\tthree\n")
    assert dialog.lines.text().startswith("Press Enter 3 times and Tab once too")
    assert not dialog.go.isEnabled()
    dialog.lines.setChecked(True)
    assert dialog.go.isEnabled()
    dialog.text.setPlainText("one")
    assert dialog.lines.isHidden()


def test_esc_stops_the_typing(make: Make, guest: Guest, qtbot: QtBot) -> None:
    dialog = make("a" * 1000)
    dialog.start()
    qtbot.waitUntil(lambda: len(guest.pressed) >= 2)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    typed = len(guest.pressed)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert typed < 1000
    assert not dialog._typist.is_typing


def test_a_guest_that_goes_ends_it(make: Make, console_input: ConsoleInput) -> None:
    dialog = make("abc")
    dialog.start()
    console_input.detach()
    assert not dialog.isVisible()
    other = make("abc")
    assert other.note.text() == "The console is not connected."
    assert not other.go.isEnabled()


def test_a_caps_lock_of_the_guest_does_not_turn_the_text_round(
    make: Make, console_input: ConsoleInput, guest: Guest, qtbot: QtBot
) -> None:
    console_input.take(LedStateChanged(False, False, True))
    dialog = make("a")
    with qtbot.waitSignal(dialog.accepted):
        dialog.start()
    assert guest.pressed == [0x3A, 0x1E, 0x3A]


def test_too_much_text_is_not_begun(make: Make) -> None:
    dialog = make("a" * (MAX_CHARACTERS + 1))
    assert not dialog.go.isEnabled()
    assert dialog.note.text().startswith("This is too long")


def test_nothing_of_the_text_is_logged(make: Make, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    dialog = make("hunter2")
    with qtbot.waitSignal(dialog.accepted):
        dialog.start()
    assert "hunter2" not in caplog.text
