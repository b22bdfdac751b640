# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Curves of rows of several steps, of recorded archives, and of several objects together."""

from __future__ import annotations

import json
from array import array
from math import isnan, nan
from pathlib import Path

import pytest

from xolite_desktop.models.charts import totals
from xolite_desktop.models.charts.export import Column, csv_of
from xolite_desktop.models.charts.points import Points, ValueOf, merged, spliced
from xolite_desktop.models.charts.quantity import Quantity
from xolite_desktop.xapi.rrd.archives import read_rrd
from xolite_desktop.xapi.rrd.rows import Rows, rows_of_archive
from xolite_desktop.xapi.rrd.steps import finish

CPU = ValueOf([("cpu0", 1.0)])


def rows(step: int, first: int, *values: float) -> Rows:
    times = array("q", range(first, first + step * len(values), step))
    return Rows(step, times, {"cpu0": array("d", values)})


def points(first: int, *values: float) -> Points:
    return Points(array("q", range(first, first + 5 * len(values), 5)), array("d", values))


def test_finer_rows_go_on_where_coarser_ones_end() -> None:
    curve = spliced([rows(60, 60, 1, 2), rows(5, 110, 8, 8, 8, 9, 9)], CPU)
    assert list(curve.times) == [60, 120, 125, 130]
    assert list(curve.values) == [1, 2, 9, 9]


def test_a_hole_between_two_parts_is_a_gap() -> None:
    curve = spliced([rows(5, 5, 1, 2), rows(5, 100, 3)], CPU)
    assert list(curve.times) == [5, 10, 15, 100]
    assert isnan(curve.values[2])


def test_a_gap_in_rows_stays_a_gap() -> None:
    curve = spliced([rows(5, 5, 1, nan, 3)], CPU)
    assert isnan(curve.values[1])
    assert isnan(curve.at(10))
    assert curve.at(15) == 3
    assert not curve.is_empty
    assert spliced([rows(5, 5, nan)], CPU).is_empty
    assert spliced([], CPU).is_empty


def test_the_value_at_a_moment_is_that_of_the_nearest_row() -> None:
    curve = points(100, 1, 2, 3)
    assert [curve.at(moment) for moment in (99, 102, 103, 110)] == [1, 1, 2, 3]
    assert isnan(curve.at(10_000))
    assert isnan(Points().at(1))
    assert curve.latest() == 3
    assert list(curve.between(101, 106).values) == [2]


def test_a_sum_ends_where_the_slowest_host_ends_and_leaves_out_who_is_silent() -> None:
    total = merged([points(100, 1, 1, 1, 1), points(100, 2, 2, nan)], "sum")
    assert list(total.times) == [100, 105, 110]
    assert list(total.values) == [3, 3, 1]
    silent = points(100, 5)
    assert merged([points(300, 1, 1), silent], "sum").times[-1] == 305
    assert list(merged([points(5, 1, 4), points(5, 3, nan)], "mean").values) == [2, 4]
    assert list(merged([points(5, 1), points(5, 3)], "most").values) == [3]
    assert list(merged([points(5, 1), points(5, 3)], "least").values) == [1]
    assert merged([], "sum").is_empty


def test_memory_in_use_is_what_is_not_free() -> None:
    value_of = totals.value_of(totals.MEMORY, ("memory", "memory_internal_free"))
    assert value_of is not None
    columns = {"memory": array("d", (4096.0, nan)), "memory_internal_free": array("d", (1.0, 1.0))}
    used = value_of(Rows(5, array("q", (5, 10)), columns))
    assert used[0] == 3072.0
    assert isnan(used[1])
    assert totals.value_of(totals.MEMORY, ("memory",)) is None


@pytest.mark.parametrize(
    ("key", "sources", "parts"),
    [
        (totals.CPU, ("cpu0", "cpu1"), ["cpu0", "cpu1"]),
        (totals.CPU, ("cpu0", "cpu_usage"), ["cpu_usage"]),
        (totals.RECEIVED, ("vif_0_rx", "vif_1_rx", "vif_0_tx"), ["vif_0_rx", "vif_1_rx"]),
        (totals.RECEIVED, ("pif_eth0_rx", "pif_bond0_rx", "pif_aggr_rx"), ["pif_aggr_rx"]),
        (totals.READ, ("vbd_xvda_read", "vbd_xvda_iops_read"), ["vbd_xvda_read"]),
        (totals.WRITTEN, ("io_throughput_write_0011aabb",), ["io_throughput_write_0011aabb"]),
    ],
)
def test_totals_are_of_what_the_host_gives(key: str, sources: tuple[str, ...], parts: list[str]) -> None:
    value_of = totals.value_of(key, sources)
    assert value_of is not None
    assert [source for source, _ in value_of.parts] == parts
    assert totals.value_of(key, ("other",)) is None


@pytest.mark.shared
@pytest.mark.parametrize("name", ["269-http-host-rrd", "270-http-host-rrd-json", "271-http-vm-rrd"])
def test_recorded_archives_become_one_curve(recordings: Path, name: str) -> None:
    """From a year back to the last sample, ascending, with every number that was recorded in the finest."""
    body = json.loads((recordings / f"{name}.json").read_text("utf-8"))["response"]["body"]
    rrd = finish(read_rrd(body.encode()))
    archives = sorted((each for each in rrd.archives if each.cf == "AVERAGE"), key=lambda a: -a.step_s)
    for source in rrd.sources:
        curve = spliced(map(rows_of_archive, archives), ValueOf([(source, 1.0)]))
        assert list(curve.times) == sorted(set(curve.times))
        assert curve.times[-1] == archives[-1].end_s
        assert curve.times[0] == archives[0].times()[0]
        newest = archives[-1].values(source)[-1]
        assert curve.values[-1] == newest or (isnan(newest) and isnan(curve.values[-1]))


def test_the_table_has_every_number_exactly_and_nothing_for_a_gap() -> None:
    columns = [
        Column("cpu0", Quantity.SHARE, points(1_795_365_970, 0.1, nan, 1 / 3)),
        Column("=SUM(A1)", Quantity.BYTES, points(1_795_365_975, nan, 1e15)),
    ]
    assert csv_of(columns).split("\r\n") == [
        "Time (UTC),cpu0 (0–1),'=SUM(A1) (B)",
        "2026-11-22T16:46:10Z,0.1,",
        f"2026-11-22T16:46:20Z,{1 / 3!r},1000000000000000.0",
        "",
    ]
