# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Archives are chosen and numbers are written as xcp-rrdd does."""

from __future__ import annotations

import json
import math

import pytest

from xolite_desktop.simulator.figures import DataSource, Figures
from xolite_desktop.simulator.rrd import ARCHIVES, Updates, best_archive, dump_json, dump_xml, number

NOW = 1_795_365_972.4


def _figures() -> Figures:
    half = DataSource("a<b", "B", lambda busy, moment, step_s: 0.5, swing=0.2)
    return Figures("vm", "u-1", 0.1, [half], NOW - 15)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.0"),
        (67108864.0, "67108864"),
        (0.881132006645203, "0.881132006645203"),
        (124999.9921875, "124999.9921875"),
        (math.nan, "NaN"),
        (math.inf, "Infinity"),
        (-math.inf, "-Infinity"),
    ],
)
def test_numbers_are_spelt_as_recorded(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("cf", "interval", "ago_s", "step"),
    [
        ("AVERAGE", 0, 10, 5),
        ("AVERAGE", 5, 600, 5),
        ("AVERAGE", 5, 700, 60),
        ("AVERAGE", 60, 10, 60),
        ("MIN", 5, 10, 60),
        ("AVERAGE", 0, 8_000, 3_600),
        ("AVERAGE", 0, 10**9, 86_400),
        ("MAX", 10**6, 10, 86_400),
    ],
)
def test_the_finest_archive_that_reaches_back_is_taken(cf: str, interval: int, ago_s: int, step: int) -> None:
    archive = best_archive(cf, interval, NOW - ago_s, NOW)
    assert (archive.cf, archive.step_s) == (cf, step)


def test_rows_end_at_whole_steps_up_to_now() -> None:
    for archive in ARCHIVES:
        moments = archive.moments(NOW)
        assert len(moments) == archive.rows
        assert NOW - archive.step_s < moments[-1] <= NOW
        assert {moment % archive.step_s for moment in moments} == {0}


def test_updates_come_newest_row_first_with_numbers_as_strings() -> None:
    updates = Updates(10, 15, 5, ["AVERAGE:vm:u:cpu0"], [(10, [0.5]), (15, [math.nan])])
    assert json.loads("".join(updates.json())) == {
        "meta": {
            "start": "10",
            "step": "5",
            "end": "15",
            "rows": "2",
            "columns": "1",
            "legend": ["AVERAGE:vm:u:cpu0"],
        },
        "data": [{"t": "15", "values": ["NaN"]}, {"t": "10", "values": ["0.5"]}],
    }
    assert "".join(updates.xml()).endswith(
        "<data><row><t>15</t><v>NaN</v></row><row><t>10</t><v>0.5</v></row></data></xport>"
    )


def test_updates_without_columns_are_still_well_formed() -> None:
    updates = Updates(10, 10, 5, [], [(10, [])])
    assert json.loads("".join(updates.json()))["data"] == [{"t": "10", "values": []}]


def test_the_end_is_the_newest_row_also_when_none_is_asked_for() -> None:
    assert json.loads("".join(Updates(1000, 15, 5, [], []).json()))["meta"]["end"] == "15"


def test_archives_keep_the_least_and_the_most_beside_the_average() -> None:
    dump = json.loads("".join(dump_json(_figures(), NOW)))
    by_kind = {(each["cf"], each["pdp_per_row"]): each["database"][-1] for each in dump["rra"]}
    assert by_kind["AVERAGE", "1"] == ["0.5"]
    dump = json.loads("".join(dump_json(_figures(), NOW + 3_600)))
    by_kind = {(each["cf"], each["pdp_per_row"]): each["database"][-1] for each in dump["rra"]}
    assert [by_kind[cf, "12"] for cf in ("MIN", "AVERAGE", "MAX")] == [["0.4"], ["0.5"], ["0.6"]]


def test_rows_before_the_object_was_there_hold_no_numbers() -> None:
    database = json.loads("".join(dump_json(_figures(), NOW)))["rra"][0]["database"]
    assert [row[0] for row in database[-4:]] == ["NaN", "0.5", "0.5", "0.5"]


def test_names_are_escaped_in_xml() -> None:
    assert "<name>a&lt;b</name>" in "".join(dump_xml(_figures(), NOW))
