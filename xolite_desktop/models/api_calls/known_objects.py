# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The objects of the pool that calls name: in a script they are looked up by uuid, since references are one session's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xolite_desktop.models.object_name import name_of
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.operations.sequence import Call, Entry, Upload
from xolite_desktop.xapi.refs import is_null


@dataclass(frozen=True)
class KnownObject:
    """One of them, and the name of the variable that stands for it."""

    cls: str
    uuid: str
    name: str
    variable: str


def known_objects(cache: Cache, entries: Sequence[Entry]) -> dict[str, KnownObject]:
    """By reference, in the order in which they are named."""
    found: dict[str, KnownObject] = {}
    counts: dict[str, int] = {}
    for text in (text for entry in entries for text in _texts(entry)):
        if not text.startswith("OpaqueRef:") or is_null(text) or text in found:
            continue
        for cls in cache.classes():
            record = cache.get(cls, text)
            if record is None:
                continue
            counts[cls] = counts.get(cls, 0) + 1
            uuid = str(getattr(record, "uuid", ""))
            variable = f"{cls.lower()}_{counts[cls]}"
            found[text] = KnownObject(cls, uuid, name_of(record, cache), variable)
            break
    return found


def _texts(value: object) -> Iterator[str]:
    """Every text in the parameters of an entry."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Call):
        yield from _texts(value.params)
    elif isinstance(value, Upload):
        yield value.sr
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _texts(each)
