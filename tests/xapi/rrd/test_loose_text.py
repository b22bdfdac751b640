# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""JSON of old hosts becomes JSON proper, wherever the text is cut while it is read."""

from __future__ import annotations

import json
import time

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from xolite_desktop.xapi.rrd import loose_text
from xolite_desktop.xapi.rrd.loose_text import decode_loosely, strict_text
from xolite_desktop.xapi.rrd.steps import Steps, finish
from xolite_desktop.xapi.rrd.table import Malformed


@pytest.mark.parametrize(
    ("old", "proper"),
    [
        ("{}", "{}"),
        ("{a:1, b_2 : [NaN,-Infinity,inf]}", '{"a":1, "b_2" :["NaN","Infinity","Infinity"]}'),
        ('{"a, b:NaN {":1.5e-05}', '{"a, b:NaN {":1.5e-05}'),
        (r'["\"NaN\\",nan]', r'["\"NaN\\","NaN"]'),
        ("[true,false,null,-1,1E5]", "[true,false,null,-1,1E5]"),
        ("[new Date()]", "[new Date()]"),
    ],
)
def test_only_words_change(old: str, proper: str) -> None:
    assert finish(strict_text(old.encode())).decode().replace(" ", "") == proper.replace(" ", "")


def test_json_proper_is_decoded_as_it_is_and_a_wrong_type_stays_wrong() -> None:
    decoder = msgspec.json.Decoder(dict[str, float | str])

    def decode(text: bytes) -> Steps[dict[str, float | str]]:
        yield
        return decoder.decode(text)

    assert finish(decode_loosely(b'{"a":1}', decode)) == {"a": 1}
    assert finish(decode_loosely(b"{a:1}", decode)) == {"a": 1}
    assert finish(decode_loosely(b'{"a":NaN}', decode)) == {"a": "NaN"}
    with pytest.raises(msgspec.ValidationError):
        finish(decode_loosely(b'{"a":[]}', decode))
    with pytest.raises(msgspec.DecodeError):
        finish(decode_loosely(b"{a:}", decode))


TEXTS = st.lists(
    st.sampled_from(
        ['"', '\\"', "NaN", "-inf", "key", " ", ":", "{", "}", ",", "1.5e-05", '"str: NaN"', "\\"]
    ),
    max_size=25,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(1, 12))
@example('"\\NaN', 2)
def test_it_does_not_matter_where_the_text_is_cut(text: str, step: int) -> None:
    whole = finish(strict_text(text.encode()))
    usual = loose_text._BYTES_IN_STEP
    try:
        loose_text._BYTES_IN_STEP = step  # type: ignore[misc]
        assert finish(strict_text(text.encode())) == whole
    finally:
        loose_text._BYTES_IN_STEP = usual  # type: ignore[misc]


@pytest.mark.parametrize(
    "text", [b'\\"{' * 300_000, b'"' + b'\\"{' * 300_000, b"a" * 1_000_000, b" : " * 300_000]
)
def test_no_text_takes_long(text: bytes) -> None:
    began = time.perf_counter()
    finish(strict_text(text))
    assert time.perf_counter() - began < 5


def test_words_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loose_text, "_MAX_TOKENS", 100)
    with pytest.raises(Malformed):
        finish(strict_text(b"nan " * 101))


def test_what_old_hosts_write_is_what_new_ones_mean() -> None:
    old = b'{meta:{start:5,legend:["AVERAGE:vm:u:cpu0"]},data:[{t:5,values:[0.5,NaN]}]}'
    assert json.loads(finish(strict_text(old))) == {
        "meta": {"start": 5, "legend": ["AVERAGE:vm:u:cpu0"]},
        "data": [{"t": 5, "values": [0.5, "NaN"]}],
    }
