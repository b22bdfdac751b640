# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The banner of a pool's window: the connection is lost, since when, and what is done about it."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from xolite_desktop.models import connection_words
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.connection_words import State
from xolite_desktop.models.reasons import explain_error
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style.wording import full_stop
from xolite_desktop.ui.widgets.banner import Banner
from xolite_desktop.ui.widgets.label import tip


class ConnectionBanner(Banner):
    """Shown while the connection does not stand; counts the seconds.

    Its button tries again at once, or, once disconnected, asks to connect again. After a minute a second one
    offers by `other_acted` to let another host take over. Signals: `reconnect_asked()`.
    """

    reconnect_asked = Signal()

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._seconds = QTimer(self, interval=1000)
        self._seconds.timeout.connect(self.refresh)
        self.acted.connect(self._on_acted)
        connection.state_changed.connect(self.refresh)
        connection.figures_changed.connect(self.refresh)
        self.refresh()

    def _on_acted(self) -> None:
        if self._connection.state is State.CLOSED:
            self.reconnect_asked.emit()
        else:
            self._connection.retry_now()

    def refresh(self, *_: object) -> None:
        connection, now = self._connection, time.monotonic()
        sentence = connection_words.banner(connection.state, now, connection.lost_since, connection.retry_at)
        if not sentence:
            self._seconds.stop()
            self.hide()
            return
        closed = connection.state is State.CLOSED
        waiting = connection.state is State.LOST and connection.retry_at is not None
        dead = connection_words.offers_recovery(
            connection.state, now, connection.lost_since, connection.store.cache.count("host")
        )
        self.show_sentence(
            sentence,
            other=tr("Recover the pool…") if dead and not connection.is_read_only else "",
            tone="neutral" if closed else "warn",
            icon="wifi-slash" if closed else "warning",
            button=tr("Connect again") if closed else tr("Retry now") if waiting else "",
        )
        if connection.last_error is not None:
            self.setToolTip(tip(full_stop(explain_error(connection.last_error).one_line)))
        if not closed and not self._seconds.isActive():
            self._seconds.start()
