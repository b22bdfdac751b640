# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A second thread for decoding: libjpeg-turbo works without Python's lock, so two pictures can be decoded at a time."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from queue import SimpleQueue

from xolite_desktop.vnc.aside import Work

_Shared = deque[tuple[int, Work]]


class SideThread:
    """An `Aside`. Its thread begins with the first work that can be shared and lasts until `close`.

    It works only while the decoding thread does the same: beside parsing, where Python's lock changes hands for each small
    rect, it would cost more than it brings.
    """

    def __init__(self) -> None:
        self._waiting: SimpleQueue[_Shared | None] = SimpleQueue()
        self._done: SimpleQueue[tuple[int, Exception | None]] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def do_all(self, works: Sequence[Work]) -> None:
        if self._thread is None and len(works) > 1:
            self._thread = threading.Thread(target=self._run, name="console-aside", daemon=True)
            self._thread.start()
        shared = deque(enumerate(works))
        self._waiting.put(shared)
        # The thread may get no turn for a while: this one takes whatever that has not begun.
        self._do(shared)
        results = [self._done.get() for _ in works]
        failed = [(number, error) for number, error in results if error is not None]
        if failed:
            raise min(failed, key=lambda one: one[0])[1]

    def close(self) -> None:
        """Wait for the end of the thread; called by the one that decodes, when it does no more."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while (shared := self._waiting.get()) is not None:
            self._do(shared)

    def _do(self, shared: _Shared) -> None:
        with suppress(IndexError):  # when nothing is left; what works raise is in their results
            while True:
                self._done.put(_result(*shared.popleft()))


def _result(number: int, work: Work) -> tuple[int, Exception | None]:
    try:
        work()
    except Exception as error:  # noqa: BLE001  # mistakes of ours, too, are for the thread that decodes
        return number, error
    return number, None
