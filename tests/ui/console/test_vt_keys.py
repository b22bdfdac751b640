# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Keys as a VT sends them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from xolite_desktop.ui.console.vt_keys import pasted, sequence

K, M = Qt.Key, Qt.KeyboardModifier


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "sent"),
    [
        (K.Key_A, M.NoModifier, "a", b"a"),
        (K.Key_Udiaeresis, M.NoModifier, "ü", "ü".encode()),
        (K.Key_C, M.ControlModifier, "\x03", b"\x03"),
        (K.Key_Space, M.ControlModifier, " ", b"\0"),
        (K.Key_X, M.AltModifier, "x", b"\x1bx"),
        (K.Key_Return, M.NoModifier, "\r", b"\r"),
        (K.Key_Backspace, M.NoModifier, "\b", b"\x7f"),
        (K.Key_Backtab, M.ShiftModifier, "", b"\x1b[Z"),
        (K.Key_Up, M.NoModifier, "", b"\x1b[A"),
        (K.Key_Right, M.ControlModifier, "", b"\x1b[1;5C"),
        (K.Key_Delete, M.NoModifier, "\x7f", b"\x1b[3~"),
        (K.Key_F1, M.NoModifier, "", b"\x1bOP"),
        (K.Key_F12, M.NoModifier, "", b"\x1b[24~"),
        (K.Key_Shift, M.ShiftModifier, "", b""),
    ],
)
def test_each_key_sends_what_a_terminal_sends(key: K, modifiers: M, text: str, sent: bytes) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, key, modifiers, text)
    assert sequence(event, application_cursor=False) == sent


def test_cursor_keys_follow_the_guests_mode() -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, K.Key_Left, M.NoModifier)
    assert sequence(event, application_cursor=True) == b"\x1bOD"


def test_pasted_text_cannot_steer_the_guest() -> None:
    assert pasted("a\nb\r\nc", bracketed=False) == b"a\rb\rc"
    assert pasted("x\x1b[201~rm\x03", bracketed=True) == b"\x1b[200~x[201~rm\x1b[201~"
