# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The eleven invariants around every test of a fault: judged when all is over."""

from __future__ import annotations

import asyncio
import tomllib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from conftest import ExpectedLog  # type: ignore[import-not-found]
from faults.stage import Stage
from xapi.conftest import POOL

from helpers.invariants import (
    LONGEST_STALL_S,
    MOST_GROWTH_BYTES,
    Leftovers,
    LogText,
    Stalls,
    Unhandled,
    assert_closes,
    assert_secret,
    executed_twice,
    resident_bytes,
    sessions_left,
    tasks_left,
    text_of_errors,
    text_of_files,
    text_of_objects,
    text_of_process,
)
from xolite_desktop.paths import resource
from xolite_desktop.simulator import events
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.net.pins import Pins

PASSWORD = 'Pfau+%&"9/kiwi\\'


@pytest.fixture(scope="session")
def reasons() -> frozenset[str]:
    """The codes that have a sentence."""
    return frozenset(tomllib.loads(resource("reasons.toml").read_text(encoding="utf-8")))


@pytest.fixture
def unhandled() -> Iterator[Unhandled]:
    """G1."""
    watch = Unhandled()
    yield watch
    assert watch.end() == []


@pytest.fixture
def log_text() -> Iterator[LogText]:
    """G3: everything that is logged."""
    text = LogText()
    yield text
    text.end()


@pytest.fixture
def leftovers() -> Iterator[None]:
    """G6: around the simulator too, so that nothing at all is left."""
    before = Leftovers()
    yield
    assert before.end() == []


@pytest.fixture
def growth() -> Iterator[None]:
    """G4."""
    before = resident_bytes()
    yield
    assert resident_bytes() - before < MOST_GROWTH_BYTES


@pytest.fixture
def pool(leftovers: None, growth: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Simulator]:
    """One host and two VMs on a clock that jumps; changes are told at once."""
    monkeypatch.setattr(events, "_DELAY_S", 0.001)
    with Simulator(POOL, clock=HandClock(auto=True), password=PASSWORD) as simulator:
        yield simulator


@pytest.fixture
async def stage(
    unhandled: Unhandled,
    log_text: LogText,
    pool: Simulator,
    reasons: frozenset[str],
    tmp_path: Path,
    expected_log: ExpectedLog,
) -> AsyncIterator[Stage]:
    """A stage with the invariants around it."""
    expected_log.allow("has a field of another type")
    expected_log.allow("[asyncio]")
    loop = asyncio.get_running_loop()
    unhandled.watch(loop)
    stalls = Stalls()
    stalls.watch(loop)
    known = asyncio.all_tasks()
    made = Stage(pool, Pins(tmp_path / "pins.json"), reasons)
    yield made
    made.note_sessions()
    secrets = {PASSWORD, *made.sessions}
    shown = text_of_objects(made.client)
    await assert_closes(made.close())  # G11
    assert await tasks_left(known) == []  # G6
    assert stalls.stop() < LONGEST_STALL_S  # G2
    assert sessions_left(pool) == 0  # G7
    assert executed_twice(pool) == []  # G8
    assert pool.counts.cookies == 0
    assert_secret(secrets, text_of_errors(made.told.errors), "an error")
    assert_secret(secrets, shown, "a repr")
    assert_secret(secrets, text_of_process(), "the environment")
    assert_secret(secrets, text_of_files(tmp_path), "a file")
    assert_secret(secrets, "\n".join(log_text.lines), "the log")
