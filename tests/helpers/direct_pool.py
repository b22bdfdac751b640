# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A simulated pool without a network, and what stands for a client of it: for tests that try very many calls."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any

from xolite_desktop.simulator.allowed import keep_allowed
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.events import Events
from xolite_desktop.simulator.failure import Failure as Refused
from xolite_desktop.simulator.faults import Counts, Faults
from xolite_desktop.simulator.rpc import Rpc
from xolite_desktop.simulator.scenario import load
from xolite_desktop.simulator.sessions import Sessions
from xolite_desktop.simulator.transfer_state import Transfers
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change, Delta
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.records.decode import convert_record
from xolite_desktop.xapi.refs import Ref

BASE_URL = "https://127.0.0.1:1"


class DirectPool:
    """The pool of a scenario in this process; its clock jumps ahead whenever a method takes time."""

    base_url = BASE_URL
    certificate = b""
    http10_websocket = False
    login_delay_s = 0.0
    is_on_this_loop = True

    def __init__(self, scenario: str | Mapping[str, Any]) -> None:
        self.db = Database()
        self.clock = HandClock(auto=True)
        self.sessions = Sessions(self.db, self.clock, "root", "demo")
        self.events = Events(self.db)
        self.faults = Faults()
        self.counts = Counts()
        self.transfers = Transfers(self.db.disks)
        self.console_targets: dict[str, tuple[str, int]] = {}
        self.cancellers: dict[str, Callable[[], None]] = {}
        self.members: dict[str, Any] = {}
        self.background: set[asyncio.Task[None]] = set()
        load(self.db, scenario, BASE_URL)
        keep_allowed(self.db)
        self._rpc = Rpc(self)
        self.session = self.sessions.login("root", "demo", "test")
        self.seen: dict[tuple[str, str], str] = {}
        self.cache = Cache()
        self.follow()

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self.background.add(task)
        task.add_done_callback(self.background.discard)

    def use_certificate(self, certificate: Any) -> None:
        self.certificate = certificate.der

    def go_away(self, seconds: float | None, *, after: float = 0.0, to: str = "") -> None:
        """There is no connection to lose."""

    def move_to(self, address: str, *, after: float = 0.0) -> None:
        """There is no connection to lose."""

    def follow(self) -> Delta:
        """Bring the cache up to date, as events would; what changed."""
        now = {
            (cls, ref): self.db.text(cls, ref)
            for cls in self.db.schema.classes
            for ref in self.db.records(cls)
            if cls not in ("task", "session", "role")
        }
        changes = [
            Change(cls, Ref(ref), convert_record(cls, json.loads(text)))
            for (cls, ref), text in now.items()
            if self.seen.get((cls, ref)) != text
        ]
        changes += [Change(cls, Ref(ref), None) for cls, ref in self.seen.keys() - now.keys()]
        self.seen = now
        return self.cache.apply(changes)

    async def call(self, name: str, *params: object) -> Any:
        """A call as a client makes it. Raises the simulator's failure."""
        params = tuple(json.loads(json.dumps(params)))
        result = (await self._rpc.call(name, [self.session, *params])).value
        return result.value() if hasattr(result, "value") else result


class DirectTransfers:
    """Files go nowhere: `uploads` are the paths and queries they would have gone by; `error` is raised instead."""

    def __init__(self) -> None:
        self.uploads: list[tuple[Path, tuple[tuple[str, str], ...]]] = []
        self.error: Exception | None = None

    def endpoint_reaching(self, srs: object) -> object:
        return None

    async def upload(
        self, wanted: Any, path: Path, *, on_progress: Any = None, on_task: Any = None
    ) -> object:
        self.uploads.append((path, wanted.query))
        if self.error is not None:
            raise self.error
        return ""


class DirectClient:
    """What operations use of a client. `calls` are those that changed something, in order; `failing` fails instead of
    the call with that number, counted from 0."""

    endpoint = None

    def __init__(self, pool: DirectPool, *, failing: int | None = None) -> None:
        self.pool = pool
        self.cache = pool.cache
        self.calls: list[tuple[str, tuple[object, ...]]] = []
        self.failing = failing
        self.expected_at: list[str] = []
        self.transfers = DirectTransfers()
        self.expected: dict[Ref, str] = {}

    async def call(self, method: str, *params: object, timeout_s: float = 60.0) -> object:
        return await self._make(method, params)

    async def run_task(self, method: str, *params: object, on_progress: Any = None, **_: object) -> object:
        result = await self._make(method, params)
        if on_progress is not None:
            on_progress(1.0)
        return result

    def expect_certificate(self, host: Ref, sha256: str) -> None:
        """There is no connection to trust; what was expected is kept to be looked at."""
        self.expected[host] = sha256

    async def pause(self, seconds: float) -> None:
        """The pool's clock jumps ahead while anything waits for it."""
        await asyncio.sleep(0)

    def expect_at(self, address: str) -> None:
        self.expected_at.append(address)

    async def end_session(self, session: Ref) -> None:
        self.pool.sessions.end(session)

    async def cancel_task(self, task: Ref) -> None:
        await self._make("task.cancel", (task,))

    async def _make(self, method: str, params: tuple[object, ...]) -> object:
        if ".get_" not in method and ".assert_" not in method:
            self.calls.append((method, params))
            if len(self.calls) - 1 == self.failing:
                raise Failure("INTERNAL_ERROR", ("as the test wished",), method)
        try:
            return await self.pool.call(method, *params)
        except Refused as refused:
            raise Failure(refused.code, refused.params, method) from None
        finally:
            self.pool.follow()
