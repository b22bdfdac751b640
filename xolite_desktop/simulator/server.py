# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The simulator itself: a pool behind a TLS listener on loopback, in a thread and loop of its own."""

from __future__ import annotations

import asyncio
import base64
import binascii
import concurrent.futures
import importlib
import socket
import threading
from collections import Counter
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from xolite_desktop.simulator.allowed import keep_allowed
from xolite_desktop.simulator.certificate import make_certificate, server_context, use_certificate
from xolite_desktop.simulator.clock import Clock, RealClock
from xolite_desktop.simulator.connection import CountingReader, serve
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.events import Events
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.faults import Counts, Faults
from xolite_desktop.simulator.generator import generate as generate_pool
from xolite_desktop.simulator.http import HttpError, Request
from xolite_desktop.simulator.life import live
from xolite_desktop.simulator.rpc import Result, Rpc
from xolite_desktop.simulator.scenario import load as load_scenario
from xolite_desktop.simulator.sessions import Sessions

_T = TypeVar("_T")

# Modules whose import registers HTTP routes.
ROUTE_MODULES: tuple[str, ...] = ("rpc_routes", "console", "metrics")

_START_S = 60.0
_LIMIT = 64 * 1024
_HEAD_TIMEOUT_S = 10.0
# A host thinks this long about a wrong password.
_LOGIN_DELAY_S = 5.0


class Simulator:
    """One simulated pool, from a scenario or generated as (hosts, VMs).

    With a real clock the pool `lives`: figures move, guests report. `start` and `stop` are for any thread.

    `db`, `clock`, `sessions`, `events` and what they hold belong to the simulator's loop: from elsewhere use `run`.
    `counts`, `calls`, `bytes_received` and `faults` may be read and set from anywhere.
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
    ) -> None:
        self.port = port
        self.user = user
        self.password = password
        self.clock: Clock = clock or RealClock()
        self.db = Database()
        self.sessions = Sessions(self.db, self.clock, user, password)
        self.events = Events(self.db)
        self.faults = Faults()
        self.counts = Counts()
        self.cancellers: dict[str, Callable[[], None]] = {}
        self.console_targets = dict(console_targets or {})
        self.http10_websocket = http10_websocket
        self.login_delay_s = _LOGIN_DELAY_S if isinstance(self.clock, RealClock) else 0.0
        self.head_timeout_s = _HEAD_TIMEOUT_S
        # What the scenario says and the data model does not know.
        self.unknown_fields: list[str] = []
        self._scenario = scenario
        # Time that is wound by hand changes nothing on its own.
        self._lives = lives and isinstance(self.clock, RealClock)
        self._generate = generate
        self._seed = seed
        self._certificate = make_certificate()
        self._context = server_context()
        use_certificate(self._context, self._certificate)
        self._tasks: set[asyncio.Task[None]] = set()
        self._accepted: set[socket.socket] = set()
        self._transports: set[asyncio.Transport] = set()
        self._accepting: asyncio.Task[None] | None = None
        self._refusing = False
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping: asyncio.Event | None = None
        for module in ROUTE_MODULES:
            importlib.import_module(f"xolite_desktop.simulator.{module}")
        self._rpc = Rpc(self)

    @property
    def url(self) -> str:
        """`https://127.0.0.1:PORT`."""
        return f"https://127.0.0.1:{self.port}"

    base_url = url

    @property
    def certificate(self) -> bytes:
        """The certificate shown now, as DER."""
        return self._certificate.der

    @property
    def fingerprint(self) -> str:
        """The certificate's SHA-256: lower-case hex without colons."""
        return self._certificate.fingerprint

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
        started.result(_START_S)

    def stop(self) -> None:
        """End all connections, tasks and the thread. Harmless if not started."""
        thread, loop, stopping = self._thread, self._loop, self._stopping
        if thread is None:
            return
        if loop is not None and stopping is not None and not loop.is_closed():
            loop.call_soon_threadsafe(stopping.set)
        thread.join()
        self._thread = None

    def run(self, function: Callable[[], _T], timeout_s: float = 30.0) -> _T:
        """Run a function on the simulator's loop and give its result."""

        async def call() -> _T:
            return function()

        return self.run_coroutine(call, timeout_s)

    def run_coroutine(self, function: Callable[[], Coroutine[Any, Any, _T]], timeout_s: float = 30.0) -> _T:
        """Run a coroutine function on the simulator's loop and give its result."""
        assert self._loop is not None, "not started"
        return asyncio.run_coroutine_threadsafe(function(), self._loop).result(timeout_s)

    async def open(self) -> None:
        """Load the pool and listen, on the running loop; `start` does this in a thread."""
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        listener = self._bind()
        try:
            self._load()
        except BaseException:
            listener.close()
            raise
        self._accepting = self._loop.create_task(self._accept(listener))
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
        await self._refuse()
        for connection in self._accepted:
            connection.close()
        for transport in self._transports:
            transport.abort()
        while self._tasks:
            for task in self._tasks:
                task.cancel()
            await asyncio.wait(self._tasks)
        # Aborted transports close their sockets in the next rounds of the loop.
        for _ in range(5):
            await asyncio.sleep(0)

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something in the background; it is cancelled when the simulator stops."""
        assert self._loop is not None, "not opened"
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

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
            return self.sessions.login(*_basic_credentials(request), "")
        except Failure:
            realm = request.path.strip("/")
            raise HttpError(401, realm=realm) from None

    def replace_certificate(self) -> None:
        """Show another certificate, with another key, from the next handshake on. From any thread."""
        self._certificate = make_certificate("another-simulator")
        use_certificate(self._context, self._certificate)

    def refuse_connections(self) -> None:
        """Stop listening: new connections are refused, those that exist live on. From any other thread."""
        self.run_coroutine(self._refuse)

    def accept_connections(self) -> None:
        """Listen again, on the same port. From any other thread."""

        def listen() -> None:
            assert self._loop is not None
            if self._accepting is None:
                self._accepting = self._loop.create_task(self._accept(self._bind()))

        self.run(listen)

    def drop_connections(self) -> None:
        """Reset all connections. From any other thread."""

        def drop() -> None:
            for transport in self._transports:
                transport.abort()

        self.run(drop)

    def end_sessions(self) -> None:
        """Invalidate all sessions, as a restart of the toolstack does. From any other thread."""
        self.run(self.sessions.end_all)

    def _run_thread(self, started: concurrent.futures.Future[None]) -> None:
        with asyncio.Runner() as runner:
            runner.run(self._main(started))

    async def _main(self, started: concurrent.futures.Future[None]) -> None:
        try:
            await self.open()
        except (OSError, ValueError, KeyError, Failure) as error:
            await self.close()
            started.set_exception(error)
            return
        started.set_result(None)
        try:
            await self.wait_until_stopped()
        finally:
            await self.close()

    def _bind(self) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", self.port), backlog=128)
        listener.setblocking(False)
        self.port = listener.getsockname()[1]
        return listener

    async def _accept(self, listener: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        with listener:
            while True:
                connection, _ = await loop.sock_accept(listener)
                if self._refusing:
                    connection.close()
                    return
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._accepted.add(connection)
                self.spawn(self._serve(connection))

    async def _refuse(self) -> None:
        accepting, self._accepting = self._accepting, None
        if accepting is None:
            return
        # A connection of our own wakes the acceptor. Cancelling it instead could lose a socket just accepted.
        self._refusing = True
        with socket.create_connection(("127.0.0.1", self.port)):
            await accepting
        self._refusing = False

    def _load(self) -> None:
        if self._generate is not None:
            self._scenario = generate_pool(*self._generate, self._seed)
        self.unknown_fields = load_scenario(
            self.db,
            self._scenario,
            self.base_url,
            now=self.clock.now(),
            certificate_sha256=self.fingerprint,
        )
        keep_allowed(self.db)

    async def _serve(self, connection: socket.socket) -> None:
        self._accepted.discard(connection)
        loop = asyncio.get_running_loop()
        reader = CountingReader(limit=_LIMIT, loop=loop)
        reader.count_into(self.counts.connection_bytes)
        try:
            transport, protocol = await loop.connect_accepted_socket(
                lambda: asyncio.StreamReaderProtocol(reader, loop=loop), connection, ssl=self._context
            )
        except OSError:
            return  # the client did not want to go on with this certificate
        writer = asyncio.StreamWriter(transport, protocol, reader, loop)
        self._transports.add(transport)
        try:
            await serve(self, reader, writer, self.head_timeout_s)
            writer.close()
            await writer.wait_closed()
        except (OSError, asyncio.IncompleteReadError):
            pass  # the client left in the middle
        finally:
            transport.abort()
            self._transports.discard(transport)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None and self._loop is not None:
            # A mistake of ours: loud, so that tests fail on it.
            self._loop.call_exception_handler({"message": "the simulator failed", "exception": error})


def _basic_credentials(request: Request) -> tuple[str, str]:
    scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
    try:
        text = base64.b64decode(encoded, validate=True).decode() if scheme.lower() == "basic" else ""
    except (binascii.Error, UnicodeDecodeError):
        text = ""
    user, _, password = text.partition(":")
    return user, password
