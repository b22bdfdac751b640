# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Figures of a simulated pool: asked for while somebody looks, and only then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from math import isnan
from typing import Any

import pytest
from models.conftest import happened
from msgspec.structs import replace

from xolite_desktop.models.charts import feed as feeds
from xolite_desktop.models.charts import totals
from xolite_desktop.models.charts.feed import Feed
from xolite_desktop.models.charts.glance import cpu_glance, network_glance
from xolite_desktop.models.charts.live import live_of
from xolite_desktop.models.charts.naming import Namer
from xolite_desktop.models.charts.points import spliced
from xolite_desktop.models.charts.pool_figures import PoolFigures, period_s
from xolite_desktop.models.charts.sr_feed import SrFeed
from xolite_desktop.models.connection import Connection
from xolite_desktop.simulator.clock import RealClock
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.refs import Ref


def ref_of(connection: Connection, cls: str, name: str) -> Ref:
    records = connection.store.cache.records(cls)
    return next(ref for ref, record in records.items() if getattr(record, "name_label", "") == name)


@pytest.fixture
def own_simulator() -> Iterator[Simulator]:
    """Its clock runs like ours: a faster one is past the rows that were asked for before a busy machine has answered."""
    with Simulator("demo", clock=RealClock()) as running:
        running.login_delay_s = 0.0
        yield running


async def came(feed: Any, when: Callable[[], bool]) -> None:
    if not when():
        await happened(feed.changed, lambda *_: when())


@pytest.fixture
def asked(own_simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The metrics requests of this test."""
    paths: list[str] = []
    from xolite_desktop.xapi.client import transfers

    fetch = transfers.Transfers.fetch

    async def counted(self: Any, endpoint: Any, target: str, **more: Any) -> bytes:
        paths.append(target)
        return await fetch(self, endpoint, target, **more)

    monkeypatch.setattr(transfers.Transfers, "fetch", counted)
    return paths


async def test_a_feed_asks_for_nothing_until_somebody_looks_and_after_that(
    live: Connection, asked: list[str]
) -> None:
    feed = Feed(live, "VM", ref_of(live, "VM", "postgres-primary"))
    assert feed.points("cpu0", 0, 1e12).is_empty
    assert asked == []
    feed.look(1_800)
    await came(feed, lambda: feed.is_live and not feed.is_loading and bool(feed.sources))
    assert {target.partition("?")[0] for target in asked} == {"/rrd_updates"}
    feed.rest()
    assert live.figures is not None
    assert live.figures._pollers == {}
    assert live.figures._watched == {}


async def test_a_vm_is_new_in_the_first_minute_after_its_start(live: Connection) -> None:
    cache, feed = live.store.cache, Feed(live, "VM", ref_of(live, "VM", "postgres-primary"))
    assert not feed.is_new
    metrics = cache.get("VM_metrics", cache.vm(feed.ref).metrics)  # type: ignore[union-attr]
    for seconds, is_new in ((5, True), (65, False)):
        started = datetime.fromtimestamp(feed.end_s - seconds, UTC).strftime("%Y%m%dT%H:%M:%SZ")
        cache.apply([Change("VM_metrics", cache.vm(feed.ref).metrics, replace(metrics, start_time=started))])  # type: ignore[union-attr,type-var]
        assert feed.is_new is is_new
    assert not Feed(live, "host", ref_of(live, "host", "xcp-01")).is_new


async def test_the_past_is_there_at_once_and_goes_over_into_the_present(live: Connection) -> None:
    feed = Feed(live, "VM", ref_of(live, "VM", "postgres-primary"))
    feed.look(7_200)
    await came(feed, lambda: feed.is_live and not feed.is_loading)
    curve = feed.points("cpu0", feed.end_s - 7_200, feed.end_s)
    assert curve.times[-1] == feed.end_s
    assert curve.times[0] < feed.end_s - 6_900
    assert not any(map(isnan, curve.values))
    assert feed.points(totals.MEMORY, feed.end_s - 600, feed.end_s).latest() > 1 << 30
    assert feed.reason == ""
    now = live_of(feed.latest)
    assert 0 < now.cpu <= 1
    assert now.network > 0
    assert now.disk > 0
    glance = cpu_glance(feed, Namer(live.store))
    assert glance.curves
    assert [name for name, _ in network_glance(feed).curves] == ["in", "out"]
    feed.look(366 * 86_400)
    await came(feed, lambda: len(feed._rows) == 3)
    year = feed.points("cpu0", 0, feed.end_s)
    assert year.times[0] < feed.end_s - 300 * 86_400
    assert list(year.times) == sorted(set(year.times))
    feed.rest()


async def test_a_curve_of_few_sources_is_put_together_once_until_new_figures_come(
    live: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def counted(parts: Any, value_of: Any) -> Any:
        made.append(1)
        return spliced(parts, value_of)

    monkeypatch.setattr(feeds, "spliced", counted)
    feed = Feed(live, "host", ref_of(live, "host", "xcp-01"), sources=["cpu_avg"])
    feed.look(600)
    await came(feed, lambda: feed.is_live and not feed.is_loading)
    end_s = feed.end_s
    made.clear()
    whole = feed.points(totals.CPU, end_s - 600, end_s)
    assert feed.points(totals.CPU, end_s - 300, end_s) == whole.between(end_s - 300, end_s)
    assert not whole.is_empty
    assert len(made) == 1
    assert feed._watch is not None
    feed._on_watch(feed._watch)
    assert feed.points(totals.CPU, end_s - 600, end_s) == whole
    assert len(made) == 2
    feed.rest()


async def test_a_vm_that_stopped_keeps_its_past(live: Connection) -> None:
    feed = Feed(live, "VM", ref_of(live, "VM", "backup-proxy"))
    feed.look(7_200)
    await came(feed, lambda: bool(feed.sources) and not feed.is_loading)
    curve = feed.points("cpu0", feed.end_s - 7_200, feed.end_s)
    assert not curve.is_empty
    assert not feed.is_live
    assert feed.reason.startswith("Not running: these are the figures until 20")
    feed.rest()


async def test_a_host_that_does_not_answer_is_a_sentence(
    live: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live.client.figures, "_endpoint_of", lambda _: None)
    feed = Feed(live, "host", ref_of(live, "host", "xcp-01"))
    feed.look(7_200)
    await came(feed, lambda: bool(feed.reason))
    assert feed.reason.startswith("The host gives no figures now.")
    feed.rest()
    await live.close()
    feed.look(600)
    assert feed.reason.startswith("Not connected")
    feed.rest()


async def test_storage_is_what_its_hosts_do_with_it(live: Connection) -> None:
    ref = ref_of(live, "SR", "NFS vol1")
    feed = SrFeed(live, ref)
    feed.look(1_800)
    await came(feed, lambda: feed.is_live and not feed.is_loading and len(feed.sources) > 3)
    each = [key for key in feed.sources if "/" in key and "io_throughput_read" in key]
    assert len(each) > 1
    since, until = feed.end_s - 600, feed.end_s
    whole = feed.points(totals.READ, since, until)
    parts = [feed.points(key, since, until) for key in each]
    at = whole.times[-1]
    assert whole.values[-1] == pytest.approx(sum(part.at(at) for part in parts))
    assert feed.latest(totals.WRITTEN) > 0
    assert feed.reason == ""
    feed.rest()
    assert not feed.is_looking


async def test_storage_that_no_host_has_says_so(live: Connection) -> None:
    feed = SrFeed(live, Ref("OpaqueRef:none"))
    feed.look(600)
    assert "No host is connected" in feed.reason


async def test_the_pool_knows_its_hosts_and_its_busiest_vms(live: Connection, asked: list[str]) -> None:
    figures = PoolFigures(live)
    assert asked == []
    figures.look()
    await came(figures, lambda: all(feed.is_live and not feed.is_loading for _, feed in figures.feeds))
    assert [name for name, _ in figures.feeds] == ["xcp-01", "xcp-02", "xcp-03"]
    while not figures.busiest(lambda vm: vm.cpu, 3):
        figures._ask_next()
        await happened(figures.busiest_changed)
    top = figures.busiest(lambda vm: vm.cpu, 3)
    assert [vm.cpu for _, vm in top] == sorted((vm.cpu for _, vm in top), reverse=True)
    assert figures.live_of_vm(top[0][0]) == top[0][1]
    figures.rest()
    assert live.figures is not None
    assert live.figures._pollers == {}
    assert not figures._timer.isActive()


def test_many_hosts_are_asked_less_often() -> None:
    assert [period_s(hosts) for hosts in (1, 3, 10, 64)] == [5, 5, 5, 32]
