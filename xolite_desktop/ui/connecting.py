# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One connect window and the connection it makes: asks, shows how it goes, hands over when the pool is loaded."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models import connection_words
from xolite_desktop.models.bridge import Bridge
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.connection_words import State
from xolite_desktop.models.emergency import is_emergency, of_host
from xolite_desktop.models.kept_sessions import KeptSession
from xolite_desktop.models.keyring_choice import KeyringFailure
from xolite_desktop.models.reasons import explain_error
from xolite_desktop.models.saved_pools import SavedPool
from xolite_desktop.models.text import ago, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.certificate_questions import CertificateQuestions
from xolite_desktop.ui.dialogs.connect import ConnectWindow, SignIn
from xolite_desktop.ui.dialogs.emergency import EmergencyDialog
from xolite_desktop.ui.dialogs.recent_pools import OPEN, SIGNED_IN, RecentPool
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.style.wording import full_stop
from xolite_desktop.xapi.errors import Failure, XapiError
from xolite_desktop.xapi.refs import Ref

SESSION_GONE = later("The pool has ended the session you stayed signed in with.")
_GONE_CODES = ("SESSION_INVALID", "HOST_IS_SLAVE")
"""What a pool says to a session it has ended, and a host that is no longer the coordinator to any."""


class Connecting(QObject):
    """Owns the window and, until it is handed over, the connection.

    Without a password, the session that a window of this pool uses is shared, else the one kept in the keyring tried.
    Signals: `connected(Connection)` when the pool is complete, which may be another window's connection: the connect
    window stays until whoever heard it lets it `leave`; `demo_asked()`; `recovering(dialog)` when a host that has lost its
    coordinator is to be told what to do; `closed()` when the window was closed without a connection.
    """

    connected = Signal(object)
    demo_asked = Signal()
    recovering = Signal(object)
    closed = Signal()

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._sign_ins = profile.sign_ins
        self._address = ""
        self._stays: bool | None = None
        self._resumed: KeptSession | None = None
        self._asking: asyncio.Task[None] | None = None
        self._handed_over = False
        self._bridge = Bridge(self)
        self.connection = profile.make_connection()
        self.window = ConnectWindow()
        self.questions = CertificateQuestions(self.connection, profile.trusted, self.window)
        self.window.asked.connect(self._on_asked)
        self.window.cancelled.connect(self._on_cancelled)
        self.window.demo_asked.connect(self.demo_asked)
        self.window.forget_asked.connect(self._on_forget_asked)
        self.window.sign_out_asked.connect(self._on_sign_out_asked)
        self.window.recover_asked.connect(self._on_recover_asked)
        self.window.closed.connect(self._on_closed)
        self.connection.state_changed.connect(self._on_state_changed)
        self.connection.failed.connect(self._on_failed)
        self.connection.loaded.connect(self._on_loaded)
        self._show_recent()
        if profile.problems:
            first, *others = profile.problems
            self.window.show_error(first, " ".join(others))
        self._look_for_keyring()

    def connect_to(self, sign_in: SignIn) -> None:
        """As if this had been entered."""
        self._on_asked(sign_in)

    def leave(self) -> None:
        """Nobody needs this any more: it goes, and its window, which nobody else owns."""
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()

    @property
    def is_busy(self) -> bool:
        """Whether a connection is being made."""
        return self._asking is not None or self.connection.state not in (State.IDLE, State.CLOSED)

    def _on_asked(self, sign_in: SignIn) -> None:
        self._address, self._stays = sign_in.host, sign_in.stays
        self._resumed, self.connection.leaves_session = None, False
        self.window.fill(sign_in.host, sign_in.user)
        if (shared := self._sign_ins.find(sign_in.host, sign_in.user)) is not None:
            self._share(shared)
        elif sign_in.password:
            self._enter(sign_in)
        else:
            self._ask_keyring(sign_in)

    def _enter(self, sign_in: SignIn) -> None:
        try:
            self.connection.connect_to(sign_in.host, sign_in.user, sign_in.password)
        except ValueError as error:
            # The first letter stays as it is: the sentence may begin with what was entered.
            self.window.show_error(full_stop(str(error)), at=self.window.host)
            return
        self.window.show_progress(tr("Connecting to {host}…").format(host=sign_in.host))

    def _share(self, connection: Connection) -> None:
        """A window of this pool is open: one more over the same connection."""
        if self._stays is not None:
            self._sign_ins.set_stays(connection, self._stays)
        self._hand_over(connection)

    # The session kept in the keyring

    def _look_for_keyring(self) -> None:
        kept = self._sign_ins.kept
        self._bridge.start(
            kept.look(),
            name="look for the keyring",
            on_result=lambda _: self.window.staying.allow(kept.place),
            on_error=lambda error: self.window.staying.refuse(_keyring_sentence(error)),
        )

    def _ask_keyring(self, sign_in: SignIn) -> None:
        pool = self._saved(sign_in.host, sign_in.user)
        if pool is None:
            self._ask_password(tr("You are not signed in any more."))
            return
        self.window.show_progress(tr("Asking the keyring…"))
        self._asking = self._bridge.start(
            self._sign_ins.find_kept(pool),
            name="ask the keyring",
            on_result=self._resume,
            on_error=lambda error: self._ask_password(_keyring_sentence(error)),
        )
        self._asking.add_done_callback(self._on_asking_ended)

    def _on_asking_ended(self, asking: asyncio.Task[None]) -> None:
        if self._asking is asking:
            self._asking = None

    def _resume(self, kept: KeptSession | None) -> None:
        if kept is None:
            self._ask_password(tr("The keyring no longer holds your session."))
            return
        self._resumed, self.connection.leaves_session = kept, True
        try:
            self.connection.resume_at(kept.address, kept.user, Ref(kept.ref))
        except ValueError:
            self._ask_password(tr("The keyring holds a session without an address."))

    def _ask_password(self, why: str) -> None:
        self._asking = None
        self._show_recent()
        advice = tr("Enter the password of {text} to sign in.").format(text=visible(self.window.user.text()))
        self.window.show_error(why, advice, at=self.window.password)

    def _saved(self, host: str, user: str) -> SavedPool | None:
        return next(
            (pool for pool in self._profile.pools.all() if (pool.address, pool.user) == (host, user)), None
        )

    def _on_cancelled(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            self.window.show_idle()
        self.connection.cancel()

    # How it goes

    def _on_state_changed(self, state: State) -> None:
        doing = connection_words.progress(state, self._address)
        if doing:
            self.window.show_progress(doing)
        elif state in (State.IDLE, State.CLOSED) and not self.window.status.is_error:
            self.window.show_idle()

    def _on_failed(self, error: XapiError) -> None:
        if self._resumed is not None and isinstance(error, Failure) and error.code in _GONE_CODES:
            self._sign_ins.forget_soon(self._resumed.pool_uuid)
            self._ask_password(tr(SESSION_GONE))
            return
        reason = explain_error(error, self.connection.store.cache)
        lines = [full_stop(text) for text in (reason.text, reason.advice) if text]
        refused = isinstance(error, Failure)
        at = self.window.password if refused else self.window.host
        self.window.show_error(full_stop(reason.title), " ".join(lines), reason.technical, at=at)
        if is_emergency(error):
            self.window.offer_recovery()

    def _on_recover_asked(self) -> None:
        """Whoever has recovered it connects as usual; what was entered is still there."""
        dialog = EmergencyDialog(self.connection.store, of_host(self.connection, self._address), self.window)
        dialog.recovered.connect(self.window.show_idle)
        dialog.open()
        self.recovering.emit(dialog)

    def _on_loaded(self) -> None:
        self._note_use()
        stays = self._resumed is not None if self._stays is None else self._stays
        stays = stays and not self._profile.is_fleeting(self._address)
        self._sign_ins.add(self.connection, self._address, stays=stays)
        self._hand_over(self.connection)

    def _hand_over(self, connection: Connection) -> None:
        self._handed_over = True
        self.window.forget_password()
        self.questions.stop()
        self.connection.state_changed.disconnect(self._on_state_changed)
        self.connection.failed.disconnect(self._on_failed)
        self.connection.loaded.disconnect(self._on_loaded)
        self.connected.emit(connection)

    def _note_use(self) -> None:
        pool, pools = self.connection.store.cache.pool, self._profile.pools
        if pool is None or self._profile.is_fleeting(self._address):
            return
        name = pool.name_label or self._address
        for left in pools.used(self._address, self.connection.user, name, pool.uuid, datetime.now(UTC)):
            if left.is_kept:
                self._sign_ins.drop_soon(left.uuid)
        if self._stays is not None:
            pools.note(pool.uuid or self._address, stays=self._stays)

    def _on_closed(self) -> None:
        self._bridge.cancel()
        if not self._handed_over:
            self.connection.cancel()
            self.closed.emit()

    def _on_forget_asked(self, key: str) -> None:
        pool = self._profile.pools.find(key)
        self._profile.pools.forget(key)
        self._show_recent()
        if pool is None:
            return
        if pool.is_kept:  # ending its session takes the pin: without one nothing is sent
            self._sign_ins.drop_soon(pool.uuid, lambda: self._profile.trusted.forget_address(pool.address))
        else:
            self._profile.trusted.forget_address(pool.address)

    def _on_sign_out_asked(self, key: str) -> None:
        self._profile.pools.note(key, is_kept=False)
        self._sign_ins.drop_soon(key)
        self._show_recent()

    def _show_recent(self) -> None:
        self.window.show_recent([self._recent(pool) for pool in self._profile.pools.all()])

    def _recent(self, pool: SavedPool) -> RecentPool:
        moment = pool.last_used_at
        used = ago(moment, datetime.now(UTC).astimezone()) if moment is not None else ""
        pinned = self._profile.trusted.is_trusted(pool.address)
        is_open = self._sign_ins.find(pool.address, pool.user) is not None
        sign_in = OPEN if is_open else SIGNED_IN if pool.is_kept else ""
        name = pool.name or pool.address
        return RecentPool(pool.key, name, pool.address, pool.user, used, pinned, pool.stays, sign_in)


def _keyring_sentence(error: Exception) -> str:
    """Why the keyring does not help. Raises what is not its fault."""
    if not isinstance(error, KeyringFailure):
        raise error
    return str(error)
