# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How many alarms of the pool nobody has dismissed, as the dashboard counts them, and for how many hosts updates wait."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.attention import alarm_groups, expiring_certificates
from xolite_desktop.models.notices.notice import Severity
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.xapi.delta import Delta

COUNT_MS = 500
_OF_UPDATES = frozenset({"pending_guidances", "updates_requiring_reboot", "latest_synced_updates_applied"})


class AlarmCount(QObject):
    """Signals: `changed()` when a number or the worst of them is another."""

    changed = Signal()

    def __init__(
        self,
        store: PoolStore,
        parent: QObject | None = None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._store = store
        self.number = 0
        self.updates = 0
        """Hosts that want something done because of updates, as far as it is known."""
        self.is_grave = False
        """Whether one of them is critical or serious."""
        self._soon = Throttle(COUNT_MS, self.refresh, self, at_once=True)
        store.changed.connect(self._on_changed)
        store.reset.connect(self._soon.request)
        store.updates.changed.connect(self._soon.request)
        self.refresh()

    def refresh(self) -> None:
        groups = alarm_groups(self._store)
        certificates = expiring_certificates(self._store, self._now())
        is_grave = any(each[0].priority <= Severity.SERIOUS for each in groups.values())
        found = (
            len(groups) + len(certificates),
            len(self._store.updates.waiting()),
            is_grave or any(each.kind is StateKind.BAD for each in certificates),
        )
        if found != (self.number, self.updates, self.is_grave):
            self.number, self.updates, self.is_grave = found
            self.changed.emit()

    def _on_changed(self, delta: Delta) -> None:
        of_updates = any(
            not _OF_UPDATES.isdisjoint(fields) for fields in delta.changed.get("host", {}).values()
        )
        if of_updates or delta.touches("message") or delta.touches("Certificate"):
            self._soon.request()
