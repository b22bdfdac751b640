# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""However an answer is cut on its way, the same changes come out."""

import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.errors import Failure, ProtocolError
from xolite_desktop.xapi.events import reply_reader
from xolite_desktop.xapi.events.reply_reader import EventReply, ReplyReader
from xolite_desktop.xapi.records.vm import VM, VMMetrics
from xolite_desktop.xapi.refs import Ref

GOLDEN = ["event-from-timeout", "event-from-mod", "event-from-add", "event-from-del", "event-from-add-del"]


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of a few records, so that short answers are cut as large ones are."""
    monkeypatch.setattr(reply_reader, "PIECE_BYTES", 512)


def _read(parts: Iterator[bytes] | list[bytes]) -> tuple[list[Change], EventReply]:
    reader = ReplyReader()
    changes = [change for part in parts for change in reader.receive_data(part)]
    last, reply = reader.finish()
    changes += last
    assert reader.event_count >= len(changes)
    return changes, reply


def _chunks(body: bytes, size: int) -> Iterator[bytes]:
    return (body[start : start + size] for start in range(0, len(body), size))


def _random_cuts(body: bytes, seed: int) -> list[bytes]:
    chance = random.Random(seed)
    cuts = sorted(chance.randrange(len(body)) for _ in range(20))
    return [body[a:b] for a, b in zip([0, *cuts], [*cuts, len(body)], strict=True)]


@pytest.mark.parametrize("name", GOLDEN)
def test_whole_bytewise_and_random_cuts_give_the_same(answers: dict[str, bytes], name: str) -> None:
    body = answers[name]
    whole = _read([body])
    assert _read(_chunks(body, 1)) == whole
    for seed in range(10):
        assert _read(_random_cuts(body, seed)) == whole


def test_a_whole_recorded_pool_gives_the_same_however_it_is_cut(recordings: Path) -> None:
    exchange = json.loads((recordings / "214-event-from-all.json").read_text(encoding="utf-8"))
    body = exchange["response"]["body"].encode()
    whole = _read([body])
    assert len(whole[0]) == len(json.loads(body)["result"]["events"])
    for size in (17, 1000, 65536):
        assert _read(_chunks(body, size)) == whole


def test_large_answers_are_not_held(answers: dict[str, bytes]) -> None:
    document = json.loads(answers["event-from-mod"])
    document["result"]["events"] *= 50
    body = json.dumps(document, separators=(",", ":")).encode()
    reader = ReplyReader()
    early = sum(len(reader.receive_data(part)) for part in _chunks(body, 4096))
    last, _ = reader.finish()
    assert early + len(last) == 50
    assert len(last) <= 2
    assert reader.byte_count == len(body)


records = st.fixed_dictionaries(
    {"name_label": st.text(), "other_config": st.dictionaries(st.text(), st.text())}
)


@given(found=st.lists(records), size=st.integers(1, 700), spaced=st.booleans())
def test_no_text_in_a_record_is_taken_for_the_end_of_an_event(
    found: list[dict[str, Any]], size: int, spaced: bool
) -> None:
    traps = [{"name_label": '},{"id":"1"', "other_config": {'}],"token":"': '"events":['}}, *found]
    events = [
        {"id": "1", "class": "vm", "operation": "mod", "ref": f"r{n}", "snapshot": record}
        for n, record in enumerate(traps)
    ]
    answer = {"jsonrpc": "2.0", "result": {"token": "t", "events": events, "valid_ref_counts": {"vm": 1}}}
    body = json.dumps(answer, separators=None if spaced else (",", ":"), ensure_ascii=False).encode()
    changes, reply = _read(_chunks(body, size))
    assert [change.record for change in changes] == [VM(**record) for record in traps]
    assert reply == EventReply("t", {"vm": 1})


def test_deletions_have_no_record_and_unreadable_objects_are_left_out() -> None:
    body = (
        b'{"result":{"events":[{"class":"vm","operation":"del","ref":"a"},{"class":"vm","operation":"mod","ref":"b"},'
        b'{"class":"vm","operation":"add","ref":"c","snapshot":null},'
        b'{"class":"vm","operation":"add","ref":"d","snapshot":{}}],"valid_ref_counts":{},"token":"t"}}'
    )
    assert _read([body])[0] == [Change("VM", Ref("a"), None), Change("VM", Ref("d"), VM())]


@pytest.mark.parametrize("filler", [0, 30])
def test_a_bare_nan_costs_nothing(filler: int) -> None:
    event = b'{"class":"vm_metrics","operation":"add","ref":"r","snapshot":{"VCPUs_utilisation":{"0":NaN}}}'
    gone = b'{"class":"vm","operation":"del","ref":"a"}'
    body = b'{"result":{"events":[' + b",".join([event, gone] + [gone] * filler) + b'],"token":"t"}}'
    changes, reply = _read(_chunks(body, 64))
    record = changes[0].record
    assert isinstance(record, VMMetrics)
    assert math.isnan(record.VCPUs_utilisation[0])
    assert len(changes) == filler + 2
    assert reply.token == "t"


def test_a_field_of_another_type_costs_only_that_field(expected_log: Any) -> None:
    expected_log.allow("a VM record has a field of another type")
    body = b'{"result":{"events":[{"class":"vm","operation":"add","ref":"r","snapshot":{"domid":"x"}}],"token":"t"}}'
    assert _read([body])[0] == [Change("VM", Ref("r"), VM())]


def test_an_error_reply_is_a_failure(answers: dict[str, bytes]) -> None:
    with pytest.raises(Failure) as caught:
        _read([answers["event-from-logged-out"]])
    assert caught.value.code == "SESSION_INVALID"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b'{"result":{"events":[]}}',
        b'{"result":{"events":{},"token":"t"}}',
        b'{"result":{"events":[{"class":"vm"}],"token":"t"}}',
        b'{"result":{"events":[5],"token":"t"}}',
        b'{"result":{"events":[{"class":5,"operation":"add","ref":"r"}],"token":"t"}}',
        b'{"result":{"token":"t"}}',
        b'{"result":"events","id":1}',
    ],
)
def test_an_answer_of_another_shape_is_a_protocol_error(body: bytes) -> None:
    with pytest.raises(ProtocolError):
        _read(_chunks(body, 8))


def test_a_truncated_answer_is_a_protocol_error(answers: dict[str, bytes]) -> None:
    body = answers["event-from-add"]
    for size in range(0, len(body) - 1, 997):
        with pytest.raises(ProtocolError):
            _read([body[:size]])


def test_a_piece_that_cannot_be_read_is_left_for_the_end() -> None:
    """A cut is only ever a shortcut: if the text between two of them is no list of events, the whole answer decides."""
    odd = (
        b'{"class":"vm","operation":"mod","ref":"r","snapshot":{"name_label":"a","new":[{"x":1},{"id":"2"}]}}'
    )
    body = b'{"result":{"events":[' + b",".join([odd] * 20) + b'],"token":"t"}}'
    changes, _ = _read(_chunks(body, 64))
    assert changes == [Change("VM", Ref("r"), VM(name_label="a"))] * 20


def test_an_event_without_end_is_not_looked_through_again_and_again() -> None:
    """Eight million braces in pieces of four KiB: looked at anew each time they would take minutes."""
    body = b'{"result":{"events":[{"class":"vm","operation":"mod","ref":"r","snapshot":{"name_label":"'
    body += b"}" * (8 << 20) + b'"}}],"token":"1,1","valid_ref_counts":{}}}'
    started = time.process_time()
    changes, reply = _read(_chunks(body, 4096))
    assert len(changes) == 1
    assert reply.token == "1,1"
    assert time.process_time() - started < 10
