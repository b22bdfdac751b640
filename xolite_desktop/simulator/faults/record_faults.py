# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Records that are not what the data model promises: in the events of a load or a poll, and where a class is read whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xolite_desktop.simulator.faults.fault import Asked, Fault, OnResult, Phase

Record = dict[str, Any]
# The class as the data model spells it (in events in lower case), the ref, the record; gives what stands in its place.
Change = Callable[[str, str, Record], Any]

_PHASES = (Phase.LOAD, Phase.POLL, Phase.READ)
NOWHERE = "OpaqueRef:00000000-0000-0000-0000-00000000dead"
_NESTED: Any = []
for _ in range(400):
    _NESTED = [_NESTED]
HOSTILE_TEXTS = (
    '<img src="file:///etc/passwd"><b>bold</b>',
    "\x1b]0;title\x07\x1b[31mred",
    "\u202egnp.exe\u2066\u2069\u200b\ufeff",
    "a\x00b\r\nInjected: yes\u2028\u2029",
    "'; DROP TABLE vms; --",
    "${jndi:ldap://x} %s%n {0} {{7*7}}",
    "../../../../etc/passwd",
    "\U0001f4a9" * 50,
    "Z\u0351\u036b\u0343" * 40,
    "=cmd|' /C calc'!A0",
    "-rf",
    " \t ",
    "",
    "x" * 10_000,
    "&amp;&Alt",
    "OpaqueRef:NULL",
)


def _of_fields(change: Callable[[Any], Any], *kinds: type) -> Change:
    """Every field of these kinds changed, but what tells objects apart."""

    def changed(cls: str, ref: str, record: Record) -> Record:
        return {
            name: change(value) if type(value) in kinds and name != "uuid" else value
            for name, value in record.items()
        }

    return changed


def _with(**fields: Any) -> Change:
    """The record with other fields."""
    return lambda cls, ref, record: {**record, **fields}


def _in_place(value: Any) -> Change:
    """Something else in the place of the record."""
    return lambda cls, ref, record: value


def _refs_become(target: Callable[[str], Any]) -> Change:
    """Every reference in a record, alone or in sets, changed; `target` gets the record's own ref."""

    def changed(cls: str, ref: str, record: Record) -> Record:
        def one(value: Any) -> Any:
            if isinstance(value, str) and value.startswith("OpaqueRef:"):
                return target(ref)
            return [one(each) for each in value] if isinstance(value, list) else value

        return {name: one(value) for name, value in record.items()}

    return changed


def _hostile(cls: str, ref: str, record: Record) -> Record:
    """Hostile texts in all free texts, one after another."""
    names = ("name_label", "name_description", "hostname", "address", "location", "tags", "other_config")
    for number, name in enumerate(names):
        text = HOSTILE_TEXTS[(number + len(ref)) % len(HOSTILE_TEXTS)]
        if isinstance(record.get(name), str):
            record[name] = text
        elif isinstance(record.get(name), list):
            record[name] = list(HOSTILE_TEXTS)
        elif isinstance(record.get(name), dict):
            record[name] = {each: each for each in HOSTILE_TEXTS}
    return record


def _only(cls_wanted: str, change: Change) -> Change:
    return lambda cls, ref, record: change(cls, ref, record) if cls.lower() == cls_wanted.lower() else record


def _swapped_types(cls: str, ref: str, record: Record) -> Record:
    """Each field has the value of the next one."""
    values = list(record.values())
    return dict(zip(record, [*values[1:], values[0]], strict=True))


def _snapshot_cycle(cls: str, ref: str, record: Record) -> Record:
    return {**record, "snapshot_of": ref, "parent": ref, "children": [ref], "snapshots": [ref]}


def _on_records(change: Change) -> OnResult:
    """The change on every record of a result, wherever it stands."""

    def changed(result: Any, asked: Asked) -> Any:
        if not isinstance(result, dict):
            return result
        if asked.method == "event.from":
            for event in result["events"]:
                if "snapshot" in event:
                    event["snapshot"] = change(event["class"], event["ref"], event["snapshot"])
            return result
        if asked.method.endswith(".get_all_records"):
            cls = asked.method.partition(".")[0]
            return {ref: change(cls, ref, record) for ref, record in result.items()}
        return result

    return OnResult(changed)


def _fault(name: str, says: str, change: Change) -> Fault:
    return Fault(f"rec_{name}", says, _on_records(change), _PHASES)


_SHAPES = (
    _fault("null", "null.", _in_place(None)),
    _fault("list", "A list.", _in_place([])),
    _fault("text", "A text.", _in_place("record")),
    _fault("number", "A number.", _in_place(7)),
    _fault("empty", "No fields.", _in_place({})),
    _fault(
        "fields_missing", "Nothing but the uuid.", lambda cls, ref, record: {"uuid": record.get("uuid", "")}
    ),
    _fault("uuid_missing", "No uuid.", lambda c, r, record: {k: v for k, v in record.items() if k != "uuid"}),
    _fault("uuid_empty", "An empty uuid.", _with(uuid="")),
    _fault("uuid_number", "A number as uuid.", _only("VM", _with(uuid=5))),
    _fault("uuid_twice", "The same uuid for all VMs.", _only("VM", _with(uuid="u-vm"))),
    _fault("unknown_fields", "Fields of the future.", _with(warp_factor=9, crew={"a": [1]}, _type="x")),
    _fault("swapped", "Every field with the value of another.", _swapped_types),
)

_TYPES = (
    _fault("nulls", "null in every field.", _of_fields(lambda _: None, str, int, float, bool, list, dict)),
    _fault("int_text", "Whole numbers as texts.", _of_fields(str, int)),
    _fault("int_float", "Whole numbers with a fraction.", _of_fields(lambda value: value + 0.5, int)),
    _fault("int_words", "Words for whole numbers.", _of_fields(lambda _: "many", int)),
    _fault("int_huge", "Whole numbers of 100 digits.", _of_fields(lambda _: 10**100, int)),
    _fault("int_2_63", "Whole numbers of 64 bits.", _of_fields(lambda _: 2**63, int)),
    _fault("int_negative", "Negative numbers and sizes.", _of_fields(lambda value: -abs(value) - 1, int)),
    _fault("float_nan", "NaN.", _of_fields(lambda _: float("nan"), float)),
    _fault("float_infinite", "Infinity.", _of_fields(lambda _: float("inf"), float)),
    _fault("float_text", "Fractions as texts.", _of_fields(str, float)),
    _fault("float_whole", "Fractions without one.", _of_fields(int, float)),
    _fault("bool_text", "'true' for true.", _of_fields(lambda value: str(value).lower(), bool)),
    _fault("bool_int", "1 for true.", _of_fields(int, bool)),
    _fault("text_number", "Numbers for texts.", _of_fields(lambda _: 7, str)),
    _fault("text_list", "Lists for texts.", _of_fields(lambda value: [value], str)),
    _fault("set_map", "Maps for sets.", _of_fields(lambda _: {}, list)),
    _fault("set_text", "Texts for sets.", _of_fields(lambda value: ",".join(map(str, value)), list)),
    _fault("set_numbers", "Numbers in sets.", _of_fields(lambda _: [1, 2.5, None], list)),
    _fault("set_nested", "Sets in sets.", _of_fields(lambda value: [value], list)),
    _fault("map_list", "Lists for maps.", _of_fields(lambda _: [], dict)),
    _fault("map_numbers", "Numbers in maps.", _of_fields(lambda _: {"a": 1, "b": None, "c": {}}, dict)),
)

_WORDS = (
    _fault("enum_unknown", "Unknown words.", _with(power_state="Levitating", type="quantum", status="odd")),
    _fault("enum_case", "Words in capitals.", _with(power_state="RUNNING", type="USER", status="SUCCESS")),
    _fault("hostile", "Hostile texts.", _hostile),
    _fault("text_huge", "Names of 300 kB.", _with(name_label="n" * 300_000)),
    _fault("text_surrogate", "Half a surrogate pair.", _with(name_label="a\ud800b")),
    _fault("text_nul", "NUL in names.", _with(name_label="a\x00b")),
    _fault(
        "map_huge", "Very many keys.", _only("host", _with(other_config={str(n): "v" for n in range(50_000)}))
    ),
    _fault("set_huge", "Very many tags.", _only("VM", _with(tags=[f"tag-{n}" for n in range(20_000)]))),
    _fault("deep", "Nested deeply.", _only("VM", _with(other_config={"a": _NESTED}))),
    _fault("time_words", "Words for times.", _with(created="soon", snapshot_time="now", last_updated="-")),
    _fault("time_number", "Numbers for times.", _with(created=1, snapshot_time=1e300, last_updated=-1)),
)

_REFERENCES = (
    _fault("ref_dangling", "References to nothing.", _refs_become(lambda ref: NOWHERE)),
    _fault("ref_self", "References to itself.", _refs_become(lambda ref: ref)),
    _fault("ref_empty", "Empty references.", _refs_become(lambda ref: "")),
    _fault("ref_null", "References to OpaqueRef:NULL.", _refs_become(lambda ref: "OpaqueRef:NULL")),
    _fault("ref_none", "null for references.", _refs_become(lambda ref: None)),
    _fault("ref_number", "Numbers for references.", _refs_become(lambda ref: 12)),
    _fault("snapshot_cycle", "Snapshots of themselves.", _only("VM", _snapshot_cycle)),
    _fault("coordinator_gone", "A pool whose coordinator is nowhere.", _only("pool", _with(master=NOWHERE))),
)

RECORD_FAULTS = (*_SHAPES, *_TYPES, *_WORDS, *_REFERENCES)
