# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Someone at the keyboard: types, clicks and waits to see something, in the real windows."""

from __future__ import annotations

import asyncio
import string
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

PATIENCE_S = 20.0
SHIFTED = frozenset(string.ascii_uppercase + '~!@#$%^&*()_+{}|:"<>?')


async def until(
    condition: Callable[[], object], *signals: SignalInstance, patience_s: float = PATIENCE_S
) -> None:
    """Wait until `condition` holds, asking again after each of the signals; fails after `patience_s`."""
    holds = asyncio.get_running_loop().create_future()

    def look(*_: object) -> None:
        if not holds.done() and condition():
            holds.set_result(None)

    for signal in signals:
        signal.connect(look)
    try:
        look()
        async with asyncio.timeout(patience_s):
            await holds
    finally:
        for signal in signals:
            with suppress(RuntimeError):  # whoever gave it may be gone by now
                signal.disconnect(look)


def type_text(widget: QWidget, text: str) -> None:
    """One key after the other, as typed on a US keyboard: Shift is held where it must be."""
    widget.setFocus()
    if isinstance(widget, QLineEdit):
        widget.clear()
    for char in text:
        if char in SHIFTED:
            QTest.keyPress(widget, Qt.Key.Key_Shift)
            QTest.keyClick(widget, char, Qt.KeyboardModifier.ShiftModifier)
            QTest.keyRelease(widget, Qt.Key.Key_Shift)
        else:
            QTest.keyClick(widget, char)


def press_key(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(widget, key, modifiers)


def click(button: QWidget) -> None:
    assert button.isVisible(), f"{button} cannot be seen"
    assert button.isEnabled(), f"{button} cannot be used: {button.toolTip()}"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def button_called(inside: QWidget, text: str) -> QAbstractButton:
    """The visible button with this text, or with this name beside its sign."""
    buttons = [button for button in inside.findChildren(QAbstractButton) if button.isVisible()]
    for button in buttons:
        if text in (button.text().replace("&", "").strip(), button.accessibleName()):
            return button
    raise AssertionError(f"no button {text!r} among {sorted(button.text() for button in buttons)}")
