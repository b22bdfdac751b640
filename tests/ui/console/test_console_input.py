# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From what Qt reports to what the guest is sent: keys that come up, locks in step, pointers of both kinds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from helpers.listening_guest import Guest
from xolite_desktop.models.settings import Settings
from xolite_desktop.ui.console import qt_keys
from xolite_desktop.ui.console.console_input import ConsoleInput
from xolite_desktop.ui.console.console_widget import ConsoleWidget
from xolite_desktop.vnc.events import ClipboardOffered, LedStateChanged, PointerModeChanged
from xolite_desktop.vnc.framebuffer import Framebuffer
from xolite_desktop.vnc.keyboard import key
from xolite_desktop.vnc.pointer import MIDDLE

K, M = Qt.Key, Qt.KeyboardModifier
SHIFT, CONTROL, CAPS, ALTGR = (key(name).scancode for name in ("Shift_L", "Control_L", "Caps_Lock", "Alt_R"))
PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease


@pytest.fixture
def widget(application: QApplication, qtbot: QtBot) -> Iterator[ConsoleWidget]:
    console = ConsoleWidget()
    console.resize(640, 480)
    with qtbot.waitActive(console):
        console.show()
    console.setFocus()
    console.show_framebuffer(Framebuffer(320, 240))
    yield console
    console.close()


@pytest.fixture
def console_input(widget: ConsoleWidget) -> ConsoleInput:
    return ConsoleInput(widget, widget)


@pytest.fixture
def guest(console_input: ConsoleInput) -> Guest:
    listening = Guest()
    console_input.attach(listening)
    return listening


def send(
    widget: ConsoleWidget, kind: QEvent.Type, key: Qt.Key, text: str = "",
    modifiers: Qt.KeyboardModifier = M.NoModifier, scan: int = 0, virtual: int = 0,
) -> None:  # fmt: skip
    QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, scan, virtual, 0, text))


def test_a_modifier_held_when_the_console_got_the_keyboard_counts(
    widget: ConsoleWidget, guest: Guest
) -> None:
    send(widget, PRESS, K.Key_C, "\x03", M.ControlModifier)
    send(widget, RELEASE, K.Key_C, "\x03", M.ControlModifier)
    send(widget, RELEASE, K.Key_Control)
    assert guest.keys == [(CONTROL, True), (0x2E, True), (0x2E, False), (CONTROL, False)]


def test_a_shift_let_go_elsewhere_does_not_stay_down(widget: ConsoleWidget, guest: Guest) -> None:
    send(widget, PRESS, K.Key_Shift)
    send(widget, PRESS, K.Key_A, "a")
    assert guest.keys == [(SHIFT, True), (SHIFT, False), (0x1E, True)]


@pytest.mark.parametrize("leave", ["hide", "clearFocus", "sentence", "detach"])
def test_whichever_way_the_console_is_left_nothing_stays_down(
    widget: ConsoleWidget, console_input: ConsoleInput, guest: Guest, leave: str
) -> None:
    send(widget, PRESS, K.Key_Control)
    send(widget, PRESS, K.Key_C, "\x03", M.ControlModifier)
    if leave == "sentence":
        widget.show_sentence("The console was closed.")
    elif leave == "detach":
        console_input.detach()
    else:
        getattr(widget, leave)()
    assert guest.keys[-2:] == [(0x2E, False), (CONTROL, False)]
    assert console_input.keyboard.pressed == ()


def test_caps_lock_is_brought_in_step_by_the_first_letter_and_only_once(
    widget: ConsoleWidget, console_input: ConsoleInput, guest: Guest
) -> None:
    console_input.take(LedStateChanged(False, True, True))
    QTest.keyClick(widget, K.Key_1)
    assert (CAPS, True) not in guest.keys
    QTest.keyClicks(widget, "ab")
    assert [down for sent, down in guest.keys if sent == CAPS] == [True, False]
    assert guest.keys.index((CAPS, False)) < guest.keys.index((0x1E, True))


def test_ones_own_caps_lock_is_not_taken_for_out_of_step(
    widget: ConsoleWidget, console_input: ConsoleInput, guest: Guest
) -> None:
    console_input.take(LedStateChanged(False, False, False))
    QTest.keyClick(widget, K.Key_CapsLock)
    send(widget, PRESS, K.Key_A, "A")
    assert [sent for sent, down in guest.keys if down] == [CAPS, 0x1E]


def test_a_server_without_scancodes_gets_the_composed_letter(
    widget: ConsoleWidget, console_input: ConsoleInput
) -> None:
    guest = Guest(extended=False)
    console_input.attach(guest)
    for kind in (PRESS, RELEASE):
        send(widget, kind, K.Key_Dead_Acute)
    for kind in (PRESS, RELEASE):
        send(widget, kind, K.Key_E, "e")
    assert guest.keys == [(0xE9, True), (0xE9, False)]


def test_windows_altgr_is_one_key(
    widget: ConsoleWidget, guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qt_keys.QGuiApplication, "platformName", staticmethod(lambda: "windows"))
    send(widget, PRESS, K.Key_Control, scan=0x1D)
    send(widget, PRESS, K.Key_AltGr, scan=0x138)
    send(widget, PRESS, K.Key_At, "@", M.ControlModifier | M.AltModifier, scan=0x10)
    send(widget, RELEASE, K.Key_At, "@", scan=0x10)
    send(widget, RELEASE, K.Key_Control, scan=0x1D)
    send(widget, RELEASE, K.Key_AltGr, scan=0x138)
    assert guest.keys == [(ALTGR, True), (0x10, True), (0x10, False), (ALTGR, False)]


def test_windows_control_alone_is_control_and_print_has_no_beginning(
    widget: ConsoleWidget, guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qt_keys.QGuiApplication, "platformName", staticmethod(lambda: "windows"))
    send(widget, PRESS, K.Key_Control, scan=0x1D)
    send(widget, PRESS, K.Key_C, "\x03", M.ControlModifier, scan=0x2E)
    send(widget, RELEASE, K.Key_C, "\x03", M.ControlModifier, scan=0x2E)
    send(widget, RELEASE, K.Key_Control, scan=0x1D)
    send(widget, RELEASE, K.Key_Print, scan=0x137)
    assert guest.keys == [
        (CONTROL, True), (0x2E, True), (0x2E, False), (CONTROL, False), (0x54, True), (0x54, False),
    ]  # fmt: skip


def test_macos_caps_lock_is_tapped_and_command_swallows_nothing(
    widget: ConsoleWidget, guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qt_keys.QGuiApplication, "platformName", staticmethod(lambda: "cocoa"))
    send(widget, PRESS, K.Key_CapsLock, virtual=0x39)
    send(widget, RELEASE, K.Key_CapsLock, virtual=0x39)
    assert guest.keys == [(CAPS, True), (CAPS, False)] * 2
    guest.keys.clear()
    send(widget, PRESS, K.Key_Control, virtual=0x37)
    send(widget, PRESS, K.Key_R, "r", M.ControlModifier, virtual=0x0F)
    send(widget, RELEASE, K.Key_Control, virtual=0x37)
    assert guest.keys == [(0xDB, True), (0x13, True), (0xDB, False), (0x13, False)]


def test_a_key_that_is_held_stays_down_when_the_window_is_left(
    widget: ConsoleWidget, console_input: ConsoleInput, guest: Guest
) -> None:
    console_input.hold("ctrl", key("Control_L"), on=True)
    widget.clearFocus()
    assert guest.keys == [(CONTROL, True)]
    assert console_input.held == {"ctrl"}
    console_input.detach()
    assert guest.keys == [(CONTROL, True), (CONTROL, False)]
    assert console_input.held == frozenset()


def test_movements_are_thinned_out_to_one_a_frame(
    widget: ConsoleWidget, console_input: ConsoleInput, guest: Guest
) -> None:
    for x in range(100, 120):
        QTest.mouseMove(widget, QPoint(x, 100))
        widget.pointer.emit(x, 100, 0)
    assert len(guest.pointers) <= 2
    console_input._frame.timeout.emit()
    assert guest.pointers[-1] == (119, 100, 0)


def test_a_guest_with_a_mouse_takes_the_pointer_and_gives_it_back(
    widget: ConsoleWidget, console_input: ConsoleInput, guest: Guest
) -> None:
    held: list[bool] = []
    widget.pointer_held.connect(held.append)
    console_input.take(PointerModeChanged(False))
    QTest.mouseMove(widget, QPoint(50, 50))
    assert guest.pointers == []  # not yet taken
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(320, 240))
    assert held == [True]
    assert widget.cursor().shape() == Qt.CursorShape.BlankCursor
    guest.pointers.clear()
    widget.movement.emit(3, -2, 1)
    assert guest.pointers[-1] == (MIDDLE + 3, MIDDLE - 2, 1)
    QTest.keyPress(widget, K.Key_Control)
    QTest.keyPress(widget, K.Key_Alt)
    QTest.keyRelease(widget, K.Key_Alt)
    assert held == [True, False]
    assert widget.cursor().shape() != Qt.CursorShape.BlankCursor


def test_a_tablet_that_appears_gives_the_pointer_back(
    widget: ConsoleWidget, console_input: ConsoleInput, guest: Guest
) -> None:
    console_input.take(PointerModeChanged(False))
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(320, 240))
    console_input.take(PointerModeChanged(True))
    assert not widget.is_pointer_held


def test_without_a_guest_nothing_happens(widget: ConsoleWidget, console_input: ConsoleInput) -> None:
    QTest.keyClick(widget, K.Key_A)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    console_input.hold("ctrl", key("Control_L"), on=True)
    assert console_input.held == frozenset()
    console_input.close()


def test_keys_of_the_desktop_are_grabbed_while_the_setting_says_so(
    widget: ConsoleWidget, console_input: ConsoleInput, tmp_path: Path
) -> None:
    settings = Settings(tmp_path)
    console_input.follow(settings)
    assert QWidget.keyboardGrabber() is None
    settings.set_value("console.grab_shortcuts", True)
    assert QWidget.keyboardGrabber() is widget
    QTest.keyPress(widget, K.Key_Control)
    QTest.keyPress(widget, K.Key_Alt)
    QTest.keyRelease(widget, K.Key_Alt)
    assert QWidget.keyboardGrabber() is None
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    assert QWidget.keyboardGrabber() is widget
    widget.clearFocus()
    assert QWidget.keyboardGrabber() is None


def test_an_offered_clipboard_is_asked_for_if_it_is_wanted(
    widget: ConsoleWidget, console_input: ConsoleInput, guest: Guest
) -> None:
    console_input.take(ClipboardOffered())
    assert guest.asked == 0
    console_input.clipboard.from_guest = True
    console_input.take(ClipboardOffered())
    assert guest.asked == 1
