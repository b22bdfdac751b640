# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One number of each source is put together as the rows of a curve are, and what was found once is not looked for again."""

from __future__ import annotations

from array import array
from math import isnan, nan

import pytest

from xolite_desktop.models.charts import totals
from xolite_desktop.models.charts.live import live_of_values
from xolite_desktop.models.charts.points import ValueOf
from xolite_desktop.xapi.rrd.rows import Rows

PARTS = (("a", 1.0), ("b", 8.0), ("c", 1.0))


@pytest.mark.parametrize("how", ["sum", "mean", "most", "rest"])
@pytest.mark.parametrize(
    "newest", [{"a": 9.0, "b": 0.5, "c": 1.0}, {"a": 9.0, "b": nan}, {"a": 1.0, "b": 3.0, "c": 0.0}, {}]
)
def test_one_number_of_each_is_what_a_row_of_them_gives(how: str, newest: dict[str, float]) -> None:
    value_of = ValueOf(PARTS, how)
    rows = Rows(5, array("q", (0,)), {name: array("d", (value,)) for name, value in newest.items()})
    of_row, at_once = value_of(rows)[0], value_of.of(newest)
    assert at_once == of_row or (isnan(at_once) and isnan(of_row))


def test_vms_with_the_same_sources_share_how_they_are_read() -> None:
    sources = ("cpu0", "cpu1", "vif_0_rx", "vif_0_tx", "vif_1_rx")
    assert totals.value_of(totals.RECEIVED, sources) is totals.value_of(totals.RECEIVED, list(sources))
    live = live_of_values({"cpu0": 0.5, "cpu1": 0.7, "vif_0_rx": 10.0, "vif_1_rx": 5.0})
    assert live.cpu == pytest.approx(0.6)
    assert live.received == pytest.approx(120.0)
    assert isnan(live.read)
