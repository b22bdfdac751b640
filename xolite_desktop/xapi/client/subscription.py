# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Load and subscription in one: `event.from` until the end, healed by itself, as batches that say what changed."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.breath import Breath
from xolite_desktop.xapi.client.collector import paused_collector
from xolite_desktop.xapi.client.coordinator_search import CoordinatorSearch
from xolite_desktop.xapi.client.link import Link, Session
from xolite_desktop.xapi.client.retry_wait import RetryWait
from xolite_desktop.xapi.client.task_watch import TaskWatch
from xolite_desktop.xapi.client.without_secret import without_secret
from xolite_desktop.xapi.delta import Change, Delta, DeltaBuilder
from xolite_desktop.xapi.errors import Failure, WrongPool, XapiError
from xolite_desktop.xapi.events.event_feed import EventFeed, EventPoll, GiveUp, Retry
from xolite_desktop.xapi.events.reply_reader import METHOD, EventReply, ReplyReader
from xolite_desktop.xapi.net.http import MAX_LOAD_BYTES, MAX_REPLY_BYTES, Deadline
from xolite_desktop.xapi.records.pool import Pool

_SILENCE_S: Final = 15.0
"""How much longer than its own time-out a poll may be silent before the connection counts as lost."""
_LOAD_S: Final = 600.0
_AT_ONCE_S: Final = 0.25
"""An answer this quick was waiting for us; a slower one came when something happened."""
_CHANGES_IN_SLICE: Final = 256
_DOUBT: Final = Deadline(8.0, 5.0)
"""For the first question over a line that may have died without a word."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one answer changed. The cache has already taken it.

    `resync`: everything was read anew (the first load too) and compared, so the delta is still only what differs.
    `lag_ms`: the age of the oldest change in it that we can be held to, in milliseconds: from the first byte of the
    answer to the cache having it, plus, if the answer came at once, the time during which no poll of ours was waiting.
    The server's own delay (it gathers for at least 50 ms) and the way of the first byte are not in it. None after a
    load, where ages mean nothing. `seconds`: from sending the poll to the end. `bytes`: size of the answer's body.
    """

    delta: Delta
    resync: bool
    lag_ms: float | None
    seconds: float
    bytes: int
    event_count: int


@dataclass(frozen=True, slots=True)
class Lost:
    """The connection, or the session and the way to a new one, is lost; we try again in so many seconds."""

    error: XapiError
    retry_in_s: float


@dataclass(frozen=True, slots=True)
class Restored:
    """Batches flow again. A `Batch` follows at once."""

    lost_for_s: float


class _CutShort(Exception):
    """A poll that waited for something to happen was ended, since everything is wanted."""


class Subscription:
    """One run of `event.from` calls over one link into one cache."""

    def __init__(
        self,
        link: Link,
        cache: Cache,
        feed: EventFeed,
        watch: TaskWatch,
        wait: RetryWait,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._link = link
        self._cache = cache
        self._feed = feed
        self._watch = watch
        self._wait = wait
        self._clock = clock
        self._hold_off_s = 0.0
        self._session: Session | None = None
        self._must_sign_in = False
        self._first_byte_at = 0.0
        self._breath = Breath()
        self._wants_all = False
        self._doubts = False
        self._waiting: asyncio.Timeout | None = None

    def reload(self) -> None:
        """Read everything anew next, and now if nothing is coming in."""
        self._wants_all = True
        self.look()

    def look(self) -> None:
        """End a poll that waits for something to happen: the next is made under the pins of this moment."""
        if self._waiting is not None and not self._waiting.expired():
            self._waiting.reschedule(asyncio.get_running_loop().time())

    def doubt(self) -> None:
        """The line may be dead without a word, as after a sleep: ask at once, briefly, over a new connection."""
        self._doubts = True
        self.look()

    async def batches(self) -> AsyncGenerator[Batch | Lost | Restored, None]:
        """See `Client.subscribe`."""
        lost_at: float | None = None
        while True:
            try:
                batch = await self._next_batch()
            except XapiError as error:
                if self._link.closed:
                    return
                decision = self._feed.receive_error(error, self._clock())
                if isinstance(decision, GiveUp):
                    raise
                self._must_sign_in = self._must_sign_in or decision.sign_in
                if decision.delay_s > 0:
                    lost_at = lost_at or time.monotonic()
                    yield Lost(error, decision.delay_s)
                await self._prepare(decision)
                continue
            if lost_at is not None:
                yield Restored(time.monotonic() - lost_at)
                lost_at = None
            self._watch.notify(batch.delta)
            yield batch

    async def _prepare(self, decision: Retry) -> None:
        """Wait until the next try is due or wanted, and find out where it should go."""
        if decision.delay_s > 0:
            await self._wait.wait(decision.delay_s)
        session = self._link.session
        is_wanted = decision.search or self._link.expected is not None
        if is_wanted and session is not None:
            search = CoordinatorSearch(self._link.connections, session.ref, self._link.endpoint)
            found = await search.find()
            if found is not None and not self._link.closed:
                await self._link.follow(found)
                self._feed.moved()

    async def _next_batch(self) -> Batch:
        if self._hold_off_s > 0:
            await self._wait.wait(self._hold_off_s)
        session = self._link.require_session()
        if self._must_sign_in and session is self._session:
            await self._link.renew(session)
            session = self._link.require_session()
        self._must_sign_in = False
        if session is not self._session:
            self._session = session
            self._feed.signed_in()
        while True:
            if self._wants_all:
                self._wants_all = False
                self._feed.reload()
            deadline = await self._take_doubt()
            try:
                return await self._poll(session, self._feed.next_call(), deadline)
            except _CutShort:
                continue

    async def _take_doubt(self) -> Deadline | None:
        if not self._doubts:
            return None
        self._doubts = False
        self._feed.doubt()
        await self._link.renew_connections()
        return _DOUBT

    async def _poll(self, session: Session, poll: EventPoll, deadline: Deadline | None) -> Batch:
        sent_at = time.perf_counter()
        reader = ReplyReader(self._link.endpoint)
        with ExitStack() as quiet:
            changes, reply, first_byte_at = await self._read(
                session, poll, deadline or _deadline_of(poll), reader, quiet
            )
            if poll.full:
                self._check_pool(changes)
            if poll.complete:
                changes += await self._vanished(changes, poll.complete)
            delta = await self._apply(changes)
        done_at = time.perf_counter()
        waited_s = first_byte_at - sent_at
        self._hold_off_s = self._feed.receive_reply(reply, poll, reader.event_count, waited_s)
        self._feed.compare_counts(reply, poll, self._cache.count, self._clock())
        idle_s = sent_at - self._first_byte_at if waited_s < _AT_ONCE_S else 0.0
        self._first_byte_at = first_byte_at
        lag_ms = None if poll.complete else (done_at - first_byte_at + idle_s) * 1000
        return Batch(delta, poll.full, lag_ms, done_at - sent_at, reader.byte_count, reader.event_count)

    async def _read(
        self, session: Session, poll: EventPoll, deadline: Deadline, reader: ReplyReader, quiet: ExitStack
    ) -> tuple[list[Change], EventReply, float]:
        """As `_receive`; until the first byte it can be cut short."""
        try:
            async with asyncio.timeout(None) as self._waiting:
                return await self._receive(session, poll, deadline, reader, quiet)
        except TimeoutError:
            raise _CutShort from None
        finally:
            self._waiting = None

    async def _receive(
        self, session: Session, poll: EventPoll, deadline: Deadline, reader: ReplyReader, quiet: ExitStack
    ) -> tuple[list[Change], EventReply, float]:
        """The whole answer as changes, decoded while it comes in; and when its first byte came.

        From then on no garbage is collected during a load, until `quiet` ends.
        """
        params = (poll.classes, poll.token, poll.timeout_s)
        changes: list[Change] = []
        first_byte_at: float | None = None
        most = MAX_LOAD_BYTES if poll.complete else MAX_REPLY_BYTES
        async with self._link.stream(session, METHOD, params, deadline, most) as answer:
            async for chunk in answer.chunks:
                if first_byte_at is None:
                    first_byte_at = time.perf_counter()
                    self._waiting = None
                    if poll.full:
                        quiet.enter_context(paused_collector())
                await self._breath.breathe()
                changes += reader.receive_data(chunk)
        try:
            last, reply = reader.finish()
        except Failure as failure:
            told = without_secret(failure, session.ref)
        else:
            return changes + last, reply, first_byte_at or time.perf_counter()
        raise told  # outside, so that it does not carry the former along

    async def _apply(self, changes: Iterable[Change]) -> Delta:
        builder = DeltaBuilder()
        for few in _slices(changes):
            await self._breath.breathe()
            self._cache.apply_into(few, builder)
        return builder.delta

    async def _vanished(self, changes: Iterable[Change], classes: Iterable[str]) -> list[Change]:
        """Deletions of what we hold and a complete list of changes no longer shows."""
        held = {cls: set(self._cache.records(cls)) for cls in classes if self._cache.count(cls)}
        if not held:
            return []
        for few in _slices(changes):
            await self._breath.breathe()
            for change in few:
                if change.record is not None and change.cls in held:
                    held[change.cls].discard(change.ref)
        return [Change(cls, ref, None) for cls, refs in held.items() for ref in refs]

    def _check_pool(self, changes: Iterable[Change]) -> None:
        """A host that left its pool accepts the same password: never mix two pools in one cache."""
        ours = self._cache.pool
        if ours is None:
            return
        for change in changes:
            found = change.record.uuid if isinstance(change.record, Pool) else ""
            if found and ours.uuid and found != ours.uuid:
                raise WrongPool(self._link.endpoint, ours.uuid, found)


def _deadline_of(poll: EventPoll) -> Deadline:
    total_s = _LOAD_S if poll.full else poll.timeout_s + 4 * _SILENCE_S
    return Deadline(total_s, poll.timeout_s + _SILENCE_S)


def _slices(changes: Iterable[Change]) -> Iterator[tuple[Change, ...]]:
    """The changes in groups that take well below a millisecond."""
    rest = iter(changes)
    while few := tuple(islice(rest, _CHANGES_IN_SLICE)):
        yield few
