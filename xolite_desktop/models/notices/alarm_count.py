# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How many alarms of the pool nobody has dismissed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.notices.notice import Severity, is_alarm
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.records.task import Message

COUNT_MS = 500


class AlarmCount(QObject):
    """Signals: `changed()` when the number or the worst of them is another."""

    changed = Signal()

    def __init__(self, store: PoolStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.number = 0
        self.is_grave = False
        """Whether one of them is critical or serious."""
        self._soon = Throttle(COUNT_MS, self.refresh, self, at_once=True)
        store.changed.connect(self._on_changed)
        store.reset.connect(self._soon.request)
        self.refresh()

    def refresh(self) -> None:
        priorities = [
            message.priority
            for message in self._store.cache.of(Message, "message").values()
            if is_alarm(message)
        ]
        found = len(priorities), any(priority <= Severity.SERIOUS for priority in priorities)
        if found != (self.number, self.is_grave):
            self.number, self.is_grave = found
            self.changed.emit()

    def _on_changed(self, delta: Delta) -> None:
        if delta.touches("message"):
            self._soon.request()
