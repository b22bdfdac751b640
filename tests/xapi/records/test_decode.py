# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Recorded records decode without loss; records of other servers cost at most the fields that do not fit."""

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from conftest import ExpectedLog  # type: ignore[import-not-found]

from xolite_desktop.xapi.records.classes import CLASSES
from xolite_desktop.xapi.records.decode import class_of_event, convert_record, decode_record
from xolite_desktop.xapi.records.vm import VM, VMMetrics


def _assert_lossless(cls: str, fields: dict[str, Any]) -> None:
    record = decode_record(cls, json.dumps(fields).encode())
    assert not isinstance(record, dict)
    assert set(fields) <= set(record.__struct_fields__), (
        f"{cls} lacks {set(fields) - set(record.__struct_fields__)}"
    )
    decoded = json.loads(msgspec.json.encode(record))
    assert {name: decoded[name] for name in fields} == fields
    assert convert_record(cls, fields) == record


@pytest.mark.parametrize("cls", CLASSES)
def test_recorded_records_decode_without_loss(
    cls: str, recordings: Path, recorded_body: Callable[[str], Any]
) -> None:
    found = sorted(recordings.glob(f"*-get_all_records-{cls}.json"))
    assert len(found) == 1
    reply = recorded_body(found[0].stem)
    for fields in reply.get("result", {}).values():
        _assert_lossless(cls, fields)


def test_recorded_events_decode_without_loss(recorded_body: Callable[[str], Any]) -> None:
    events = recorded_body("214-event-from-all")["result"]["events"]
    seen = set()
    for event in events:
        cls = class_of_event(event["class"])
        if "snapshot" in event and cls in CLASSES:
            _assert_lossless(cls, event["snapshot"])
            seen.add(cls)
    assert len(seen) > 15


def test_golden_events_decode_without_loss(answers: dict[str, bytes]) -> None:
    for name in ("event-from-add", "event-from-mod", "event-from-add-del"):
        for event in json.loads(answers[name])["result"]["events"]:
            if "snapshot" in event:
                _assert_lossless(class_of_event(event["class"]), event["snapshot"])


def test_event_names_become_class_names() -> None:
    assert class_of_event("vm_guest_metrics") == "VM_guest_metrics"
    assert class_of_event("pif") == "PIF"
    assert class_of_event("HOST") == "host"
    assert class_of_event("a_class_of_tomorrow") == "a_class_of_tomorrow"


def test_fields_of_a_newer_server_are_dropped_and_missing_ones_have_defaults() -> None:
    vm = decode_record("VM", b'{"name_label":"web","field_of_tomorrow":[{"x":1}]}')
    assert vm == VM(name_label="web")


def test_an_unknown_class_stays_a_dict() -> None:
    assert decode_record("flying_saucer", b'{"uuid":"u","crew":3}') == {"uuid": "u", "crew": 3}


def test_a_bare_nan_is_read() -> None:
    record = decode_record("VM_metrics", b'{"VCPUs_number":2,"VCPUs_utilisation":{"0":NaN,"1":0.5}}')
    assert isinstance(record, VMMetrics)
    assert math.isnan(record.VCPUs_utilisation[0])
    assert record.VCPUs_number == 2


def test_a_field_of_another_type_costs_only_that_field(expected_log: ExpectedLog) -> None:
    expected_log.allow("a VM record has a field of another type")
    vm = decode_record("VM", b'{"name_label":"web","VCPUs_max":"many","tags":null,"is_a_template":true}')
    assert vm == VM(name_label="web", is_a_template=True)


@pytest.mark.parametrize("text", [b"[]", b"5", b"[NaN]", b"{", b"", b'{"a":NaN,"b":' + b"[" * 100_000])
def test_what_is_no_object_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError):
        decode_record("VM", text)
    with pytest.raises(ValueError):
        decode_record("flying_saucer", text)


@pytest.mark.parametrize("fields", [None, 5, "text", []])
def test_what_was_decoded_to_no_object_is_refused(fields: Any) -> None:
    with pytest.raises(ValueError):
        convert_record("VM", fields)
