# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a plan of several values means for an object that somebody else may have changed since a person saw it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.edit import CHANGED_MEANWHILE
from xolite_desktop.xapi.records.decode import convert_record
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.refs import Ref

PlanT = TypeVar("PlanT")
KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")


async def read_record(client: Client, cls: str, ref: Ref) -> AnyRecord:
    """The object as the server has it: events may lag behind it."""
    return convert_record(cls, await client.call(f"{cls}.get_record", ref))  # type: ignore[arg-type]


def onto_now(wanted: PlanT, had: PlanT | None, now: PlanT, fields: tuple[str, ...], ref: Ref) -> PlanT:
    """The plan with what there is now in the fields that the person left as they were. Raises `Failure` with
    CHANGED_MEANWHILE for a field that somebody else changed as well. Without `had` all is wanted as it stands."""
    if had is None:
        return wanted
    asked, before, there = (_values(each, fields) for each in (wanted, had, now))
    return replace(wanted, **each_onto_now(asked, before, there, ref))  # type: ignore[type-var]


def _values(plan: object, fields: tuple[str, ...]) -> dict[str, object]:
    return {field: getattr(plan, field) for field in fields}


def each_onto_now(
    wanted: Mapping[KeyT, ValueT], had: Mapping[KeyT, ValueT], now: Mapping[KeyT, ValueT], ref: Ref
) -> dict[KeyT, ValueT]:
    """The same for values by key, of which some come and some go."""
    found: dict[KeyT, ValueT] = {}
    for key in dict.fromkeys((*now, *wanted)):
        before, after, current = had.get(key), wanted.get(key), now.get(key)
        if after != before and current not in (before, after):
            raise Failure(CHANGED_MEANWHILE, (ref, str(key), _said(current)))
        value = current if after == before else after
        if value is not None:
            found[key] = value
    return found


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
