# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The whole database of a simulated pool before and after something: every object and every field that is not the same."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

Texts = dict[tuple[str, str], str]
"""Of every object, by class and ref, its record as JSON."""

PASSING = ("task", "session", "role")
"""Classes whose objects come and go with every call."""
FIGURES = {"SR": ("physical_utilisation", "virtual_allocation"), "VDI": ("physical_utilisation",)}
"""What a storage counts by itself."""


def texts_of(db: Any) -> Texts:
    """The state to compare with later."""
    return {
        (cls, ref): db.text(cls, ref)
        for cls in db.schema.classes
        for ref in db.records(cls)
        if cls not in PASSING
    }


@dataclass
class Difference:
    """`new` and `gone` have records by class and ref, `changed` has what each changed field was and is. What a driver
    keeps for itself below the disks (disks that are not managed) and figures are left out."""

    new: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    gone: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    changed: dict[tuple[str, str], dict[str, tuple[Any, Any]]] = field(default_factory=dict)

    @property
    def is_nothing(self) -> bool:
        return not (self.new or self.gone or self.changed)


def difference(before: Texts, now: Texts) -> Difference:
    found = Difference()
    drivers = {
        ref for (cls, ref), text in (before | now).items() if cls == "VDI" and not json.loads(text)["managed"]
    }
    for key in sorted(before.keys() | now.keys()):
        cls, ref = key
        if before.get(key) == now.get(key) or (cls == "VDI" and ref in drivers):
            continue
        was, is_now = (json.loads(texts[key]) if key in texts else None for texts in (before, now))
        if was is None or is_now is None:
            there = found.new if was is None else found.gone
            there.setdefault(cls, {})[ref] = is_now or was
            continue
        fields = {
            name: (was[name], is_now[name])
            for name in is_now
            if name not in FIGURES.get(cls, ())
            and _plain(was[name], drivers) != _plain(is_now[name], drivers)
        }
        if fields:
            found.changed[key] = fields
    return found


def _plain(value: Any, drivers: set[str]) -> Any:
    """Sets in any order, without what belongs to a driver."""
    if isinstance(value, list):
        return sorted((each for each in value if each not in drivers), key=str)
    return value
