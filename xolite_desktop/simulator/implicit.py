# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The calls that follow from the fields: get_record, set_<field>, add_to_<map> and their like."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.replies import Records
from xolite_desktop.simulator.schema import ClassSchema, Message
from xolite_desktop.simulator.values import check_text
from xolite_desktop.simulator.where import parse

Answer = Callable[..., Any]

# prefix of a call's name -> kind of the field it works on, in the order to try them
_FIELD_CALLS = (
    ("get_", None),
    ("set_", None),
    ("add_to_", "map"),
    ("remove_from_", "map"),
    ("add_", "set"),
    ("remove_", "set"),
)


def answer(db: Database, message: Message) -> Answer | None:
    """The function that answers this call from the database alone, or None if the call needs a method."""
    cls = db.schema.classes[message.cls]
    whole = _WHOLE.get(message.name)
    if whole is not None:
        return lambda *values: whole(db, cls.name, *values)
    found = field_call(cls, message)
    if found is None:
        return None
    prefix, field = found
    function = _FIELD[prefix]
    return lambda *values: function(db, cls.name, field, *values)


def field_call(cls: ClassSchema, message: Message) -> tuple[str, str] | None:
    """(prefix, field) if the call only reads or writes one field of one object."""
    for prefix, kind in _FIELD_CALLS:
        field = cls.fields.get(message.name.removeprefix(prefix)) if message.name.startswith(prefix) else None
        if field is not None and (kind is None or field.type.kind == kind):
            return (prefix, field.name) if len(message.params) == _COUNTS[prefix] else None
    return None


def _get_all(db: Database, cls: str) -> list[str]:
    return list(db.records(cls))


def _get_all_records(db: Database, cls: str) -> Records:
    return Records(db, cls, db.records(cls))


def _get_all_where(db: Database, cls: str, expression: str) -> list[str]:
    test = parse(expression)
    return [ref for ref, record in db.records(cls).items() if test(record)]


def _get_all_records_where(db: Database, cls: str, expression: str) -> Records:
    return Records(db, cls, _get_all_where(db, cls, expression))


def _get_record(db: Database, cls: str, ref: str) -> dict[str, Any]:
    return db.get(cls, ref)


def _get_by_uuid(db: Database, cls: str, uuid: str) -> str:
    return db.by_uuid(cls, uuid)


def _get_by_name_label(db: Database, cls: str, label: str) -> list[str]:
    return db.find(cls, name_label=label)


def _get_field(db: Database, cls: str, field: str, ref: str) -> Any:
    return db.get(cls, ref)[field]


def _set_field(db: Database, cls: str, field: str, ref: str, value: Any) -> None:
    db.update(cls, ref, **{field: check_text(value)})


def _add_to_map(db: Database, cls: str, field: str, ref: str, key: str, value: Any) -> None:
    old = db.get(cls, ref)[field]
    if key in old:
        raise Failure("MAP_DUPLICATE_KEY", cls, field, ref, key)
    db.update(cls, ref, **{field: {**old, check_text(key): check_text(value)}})


def _remove_from_map(db: Database, cls: str, field: str, ref: str, key: str) -> None:
    old = db.get(cls, ref)[field]
    db.update(cls, ref, **{field: {each: value for each, value in old.items() if each != key}})


def _add_to_set(db: Database, cls: str, field: str, ref: str, value: Any) -> None:
    old = db.get(cls, ref)[field]
    if value not in old:
        db.update(cls, ref, **{field: [*old, check_text(value)]})


def _remove_from_set(db: Database, cls: str, field: str, ref: str, value: Any) -> None:
    old = db.get(cls, ref)[field]
    db.update(cls, ref, **{field: [each for each in old if each != value]})


_WHOLE: dict[str, Answer] = {
    "get_all": _get_all,
    "get_all_records": _get_all_records,
    "get_all_where": _get_all_where,
    "get_all_records_where": _get_all_records_where,
    "get_record": _get_record,
    "get_by_uuid": _get_by_uuid,
    "get_by_name_label": _get_by_name_label,
}

_FIELD: dict[str, Answer] = {
    "get_": _get_field,
    "set_": _set_field,
    "add_to_": _add_to_map,
    "remove_from_": _remove_from_map,
    "add_": _add_to_set,
    "remove_": _remove_from_set,
}

_COUNTS = {"get_": 1, "set_": 2, "add_to_": 3, "remove_from_": 2, "add_": 2, "remove_": 2}
