# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The settings of an object in groups: those that can be edited, and what it is known by."""

from __future__ import annotations

from dataclasses import dataclass

from xolite_desktop.models.alerts import alert_rows
from xolite_desktop.models.common_rows import listed, uuid_row
from xolite_desktop.models.edits.editable import Editable, bounded, shown
from xolite_desktop.models.edits.table import editables
from xolite_desktop.models.fields import Field, text_field
from xolite_desktop.models.object_name import class_word
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.plans.edits import current
from xolite_desktop.xapi.refs import Ref

GROUPS = later(
    (
        "General",
        "Start",
        "Host",
        "Pool",
        "Alerts by e-mail",
        "Guest agents",
        "Network",
        "Alarms",
        "Custom fields",
    )
)


@dataclass(frozen=True)
class PropertyGroup:
    """A titled group of rows."""

    title: str
    rows: tuple[Field, ...]


def property_groups(store: PoolStore, cls: str, ref: Ref) -> list[PropertyGroup]:
    """What can be edited of an object; empty if it is gone."""
    found = editables(store, cls, ref)
    groups = [(title, [entry for entry in found if entry.group == title]) for title in GROUPS]
    made = [
        PropertyGroup(title, tuple(_row(store, cls, ref, entry) for entry in entries))
        for title, entries in groups
        if entries
    ]
    alarms = tuple(alert_rows(store, cls, ref))
    return [*made, PropertyGroup("Alarms", alarms)] if alarms else made


def identity_rows(store: PoolStore, cls: str, ref: Ref) -> list[Field]:
    """What an object is known by, and what the pool permits to do with it now."""
    record = store.cache.get(cls, ref)
    if record is None:
        return []
    allowed, running = getattr(record, "allowed_operations", ()), getattr(record, "current_operations", {})
    words = sorted(word.replace("_", " ") for word in allowed)
    return [
        Field(tr("Class"), f"{cls} ({class_word(cls)})" if class_word(cls) != cls else cls),
        uuid_row(record),
        text_field(tr("Reference"), visible(ref), is_code=True),
        text_field(tr("Allowed now"), listed(words, 6), tooltip=bounded(", ".join(map(visible, words)))),
        text_field(tr("Going on"), listed(sorted(word.replace("_", " ") for word in running.values()))),
    ]


def _row(store: PoolStore, cls: str, ref: Ref, entry: Editable) -> Field:
    value = shown(entry, store, ref, current(store.cache, entry.slot(cls, ref)))
    return text_field(bounded(visible(entry.label)), value.partition("\n")[0], edit=entry.id)
