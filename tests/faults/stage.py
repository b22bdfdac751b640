# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A simulated pool and a client of it, through one fault and out of it again."""

from __future__ import annotations

import asyncio
import importlib
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest
from xapi.follower import Follower

from helpers.invariants import Pace, assert_told, differences
from xolite_desktop.simulator.faults import Fault, Injection, Phase
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import CORE_CLASSES, Batch, Client, Lost, Restored
from xolite_desktop.xapi.errors import Closed, Failure, XapiError
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.http import HttpHost
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.refs import Ref

VM = Ref("OpaqueRef:vm")
PATIENCE_S = 20.0
STALL_S = 2.0
"""How long a call that changes something waits for an answer that never comes: on a busy machine it has to arrive meanwhile."""
STIR_S = 0.1
MOST_POLLS = 60
# Deadlines that a test may shorten, by the module and the name of the constant.
DEADLINES = {
    ("xolite_desktop.xapi.client.link", "SIGN_IN_TIMEOUT_S"): STALL_S,
    ("xolite_desktop.xapi.client.link", "SIGN_OUT_TIMEOUT_S"): 0.3,
    ("xolite_desktop.xapi.client.task_run", "CALL_TIMEOUT_S"): STALL_S,
    ("xolite_desktop.xapi.client.task_run", "POLL_INTERVAL_S"): 0.02,
    ("xolite_desktop.xapi.client.task_run", "FIRST_EVENT_S"): 0.3,
    ("xolite_desktop.xapi.client.subscription", "_SILENCE_S"): 0.3,
    ("xolite_desktop.xapi.client.subscription", "_LOAD_S"): 0.5,
    ("xolite_desktop.xapi.events.event_feed", "POLL_TIMEOUT_S"): 0.2,
    ("xolite_desktop.xapi.net.http", "CONNECT_TIMEOUT_S"): 1.0,
}
CALL_S = 0.5
NOT_SENT = ("the call is larger", "cannot be sent")
"""What never was a call has no host."""


@dataclass
class Told:
    """What the client said of a fault: errors it raised, and losses it told of."""

    raised: list[BaseException]
    lost: list[Lost]

    @property
    def errors(self) -> list[BaseException]:
        return [*self.raised, *(each.error for each in self.lost)]


class Stage:
    """One pool, one client and what they say to each other. Nothing is signed in at first."""

    def __init__(self, pool: Simulator, pins: Pins, reasons: frozenset[str]) -> None:
        self.pool = pool
        self.pace = Pace(free=8)
        self.pins = pins
        self.endpoint = Endpoint.parse(pool.url)
        self.pins.trust_once(self.endpoint, Certificate(pool.certificate))
        self.client = Client(self.endpoint, self.pins, pause=self.pace, jitter=lambda: 1.0)
        self.told = Told([], [])
        self.sessions: set[str] = set()
        self.follower: Follower | None = None
        self._reasons = reasons
        self._number = 0
        self._patch = pytest.MonkeyPatch()

    def hurry(self, *names: str) -> None:
        """Let what would wait for half a minute wait for a moment, until `heal`. Before the first call."""
        for (module, name), seconds in DEADLINES.items():
            if names and name not in names:
                continue
            self._patch.setattr(importlib.import_module(module), name, seconds)

    async def sign_in(self) -> None:
        await self.client.sign_in(self.pool.user, self.pool.password)
        self.note_sessions()

    def note_sessions(self) -> None:
        """Keep every session there ever was: none may turn up anywhere."""
        self.sessions |= self.pool.run(lambda: set(self.pool.db.records("session")))

    def follow(self) -> Follower:
        self.follower = Follower(self.client, ())
        return self.follower

    def stir(self) -> None:
        """Change something, so that a poll has an answer."""
        self._number += 1
        text = f"stirred {self._number}"
        self.pool.run(lambda: self.pool.db.update("VM", VM, name_description=text))

    def inject(self, fault: Fault, phase: Phase | None = None, times: int | None = None) -> Injection:
        return self.pool.faults.inject(fault, phase=phase, times=times)

    async def attempt(self, work: Any) -> BaseException | None:
        """Do something that may fail with an error of ours, and judge that error."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                await work
        except XapiError as error:
            self.judge(error)
            self.told.raised.append(error)
            return error
        return None

    def judge(self, error: XapiError) -> None:
        """Told plainly, and with its place and deed, as far as that kind of error has them."""
        assert_told(error, () if isinstance(error, Failure) else self._reasons)
        if hasattr(error, "endpoint") and not any(words in str(error) for words in NOT_SENT):
            assert error.endpoint is not None, repr(error)
        assert getattr(error, "doing", "-") or getattr(error, "method", "-"), repr(error)

    async def next_item(self, *, stir: bool = True) -> Batch | Lost | None:
        """The next batch or loss; None if the subscription has ended, with an error or without.

        Something is changed at once, or if nothing else happens for a while.
        """
        assert self.follower is not None
        stirring = asyncio.create_task(self._stir_on(at_once=stir))
        try:
            while True:
                try:
                    item = await self.follower.item()
                except XapiError as error:
                    self.judge(error)
                    self.told.raised.append(error)
                    self.follower = None
                    return None
                if isinstance(item, Lost):
                    self.judge(item.error)
                    self.told.lost.append(item)
                if not isinstance(item, Restored):
                    return item
        finally:
            stirring.cancel()
            with suppress(asyncio.CancelledError):
                await stirring

    async def until_acted(self, injection: Injection, times: int) -> None:
        """Take what comes until the fault has done its work so often, or the subscription has ended."""
        for _ in range(MOST_POLLS):
            if injection.hits >= times or self.follower is None:
                return
            await self.next_item()
        raise AssertionError(f"{injection.fault.name} acted {injection.hits} times only")

    async def until_equal(self) -> None:
        """Take what comes until the cache is what the server has."""
        found: list[str] = []
        for _ in range(MOST_POLLS):
            found = differences(self.client.cache, self.pool, CORE_CLASSES)
            if not found:
                return
            if await self.next_item(stir=False) is None:
                raise AssertionError(f"the subscription ended: {self.told.raised[-1:]!r}")
        raise AssertionError("; ".join(found[:5]))

    async def _stir_on(self, *, at_once: bool) -> None:
        if at_once:
            self.stir()
        while True:
            await asyncio.sleep(STIR_S)
            self.stir()

    async def heal(self, *, lies: bool = False) -> None:
        """The fault is over: the client must come back, by itself or with the one act of a person."""
        self.pool.faults.clear()
        self._patch.undo()
        self.pace.release()
        if self.client.session is None or self._is_refused():
            await self.sign_in()
        if self.follower is None:
            self.follow()
        if lies:
            self.pool.end_sessions()
        self.stir()
        await self.until_equal()
        self.note_sessions()

    def _is_refused(self) -> bool:
        """Whether the client has given up until somebody signs in again."""
        codes = [error.code for error in self.told.raised if isinstance(error, XapiError)]
        return any(code.startswith("SESSION_") or code == Closed.code for code in codes)

    async def close(self) -> None:
        self._patch.undo()
        if self.follower is not None:
            await self.follower.stop()
        await self.client.close()


def smallest_replies(patch: pytest.MonkeyPatch, most_bytes: int) -> None:
    """Refuse answers above so many bytes, whatever a call allows: the real limits are dear to reach."""
    capped = HttpHost._capped

    def smaller(self: HttpHost, response: Any, doing: str, max_bytes: int) -> Any:
        return capped(self, response, doing, min(max_bytes, most_bytes))

    patch.setattr(HttpHost, "_capped", smaller)
