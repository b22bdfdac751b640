# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Storage into maintenance mode: what becomes of each VM that runs from it. Out of it: which VMs start again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import count, size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.place_rows import Option, PlaceRow, PlaceRows
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.tick_list import ROW, SHOWN_ROWS, TickList
from xolite_desktop.xapi.plans.maintenance import LeaveMaintenance
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.sr_maintenance import (
    SHUT_DOWN,
    EnterSrMaintenance,
    disc_users,
    disks_on,
    shut_down_for,
    users,
)
from xolite_desktop.xapi.plans.storage import disk_srs, free_bytes
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.placement import hosts_of_sr

_WIDTH = 680
_SHOWN = 7


class EnterSrMaintenanceDialog(PlanDialog):
    """`answer` is an `EnterSrMaintenance`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        self._sr = selection.items[0].ref
        super().__init__(
            store, parent, tr("Put {name} into maintenance mode").format(name=selection.items[0].name),
            tr("Every host is disconnected, so that nothing uses it. What is on it stays."),
            icon="wrench", verb=tr("Enter maintenance mode"), width=_WIDTH,
        )  # fmt: skip
        rows = self._rows()
        self.vms = PlaceRows(tr("VMs that run from it"), tr("All VMs"), rows, shown=_SHOWN)
        self.vms.setVisible(bool(rows))
        self.vms.offer(self._fates(), lambda _: SHUT_DOWN, tr("Each its own"))
        self.add_content(self.vms)
        self.add_content(Label(self._note(bool(rows)), tone="hint", wrap=True))
        self.vms.edited.connect(self.check)
        self.check()

    def plan(self) -> EnterSrMaintenance:
        return EnterSrMaintenance(self._sr, tuple((row.ref, row.place) for row in self.vms.rows))

    def problems(self) -> list[Problem]:
        return list(self.plan().problems(self._store.cache))

    def shows(self, field: str) -> bool:
        return self.vms.has(field)

    def check(self) -> None:
        self.vms.show_problems(self.problems(), self.say)
        super().check()

    def _rows(self) -> list[PlaceRow]:
        cache = self._store.cache
        rows = []
        for vm in users(cache, self._sr):
            disks = [vdi for vdi in map(cache.vdi, disks_on(cache, vm, self._sr)) if vdi is not None]
            whole = size(sum(vdi.virtual_size for vdi in disks))
            detail = f"{count(len(disks), 'disk')} · {whole}"
            rows.append(PlaceRow(f"vms.{vm}", name_of_ref(vm, cache), detail))
        return sorted(rows, key=lambda row: natural_key(row.name))

    def _fates(self) -> list[Option]:
        found: list[Option] = [(SHUT_DOWN, tr("Shut down"))]
        for ref in disk_srs(self._store.cache):
            sr = self._store.cache.sr(ref)
            if sr is not None and ref != self._sr and hosts_of_sr(self._store.cache, ref):
                free = tr("{size} free").format(size=size(free_bytes(sr)))
                name = tr("Disks move to {storage}").format(storage=visible(sr.name_label))
                found.append((ref, f"{name} · {free}"))
        return found

    def _note(self, has_rows: bool) -> str:
        discs = len(disc_users(self._store.cache, self._sr))
        said = [tr("Those that are shut down can start again when the maintenance ends.")] if has_rows else []
        if discs:
            said.append(
                tr("Discs of it are ejected from the drives of {vms}.").format(vms=count(discs, "VM"))
            )
        if not has_rows and not discs:
            said.append(tr("No VM runs from it now."))
        return " ".join(said)


class LeaveSrMaintenanceDialog(PlanDialog):
    """`answer` is a `LeaveMaintenance`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        refs = shut_down_for(store.cache, item.ref)
        lead = (
            tr("Hosts are connected again. These VMs were shut down for its maintenance; those ticked start.")
            if refs
            else tr("Hosts are connected again. No VM is known to have been shut down for its maintenance.")
        )
        super().__init__(
            store, parent, tr("Take {name} out of maintenance mode").format(name=item.name), lead,
            icon="check-circle", verb=tr("Leave maintenance mode"),
        )  # fmt: skip
        self.back = TickList(tr("VMs that start again"))
        for ref in sorted(refs, key=lambda ref: natural_key(name_of_ref(ref, store.cache))):
            self.back.add_line(ref, name_of_ref(ref, store.cache), is_ticked=True)
        self.back.setFixedHeight(ROW * min(len(refs), SHOWN_ROWS) + 2 * self.back.frameWidth() + 2)
        self.back.setVisible(bool(refs))
        self.add_content(self.back)
        self.check()

    def plan(self) -> LeaveMaintenance:
        return LeaveMaintenance(tuple(map(Ref, self.back.ticked)))
