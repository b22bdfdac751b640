# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Each key of the keyboard as keysym and scancode."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from xolite_desktop.ui.console import qt_keys
from xolite_desktop.vnc import scancodes
from xolite_desktop.vnc.keyboard import Modifier
from xolite_desktop.vnc.keysyms import KEYSYMS

K, M = Qt.Key, Qt.KeyboardModifier
NONE = M.NoModifier


def press(key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = NONE, scan: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, 0, 0, text)


@pytest.mark.parametrize(
    ("event", "keysym", "scancode"),
    [
        (press(K.Key_A, "a"), ord("a"), 0x1E),
        (press(K.Key_A, "A", M.ShiftModifier), ord("A"), 0x1E),
        (press(K.Key_C, "\x03", M.ControlModifier), ord("c"), 0x2E),
        (press(K.Key_Exclam, "!", M.ShiftModifier), ord("!"), 0x02),
        (press(K.Key_Question, "?", M.ShiftModifier), ord("?"), 0x35),
        (press(K.Key_Return, "\r"), KEYSYMS["Return"], 0x1C),
        (press(K.Key_Tab, "\t"), KEYSYMS["Tab"], 0x0F),
        (press(K.Key_Backtab, "", M.ShiftModifier), KEYSYMS["Tab"], 0x0F),
        (press(K.Key_Escape, "\x1b"), KEYSYMS["Escape"], 0x01),
        (press(K.Key_Delete), KEYSYMS["Delete"], 0xD3),
        (press(K.Key_Up), KEYSYMS["Up"], 0xC8),
        (press(K.Key_F12), KEYSYMS["F12"], 0x58),
        (press(K.Key_5, "5", M.KeypadModifier), KEYSYMS["KP_5"], 0x4C),
        (press(K.Key_Home, "", M.KeypadModifier), KEYSYMS["KP_Home"], 0x47),
        (press(K.Key_Enter, "\r", M.KeypadModifier), KEYSYMS["KP_Enter"], 0x9C),
        (press(K.Key_AltGr), KEYSYMS["ISO_Level3_Shift"], 0xB8),
        (press(K.Key_Meta), KEYSYMS["Super_L"], 0xDB),
        (press(K.Key_Adiaeresis, "ä"), 0xE4, 0),
        (press(K.Key_unknown), 0, 0),
    ],
)
def test_keys_without_a_native_code_are_placed_on_a_us_keyboard(
    event: QKeyEvent, keysym: int, scancode: int
) -> None:
    assert qt_keys.key_of(event) == (keysym, scancode)


@pytest.mark.parametrize("platform", ["xcb", "wayland"])
def test_the_native_code_says_which_key_it_is(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(qt_keys.QGuiApplication, "platformName", staticmethod(lambda: platform))
    german_y = press(K.Key_Z, "z", NONE, 29)  # the key that is Y on a US keyboard
    assert qt_keys.key_of(german_y) == (ord("z"), 0x15)
    right_control = press(K.Key_Control, "", M.ControlModifier, 105)
    assert qt_keys.key_of(right_control) == (KEYSYMS["Control_R"], scancodes.BY_NAME["Control_R"])


def test_a_key_is_the_same_key_whatever_it_means_by_now() -> None:
    assert (
        qt_keys.native_of(press(K.Key_A, "a", NONE, 38))
        == qt_keys.native_of(press(K.Key_A, "A", NONE, 38))
        == 38
    )
    assert qt_keys.native_of(press(K.Key_A, "a")) == K.Key_A


def native(
    key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = NONE, *, scan: int = 0, virtual: int = 0
) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, virtual, 0, text)


@pytest.fixture
def platform(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    name = str(request.param)
    monkeypatch.setattr(qt_keys.QGuiApplication, "platformName", staticmethod(lambda: name))
    return name


@pytest.mark.parametrize("platform", ["xcb", "wayland"], indirect=True)
@pytest.mark.parametrize(
    ("event", "keysym", "scancode"),
    [
        # A German keyboard: what the X server says the key means, and where it is.
        (native(K.Key_Dead_Acute, scan=21, virtual=0xFE51), "dead_acute", 0x0D),
        (native(K.Key_AltGr, scan=108, virtual=0xFE03), "ISO_Level3_Shift", 0xB8),
        (native(K.Key_At, "@", scan=24, virtual=0x40), 0x40, 0x10),
        (native(K.Key_C, "\x03", M.ControlModifier, scan=54, virtual=0x63), ord("c"), 0x2E),
        (native(K.Key_Backtab, "", M.ShiftModifier, scan=23, virtual=0xFE20), "Tab", 0x0F),
        (native(K.Key_Meta, "", M.ShiftModifier, scan=64, virtual=0xFFE7), "Alt_L", 0x38),
        (native(K.Key_Super_R, scan=134, virtual=0xFFEC), "Super_R", 0xDC),
        (native(K.Key_Enter, "\r", M.KeypadModifier, scan=104, virtual=0xFF8D), "KP_Enter", 0x9C),
    ],
)
def test_x11_tells_the_meaning_and_the_place(
    platform: str, event: QKeyEvent, keysym: int | str, scancode: int
) -> None:
    wanted = KEYSYMS[keysym] if isinstance(keysym, str) else keysym
    assert qt_keys.key_of(event) == (wanted, scancode)


@pytest.mark.parametrize("platform", ["windows"], indirect=True)
@pytest.mark.parametrize(
    ("event", "keysym", "scancode"),
    [
        (native(K.Key_Dead_Acute, scan=0x0D), "dead_acute", 0x0D),
        (native(K.Key_AltGr, scan=0x138), "ISO_Level3_Shift", 0xB8),
        (native(K.Key_Control, scan=0x11D), "Control_R", 0x9D),
        (native(K.Key_Left, scan=0x14B), "Left", 0xCB),
        (native(K.Key_NumLock, scan=0x145), "Num_Lock", 0x45),
        (native(K.Key_Z, "z", scan=0x15), ord("z"), 0x15),
    ],
)
def test_windows_tells_the_place(platform: str, event: QKeyEvent, keysym: int | str, scancode: int) -> None:
    wanted = KEYSYMS[keysym] if isinstance(keysym, str) else keysym
    assert qt_keys.key_of(event) == (wanted, scancode)


@pytest.mark.parametrize("platform", ["cocoa"], indirect=True)
@pytest.mark.parametrize(
    ("event", "keysym", "scancode"),
    [
        (native(K.Key_A, "a", scan=1, virtual=0x00), ord("a"), 0x1E),
        (native(K.Key_Control, scan=1, virtual=0x37), "Super_L", 0xDB),  # Command
        (native(K.Key_Control, scan=1, virtual=0x36), "Super_R", 0xDC),
        (native(K.Key_Meta, scan=1, virtual=0x3B), "Control_L", 0x1D),
        (native(K.Key_Meta, scan=1, virtual=0x3E), "Control_R", 0x9D),
        (native(K.Key_Alt, scan=1, virtual=0x3D), "Alt_R", 0xB8),
        (native(K.Key_Left, "", M.KeypadModifier, scan=1, virtual=0x7B), "KP_Left", 0xCB),
    ],
)
def test_macos_tells_the_place_and_swaps_command_and_control(
    platform: str, event: QKeyEvent, keysym: int | str, scancode: int
) -> None:
    wanted = KEYSYMS[keysym] if isinstance(keysym, str) else keysym
    assert qt_keys.key_of(event) == (wanted, scancode)
    assert qt_keys.native_of(event) == event.nativeVirtualKey()
    assert qt_keys.modifiers_of(M.ControlModifier | M.ShiftModifier) == {Modifier.SUPER, Modifier.SHIFT}


def test_modifiers_by_their_names_on_a_pc() -> None:
    assert qt_keys.modifiers_of(M.ControlModifier | M.MetaModifier) == {Modifier.CONTROL, Modifier.SUPER}
    assert qt_keys.modifiers_of(NONE) == frozenset()


@pytest.mark.parametrize(
    ("event", "caps"),
    [
        (press(K.Key_A, "a"), False),
        (press(K.Key_A, "A"), True),
        (press(K.Key_A, "A", M.ShiftModifier), False),
        (press(K.Key_A, "a", M.ShiftModifier), True),
        (press(K.Key_1, "1"), None),
        (press(K.Key_A, "\x01", M.ControlModifier), None),
        (press(K.Key_A, "a", M.AltModifier), None),
        (press(K.Key_unknown, "ß"), False),
    ],
)
def test_a_letter_shows_caps_lock(event: QKeyEvent, caps: bool | None) -> None:
    assert qt_keys.caps_lock_of(event) is caps


@pytest.mark.parametrize(
    ("event", "num"),
    [
        (press(K.Key_5, "5", M.KeypadModifier), True),
        (press(K.Key_Home, "", M.KeypadModifier), False),
        (press(K.Key_Home, "", M.KeypadModifier | M.ShiftModifier), None),
        (press(K.Key_Plus, "+", M.KeypadModifier), None),
        (press(K.Key_5, "5"), None),
    ],
)
def test_the_keypad_shows_num_lock(event: QKeyEvent, num: bool | None) -> None:
    assert qt_keys.num_lock_of(event) is num
