# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Client`: one pool, signed in: calls, the live cache, tasks of the server, consoles."""

import asyncio
import platform
import random
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from functools import partial

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.core_classes import CORE_CLASSES, LATER_CLASSES
from xolite_desktop.xapi.client.emergency_line import EmergencyLine
from xolite_desktop.xapi.client.figures import Figures
from xolite_desktop.xapi.client.finding import Verify
from xolite_desktop.xapi.client.host_connections import HostConnections, is_same_pin
from xolite_desktop.xapi.client.host_directory import HostDirectory
from xolite_desktop.xapi.client.link import Link, Session
from xolite_desktop.xapi.client.pool_facts import PoolFacts
from xolite_desktop.xapi.client.pool_trust import PoolTrust
from xolite_desktop.xapi.client.retry_wait import RetryWait
from xolite_desktop.xapi.client.subscription import Batch, Lost, Restored, Subscription
from xolite_desktop.xapi.client.task_run import TaskRun, cancel_task
from xolite_desktop.xapi.client.task_watch import TaskWatch
from xolite_desktop.xapi.client.transfers import Transfers
from xolite_desktop.xapi.errors import AnyEndpoint
from xolite_desktop.xapi.events.event_feed import EventFeed
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.console_head import ConsoleTarget
from xolite_desktop.xapi.net.console_stream import ConsoleStream
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.refs import NULL_REF, Ref

USER_AGENT = "XOLiteDesktop/0.1"


class Client:
    """The way to one pool. Lives on one asyncio loop; nothing here is for other threads but `ConsoleStream`.

    Nothing is connected before `sign_in` or `resume`. With `system_store` hosts without a pin are accepted if the
    system's certificate authorities vouch for them. `behind_one_address`: all hosts of the pool answer where the first
    one does, as those of a simulated pool, which tell by the host's uuid who is meant. `pause` and `jitter` stand for the clock and for chance, so that tests can
    wind the one and fix the other.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        pins: Pins,
        *,
        user_agent: str = USER_AGENT,
        system_store: bool = False,
        behind_one_address: bool = False,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.cache = Cache()
        self.trust = PoolTrust(pins)
        self._connections = HostConnections(self.trust, user_agent, system_store=system_store)
        self._user_agent = user_agent
        self._jitter = jitter
        self._pause = pause
        self._is_one_address = behind_one_address
        self._wait = RetryWait(pause)
        self._link = Link(endpoint, self._connections, f"{user_agent} {platform.node()}".strip())
        self._watch = TaskWatch()
        self._subscription: Subscription | None = None
        self.hosts = HostDirectory(self.cache, self.trust, endpoint.port)
        self._facts = PoolFacts(self._link, self.cache, self.hosts)
        self.figures = Figures(self.cache, self.fetch, self.call, self.place_of, pause=pause, jitter=jitter)
        self.transfers = Transfers(self._link, self.cache, self._watch, self.trust.get, user_agent)

    @property
    def endpoint(self) -> Endpoint:
        """The host that answers: the coordinator, once signed in."""
        return self._link.endpoint

    @property
    def read_only(self) -> bool:
        """Whether everything is refused with `ReadOnly` that is not known to change nothing: calls that are no reads,
        tasks, uploads. Work under way is refused its next call; reading, events, and signing in and out go on.
        """
        return self._link.read_only

    @read_only.setter
    def read_only(self, read_only: bool) -> None:
        self._link.read_only = read_only

    @property
    def redirected_from(self) -> Endpoint | None:
        """The member that sent us to the coordinator, if one did."""
        return self._link.redirected_from

    @property
    def session(self) -> Session | None:
        """The sign-in, if there is one."""
        return self._link.session

    @property
    def tls_version(self) -> str | None:
        """The protocol of the last accepted handshake, such as "TLSv1.2"."""
        return self._link.http.tls.tls_version if self._link.http else None

    @property
    def cipher(self) -> str | None:
        """The cipher suite of the last accepted handshake."""
        return self._link.http.tls.cipher if self._link.http else None

    @property
    def certificate(self) -> Certificate | None:
        """The certificate of the host that answers."""
        return self._link.http.tls.certificate if self._link.http else None

    async def sign_in(self, user: str, password: str) -> None:
        """Sign in, following a member to its coordinator. May be called again after an error, and after a loss.

        Raises `CertificateUnknown` and `CertificateChanged` before anything has left (their `endpoint` may be the
        coordinator's, which has a certificate of its own), `Failure` with SESSION_AUTHENTICATION_FAILED,
        HOST_STILL_BOOTING and others, `Unreachable`, `Timeout`, `TlsRefused`, `ProtocolError`.
        """
        await self._link.sign_in(user, password)

    async def resume(self, session: Ref, user: str) -> None:
        """Go on with a session that is still valid on the host, following a member to its coordinator.

        Raises as `sign_in`; `Failure` with SESSION_INVALID if the session is gone. When it ends later, calls and the
        subscription raise `SignInNeeded`: no password is held. The session reference is sent to hosts only whose
        certificate is known, as every secret.
        """
        await self._link.resume(session, user)

    async def accepts(self, password: str) -> bool:
        """Whether the pool signs this user in with a password. Raises what calls raise."""
        return await self._link.accepts(password)

    def hold_password(self, password: str) -> None:
        """The user has another password now: sign in with it when the session is gone."""
        self._link.hold_password(password)

    def vouch(self, endpoint: AnyEndpoint) -> None:
        """A person accepted this host's certificate for this pool, though it may be known from another one."""
        self.trust.vouch(endpoint)
        self.figures.retry()

    @property
    def moved_to(self) -> Endpoint | None:
        """Where the coordinator was found after it got another address, as was expected."""
        return self._link.moved_to

    def expect_at(self, address: str) -> None:
        """The coordinator is about to get this address, which cuts us off: then it is looked for there as well. It has to
        show the certificate it has shown here; a person's word for that goes along. Empty: it stays where it is after all.
        Raises `ValueError` if it is no address.
        """
        if self._is_one_address:
            return
        here, self._link.expected = self._link.endpoint, None
        if not address:
            return
        there = Endpoint.parse(address, here.port)
        if there != here:
            self.trust.move(here, there)
            self._link.expected = there

    def expect_certificate(self, host: Ref, sha256: str) -> None:
        """A host of the pool was given another certificate: accept it as well, wherever that host is reached, until it
        is seen; then only it. For whoever saw it made: the fingerprint came from a person or over this connection.
        Empty: it keeps the one it has after all."""
        for place in {self.place_of(host), self.hosts.endpoint(host)}:
            if place is not None:
                self.trust.expect_successor(place, sha256)

    def retry_now(self) -> None:
        """End the wait after a `Lost`: the connection is tried at once."""
        self._wait.end()
        self.figures.retry()

    def doubt(self) -> None:
        """The line may be dead without a word, as after a sleep: find out now, over a new connection."""
        self.retry_now()
        if self._subscription is not None:
            self._subscription.doubt()

    def obey_pins(self) -> None:
        """A pin was trusted, forgotten or replaced. If the coordinator's was, ask it now: the person is asked in turn."""
        http = self._link.http
        if http is None or self._subscription is None:
            return
        if not is_same_pin(http.tls.pin, self.trust.get(http.endpoint)):
            self._subscription.look()

    def reload(self) -> None:
        """Let the subscription read everything anew, without losing the connection; a batch with `resync` follows."""
        if self._subscription is not None:
            self._subscription.reload()

    @property
    def clock_offset_s(self) -> float:
        """How far the pool's clock is ahead of ours; 0 until it was asked for. Compare its dates with this in mind."""
        return self._facts.clock_offset_s

    async def facts_known(self) -> None:
        """Return when the pool's clock and the certificates of its hosts were asked for, after a load."""
        await self._facts.known()

    async def call(self, method: str, *params: object, timeout_s: float = 60.0) -> object:
        """One synchronous call, such as `await call("VM.set_name_label", vm_ref, "web-01")`; the session is added.

        Calls that conflict with others wait on the server for up to two hours: use `run_task` for all but getters and
        setters. Raises `Failure`, `Unreachable`, `Timeout`, `ProtocolError`, `Closed`, `ReadOnly`.
        """
        return await self._link.call(method, params, timeout_s)

    async def subscribe(
        self, classes: Sequence[str] = CORE_CLASSES, later: Sequence[str] = LATER_CLASSES
    ) -> AsyncGenerator[Batch | Lost | Restored, None]:
        """Load the pool into `cache` and keep it live; one subscription at a time. Use it under `aclosing`.

        The first batch carries the whole pool, the second the objects of the classes `later`; those after it carry one
        answer of `event.from` each. When the connection breaks a `Lost` is given, then it waits (see `retry_now`) and
        tries again, signing in anew if the session is gone, and asking the other hosts for a new coordinator if it does
        not answer; then `Restored` and a batch. After a new sign-in everything is loaded again and compared, so deltas stay small. It ends quietly
        when the client closes, and raises what only a person can solve: a changed certificate, a refused password,
        `WrongPool`. A new subscription after that continues with the same cache. While a large batch is applied the
        loop runs, and the cache may already show parts of it; a subscription cancelled in the middle of that leaves
        the cache ahead of the deltas given, so start views anew from the cache then.
        """
        feed = EventFeed(classes, self._jitter, later)
        subscription = Subscription(self._link, self.cache, feed, self._watch, self._wait)
        self._subscription = subscription
        follows_tasks = "task" in classes
        try:
            async with aclosing(subscription.batches()) as batches:
                async for batch in batches:
                    if follows_tasks and not self._watch.following:
                        self._watch.follow(True)
                    if isinstance(batch, Batch):
                        self.hosts.apply(batch.delta)
                        self.figures.follow(batch.delta)
                        self._facts.follow(batch.resync)
                    yield batch
        finally:
            self._subscription = None
            self._watch.follow(False)

    async def run_task(
        self,
        method: str,
        *params: object,
        on_progress: Callable[[float], None] | None = None,
        on_task: Callable[[Ref], None] | None = None,
        applies_to: Sequence[Ref] | None = None,
        verify: Verify | None = None,
    ) -> object:
        """Run `Async.<method>` and follow its task to the end; the decoded result, None for void.

        `on_task` hears the task's reference as soon as there is one, `on_progress` figures in (0, 1] that never fall.
        `applies_to` are the objects it is about, for other clients to see; if not given, the objects among the
        parameters. While a subscription runs, only events are used; else the task is polled. A lost connection is
        waited out for any time; the call is never sent again. If its answer was lost the task is looked for, and if
        the task is gone `verify` says whether the effect is there: then this ends as if the task had.
        Raises `Failure` with the task's own code, or TASK_CANCELLED if somebody cancelled it on the server;
        `OutcomeUnknown` if neither task nor effect was found; `Unreachable` and others if the call surely did not
        reach the server. The finished task is destroyed. If the coroutine itself is cancelled
        (`asyncio.CancelledError`), the task goes on: use `cancel_task` and keep waiting for the truth.
        """
        run = TaskRun(self._link, self.cache, self._watch, method, self._pause)
        return await run.run(params, on_progress, on_task, applies_to, verify)

    async def pause(self, seconds: float) -> None:
        """Wait before looking again at what nobody tells of, such as a host that reboots."""
        await self._pause(seconds)

    async def cancel_task(self, task: Ref) -> None:
        """Ask the server to cancel a task. It may still end with success: whoever runs it will hear. Too late is no error.

        The connection of a transfer with this task is cut at once.
        """
        self.transfers.stop(task)
        await cancel_task(self._link, task)

    async def fetch(
        self, endpoint: Endpoint, target: str, *, accept: str, doing: str, timeout_s: float, max_bytes: int
    ) -> bytes:
        """A small file of a host, whole: see `Transfers.fetch`."""
        return await self.transfers.fetch(
            endpoint, target, accept=accept, doing=doing, timeout_s=timeout_s, max_bytes=max_bytes
        )

    def open_console(self, location: str) -> ConsoleStream:
        """A stream to a console record's `location`, to be opened in the thread that will read it.

        The location names the host the VM runs on, which has a certificate of its own: `open` may raise
        `CertificateUnknown` for it. Raises `ValueError` if the location names no host, `Closed` if nobody is signed in.
        """
        session = self._link.require_session()
        target = ConsoleTarget.parse(location)
        present = partial(self.trust.get, target.endpoint)
        return ConsoleStream(target, present(), session.ref, self._user_agent, present=present)

    def emergency_line(self) -> EmergencyLine:
        """The way to single hosts while nobody answers for the pool, under the pins of this one; whoever has it closes it."""
        session = self._link.session
        return EmergencyLine(
            self._link.connections.another(), self._link.originator, session.ref if session is not None else NULL_REF,
            self._link.require_writable, self._pause,
        )  # fmt: skip

    async def end_session(self, session: Ref) -> None:
        """End a session that the pool made for something that is over by now, also when this client was closed meanwhile; no
        error if that cannot be done."""
        await self._link.end_session(session)

    async def close(self, *, sign_out: bool = True) -> None:
        """Close every connection and end a running subscription; with `sign_out` end the server's session as well."""
        self._wait.end()
        try:
            await asyncio.gather(self._facts.close(), self.transfers.close(), self.figures.close())
        finally:
            await self._link.close(sign_out)

    def place_of(self, host: str) -> Endpoint | None:
        """Where to ask a host for what it alone has: the coordinator where it was reached, whatever address it knows itself by."""
        pool = self.cache.pool
        if self._is_one_address or (pool is not None and pool.master == host):
            return self._link.endpoint
        return self.hosts.endpoint(host)
