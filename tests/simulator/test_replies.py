# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Large results are written from cached texts."""

from __future__ import annotations

import json

from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.replies import Event, EventBatch, Records


async def _text(reply) -> str:
    return "".join([piece async for piece in reply.pieces()])


async def test_records_say_the_same_as_text_and_as_value():
    db = Database()
    for number in range(3):
        db.create("VM", f"v{number}", name_label=f"é{number}")
    records = Records(db, "VM", db.records("VM"))
    db.destroy("VM", "v1")
    assert json.loads(await _text(records)) == records.value() != {}
    assert "v1" not in records.value()


async def test_no_records_are_an_empty_object():
    assert await _text(Records(Database(), "VM", ())) == "{}"


async def test_a_batch_leaves_out_what_died_meanwhile():
    db = Database()
    db.create("VM", "v")
    db.create("VM", "dead")
    events = [Event(1, "VM", "add", "dead"), Event(2, "VM", "add", "v"), Event(3, "VM", "del", "gone")]
    batch = EventBatch(db, events, {"vm": 1}, "token")
    db.destroy("VM", "dead")
    assert json.loads(await _text(batch)) == batch.value()
    assert [event["ref"] for event in batch.value()["events"]] == ["v", "gone"]


async def test_an_empty_batch_is_valid_json():
    batch = EventBatch(Database(), [], {}, "t")
    assert json.loads(await _text(batch)) == {"events": [], "valid_ref_counts": {}, "token": "t"}


async def test_refs_of_any_kind_are_quoted(small_pool):
    db = Database()
    ref = db.create("network", 'Opaque"Ref')
    batch = EventBatch(db, [Event(7, "network", "mod", ref), Event(8, "VM", "del", "x\\y")], {}, "t")
    text = "".join([piece async for piece in batch.pieces()])
    assert json.loads(text) == batch.value()
