# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The newest samples of a host: JSON of new and old hosts and XML give the same rows, and nothing gives a crash."""

from __future__ import annotations

import json
import math
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xapi.rrd.answers import as_old_host, updates_json, updates_xml

from xolite_desktop.xapi.errors import ProtocolError
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.rrd.steps import finish
from xolite_desktop.xapi.rrd.updates import Column, Updates, read_updates

HOST = Endpoint("10.0.0.1")
LEGEND = ["AVERAGE:host:u-host:cpu0", "AVERAGE:vm:u-vm:memory"]


def _read(body: str | bytes) -> Updates:
    return finish(read_updates(body.encode() if isinstance(body, str) else body, HOST))


def _values(found: Updates) -> list[tuple[int, list[str]]]:
    """Rows as texts, because NaN is not equal to itself."""
    return [(moment, list(map(repr, found.table.row(n)))) for n, moment in enumerate(found.times)]


def test_a_recorded_answer_has_its_rows_oldest_first(kept: dict[str, Any]) -> None:
    found = _read(kept["updates_json"]["body"])
    assert found.step_s == 5
    assert found.end_s == 1795365980
    assert list(found.times) == list(range(1795365950, 1795365981, 5))
    assert found.legend[0] == Column("AVERAGE", "vm", "9d0bce78-d248-fdd0-2c65-21bffbfea788", "cpu0")
    assert list(found.table.column(3)) == [2147483648.0] * 7
    assert found.table.column(0)[-1] == 0.84139096736908


@pytest.mark.parametrize("number", ["267", "288", "293"])
def test_an_old_host_says_the_same_in_its_own_words(recorded_text: Callable[[str], str], number: str) -> None:
    text = recorded_text(number)
    old = as_old_host(text)
    with pytest.raises(ValueError):
        json.loads(old)
    assert _values(_read(old)) == _values(_read(text))
    assert _read(old).legend == _read(text).legend


def test_xml_and_json_of_one_host_agree(recorded_text: Callable[[str], str]) -> None:
    xml, text = _read(recorded_text("266")), _read(recorded_text("267"))
    assert xml.legend == text.legend
    assert len(xml.legend) == 49
    assert _values(xml) == _values(text)
    assert all(math.isnan(value) for value in xml.table.row(0))


@pytest.mark.parametrize("write", [updates_json, updates_xml])
def test_what_is_no_number_becomes_nan(write: Callable[..., bytes]) -> None:
    found = _read(write([(5, [math.inf, 1.0]), (10, [-math.inf, math.nan])], LEGEND))
    assert _values(found) == [(5, ["nan", "1.0"]), (10, ["nan", "nan"])]


@pytest.mark.parametrize("spelling", ["NaN", "nan", "-Infinity", "inf", "-nan"])
def test_bare_words_of_old_hosts_become_nan(spelling: str) -> None:
    found = _read(
        f"{{meta: {{step:5, end:10, legend:['']}}, data:[{{t:10,values:[{spelling}]}}]}}".replace("''", '""')
    )
    assert _values(found) == [(10, ["nan"])]


def test_names_of_data_sources_may_hold_any_character() -> None:
    names = ["vbd_xvda_read", "statefile/x:y/latency", "CPU0-avg-freq", 'a,{b}: NaN "q" [c]', "", "<&>"]
    legend = [f"AVERAGE:host:u:{name}" for name in names]
    text = updates_json([(5, [1.0] * len(names))], legend)
    assert [column.source for column in _read(text).legend] == names
    assert [column.source for column in _read(as_old_host(text.decode())).legend] == names
    assert [column.source for column in _read(updates_xml([(5, [1.0] * 6)], legend)).legend] == names


def test_a_column_without_an_owner_belongs_to_nobody() -> None:
    assert Column.parse("AVERAGE:cpu0") == Column("", "", "", "AVERAGE:cpu0")


def test_rows_in_any_order_are_sorted_and_equal_times_kept_once() -> None:
    rows = [(15, [3.0, 0.0]), (5, [1.0, 0.0]), (10, [2.0, 0.0]), (10, [9.0, 0.0])]
    found = _read(updates_json(rows, LEGEND))
    assert list(found.times) == [5, 10, 15]
    assert found.table.column(0)[0] == 1.0


def test_no_rows_still_tell_the_time_of_the_host() -> None:
    found = _read(updates_json([], LEGEND, end=1234))
    assert list(found.times) == []
    assert found.end_s == 1234


BAD = {
    "nothing": b"",
    "html": b"<html><body>no</body></html>",
    "half of it": updates_json([(5, [1.0, 2.0])], LEGEND)[:-20],
    "half of the XML": updates_xml([(5, [1.0, 2.0])], LEGEND)[:-20],
    "a list": b"[]",
    "null": b"null",
    "no meta": b'{"data":[]}',
    "words for numbers": updates_json([(5, [1.0, 2.0])], LEGEND).replace(b'"5"', b'"five"'),
    "a row too short": updates_json([(5, [1.0])], LEGEND),
    "a row too long": updates_json([(5, [1.0, 2.0, 3.0])], LEGEND),
    "a row too short in XML": updates_xml([(5, [1.0])], LEGEND),
    "a text as row": b'{"meta":{"step":5,"end":5,"legend":[]},"data":["x"]}',
    "values that are an object": b'{"meta":{"step":5,"end":5,"legend":["a"]},"data":[{"t":5,"values":{}}]}',
    "a legend of numbers": b'{"meta":{"step":5,"end":5,"legend":[1]},"data":[]}',
    "no step": updates_json([], LEGEND, step=0),
    "a time before 1970": updates_json([(-5, [1.0, 2.0])], LEGEND),
    "a time that is no number": updates_json([(5, [1.0, 2.0])], LEGEND).replace(b'"t": "5"', b'"t": "NaN"'),
    "a time beyond all": updates_json([(10**30, [1.0, 2.0])], LEGEND),
    "deep lists": b'{"meta":' + b"[" * 200_000,
    "deep objects": b'{"a":' * 200_000,
    "deep XML": b"<xport>" + b"<a>" * 200_000,
    "an endless tag": b"<xport " + b"a" * 5_000_000,
    "an endless text": b"<xport><meta>" + b"a" * 5_000_000,
    "an endless comment": b"<xport><!--" + b"a" * 5_000_000,
    "a document type": b'<!DOCTYPE xport SYSTEM "http://10.0.0.1/x"><xport/>',
    "entities": b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;&a;&a;">]><xport><meta>&b;</meta></xport>',
    "an entity of the system": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xport>&a;</xport>',
    "an unknown entity": b"<xport><meta><step>&a;</step></meta></xport>",
    "another encoding": '<?xml version="1.0" encoding="UTF-16"?><xport/>'.encode("utf-16"),
    "too many rows": b'{"meta":{"step":5,"end":5,"legend":[]},"data":['
    + b'{"t":1,"values":[]},' * 200_000
    + b"]}",
    "too many columns": updates_json([], ["a"] * 200_000),
    "too many columns in XML": updates_xml([], ["a"] * 200_000),
    "many empty rows": updates_json([(n, []) for n in range(5_000)], []),
    "strings without an end": b'{meta:"' + b'\\"' * 500_000,
    "many words": b"{" + b"nan " * 100_000,
}


@pytest.mark.parametrize("name", BAD)
def test_whatever_is_wrong_is_one_error(name: str) -> None:
    started = time.perf_counter()
    with pytest.raises(ProtocolError) as caught:
        _read(BAD[name])
    assert caught.value.endpoint == HOST
    assert len(str(caught.value)) < 400
    assert time.perf_counter() - started < 5


def test_a_large_answer_is_read_in_steps_of_milliseconds() -> None:
    legend = [f"AVERAGE:vm:u-{n // 15}:source{n % 15}" for n in range(2_400)]
    rows = [(5 * n, [0.123456789 + n] * 2_400) for n in range(1, 41)]
    count = sum(1 for _ in read_updates(updates_json(rows, legend)))
    assert count >= 40


ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["5", "NaN"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["meta", "data", "t", "values", "step", "end", "legend", "x"]), inner
        )
    ),
    max_leaves=8,
)
PIECES = st.sampled_from(
    re.findall(
        "<.*?>|[^<]+",
        "<xport><meta><step>5</step><end></end><legend><entry>a:b:c:d</entry></legend></meta><data><row><t></t>"
        "<v>NaN</v></row></data></xport><!DOCTYPE a>&amp;<x>&x;<y>]]><z>\x00</z>é",
    )
)


@settings(max_examples=60, deadline=None)
@given(ANY_JSON)
def test_any_json_is_read_or_refused(value: Any) -> None:
    _read_or_refuse(json.dumps(value).encode())
    _read_or_refuse(json.dumps({"meta": {"step": 5, "end": 5, "legend": ["a"]}, "data": value}).encode())
    _read_or_refuse(as_old_host(json.dumps(value)).encode())


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join) | st.binary(max_size=60).map(lambda b: b.decode("latin-1")))
def test_any_text_is_read_or_refused(text: str) -> None:
    _read_or_refuse(text.encode())
    _read_or_refuse(b"<xport>" + text.encode())


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=4), st.booleans(), st.booleans())
def test_any_damage_is_read_or_refused(place: int, piece: bytes, xml: bool, old: bool) -> None:
    rows = [(5, [1.5, math.nan]), (10, [2.5, 1.0])]
    body = updates_xml(rows, LEGEND) if xml else updates_json(rows, LEGEND)
    if old and not xml:
        body = as_old_host(body.decode()).encode()
    place %= len(body)
    _read_or_refuse(body[:place] + piece + body[place + len(piece) :])
    _read_or_refuse(body[:place])


def _read_or_refuse(body: bytes) -> None:
    try:
        found = _read(body)
    except ProtocolError:
        return
    assert len(found.times) == found.table.rows
    assert list(found.times) == sorted(set(found.times))
    assert not any(math.isinf(value) for n in range(found.table.rows) for value in found.table.row(n))
