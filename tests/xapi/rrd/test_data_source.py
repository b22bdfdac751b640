# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Lists of data sources, as recorded and as nobody should write them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest

from xolite_desktop.xapi.rrd.data_source import data_sources_of


@pytest.mark.parametrize(
    ("answer", "count"),
    [("284-vm-data-sources-vm-01", 10), ("289-vm-data-sources-vm-00", 10), ("295-host-data-sources", 19)],
)
def test_recorded_lists_are_complete(recorded_body: Callable[[str], Any], answer: str, count: int) -> None:
    sources = list(data_sources_of(recorded_body(answer)["result"]))
    assert len(sources) == count
    assert (sources[0].name_label, sources[0].units, sources[0].max) == ("cpu0", "(fraction)", 1.0)
    assert all(source.enabled and source.standard for source in sources)


def test_lines_that_are_none_are_left_out() -> None:
    lines = [{"name_label": "a"}, {"name_label": 5}, {}, None, "b", {"name_label": "c", "max": []}]
    (source,) = data_sources_of(lines)
    assert (source.name_label, source.max, math.isnan(source.value)) == ("a", math.inf, True)


@pytest.mark.parametrize("result", [None, "", {}, 5])
def test_no_list_is_no_source(result: Any) -> None:
    assert list(data_sources_of(result)) == []
