# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Values in words, and the marks of axes."""

from __future__ import annotations

from datetime import datetime
from math import inf, nan

import pytest

from xolite_desktop.models.charts.axes import nice_step, time_ticks, top_of, value_ticks
from xolite_desktop.models.charts.quantity import Quantity, in_words, quantity_of
from xolite_desktop.models.charts.ranges import RANGES, range_called, steps_for
from xolite_desktop.xapi.rrd.sources import meaning_of


@pytest.mark.parametrize(
    ("source", "value", "words"),
    [
        ("cpu0", 0.37, "37 %"),
        ("memory", 25769803776.0, "24 GiB"),
        ("memory_free_kib", 1048576.0, "1 GiB"),
        ("vif_0_rx", 17_750_000.0, "142 Mbit/s"),
        ("vbd_xvda_read", 222298112.0, "212 MiB/s"),
        ("io_throughput_read_0011aabb", 1.5, "1.50 MiB/s"),
        ("vbd_xvda_iops_read", 850.0, "850/s"),
        ("vbd_xvda_iops_read", 12_500.0, "12.5 k/s"),
        ("vbd_xvda_read_latency", 420.0, "420 µs"),
        ("vbd_xvda_read_latency", 1_250.0, "1.25 ms"),
        ("vbd_xvda_read_latency", 3_000_000.0, "3 s"),
        ("loadavg", 1.4, "1.40"),
        ("DCMI-power-reading", 230.0, "230 W"),
        ("CPU0-avg-freq", 2_400.0, "2.40 GHz"),
        ("vbd_xvda_iowait", 0.25, "25 %"),
        ("running_domains", 7.0, "7"),
        ("never heard of", 7.0, "7"),
    ],
)
def test_values_are_in_the_units_that_people_use(source: str, value: float, words: str) -> None:
    quantity, factor = quantity_of(meaning_of(source))
    assert in_words(quantity, value * factor) == words


@pytest.mark.parametrize("quantity", list(Quantity))
def test_what_is_no_number_is_unknown_and_nothing_is_zero(quantity: Quantity) -> None:
    assert in_words(quantity, nan) == in_words(quantity, inf) == "–"
    assert in_words(quantity, 0.0).startswith("0")


@pytest.mark.parametrize("quantity", list(Quantity))
@pytest.mark.parametrize("most", [0.0, 1e-9, 0.4, 0.97, 3, 999, 1e3, 1023, 1.7e6, 3.3e10, 1e15])
def test_an_axis_holds_its_highest_value_and_has_few_round_marks(quantity: Quantity, most: float) -> None:
    top = top_of(quantity, most)
    assert top >= most
    ticks = value_ticks(quantity, 0.0, top)
    assert 2 <= len(ticks) <= 7
    assert ticks[0][0] == 0
    assert len({words for _, words in ticks}) == len(ticks)


def test_memory_beyond_a_unit_is_marked_in_powers_of_two() -> None:
    top = top_of(Quantity.BYTES, 1.3 * 1024**3)
    assert [words for _, words in value_ticks(Quantity.BYTES, 0.0, top)] == [
        "0 B",
        "512 MiB",
        "1 GiB",
        "1.50 GiB",
    ]


def test_a_quiet_processor_does_not_look_busy() -> None:
    assert top_of(Quantity.SHARE, 0.03) == 1.0


@pytest.mark.parametrize("span", [r.span_s for r in RANGES] + [60, 1_800, 40 * 86_400])
@pytest.mark.parametrize("most", [1, 3, 8])
def test_times_are_marked_at_round_moments_inside_the_axis(span: int, most: int) -> None:
    end = datetime(2026, 11, 22, 14, 31, 7).timestamp()
    ticks = time_ticks(end - span, end, most)
    assert len(ticks) <= most + 1
    assert all(end - span <= moment <= end for moment, _ in ticks)
    assert [moment for moment, _ in ticks] == sorted(moment for moment, _ in ticks)
    for moment, words in ticks:
        assert datetime.fromtimestamp(moment).second % 5 == 0
        assert words


def test_impossible_axes_have_no_marks() -> None:
    assert time_ticks(5, 5, 4) == []
    assert nice_step(0, 4) == nice_step(nan, 4) == 1.0


def test_each_range_is_served_by_the_rows_that_reach_so_far_and_all_finer_ones() -> None:
    served = {each.key: steps_for(each.span_s) for each in RANGES}
    assert served == {
        "10min": (),
        "1h": (60,),
        "2h": (60,),
        "1d": (3_600, 60),
        "1w": (3_600, 60),
        "1y": (86_400, 3_600, 60),
    }
    assert range_called("1w").span_s == 604_800
    assert range_called(7) is RANGES[0]
