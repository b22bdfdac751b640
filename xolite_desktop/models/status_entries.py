# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`StatusEntries`: what status reports of hosts can hold, asked of one of them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.pool_question import PoolQuestion
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


class StatusEntries(PoolQuestion):
    """`entries` is None until it was answered."""

    def __init__(self, connection: Connection, host: Ref, parent: QObject | None = None) -> None:
        super().__init__(connection, parent)
        self.entries: tuple[Entry, ...] | None = None
        self._ask(entries(connection.client, host), "asking what a status report can hold", self._keep)

    def _keep(self, found: tuple[Entry, ...]) -> None:
        self.entries = found


def entry_words(entry: Entry) -> str:
    """ "xenserver-logs · up to 200 MiB · may name people or places"."""
    most = tr("up to {size}").format(size=size(entry.most_bytes)) if entry.most_bytes > 0 else ""
    privacy = tr(_PRIVACY[entry.privacy]) if entry.privacy in _PRIVACY else ""
    return " · ".join(filter(None, (visible(entry.key), most, privacy)))
