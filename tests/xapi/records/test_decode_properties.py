# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Any record of the data model, and any that is a tenth nonsense, is decoded; what is right in it survives.

2,000 records; with XOLITE_NIGHTLY=1 twenty thousand of each kind.
"""

from __future__ import annotations

import json
import math
import os
import random
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from conftest import ExpectedLog  # type: ignore[import-not-found]

from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.events.reply_reader import ReplyReader
from xolite_desktop.xapi.records.classes import CLASSES
from xolite_desktop.xapi.records.decode import convert_record, decode_record
from xolite_desktop.xapi.records.record import Record
from xolite_desktop.xapi.refs import Ref

RECORDS = 20_000 if os.environ.get("XOLITE_NIGHTLY") else 2_000
MUTATED = 0.1
DATA_MODEL = Path(__file__).parents[3] / "resources" / "datamodel.json"
MODEL: dict[str, dict[str, str]] = {
    cls: {field["n"]: field["t"] for field in shape["fields"]}
    for cls, shape in json.loads(DATA_MODEL.read_text(encoding="utf-8"))["classes"].items()
    if cls in CLASSES
}
TEXTS = ("", "web", "Ω", "\u2028", '"},{"id":"1","ref":"', "OpaqueRef:NULL", "x" * 300, "\x00", "1.5", "😀")
NONSENSE: tuple[Any, ...] = (
    None, True, -1, 2**53, 2**64, 2**70, 0.5, 1e308, math.nan, math.inf, "", "text", "\ud800", [], [1], ["a"], {},
    {"a": "b"}, {"0": 1}, {"": None}, [[[]]], {"a": {"b": []}},
)  # fmt: skip


def _value(kind: str, chance: random.Random) -> Any:
    """A value of a type of the data model, as it is on the wire."""
    if found := re.fullmatch(r"\((.+) -> (.+)\) map", kind):
        keys = (_value(found[1], chance) for _ in range(chance.randrange(4)))
        return {str(key): _value(found[2], chance) for key in keys}
    if kind.endswith(" option"):
        return chance.choice((None, _value(kind.removesuffix(" option"), chance)))
    if kind.endswith(" set"):
        return [_value(kind.removesuffix(" set"), chance) for _ in range(chance.randrange(4))]
    if kind == "int":
        return chance.choice((0, -1, 1, 2**31, 2**63 - 1, -(2**63)))
    if kind == "float":
        return chance.choice((0.0, -0.5, 1, 1e300, 0.1))
    if kind == "bool":
        return chance.random() < 0.5
    return chance.choice(TEXTS)


def _record(cls: str, chance: random.Random) -> dict[str, Any]:
    return {name: _value(kind, chance) for name, kind in MODEL[cls].items() if chance.random() < 0.95}


def _mutated(fields: dict[str, Any], chance: random.Random) -> tuple[dict[str, Any], set[str]]:
    """The fields with nonsense in a tenth of them, and which are as they were."""
    nonsense = {name: chance.choice(NONSENSE) for name in fields if chance.random() < MUTATED}
    foreign = {
        f"field_of_tomorrow_{number}": value for number, value in enumerate(chance.sample(NONSENSE, 2))
    }
    return fields | nonsense | foreign, fields.keys() - nonsense.keys()


def _wire(record: Record, name: str) -> Any:
    """A field as the wire would have it."""
    return msgspec.to_builtins(getattr(record, name), str_keys=True)


def _plain(value: Any) -> Any:
    """The same with tuples as lists, for comparing."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def _decoded(cls: str, fields: dict[str, Any]) -> Record:
    record = decode_record(cls, json.dumps(fields).encode())
    assert type(record) is CLASSES[cls]
    return record


@pytest.fixture(autouse=True)
def _misfits_are_expected(expected_log: ExpectedLog) -> None:
    expected_log.allow("record has a field of another type")


@pytest.mark.timeout(0)
def test_what_the_data_model_allows_is_kept_and_what_is_missing_has_its_default() -> None:
    chance = random.Random(1)
    for number in range(RECORDS):
        cls = chance.choice(list(MODEL))
        fields = _record(cls, chance)
        record, default = _decoded(cls, fields), CLASSES[cls]()
        for name in MODEL[cls]:
            expected = fields[name] if name in fields else _wire(default, name)
            assert _plain(_wire(record, name)) == _plain(expected), (number, cls, name)
        assert convert_record(cls, fields) == record
        assert decode_record(cls, msgspec.json.encode(record)) == record


@pytest.mark.timeout(0)
def test_nonsense_costs_no_more_than_the_field_it_is_in() -> None:
    chance = random.Random(2)
    for number in range(RECORDS):
        cls = chance.choice(list(MODEL))
        fields, kept = _mutated(_record(cls, chance), chance)
        record = _decoded(cls, fields)
        for name in kept:
            assert _plain(_wire(record, name)) == _plain(fields[name]), (number, cls, name)
        again = decode_record(cls, json.dumps(msgspec.to_builtins(record, str_keys=True)).encode())
        assert repr(again) == repr(record), (number, cls)


def test_an_answer_of_such_records_is_read_as_one_by_one() -> None:
    chance = random.Random(3)
    for _ in range(RECORDS // 40):
        named = [chance.choice(list(MODEL)) for _ in range(8)]
        records = [_mutated(_record(cls, chance), chance)[0] for cls in named]
        events = [
            {"class": cls.lower(), "operation": "mod", "ref": f"r{number}", "snapshot": fields}
            for number, (cls, fields) in enumerate(zip(named, records, strict=True))
        ]
        reader = ReplyReader()
        body = json.dumps({"result": {"events": events, "token": "1,1", "valid_ref_counts": {}}}).encode()
        changes = reader.receive_data(body)
        last, _ = reader.finish()
        expected = [
            Change(cls, Ref(f"r{number}"), _decoded(cls, fields))
            for number, (cls, fields) in enumerate(zip(named, records, strict=True))
        ]
        assert repr(changes + last) == repr(expected)
