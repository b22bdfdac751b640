# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Finding the task of a call whose answer was lost: it may have been made or not, and must not be another one's."""

import time
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client import task_tag
from xolite_desktop.xapi.client.link import Link
from xolite_desktop.xapi.client.patience import Patience
from xolite_desktop.xapi.client.task_tag import Starter
from xolite_desktop.xapi.client.task_watch import TaskWatch
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.records.decode import convert_record
from xolite_desktop.xapi.records.task import Task
from xolite_desktop.xapi.records.wire_time import parse_wire_time
from xolite_desktop.xapi.refs import Ref, is_null

CALL_TIMEOUT_S: Final = 60.0
LOOKS_AFTER_S: Final = (0.0, 1.0, 3.0)
"""The server may take up the call only after the connection broke, so one look is not enough."""
_CLOCK_STEP: Final = timedelta(seconds=2)
"""Times on the wire are whole seconds."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A call without an answer: its method, its object if it has one, the tasks there were before, and when it was sent
    (`time.monotonic`)."""

    method: str
    target: Ref | None
    known: frozenset[Ref]
    sent_at: float


@dataclass(frozen=True, slots=True)
class Found:
    """A task that fits. `certain`: it works on our object, or our session made it."""

    task: Ref
    certain: bool


class TaskSearch:
    """Looks, waiting until the pool answers. What it finds is claimed for the caller."""

    def __init__(
        self,
        link: Link,
        cache: Cache,
        watch: TaskWatch,
        patience: Patience,
        pause: Callable[[float], Awaitable[None]],
    ) -> None:
        self._link, self._cache, self._watch = link, cache, watch
        self._patience, self._pause = patience, pause

    async def find(self, sought: Sought) -> Found | None:
        """The one task that fits, or None if there is none or it cannot be told apart from others."""
        self._watch.sought[sought.method] += 1
        try:
            for delay_s in LOOKS_AFTER_S:
                if delay_s:
                    await self._pause(delay_s)
                found = await self._patience.read(lambda: self._look(sought))
                if found is not None:
                    return found
            return None
        finally:
            self._watch.sought[sought.method] -= 1

    async def _look(self, sought: Sought) -> Found | None:
        oldest = await self._oldest(sought)
        answer = await self._read("task.get_all_records")
        records = answer if isinstance(answer, dict) else {}
        tasks = {
            Ref(ref): convert_record("task", fields)
            for ref, fields in records.items()
            if isinstance(fields, dict)
        }
        operating = await self._operating(sought)
        ours = await self._of_our_session()
        fitting = candidates(tasks, sought, self._watch.claimed, oldest)
        rivals = self._watch.sought[sought.method] > 1
        found = choose(fitting, operating, ours, rivals)
        if found is not None:
            self._watch.claimed.add(found.task)
        return found

    async def _oldest(self, sought: Sought) -> datetime | None:
        """The server's own time when the call was sent: its clock and ours need not agree."""
        pool = self._cache.pool
        if pool is None:
            return None
        now = parse_wire_time(str(await self._read("host.get_servertime", pool.master)))
        return now - timedelta(seconds=time.monotonic() - sought.sent_at) - _CLOCK_STEP if now else None

    async def _operating(self, sought: Sought) -> Collection[str]:
        """The tasks that the object says work on it."""
        if sought.target is None:
            return ()
        with suppress(Failure):  # it may be gone, by this very call
            record = await self._read(f"{sought.method.partition('.')[0]}.get_record", sought.target)
            operations = record.get("current_operations") if isinstance(record, dict) else None
            return operations.keys() if isinstance(operations, dict) else ()
        return ()

    async def _of_our_session(self) -> list[object]:
        with suppress(Failure):  # a session that was replaced meanwhile has no tasks, nor has the new one
            answer = await self._read("session.get_tasks", self._link.require_session().ref)
            return answer if isinstance(answer, list) else []
        return []

    async def _read(self, method: str, *params: object) -> object:
        answer: object = await self._link.call(method, params, CALL_TIMEOUT_S)
        return answer


def candidates(
    tasks: Mapping[Ref, object], sought: Sought, claimed: Collection[Ref], oldest: datetime | None
) -> list[Ref]:
    """The tasks that may be the one: made since by the same call, and by nobody else as far as their marks say."""
    return [
        ref
        for ref, task in tasks.items()
        if isinstance(task, Task) and _fits(ref, task, sought, claimed, oldest)
    ]


def _fits(ref: Ref, task: Task, sought: Sought, claimed: Collection[Ref], oldest: datetime | None) -> bool:
    if task.name_label != f"Async.{sought.method}" or not is_null(task.subtask_of):
        return False
    if ref in sought.known or ref in claimed or task_tag.starter(task.other_config) is not Starter.UNKNOWN:
        return False
    about = task_tag.applies_to(task.other_config)
    if about and sought.target is not None and sought.target not in about:
        return False
    created = parse_wire_time(task.created)
    return oldest is None or created is None or created >= oldest


def choose(
    fitting: list[Ref], operating: Collection[str], ours: Iterable[object], rivals: bool
) -> Found | None:
    """The one of several. `operating`: those at work on our object; `ours`: those of our session, empty if the server
    does not tell; `rivals`: other calls of ours to the same method are without an answer too, and could be meant."""
    session = set(ours)
    own = [ref for ref in fitting if ref in session] if session else fitting
    working = [ref for ref in own if ref in operating]
    if len(working) == 1:
        return Found(working[0], certain=True)
    if len(own) == 1 and not rivals:
        return Found(own[0], certain=bool(session))
    return None
