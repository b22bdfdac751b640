# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Asks the pool what is at a place while the wizard goes on; only the last question counts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.connection import Connection
from xolite_desktop.xapi.operations.new_sr import probe
from xolite_desktop.xapi.plans.new_sr.kinds import Find
from xolite_desktop.xapi.plans.new_sr.new_sr import NewSr

T = TypeVar("T")


class Prober(QObject):
    """Signals: `changed()` when a question begins or ends; `found(key, choices)` for a field of the place; `looked(look)`."""

    changed = Signal()
    found = Signal(str, object)
    looked = Signal(object)

    def __init__(self, connection: Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._asking: asyncio.Task[None] | None = None
        self.error: Exception | None = None

    @property
    def is_asking(self) -> bool:
        return self._asking is not None

    def find(self, plan: NewSr, key: str, what: Find) -> None:
        """Ask what there is to choose for a field."""
        client = self._connection.client
        self._ask(lambda: probe.find(client, plan, what), lambda choices: self.found.emit(key, choices))

    def look(self, plan: NewSr) -> None:
        """Ask which SRs are at the place."""
        client = self._connection.client
        self._ask(lambda: probe.look(client, plan), self.looked.emit)

    def stop(self) -> None:
        """Nobody waits for the answer any more."""
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
            self.changed.emit()

    def forget_error(self) -> None:
        """It was about another page."""
        if self.error is not None:
            self.error = None
            self.changed.emit()

    def _ask(self, question: Callable[[], Coroutine[Any, Any, T]], on_result: Callable[[T], object]) -> None:
        self.stop()
        self.error = None

        def told(result: T) -> None:
            self._end(None)
            on_result(result)

        self._asking = self._connection.bridge.start(
            question(), name="probing storage", on_result=told, on_error=self._end
        )
        self.changed.emit()

    def _end(self, error: Exception | None) -> None:
        self._asking, self.error = None, error
        self.changed.emit()
