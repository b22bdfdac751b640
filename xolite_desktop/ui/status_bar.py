# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The line at the bottom: whom we speak to and how safely, how live it is, what the pool has, which product."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from xolite_desktop import __version__
from xolite_desktop.models import connection_words
from xolite_desktop.models.alarm_count import AlarmCount
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.pool_overview import pool_summary
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.text import count, visible
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.update_check import UpdateCheck
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import fonts, icons, marks
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.donut import MarkLabel
from xolite_desktop.ui.widgets.label import ElidedLabel, Label, tip
from xolite_desktop.ui.widgets.panel import Panel

TOTALS_MS = 500
_WIDEST_PRODUCT = 280
_TLS = {"TLSv1.3": "TLS 1.3", "TLSv1.2": "TLS 1.2", "TLSv1.1": "TLS 1.1", "TLSv1": "TLS 1.0"}


class _Lock(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(14, 14)
        self.setAccessibleName(tr("Encrypted"))

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), QRect(0, 0, 14, 14), "lock")


class StatusBar(Panel):
    """Follows one connection; totals are added up at most twice a second. Says quietly that there is a newer version.

    Signals: `leave_read_only()`; `updates_asked()`.
    """

    leave_read_only = Signal()
    updates_asked = Signal()

    def __init__(self, connection: Connection, updates: UpdateCheck, parent: QWidget | None = None) -> None:
        super().__init__("statusBar", parent)
        self._updates = updates
        self._connection = connection
        self.setFixedHeight(27)
        self._lock = _Lock()
        self.endpoint = ElidedLabel("", font=fonts.small())
        self.endpoint.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._mark = MarkLabel("running")
        self.live = Label("", font=fonts.small())
        self.read_only = Button(tr("Read-only"), kind="link", icon="lock-simple")
        self.read_only.setToolTip(tr("Nothing is sent that would change the pool. Press to leave this mode."))
        self.read_only.clicked.connect(self.leave_read_only)
        self.waiting = Button("", kind="link", icon="arrow-fat-line-down")
        self.waiting.setFont(fonts.small())
        self.waiting.clicked.connect(self.updates_asked)
        self.totals = Label("", font=fonts.small())
        self.product = ElidedLabel("", font=fonts.small())
        self.product.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.product.setMaximumWidth(_WIDEST_PRODUCT)
        self.release = Label("", tone="info", font=fonts.small())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self._lock)
        row.addWidget(self.endpoint)
        row.addSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self.live)
        row.addSpacing(8)
        row.addWidget(self.read_only)
        row.addStretch(1)
        row.addWidget(self.waiting)
        row.addSpacing(8)
        row.addWidget(self.release)
        row.addSpacing(8)
        row.addWidget(self.totals)
        row.addSpacing(8)
        row.addWidget(self.product)
        self._soon = Throttle(TOTALS_MS, self.refresh_totals, self, at_once=True)
        connection.state_changed.connect(self.refresh_connection)
        connection.role.changed.connect(self.refresh_connection)
        connection.figures_changed.connect(self.refresh_connection)
        connection.read_only_changed.connect(self.refresh_connection)
        connection.store.changed.connect(self._soon.request)
        connection.store.reset.connect(self._soon.request)
        updates.changed.connect(self.refresh_release)
        self.refresh_connection()
        self.refresh_totals()
        self.refresh_release()

    def refresh_connection(self, *_: object) -> None:
        connection = self._connection
        if connection.endpoint is not None:  # after the end the last one stays: it says what is shown
            tls = _TLS.get(connection.tls_version, connection.tls_version)
            pinned = tr("certificate pinned") if connection.certificate is not None else ""
            words = (visible(str(connection.endpoint)), tls, pinned, connection.permissions.role)
            self.endpoint.setText(" · ".join(word for word in words if word))
        self._lock.setVisible(connection.is_usable)
        self.read_only.setVisible(connection.is_read_only)
        kind = connection_words.kind(connection.state)
        is_busy = kind is StateKind.INFO or connection.is_reloading
        self._mark.set_state("busy" if is_busy else marks.state_of(kind, ""))
        status = connection_words.status(connection.state, connection.lag_ms)
        self.live.setText(tr("Reloading everything…") if connection.is_reloading else status)

    def follow_updates(self, alarms: AlarmCount) -> None:
        """Show for how many hosts updates wait, now and from now on."""
        self._alarms = alarms
        alarms.changed.connect(self._show_updates)
        self._show_updates()

    def _show_updates(self) -> None:
        hosts = self._alarms.updates
        self.waiting.set_text(tr("Updates for {hosts}").format(hosts=count(hosts, "host")))
        self.waiting.setVisible(hosts > 0)

    def refresh_release(self) -> None:
        newest = visible(self._updates.newest)
        self.release.setText(tr("Version {version} is there").format(version=newest) if newest else "")
        told = tr("This is version {version}. It is installed the way this one was.").format(
            version=__version__
        )
        self.release.setToolTip(tip(told))
        self.release.setVisible(bool(newest))

    def refresh_totals(self, *_: object) -> None:
        summary = pool_summary(self._connection.store)
        self.totals.setText(summary.one_line if summary.host_count else "")
        self.product.setText(summary.software)
