# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rows that objects of all classes have: description, tags, folder, custom fields; and words for rows."""

from __future__ import annotations

from collections.abc import Iterable

from xolite_desktop.models.edits.editable import bounded
from xolite_desktop.models.edits.table import CUSTOM
from xolite_desktop.models.fields import Field, missing, text_field
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.text import exact, joined, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.plans.custom_fields import custom_fields
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.records.wire_time import parse_wire_time
from xolite_desktop.xapi.refs import Ref, is_null

MOST_ROWS = 40
_CLASSES = ("VM", "host", "pool", "SR", "network")


def common_rows(record: AnyRecord) -> list[Field]:
    """Description, tags and folder."""
    description = str(getattr(record, "name_description", ""))
    tags = sorted(getattr(record, "tags", ()))
    folder = getattr(record, "other_config", {}).get("folder", "")
    first_line = bounded(visible(description.strip().partition("\n")[0]))
    whole = "\n".join(bounded(visible(line)) for line in description.split("\n")[:20])
    return [
        text_field(
            tr("Description"), first_line, tooltip=whole if "\n" in description else "", edit="description"
        ),
        text_field(tr("Tags"), bounded(", ".join(visible(tag) for tag in tags)), edit="tags"),
        text_field(tr("Folder"), bounded(visible(folder)), edit="folder"),
    ]


def uuid_row(record: AnyRecord) -> Field:
    return text_field("UUID", visible(str(getattr(record, "uuid", ""))), is_code=True)


def custom_rows(store: PoolStore, ref: Ref) -> list[Field]:
    """The fields that the pool defines itself, with the values of an object; none where it defines none."""
    found = (store.cache.get(cls, ref) for cls in _CLASSES)
    record = next((each for each in found if each is not None), None)
    if record is None:
        return []
    values = getattr(record, "other_config", {})
    return [
        text_field(
            bounded(visible(field.name)),
            bounded(visible(values.get(field.key, ""))),
            edit=CUSTOM + field.name,
        )
        for field in custom_fields(store.cache.pool)[:MOST_ROWS]
    ]


def yes_no(flag: bool) -> str:
    return tr("Yes") if flag else tr("No")


def moment(wire: str) -> str:
    """A date of the wire as the exact time here; empty if it says "never"."""
    when = parse_wire_time(wire)
    return exact(when) if when is not None else ""


def listed(texts: Iterable[str], most: int = 8) -> str:
    """Some texts in one line, safe to show, and how many more there are."""
    parts = [bounded(visible(text)) for text in texts]
    more = [tr("and {count} more").format(count=len(parts) - most)] if len(parts) > most else []
    return ", ".join([*parts[:most], *more])


def link_row(label: str, name: str, ref: str, *, edit: str = "") -> Field:
    """A row that leads to another object; missing where there is none."""
    return Field(label, name, link=ref, edit=edit) if name else missing(label, tr("None"), edit=edit)


def snapshot_rows(store: PoolStore, vm: VM) -> list[Field]:
    """What a snapshot is of, when it was taken and whether it has memory."""
    has_memory = vm.power_state == PowerState.SUSPENDED or not is_null(vm.suspend_VDI)
    name = name_of_ref(vm.snapshot_of, store.cache)
    return [
        link_row(tr("Snapshot of"), name, vm.snapshot_of) if name else missing(tr("Snapshot of"), tr("A VM that is gone")),
        text_field(tr("Taken"), moment(vm.snapshot_time)),
        Field(tr("Contains"), joined([tr("disks"), tr("memory")]) if has_memory else tr("disks")),
        Field(tr("By schedule"), yes_no(vm.is_vmss_snapshot)),
    ]  # fmt: skip


def counted_paths(paths: str) -> tuple[str, StateKind] | None:
    """ "[2, 4]", as the storage drivers count, in words; None for anything else."""
    numbers = [part.strip() for part in paths.strip("[]").split(",")][:2]
    if len(numbers) != 2 or not all(part.isascii() and part.isdigit() for part in numbers):
        return None
    said = tr("{now} of {most} paths").format(now=numbers[0], most=numbers[1])
    return said, StateKind.WARN if int(numbers[0]) < int(numbers[1]) else StateKind.NONE
