# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Figures of what somebody looks at: asked of the right host, as seldom as possible, whatever happens to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from xapi.client.figure_hosts import MadePool, made_pools, quiet, until
from xapi.rrd.answers import NOW

from xolite_desktop.xapi.client.watch import Standing, Watch
from xolite_desktop.xapi.errors import Failure, ProtocolError, Unreachable
from xolite_desktop.xapi.net.endpoint import Endpoint

Make = Callable[..., MadePool]


@pytest.fixture
async def make() -> AsyncIterator[Make]:
    async with made_pools() as make:
        yield make


async def test_nobody_looks_and_nobody_is_asked(make: Make) -> None:
    pool = make(2, vm=1)
    await pool.next_poll()
    assert pool.asked() == pool.asked(2) == []


async def test_one_vm_has_its_ten_minutes_at_once_and_then_what_is_new(make: Make) -> None:
    pool = make(2, vm=1, other=1)
    watch = pool.figures.watch("VM", "vm")
    assert watch.standing is Standing.WAITING
    assert watch.latest("cpu0") is None
    await pool.live(watch)
    probe, first = pool.asked()
    assert (probe["vm_uuid"], first["vm_uuid"]) == ("none", "u-vm")
    assert int(first["start"]) == NOW - 570
    assert watch.sources == ("cpu0", "memory")
    assert watch.newest_s == NOW
    assert list(watch.values("cpu0")) == [float(step) for step in range(-114, 1)]
    assert list(watch.times()) == list(range(NOW - 570, NOW + 1, 5))
    await pool.next_poll()
    (second,) = pool.asked()
    assert int(second["start"]) == NOW - 10
    assert watch.latest("memory") == 1.0
    assert len(watch.times()) == 116
    assert pool.pause.delays == [5.0, 5.0]
    assert pool.asked(2) == []


async def test_all_who_look_at_a_host_share_one_request(make: Make) -> None:
    pool = make(1, a=1, b=1, c=1)
    watches = [pool.figures.watch("VM", vm) for vm in "abcaa"]
    watches.append(pool.figures.watch("host", "host-1"))
    await pool.live(*watches)
    pool.asked()
    await pool.next_poll()
    (only,) = pool.asked()
    assert "vm_uuid" not in only
    assert [watch.latest("cpu0") for watch in watches[:5]] == [1.0] * 5
    assert watches[5].latest("cpu_avg") == 1.0


async def test_of_a_host_alone_no_vm_is_asked_for(make: Make) -> None:
    pool = make(1, vm=1)
    watch = pool.figures.watch("host", "host-1")
    await pool.live(watch)
    assert {asked["vm_uuid"] for asked in pool.asked()} == {"none"}


async def test_when_the_last_one_looks_away_asking_ends_at_once(make: Make) -> None:
    pool = make(1, vm=1)
    with pool.figures.watch("VM", "vm") as watch, pool.figures.watch("VM", "vm") as other:
        await pool.live(watch, other)
        other.close()
        pool.asked()
        await pool.next_poll()
        assert len(pool.asked()) == 1
        pool.hosts["host-1"].gate = asyncio.Event()
        await pool.next_poll()
        assert len(pool.asked()) == 1  # and it has no answer yet
    assert watch.standing is Standing.CLOSED
    await quiet()
    assert "figures" not in {task.get_name() for task in asyncio.all_tasks()}
    for _ in range(3):
        await pool.next_poll()
    assert pool.asked() == []


async def test_who_comes_later_gets_the_past_without_disturbing_the_others(make: Make) -> None:
    pool = make(1, a=1, b=1)
    first = pool.figures.watch("VM", "a")
    await pool.live(first)
    pool.asked()
    second = pool.figures.watch("VM", "b")
    await pool.live(second)
    (catching_up,) = pool.asked()
    assert catching_up["vm_uuid"] == "u-b"
    assert int(catching_up["start"]) == NOW - 570
    assert len(second.times()) == 115
    await pool.next_poll()
    (usual,) = pool.asked()
    assert int(usual["start"]) == NOW - 10
    assert (first.latest("cpu0"), second.latest("cpu0")) == (1.0, 1.0)


async def test_only_named_sources_are_kept_until_somebody_wants_all(make: Make) -> None:
    pool = make(1, vm=1)
    few = pool.figures.watch("VM", "vm", sources=["memory"])
    await pool.live(few)
    assert few.sources == ("memory",)
    assert few.latest("cpu0") is None
    pool.asked()
    everything = pool.figures.watch("VM", "vm")
    await quiet()
    assert len(pool.asked()) == 1
    assert set(everything.sources) == {"cpu0", "memory"}
    assert everything.values("cpu0")[0] == -114.0
    assert few.sources == ("memory",)


async def test_more_than_ten_minutes_are_kept_if_somebody_wants_them(make: Make) -> None:
    pool = make(1, vm=1)
    watch = pool.figures.watch("VM", "vm", keep_s=900)
    await pool.live(watch)
    for _ in range(80):
        await pool.next_poll()
    assert len(watch.times()) == 180
    assert watch.values("cpu0")[-1] == 80.0


async def test_a_vm_that_migrates_is_asked_of_its_new_host_from_then_on(make: Make) -> None:
    pool = make(2, vm=1)
    watch = pool.figures.watch("VM", "vm")
    await pool.live(watch)
    assert watch.host == "host-1"
    pool.asked()
    pool.place("vm", 2)
    await pool.live(watch)
    assert watch.host == "host-2"
    assert [asked["vm_uuid"] for asked in pool.asked(2)] == ["none", "u-vm"]
    await pool.next_poll()
    assert pool.asked() == []
    assert watch.latest("cpu0") == 1.0
    assert len(watch.times()) == 116


async def test_the_past_of_a_vm_comes_when_its_new_host_has_it(make: Make) -> None:
    pool = make(2, vm=1)
    watch = pool.figures.watch("VM", "vm", keep_s=1200)
    await pool.live(watch)
    pool.place("vm", 2, with_figures=False)
    await pool.live(watch)
    for _ in range(20):
        await pool.next_poll()
    assert watch.standing is Standing.LIVE
    assert watch.newest_s == NOW
    pool.hosts["host-2"].sources["vm:u-vm"] = ["cpu0", "disk"]
    await pool.next_poll()
    assert list(watch.values("cpu0"))[-22:] == [float(step) for step in range(0, 22)]
    assert set(watch.sources) == {"cpu0", "memory", "disk"}


async def test_a_vm_that_stops_costs_nothing_and_comes_back(make: Make) -> None:
    pool = make(1, vm=1)
    watch = pool.figures.watch("VM", "vm")
    await pool.live(watch)
    pool.place("vm", 0)
    assert watch.standing is Standing.NOT_RUNNING
    assert watch.host is None
    pool.asked()
    await pool.next_poll(100)
    assert pool.asked() == []
    assert watch.newest_s == NOW
    pool.place("vm", 1)
    await pool.live(watch)
    assert watch.latest("cpu0") == 20.0


async def test_what_is_deleted_or_never_was_is_gone(make: Make) -> None:
    pool = make(1, vm=1)
    watch, never = pool.figures.watch("VM", "vm"), pool.figures.watch("VM", "never")
    await pool.live(watch)
    pool.remove("vm")
    assert watch.standing is never.standing is Standing.GONE
    pool.place("never", 1)
    await pool.live(never)
    assert never.latest("cpu0") == 0.0


async def test_new_data_sources_appear_and_old_ones_end_in_a_gap(make: Make) -> None:
    pool = make(1, vm=1)
    watch = pool.figures.watch("VM", "vm")
    await pool.live(watch)
    pool.hosts["host-1"].sources["vm:u-vm"] = ["vif_0_rx", "cpu0"]
    for _ in range(3):
        await pool.next_poll()
    assert watch.latest("vif_0_rx") == 3.0
    assert watch.latest("cpu0") == 3.0
    assert watch.latest("memory") is None
    assert repr(watch.values("memory")[-1]) == "nan"


async def test_a_host_that_is_down_hurts_no_other_and_is_asked_less_and_less(make: Make) -> None:
    pool = make(2, a=1, b=2)
    broken, well = pool.figures.watch("VM", "a"), pool.figures.watch("VM", "b")
    await pool.live(broken, well)
    problem = Unreachable(Endpoint("host-1"), "rrd_updates", "No route to host")
    pool.hosts["host-1"].problem = problem
    pool.pause.delays.clear()
    for _ in range(5):
        await pool.next_poll()
    assert broken.standing is Standing.FAILING
    assert broken.problem is problem
    assert broken.retry_in_s == 60.0
    assert sorted(pool.pause.delays) == [5.0] * 6 + [10.0, 20.0, 40.0, 60.0]
    assert (well.standing, well.latest("cpu0")) == (Standing.LIVE, 5.0)
    late = pool.figures.watch("VM", "a")
    assert late.standing is Standing.FAILING
    pool.asked()
    await quiet()
    assert pool.asked() == []
    pool.hosts["host-1"].problem = None
    pool.figures.retry()
    await pool.live(broken)
    assert broken.problem is broken.retry_in_s is None
    assert list(broken.values("cpu0"))[-5:] == [1.0, 2.0, 3.0, 4.0, 5.0]


async def test_after_a_long_outage_fine_samples_come_again(make: Make) -> None:
    pool = make(1, vm=1)
    watch = pool.figures.watch("VM", "vm")
    await pool.live(watch)
    pool.hosts["host-1"].problem = Unreachable(Endpoint("host-1"), "rrd_updates", "down")
    await pool.next_poll()
    pool.hosts["host-1"].problem = None
    await pool.next_poll(3_600)
    await pool.live(watch)
    assert watch.newest_s == NOW + 3_605
    assert watch.latest("cpu0") == 721.0


@pytest.mark.parametrize("by_s", [-86_400, -3_600, 3_600, 10 * 365 * 86_400])
async def test_a_clock_that_is_set_is_followed(make: Make, by_s: int) -> None:
    pool = make(1, vm=1)
    watch = pool.figures.watch("VM", "vm")
    await pool.live(watch)
    await pool.next_poll(by_s)
    for _ in range(4):
        await pool.next_poll()
    assert watch.newest_s == NOW + by_s + 20
    assert watch.latest("cpu0") == (by_s + 20) / 5
    assert len(pool.asked()) < 15


async def test_answers_that_are_none_are_a_problem_and_not_the_end(make: Make) -> None:
    pool = make(1, vm=1)
    watch = pool.figures.watch("VM", "vm")
    for body in (
        b"",
        b"<html/>",
        b"[" * 100_000,
        b'{"meta":{"step":5,"end":1,"legend":["a"]},"data":[{"t":1}]}',
    ):
        pool.hosts["host-1"].body = body
        await pool.next_poll()
        await until(lambda: watch.standing is Standing.FAILING)
        assert isinstance(watch.problem, ProtocolError)
    pool.hosts["host-1"].body = None
    await pool.next_poll()
    await pool.live(watch)
    assert watch.latest("cpu0") is not None


async def test_a_host_without_an_address_is_offline_until_it_has_one(make: Make) -> None:
    pool = make(1, vm=1)
    pool.unknown.add("host-1")
    watch = pool.figures.watch("VM", "vm")
    await until(lambda: watch.standing is Standing.FAILING)
    assert isinstance(watch.problem, Failure)
    assert (watch.problem.code, watch.problem.params) == ("HOST_OFFLINE", ("host-1",))
    pool.unknown.clear()
    await quiet()
    await pool.next_poll()
    await pool.live(watch)


async def test_who_looks_hears_of_new_rows_and_of_trouble_once_each(make: Make) -> None:
    pool = make(1, vm=1)
    heard: list[tuple[str, float | None]] = []

    def note(watch: Watch) -> None:
        heard.append((watch.standing, watch.latest("cpu0")))

    watch = pool.figures.watch("VM", "vm", on_change=note)
    await pool.live(watch)
    assert heard[-1] == ("live", 0.0)
    heard.clear()
    await pool.next_poll()
    assert heard == [("live", 1.0)]
    heard.clear()
    await pool.next_poll(0)
    assert heard == []
    pool.hosts["host-1"].problem = Unreachable(Endpoint("host-1"), "rrd_updates", "down")
    await pool.next_poll()
    assert heard == [("failing", 1.0)]
    watch.close()
    heard.clear()
    await pool.next_poll()
    assert heard == []


async def test_a_mistake_of_who_looks_ends_nothing(make: Make) -> None:
    pool = make(1, vm=1)
    mistakes: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: mistakes.append(context))
    watch = pool.figures.watch("VM", "vm", on_change=lambda watch: watch.values(1 / 0))  # type: ignore[arg-type]
    await pool.live(watch)
    await pool.next_poll()
    assert watch.latest("cpu0") == 1.0
    assert {type(each["exception"]) for each in mistakes} == {ZeroDivisionError}
