# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Single questions for past rows and for the newest values, and hosts that are asked less often."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from math import isnan

import pytest
from xapi.client.figure_hosts import MadePool, made_pools, quiet
from xapi.rrd.answers import NOW

from xolite_desktop.xapi.client.past_rows import AT_ONCE
from xolite_desktop.xapi.errors import Closed, Failure

Make = Callable[..., MadePool]


@pytest.fixture
async def make() -> AsyncIterator[Make]:
    async with made_pools() as make:
        yield make


async def test_rows_of_a_minute_are_asked_of_the_host_that_runs_the_vm(make: Make) -> None:
    pool = make(2, vm=2)
    rows = await pool.figures.rows("VM", "vm", span_s=3_600, step_s=60)
    probe, asked = pool.asked(2)
    assert asked["interval"] == "60"
    assert asked["vm_uuid"] == "u-vm"
    assert int(asked["start"]) == NOW - 3_600 + 120
    assert (rows.step_s, rows.end_s) == (60, NOW - NOW % 60)
    assert set(rows.columns) == {"cpu0", "memory"}
    assert isnan(rows.values("other")[0])
    assert int(probe["start"]) > NOW * 2


async def test_a_host_that_is_watched_need_not_be_asked_for_its_time(make: Make) -> None:
    pool = make(1, vm=1)
    watch = pool.figures.watch("host", "host-1")
    await pool.live(watch)
    pool.asked()
    await pool.figures.rows("host", "host-1", span_s=7_200, step_s=60)
    (asked,) = pool.asked()
    assert asked["vm_uuid"] == "none"


async def test_the_newest_values_of_all_vms_are_one_question(make: Make) -> None:
    pool = make(1, one=1, two=1)
    newest = await pool.figures.newest("host-1")
    assert set(newest) == {("host", "u-host-1"), ("vm", "u-one"), ("vm", "u-two")}
    assert newest["vm", "u-one"]["cpu0"] == 0.0
    assert "vm_uuid" not in pool.asked()[-1]


async def test_what_does_not_run_or_exist_has_no_rows(make: Make) -> None:
    pool = make(1, halted=0)
    with pytest.raises(Failure, match="VM_BAD_POWER_STATE"):
        await pool.figures.rows("VM", "halted", span_s=600, step_s=5)
    with pytest.raises(Failure, match="HANDLE_INVALID"):
        await pool.figures.rows("VM", "never", span_s=600, step_s=5)
    pool.unknown.add("host-1")
    with pytest.raises(Failure, match="HOST_OFFLINE"):
        await pool.figures.newest("host-1")
    await pool.figures.close()
    with pytest.raises(Closed):
        await pool.figures.newest("host-1")


async def test_no_more_than_a_few_questions_are_under_way(make: Make) -> None:
    pool = make(AT_ONCE + 2)
    gate = asyncio.Event()
    for host in pool.hosts.values():
        host.gate = gate
    asking = [asyncio.create_task(pool.figures.newest(host)) for host in pool.hosts]
    await quiet()
    assert sum(len(host.asked) for host in pool.hosts.values()) == AT_ONCE
    gate.set()
    assert len(await asyncio.gather(*asking)) == AT_ONCE + 2


async def test_a_host_is_asked_as_often_as_the_most_eager_wants(make: Make) -> None:
    pool = make(1, vm=1)
    calm = pool.figures.watch("host", "host-1", period_s=30)
    await pool.live(calm)
    assert pool.pause.delays[-1] == 30
    with pool.figures.watch("VM", "vm") as eager:
        await pool.live(eager)
        assert pool.pause.delays[-1] == 5
        pool.asked()
        await pool.next_poll()
        assert len(pool.asked()) == 1
    await pool.next_poll()
    assert pool.pause.delays[-1] == 30
    await pool.next_poll(30)
    assert calm.newest_s == NOW + 40
    assert len(calm.times()) == 120
