# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Calls that follow from the fields."""

from __future__ import annotations

import pytest

from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.implicit import answer


@pytest.fixture
def db() -> Database:
    db = Database()
    db.create("VM", "v", name_label="one", uuid="u", other_config={"k": "v1"}, tags=["t"])
    return db


def _ask(db, name, *values):
    function = answer(db, db.schema.message(name))
    assert function is not None
    return function(*values)


def test_reading(db):
    assert _ask(db, "VM.get_all") == ["v"]
    assert _ask(db, "VM.get_record", "v") is db.get("VM", "v")
    assert _ask(db, "VM.get_by_uuid", "u") == "v"
    assert _ask(db, "VM.get_by_name_label", "one") == ["v"]
    assert _ask(db, "VM.get_by_name_label", "two") == []
    assert _ask(db, "VM.get_name_label", "v") == "one"
    assert list(_ask(db, "VM.get_all_records_where", 'field "name_label"="one"').value()) == ["v"]
    assert _ask(db, "VM.get_all_where", "false") == []


def test_writing(db):
    _ask(db, "VM.set_name_label", "v", "two")
    assert db.get("VM", "v")["name_label"] == "two"
    with pytest.raises(Failure, match="Invalid_value"):
        _ask(db, "VM.set_name_label", "v", "a\x07b")


def test_a_key_can_be_added_once(db):
    _ask(db, "VM.add_to_other_config", "v", "k2", "x")
    with pytest.raises(Failure) as caught:
        _ask(db, "VM.add_to_other_config", "v", "k", "v2")
    assert caught.value.description == ["MAP_DUPLICATE_KEY", "VM", "other_config", "v", "k"]
    _ask(db, "VM.remove_from_other_config", "v", "k")
    _ask(db, "VM.remove_from_other_config", "v", "k")
    assert db.get("VM", "v")["other_config"] == {"k2": "x"}


def test_tags_come_and_go_silently(db):
    before = db.generation
    _ask(db, "VM.add_tags", "v", "t")
    _ask(db, "VM.remove_tags", "v", "missing")
    assert db.generation == before
    _ask(db, "VM.add_tags", "v", "u")
    _ask(db, "VM.remove_tags", "v", "t")
    assert db.get("VM", "v")["tags"] == ["u"]


def test_what_needs_a_method_is_not_answered(db):
    assert answer(db, db.schema.message("VM.start")) is None
    assert answer(db, db.schema.message("VM.create")) is None
