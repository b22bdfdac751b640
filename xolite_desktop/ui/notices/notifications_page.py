# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The page that the bell opens: all alarms and events of the pool."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xolite_desktop.models.alarm_count import AlarmCount
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.text import count
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.notices.notice_view import NoticeView
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.banner import Banner
from xolite_desktop.ui.widgets.button import IconButton
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.panel import Panel


class NotificationsPage(QWidget):
    """Signals: `closed()` by its cross or Escape; `updates_asked()`."""

    closed = Signal()
    updates_asked = Signal()

    def __init__(self, connection: Connection, alarms: AlarmCount, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alarms = alarms
        self.notices = NoticeView(connection)
        self.updates = Banner()
        self.updates.acted.connect(self.updates_asked)
        alarms.changed.connect(self._show_updates)
        head = Panel("header")
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 12, 16, 12)
        row.addWidget(Label(tr("Notifications"), font=fonts.title()))
        row.addStretch(1)
        close = IconButton("x", tr("Close the notifications (Esc)"))
        close.clicked.connect(self.closed)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.updates)
        column.addWidget(self.notices, 1)
        escape = QShortcut(QKeySequence("Esc"), self, self.closed.emit)
        escape.setContext(escape.context().WidgetWithChildrenShortcut)
        self._show_updates()

    def _show_updates(self) -> None:
        """One line for all of them: they are no messages of the pool."""
        hosts = self._alarms.updates
        if not hosts:
            self.updates.hide()
            return
        said = tr("Updates wait for {hosts}: packages to install, or a restart after some that were.")
        words = said.format(hosts=count(hosts, "host"))
        self.updates.show_sentence(words, tone="info", icon="arrow-fat-line-down", button=tr("Updates…"))
