# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The data model: types, defaults, messages."""

import json
from pathlib import Path

from xolite_desktop.simulator.schema import NULL_REF, load_schema, parse_type


def test_nested_types_are_trees():
    kind = parse_type("(VM ref -> (string -> string) map) map")
    assert kind.kind == "map"
    assert kind.of[0].name == "VM"
    assert kind.of[1].kind == "map"
    assert parse_type("enum vm_operations set").of[0].name == "vm_operations"


def test_defaults_are_fresh_and_typed():
    vm = load_schema().classes["VM"]
    first, second = vm.defaults(), vm.defaults()
    first["tags"].append("x")
    assert second["tags"] == []
    assert second["power_state"] == "Halted"
    assert second["resident_on"] == NULL_REF
    assert second["domid"] == -1


def test_messages_know_their_parameters():
    start = load_schema().message("VM.start")
    assert start is not None
    assert [param.name for param in start.params] == ["vm", "start_paused", "force"]
    assert start.is_async
    assert load_schema().message("VM.nope") is None


def test_records_have_the_recorded_fields_in_the_recorded_order(recordings: Path):
    compared = 0
    for path in sorted(recordings.glob("*-get_all_records-*.json")):
        cls = path.stem.partition("get_all_records-")[2]
        reply = json.loads(json.loads(path.read_text())["response"]["body"])
        for record in (reply.get("result") or {}).values():
            assert list(record) == list(load_schema().classes[cls].fields), cls
            compared += 1
    assert compared > 100


def test_calls_that_only_servers_know():
    message = load_schema().message("VM.set_is_default_template")
    assert message is not None
    assert [param.type.kind for param in message.params] == ["ref", "bool"]
    assert not message.implicit
    assert load_schema().message("VM.snapshot_with_quiesce") is not None
