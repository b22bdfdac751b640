# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The calls of an action, found by doing its work with nobody at the other end: reads are answered from the cache."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable, Mapping
from typing import Any, cast

import msgspec

from xolite_desktop.models.actions.action import Running, Work
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.reads import is_read
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.operations.sequence import Call, Entry, Made
from xolite_desktop.xapi.records.record import AnyRecord, Record
from xolite_desktop.xapi.refs import Ref

_TOKEN = re.compile(r"OpaqueRef:made/(\w+)")
_GIVING = re.compile(r"(?:^|_)(?:create|introduce|clone|copy|snapshot|checkpoint|pool_migrate)$")
"""Calls whose result is an object that later calls may name. Moving a VM gives none."""


class Unrehearsable(Exception):
    """The work needs more than calls and what the cache knows."""


class Over(Exception):
    """All calls that change something are made; the work only waits for what comes of them."""


class Rehearsal:
    """Stands where the client does."""

    endpoint = None

    def __init__(self, cache: Cache) -> None:
        self.cache = cache
        self.entries: list[Entry] = []
        self._counts: Counter[str] = Counter()
        self._vms: dict[str, str] = {}
        self._gone: set[str] = set()

    def __getattr__(self, name: str) -> object:
        raise Unrehearsable(name)

    async def call(self, method: str, *params: object, timeout_s: float = 60.0) -> object:
        if is_read(method):
            return self._read(method, params)
        return self._note(method, params, is_task=False)

    async def run_task(self, method: str, *params: object, **_: object) -> object:
        return self._note(method, params, is_task=True)

    async def pause(self, seconds: float) -> None:
        raise Over

    def expect_at(self, address: str) -> None:
        """Nobody is cut off."""

    async def cancel_task(self, task: Ref) -> None:
        self._note("task.cancel", (task,), is_task=False)

    def _note(self, method: str, params: Iterable[object], *, is_task: bool) -> str:
        given = ""
        cls, _, name = method.partition(".")
        if _GIVING.search(name) and method != "VM.pool_migrate":
            self._counts[cls] += 1
            given = f"new_{cls.lower()}_{self._counts[cls]}"
            record = next(iter(params), None)
            self._vms[given] = str(record.get("VM", "")) if isinstance(record, Mapping) else ""
        if name == "destroy":
            self._lose(cls, str(next(iter(params), "")))
        self.entries.append(Call(method, tuple(map(_with_made, params)), given, is_task))
        return f"OpaqueRef:made/{given}" if given else ""

    def _lose(self, cls: str, ref: str) -> None:
        """What is destroyed is not there for later reads, nor are the devices of a VM."""
        record = self.cache.vm(ref) if cls == "VM" else None
        self._gone.update((ref, *(record.VBDs if record is not None else ())))

    def _read(self, method: str, params: tuple[object, ...]) -> object:
        cls, _, name = method.partition(".")
        ref = str(params[0]) if params else ""
        made = _TOKEN.fullmatch(ref)
        if made is not None:
            return self._read_made(made[1], name)
        record = self.cache.get(cls, ref)
        if record is None or not name.startswith("get_"):
            return [] if name.startswith("get_by_") else ""
        fields = {name: self._left(value) for name, value in _fields(record).items()}
        return fields if name == "get_record" else fields.get(name.removeprefix("get_"), "")

    def _left(self, value: object) -> object:
        return (
            [each for each in value if each not in self._gone] if isinstance(value, list | tuple) else value
        )

    def _read_made(self, name: str, asked: str) -> object:
        """A device of a running VM can be plugged; of the rest nothing is known."""
        if asked == "get_allowed_operations":
            vm = self.cache.vm(self._vms.get(name, ""))
            return ["plug"] if vm is not None and vm.power_state == PowerState.RUNNING else []
        return [] if asked.endswith("s") else ""


def rehearsed(cache: Cache, work: Work, refs: Iterable[Ref], answer: object) -> list[Entry] | None:
    """What an action would call for some objects, one after the other; None if that cannot be told beforehand."""
    stage = Rehearsal(cache)
    running = Running(cast(Client, stage), answer)
    for ref in refs:
        try:
            _run(lambda ref=ref: work(running, ref))  # type: ignore[misc]
        except (Unrehearsable, XapiError):
            return None
    return stage.entries


def _run(work: Callable[[], Any]) -> None:
    """Nothing in it waits for anything; what does is given up."""
    coroutine = cast(Coroutine[Any, Any, object], work())
    try:
        coroutine.send(None)
    except (StopIteration, Over):
        return
    coroutine.close()
    raise Unrehearsable("it waits for something")


def _with_made(value: object) -> object:
    if isinstance(value, str):
        found = _TOKEN.fullmatch(value)
        return Made(found[1]) if found is not None else value
    if isinstance(value, Mapping):
        return {key: _with_made(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_with_made(each) for each in value]
    return value


def _fields(record: AnyRecord) -> dict[str, Any]:
    return cast(dict[str, Any], msgspec.to_builtins(record)) if isinstance(record, Record) else dict(record)
