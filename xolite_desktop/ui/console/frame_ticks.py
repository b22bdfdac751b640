# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""When there is something new to show: at once after a pause, else at most once for each frame of the display."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

SLOWEST_DISPLAY_HZ, FASTEST_DISPLAY_HZ = 30.0, 144.0


class FrameTicks(QObject):
    """Signals: `ticked()` after `want`, in time for the next frame of the display that the widget is on."""

    ticked = Signal()

    def __init__(self, widget: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._widget = widget
        self._last = 0.0
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def want(self) -> None:
        """Tick: what comes in between is one picture."""
        rest_s = self._frame_s() - (time.monotonic() - self._last)
        if rest_s <= 0:
            self._tick()
        elif not self._timer.isActive():
            self._timer.start(round(rest_s * 1000))

    def stop(self) -> None:
        """Do not tick any more for what was wanted before."""
        self._timer.stop()

    def _tick(self) -> None:
        self._last = time.monotonic()
        self.ticked.emit()

    def _frame_s(self) -> float:
        """Seconds of one frame of the display."""
        return 1 / min(max(self._widget.screen().refreshRate(), SLOWEST_DISPLAY_HZ), FASTEST_DISPLAY_HZ)
