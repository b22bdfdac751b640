# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""An edit is a difference: only it is written, and what others did is kept or asked about."""

from __future__ import annotations

import pytest

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.plans.custom_fields import custom_fields
from xolite_desktop.xapi.plans.edits import (
    Edit,
    Slot,
    Write,
    conflicts,
    current,
    merged,
    possible_calls,
    rebased,
    value_in,
    writes,
)
from xolite_desktop.xapi.records.pool import Pool
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

REF = Ref("OpaqueRef:vm")
NAME, TAGS = Slot("VM", REF, "name_label"), Slot("VM", REF, "tags")
FOLDER, LOGS = Slot("VM", REF, "other_config", "folder"), Slot("host", REF, "logging", "syslog_destination")


def test_a_value_is_found_where_it_stands() -> None:
    vm = VM(name_label="web", tags=("a", "b"), other_config={"folder": "/x"}, order=3)
    assert value_in(vm, NAME) == "web"
    assert value_in(vm, TAGS) == ("a", "b")
    assert value_in(vm, FOLDER) == "/x"
    assert value_in(vm, Slot("VM", REF, "other_config", "no")) is None
    assert value_in(vm, Slot("VM", REF, "order")) == 3
    cache = Cache()
    assert current(cache, NAME) is None
    cache.apply([Change("VM", REF, vm)])
    assert current(cache, NAME) == "web"


def test_a_plain_value_conflicts_with_any_other_change_of_it() -> None:
    change = Edit(NAME, "old", "new")
    assert not conflicts(change, "old")
    assert not conflicts(change, "new")
    assert conflicts(change, "other")
    assert not conflicts(rebased(change, "other"), "other")


def test_members_of_a_set_are_changed_one_by_one() -> None:
    change = Edit(TAGS, ("a", "b"), ("b", "c"))
    assert not conflicts(change, ("b", "x"))
    assert merged(change, ("a", "b", "x")) == ("b", "x", "c")
    made = writes(change, ("a", "b", "x"))
    assert made == [Write("VM.remove_tags", ("a",)), Write("VM.add_tags", ("c",))]
    assert writes(change, ("b", "c")) == []


def test_what_takes_an_edit_back_is_an_edit() -> None:
    change = Edit(TAGS, ("a",), ("a", "b"))
    assert writes(change.undo, ("a", "b", "later")) == [Write("VM.remove_tags", ("b",))]
    assert Edit(NAME, "old", "new").undo == Edit(NAME, "new", "old")


def test_an_entry_of_a_map_is_removed_and_added_alone() -> None:
    back = Write("VM.add_to_other_config", ("folder", "/a"))
    assert writes(Edit(FOLDER, "/a", "/b"), "/a") == [
        Write("VM.remove_from_other_config", ("folder",), back),
        Write("VM.add_to_other_config", ("folder", "/b")),
    ]
    assert writes(Edit(FOLDER, "/a", None), "/a") == [Write("VM.remove_from_other_config", ("folder",), back)]
    assert writes(Edit(FOLDER, None, "/b"), None) == [Write("VM.add_to_other_config", ("folder", "/b"))]


def test_a_log_destination_counts_after_a_call_more() -> None:
    assert [each.method for each in writes(Edit(LOGS, None, "10.0.0.9"), None)] == [
        "host.add_to_logging", "host.syslog_reconfigure",
    ]  # fmt: skip
    assert "host.syslog_reconfigure" in possible_calls(LOGS)


@pytest.mark.parametrize(
    ("slot", "is_set", "calls"),
    [
        (NAME, False, ("VM.set_name_label",)),
        (TAGS, True, ("VM.add_tags", "VM.remove_tags")),
        (FOLDER, False, ("VM.add_to_other_config", "VM.remove_from_other_config")),
    ],
)
def test_the_calls_an_edit_may_take_are_known_before(
    slot: Slot, is_set: bool, calls: tuple[str, ...]
) -> None:
    assert possible_calls(slot, is_set=is_set) == calls


def test_order_is_no_change_of_a_set() -> None:
    assert not Edit(TAGS, ("a", "b"), ("b", "a")).changes
    assert Edit(TAGS, ("a",), ()).changes
    assert not Edit(FOLDER, None, None).changes


def fields_of(text: str) -> list[str]:
    return [field.name for field in custom_fields(Pool(gui_config={"XenCenter.CustomFields": text}))]


def test_custom_fields_are_read_from_the_pool() -> None:
    text = (
        '<CustomFieldDefinitions><CustomFieldDefinition name="Owner" type="String" defaultValue=""/>'
        '<CustomFieldDefinition name="Until" type="Date"/><CustomFieldDefinition name="Owner"/>'
        "</CustomFieldDefinitions>"
    )
    assert fields_of(text) == ["Owner", "Until"]
    found = custom_fields(Pool(gui_config={"XenCenter.CustomFields": text}))
    assert [field.is_date for field in found] == [False, True]
    assert found[0].key == "XenCenter.CustomFields.Owner"
    assert custom_fields(None) == ()


@pytest.mark.parametrize(
    "text", ["", "<a", "<!DOCTYPE a><a/>", '<!DOCTYPE x [<!ENTITY e "x">]><x>&e;</x>', "\x00", "<a/>" * 2]
)
def test_a_definition_that_cannot_be_read_defines_nothing(text: str) -> None:
    assert fields_of(text) == []
