# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Classes, fields, types and messages of XAPI, read from resources/datamodel.json."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

NULL_REF = "OpaqueRef:NULL"
EPOCH = "19700101T00:00:00Z"

# Fields that left the published data model but are still in every record a server sends.
_OLD_FIELDS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "VM": (("is_snapshot_from_vmpp", "bool", "protection_policy"),),
    "VM_metrics": (("VCPUs_utilisation", "(int -> float) map", "VCPUs_number"),),
    "VM_guest_metrics": (
        ("memory", "(string -> string) map", "PV_drivers_up_to_date"),
        ("disks", "(string -> string) map", "memory"),
    ),
    "host_metrics": (("memory_free", "int", "memory_total"),),
    "VIF": (("metrics", "VIF_metrics ref", "qos_supported_algorithms"),),
    "VBD": (("metrics", "VBD_metrics ref", "qos_supported_algorithms"),),
    "PIF_metrics": (("io_read_kbs", "float", "uuid"), ("io_write_kbs", "float", "io_read_kbs")),
}

# Calls every server has and the published data model does not list, each made like another one of its class.
_HIDDEN_CALLS: dict[str, tuple[tuple[str, str], ...]] = {
    "VM": (("set_is_default_template", "set_is_a_template"), ("snapshot_with_quiesce", "checkpoint")),
}

# Classes that left it too: their calls answer MESSAGE_REMOVED, and valid_ref_counts still counts them.
REMOVED_CLASSES = ("VMPP", "VIF_metrics", "VBD_metrics")


@dataclass(frozen=True)
class Type:
    """A type of the data model: a scalar kind, or `set`, `map`, `option`, `ref`, `record`, `enum` of something."""

    kind: str
    name: str = ""
    of: tuple[Type, ...] = ()

    def zero(self) -> Any:
        """The value a field has that nobody ever set."""
        if self.kind in ("set", "batch"):
            return []
        if self.kind in ("map", "record"):
            return {}
        if self.kind == "option":
            return None
        zeros = {"int": 0, "float": 0.0, "bool": False, "datetime": EPOCH, "ref": NULL_REF}
        return zeros.get(self.kind, "")


@dataclass(frozen=True)
class Field:
    """One field. `qualifier` is RW, RO (the server's), or StaticRO (given at creation only)."""

    name: str
    type: Type
    qualifier: str
    default: Any
    required: bool


@dataclass(frozen=True)
class Param:
    """A parameter of a message; those not required may be left out from the end."""

    name: str
    type: Type
    required: bool


@dataclass(frozen=True)
class Message:
    """One call. `role` is the least role that may make it; `implicit` calls follow from the fields."""

    cls: str
    name: str
    params: tuple[Param, ...]
    result: Type
    role: str | None
    is_async: bool
    implicit: bool
    needs_session: bool

    @property
    def full_name(self) -> str:
        return f"{self.cls}.{self.name}"


@dataclass(frozen=True)
class ClassSchema:
    """A class with its fields (in wire order) and messages. `events` is false where `event.from` is silent."""

    name: str
    fields: dict[str, Field]
    messages: dict[str, Message]
    events: bool

    def defaults(self) -> dict[str, Any]:
        """A fresh, full record with every field's default."""
        return self.completed({})

    def completed(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """A full record with these fields, and fresh defaults for the rest."""
        record = self._defaults.copy()
        record.update(fields)
        for name in self._containers:
            if name not in fields:
                record[name] = record[name].copy()
        return record

    @cached_property
    def _defaults(self) -> dict[str, Any]:
        return {name: each.default for name, each in self.fields.items()}

    @cached_property
    def _containers(self) -> list[str]:
        return [name for name, each in self.fields.items() if isinstance(each.default, (list, dict))]


@dataclass(frozen=True)
class Schema:
    """The whole data model. `roles` come most powerful first; `by_lower` gives a class for its lower-case name."""

    classes: dict[str, ClassSchema]
    enums: dict[str, tuple[str, ...]]
    roles: tuple[str, ...]
    by_lower: dict[str, str] = field(default_factory=dict)

    def message(self, full_name: str) -> Message | None:
        """The message `Class.name`, or None."""
        cls, _, name = full_name.partition(".")
        schema = self.classes.get(cls)
        return schema.messages.get(name) if schema else None


@cache
def parse_type(text: str) -> Type:
    """`(string -> VM ref) map` and the like as a tree."""
    text = text.strip()
    if match := re.fullmatch(r"(.+) (set|option)", text):
        return Type(match[2], of=(parse_type(match[1]),))
    if match := re.fullmatch(r"\((.+?) -> (.+)\) map", text):
        return Type("map", of=(parse_type(match[1]), parse_type(match[2])))
    if match := re.fullmatch(r"enum (\w+)", text):
        return Type("enum", match[1])
    if match := re.fullmatch(r"(.+?) ?(ref|record)", text):
        return Type(match[2], match[1])
    if text == "an event batch":
        return Type("batch")
    return Type(text)


def _default(kind: Type, text: str | None) -> Any:
    """The datamodel writes defaults as OCaml values: `"x"`, `{a -> b}`, `Null`, `1.`"""
    if text is None or text in ("Null", "{}", NULL_REF):
        return kind.zero()
    if kind.kind in ("int", "float"):
        return (int if kind.kind == "int" else float)(text)
    if kind.kind == "bool":
        return text == "true"
    if kind.kind == "string":
        return json.loads(text)
    if kind.kind == "map":
        return dict(re.findall(r'"([^"]*)" -> "([^"]*)"', text))
    if kind.kind == "set":
        # The one default that is a ref names a role of another database.
        return [] if kind.of[0].kind == "ref" else [int(each) for each in re.findall(r"\d+", text)]
    return text


def _field(raw: dict[str, str], enums: dict[str, list[str]]) -> Field:
    kind = parse_type(raw["t"])
    default = _default(kind, raw.get("d"))
    if raw["n"] == "domid":
        default = -1  # no domain; the model leaves it to the server
    if kind.kind == "enum" and "d" not in raw:
        default = enums[kind.name][0]
    required = "d" not in raw and raw["q"] in ("RW", "StaticRO")
    return Field(raw["n"], kind, raw["q"], default, required)


def _fields(cls: str, raw: list[dict[str, str]], enums: dict[str, list[str]]) -> dict[str, Field]:
    fields = [_field(each, enums) for each in raw]
    for name, kind, after in _OLD_FIELDS.get(cls, ()):
        position = [each.name for each in fields].index(after) + 1
        fields.insert(position, Field(name, parse_type(kind), "RO", parse_type(kind).zero(), False))
    return {each.name: each for each in fields}


def _message(cls: str, raw: dict[str, Any]) -> Message:
    params = tuple(Param(name, parse_type(kind), bool(required)) for name, kind, required in raw["p"])
    return Message(
        cls,
        raw["n"],
        params,
        parse_type(raw["r"]),
        raw.get("role"),
        is_async=bool(raw.get("a")),
        implicit=bool(raw.get("i")),
        needs_session=not raw.get("nosession"),
    )


def _messages(cls: str, raw: list[dict[str, Any]], fields: dict[str, Field]) -> dict[str, Message]:
    messages = {each["n"]: _message(cls, each) for each in raw}
    if "get_all_records" in messages:
        # Two calls every server has and the published model does not list.
        expr = (Param("expr", parse_type("string"), True),)
        for name, result in (("get_all_where", f"{cls} ref set"), ("get_all_records_where", "")):
            kind = parse_type(result) if result else messages["get_all_records"].result
            messages.setdefault(name, Message(cls, name, expr, kind, "read-only", False, True, True))
    for name, _, _ in _OLD_FIELDS.get(cls, ()):
        self_param = (Param("self", parse_type(f"{cls} ref"), True),)
        getter = Message(cls, f"get_{name}", self_param, fields[name].type, "read-only", False, True, True)
        messages[f"get_{name}"] = getter
    for name, model in _HIDDEN_CALLS.get(cls, ()):
        messages[name] = replace(messages[model], name=name, implicit=False)
    return messages


def datamodel_path() -> Path:
    """resources/datamodel.json: inside the installed package, else beside the source tree."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "resources" / "datamodel.json"
    return inside if inside.exists() else package.parent / "resources" / "datamodel.json"


@cache
def load_schema() -> Schema:
    """The schema of resources/datamodel.json, read once."""
    model = json.loads(datamodel_path().read_text(encoding="utf-8"))
    enums: dict[str, list[str]] = {}
    for raw in model["classes"].values():
        enums.update(raw["enums"])
    classes = {}
    for name, raw in model["classes"].items():
        fields = _fields(name, raw["fields"], enums)
        classes[name] = ClassSchema(name, fields, _messages(name, raw["messages"], fields), raw["events"])
    by_lower = {name.lower(): name for name in classes}
    return Schema(classes, {key: tuple(each) for key, each in enums.items()}, tuple(model["roles"]), by_lower)
