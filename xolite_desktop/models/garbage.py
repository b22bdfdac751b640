# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Python's cyclic garbage collector, kept to the main thread: a QObject destroyed in another thread is a crash.

Python collects in whichever thread happens to allocate. A console's thread, or the demo pool's, would then destroy
timers and widgets that were garbage of the window. So automatic collection is off while Qt's loop runs, and a timer
collects here, where Qt's objects live.
"""

from __future__ import annotations

import gc
import time
from typing import Final

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS: Final = 250
FULL_EVERY_S: Final = 10.0


class MainThreadCollector(QObject):
    """Collects on the thread that made it, between `start` and `stop`; young objects often, old ones seldom."""

    def __init__(self) -> None:
        super().__init__()
        self._was_enabled = False
        self._full_at = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._full_at = time.monotonic() + FULL_EVERY_S
        self._timer.start()

    def stop(self) -> None:
        """Leave the collector as it was found."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()

    def collect(self) -> None:
        """Collect the generations that are due, by Python's own thresholds; the oldest at most every 10 s."""
        young, middle, old = gc.get_count()
        limits = gc.get_threshold()
        if old > limits[2] and time.monotonic() >= self._full_at:
            gc.collect()
            self._full_at = time.monotonic() + FULL_EVERY_S
        elif middle > limits[1]:
            gc.collect(1)
        elif young > limits[0]:
            gc.collect(0)
