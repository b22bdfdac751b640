# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Answers of event.from with events that are wrong, missing, or not in their order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xolite_desktop.simulator.faults.fault import EVENT_PHASES, Asked, Fault, OnResult, Phase
from xolite_desktop.simulator.faults.record_faults import NOWHERE

Reply = dict[str, Any]
Event = dict[str, Any]
Events = list[Event]
_BURST = 5_000


def of_reply(change: Callable[[Reply, Asked], Any]) -> OnResult:
    """A change of an answer of event.from."""
    return OnResult(lambda result, asked: change(result, asked) if isinstance(result, dict) else result)


def _of_events(change: Callable[[Events, Asked], Any]) -> OnResult:
    return of_reply(lambda reply, asked: {**reply, "events": change(reply["events"], asked)})


def _each(change: Callable[[Event], Any]) -> OnResult:
    return _of_events(lambda events, asked: [change(event) for event in events])


def _without(operation: str) -> OnResult:
    return _of_events(lambda events, asked: [each for each in events if each["operation"] != operation])


def _renamed(old: str, new: str) -> OnResult:
    return _each(lambda event: {**event, "operation": new} if event["operation"] == old else event)


def _member(name: str, value: Any) -> OnResult:
    return _each(lambda event: {**event, name: value})


def _missing(name: str) -> OnResult:
    return _each(lambda event: {key: value for key, value in event.items() if key != name})


def _added(*further: Event) -> OnResult:
    return _of_events(lambda events, asked: [*events, *further])


def _event(cls: str, operation: str, ref: str, **snapshot: Any) -> Event:
    event: Event = {"id": "1", "timestamp": "0.0", "class": cls, "operation": operation, "ref": ref}
    return {**event, "snapshot": snapshot} if snapshot else event


def _twice(events: Events, asked: Asked) -> Events:
    return [event for event in events for _ in range(2)]


def _deleted_twice(events: Events, asked: Asked) -> Events:
    gone = [event for event in events if event["operation"] == "del"]
    return [*events, *gone, _event("vm", "del", NOWHERE), _event("vm", "del", NOWHERE)]


def _stale(events: Events, asked: Asked) -> Events:
    """Each object as it was when it was first seen."""
    seen: dict[str, Any] = asked.memory.setdefault("seen", {})
    for event in events:
        if "snapshot" in event:
            event["snapshot"] = seen.setdefault(event["ref"], event["snapshot"])
    return events


def _others(events: Events, asked: Asked) -> Events:
    """Each with the record of the one before."""
    records = [event["snapshot"] for event in events if "snapshot" in event]
    turned = iter([*records[1:], *records[:1]])
    return [{**event, "snapshot": next(turned)} if "snapshot" in event else event for event in events]


def _reused(events: Events, asked: Asked) -> Events:
    """Every VM is deleted, and its reference names another one at once."""
    further = []
    for event in events:
        if event["class"] == "vm" and "snapshot" in event:
            gone = {key: value for key, value in event.items() if key != "snapshot"}
            other = {**event["snapshot"], "uuid": "u-other", "name_label": "another with its reference"}
            further += [{**gone, "operation": "del"}, {**event, "operation": "add", "snapshot": other}]
    return [*events, *further]


def _burst(events: Events, asked: Asked) -> Events:
    made = (_event("network", "add", f"OpaqueRef:burst-{n}", uuid=f"b-{n}") for n in range(_BURST))
    gone = (_event("network", "del", f"OpaqueRef:burst-{n}") for n in range(_BURST))
    return [*events, *made, *gone]


def _fault(name: str, says: str, act: OnResult, *phases: Phase, harmless: bool = False) -> Fault:
    return Fault(f"ev_{name}", says, act, phases or EVENT_PHASES, harmless=harmless)


_SECRET = _event("secret", "add", NOWHERE, uuid="u-secret", value="hidden")

_MEMBERS = (
    _fault("operation_unknown", "Operations nobody knows.", _member("operation", "frobnicate")),
    _fault(
        "operation_case",
        "Operations in capitals.",
        _each(lambda e: {**e, "operation": e["operation"].upper()}),
    ),
    _fault("operation_missing", "No operation.", _missing("operation")),
    _fault("operation_type", "A number as operation.", _member("operation", 3)),
    _fault("class_missing", "No class.", _missing("class")),
    _fault("class_unknown", "A class of the future.", _member("class", "warp_core")),
    _fault("class_type", "null as class.", _member("class", None)),
    _fault(
        "class_case",
        "Classes in capitals.",
        _each(lambda e: {**e, "class": e["class"].upper()}),
        harmless=True,
    ),
    _fault("ref_missing", "No reference.", _missing("ref")),
    _fault("ref_empty", "An empty reference.", _member("ref", "")),
    _fault("ref_null", "null as reference.", _member("ref", None)),
    _fault("ref_bare", "OpaqueRef:NULL as reference.", _member("ref", "OpaqueRef:NULL")),
    _fault("id_type", "Ids of all types.", _member("id", {"a": 1}), harmless=True),
    _fault("times_missing", "No ids or times.", _missing("timestamp"), harmless=True),
    _fault("snapshot_missing", "No records.", _missing("snapshot")),
    _fault("snapshot_null", "null as record.", _member("snapshot", None)),
    _fault("snapshot_on_del", "Records of what is gone.", _renamed("mod", "del")),
)

_LISTS = (
    _fault("events_null", "null as events.", _of_events(lambda events, asked: None)),
    _fault("events_map", "A map as events.", _of_events(lambda events, asked: {})),
    _fault("events_text", "A text as events.", _of_events(lambda events, asked: "[]")),
    _fault("event_null", "null as event.", _of_events(lambda events, asked: [*events, None])),
    _fault("event_list", "A list as event.", _of_events(lambda events, asked: [*events, []])),
    _fault("event_empty", "An empty event.", _of_events(lambda events, asked: [*events, {}])),
    _fault("events_none", "No events, though there are.", _of_events(lambda events, asked: [])),
    _fault("adds_lost", "Additions are not told.", _without("add"), Phase.POLL),
    _fault("mods_lost", "Changes are not told.", _without("mod"), Phase.POLL),
    _fault("deletes_lost", "Deletions are not told.", _without("del"), Phase.POLL),
    _fault("mod_for_add", "Changes of what was never added.", _renamed("add", "mod"), harmless=True),
    _fault("add_for_mod", "Additions of what there is.", _renamed("mod", "add"), harmless=True),
    _fault(
        "del_unknown", "Deletions of what never was.", _added(_event("vm", "del", NOWHERE)), harmless=True
    ),
    _fault("del_twice", "Deletions told twice.", _of_events(_deleted_twice), harmless=True),
    _fault("duplicated", "Everything twice.", _of_events(_twice), harmless=True),
    _fault("reversed", "In the reverse order.", _of_events(lambda events, asked: events[::-1])),
    _fault(
        "del_first",
        "Deletions before additions.",
        _of_events(lambda e, a: sorted(e, key=lambda x: x["operation"] != "del")),
    ),
    _fault("stale", "Records as they were.", _of_events(_stale)),
    _fault("others", "Records of other objects.", _of_events(_others)),
    _fault("ref_reused", "References that name another object.", _of_events(_reused)),
    _fault("class_removed", "A class that was removed.", _added(_event("vmpp", "add", NOWHERE, uuid="x"))),
    _fault("class_not_asked", "A class that nobody asked for.", _added(_SECRET)),
    _fault("burst", "Thousands at once.", _of_events(_burst)),
)

EVENT_FAULTS = (*_MEMBERS, *_LISTS)
