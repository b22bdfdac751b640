# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Types a text into a console at the pace its guest can follow."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from xolite_desktop.ui.console.console_input import ConsoleInput
from xolite_desktop.vnc.typing.layout import Layout
from xolite_desktop.vnc.typing.typist import EVENT_MS, Typing, Typist


class KeyTypist(QObject):
    """One text on its way. Signals: `progressed(done, total)` in strokes; `ended(whole)` exactly once after `start`."""

    progressed = Signal(int, int)
    ended = Signal(bool)

    def __init__(self, console_input: ConsoleInput, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._input = console_input
        self._typist: Typist | None = None
        self._event_ms = EVENT_MS
        self._due = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._due.timeout.connect(self._step)
        console_input.detached.connect(self.stop)

    @property
    def is_typing(self) -> bool:
        return self._typist is not None

    def start(self, text: str, layout: Layout, *, event_ms: int = EVENT_MS) -> None:
        """Type this tidied text; characters the layout does not have are left out. `event_ms` is the pace."""
        self.stop()
        make = Typing.by_scancodes if self._input.takes_scancodes else Typing.by_keysyms
        is_caps_locked = self._input.takes_scancodes and self._input.locks.is_caps_locked
        self._typist = Typist(make(text, layout), self._input.send_key, is_caps_locked=is_caps_locked)
        self._event_ms = event_ms
        self._due.start(0)

    def stop(self) -> None:
        """Type nothing more."""
        if self._typist is not None:
            self._typist.abort()
            self._end(whole=False)

    def _step(self) -> None:
        typist = self._typist
        if typist is None:
            return
        events = typist.step()
        self.progressed.emit(typist.done, typist.total)
        if not typist.is_finished:
            self._due.start(events * self._event_ms)
        elif self._typist is typist:
            self._end(whole=True)

    def _end(self, *, whole: bool) -> None:
        self._typist = None
        self._due.stop()
        self.ended.emit(whole)
