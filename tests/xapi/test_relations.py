# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The relations are those of the data model."""

import pytest

from xolite_desktop.xapi.records.classes import CLASSES
from xolite_desktop.xapi.records.task import Task
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import NULL_REF, Ref
from xolite_desktop.xapi.relations import (
    RELATIONS,
    VMS_OF_NETWORK,
    VMS_OF_SR,
    WORKED_ON,
    Join,
    Relation,
    applies_to,
    each,
    keys,
    one,
)


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: f"{relation.cls}.{relation.field}")
def test_every_relation_names_objects_in_a_field_of_the_data_model(relation: Relation) -> None:
    expected = {one: NULL_REF, keys: {}, each: (), applies_to: {}}[relation.kind]
    found = getattr(CLASSES[relation.cls](), relation.field)
    assert found == ("" if relation.field == "obj_uuid" else expected)


def test_no_field_is_turned_round_twice() -> None:
    assert len({(relation.cls, relation.field) for relation in RELATIONS}) == len(RELATIONS)


def test_every_class_that_has_current_operations_can_be_worked_on() -> None:
    have = {cls for cls, kind in CLASSES.items() if "current_operations" in kind.__struct_fields__}
    assert set(WORKED_ON) == have


@pytest.mark.parametrize("join", [VMS_OF_SR, VMS_OF_NETWORK])
def test_a_join_goes_over_relations(join: Join) -> None:
    turned = {(relation.cls, relation.field) for relation in RELATIONS}
    assert {(join.cls, join.owner), (join.cls, join.field)} <= turned
    assert join.through is None or join.through in turned


def test_a_record_names_what_its_field_says() -> None:
    vm = VM(resident_on=Ref("OpaqueRef:h"), current_operations={"OpaqueRef:t": "start"})
    assert list(Relation("VM", "resident_on").targets(vm)) == ["OpaqueRef:h"]
    assert list(Relation("VM", "current_operations", keys).targets(vm)) == ["OpaqueRef:t"]
    assert list(Relation("VM", "resident_on").targets(None)) == []
    task = Task(other_config={"applies_to": "OpaqueRef:a, OpaqueRef:b"})
    assert list(Relation("task", "other_config", applies_to).targets(task)) == ["OpaqueRef:a", "OpaqueRef:b"]
    assert list(applies_to({})) == [""]
