# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Records, back references, generations and remembered deletions."""

import json

import pytest

from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.schema import NULL_REF


@pytest.fixture
def db() -> Database:
    return Database()


def test_a_vbd_appears_in_its_vm_and_leaves_it(db):
    vm, other = db.create("VM"), db.create("VM")
    vbd = db.create("VBD", VM=vm)
    assert db.get("VM", vm)["VBDs"] == [vbd]
    db.update("VBD", vbd, VM=other)
    assert (db.get("VM", vm)["VBDs"], db.get("VM", other)["VBDs"]) == ([], [vbd])
    db.destroy("VBD", vbd)
    assert db.get("VM", other)["VBDs"] == []


def test_a_destroyed_target_leaves_a_dangling_ref(db):
    sr = db.create("SR")
    vdi = db.create("VDI", SR=sr)
    vbd = db.create("VBD", VDI=vdi)
    db.destroy("VDI", vdi)
    assert db.get("VBD", vbd)["VDI"] == vdi
    assert db.get("SR", sr)["VDIs"] == []


def test_sets_on_both_sides_follow_each_other(db):
    vm, group = db.create("VM"), db.create("VM_group")
    db.update("VM", vm, groups=[group])
    assert db.get("VM_group", group)["VMs"] == [vm]
    db.update("VM_group", group, VMs=[])
    assert db.get("VM", vm)["groups"] == []


def test_only_a_real_change_counts(db):
    seen = []
    vm = db.create("VM", name_label="a")
    db.on_change.append(lambda *change: seen.append(change))
    before = db.generation
    db.update("VM", vm, name_label="a")
    assert (db.generation, seen) == (before, [])
    db.update("VM", vm, name_label="b")
    assert db.generation == before + 1
    assert seen == [("mod", "VM", vm)]


def test_changes_are_found_newest_first(db):
    first, second, third = (db.create("VM") for _ in range(3))
    mark = db.generation
    db.update("VM", third, name_label="x")
    db.update("VM", first, name_label="y")
    assert [ref for ref, _ in db.changed_since("VM", mark)] == [first, third]
    assert [ref for ref, _ in db.changed_since("VM", 0)] == [first, third, second]


def test_old_deletions_are_forgotten(db):
    refs = [db.create("VDI") for _ in range(600)]
    for ref in refs:
        db.destroy("VDI", ref)
    remembered = list(db.deleted_since("VDI", 0))
    assert 256 <= len(remembered) <= 512
    assert remembered[0][2] == refs[-1]


def test_text_follows_the_record(db):
    vm = db.create("VM", name_label="é")
    assert json.loads(db.text("VM", vm)) == db.get("VM", vm)
    db.update("VM", vm, name_label="b")
    assert json.loads(db.text("VM", vm))["name_label"] == "b"


def test_unknown_refs_and_fields_are_refused(db):
    with pytest.raises(Failure) as caught:
        db.get("VM", NULL_REF)
    assert caught.value.description == ["HANDLE_INVALID", "VM", NULL_REF]
    with pytest.raises(Failure, match="UUID_INVALID"):
        db.by_uuid("VM", "nope")
    with pytest.raises(KeyError):
        db.create("VM", colour="red")


def test_loading_rebuilds_the_back_references(db):
    db.load({"VM": {"v": {"VBDs": ["wrong"]}}, "VBD": {"b": {"VM": "v", "VDI": "gone"}}})
    assert db.get("VM", "v")["VBDs"] == ["b"]
    assert db.find("VBD", VM="v") == ["b"]
    assert db.count("VBD") == 1


def test_fields_may_have_the_names_of_parameters():
    db = Database()
    ref = db.create("message", cls="VM", obj_uuid="u")
    assert db.find("message", cls="VM") == [ref]
    db.update("message", ref, cls="Host")
    assert db.get("message", ref)["cls"] == "Host"
