# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The newest samples: merged by time, gaps stay gaps, and the ring holds no more than it may."""

from __future__ import annotations

import math
from math import nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xapi.rrd.answers import NOW, updates

from xolite_desktop.xapi.rrd.series import MAX_CAPACITY, MAX_SAMPLES, Series

LEGEND = ["AVERAGE:vm:u:cpu0", "AVERAGE:vm:u:memory"]
BOTH = (("cpu0", 0), ("memory", 1))


def _take(series: Series, *rows: tuple[int, float, float]) -> bool:
    """Rows at so many steps after `NOW`."""
    return series.take(updates([(NOW + 5 * step, [cpu, memory]) for step, cpu, memory in rows], LEGEND), BOTH)


def _steps(series: Series) -> list[int]:
    return [(time - NOW) // 5 for time in series.times()]


def test_rows_go_in_once_and_are_news_once() -> None:
    series = Series(10)
    assert _take(series, (0, 1.0, 2.0), (1, 3.0, 4.0))
    assert not _take(series, (0, 1.0, 2.0), (1, 3.0, 4.0))
    assert _take(series, (1, 3.0, 4.0), (2, 5.0, 6.0))
    assert _steps(series) == [0, 1, 2]
    assert list(series.values("cpu0")) == [1.0, 3.0, 5.0]
    assert series.latest("memory") == 6.0
    assert series.newest_s == NOW + 10
    assert set(series.sources) == {"cpu0", "memory"}


def test_a_gap_stays_a_gap() -> None:
    series = Series(10)
    _take(series, (0, 1.0, 1.0))
    _take(series, (3, 4.0, 4.0))
    assert repr(list(series.values("cpu0"))) == "[1.0, nan, nan, 4.0]"


def test_a_late_number_fills_a_hole_and_no_nan_makes_one() -> None:
    series = Series(10)
    _take(series, (0, 1.0, nan))
    _take(series, (0, nan, 2.0), (1, 3.0, 4.0))
    assert list(series.values("cpu0")) == [1.0, 3.0]
    assert list(series.values("memory")) == [2.0, 4.0]


def test_the_oldest_rows_make_room() -> None:
    series = Series(4)
    for step in range(11):
        _take(series, (step, float(step), 0.0))
    assert _steps(series) == [7, 8, 9, 10]
    assert list(series.values("cpu0")) == [7.0, 8.0, 9.0, 10.0]


def test_after_a_long_silence_nothing_old_is_left() -> None:
    series = Series(4)
    _take(series, (0, 1.0, 1.0), (1, 2.0, 2.0))
    _take(series, (1_000, 3.0, 3.0))
    assert _steps(series) == [1_000]
    assert list(series.values("cpu0")) == [3.0]
    _take(series, (1_001, 4.0, 4.0))
    assert list(series.values("cpu0")) == [3.0, 4.0]


def test_a_clock_that_is_set_back_begins_anew() -> None:
    series = Series(10)
    _take(series, (1_000, 1.0, 1.0))
    _take(series, (0, 2.0, 2.0))
    assert _steps(series) == [0]
    assert list(series.values("cpu0")) == [2.0]


def test_a_host_whose_clock_is_a_little_behind_goes_on() -> None:
    series = Series(10)
    _take(series, (4, 1.0, 1.0))
    _take(series, (2, 2.0, 2.0), (3, 3.0, 3.0))
    assert _steps(series) == [2, 3, 4]
    assert list(series.values("cpu0")) == [2.0, 3.0, 1.0]


def test_a_source_that_comes_later_was_nan_before_and_one_that_goes_is_nan_after() -> None:
    series = Series(10)
    series.take(updates([(NOW, [1.0])], ["a"]), [("a", 0)])
    series.take(updates([(NOW + 5, [2.0])], ["b"]), [("b", 0)])
    assert repr(list(series.values("a"))) == "[1.0, nan]"
    assert repr(list(series.values("b"))) == "[nan, 2.0]"
    assert repr(list(series.values("c"))) == "[nan, nan]"


def test_the_latest_value_is_not_an_old_one() -> None:
    series = Series(10)
    assert series.latest("cpu0") is None
    _take(series, (0, 1.0, 1.0), (1, nan, 2.0), (2, nan, 2.0))
    assert series.latest("cpu0") == 1.0
    _take(series, (3, nan, 2.0))
    assert series.latest("cpu0") is None
    assert series.latest("gpu") is None


def test_an_empty_series() -> None:
    series = Series(3)
    assert not series.take(updates([], LEGEND), BOTH)
    assert (list(series.times()), list(series.values("cpu0")), series.newest_s) == ([], [], None)


@pytest.mark.parametrize("capacity", [2, 7, 12])
def test_resized_the_newest_stay(capacity: int) -> None:
    series = Series(7)
    for step in range(9):
        _take(series, (step, float(step), 0.0))
    series.resize(capacity)
    expected = list(range(9))[-min(7, capacity) :]
    assert _steps(series) == expected
    assert list(series.values("cpu0")) == [float(step) for step in expected]
    _take(series, (9, 9.0, 0.0))
    assert series.latest("cpu0") == 9.0
    assert len(series.times()) == min(capacity, len(expected) + 1)


def test_a_host_cannot_fill_the_memory_with_names() -> None:
    series = Series(MAX_CAPACITY)
    names = [f"source{n}" for n in range(400)]
    series.take(updates([(NOW, [1.0] * 400)], names), [(name, n) for n, name in enumerate(names)])
    assert len(series.sources) * MAX_CAPACITY <= MAX_SAMPLES
    assert series.latest("source0") == 1.0
    assert series.latest("source399") is None
    small = Series(10)
    small.take(updates([(NOW, [1.0] * 400)], names), [(name, n) for n, name in enumerate(names)])
    small.resize(MAX_CAPACITY)
    assert len(small.sources) == MAX_SAMPLES // MAX_CAPACITY


@pytest.mark.parametrize("capacity", [0, 17_281])
def test_a_ring_is_a_moment_to_a_day(capacity: int) -> None:
    with pytest.raises(ValueError):
        Series(capacity)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 40), st.sampled_from([nan, 1.0, 2.0])), max_size=30), st.integers(1, 12)
)
def test_it_agrees_with_a_plain_dictionary(rows: list[tuple[int, float]], capacity: int) -> None:
    series, model = Series(capacity), dict[int, float]()
    for step, value in rows:
        if model and step < max(model) - 6:
            model.clear()
        if not model or step > max(model) - capacity:
            model[step] = value if not math.isnan(value) else model.get(step, nan)
        _take(series, (step, value, 0.0))
        model = {each: model[each] for each in model if each > max(model) - capacity}
    expected = range(min(model), max(model) + 1) if model else range(0)
    assert _steps(series)[-1:] == list(expected)[-1:]
    found = dict(zip(_steps(series), series.values("cpu0"), strict=True))
    for step in expected:
        assert repr(found[step]) == repr(model.get(step, nan))
