# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Finds what keeps the window from answering: every block of the main thread, with the stack that caused it."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

LIMIT_MS = 50.0
PAUSE_S = 0.02  # between two questions


@dataclass(frozen=True)
class Block:
    """One stretch in which the main thread did not answer.

    `busy_ms` is the processor time the main thread used meanwhile: far below `duration_ms` means that it
    waited (or that the machine was short of processors), not that it worked.
    """

    duration_ms: float
    busy_ms: float
    stack: str

    def __str__(self) -> str:
        return f"main thread blocked for {self.duration_ms:.0f} ms ({self.busy_ms:.0f} ms busy)\n{self.stack}"


class Watchdog(QObject):
    """Asks the main thread for a sign of life from a thread of its own; make, start and stop it there.

    `report(block)` is called in the watchdog's thread. For debugging and tests: it wakes 50 times a second.
    """

    _asked = Signal()

    def __init__(self, report: Callable[[Block], None], limit_ms: float = LIMIT_MS) -> None:
        super().__init__()
        self._report = report
        self._limit_s = limit_ms / 1000
        self._answered = threading.Event()
        self._asked.connect(self._on_asked, Qt.ConnectionType.QueuedConnection)
        self._stopping = threading.Event()
        self._main = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._main) if sys.platform == "linux" else None
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End the thread; a block that lasts until now is still reported."""
        self._stopping.set()
        self._answered.set()
        self._thread.join()

    def _on_asked(self) -> None:
        self._answered.set()

    def _watch(self) -> None:
        while not self._stopping.is_set():
            self._answered.clear()
            started, busy = time.perf_counter(), self._busy_s()
            self._asked.emit()
            if not self._answered.wait(self._limit_s):
                stack = self._stack()
                self._answered.wait()
                duration = time.perf_counter() - started
                self._report(Block(duration * 1000, (self._busy_s() - busy) * 1000, stack))
            self._stopping.wait(PAUSE_S)

    def _busy_s(self) -> float:
        return time.clock_gettime(self._clock) if self._clock is not None else time.process_time()

    def _stack(self) -> str:
        """Where the main thread is now.

        Its frames are let go at once, before a source is read and the main thread runs on: a frame that outlives its
        call keeps the painters, fonts and options in it, and whoever lets it go last destroys them, in this thread.
        """
        frame = sys._current_frames().get(self._main)
        places: list[tuple[str, int, str]] = []
        while frame is not None:
            places.append((frame.f_code.co_filename, frame.f_lineno or 0, frame.f_code.co_name))
            frame = frame.f_back
        steps = [traceback.FrameSummary(*place, lookup_line=False) for place in reversed(places)]
        return "".join(traceback.StackSummary.from_list(steps).format())
