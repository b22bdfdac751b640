# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""event.from: tokens, generations, waiting."""

from __future__ import annotations

import asyncio

import pytest

from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.events import Events, Subscription
from xolite_desktop.simulator.failure import Failure

WAIT_S = 5.0


@pytest.fixture
def db() -> Database:
    db = Database()
    db.create("session", "s")
    return db


@pytest.fixture
def events(db: Database) -> Events:
    return Events(db)


def _heads(batch) -> list[tuple[str, str, str]]:
    return [(event["class"], event["operation"], event["ref"]) for event in batch.value()["events"]]


async def _now(events, classes, token=""):
    return await events.wait("s", classes, token, 0.0)


async def test_the_first_answer_holds_everything_but_sessions(db, events):
    db.create("VM", "v")
    db.create("host", "h")
    batch = await _now(events, ["*"])
    assert sorted(_heads(batch)) == [("host", "add", "h"), ("vm", "add", "v")]
    assert batch.token == f"{db.generation:020d},{0:020d}"
    assert batch.value()["events"][0]["timestamp"] == "0.0"


async def test_several_changes_of_an_object_are_one_event(db, events):
    db.create("VM", "v")
    token = (await _now(events, ["vm"])).token
    db.update("VM", "v", name_label="a")
    db.update("VM", "v", name_label="b")
    batch = await _now(events, ["vm"], token)
    assert _heads(batch) == [("vm", "mod", "v")]
    event = batch.value()["events"][0]
    assert event["snapshot"]["name_label"] == "b"
    assert event["id"] == str(db.generation)


async def test_what_lived_between_two_calls_is_deleted_one_call_later(db, events):
    """As on a real host: the deletion of an object never seen comes once something else moved the token on."""
    db.create("VM", "v")
    token = (await _now(events, ["vm"])).token
    db.create("VM", "short")
    db.update("VM", "v", name_label="a")
    db.destroy("VM", "short")
    batch = await _now(events, ["vm"], token)
    assert _heads(batch) == [("vm", "mod", "v")]
    assert _heads(await _now(events, ["vm"], batch.token)) == [("vm", "del", "short")]


async def test_a_deletion_has_no_snapshot(db, events):
    db.create("VM", "v")
    token = (await _now(events, ["vm"])).token
    db.destroy("VM", "v")
    (event,) = (await _now(events, ["vm"], token)).value()["events"]
    assert "snapshot" not in event
    assert event["operation"] == "del"


async def test_order_is_messages_then_add_mod_del(db, events):
    db.create("VM", "old")
    db.create("VM", "dying")
    token = (await _now(events, ["*"])).token
    db.destroy("VM", "dying")
    db.update("VM", "old", name_label="x")
    db.create("VM", "new")
    db.create("message", "m")
    batch = await _now(events, ["*"], token)
    assert [head[1:] for head in _heads(batch)] == [
        ("add", "m"),
        ("add", "new"),
        ("mod", "old"),
        ("del", "dying"),
    ]
    assert batch.value()["events"][0]["id"] == "0"
    assert not (await _now(events, ["*"], batch.token)).events


async def test_messages_have_a_generation_of_their_own(db, events):
    db.create("message", "m")
    batch = await _now(events, ["vm"])
    assert batch.token == f"{0:020d},{0:020d}"
    batch = await _now(events, ["message"])
    assert batch.token == f"{0:020d},{db.generation:020d}"


async def test_one_object_can_be_asked_for(db, events):
    db.create("VM", "v")
    db.create("VM", "w")
    assert _heads(await _now(events, ["VM/v"])) == [("vm", "add", "v")]


async def test_nonsense_tokens_and_classes(db, events):
    with pytest.raises(Failure) as caught:
        await _now(events, ["vm"], "rubbish")
    assert caught.value.description == ["EVENT_FROM_TOKEN_PARSE_FAILURE", "rubbish"]
    with pytest.raises(Failure, match="EVENT_SUBSCRIPTION_PARSE_FAILURE"):
        await _now(events, ["vm/a/b"])
    db.create("VM", "v")
    for silent in (["nope"], []):
        assert (await _now(events, silent)).token == f"{0:020d},{0:020d}"


async def test_a_token_from_the_future_makes_deaf(db, events):
    batch = await _now(events, ["vm"], "99999999,0")
    db.create("VM", "v")
    assert batch.token == f"{99999999:020d},{0:020d}"
    assert not (await _now(events, ["vm"], batch.token)).events


async def test_a_change_wakes_who_waits(db, events):
    waiting = asyncio.ensure_future(events.wait("s", ["vm"], "", WAIT_S))
    await asyncio.sleep(0)
    db.create("VM", "v")
    assert _heads(await waiting) == [("vm", "add", "v")]


async def test_a_change_of_another_class_does_not_end_the_waiting(db, events):
    waiting = asyncio.ensure_future(events.wait("s", ["vm"], "", 0.2))
    await asyncio.sleep(0)
    db.create("host", "h")
    assert (await waiting).events == []


async def test_signing_out_ends_the_waiting_at_once(db, events):
    for delay in (False, True):
        db.create("session", "t")
        waiting = asyncio.ensure_future(events.wait("t", ["vm"], "", WAIT_S))
        await asyncio.sleep(0.06 if delay else 0)
        db.destroy("session", "t")
        with pytest.raises(Failure, match="SESSION_INVALID"):
            await waiting


async def test_an_injected_touch_comes_as_a_change(db, events):
    db.create("pool", "p")
    token = events.inject("pool", "p")
    batch = await _now(events, ["pool"], token)
    assert _heads(batch) == [("pool", "mod", "p")]
    with pytest.raises(Failure, match="HANDLE_INVALID"):
        events.inject("pool", "nope")
    with pytest.raises(Failure, match="INTERNAL_ERROR"):
        events.inject("nope", "nope")


async def test_all_classes_are_counted(db, events):
    db.create("VM", "v")
    db.create("message", "m")
    counts = (await _now(events, [])).value()["valid_ref_counts"]
    assert counts["vm"] == 1
    assert counts["session"] == 1
    assert counts["message"] == 0
    assert counts["vmpp"] == 0


def test_tasks_alone_are_told_without_delay(db):
    assert Subscription(db, ["task"]).delay_s == 0.0
    assert Subscription(db, ["task", "vm"]).delay_s > 0.0


def test_hand_wound_time_does_not_hold_up_events(caller, connect):
    token = caller.call("event.from", ["vm"], "", 0.0)["token"]
    other = connect()
    other.login()
    other.call("VM.set_name_label", "OpaqueRef:vm", "new")
    (event,) = caller.call("event.from", ["vm"], token, WAIT_S)["events"]
    assert event["snapshot"]["name_label"] == "new"
