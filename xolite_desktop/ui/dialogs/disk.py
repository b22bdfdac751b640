# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A new disk, for a VM or for none, and the settings of one there is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.dialogs.copy_vm import storage_options
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import ObjectChoice, SizeInput, TextInput
from xolite_desktop.xapi.names import VbdMode
from xolite_desktop.xapi.plans.disk import (
    GIB,
    EditDisk,
    NewDisk,
    disk_priority,
    free_positions,
    priority_edits,
    resize_problem,
)  # fmt: skip
from xolite_desktop.xapi.plans.edits import Edit, Slot
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.storage import default_sr, disk_srs, storage_problem
from xolite_desktop.xapi.records.kinds import is_hvm
from xolite_desktop.xapi.records.storage import VBD
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import disk as rules

MODES = ((VbdMode.READ_WRITE, later("Read and write")), (VbdMode.READ_ONLY, later("Read only")))
PRIORITIES = (
    ("", later("Normal")),
    ("7", later("7, before all others")), *((str(level), str(level)) for level in range(6, 0, -1)),
    ("0", later("0, after all others")),
)  # fmt: skip
_USUAL_SIZE = 20 * GIB
_SHOWN_POSITIONS = 16


class _NewDiskDialog(PlanDialog):
    """The fields that every new disk has. `answer` is a `NewDisk`."""

    def _make_fields(self, proposed: str) -> None:
        self.name = TextInput(proposed, tr("Name"))
        self.description = TextInput("", tr("Description"))
        self.amount = SizeInput(_USUAL_SIZE, tr("Size"))
        self.sharable = CheckBox(tr("Several VMs may have it at once"))
        for field, title, widget in (
            ("name", tr("Name"), self.name), ("description", tr("Description"), self.description),
            ("size", tr("Size"), self.amount),
        ):  # fmt: skip
            self.form.add(field, title, widget)

    def _add_sharing(self) -> None:
        hint = tr("Only file systems made for clusters bear two writers. It cannot be changed later.")
        self.form.add("sharable", tr("Sharing"), self.sharable, hint=hint)

    def _begin(self) -> None:
        self.check()
        self.name.setFocus()
        self.name.selectAll()


class NewDiskDialog(_NewDiskDialog):
    """A disk for a VM."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        super().__init__(
            store, parent, tr("New disk for {name}").format(name=item.name),
            tr("A running guest with tools sees it at once, others from their next start."),
            icon="disk", verb=tr("Make disk"),
        )  # fmt: skip
        vm = store.cache.vm(item.ref)
        self._host = vm.resident_on if vm is not None else None
        free = free_positions(store.cache, item.ref)
        name = vm.name_label if vm is not None else ""
        self._make_fields(tr("{vm} disk {free}").format(vm=name, free=free[0]) if name and free else "")
        near = [
            ref
            for ref in disk_srs(store.cache)
            if storage_problem(store.cache, ref, 0, host=self._host) is None
        ]
        self.sr = ObjectChoice(storage_options(store), tr("Storage"), chosen=default_sr(store.cache, near))
        self.position = ObjectChoice([(each, each) for each in free[:_SHOWN_POSITIONS]], tr("Position"))
        self.form.add("sr", tr("Storage"), self.sr)
        self.form.add("position", tr("Position"), self.position)
        self._add_sharing()
        self._begin()

    def plan(self) -> NewDisk:
        return NewDisk(
            self.name.text().strip(), Ref(str(self.sr.value)) if self.sr.value else None, self.amount.value,
            self.description.text().strip(), position=str(self.position.value or ""),
            sharable=self.sharable.isChecked(),
        )  # fmt: skip

    def problems(self) -> list[Problem]:
        return self.plan().problems(self._store.cache, host=self._host)


class NewFreeDiskDialog(_NewDiskDialog):
    """A disk on a storage, for no VM yet."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        super().__init__(
            store, parent, tr("New disk on {name}").format(name=item.name),
            tr("It belongs to no VM until it is attached to one."), icon="disk", verb=tr("Make disk"),
        )  # fmt: skip
        self._sr = item.ref
        self._make_fields(tr("New disk"))
        self._add_sharing()
        self._begin()

    def plan(self) -> NewDisk:
        return NewDisk(
            self.name.text().strip(), self._sr, self.amount.value, self.description.text().strip(),
            sharable=self.sharable.isChecked(),
        )  # fmt: skip

    def problems(self) -> list[Problem]:
        return self.plan().problems(self._store.cache)


class EditDiskDialog(PlanDialog):
    """`answer` is an `EditDisk` with what differs."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        super().__init__(
            store, parent, tr("Edit {name}").format(name=item.name), "", icon="disk", verb=tr("Save")
        )
        self._ref = item.ref  # a VBD, or a disk that is looked at by itself
        self._vbd = store.cache.vbd(item.ref)
        self._vdi_ref = rules.vdi_of(store.cache, item.ref)
        vdi = store.cache.vdi(self._vdi_ref) if self._vdi_ref is not None else None
        self._before = (vdi.name_label, vdi.name_description, vdi.virtual_size) if vdi else ("", "", 0)
        self.name = TextInput(self._before[0], tr("Name"))
        self.description = TextInput(self._before[1], tr("Description"))
        self.amount = SizeInput(self._before[2], tr("Size"))
        self.mode = ObjectChoice([(mode, tr(word)) for mode, word in MODES], tr("Access"))
        self.position = ObjectChoice(self._positions(), tr("Position"))
        self.priority = ObjectChoice([(key, tr(word)) for key, word in PRIORITIES], tr("Priority"))
        self.bootable = CheckBox(tr("A paravirtual guest boots from it"))
        if self._vbd is not None:
            self._show_attachment(self._vbd)
        rows: tuple[tuple[str, str, QWidget], ...] = (
            ("name", tr("Name"), self.name), ("description", tr("Description"), self.description),
            ("size", tr("Size"), self.amount), ("mode", tr("Access"), self.mode),
            ("position", tr("Position"), self.position), ("priority", tr("Priority"), self.priority),
            ("bootable", tr("Boot"), self.bootable),
        )  # fmt: skip
        for field, title, widget in rows:
            self.form.add(field, title, widget, hint=self._why_not(field, widget))
        vm = store.cache.vm(self._vbd.VM) if self._vbd is not None else None
        for field in ("mode", "position", "priority"):
            self.form.set_row_visible(field, self._vbd is not None)
        self.form.set_row_visible("bootable", vm is not None and not is_hvm(vm))
        self.check()
        self.name.setFocus()

    def _show_attachment(self, vbd: VBD) -> None:
        self.mode.choose(VbdMode(vbd.mode) if vbd.mode in set(VbdMode) else VbdMode.READ_WRITE)
        self.position.choose(vbd.userdevice)
        self.priority.choose(disk_priority(vbd))
        self.bootable.setChecked(vbd.bootable)

    def _why_not(self, field: str, widget: QWidget) -> str:
        """Disables what cannot be changed now; the reason."""
        cache = self._store.cache
        refusal = None
        if field == "size":
            refusal = rules.resize(cache, self._ref)
        elif field == "mode" and self._vbd is not None:
            refusal = rules.set_mode(cache, self._ref)
        if field in ("name", "description", "size") and self._vdi_ref is None:
            widget.setEnabled(False)
            return ""
        if refusal is None:
            return ""
        widget.setEnabled(False)
        return visible(explain(refusal, cache).one_line)

    def _positions(self) -> list[tuple[object, str]]:
        """The free ones, and those of other devices, which then change places with it."""
        vm_ref = self._vbd.VM if self._vbd is not None else Ref("")
        vm = self._store.cache.vm(vm_ref)
        used = {
            vbd.userdevice for vbd in map(self._store.cache.vbd, vm.VBDs if vm else ()) if vbd is not None
        }
        free = free_positions(self._store.cache, vm_ref)[: max(0, _SHOWN_POSITIONS - len(used))]
        own = self._vbd.userdevice if self._vbd is not None else ""
        found = sorted({*used, *free}, key=lambda each: (len(each), each))
        return [
            (each, each if each == own or each in free else tr("{position} (exchange)").format(position=each))
            for each in found
        ]

    def plan(self) -> EditDisk:
        edits = [] if self._vdi_ref is None else [
            self._edit("VDI", self._vdi_ref, "name_label", self._before[0], self.name.text().strip()),
            self._edit("VDI", self._vdi_ref, "name_description", self._before[1], self.description.text().strip()),
        ]  # fmt: skip
        if self._vbd is not None:
            edits += self._attachment_edits(self._vbd)
        position = str(self.position.value or "") if self._vbd is not None else ""
        return EditDisk(
            tuple(edit for edit in edits if edit.changes),
            self.amount.value if self.amount.isEnabled() and self.amount.value != self._before[2] else None,
            position if self._vbd is not None and position not in ("", self._vbd.userdevice) else None,
        )

    def _attachment_edits(self, vbd: VBD) -> list[Edit]:
        found = [self._edit("VBD", self._ref, "bootable", vbd.bootable, self.bootable.isChecked())]
        if self.mode.isEnabled() and isinstance(self.mode.value, VbdMode):
            found.insert(0, self._edit("VBD", self._ref, "mode", vbd.mode, self.mode.value.value))
        return [*found, *priority_edits(self._ref, vbd, str(self.priority.value or ""))]

    @staticmethod
    def _edit(cls: str, ref: Ref, field: str, before: str | bool, after: str | bool) -> Edit:
        return Edit(Slot(cls, ref, field), before, after)

    def check(self) -> None:
        super().check()
        if not self.plan().changes:
            self.go.setEnabled(False)

    def problems(self) -> list[Problem]:
        if self._vdi_ref is None or not self.amount.isEnabled() or self.amount.value == self._before[2]:
            return []
        found = resize_problem(self._store.cache, self._vdi_ref, self.amount.value)
        return [found] if found is not None else []
