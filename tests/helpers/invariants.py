# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What must hold whatever a server does, one class or function for each of the eleven invariants, G1 to G11.

They are for any test with a simulator and a client or a window: see `tests/faults/conftest.py` for how they are put
together.
"""

from __future__ import annotations

import asyncio
import base64
import gc
import hashlib
import json
import logging
import math
import os
import sys
import threading
import time
import traceback
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import quote, quote_plus

import msgspec

from xolite_desktop.simulator.digest import digest
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.records.classes import CLASSES

LONGEST_STALL_S = 0.5
"""50 ms are wanted; on a shared machine only what is far above is a failure, and only what took processor time."""
MOST_GROWTH_BYTES = 64 << 20
MOST_BOMB_BYTES = 256 << 20
END_S = 3.0
STARVED_END_S = 30.0
"""On a busy machine an end may take so long; longer is no end."""
MOST_TEXT_BYTES = 2048
MOST_SIGN_INS = 6
IN_S = 30.0
LEAST_DELAY, MOST_DELAY = 0.79, 1.21
"""Of the delay 1, 2, 4 to 30 s that is due: jitter may take or add a fifth."""


class Unhandled:
    """G1: what nobody caught, in any thread, in a callback of the loop, in a destructor, or in a task nobody asked."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._excepthook
        threading.excepthook = lambda args: self.found.append(f"thread: {args.exc_value!r}")

    def watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """Hear what a loop's handler is told."""
        loop.set_exception_handler(lambda _, context: self.found.append(f"loop: {context}"))

    def end(self) -> list[str]:
        """Everything found; afterwards the hooks are as before."""
        gc.collect()  # a task whose exception nobody asked for says so when it goes
        sys.excepthook, threading.excepthook = self._hooks
        return self.found

    def _excepthook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.found.append(f"main: {error!r}")


class Stalls:
    """G2: how long callbacks kept a loop's thread busy. A gap counts only as far as the thread used the processor."""

    def __init__(self) -> None:
        self.longest_s = 0.0
        self._handle: asyncio.TimerHandle | None = None

    def watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """Tick every 10 ms on this loop, from its own thread."""
        self._loop = loop
        self._tick_at, self._cpu = time.perf_counter(), time.thread_time()
        self._handle = loop.call_later(0.01, self._tick)

    def stop(self) -> float:
        if self._handle is not None:
            self._handle.cancel()
        return self.longest_s

    def _tick(self) -> None:
        now, cpu = time.perf_counter(), time.thread_time()
        self.longest_s = max(self.longest_s, min(now - self._tick_at - 0.01, cpu - self._cpu))
        self._tick_at, self._cpu = now, cpu
        self._handle = self._loop.call_later(0.01, self._tick)


_AS_IN_THE_PROGRAM = ("httpcore", "httpx", "websockets")
"""Their DEBUG lines are never written, whatever was asked: see `xolite_desktop.log`."""


class LogText(logging.Handler):
    """Every line that is logged, with its traceback, as it would be without anything cut out."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self._quiet = {name: logging.getLogger(name).level for name in _AS_IN_THE_PROGRAM}
        for name in self._quiet:
            logging.getLogger(name).setLevel(logging.WARNING)
        self.lines: list[str] = []
        self._root = logging.getLogger()
        self._level = self._root.level
        self._root.addHandler(self)
        self._root.setLevel(logging.DEBUG)

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def end(self) -> str:
        self._root.removeHandler(self)
        self._root.setLevel(self._level)
        for name, level in self._quiet.items():
            logging.getLogger(name).setLevel(level)
        return "\n".join(self.lines)


def written_forms(secret: str) -> set[str]:
    """A secret as it may be written down."""
    raw = secret.encode("utf-8", "surrogatepass")
    coded = base64.b64encode(raw).decode().rstrip("=")
    forms = {
        secret,
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        repr(secret)[1:-1],
    }
    with suppress(UnicodeEncodeError):
        forms |= {quote(secret), quote_plus(secret)}
    return forms | {coded, raw.hex()}


def assert_secret(secrets: Iterable[str], text: str, where: str) -> None:
    """G3: none of the secrets is in a text, in any form."""
    for secret in secrets:
        for form in written_forms(secret):
            assert form not in text, f"{form!r} is in {where}"


def text_of_errors(errors: Iterable[BaseException]) -> str:
    """All that an error may say: its text, its attributes, its causes with their tracebacks."""
    texts = []
    for error in errors:
        texts += [str(error), repr(error), repr(error.args), repr(vars(error))]
        texts += traceback.format_exception(error)
    return "\n".join(texts)


def text_of_objects(*roots: object, modules: str = "xolite_desktop.xapi") -> str:
    """`repr` of objects and of everything of ours that they hold."""
    seen: set[int] = set()
    texts: list[str] = []
    waiting = list(roots)
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, Cache):
            continue
        seen.add(id(thing))
        if type(thing).__module__.startswith(modules):
            texts.append(repr(thing))
            waiting += getattr(thing, "__dict__", {}).values()
    return "\n".join(texts)


def text_of_process() -> str:
    """What other users of the machine may see of this process."""
    return "\0".join([*sys.argv, *os.environ, *os.environ.values()])


def text_of_files(folder: Path) -> str:
    """Every file below a folder."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return "\n".join(file.read_bytes().decode("utf-8", "replace") for file in files)


def resident_bytes() -> int:
    """G4: how much memory this process has now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def peak_bytes(*, anew: bool = False) -> int:
    """G4: the most memory this process ever had; `anew` counts from this moment on."""
    if anew:
        Path("/proc/self/clear_refs").write_text("5")
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) << 10
    raise OSError("this system does not say")


def differences(cache: Cache, simulator: Simulator, classes: Iterable[str]) -> list[str]:
    """G5: where a client's cache and the server's database differ, each in its own words; empty if they do not."""
    names = {cls: _field_names(cls) for cls in classes}
    there = simulator.run(lambda: digest(simulator.db, names))
    found = []
    for cls in names:
        ours = {
            ref: _hash(record, simulator.db.schema.classes[cls].fields)
            for ref, record in cache.records(cls).items()
        }
        found += [f"{cls} {ref} is missing" for ref in there[cls].keys() - ours.keys()]
        found += [f"{cls} {ref} is a ghost" for ref in ours.keys() - there[cls].keys()]
        found += [
            f"{cls} {ref} is another" for ref, mine in ours.items() if there[cls].get(ref, mine) != mine
        ]
    return found


def _field_names(cls: str) -> tuple[str, ...]:
    return CLASSES[cls].__struct_fields__


def _hash(record: Any, known: Iterable[str]) -> str:
    fields = {name: value for name, value in msgspec.to_builtins(record).items() if name in set(known)}
    text = json.dumps(_wire(fields), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _wire(value: Any) -> Any:
    """A value as the server would write it: keys are texts, whole fractions whole numbers."""
    match value:
        case float() if math.isfinite(value) and value == int(value):
            return int(value)
        case dict():
            return {str(key): _wire(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_wire(inner) for inner in value]
    return value


PATIENT_S = 0.5
"""How long threads and files may take to go by themselves."""


class Leftovers:
    """G6: threads and open files, before and after."""

    def __init__(self) -> None:
        self._threads = set(threading.enumerate())
        self._files = _open_files()

    def end(self) -> list[str]:
        """What there is more than at the beginning, after a while of patience."""
        until = time.monotonic() + END_S
        collects_at = time.monotonic() + PATIENT_S
        while True:
            threads = [thread.name for thread in threading.enumerate() if thread not in self._threads]
            files = sorted(_open_files().items() - self._files.items())
            if not (threads or files) or time.monotonic() > until:
                return [*threads, *map(str, files)]
            if (
                time.monotonic() > collects_at
            ):  # what only garbage still holds; among many objects that takes its time
                gc.collect()
                collects_at = time.monotonic() + PATIENT_S
            time.sleep(0.01)


def _open_files() -> dict[str, str]:
    found = {}
    for number in os.listdir("/proc/self/fd"):
        with suppress(OSError):
            found[number] = os.readlink(f"/proc/self/fd/{number}")
    return found


async def tasks_left(known: set[asyncio.Task[Any]]) -> list[str]:
    """G6: tasks of this loop that are not among those there were."""
    until = time.monotonic() + END_S
    while left := asyncio.all_tasks() - known - {asyncio.current_task()}:
        if time.monotonic() > until:
            return [repr(task) for task in left]
        await asyncio.sleep(0)
    return []


def sessions_left(simulator: Simulator) -> int:
    """G7: sessions on the server, without those whose reference a fault kept from the client."""
    left = simulator.run(lambda: len(simulator.db.records("session")))
    unknowable = simulator.counts.spoiled["session.login_with_password"]
    return max(0, left - unknowable)


def sent_twice(simulator: Simulator) -> list[str]:
    """G8: changes that came in more than once with the very same parameters."""
    return [
        f"{method}{params}" for (method, params), times in simulator.counts.mutations.items() if times > 1
    ]


def executed_twice(simulator: Simulator) -> list[str]:
    """G8: of those that came in more than once, the ones carried out more often than there are different ones."""
    different: dict[str, int] = {}
    for method, _ in simulator.counts.mutations:
        different[method] = different.get(method, 0) + 1
    return [method for method, wanted in different.items() if simulator.counts.executed[method] > wanted]


class Pace:
    """G9: stands for the clock. Pauses end at once, `free` of them; a further one lasts until `release`.

    `now_s` is the time that would have passed.
    """

    def __init__(self, free: int = 4) -> None:
        self.delays: list[float] = []
        self.now_s = 0.0
        self.holding = asyncio.Event()
        self._free = free
        self._released = asyncio.Event()

    async def __call__(self, seconds: float) -> None:
        self.delays.append(seconds)
        self.now_s += seconds
        if len(self.delays) > self._free:
            self.holding.set()
            await self._released.wait()
        await asyncio.sleep(0)

    def release(self) -> None:
        """No pause lasts from now on."""
        self._released.set()

    def assert_backs_off(self, failures: int) -> None:
        """The first so many delays grow as 1, 2, 4 to 30 s."""
        for number, delay in enumerate(self.delays[:failures]):
            due = min(30.0, 2.0**number)
            assert due * LEAST_DELAY <= delay <= due * MOST_DELAY, self.delays


def assert_told(error: BaseException, reasons: Iterable[str] = ()) -> None:
    """G10: a typed error whose text is plain and short, and whose code has a sentence, if it is one of ours."""
    assert isinstance(error, XapiError), repr(error)
    text = str(error)
    assert len(text.encode("utf-8", "replace")) <= MOST_TEXT_BYTES, f"{len(text)} characters: {text[:200]}"
    hidden = {char for char in text if ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or char in _REORDERING}
    assert not hidden, f"{hidden} in {text[:200]!r}"
    known = set(reasons)
    assert not known or error.code in known, f"{error.code} has no sentence"


_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


async def assert_closes(closing: Any) -> None:
    """G11: whatever the state, the end comes soon. What other processes kept the processor for does not count."""
    began, starved = time.monotonic(), starved_s()
    await asyncio.wait_for(closing, STARVED_END_S)
    took = time.monotonic() - began
    starved = max(0.0, starved_s() - starved)
    assert took - starved < END_S + 0.5, (
        f"closing took {took:.1f} s, {starved:.1f} of them without a processor"
    )


def starved_s() -> float:
    """How long the threads of this process were ready to run and had no processor, all of them together."""
    waited = 0
    for task in Path("/proc/self/task").glob("*/schedstat"):
        with suppress(OSError):  # a thread that just ended
            waited += int(task.read_text().split()[1])
    return waited / 1e9
