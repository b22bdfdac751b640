# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A pool as bytes: the answers that carry whole classes, made once, so that a server has nothing to do but send them.

Some VMs and their metrics can change: their records are kept in pieces, so that a changed one is a few joins.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any, Final

from xolite_desktop.simulator import xmlrpc
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.generator import generate
from xolite_desktop.simulator.scenario import load
from xolite_desktop.simulator.schema import Type

STAMP_KEY: Final = "bench"
"""The key of a changed record's `other_config` that holds `<when it changed>,<how long the server made it wait>`, in
microseconds; the first on CLOCK_MONOTONIC, which all processes of a machine share."""

_TEXT: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_MARK: Final = re.compile(r"@@(\w+)@@")
_JSON_MARK: Final = re.compile(r'"@@(\w+)@@"')
_CHANGING_FIELDS: Final = {"VM": ("name_label", "power_state"), "VM_metrics": ("memory_actual",)}


@dataclass
class Changing:
    """One object that can change: its values now, and its record around them in both protocols."""

    cls: str
    ref: str
    values: dict[str, Any]
    json_pieces: list[str]
    xml_pieces: list[str]
    generation: int = 0
    changed_us: int = 0
    changes: int = 0

    def json_text(self, waited_us: int) -> str:
        """The record now, saying that the server made the change wait so long."""
        return self._join(self.json_pieces, waited_us, _TEXT)

    def xml_text(self, waited_us: int) -> str:
        """As `json_text`, as the inside of an XML-RPC value."""
        return self._join(self.xml_pieces, waited_us, str)

    def _join(self, pieces: list[str], waited_us: int, shown: Any) -> str:
        values = {**self.values, "stamp": f"{self.changed_us},{waited_us}"}
        return "".join(shown(values[piece]) if odd % 2 else piece for odd, piece in enumerate(pieces))


@dataclass
class PreparedPool:
    """The bytes of everything that is asked for while a client loads, by class in the data model's spelling."""

    classes: tuple[str, ...]
    pool_ref: str
    counts: dict[str, int] = field(default_factory=dict)
    """Objects of each class, as `valid_ref_counts` says it: names in lower case."""
    json_events: dict[str, bytes] = field(default_factory=dict)
    """The events of a first `event.from`, without the brackets around them."""
    json_records: dict[str, bytes] = field(default_factory=dict)
    """The result of `get_all_records`."""
    xml_events: dict[str, bytes] = field(default_factory=dict)
    xml_records: dict[str, bytes] = field(default_factory=dict)
    changing: list[Changing] = field(default_factory=list)


def prepare(hosts: int, vms: int, changing_vms: int, *, xml: bool) -> PreparedPool:
    """Generate a pool and encode it. Takes some ten seconds for ten thousand VMs, thrice that with `xml`."""
    db = Database()
    load(db, generate(hosts, vms, 1), "https://127.0.0.1")
    silent = {cls.name for cls in db.schema.classes.values() if not cls.events} | {"role"}
    classes = tuple(name for name in db.schema.classes if name not in silent)
    pool = PreparedPool(classes, next(iter(db.records("pool"))))
    pool.counts = {cls.lower(): db.count(cls) for cls in classes}
    for cls in classes:
        _prepare_json(pool, db, cls)
        if xml:
            _prepare_xml(pool, db, cls)
    running = [ref for ref, vm in db.records("VM").items() if _is_changeable(vm)]
    for ref in running[:: max(1, len(running) // max(1, changing_vms))][:changing_vms]:
        vm = db.records("VM")[ref]
        pool.changing.append(_changing(db, "VM", ref, xml))
        pool.changing.append(_changing(db, "VM_metrics", vm["metrics"], xml))
    return pool


def _is_changeable(vm: dict[str, Any]) -> bool:
    return vm["power_state"] == "Running" and not vm["is_control_domain"]


def _prepare_json(pool: PreparedPool, db: Database, cls: str) -> None:
    texts = {ref: db.text(cls, ref) for ref in db.records(cls)}
    events = (json_event(cls, "add", ref, 1, text) for ref, text in texts.items())
    pool.json_events[cls] = ",".join(events).encode()
    records = ",".join(f"{_TEXT(ref)}:{text}" for ref, text in texts.items())
    pool.json_records[cls] = f"{{{records}}}".encode()


def _prepare_xml(pool: PreparedPool, db: Database, cls: str) -> None:
    kind = Type("record", cls)
    texts = {ref: _inside(xmlrpc.encode(kind, record)) for ref, record in db.records(cls).items()}
    pool.xml_events[cls] = "".join(
        xml_event(cls, "add", ref, 1, text) for ref, text in texts.items()
    ).encode()
    members = (f"<member><name>{ref}</name><value>{text}</value></member>" for ref, text in texts.items())
    pool.xml_records[cls] = f"<struct>{''.join(members)}</struct>".encode()


def json_event(cls: str, operation: str, ref: str, number: int, record: str) -> str:
    """One event of `event.from` around the text of its record."""
    return (
        f'{{"id":"{number}","timestamp":"0.0","class":"{cls.lower()}","operation":"{operation}",'
        f'"ref":"{ref}","snapshot":{record}}}'
    )


def xml_event(cls: str, operation: str, ref: str, number: int, record: str) -> str:
    """As `json_event`, as an element of an XML-RPC array."""
    words = {"id": number, "timestamp": "0.0", "class": cls.lower(), "operation": operation, "ref": ref}
    members = "".join(
        f"<member><name>{name}</name><value>{word}</value></member>" for name, word in words.items()
    )
    return f"<value><struct>{members}<member><name>snapshot</name><value>{record}</value></member></struct></value>"


def _inside(value: str) -> str:
    return value.removeprefix("<value>").removesuffix("</value>")


def _changing(db: Database, cls: str, ref: str, xml: bool) -> Changing:
    record = db.records(cls)[ref]
    fields = _CHANGING_FIELDS[cls]
    marked = {**record, **{name: f"@@{name}@@" for name in fields}}
    marked["other_config"] = {**record["other_config"], STAMP_KEY: "@@stamp@@"}
    values = {name: record[name] for name in fields}
    xml_text = _inside(xmlrpc.encode(Type("record", cls), marked)) if xml else ""
    return Changing(cls, ref, values, _JSON_MARK.split(_TEXT(marked)), _MARK.split(xml_text))
