# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`SlicedWork`: long work on the main thread, begun at once and gone on with between what else happens."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from itertools import islice
from math import inf

from PySide6.QtCore import QObject, QTimer

from xolite_desktop.models.slices import advance

SLICE_MS = 6.0


class SlicedWork(QObject):
    """One work at a time: a new one takes the place of what was not finished, which is then never told as done."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Iterator[object] | None = None
        self._done: Callable[[], object] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_turn)
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def is_running(self) -> bool:
        return self._work is not None

    def start(
        self,
        work: Iterator[object],
        done: Callable[[], object],
        *,
        at_once: int = 0,
        at_once_ms: float = 0.0,
    ) -> None:
        """The first `at_once` steps, and what fits into `at_once_ms`, are done before this returns; maybe all."""
        self._work, self._done, self._loop = work, done, asyncio._get_running_loop()
        for _ in islice(work, at_once):
            pass
        self._go_on(at_once_ms)
        if self._work is work:
            self._timer.start()

    def finish(self) -> None:
        """Do what is left now."""
        self._go_on(inf)

    def stop(self) -> None:
        """Give it up."""
        self._timer.stop()
        self._work = self._done = None

    def _on_turn(self) -> None:
        # What was begun on a loop may start tasks on it, so it stands still while the loop does.
        if self._loop is None or asyncio._get_running_loop() is self._loop:
            self._go_on(SLICE_MS)

    def _go_on(self, most_ms: float) -> None:
        if self._work is not None and advance(self._work, most_ms):
            done = self._done
            self.stop()
            if done is not None:
                done()


def with_early(work: Iterator[object], after_s: float, answer: Callable[[], object]) -> Iterator[object]:
    """The steps of a work; if it takes longer than `after_s`, `answer` is called once on the way."""
    until = time.perf_counter() + after_s
    for step in work:
        yield step
        if time.perf_counter() > until:
            answer()
            break
    yield from work
