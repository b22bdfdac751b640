# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Notices that this machine, or this program, has slept: connections may have died meanwhile without a word."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_EVERY_MS: Final = 2_000
LEAST_SLEEP_S: Final = 10.0
"""Less than this no network forgets a connection."""

Clock = Callable[[], float]


def clock_through_sleep() -> Clock:
    """A clock that goes on while the machine sleeps; where there is none, the one on the wall, which may also be set."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.time if boottime is None else lambda: time.clock_gettime(boottime)


class SleepDetector:
    """Compares a clock that stops in sleep with one that does not, from one look to the next."""

    def __init__(self, awake: Clock = time.monotonic, always: Clock | None = None) -> None:
        self._awake, self._always = awake, always or clock_through_sleep()
        self._seen = (self._awake(), self._always())

    def look(self, due_s: float) -> float:
        """How long we slept since the last look, which was to be `due_s` ago; 0 if not worth a word.

        Stopped as a process, all clocks go on, and the look comes late. A clock that was set forward looks like a sleep
        where no better one is there, which costs a question to the pool; one that was set back like nothing.
        """
        before, self._seen = self._seen, (self._awake(), self._always())
        awake_s, always_s = self._seen[0] - before[0], self._seen[1] - before[1]
        slept_s = max(always_s - awake_s, awake_s - due_s)
        return slept_s if slept_s >= LEAST_SLEEP_S else 0.0


class SleepWatch(QObject):
    """Looks every two seconds. Signals: `woke(float)` with the seconds that were slept."""

    woke = Signal(float)

    def __init__(self, parent: QObject | None = None, detector: SleepDetector | None = None) -> None:
        super().__init__(parent)
        self._detector = detector or SleepDetector()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look now."""
        slept_s = self._detector.look(LOOK_EVERY_MS / 1000)
        if slept_s:
            self.woke.emit(slept_s)
