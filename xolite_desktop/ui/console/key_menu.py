# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Keys that a desktop keeps for itself, as a menu: what is in it is a table, and the menu a loop over that."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.console.console_input import ConsoleInput
from xolite_desktop.vnc.keyboard import Key, key


@dataclass(frozen=True)
class KeyEntry:
    """One line of the menu, and the keys it presses together, by the names of their keysyms."""

    title: str
    names: tuple[str, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        return tuple(key(name) for name in self.names)


def _entry(title: str, names: str) -> KeyEntry:
    return KeyEntry(title, tuple(names.split()))


CTRL_ALT_DEL = _entry("Ctrl+Alt+Del", "Control_L Alt_L Delete")
CHORDS = (
    (
        CTRL_ALT_DEL,
        _entry("Ctrl+Alt+Backspace", "Control_L Alt_L BackSpace"),
        _entry("Ctrl+Shift+Esc", "Control_L Shift_L Escape"),
    ),
    (
        _entry("Alt+F4", "Alt_L F4"),
        _entry("Alt+Tab", "Alt_L Tab"),
        _entry("Print Screen", "Print"),
        _entry("Alt+Print Screen", "Alt_L Print"),
        _entry("Windows key", "Super_L"),
        _entry("Windows+L", "Super_L l"),
        _entry("Windows+R", "Super_L r"),
    ),
)
"""Groups, with a line between them."""
CONSOLES = tuple(_entry(f"Ctrl+Alt+F{number}", f"Control_L Alt_L F{number}") for number in range(1, 13))
"""Text consoles of Linux, in a menu of their own."""
HOLDS = (
    _entry("Hold Ctrl", "Control_L"),
    _entry("Hold Alt", "Alt_L"),
    _entry("Hold Windows key", "Super_L"),
)
"""Ticked while the key is kept down."""


class KeyMenu(QMenu):
    """The menu for one console. `paste_asked()` when somebody wants a text typed."""

    paste_asked = Signal()

    def __init__(self, console_input: ConsoleInput, parent: QWidget | None = None) -> None:
        super().__init__(tr("Send keys"), parent)
        self._input = console_input
        for group in CHORDS:
            for entry in group:
                self._add(self, entry)
            self.addSeparator()
        consoles = self.addMenu(tr("Ctrl+Alt+F1 to F12"))
        for entry in CONSOLES:
            self._add(consoles, entry)
        self.addSeparator()
        for entry in HOLDS:
            self._add_hold(entry)
        self.addSeparator()
        self.addAction(tr("Paste as keystrokes…"), self.paste_asked.emit)

    def _add(self, menu: QMenu, entry: KeyEntry) -> None:
        menu.addAction(tr(entry.title), lambda: self._input.send_keys(entry.keys))

    def _add_hold(self, entry: KeyEntry) -> None:
        action = self.addAction(tr(entry.title))
        action.setCheckable(True)
        action.setChecked(entry.title in self._input.held)
        action.triggered.connect(lambda on: self._input.hold(entry.title, entry.keys[0], on=on))
        self._input.holds_changed.connect(lambda: action.setChecked(entry.title in self._input.held))
