# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Two clients of the model server: the cores with the least between them, and the real subscription on a false link."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any, Protocol
from unittest import mock

from xapi.model.model_server import FAIR, Cut, ModelServer, Weather

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client import subscription
from xolite_desktop.xapi.client.retry_wait import RetryWait
from xolite_desktop.xapi.client.subscription import Batch, Restored, Subscription
from xolite_desktop.xapi.client.task_watch import TaskWatch
from xolite_desktop.xapi.delta import Change, Delta
from xolite_desktop.xapi.errors import Failure, Unreachable
from xolite_desktop.xapi.events.event_feed import REREAD_S, EventFeed, Retry
from xolite_desktop.xapi.events.reply_reader import ReplyReader
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.http import ReplyStream
from xolite_desktop.xapi.refs import Ref

ENDPOINT = Endpoint("127.0.0.1")


def lost_connection() -> Unreachable:
    return Unreachable(ENDPOINT, "event.from", "the connection broke")


class ModelClient(Protocol):
    """Follows a model server one answer at a time."""

    cache: Cache

    def ask(self, weather: Weather) -> Delta:
        """One answer, whatever else that takes; what it changed, which is nothing if it broke."""

    def close(self) -> None: ...


class CoreClient:
    """`ReplyReader`, `EventFeed` and `Cache`, without anything that runs."""

    def __init__(self, server: ModelServer, classes: tuple[str, ...], later: tuple[str, ...] = ()) -> None:
        self.cache = Cache()
        self._server = server
        self._feed = EventFeed(classes, lambda: 0.0, later)
        self._session = server.session
        self._now_s = 0.0

    def ask(self, weather: Weather) -> Delta:
        try:
            return self._poll(weather)
        except (Failure, Unreachable) as error:
            decision = self._feed.receive_error(error)
            assert isinstance(decision, Retry)
            if decision.sign_in:
                self._session = self._server.login()
                self._feed.signed_in()
        return Delta()

    def close(self) -> None:
        """Nothing is open."""

    def _poll(self, weather: Weather) -> Delta:
        poll = self._feed.next_call()
        reader = ReplyReader()
        changes: list[Change] = []
        try:
            for piece in self._server.event_from(self._session, poll.classes, poll.token, weather):
                changes += reader.receive_data(piece)
        except Cut:
            raise lost_connection() from None
        last, reply = reader.finish()
        changes += last
        changes += self._vanished(changes, poll.complete)
        delta = self.cache.apply(changes)
        self._feed.receive_reply(reply, poll, reader.event_count, seconds=1.0)
        self._now_s += REREAD_S
        self._feed.compare_counts(reply, poll, self.cache.count, self._now_s)
        return delta

    def _vanished(self, changes: list[Change], classes: tuple[str, ...]) -> list[Change]:
        shown = {(change.cls, change.ref) for change in changes if change.record is not None}
        held = ((cls, ref) for cls in classes for ref in self.cache.records(cls))
        return [Change(cls, ref, None) for cls, ref in held if (cls, ref) not in shown]


@dataclass(frozen=True)
class FalseSession:
    ref: Ref


class FalseLink:
    """What `Subscription` needs of a `Link`, answered by a model server in the same process."""

    def __init__(self, server: ModelServer) -> None:
        self.endpoint = ENDPOINT
        self.closed = False
        self.session = None  # with which another coordinator would be looked for
        self.expected = None  # the address that a change of ours leads to
        self.weather = FAIR
        self._server = server
        self._session = FalseSession(Ref(server.session))

    def require_session(self) -> FalseSession:
        return self._session

    async def renew(self, stale: FalseSession) -> None:
        assert stale is self._session
        self._session = FalseSession(Ref(self._server.login()))

    @asynccontextmanager
    async def stream(
        self, session: FalseSession, method: str, params: tuple[Any, ...], deadline: object, max_bytes: int
    ) -> AsyncIterator[ReplyStream]:
        assert method == "event.from"
        weather, self.weather = self.weather, FAIR
        classes, token, timeout_s = params
        assert timeout_s % 1, "some servers insist on a fraction"
        yield ReplyStream(_pieces(self._server.event_from(session.ref, classes, token, weather)), {})


async def _pieces(body: Iterator[bytes]) -> AsyncIterator[bytes]:
    try:
        for piece in body:
            yield piece
    except Cut:
        raise lost_connection() from None


class SubscriptionClient:
    """The real `Subscription`; it waits for nothing, since the model server never does."""

    def __init__(self, server: ModelServer, classes: tuple[str, ...], later: tuple[str, ...] = ()) -> None:
        self.cache = Cache()
        self._link = FalseLink(server)
        self._loop = asyncio.new_event_loop()
        self._feed = EventFeed(classes, lambda: 0.0, later)
        self._subscription = Subscription(
            self._link,  # type: ignore[arg-type]
            self.cache,
            self._feed,
            TaskWatch(),
            RetryWait(_no_pause),
            partial(next, count(step=REREAD_S)),
        )
        self._items = self._subscription.batches()
        # Thousands of loads, each of which would keep for good whatever garbage there is.
        self._collector = mock.patch.object(subscription, "paused_collector", nullcontext)
        self._collector.start()

    def ask(self, weather: Weather) -> Delta:
        self._link.weather = weather
        item = self._loop.run_until_complete(anext(self._items))
        if isinstance(item, Restored):
            item = self._loop.run_until_complete(anext(self._items))
        return item.delta if isinstance(item, Batch) else Delta()

    def close(self) -> None:
        self._loop.run_until_complete(self._items.aclose())
        self._loop.close()
        self._collector.stop()


async def _no_pause(seconds: float) -> None:
    assert 0 <= seconds <= 30
