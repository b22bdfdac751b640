# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The events of one object: its alarms, and what was done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xolite_desktop.models.connection import Connection
from xolite_desktop.ui.notices.notice_view import NoticeView
from xolite_desktop.ui.tabs.tab import Tab


class EventsTab(Tab):
    """Signals: `dismiss_asked(list of Ref)`; `fix_asked(action id, ref)`."""

    title = "Events"
    dismiss_asked = Signal(list)
    fix_asked = Signal(str, str)

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(connection.store, parent)
        self._connection = connection
        self.notices: NoticeView | None = None
        self._shown = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def refresh(self) -> None:
        """Messages are read when the tab is first seen, and follow the pool from then on."""
        found = next((cls for cls in _CLASSES if self.store.cache.get(cls, self.ref or "") is not None), "")
        uuid = str(getattr(self.store.cache.get(found, self.ref or ""), "uuid", ""))
        if self.notices is None:
            self.notices = NoticeView(self._connection, of_one=True)
            self.notices.object_asked.connect(self.link_activated)
            self.notices.dismiss_asked.connect(self.dismiss_asked)
            self.notices.fix_asked.connect(self.fix_asked)
            self._column.addWidget(self.notices)
        if uuid != self._shown:
            self._shown = uuid
            self.notices.table.show_about(uuid)


_CLASSES = ("VM", "host", "pool", "SR")
