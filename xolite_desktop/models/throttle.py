# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Puts a rate limit between a signal that comes often and work that is dear."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

REST: Final = 4.0  # times as long as a call took is the least pause after it


class Throttle(QObject):
    """Calls a function at most once in each interval, with the arguments of the last request.

    The call comes `interval_ms` after the first request; with `at_once` the first request after a pause is served
    in the next turn of the loop, and only those that follow within the interval are gathered. A function that takes
    long is called more seldom, so that it never takes more than a fifth of the time.
    """

    def __init__(
        self,
        interval_ms: int,
        function: Callable[..., object],
        parent: QObject | None = None,
        *,
        at_once: bool = False,
    ) -> None:
        super().__init__(parent)
        self._interval_ms = interval_ms
        self._at_once = at_once
        self._function = function
        self._arguments: tuple[object, ...] = ()
        self._not_before = 0.0  # on the monotonic clock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._call)

    @property
    def is_pending(self) -> bool:
        return self._timer.isActive()

    def request(self, *arguments: object) -> None:
        self._arguments = arguments
        if not self._timer.isActive():
            least = 0 if self._at_once else self._interval_ms
            self._timer.start(max(least, round((self._not_before - time.monotonic()) * 1000)))

    def flush(self) -> None:
        """Call now if a request is waiting."""
        if self._timer.isActive():
            self.cancel()
            self._call()

    def cancel(self) -> None:
        self._timer.stop()

    def _call(self) -> None:
        started = time.monotonic()
        self._function(*self._arguments)
        ended = time.monotonic()
        pause = max(self._interval_ms / 1000 if self._at_once else 0.0, REST * (ended - started))
        self._not_before = ended + pause
