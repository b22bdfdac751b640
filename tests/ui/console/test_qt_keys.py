# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Each key of the keyboard as keysym and scancode."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from xolite_desktop.ui.console import qt_keys
from xolite_desktop.vnc import scancodes
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
