# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Puts a rate limit between a signal that comes often and work that is dear."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Throttle(QObject):
    """Calls a function at most once in each interval, `interval_ms` after the first request, with the last arguments."""

    def __init__(
        self, interval_ms: int, function: Callable[..., object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._function = function
        self._arguments: tuple[object, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_pending(self) -> bool:
        return self._timer.isActive()

    def request(self, *arguments: object) -> None:
        self._arguments = arguments
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Call now if a request is waiting."""
        if self._timer.isActive():
            self.cancel()
            self._function(*self._arguments)

    def cancel(self) -> None:
        self._timer.stop()

    def _on_timeout(self) -> None:
        self._function(*self._arguments)
