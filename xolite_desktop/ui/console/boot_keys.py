# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Presses one key on a console that is about to boot, until its firmware shows something else."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from xolite_desktop.ui.console.console_link import ConsoleLink, LinkState
from xolite_desktop.vnc.framebuffer import Framebuffer

EVERY_MS = 250
MOST_PRESSES = 40  # ten seconds
WAIT_MS = 180_000  # for the VM to be started at all
CHANGED_SHARE = 0.025
"""Of the screen's character cells. "Press ESC for boot menu" is one part in a hundred, a menu five or more."""
_CELL_WIDTH, _CELL_HEIGHT = 8, 16


class BootKeys(QObject):
    """Begins to press as soon as the console is live. Signals: `ended(bool)`, whether the screen changed."""

    ended = Signal(bool)

    def __init__(self, link: ConsoleLink, key: str, parent: QObject | None = None) -> None:
        """`key` is one of models/boot_menu.py."""
        super().__init__(parent)
        self.presses = 0
        self._link = link
        self._key = key
        self._before: np.ndarray | None = None
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.press)
        self._patience = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._patience.timeout.connect(self.stop)
        link.state_changed.connect(self._on_state_changed)
        self._patience.start()
        self._on_state_changed(link.state)

    def stop(self) -> None:
        """Press no more."""
        self._end(False)

    def press(self) -> None:
        """One step: look whether the screen changed, else press the key."""
        framebuffer = self._link.framebuffer
        if framebuffer is None:
            return
        if self._has_changed(framebuffer):
            self._end(True)
        elif self.presses >= MOST_PRESSES:
            self._end(False)
        else:
            self.presses += 1
            self._link.send_chord(self._key)

    def _on_state_changed(self, state: LinkState) -> None:
        if state is LinkState.LIVE:
            self._patience.stop()
            self._timer.start()
            self.press()

    def _has_changed(self, framebuffer: Framebuffer) -> bool:
        """Compared with the first picture that was not blank: firmware clears the screen before it begins."""
        now = framebuffer.pixels.copy()
        if now.size == 0 or (now == now.flat[0]).all():
            return False
        before, self._before = self._before, now if self._before is None else self._before
        return before is not None and changed_share(before, now) >= CHANGED_SHARE

    def _end(self, changed: bool) -> None:
        if self._timer.isActive() or self._patience.isActive():
            self._timer.stop()
            self._patience.stop()
            self._link.state_changed.disconnect(self._on_state_changed)
            self.ended.emit(changed)


def changed_share(before: np.ndarray, now: np.ndarray) -> float:
    """Which part of the character cells differs between two pictures; all of it if their sizes do."""
    if before.shape != now.shape:
        return 1.0
    rows, columns = now.shape[0] // _CELL_HEIGHT, now.shape[1] // _CELL_WIDTH
    if rows == 0 or columns == 0:
        return float((before != now).any())
    differs = (before != now)[: rows * _CELL_HEIGHT, : columns * _CELL_WIDTH]
    cells = differs.reshape(rows, _CELL_HEIGHT, columns, _CELL_WIDTH).any(axis=(1, 3))
    return float(cells.mean())
