# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A window on a pool where everything happens, for hours of it: what it holds must not grow.

A million events by default (95 % changes, 4 % tasks that come and go, 1 % other objects that do), with 200 lost connections,
100 ended sessions, 500 consoles and 2,000 actions among them; `--share 0.1` does a tenth of all. The pool is a process of its
own. Prints a line for each fiftieth, and at the end what grew, from a straight line through what came after the first 60,000 events or the first fifth; ends with 1
if that is more than is allowed.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from helpers.person import until
from helpers.simulator_child import Request, SimulatorChild
from helpers.walk import live_console
from xolite_desktop.main import Demo, make_profile
from xolite_desktop.models.connection_words import State
from xolite_desktop.models.event_loop import HardenedEventLoop
from xolite_desktop.paths import PINS_FILE
from xolite_desktop.simulator.clock import RealClock
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.records.kinds import is_vm

EVENTS, RECONNECTS, SESSIONS, CONSOLES, ACTIONS = 1_000_000, 200, 100, 500, 2000
IN_ROUND = 200
SAMPLES = 50
PATIENCE_S = 120.0
MOST_MIB_PER_100K, MOST_MIB = 1.0, 20.0
LEAST_LINE = 300_000
"""Over fewer events a line through the memory is a line through noise; what grew in all still counts."""
MOST_OTHERS = 5
MOST_NAMED = 12
WARM = 60_000
"""Events after which everything has been there once that is kept: a hundred finished tasks, pages, consoles."""
CLASSES = ("VM", "VBD", "VIF", "VDI", "host", "SR", "network", "PBD")
EDITED = {"VM": "name_description", "VDI": "name_description", "host": "name_description",
          "SR": "name_description", "network": "name_description"}  # fmt: skip


@dataclass(frozen=True)
class Sample:
    """What this process holds at one moment, after everything that is garbage has gone."""

    events: int
    memory_mib: float
    objects: int
    qt_objects: int
    widgets: int
    threads: int
    files: int
    types: Counter[str] = field(default_factory=Counter)

    def line(self, seconds: float) -> str:
        return (
            f"{seconds:6.0f} s {self.events:9,} events {self.memory_mib:7.1f} MiB {self.objects:9,} objects "
            f"{self.qt_objects:6} of Qt {self.widgets:5} widgets {self.threads:3} threads {self.files:3} files"
        )


def sample(events: int) -> Sample:
    gc.unfreeze()
    gc.collect()
    living = gc.get_objects()
    resident = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return Sample(
        events, resident / 2**20, len(living), sum(isinstance(each, QObject) for each in living),
        len(QApplication.allWidgets()), threading.active_count(), len(os.listdir("/proc/self/fd")),
        Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in living),
    )  # fmt: skip


def slope(samples: list[Sample], of: str) -> float:
    """How much more of something there is with each further event."""
    count = len(samples)
    xs, ys = [each.events for each in samples], [float(getattr(each, of)) for each in samples]
    mean_x, mean_y = sum(xs) / count, sum(ys) / count
    spread = sum((x - mean_x) ** 2 for x in xs)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / spread if spread else 0.0


class Soak:
    """One run: rounds of events, and between them what else happens."""

    def __init__(self, window: PoolWindow, pool: SimulatorChild, share: float) -> None:
        self._window, self._pool = window, pool
        self._random = random.Random(7)
        self.rounds = max(1, int(EVENTS * share / IN_ROUND))
        self.events = 0
        self.done = {"reconnects": 0, "sessions": 0, "consoles": 0, "actions": 0}
        self._wanted = {
            "reconnects": RECONNECTS,
            "sessions": SESSIONS,
            "consoles": CONSOLES,
            "actions": ACTIONS,
        }
        self._wanted = {name: int(number * share) for name, number in self._wanted.items()}
        self._doings = {"reconnects": self._reconnect, "sessions": self._end_sessions,
                        "consoles": self._console, "actions": self._act}  # fmt: skip
        self._refs = {cls: list(window.connection.store.cache.records(cls)) for cls in EDITED}
        cache = window.connection.store.cache
        self._running = [
            ref
            for ref, vm in cache.records("VM").items()
            if is_vm(vm) and vm.power_state == "Running"  # type: ignore[arg-type,union-attr]
        ]

    async def run(self) -> list[Sample]:
        began, samples = time.monotonic(), []
        step = max(1, self.rounds // SAMPLES)
        for number in range(1, self.rounds + 1):
            await self._round(number)
            for name, wanted in self._wanted.items():
                while self.done[name] < wanted * number // self.rounds:
                    self.done[name] += 1
                    await self._doings[name]()
            if number % step == 0:
                samples.append(sample(self.events))
                print(samples[-1].line(time.monotonic() - began), flush=True)
        return samples

    async def _round(self, number: int) -> None:
        """A burst of changes; over when the last of them is here."""
        requests = [self._change(number) for _ in range(IN_ROUND * 95 // 100)]
        requests += [
            Request("db.create", ("task",), {"name_label": "soak"}) for _ in range(IN_ROUND * 2 // 100)
        ]
        requests += [
            Request("db.create", ("network",), {"name_label": "soak"}) for _ in range(IN_ROUND // 200)
        ]
        made = [each for each in self._pool.call_all(requests) if isinstance(each, str)]
        tasks, others = made[: IN_ROUND * 2 // 100], made[IN_ROUND * 2 // 100 :]
        await asyncio.sleep(0)
        ends = [Request("db.destroy", ("task", ref)) for ref in tasks]
        ends += [Request("db.destroy", ("network", ref)) for ref in others]
        marker = self._refs["VM"][0]
        ends.append(Request("db.update", ("VM", marker), {"name_description": f"round {number}"}))
        self._pool.call_all(ends)
        self.events += len(requests) + len(ends)
        store = self._window.connection.store
        await until(
            lambda: store.cache.vm(marker).name_description == f"round {number}",  # type: ignore[arg-type,union-attr]
            store.changed, patience_s=PATIENCE_S,
        )  # fmt: skip

    def _change(self, number: int) -> Request:
        cls = self._random.choice(tuple(EDITED))
        ref = self._random.choice(self._refs[cls])
        return Request("db.update", (cls, ref), {EDITED[cls]: f"{number} {self._random.random()}"})

    async def _reconnect(self) -> None:
        self._pool.call("_listener.drop")
        await self._stands_again()

    async def _end_sessions(self) -> None:
        self._pool.call("sessions.end_all")
        await self._stands_again()

    async def _stands_again(self) -> None:
        """Whatever was lost, the next change arrives."""
        connection, ref = self._window.connection, self._pool.call("db.create", "network", name_label="again")
        connection.retry_now()
        store = connection.store
        await until(lambda: store.cache.get("network", ref) is not None, store.changed, patience_s=PATIENCE_S)
        self._pool.call("db.destroy", "network", ref)
        await until(lambda: connection.state is State.LIVE, connection.state_changed, patience_s=PATIENCE_S)

    async def _console(self) -> None:
        window = self._window
        ref = self._random.choice(self._running[1:])
        assert window.select(ref)
        await live_console(window)
        assert window.pages.page is not None
        window.pages.page.choose_tab(self._random.randrange(2))
        window.select(self._random.choice(self._refs["host"]))

    async def _act(self) -> None:
        """Pause a VM, or let it go on."""
        window, store = self._window, self._window.connection.store
        ref = self._running[0]
        assert window.select(ref)
        is_paused = store.cache.vm(ref).power_state == "Paused"  # type: ignore[arg-type,union-attr]
        action = window.hub.q_action("vm.unpause" if is_paused else "vm.pause")
        await until(action.isEnabled, action.changed, patience_s=PATIENCE_S)
        action.trigger()
        await until(
            lambda: (store.cache.vm(ref).power_state == "Paused") is not is_paused,  # type: ignore[arg-type,union-attr]
            store.changed, patience_s=PATIENCE_S,
        )  # fmt: skip
        jobs = window.jobs
        await until(
            lambda: all(job.is_over for job in jobs.jobs_about(ref)), jobs.ended, jobs.counts_changed,
            patience_s=PATIENCE_S,
        )  # fmt: skip


def judge(samples: list[Sample]) -> list[str]:
    """What grew more than it may; prints all of it."""
    begin = max(samples[-1].events // 5, WARM)
    late = [each for each in samples if each.events > begin]
    late = late if len(late) > 4 else samples[len(samples) // 2 :]
    per_100k = slope(late, "memory_mib") * 100_000
    in_all = late[-1].memory_mib - late[0].memory_mib
    print(f"memory {per_100k:+.2f} MiB for each 100,000 events, {in_all:+.1f} MiB from first to last")
    is_long = late[-1].events - late[0].events >= LEAST_LINE
    wrong = (
        []
        if per_100k < MOST_MIB_PER_100K or not is_long
        else [f"memory grows by {per_100k:.2f} MiB for each 100,000 events"]
    )
    wrong += [] if in_all < MOST_MIB else [f"memory grew by {in_all:.1f} MiB"]
    for name in ("objects", "qt_objects", "widgets", "threads", "files"):
        grown = slope(late, name) * (late[-1].events - late[0].events)
        print(
            f"{name} {grown:+.1f} by that line, {getattr(late[0], name)} at first, {getattr(late[-1], name)} at last"
        )
        if name in ("qt_objects", "threads", "files") and grown > MOST_OTHERS:
            wrong.append(f"{grown:.0f} more {name}")
    more = (late[-1].types - late[0].types).most_common(MOST_NAMED)
    print("most of them: " + ", ".join(f"{number:,} {name}" for name, number in more))
    return wrong


async def main(share: float) -> int:
    with (
        tempfile.TemporaryDirectory() as name,
        SimulatorChild("demo", clock=RealClock(speed=50.0), lives=False) as pool,
    ):
        pool.call("__setattr__", "login_delay_s", 0.0)
        folder = Path(name)
        from xolite_desktop.xapi.net.certificate import Certificate
        from xolite_desktop.xapi.net.endpoint import Endpoint
        from xolite_desktop.xapi.net.pins import Pins

        pins = Pins(folder / PINS_FILE)
        pins.trust(Endpoint.parse(pool.url), Certificate(pool.certificate.der))
        windows = Windows(make_profile(folder, pins, Demo(pins, is_vouched_for=False)))
        windows.connect_to(f"127.0.0.1:{pool.port}", pool.user, pool.password)
        await until(lambda: windows.pool_windows, windows.opened, patience_s=PATIENCE_S)
        window = windows.pool_windows[0]
        connection = window.connection
        await until(lambda: connection.state is State.LIVE, connection.state_changed, patience_s=PATIENCE_S)
        soak = Soak(window, pool, share)
        samples = await soak.run()
        print(
            ", ".join(f"{number:,} {name}" for name, number in {"events": soak.events, **soak.done}.items())
        )
        wrong = judge(samples)
        await windows.close()
    for line in wrong:
        print(f"TOO MUCH: {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="how much of it, such as 0.1")
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    with HardenedEventLoop(application) as loop:
        sys.exit(loop.run_until_complete(main(parser.parse_args().share)))
