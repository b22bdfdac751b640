# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""event.from: what changed since a token, and waiting until something does."""

from __future__ import annotations

import asyncio
import re
import time
from typing import Any

from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.replies import Event, EventBatch
from xolite_desktop.simulator.schema import REMOVED_CLASSES

# xapi waits this long before every answer, so that changes gather.
_DELAY_S = 0.05

# Counted by a real host although nothing of them can be asked for.
_COUNTED_ONLY = (*(name.lower() for name in REMOVED_CLASSES), "diagnostics")

# event.next looks this often whether its session is still registered.
_NEXT_S = 30.0

_TOKEN = re.compile(r"\s*(-?\d+),(-?\d+)\s*")


def token_text(generation: int, messages: int) -> str:
    return f"{generation:020d},{messages:020d}"


class Subscription:
    """Which objects a caller wants: `*`, `vm`, or `vm/OpaqueRef:…`, in any case."""

    def __init__(self, db: Database, wanted: list[str]) -> None:
        self._refs: dict[str, set[str]] = {}
        whole: set[str] = set()
        for each in wanted:
            parts = each.split("/")
            if len(parts) > 2:
                raise Failure("EVENT_SUBSCRIPTION_PARSE_FAILURE", each)
            name = db.schema.by_lower.get(parts[0].lower())
            if each == "*":
                whole.update(db.schema.classes)
            elif name and len(parts) == 1:
                whole.add(name)
            elif name:
                self._refs.setdefault(name, set()).add(parts[1])
        silent = {cls.name for cls in db.schema.classes.values() if not cls.events} | {"role"}
        self._whole = whole - silent
        self.classes = [name for name in db.schema.classes if name in self._whole or name in self._refs]

    def wants_all(self, cls: str) -> bool:
        return cls in self._whole

    def wants(self, cls: str, ref: str) -> bool:
        return cls in self._whole or ref in self._refs.get(cls, ())

    @property
    def delay_s(self) -> float:
        """Tasks alone are told without delay."""
        return 0.0 if self.classes == ["task"] else _DELAY_S


class Events:
    """Answers event.from, and wakes those who wait in it."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._waiting: set[asyncio.Future[None]] = set()
        # Session -> classes that it registered, and the token up to which it was told of them.
        self._registered: dict[str, tuple[dict[str, None], str]] = {}
        self.last_id = 0
        db.on_change.append(self._changed)

    async def wait(self, session: str, classes: list[str], token: str, timeout_s: float) -> EventBatch:
        """All changes since `token`, at the latest after `timeout_s` of real time.

        `Failure` EVENT_FROM_TOKEN_PARSE_FAILURE or EVENT_SUBSCRIPTION_PARSE_FAILURE for nonsense,
        SESSION_INVALID as soon as the session ends.
        """
        since = _parse_token(token)
        subscription = Subscription(self._db, classes)
        end = time.monotonic() + timeout_s
        while True:
            await self._pause(session, subscription.delay_s)
            batch = self._batch(subscription, since)
            remaining = end - time.monotonic()
            if batch.events or remaining <= 0:
                return batch
            await self._until_change(session, remaining)

    def register(self, session: str, classes: list[str]) -> None:
        """Let `next` tell of these classes too, from now on."""
        Subscription(self._db, classes)
        now = token_text(self._db.generation, self._db.generation)
        known, token = self._registered.get(session, ({}, now))
        self._registered[session] = {**known, **dict.fromkeys(classes)}, token

    def unregister(self, session: str, classes: list[str]) -> None:
        """Let `next` tell of these classes no more; `*` is a class of its own here."""
        known, token = self._registered.get(session, ({}, ""))
        left = {each: None for each in known if each not in classes}
        self._registered[session] = left, token
        if not left:
            del self._registered[session]

    async def next(self, session: str) -> list[dict[str, Any]]:
        """The events since the last call, waiting for one if there are none; one for each object.

        `Failure` SESSION_NOT_REGISTERED if the session registered nothing, SESSION_INVALID when it ends.
        """
        while session in self._registered:
            classes, token = self._registered[session]
            batch = await self.wait(session, list(classes), token, _NEXT_S)
            if batch.events and session in self._registered:
                self._registered[session] = self._registered[session][0], batch.token
                self.last_id = max(self.last_id, *(event.id for event in batch.events))
                return list(batch.value()["events"])
        raise Failure("SESSION_NOT_REGISTERED", session)

    def inject(self, cls: str, ref: str) -> str:
        """Touch an object; the token is older than that touch."""
        name = self._db.schema.by_lower.get(cls.lower())
        if name is None:
            raise Failure("INTERNAL_ERROR", f'Db_exn.DBCache_NotFound("missing table", "{cls}", "")')
        before = token_text(self._db.generation, 0)
        self._db.touch(name, ref)
        return before

    def counts(self) -> dict[str, int]:
        """How many objects there are, by lower-case class. Messages are not in the database of a real host."""
        counts = {name.lower(): self._db.count(name) for name in self._db.schema.classes}
        counts.update(dict.fromkeys(_COUNTED_ONLY, 0))
        counts.update(message=0, role=0)
        return counts

    def _batch(self, subscription: Subscription, since: tuple[int, int]) -> EventBatch:
        generation, message_generation = since
        messages: list[Event] = []
        changes: dict[str, list[Event]] = {"add": [], "mod": [], "del": []}
        for cls in subscription.classes:
            if cls == "message":
                found = self._changes(subscription, cls, since[1])
                message_generation = max([since[1], *(event.id for event in found)])
                messages = [Event(0, cls, event.operation, event.ref) for event in found]
                continue
            for event in self._changes(subscription, cls, since[0]):
                changes[event.operation].append(event)
                generation = max(generation, event.id)
        if "message" not in subscription.classes:
            message_generation = 0
        events = [*messages, *changes["add"], *changes["mod"], *changes["del"]]
        return EventBatch(self._db, events, self.counts(), token_text(generation, message_generation))

    def _changes(self, subscription: Subscription, cls: str, since: int) -> list[Event]:
        """One event for each object, whatever happened to it since; created and deleted since then: none."""
        changed = self._db.changed_since(cls, since)
        if not subscription.wants_all(cls):
            changed = ((ref, stamp) for ref, stamp in changed if subscription.wants(cls, ref))
        found = [
            Event(stamp.modified, cls, "add" if stamp.created > since else "mod", ref)
            for ref, stamp in changed
        ]
        found.extend(
            Event(deleted, cls, "del", ref)
            for created, deleted, ref in self._db.deleted_since(cls, since)
            if created <= since and subscription.wants(cls, ref)
        )
        return found

    def _changed(self, operation: str, cls: str, ref: str) -> None:
        if cls == "session" and operation == "del":
            self._registered.pop(ref, None)
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def _pause(self, session: str, seconds: float) -> None:
        end = time.monotonic() + seconds
        self._check(session)
        while (remaining := end - time.monotonic()) > 0:
            await self._until_change(session, remaining)

    async def _until_change(self, session: str, seconds: float) -> None:
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            async with asyncio.timeout(seconds):
                await future
        except TimeoutError:
            pass
        finally:
            self._waiting.discard(future)
        self._check(session)

    def _check(self, session: str) -> None:
        if session not in self._db.records("session"):
            raise Failure("SESSION_INVALID", session)


def _parse_token(token: str) -> tuple[int, int]:
    if token == "":
        return 0, 0
    match = _TOKEN.fullmatch(token)
    if match is None:
        raise Failure("EVENT_FROM_TOKEN_PARSE_FAILURE", token)
    return int(match[1]), int(match[2])
