# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which storage disks are moved or copied to: what each has free, or why it cannot take them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.text import count, joined, size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.choose_row import ChooseRow, Row
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.inputs import TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.plans.place_disks import (
    CopyDisk,
    apart,
    place_problem,
    room_on_the_way,
    staying_snapshots,
)
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.storage import disk_srs, free_bytes
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.disk import is_live, is_written, vdi_of

_NAMED = 3
_WIDTH = 640  # reasons stand beside the names


class PlaceDialog(PlanDialog):
    """Subclasses say what follows from the storage that is chosen in `note`."""

    moves = False

    def __init__(
        self,
        store: PoolStore,
        parent: QWidget | None,
        title: str,
        lead: str,
        disks: list[Ref],
        *,
        icon: str,
        verb: str,
    ) -> None:
        super().__init__(store, parent, title, lead, icon=icon, verb=verb, width=_WIDTH)
        self.disks = disks
        self.srs = ChooseRow(self._rows(), tr("Storage"), "storage")
        self.add_content(self.srs)
        self.notes = Label(tone="hint", wrap=True)
        self.notes.hide()
        self.add_content(self.notes)
        self.srs.edited.connect(self.check)
        self.srs.activated.connect(self._on_go)

    def note(self, sr_ref: Ref) -> str:
        """What is to be known about the storage that is chosen."""
        raise NotImplementedError

    def check(self) -> None:
        super().check()
        chosen = self.srs.value
        self.go.setEnabled(self.go.isEnabled() and chosen is not None)
        said = self.note(chosen) if chosen is not None else ""
        if self.notes.text() != said:
            self.notes.setText(said)
            self.notes.setVisible(bool(said))
            if self.isVisible():
                self.fit()

    def _rows(self) -> list[Row]:
        return [row for ref in disk_srs(self._store.cache) if (row := self._row(ref)) is not None]

    def _row(self, ref: Ref) -> Row | None:
        cache = self._store.cache
        sr = cache.sr(ref)
        if sr is None:
            return None
        name = visible(sr.name_label)
        coming = [disk for disk in self.disks if not self.moves or getattr(cache.vdi(disk), "SR", ref) != ref]
        refusal = place_problem(cache, coming, ref, moves=self.moves)
        detail = tr("{size} free").format(size=size(free_bytes(sr)))
        if not coming:
            detail = tr("it is here") if len(self.disks) == 1 else tr("they are here")
        elif refusal is not None:
            detail = explain(refusal, cache).one_line.removeprefix(f"{name} ")  # it stands at the left
        return Row(ref, name, detail, refusal is None and bool(coming))


class MoveDiskDialog(PlaceDialog):
    """`answer` is the ref of the SR that the disks go to."""

    moves = True

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        disks = _disks(store, selection)
        title = tr("Move {whom}").format(whom=_whom(selection, disks))
        super().__init__(
            store, parent, title, _lead(store, disks), disks, icon="arrows-left-right", verb=tr("Move")
        )
        self.check()
        self.srs.setFocus()

    def plan(self) -> Ref | None:
        return self.srs.value

    def note(self, sr_ref: Ref) -> str:
        cache = self._store.cache
        going = [disk for disk in self.disks if getattr(cache.vdi(disk), "SR", sr_ref) != sr_ref]
        said = []
        staying = staying_snapshots(cache, going)
        if staying:
            said.append(
                tr("What stays where it is: {snapshots}.").format(snapshots=count(staying, "snapshot"))
            )
        needed = room_on_the_way(cache, going, sr_ref)
        if needed:
            said.append(
                tr(
                    "While a VM writes to a disk that moves, it may take its room twice: {needed} in all. If there is no more, it stays where it is."
                ).format(needed=size(needed))
            )
        lost = apart(cache, going, sr_ref)
        if lost:
            names = [name_of_ref(vm, cache) for vm in lost[:_NAMED]]
            if len(lost) > _NAMED:
                names.append(tr("{count} more").format(count=len(lost) - _NAMED))
            sentence = tr("No host reaches all disks of {vms} then: it cannot start until the others follow.")
            said.append(sentence.format(vms=joined(names)))
        return "\n".join(said)


class CopyDiskDialog(PlaceDialog):
    """`answer` is a `CopyDisk`; of several disks each keeps its name."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        disks = _disks(store, selection)
        title = tr("Copy {whom}").format(whom=_whom(selection, disks))
        lead = (
            tr("Every byte is copied. The copy is attached to no VM.")
            if len(disks) == 1
            else tr("Every byte is copied. The copies are attached to no VM.")
        )
        super().__init__(store, parent, title, lead, disks, icon="copy-simple", verb=tr("Copy"))
        vdi = store.cache.vdi(disks[0]) if len(disks) == 1 else None
        self.name = TextInput(
            tr("Copy of {name}").format(name=vdi.name_label) if vdi is not None else "", tr("Name")
        )
        if vdi is not None:
            self.form.add("name", tr("Name"), self.name)
        self.check()
        (self.name if vdi is not None else self.srs).setFocus()

    def plan(self) -> CopyDisk:
        return CopyDisk(self.srs.value, self.name.text().strip())

    def problems(self) -> list[Problem]:
        if len(self.disks) == 1 and not self.name.text().strip():
            return [Problem("name", "NAME_MISSING")]
        return self.plan().problems(self._store.cache, self.disks) if self.srs.value is not None else []

    def note(self, sr_ref: Ref) -> str:
        if not any(is_written(self._store.cache, disk) for disk in self.disks):
            return ""
        if len(self.disks) > 1:
            return tr(
                "Those that a VM writes to are copied from a snapshot, which is deleted then. Their copies are as disks after a power failure."
            )
        return tr(
            "A VM writes to it: a snapshot is taken, copied and deleted. The copy is as a disk after a power failure."
        )


def _disks(store: PoolStore, selection: Selection) -> list[Ref]:
    """Each once: two VMs may have the same."""
    found = (vdi_of(store.cache, item.ref) for item in selection.items)
    return list(dict.fromkeys(ref for ref in found if ref is not None))


def _whom(selection: Selection, disks: list[Ref]) -> str:
    return selection.items[0].name if len(disks) == 1 else count(len(disks), "disk")


def _lead(store: PoolStore, disks: list[Ref]) -> str:
    live = sum(is_live(store.cache, ref) for ref in disks)
    if live and live < len(disks):
        return tr("Disks of running VMs move under them. The others are copied, then the old ones go.")
    if live:
        return (
            tr("The VM keeps running while it moves.")
            if len(disks) == 1
            else tr("The VMs keep running while they move.")
        )
    return (
        tr("It is copied, then the old one goes.")
        if len(disks) == 1
        else tr("They are copied, then the old ones go.")
    )
