# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Refs of one session as something that means the same at the next start, and back."""

from __future__ import annotations

from collections.abc import Iterable

from xolite_desktop.models.tree_order import is_group
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.refs import Ref

_CLASSES = ("pool", "host", "VM", "SR", "network")


def lasting(cache: Cache, ref: str) -> str:
    """ "VM/0d3c1f8a-…" for an object; the key of a group as it is; empty for what is gone."""
    if is_group(ref):
        return ref
    for cls in _CLASSES:
        record = cache.get(cls, Ref(ref))
        if record is not None:
            return f"{cls}/{getattr(record, 'uuid', '')}"
    return ""


def present(cache: Cache, kept: object) -> Ref | None:
    """The ref of what `lasting` named, if the pool has it now. `kept` comes from a file and may be anything."""
    if not isinstance(kept, str):
        return None
    if is_group(kept):
        return Ref(kept)
    cls, _, uuid = kept.partition("/")
    if cls not in _CLASSES:
        return None
    return next(
        (ref for ref, record in cache.records(cls).items() if getattr(record, "uuid", "") == uuid), None
    )


def all_lasting(cache: Cache, refs: Iterable[str]) -> list[str]:
    return [kept for kept in (lasting(cache, ref) for ref in refs) if kept]


def all_present(cache: Cache, kept: object) -> list[Ref]:
    found = (present(cache, each) for each in kept) if isinstance(kept, list) else ()
    return [ref for ref in found if ref is not None]
