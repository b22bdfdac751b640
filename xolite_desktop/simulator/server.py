# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The simulator itself: a pool behind a TLS listener on loopback, in a thread and loop of its own."""

from __future__ import annotations

import asyncio
import concurrent.futures
import importlib
import threading
from collections import Counter
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from xolite_desktop.simulator import members, neighbours
from xolite_desktop.simulator.allowed import keep_allowed
from xolite_desktop.simulator.certificate import Certificate
from xolite_desktop.simulator.clock import Clock, HandClock, RealClock
from xolite_desktop.simulator.connection import serve
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.doorway import Doorway
from xolite_desktop.simulator.events import Events
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.faults import Counts, Faults
from xolite_desktop.simulator.garbage import no_collection
from xolite_desktop.simulator.generator import generate as generate_pool
from xolite_desktop.simulator.http import HttpError, Request, basic_credentials
from xolite_desktop.simulator.life import live
from xolite_desktop.simulator.listener import Listener
from xolite_desktop.simulator.membership import send_to_coordinator
from xolite_desktop.simulator.rpc import Result, Rpc
from xolite_desktop.simulator.scenario import load as load_scenario
from xolite_desktop.simulator.sessions import Sessions
from xolite_desktop.simulator.transfer_state import Transfers

_T = TypeVar("_T")

# Modules whose import registers HTTP routes.
ROUTE_MODULES: tuple[str, ...] = (
    "rpc_routes",
    "console",
    "metrics",
    "transfer_vms",
    "transfer_disks",
    "transfer_files",
    "host_files",
)

_START_S = 60.0
_HEAD_TIMEOUT_S = 10.0
# A host thinks this long about a wrong password.
_LOGIN_DELAY_S = 5.0


class Simulator(Doorway):
    """One simulated pool, from a scenario or generated as (hosts, VMs).

    With a real clock the pool `lives`: figures move, guests report. `start` and `stop` are for any thread.
    `member_of`, another simulator that listens already or its URL, makes this one a member of that one's pool, with
    a certificate of its own: it answers HOST_IS_SLAVE, and has no pool itself. `as_host` is the name of the host of
    that pool that it is: the pool then knows its address, and it can become the coordinator.

    `db`, `clock`, `sessions`, `events` and what they hold belong to the simulator's loop: from elsewhere use `run`.
    `counts`, `calls`, `bytes_received`, `faults` and `transfers.faults` may be read and set from anywhere.
    """

    def __init__(
        self,
        scenario: str | Path | Mapping[str, Any] = "demo",
        *,
        port: int = 0,
        clock: Clock | None = None,
        console_targets: dict[str, tuple[str, int]] | None = None,
        user: str = "root",
        password: str = "demo",  # noqa: S107 - the password of the demo, written on its sign-in page
        http10_websocket: bool = False,
        generate: tuple[int, int] | None = None,
        seed: int = 1,
        lives: bool = True,
        member_of: Simulator | str | None = None,
        as_host: str = "",
    ) -> None:
        self.user = user
        self.password = password
        self.clock: Clock = clock or RealClock()
        self.db = Database()
        self.sessions = Sessions(self.db, self.clock, user, password)
        self.events = Events(self.db)
        self.faults = Faults()
        self.counts = Counts()
        self.transfers = Transfers(self.db.disks)
        self.cancellers: dict[str, Callable[[], None]] = {}
        self.console_targets = dict(console_targets or {})
        self.http10_websocket = http10_websocket
        self.zone_s = 0.0
        """How far the hosts' own time is ahead of UTC."""
        self.login_delay_s = _LOGIN_DELAY_S if isinstance(self.clock, RealClock) else 0.0
        self.head_timeout_s = _HEAD_TIMEOUT_S
        # What the scenario says and the data model does not know.
        self.unknown_fields: list[str] = []
        self._scenario = scenario
        if generate is not None:
            with no_collection():
                self._scenario = generate_pool(*generate, seed)
        self._coordinator: members.Door | str | None = member_of
        self._as_host = as_host
        self.members: dict[str, Any] = {}
        self.has_died = False
        if member_of is not None:
            self._scenario, lives = "empty", False
        # Time that is wound by hand changes nothing on its own.
        self._lives = lives and isinstance(self.clock, RealClock)
        self._background: set[asyncio.Task[None]] = set()
        self._brought: dict[tuple[str, str], str] = {}
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping: asyncio.Event | None = None
        self._listener = Listener(port, self.counts, self._serve, self.spawn, self.faults)
        _load_routes()
        self._rpc = Rpc(self)

    @property
    def port(self) -> int:
        """The port listened on; 0 before `start` if any would do."""
        return self._listener.port

    @property
    def url(self) -> str:
        """`https://127.0.0.1:PORT`; another address of loopback once it has moved."""
        return f"https://{self._listener.address}:{self.port}"

    base_url = url

    @property
    def member_of(self) -> members.Door | None:
        """The pool in this process that it is a member of."""
        return None if isinstance(self._coordinator, str) else self._coordinator

    @property
    def certificate(self) -> bytes:
        """The certificate shown now, as DER."""
        return self._listener.certificate.der

    @property
    def fingerprint(self) -> str:
        """The certificate's SHA-256: lower-case hex without colons."""
        return self._listener.certificate.fingerprint

    @property
    def calls(self) -> Counter[str]:
        """How often each method was called."""
        return self.counts.calls

    @property
    def bytes_received(self) -> int:
        """Application bytes received over all connections; TLS handshakes do not count."""
        return self.counts.bytes_received

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Load the pool and listen; returns when connections are accepted. Raises what went wrong."""
        started: concurrent.futures.Future[None] = concurrent.futures.Future()
        self._thread = threading.Thread(
            target=self._run_thread, args=(started,), name="simulator", daemon=True
        )
        self._thread.start()
        try:
            started.result(_START_S)
        except BaseException:
            # The thread is about to end; nobody else would wait for it.
            self._thread.join(_START_S)
            self._thread = None
            raise

    def stop(self) -> None:
        """End all connections, tasks and the thread. Harmless if not started."""
        thread, loop, stopping = self._thread, self._loop, self._stopping
        if thread is None:
            return
        if loop is not None and stopping is not None and not loop.is_closed():
            loop.call_soon_threadsafe(stopping.set)
        thread.join()
        self._thread = None

    @property
    def is_on_this_loop(self) -> bool:
        """Whether it runs on the loop of whoever asks."""
        try:
            return asyncio.get_running_loop() is self._loop
        except RuntimeError:
            return False

    def run(self, function: Callable[[], _T], timeout_s: float = 30.0) -> _T:
        """Run a function on the simulator's loop and give its result. Raises `RuntimeError` if that has ended."""
        assert self._loop is not None, "not started"
        answer: concurrent.futures.Future[_T] = concurrent.futures.Future()

        def call() -> None:
            try:
                answer.set_result(function())
            except BaseException as error:  # noqa: BLE001  # it is for whoever asked, in another thread
                answer.set_exception(error)

        # A turn later: what has come in by now is read before.
        self._loop.call_soon_threadsafe(self._loop.call_soon, call)
        return answer.result(timeout_s)

    def run_coroutine(self, function: Callable[[], Coroutine[Any, Any, _T]], timeout_s: float = 30.0) -> _T:
        """Run a coroutine function on the simulator's loop and give its result."""
        assert self._loop is not None, "not started"
        return asyncio.run_coroutine_threadsafe(function(), self._loop).result(timeout_s)

    async def open(self) -> None:
        """Load the pool and listen, on the running loop; `start` does this in a thread."""
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        if isinstance(self.clock, HandClock):
            self.clock.bind(self._loop)
        self._listener.bind()
        try:
            self._load()
            if self._coordinator is not None:
                url = self._coordinator if isinstance(self._coordinator, str) else self._coordinator.base_url
                await send_to_coordinator(self.faults, url)
            if self.member_of is not None and self._as_host:
                await members.enrol(self.member_of, self, self._as_host)
        except BaseException:
            await self._listener.refuse()
            raise
        self._listener.accept()
        neighbours.arrived(self)
        if self._lives:
            self.spawn(live(self))

    def request_stop(self) -> None:
        """Let `wait_until_stopped` return. On the loop."""
        assert self._stopping is not None, "not opened"
        self._stopping.set()

    async def wait_until_stopped(self) -> None:
        assert self._stopping is not None, "not opened"
        await self._stopping.wait()

    async def close(self) -> None:
        """End everything that `open` began."""
        neighbours.left(self)
        await self._listener.refuse()
        self._listener.drop()
        while self._background:
            for task in self._background:
                task.cancel()
            await asyncio.wait(self._background)
        # Aborted transports close their sockets in the next rounds of the loop.
        for _ in range(5):
            await asyncio.sleep(0)

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something in the background; it is cancelled when the simulator stops."""
        assert self._loop is not None, "not opened"
        task = self._loop.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._ended)

    def go_away(self, seconds: float | None, *, after: float = 0.0, to: str = "") -> None:
        """See `Host.go_away`. On the loop."""
        self.spawn(self._be_away(seconds, after, to))

    async def _be_away(self, seconds: float | None, after: float, to: str) -> None:
        if after:
            await self.clock.sleep(after)
        await self.close_door()
        await members.change_places(self, to)
        if seconds is not None:
            await self.clock.sleep(seconds)
            self.open_door()

    async def call(self, name: str, params: list[Any]) -> Result:
        """Make a call as a client would; `Failure` as a host would answer."""
        return await self._rpc.call(name, params)

    def session_of(self, request: Request) -> str:
        """The ref of the session named by cookie, else by query, else of one made for Basic credentials."""
        named = request.cookies.get("session_id") or request.query.get("session_id")
        try:
            if named:
                self.sessions.check(named)
                return named
            return self._session_for(*basic_credentials(request))
        except Failure:
            realm = request.path.strip("/")
            raise HttpError(401, realm=realm) from None

    def _session_for(self, user: str, password: str) -> str:
        """One session for all requests that bring the same credentials with them."""
        known = self._brought.get((user, password), "")
        if known not in self.db.records("session"):
            known = self._brought[user, password] = self.sessions.login(user, password, "")
        return known

    def replace_certificate(self) -> None:
        """Show another certificate, with another key, from the next handshake on. From any thread."""
        self._listener.replace_certificate()

    def use_certificate(self, certificate: Certificate) -> None:
        """Show this certificate from the next handshake on. From any thread."""
        self._listener.use(certificate)

    def refuse_connections(self) -> None:
        """Stop listening: new connections are refused, those that exist live on. From any other thread."""
        self.run_coroutine(self._listener.refuse)

    def accept_connections(self) -> None:
        """Listen again, on the same port. From any other thread."""
        self.run(self._listener.accept)

    def drop_connections(self) -> None:
        """Reset all connections. From any other thread."""
        self.run(self._listener.drop)

    def end_sessions(self) -> None:
        """Invalidate all sessions, as a restart of the toolstack does. From any other thread."""
        self.run(self.sessions.end_all)

    def _run_thread(self, started: concurrent.futures.Future[None]) -> None:
        with asyncio.Runner() as runner:
            runner.run(self._main(started))

    async def _main(self, started: concurrent.futures.Future[None]) -> None:
        try:
            await self.open()
        except (OSError, ValueError, LookupError, TypeError, AttributeError, Failure) as error:
            await self.close()
            started.set_exception(error)
            return
        started.set_result(None)
        try:
            await self.wait_until_stopped()
        finally:
            await self.close()

    def _load(self) -> None:
        with no_collection():
            self.unknown_fields = load_scenario(
                self.db,
                self._scenario,
                self.base_url,
                now=self.clock.now(),
                certificate_sha256=self.fingerprint,
            )
            keep_allowed(self.db)
        # Nobody needs it any more, and it may be large.
        self._scenario = {}

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await serve(self, reader, writer, self.head_timeout_s)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._background.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None and self._loop is not None:
            # A mistake of ours: loud, so that tests fail on it.
            self._loop.call_exception_handler({"message": "the simulator failed", "exception": error})


def _load_routes() -> None:
    """Import the modules that answer paths: each registers its own."""
    for module in ROUTE_MODULES:
        importlib.import_module(f"xolite_desktop.simulator.{module}")
