# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Everything a host has kept: XML and JSON of one host agree, and each archive knows its times."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xapi.rrd.answers import as_old_host

from xolite_desktop.xapi.errors import ProtocolError
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.rrd.archives import TEN_MINUTES_S, TWO_HOURS_S, WEEK_S, YEAR_S, Rrd, read_rrd
from xolite_desktop.xapi.rrd.steps import finish

HOST = Endpoint("10.0.0.1")
DAY_S = 86_400


def _read(body: str | bytes) -> Rrd:
    return finish(read_rrd(body.encode() if isinstance(body, str) else body, HOST))


def _contents(rrd: Rrd) -> list[Any]:
    return [
        (each.cf, each.step_s, each.end_s, [repr(list(each.values(source))) for source in each.sources])
        for each in rrd.archives
    ]


def test_recorded_archives_of_a_host_reach_from_ten_minutes_to_a_year(
    recorded_text: Callable[[str], str],
) -> None:
    rrd = _read(recorded_text("270"))
    assert rrd.updated_s == 1795365974
    assert len(rrd.sources) == 19
    assert [(each.step_s, each.table.rows) for each in rrd.archives if each.cf == "AVERAGE"] == [
        (5, 120),
        (60, 120),
        (3_600, 168),
        (DAY_S, 366),
    ]
    assert {each.cf for each in rrd.archives} == {"AVERAGE", "MIN", "MAX"}


def test_xml_json_and_the_words_of_old_hosts_agree(recorded_text: Callable[[str], str]) -> None:
    xml, text = _read(recorded_text("269")), _read(recorded_text("270"))
    assert xml.sources == text.sources
    assert _contents(xml) == _contents(text)
    assert _contents(_read(as_old_host(recorded_text("270")))) == _contents(text)


def test_the_rows_of_an_archive_are_those_of_the_updates(recorded_text: Callable[[str], str]) -> None:
    updates = json.loads(recorded_text("267"))
    archive = _read(recorded_text("270")).covering(TEN_MINUTES_S)
    assert archive is not None
    known = dict(zip(archive.times(), archive.values("cpu0"), strict=True))
    for row in updates["data"]:
        if row["values"][0] != "NaN":
            assert known[int(row["t"])] == float(row["values"][0])
    assert archive.end_s == 1795365970


@pytest.mark.parametrize("number", ["271", "287", "292"])
def test_recorded_archives_of_vms_are_xml_without_extremes(
    recorded_text: Callable[[str], str], number: str
) -> None:
    rrd = _read(recorded_text(number))
    assert rrd.sources[:4] == ("cpu0", "cpu1", "cpu_usage", "memory")
    assert [(each.cf, each.step_s) for each in rrd.archives] == [
        ("AVERAGE", 5),
        ("AVERAGE", 60),
        ("AVERAGE", 3_600),
        ("AVERAGE", DAY_S),
    ]


@pytest.mark.parametrize(
    ("span_s", "step_s"),
    [
        (0, 5),
        (TEN_MINUTES_S, 5),
        (601, 60),
        (TWO_HOURS_S, 60),
        (WEEK_S, 3_600),
        (YEAR_S, DAY_S),
        (10**9, DAY_S),
    ],
)
def test_the_finest_archive_that_covers_a_time_is_taken(
    recorded_text: Callable[[str], str], span_s: int, step_s: int
) -> None:
    archive = _read(recorded_text("271")).covering(span_s)
    assert archive is not None
    assert archive.step_s == step_s
    assert archive.times()[-1] - archive.times()[0] == archive.span_s - archive.step_s
    assert len(archive.times()) == len(archive.values("cpu0")) == archive.table.rows


def test_what_is_not_there_is_nan_or_none(recorded_text: Callable[[str], str]) -> None:
    rrd = _read(recorded_text("271"))
    assert rrd.covering(60, "MAX") is None
    assert all(map(math.isnan, rrd.archives[0].values("gpu")))


def _dump(rows: str = '["1.0"],["NaN"]', **fields: Any) -> bytes:
    parts: dict[str, Any] = {"step": "5", "lastupdate": "1003.5", "ds": [{"name": "a"}]} | fields
    archive = f'[{{"cf":"AVERAGE","pdp_per_row":"1","database":[{rows}]}}]'
    return json.dumps(parts).encode()[:-1] + b',"rra":' + archive.encode() + b"}"


def _xml(
    rows: str = "<row><v>1.0</v></row>", head: str = "<step>5</step><lastupdate>1003</lastupdate>"
) -> bytes:
    archive = f"<rra><cf>AVERAGE</cf><pdp_per_row>1</pdp_per_row><database>{rows}</database></rra>"
    return f"<rrd>{head}<ds><name>a</name></ds>{archive}</rrd>".encode()


def test_a_small_dump() -> None:
    (archive,) = _read(_dump()).archives
    assert archive.end_s == 1000
    assert list(archive.times()) == [995, 1000]
    assert repr(list(archive.values("a"))) == "[1.0, nan]"
    assert list(_read(_xml()).archives[0].values("a")) == [1.0]
    assert _read(_dump(rows="")).archives[0].table.rows == 0


BAD = {
    "nothing": b"",
    "a page": b"<html><body>no</body></html>",
    "half of it": _dump()[:-10],
    "half of the XML": _xml()[:-10],
    "a row too long": _dump('["1","2"]'),
    "a row too short": _dump("[]"),
    "a number among the rows": _dump('["1"],2'),
    "a row in a row": _dump('["1"],[[2]]'),
    "a list as step": _dump(step=[]),
    "a step of nothing": _dump(step="0"),
    "no time": _dump(lastupdate="NaN"),
    "sources without names": _dump(ds=[{"nom": "a"}]),
    "too many sources": _dump(ds=[{"name": "a"}] * 20_000),
    "too many rows": _dump(",".join(['["1"]'] * 5_000)),
    "too many archives": b'{"rra":[' + b'{"database":[]},' * 100 + b"]}",
    "a row too long in XML": _xml("<row><v>1</v><v>2</v></row>"),
    "a row too short in XML": _xml("<row></row>"),
    "a word in XML": _xml("<row><v>one</v></row>"),
    "a row outside": _xml(head="<row></row><step>5</step><lastupdate>9</lastupdate>"),
    "no head in XML": _xml(head=""),
    "a source among archives": _xml(rows="<ds><name>b</name></ds>"),
    "too many rows in XML": _xml("<row><v>1</v></row>" * 5_000),
    "too many archives in XML": b"<rrd>" + b"<rra><pdp_per_row>1</pdp_per_row></rra>" * 100 + b"</rrd>",
    "too many sources in XML": b"<rrd>" + b"<ds><name>a</name></ds>" * 20_000 + b"</rrd>",
    "an archive in an archive": b"<rrd><rra><rra></rra></rra></rrd>",
    "a billion laughs": b'<!DOCTYPE rrd [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rrd><step>&b;</step></rrd>',
}


@pytest.mark.parametrize("name", BAD)
def test_whatever_is_wrong_is_one_error(name: str) -> None:
    started = time.perf_counter()
    with pytest.raises(ProtocolError):
        _read(BAD[name])
    assert time.perf_counter() - started < 5


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=4), st.sampled_from([_dump(), _xml()]))
def test_any_damage_is_read_or_refused(place: int, piece: bytes, body: bytes) -> None:
    place %= len(body)
    for damaged in (body[:place] + piece + body[place + len(piece) :], body[:place], body[:place] + body):
        try:
            rrd = _read(damaged)
        except ProtocolError:
            continue
        for archive in rrd.archives:
            assert len(archive.times()) == archive.table.rows
