# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tables hold finite numbers and NaN, and no more than they may; numpy takes a column as it is."""

from __future__ import annotations

import math

import numpy
import pytest

from xolite_desktop.xapi.rrd.table import (
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_VALUES,
    Malformed,
    Table,
    checked_step,
    checked_time,
)


def test_rows_go_in_and_columns_come_out() -> None:
    table = Table(2)
    table.add([1.0, math.inf])
    table.add([2.0, 3.0])
    assert list(table.column(0)) == [1.0, 2.0]
    assert repr(list(table.row(0))) == "[1.0, nan]"
    assert numpy.frombuffer(table.column(1))[1] == 3.0


def test_rows_have_one_length_and_there_are_not_too_many() -> None:
    table = Table(1)
    for row in ([], [1.0, 2.0]):
        with pytest.raises(Malformed):
            table.add(row)
    for _ in range(MAX_ROWS):
        table.add([1.0])
    with pytest.raises(Malformed):
        table.add([1.0])
    wide = Table(MAX_COLUMNS)
    for _ in range(MAX_VALUES // MAX_COLUMNS):
        wide.add([0.0] * MAX_COLUMNS)
    with pytest.raises(Malformed):
        wide.add([0.0] * MAX_COLUMNS)
    with pytest.raises(Malformed):
        Table(MAX_COLUMNS + 1)


@pytest.mark.parametrize("value", [-1.0, math.nan, math.inf, 1e300])
def test_times_and_steps_are_plausible(value: float) -> None:
    for check in (checked_time, checked_step):
        with pytest.raises(Malformed):
            check(value)
    assert (checked_time(0), checked_time(5.9), checked_step(86_400)) == (0, 5, 86_400)
