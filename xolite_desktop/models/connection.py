# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One window's connection to its pool: connect, ask about certificates, load, live, lost, reconnecting, closed."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import aclosing
from functools import partial

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.bridge import Bridge
from xolite_desktop.models.connection_words import State as State
from xolite_desktop.models.entering import (
    Answer,
    CertificateQuestion,
    Enter,
    PasswordQuestion,
    by_password,
    is_about_password,
    with_session,
)
from xolite_desktop.models.open_question import OpenQuestion
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.role_watch import RoleWatch
from xolite_desktop.models.trust_question import TrustQuestion, place_of
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.figures import Figures
from xolite_desktop.xapi.client.link import Session
from xolite_desktop.xapi.client.subscription import Batch, Lost, Restored
from xolite_desktop.xapi.errors import (
    AnyEndpoint,
    CertificateChanged,
    CertificateUnknown,
    Failure,
    PresentedCertificate,
    SignInNeeded,
    XapiError,
)
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.roles.permissions import EVERYTHING

log = logging.getLogger(__name__)

LAGGING_MS = 2000.0

MakeClient = Callable[[Endpoint, Pins], Client]


class Connection(QObject):
    """Drives one client through its life and keeps the store fed. Slots return at once; signals tell the rest.

    Signals: `state_changed(State)`; `certificate_unknown(CertificateUnknown)` and `certificate_changed(CertificateChanged)`, each answered by
    `trust`, `trust_once` or `cancel`, and `certificate_answered()` after that, whoever answered; `pins_changed()` when some certificate was trusted
    or forgotten; `doubted()` after `doubt`; `password_needed(PasswordQuestion)` when the pool has lost the session and accepts no password in memory,
    answered by `give_password` or `cancel`, until one is accepted; `session_changed()` when another is in use; `read_only_changed()`;
    `failed(XapiError)` when connecting ended without success or only a person can help; `loaded()` once the pool is complete; `moved(address)` when
    the connection is back, if the coordinator was moved; `figures_changed()` for lag and retry time.
    """

    state_changed = Signal(object)
    certificate_unknown = Signal(object)
    certificate_changed = Signal(object)
    certificate_answered = Signal()
    pins_changed = Signal()
    doubted = Signal()
    password_needed = Signal(object)
    session_changed = Signal()
    read_only_changed = Signal()
    moved = Signal(str)
    failed = Signal(object)
    loaded = Signal()
    figures_changed = Signal()

    def __init__(
        self,
        pins: Pins,
        store: PoolStore | None = None,
        parent: QObject | None = None,
        *,
        make_client: MakeClient = Client,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.store = store or PoolStore(self)
        self.bridge = Bridge(self)
        self.state = State.IDLE
        self.lag_ms: float | None = None
        self.lost_since: float | None = None  # by the clock that nobody sets, as `retry_at`
        self.retry_at: float | None = None
        self.last_error: XapiError | None = None
        self.permissions = EVERYTHING  # what the session may do, as `role` reads it
        self.role = RoleWatch(self)
        self.user = ""
        """Who is signed in, or was."""
        self.leaves_session = False
        """Whether the session on the pool outlives this connection, because it is kept for the next start."""
        self.is_read_only = False
        self.is_reloading = False  # because somebody asked for everything anew
        self.pins = pins
        self._make_client = make_client
        self._clock = clock
        self._client: Client | None = None
        self._question = TrustQuestion(
            pins, self.certificate_unknown, self.certificate_changed, self.certificate_answered
        )
        self._password = OpenQuestion[str | None]()
        self._told_session: Session | None = None
        self._run: asyncio.Task[None] | None = None
        self._retry: asyncio.TimerHandle | None = None
        self._sign_out = True

    @property
    def client(self) -> Client:
        """The signed-in client, for jobs. Raises RuntimeError before there is one; the window never asks for it."""
        if self._client is None:
            raise RuntimeError("not connected")
        return self._client

    @property
    def figures(self) -> Figures | None:
        """The figures of the pool; None while nobody is signed in."""
        return self._client.figures if self._client is not None and self._client.session else None

    @property
    def endpoint(self) -> AnyEndpoint | None:
        """Who answers: the coordinator, once signed in."""
        return self._client.endpoint if self._client else None

    @property
    def session(self) -> Session | None:
        """The sign-in in use, if there is one."""
        return self._client.session if self._client else None

    @property
    def tls_version(self) -> str:
        """The protocol of the connection ("TLSv1.3"), or nothing."""
        return (self._client.tls_version or "") if self._client else ""

    @property
    def certificate(self) -> PresentedCertificate | None:
        return self._client.certificate if self._client else None

    @property
    def is_usable(self) -> bool:
        """Whether jobs may be started now."""
        return self.state in (State.LIVE, State.LAGGING)

    def set_read_only(self, read_only: bool) -> None:
        """Have the client refuse what would change the pool, for all windows; also what work under way still sends."""
        self.is_read_only = read_only
        if self._client is not None:
            self._client.read_only = read_only
        self.read_only_changed.emit()

    def connect_to(self, address: str, user: str, password: str) -> None:
        """Connect, sign in and load. Raises ValueError with a sentence if the address cannot be one.

        Only in IDLE and CLOSED.
        """
        self._start(Endpoint.parse(address), user, by_password(user, password))

    def resume_at(self, address: str, user: str, session: Ref) -> None:
        """As `connect_to`, with a session kept from before. It is sent to no endpoint without a pin in force.

        If the pool does not know it any more, that is a `failed(Failure)` with SESSION_INVALID.
        """
        self._start(Endpoint.parse(address), user, with_session(user, session))

    def trust(self) -> None:
        """The person vouches for the certificate asked about, for good; in place of another one if it changed."""
        self._question.answer(Answer.TRUST)

    def trust_once(self) -> None:
        """The person vouches for the certificate asked about until the program ends."""
        self._question.answer(Answer.ONCE)

    def pin(self, question: CertificateQuestion, *, once: bool = False) -> None:
        """Remember that the person vouched for a certificate, wherever the question came from."""
        endpoint = place_of(question)
        (self.pins.trust_once if once else self.pins.trust)(endpoint, question.certificate)
        if self._client is not None:
            self._client.vouch(endpoint)

    def doubt(self) -> None:
        """The network or this machine was asleep: see at once whether the pool still answers."""
        if self._client is not None:
            self._client.doubt()
            self.doubted.emit()

    def retry_now(self) -> None:
        """While the connection is lost: try again at once instead of waiting."""
        if self._client is not None and self.state in (State.LOST, State.CONNECTING):
            self._client.retry_now()

    def reload(self) -> None:
        """Read the whole pool anew; what differs from what is shown comes as a change like any other."""
        if self._client is not None and self.is_usable:
            self.is_reloading = True
            self._client.reload()
            self.figures_changed.emit()

    def give_password(self, password: str) -> None:
        """The answer to `password_needed`."""
        self._password.answer(password)

    def cancel(self) -> None:
        """Give up connecting, refuse a certificate or give no password. A connection that stands is closed by `close`."""
        if self._password.is_open:
            self._password.answer(None)
        elif self._question.is_open:
            self._question.answer(Answer.CANCEL)
        elif self._run is not None and not self.is_usable:
            self._run.cancel()

    def hang_up(self, *, sign_out: bool = True) -> None:
        """Leave the pool but keep what is shown; `connect_to` may follow once the state is CLOSED."""
        if self._run is not None:
            self._sign_out = sign_out
            self._run.cancel()

    async def close(self, *, sign_out: bool = True) -> None:
        """End everything that was started here, for good; with `sign_out` the session on the pool too."""
        self._sign_out = sign_out
        await self.bridge.close()
        self._set_state(State.CLOSED)

    # The life of a connection

    def _start(self, endpoint: Endpoint, user: str, enter: Enter) -> None:
        if self.state not in (State.IDLE, State.CLOSED):
            raise RuntimeError(f"already {self.state.name}")
        self.last_error, self._told_session, self._sign_out, self.user = None, None, True, user
        self._run = self.bridge.start(
            self._live(endpoint, enter), name=f"connection to {endpoint}", on_error=self._on_error
        )

    async def _live(self, endpoint: Endpoint, enter: Enter) -> None:
        self._client = self._make_client(endpoint, self.pins)
        self._client.read_only = self.is_read_only
        self.pins.listeners.append(self._on_pins_changed)
        try:
            if not await self._sign_in(endpoint, enter):
                return
            self.store.attach(self._client.cache)
            self._set_state(State.LOADING)
            # After a certificate that changed under way the session is still good; if not, the client gets another.
            while await self._follow():
                for _ in self.store.rebuilding():  # the cache may be ahead of the deltas we saw
                    await asyncio.sleep(0)
                self._set_state(State.RECONNECTING if self.store.is_loaded else State.LOADING)
        finally:
            await self._end()

    async def _end(self) -> None:
        self._stop_retry()
        self.pins.listeners.remove(self._on_pins_changed)
        client, self._client = self._client, None
        try:
            if client is not None:
                # What came after the session that is kept is nobody's.
                is_kept = self.leaves_session and self._told_session in (None, client.session)
                await client.close(sign_out=self._sign_out and not is_kept)
        finally:  # whoever cancels a second time must not leave this state behind
            self.lost_since = self.retry_at = self.lag_ms = None
            self._set_state(State.CLOSED if self.store.is_loaded else State.IDLE)

    async def _sign_in(self, endpoint: Endpoint, enter: Enter) -> bool:
        """Sign in, asking about each certificate on the way. False if the person refused one."""
        assert self._client is not None
        while True:
            known = self.pins.get(endpoint) is not None
            first = State.SIGNING_IN if known else State.CONNECTING
            self._set_state(State.RECONNECTING if self.store.is_loaded else first)
            try:
                await enter(self._client)
                await self.role.read_first(self._client)
                return True
            except (CertificateUnknown, CertificateChanged) as question:
                if not await self._ask(question):
                    return False
                endpoint = place_of(question)

    async def _follow(self) -> bool:
        """Feed the store until the subscription ends. True if it should be tried anew."""
        assert self._client is not None
        try:
            async with aclosing(self._client.subscribe()) as items:
                async for item in items:
                    await self._take(item)
            return False
        except (CertificateUnknown, CertificateChanged) as question:
            self._lose(question, None)
            return await self._ask(question)
        except (SignInNeeded, Failure) as error:
            if not (self.store.is_loaded and is_about_password(error)):
                raise
            return await self._sign_in_again(error)

    async def _sign_in_again(self, error: XapiError) -> bool:
        """Ask for the password until the pool accepts one. False if the person would rather leave."""
        assert self._client is not None
        endpoint = self._client.endpoint
        while True:
            self._lose(error, None)
            question = PasswordQuestion(self.user, error)
            password = await self._password.ask(partial(self.password_needed.emit, question))
            if password is None:
                return False
            try:
                return await self._sign_in(endpoint, by_password(self.user, password))
            except XapiError as again:
                error = again

    async def _take(self, item: Batch | Lost | Restored) -> None:
        if isinstance(item, Lost):
            self._lose(item.error, item.retry_in_s)
        elif isinstance(item, Restored):
            self._regain()
        else:
            await self._take_batch(item)

    async def _take_batch(self, batch: Batch) -> None:
        for _ in self.store.taking(batch.delta):
            await asyncio.sleep(0)
        if not self.store.is_loaded:
            self.store.finish_loading()
            self.loaded.emit()
        if self.session is not self._told_session:
            self._told_session = self.session
            self.session_changed.emit()
        if self.is_reloading and batch.resync:
            self.is_reloading = False
            self.figures_changed.emit()
        if batch.lag_ms is not None and batch.lag_ms != self.lag_ms:
            self.lag_ms = batch.lag_ms
            self.figures_changed.emit()
        self._regain()
        self._set_state(State.LAGGING if (self.lag_ms or 0) > LAGGING_MS else State.LIVE)

    def _lose(self, error: XapiError, retry_in_s: float | None) -> None:
        now = self._clock()
        self.is_reloading = False  # with the connection everything comes back compared anyway
        self.last_error = error
        self.lost_since = self.lost_since or now
        self.retry_at = now + retry_in_s if retry_in_s is not None else None
        self._stop_retry()
        if retry_in_s is not None and self.store.is_loaded:
            loop = asyncio.get_running_loop()
            self._retry = loop.call_later(retry_in_s, self._set_state, State.RECONNECTING)
        self._set_state(State.LOST if self.store.is_loaded else State.CONNECTING)
        self.figures_changed.emit()

    def _regain(self) -> None:
        if self.lost_since is not None:
            self.moved.emit(str(self.client.moved_to or ""))
            self.lost_since = self.retry_at = self.last_error = None
            self._stop_retry()
            self._set_state(State.RECONNECTING if self.store.is_loaded else State.LOADING)
            self.figures_changed.emit()

    def _stop_retry(self) -> None:
        if self._retry is not None:
            self._retry.cancel()
            self._retry = None

    # Questions and ends

    async def _ask(self, question: CertificateQuestion) -> bool:
        """Show the certificate to the person and wait. True once it is pinned, in this window or another."""
        answer = await self._question.ask(question)
        if answer is Answer.ELSEWHERE and self._client is not None:
            self._client.vouch(place_of(question))
        elif answer is not Answer.CANCEL:
            self.pin(question, once=answer is Answer.ONCE)
        return answer is not Answer.CANCEL

    def _on_pins_changed(self) -> None:
        """Somebody trusted or forgot a certificate, here or in another window: it counts from now on."""
        if not self._question.look() and self._client is not None and self.is_usable:
            self._client.obey_pins()
        self.pins_changed.emit()

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, XapiError):
            raise error
        self.last_error = error
        self.failed.emit(error)

    def _set_state(self, state: State) -> None:
        if state is not self.state:
            log.info("connection: %s", state.name)
            self.state = state
            self.state_changed.emit(state)
