# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Archives of the past on demand, lists of data sources, and the end of all figures."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from xapi.client.figure_hosts import MadePool, made_pools, quiet

from xolite_desktop.xapi.client.watch import Standing
from xolite_desktop.xapi.errors import Closed, Failure, ProtocolError
from xolite_desktop.xapi.rrd.archives import WEEK_S

Make = Callable[..., MadePool]


@pytest.fixture
async def make() -> AsyncIterator[Make]:
    async with made_pools() as make:
        yield make


async def test_archives_are_read_from_the_host_that_has_them(make: Make) -> None:
    pool = make(2, runs=2, halted=0)
    week = (await pool.figures.history("VM", "runs")).covering(WEEK_S)
    assert week is not None
    assert (week.step_s, len(week.values("cpu0"))) == (3_600, 168)
    assert pool.asked(2) == [{"path": "/vm_rrd", "uuid": "u-runs", "json": "true"}]
    await pool.figures.history("VM", "halted")
    assert pool.asked() == [{"path": "/vm_rrd", "rrd_unarchive": "", "uuid": "u-halted", "json": "true"}]
    await pool.figures.history("host", "host-2")
    assert pool.asked(2) == [{"path": "/host_rrd", "host_uuid": "u-host-2", "json": "true"}]


async def test_archives_are_read_once_while_somebody_looks(make: Make) -> None:
    pool = make(1, vm=1)
    one, other = await asyncio.gather(pool.figures.history("VM", "vm"), pool.figures.history("VM", "vm"))
    assert one is other
    assert len(pool.asked()) == 1
    watch = pool.figures.watch("VM", "vm")
    await pool.live(watch)
    first = await pool.figures.history("VM", "vm")
    assert await pool.figures.history("VM", "vm") is first
    await pool.next_poll(60)
    assert await pool.figures.history("VM", "vm", max_age_s=3_600) is first
    assert await pool.figures.history("VM", "vm") is not first


async def test_archives_that_cannot_be_had_say_why(make: Make) -> None:
    pool = make(1, vm=1)
    with pytest.raises(Failure, match="HANDLE_INVALID"):
        await pool.figures.history("VM", "never")
    pool.unknown.add("host-1")
    with pytest.raises(Failure, match="HOST_OFFLINE"):
        await pool.figures.history("VM", "vm")
    pool.unknown.clear()
    pool.hosts["host-1"].body = b"<rrd>"
    with pytest.raises(ProtocolError):
        await pool.figures.history("VM", "vm")


async def test_who_no_longer_waits_for_archives_takes_them_from_nobody(make: Make) -> None:
    pool = make(1, vm=1)
    gate = pool.hosts["host-1"].gate = asyncio.Event()
    impatient = asyncio.create_task(pool.figures.history("VM", "vm"))
    patient = asyncio.create_task(pool.figures.history("VM", "vm"))
    await quiet()
    impatient.cancel()
    gate.set()
    assert (await patient).sources == ("cpu0",)
    assert len(pool.asked()) == 1


async def test_closed_figures_ask_nothing_and_say_so(make: Make) -> None:
    pool = make(1, vm=1)
    watch = pool.figures.watch("VM", "vm")
    pool.hosts["host-1"].gate = asyncio.Event()
    reading = asyncio.create_task(pool.figures.history("VM", "vm"))
    await quiet()
    await pool.figures.close()
    assert watch.standing is Standing.CLOSED
    with pytest.raises(Closed):
        await reading
    with pytest.raises(Closed):
        pool.figures.watch("VM", "vm")
    with pytest.raises(Closed):
        await pool.figures.history("VM", "vm")
    watch.close()


async def test_data_sources_are_listed_recorded_and_forgotten_by_calls(make: Make) -> None:
    pool = make(1, vm=1)
    pool.result = [{"name_label": "cpu0", "units": "(fraction)", "enabled": True, "max": float("inf")}, 7]
    (source,) = await pool.figures.data_sources("VM", "vm")
    assert (source.name_label, source.units, source.enabled) == ("cpu0", "(fraction)", True)
    await pool.figures.record("VM", "vm", "runnable_any")
    await pool.figures.forget("host", "host-1", "loadavg")
    assert pool.calls == [
        ("VM.get_data_sources", "vm"),
        ("VM.record_data_source", "vm", "runnable_any"),
        ("host.forget_data_source_archives", "host-1", "loadavg"),
    ]
