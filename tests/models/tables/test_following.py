# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever changes in a pool, every cell of every table is what it would be in a table made anew.

With XOLITE_NIGHTLY=1 more changes.
"""

from __future__ import annotations

import json
import os
import random
from functools import cache
from math import nan

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.pulse import Live
from xolite_desktop.models.tables.all_tables import ALL_TABLES
from xolite_desktop.models.tables.mixed_columns import MIXED_COLUMNS
from xolite_desktop.models.tables.object_table import ObjectTable
from xolite_desktop.models.tables.selected_objects import selected_objects
from xolite_desktop.paths import resource
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.classes import CLASSES
from xolite_desktop.xapi.refs import NULL_REF, Ref

STEPS = 40 if os.environ.get("XOLITE_NIGHTLY") == "1" else 24
CLASSES_CHANGED = (
    "VM", "VM", "host", "SR", "VDI", "VBD", "VIF", "PIF", "PBD", "network", "VM_guest_metrics", "VM_metrics", "host_metrics",
    "PIF_metrics", "pool", "VM_appliance", "Bond", "subject",
)  # fmt: skip
DEVICES_CHANGED = ("VM", "host", "PCI", "PGPU", "GPU_group", "VGPU", "VGPU_type", "PUSB", "USB_group", "VUSB")
SUBJECTS = {
    f"OpaqueRef:{name}": {
        "uuid": name,
        "subject_identifier": f"S-1-5-{name}",
        "other_config": {"subject-name": name},
    }
    for name in ("ada", "grace", "operators")
}
OF_DEVICES = ("host.gpus", "host.usb", "vm.gpus", "vm.usb")


@cache
def demo_records() -> dict[str, dict[str, msgspec.Struct]]:
    """By class and reference; read once, since records do not change."""
    scenario = json.loads(resource("scenarios", "demo.json").read_text(encoding="utf-8"))
    scenario["subject"] = SUBJECTS
    return {
        cls: {ref: msgspec.convert(record, CLASSES[cls], strict=False) for ref, record in found.items()}
        for cls, found in scenario.items()
        if cls in CLASSES
    }


class Demo:
    """The demo's records, and what may happen to them."""

    def __init__(self, seed: int, classes: tuple[str, ...] = CLASSES_CHANGED) -> None:
        self.classes = classes
        self.chance = random.Random(seed)
        self.store = PoolStore()
        self.store.attach(Cache())
        self.records = demo_records()
        self.apply(
            [Change(cls, Ref(ref), one) for cls, all_ in self.records.items() for ref, one in all_.items()]
        )
        self.store.finish_loading()

    def apply(self, changes: list[Change]) -> None:
        self.store.take(self.store.cache.apply(changes))

    def happen(self) -> None:
        """One batch: fields change, references lead elsewhere, objects go and come back."""
        changes = []
        for _ in range(self.chance.randint(1, 4)):
            cls = self.chance.choice(self.classes)
            ref = self.chance.choice(list(self.records[cls])) if self.records.get(cls) else None
            if ref is not None:
                changes.append(Change(cls, Ref(ref), self._next(cls, ref)))
        self.apply(list({(change.cls, change.ref): change for change in changes}.values()))
        if self.chance.random() < 0.3:
            host = Ref(self.chance.choice(list(self.records["host"])))
            refs = [Ref(ref) for ref in self.chance.sample(list(self.records["VM"]), 9)]
            self.store.pulse.take(
                host, {ref: Live(*self.chance.choices((0.1, 0.5, nan), k=6)) for ref in [host, *refs]}
            )

    def _next(self, cls: str, ref: str):
        now = self.store.cache.get(cls, ref)
        if now is None:
            return self.records[cls][ref]
        if cls != "pool" and self.chance.random() < 0.15:
            return None
        other = self.records[cls][self.chance.choice(list(self.records[cls]))]
        fields = [field for field in now.__struct_fields__ if field != "uuid"]
        taken = self.chance.sample(fields, self.chance.randint(1, max(1, len(fields) // 3)))
        values = {field: getattr(other, field) for field in taken}
        for field, value in values.items():
            if isinstance(value, str) and value.startswith("OpaqueRef") and self.chance.random() < 0.1:
                values[field] = NULL_REF
        return msgspec.structs.replace(now, **values)


def owner_of(demo: Demo, table_id: str) -> str:
    """The object with the most rows, so that something happens."""
    cls = {"pool": "pool", "host": "host", "sr": "SR", "network": "network", "vm": "VM"}[
        table_id.split(".")[0]
    ]
    table = next(each for each in ALL_TABLES if each.id == table_id)
    return max(demo.records[cls], key=lambda ref: len(tuple(table.candidates(demo.store, Ref(ref)))))


def texts(model: ObjectTable) -> dict[str, list[object]]:
    return {
        model.ref_at(row): [model.cell(row, column) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    }


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Uptimes that do not grow while a test looks."""
    monkeypatch.setattr("xolite_desktop.models.tables.cells.duration", lambda seconds: "up")


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.id)
def test_every_cell_is_as_fresh(application: QApplication, judged, table) -> None:
    changed = DEVICES_CHANGED if table.id in OF_DEVICES else CLASSES_CHANGED
    demo = Demo(sum(map(ord, table.id)), changed)
    owner = Ref(owner_of(demo, table.id))
    model = judged(ObjectTable(demo.store, table))
    model.show_owner(owner)
    model.sort(demo.chance.randrange(len(table.columns)))
    assert model.rowCount() > 0
    for step in range(STEPS):
        if step % 4 == 0:
            texts(model)  # somebody looks at all of it
        demo.happen()
        if step % (20 if model.total > 30 else 4) == 3:
            model.flush()
            fresh = ObjectTable(demo.store, table)
            fresh.show_owner(owner)
            assert texts(model) == texts(fresh)
            assert model.chip_counts == fresh.chip_counts
            assert model.total == fresh.total
            fresh.pause()


@pytest.mark.parametrize(
    "cls", [("VM",), ("SR",), ("network",), ("host",), ("VM", "host", "SR", "network", "pool")]
)
def test_selected_objects_are_followed_too(application: QApplication, judged, cls) -> None:
    demo = Demo(seed=7)
    refs = [Ref(ref) for each in cls for ref in list(demo.records[each])[:8]]
    table = selected_objects(demo.store, refs)
    if len(cls) > 1:
        assert table.columns == MIXED_COLUMNS
    model = judged(ObjectTable(demo.store, table))
    model.show_owner(Ref("any"))
    for _ in range(STEPS // 2):
        texts(model)
        demo.happen()
    model.flush()
    fresh = ObjectTable(demo.store, table)
    fresh.show_owner(Ref("any"))
    assert texts(model) == texts(fresh)


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.id)
def test_every_column_can_be_sorted_by(application: QApplication, table) -> None:
    demo = Demo(seed=1)
    model = ObjectTable(demo.store, table)
    model.show_owner(Ref(owner_of(demo, table.id)))
    for number in range(len(table.columns)):
        model.sort(number)
        keys = [model.cell(row, number).sort for row in range(model.rowCount())]
        assert keys == sorted(keys)
    assert len({column.id for column in table.columns}) == len(table.columns)
    assert len({column.title for column in table.columns}) == len(table.columns)  # keys of an export
