# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which charts an object has, what they draw, how they are kept, and what everything is called."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from xolite_desktop.models.charts import totals
from xolite_desktop.models.charts.chart_book import ChartBook
from xolite_desktop.models.charts.lifecycle import life_of
from xolite_desktop.models.charts.naming import Namer, group_of, quantity_of_key
from xolite_desktop.models.charts.quantity import Quantity
from xolite_desktop.models.charts.ranges import RANGES
from xolite_desktop.models.charts.specs import DEFAULTS, ChartSpec, from_settings, problem_with, to_settings
from xolite_desktop.models.settings import Settings

OF_VM = (
    *("cpu0", "cpu1", "cpu10", "cpu2", "cpu_usage", "memory", "memory_internal_free"),
    *("vif_0_rx", "vif_0_tx", "vbd_xvda_read", "vbd_xvda_write", "vbd_xvda_iops_read"),
)


def test_the_usual_charts_draw_what_there_is_in_natural_order() -> None:
    drawn = {chart.title: chart.drawn(OF_VM) for chart in DEFAULTS["VM"]}
    assert drawn["CPU"] == [totals.CPU, "cpu0", "cpu1", "cpu2", "cpu10"]
    assert drawn["Memory"] == ["memory", totals.MEMORY]
    assert drawn["Network"] == ["vif_0_rx", "vif_0_tx"]
    assert drawn["Disk throughput"] == ["vbd_xvda_read", "vbd_xvda_write"]
    assert drawn["Disk operations"] == ["vbd_xvda_iops_read"]
    assert drawn["Disk latency"] == []


@pytest.mark.parametrize("cls", list(DEFAULTS))
def test_every_usual_chart_has_one_unit(cls: str) -> None:
    sources = [*OF_VM, "io_throughput_read_0011aabb", "iops_read_0011aabb", "pif_eth0_rx"]
    for chart in DEFAULTS[cls]:
        assert len({quantity_of_key(key) for key in chart.drawn(sources)}) <= 1


def test_charts_survive_the_file_and_nonsense_in_it_does_not() -> None:
    charts = [ChartSpec("Mine", ("cpu0", "*network/rx"), is_own=True), ChartSpec("", (), is_optional=True)]
    assert from_settings(to_settings(charts)) == charts
    assert from_settings("x") == from_settings([1, {}, {"title": 3, "keys": []}, {"title": "a"}]) == []
    assert from_settings([{"title": "t" * 999, "keys": [1, "k" * 999] * 99}])[0].title == "t" * 200


@pytest.mark.parametrize(
    ("title", "keys", "problem"),
    [
        (" ", ["cpu0"], "title"),
        ("a", [], "at least one"),
        ("a", ["cpu0", "memory"], "one unit"),
        ("a", [f"cpu{n}" for n in range(40)], "at most"),
        ("a", ["cpu0", totals.CPU], ""),
        ("a", [totals.READ, "0d3c1f8a-64d1-92b1-7a0e-1b8f4ac00000/io_throughput_read_0011aabb"], ""),
    ],
)
def test_a_chart_says_what_is_wrong_with_it(title: str, keys: list[str], problem: str) -> None:
    found = problem_with(title, keys)
    assert problem in found
    assert bool(found) == bool(problem)


def test_charts_are_kept_by_pool_for_an_object_or_its_class(tmp_path: Path, application: Any) -> None:
    settings = Settings(tmp_path)
    book = ChartBook(settings, "pool")
    told: list[str] = []
    book.changed.connect(told.append)
    mine = [ChartSpec("Mine", ("cpu0",), is_own=True)]
    assert book.is_usual("VM", "a")
    book.keep("VM", "a", mine)
    book.keep_range(RANGES[3])
    assert (book.charts("VM", "a"), book.charts("VM", "b")) == (mine, list(DEFAULTS["VM"]))
    assert book.is_own("VM", "a")
    book.keep_for_class("VM", "a")
    assert book.charts("VM", "b") == mine
    assert not book.is_own("VM", "a")
    settings.flush()
    again = ChartBook(Settings(tmp_path), "pool")
    assert again.charts("VM", "b") == mine
    assert again.range is RANGES[3]
    assert ChartBook(Settings(tmp_path), "other").charts("VM", "b") == list(DEFAULTS["VM"])
    book.restore("VM", "b")
    assert book.is_usual("VM", "a")
    assert told == ["VM", "VM", "VM"]


@pytest.mark.parametrize(
    ("key", "name", "group"),
    [
        ("cpu3", "CPU 3", "CPU"),
        ("cpu3-C1", "CPU 3 C1", "CPU"),
        ("vif_0_rx", "eth0 received", "Network"),
        ("pif_bond0_tx", "bond0 sent", "Network"),
        ("pif_aggr_tx", "All interfaces sent", "Network"),
        ("vbd_xvda_read_latency", "xvda read latency", "Disk"),
        ("memory_free_kib", "Memory free", "Memory"),
        (totals.CPU, "All processors", "CPU"),
        ("ne\u202ever", "ne⟨U+202E⟩ver", "Other"),
    ],
)
def test_data_sources_have_names(pool: Any, key: str, name: str, group: str) -> None:
    assert Namer(pool.store).name(key) == name
    assert group_of(key) == group


def test_storage_goes_by_the_name_that_the_pool_has_for_it(pool: Any) -> None:
    uuid = pool.cache.sr("nfs").uuid
    assert Namer(pool.store).name(f"io_throughput_read_{uuid[:8]}") == "NFS vol1 read"
    assert Namer(pool.store).name("iops_write_ffffffff") == "ffffffff writes"
    assert quantity_of_key(f"io_throughput_read_{uuid[:8]}") is Quantity.BYTES_PER_S


def test_events_are_those_of_the_object_in_the_time_that_is_shown(pool: Any) -> None:
    for number, (name, uuid, date) in enumerate(
        [
            ("VM_REBOOTED", "u", "20261122T14:02:11Z"),
            ("VM_STARTED", "u", "20261122T13:00:00Z"),
            ("VM_STARTED", "other", "20261122T13:00:00Z"),
            ("VM_STARTED", "u", "20200101T00:00:00Z"),
            ("VM_STARTED", "u", "nonsense"),
            ("SOMETHING", "u", "20261122T13:00:00Z"),
        ]
    ):
        pool.add("message", f"m{number}", name=name, obj_uuid=uuid, timestamp=date)
    found = life_of(pool.cache, "u", 1_795_000_000, 1_796_000_000)
    assert [event.word for event in found] == ["Started", "Rebooted"]
    assert found[1].text.startswith("Rebooted · 2026-11-22")
