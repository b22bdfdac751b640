# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`StatusEntries`: what status reports of hosts can hold, asked of one of them."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.reasons import Explanation, explain_error
from xolite_desktop.models.text import size, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.operations.host_files import entries
from xolite_desktop.xapi.plans.host_files import Entry, Privacy
from xolite_desktop.xapi.refs import Ref

_PRIVACY = later(
    {
        Privacy.MAYBE: "may name people or places",
        Privacy.IF_CUSTOMIZED: "may name people or places, if it was changed",
        Privacy.YES: "names people or places",
    }
)


class StatusEntries(QObject):
    """Signals: `changed()` when it was answered."""

    changed = Signal()

    def __init__(self, connection: Connection, host: Ref, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache = connection.store.cache
        self.entries: tuple[Entry, ...] | None = None
        self.error: Explanation | None = None
        self._task: asyncio.Task[None] | None = connection.bridge.start(
            entries(connection.client, host),
            name="asking what a status report can hold",
            on_result=self._on_answer,
            on_error=self._on_error,
        )

    @property
    def is_asking(self) -> bool:
        return self.entries is None and self.error is None

    def close(self) -> None:
        """Hear no answer any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_answer(self, found: tuple[Entry, ...]) -> None:
        self.entries = found
        self.changed.emit()

    def _on_error(self, error: Exception) -> None:
        self.error = explain_error(error, self._cache)
        self.changed.emit()


def entry_words(entry: Entry) -> str:
    """ "xenserver-logs · up to 200 MiB · may name people or places"."""
    most = tr("up to {size}").format(size=size(entry.most_bytes)) if entry.most_bytes > 0 else ""
    privacy = tr(_PRIVACY[entry.privacy]) if entry.privacy in _PRIVACY else ""
    return " · ".join(filter(None, (visible(entry.key), most, privacy)))
