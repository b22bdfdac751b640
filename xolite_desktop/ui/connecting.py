# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One connect window and the connection it makes: asks, shows how it goes, hands over when the pool is loaded."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models import connection_words
from xolite_desktop.models.connection_words import State
from xolite_desktop.models.reasons import explain_error
from xolite_desktop.models.saved_pools import SavedPool
from xolite_desktop.models.text import ago
from xolite_desktop.ui.certificate_questions import CertificateQuestions
from xolite_desktop.ui.dialogs.connect import ConnectWindow, SignIn
from xolite_desktop.ui.dialogs.recent_pools import RecentPool
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.style.wording import full_stop
from xolite_desktop.xapi.errors import Failure, XapiError


class Connecting(QObject):
    """Owns the window and, until it is handed over, the connection.

    Signals: `connected(Connection)` when the pool is complete; `demo_asked()`; `closed()` when the window was closed
    without a connection.
    """

    connected = Signal(object)
    demo_asked = Signal()
    closed = Signal()

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._address = ""
        self._handed_over = False
        self.connection = profile.make_connection()
        self.window = ConnectWindow()
        self.questions = CertificateQuestions(self.connection, profile.read_certificate, self.window)
        self.window.asked.connect(self._on_asked)
        self.window.cancelled.connect(self.connection.cancel)
        self.window.demo_asked.connect(self.demo_asked)
        self.window.forget_asked.connect(self._on_forget_asked)
        self.window.closed.connect(self._on_closed)
        self.connection.state_changed.connect(self._on_state_changed)
        self.connection.failed.connect(self._on_failed)
        self.connection.loaded.connect(self._on_loaded)
        self._show_recent()
        if profile.problems:
            first, *others = profile.problems
            self.window.show_error(first, " ".join(others))

    def connect_to(self, sign_in: SignIn) -> None:
        """As if this had been entered."""
        self._on_asked(sign_in)

    @property
    def is_busy(self) -> bool:
        """Whether a connection is being made."""
        return self.connection.state not in (State.IDLE, State.CLOSED)

    def _on_asked(self, sign_in: SignIn) -> None:
        self._address = sign_in.host
        self.window.fill(sign_in.host, sign_in.user)
        try:
            self.connection.connect_to(sign_in.host, sign_in.user, sign_in.password)
        except ValueError as error:
            # The first letter stays as it is: the sentence may begin with what was entered.
            self.window.show_error(full_stop(str(error)), at=self.window.host)
            return
        self.window.show_progress(f"Connecting to {sign_in.host}…")

    def _on_state_changed(self, state: State) -> None:
        doing = connection_words.progress(state, self._address)
        if doing:
            self.window.show_progress(doing)
        elif state in (State.IDLE, State.CLOSED) and not self.window.status.is_error:
            self.window.show_idle()

    def _on_failed(self, error: XapiError) -> None:
        reason = explain_error(error, self.connection.store.cache)
        lines = [full_stop(text) for text in (reason.text, reason.advice) if text]
        refused = isinstance(error, Failure)
        at = self.window.password if refused else self.window.host
        self.window.show_error(full_stop(reason.title), " ".join(lines), reason.technical, at=at)

    def _on_loaded(self) -> None:
        self._handed_over = True
        self.window.forget_password()
        self._note_use()
        self.questions.stop()
        self.connection.state_changed.disconnect(self._on_state_changed)
        self.connection.failed.disconnect(self._on_failed)
        self.connection.loaded.disconnect(self._on_loaded)
        self.connected.emit(self.connection)
        self.window.close()

    def _note_use(self) -> None:
        pool = self.connection.store.cache.pool
        if pool is not None and not self._profile.is_fleeting(self._address):
            name = pool.name_label or self._address
            self._profile.pools.used(self._address, self.connection.user, name, pool.uuid, datetime.now(UTC))

    def _on_closed(self) -> None:
        if not self._handed_over:
            self.connection.cancel()
            self.closed.emit()

    def _on_forget_asked(self, key: str) -> None:
        for pool in self._profile.pools.all():
            if pool.key == key:
                self._profile.forget_pin(pool.address)
        self._profile.pools.forget(key)
        self._show_recent()

    def _show_recent(self) -> None:
        self.window.show_recent([self._recent(pool) for pool in self._profile.pools.all()])

    def _recent(self, pool: SavedPool) -> RecentPool:
        moment = pool.last_used_at
        used = ago(moment, datetime.now(UTC).astimezone()) if moment is not None else ""
        pinned = self._profile.is_pinned(pool.address)
        return RecentPool(pool.key, pool.name or pool.address, pool.address, pool.user, used, pinned)
