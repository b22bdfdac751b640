# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`PoolQuestion`: something the pool or a host is asked while a dialog is open; of several questions the last counts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.reasons import Explanation, explain_error

T = TypeVar("T")


class PoolQuestion(QObject):
    """Subclasses put the question by `_ask` and keep what is answered. `error` says why there is no answer.

    Signals: `changed()` when there is something else to read here.
    """

    changed = Signal()

    def __init__(self, connection: Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._cache = connection.store.cache
        self.error: Explanation | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def is_asking(self) -> bool:
        """Whether an answer is awaited."""
        return self._task is not None

    def close(self) -> None:
        """Hear no answer any more."""
        self._drop()

    def _drop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _ask(self, question: Coroutine[Any, Any, T], name: str, keep: Callable[[T], object]) -> None:
        """`name` says in the log what is asked; `keep` is given the answer."""
        self._drop()
        self.error = None

        def answered(answer: T) -> None:
            self._task = None
            keep(answer)
            self.changed.emit()

        self._task = self._connection.bridge.start(
            question, name=name, on_result=answered, on_error=self._on_error
        )
        self.changed.emit()

    def _on_error(self, error: Exception) -> None:
        self._task, self.error = None, explain_error(error, self._cache)
        self.changed.emit()
