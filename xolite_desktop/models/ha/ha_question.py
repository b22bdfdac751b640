# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`HaQuestion`: which storage can hold the heartbeat, and how many host failures the pool can bear; asked of the pool."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from PySide6.QtCore import QObject

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.pool_question import PoolQuestion
from xolite_desktop.models.reasons import Explanation, explain_error
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations import ha
from xolite_desktop.xapi.plans.ha import heartbeat_srs
from xolite_desktop.xapi.refs import Ref

SOON_MS = 250


class HaQuestion(PoolQuestion):
    """One question about failures at a time, and one about each storage."""

    def __init__(self, connection: Connection, parent: QObject | None = None) -> None:
        super().__init__(connection, parent)
        self.verdicts: dict[Ref, Explanation | None] = {}
        """Of storage that was asked about: None if it can hold the heartbeat, else why not."""
        self.most: int | None = None
        """How many host failures the pool can bear with the priorities asked about last; None while that is not known."""
        self._wanted: Mapping[str, str] = {}
        self._looking: list[asyncio.Task[None]] = []
        self._soon = Throttle(SOON_MS, self._ask_most, self)

    def look_at_storage(self) -> None:
        """Ask about each storage that comes into question."""
        for ref in heartbeat_srs(self._cache):
            task = self._connection.bridge.start(
                ha.statefile_verdict(self._connection.client, ref), name="asking about a heartbeat",
                on_result=lambda verdict, ref=ref: self._on_verdict(ref, verdict),  # type: ignore[misc]
                on_error=lambda error, ref=ref: self._on_verdict(ref, error),  # type: ignore[misc]
            )  # fmt: skip
            self._looking.append(task)

    def ask(self, configuration: Mapping[str, str]) -> None:
        """How many failures could be borne with these priorities; of several questions the last counts."""
        self._wanted, self.most, self.error = dict(configuration), None, None
        self._drop()
        self._soon.request()
        self.changed.emit()

    def close(self) -> None:
        """Hear no answer any more."""
        super().close()
        for task in self._looking:
            task.cancel()

    def _ask_most(self, *_: object) -> None:
        question = ha.most_failures(self._connection.client, self._wanted)
        self._ask(question, "asking how many failures can be borne", self._keep)

    def _on_verdict(self, ref: Ref, verdict: Failure | Exception | None) -> None:
        self.verdicts[ref] = None if verdict is None else explain_error(verdict, self._cache)
        self.changed.emit()

    def _keep(self, most: int) -> None:
        self.most = most
