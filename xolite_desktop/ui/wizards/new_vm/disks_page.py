# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The disks of the VM: those of its template, new ones, and some that exist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from xolite_desktop.models.new_vm.places import binding
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import said
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button, IconButton
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import ObjectChoice, SizeInput, TextInput
from xolite_desktop.ui.widgets.label import ElidedLabel, Label
from xolite_desktop.ui.widgets.panel import Panel
from xolite_desktop.ui.wizards.new_vm.attach_disk import ChooseDiskDialog
from xolite_desktop.ui.wizards.row_list import RowFields, RowList
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.disk import GIB
from xolite_desktop.xapi.plans.new_vm.from_template import disk_name
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm, has_image
from xolite_desktop.xapi.plans.new_vm.vm_disk import Origin, VmDisk
from xolite_desktop.xapi.plans.problem import Problem, at
from xolite_desktop.xapi.plans.storage import default_sr, disk_srs, free_bytes
from xolite_desktop.xapi.refs import Ref

_SIZE, _STORAGE, _FREE, _BUTTON = 92, 190, 84, 28
_USUAL = 20 * GIB
_ORIGINS = {Origin.MADE: "plus-circle", Origin.COPIED: "copy", Origin.ATTACHED: "link"}


class DiskRow(RowFields):
    """A disk: what an existing one is cannot be changed here."""

    def __init__(self, page: DisksPage, disk: VmDisk, number: int) -> None:
        self.disk = disk
        named = {"number": number + 1}
        self.name = TextInput(disk.name, tr("Name of disk {number}").format(**named))
        self.amount = SizeInput(disk.size, tr("Size of disk {number}").format(**named))
        self.sr = ObjectChoice(
            page.storage(disk), tr("Storage of disk {number}").format(**named), chosen=disk.sr
        )
        self.free = ElidedLabel("", tone="secondary")
        self.remove = IconButton("trash", tr("Remove disk {number}").format(**named))
        super().__init__(
            [
                ("name", self.name, 0), ("size", self.amount, _SIZE), ("sr", self.sr, _STORAGE),
                ("", self.free, _FREE), ("", self.remove, _BUTTON),
            ]
        )  # fmt: skip
        for widget in (self.name, self.amount, self.sr):
            widget.setEnabled(disk.origin is not Origin.ATTACHED)
            widget.edited.connect(page.edited)
        self.remove.clicked.connect(lambda: page.drop(self))

    def planned(self) -> VmDisk:
        """The disk as the fields say."""
        if self.disk.origin is Origin.ATTACHED:
            return self.disk
        sr = self.sr.value
        return replace(
            self.disk, name=self.name.text(), size=self.amount.value, sr=Ref(str(sr)) if sr else None
        )


class DisksPage(WizardPage[NewVm]):
    """Rows, and what their storage binds the VM to."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("Disks"), ("disks", "placement"))

    def build(self) -> None:
        self.list = RowList(
            [
                (tr("Name"), 0),
                (tr("Size"), _SIZE),
                (tr("Storage"), _STORAGE),
                (tr("Free"), _FREE),
                ("", _BUTTON),
            ]
        )
        self.none = Label(tr("No disks: the VM starts from the network."), tone="hint")
        self.wrong = Label(tone="bad", font=fonts.small(), wrap=True)
        self.add, self.attach = (
            Button(tr("Add disk"), icon="plus"),
            Button(tr("Attach existing"), icon="link"),
        )
        self.in_full = CheckBox(tr("Copy the template’s disks in full: they share nothing with it"))
        self.note, self.said = _note(tr("Placement"))
        self._lay_out()
        self.add.clicked.connect(self._on_add)
        self.attach.clicked.connect(self._on_attach)
        self.in_full.toggled.connect(self.edited)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.add, self.attach):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.column.addWidget(self.list)
        self.column.addWidget(self.none)
        self.column.addWidget(self.wrong)
        self.column.addLayout(buttons)
        self.column.addWidget(self.in_full)
        self.column.addWidget(self.note)

    @property
    def rows(self) -> list[DiskRow]:
        """One for each disk."""
        return [row for row in self.list.rows if isinstance(row, DiskRow)]

    def storage(self, disk: VmDisk) -> list[tuple[object, str]]:
        """Where the disk may be."""
        cache = self._store.cache
        refs = disk_srs(cache)
        if disk.sr is not None and disk.sr not in refs:
            refs.append(disk.sr)
        pool = cache.pool
        default = pool.default_SR if pool is not None else ""
        found: list[tuple[object, str]] = []
        for ref in refs:
            sr = cache.sr(ref)
            if sr is not None:
                name = visible(sr.name_label)
                found.append((ref, tr("{name} (default)").format(name=name) if ref == default else name))
        return found

    def show_plan(self, plan: NewVm) -> None:
        self.blockSignals(True)
        if [row.planned() for row in self.rows] != list(plan.disks):
            self._show(plan.disks)
        template = self._store.cache.vm(plan.template)
        image = template is not None and has_image(template)
        self.in_full.setVisible(image)
        self.in_full.setChecked(plan.in_full and image)
        self.blockSignals(False)
        name = visible(template.name_label) if template is not None else ""
        self.set_lead(
            tr("From the template {name}. Add, remove or enlarge; {{name}} stands for the VM’s name.").format(
                name=name
            )
        )

    def write(self, plan: NewVm) -> NewVm:
        disks = tuple(row.planned() for row in self.rows)
        return replace(plan, disks=disks, in_full=self.in_full.isChecked())

    def show_problems(self, problems: Sequence[Problem], plan: NewVm) -> None:
        self.list.show_problems(problems, "disks", self._store, calm=not self.is_touched)
        wrong = at(problems, "disks") or at(problems, "placement")
        self.say_wrong(self.wrong, said(wrong, self._store) if wrong is not None else "")
        self.none.setVisible(not plan.disks)
        for row in self.rows:
            sr = self._store.cache.sr(str(row.planned().sr or ""))
            row.free.setText(size(free_bytes(sr)) if sr is not None else "")
        bound = binding(self._store, plan)
        self.said.setText(bound)
        self.note.setVisible(bool(bound))

    def drop(self, row: DiskRow) -> None:
        """Without this disk; the focus goes to what is next."""
        number = self.rows.index(row)
        self._show([each.planned() for each in self.rows if each is not row])
        following = self.rows[number : number + 1]
        (following[0].remove if following else self.add).setFocus()
        self.edited.emit()

    def _show(self, disks: Sequence[VmDisk]) -> None:
        self.list.show_rows([DiskRow(self, disk, number) for number, disk in enumerate(disks)])

    def _on_add(self) -> None:
        disks = [row.planned() for row in self.rows]
        sr = disks[-1].sr if disks else default_sr(self._store.cache)
        taken = {disk.name for disk in disks}
        name = next(disk_name(number) for number in range(len(taken) + 1) if disk_name(number) not in taken)
        self.list.add_row(DiskRow(self, VmDisk(name, sr, _USUAL, bootable=not disks), len(disks)))
        self.rows[-1].name.setFocus()
        self.rows[-1].name.selectAll()
        self.edited.emit()

    def _on_attach(self) -> None:
        taken = {disk.vdi for row in self.rows if (disk := row.planned()).origin is Origin.ATTACHED}
        dialog = ChooseDiskDialog(self._store, {ref for ref in taken if ref is not None}, self)
        dialog.accepted.connect(lambda: self._attach(dialog.answer))
        dialog.open()

    def _attach(self, answer: object) -> None:
        vdi = self._store.cache.vdi(str(answer))
        if vdi is not None:
            disk = VmDisk(
                visible(vdi.name_label),
                vdi.SR,
                vdi.virtual_size,
                Origin.ATTACHED,
                vdi.name_description,
                Ref(str(answer)),
            )
            self.list.add_row(DiskRow(self, disk, len(self.rows)))
            self.edited.emit()


def _note(title: str) -> tuple[Panel, Label]:
    """A frame with a title and a text that changes."""
    note, text = Panel("note"), Label(tone="secondary", wrap=True)
    column = QVBoxLayout(note)
    column.setContentsMargins(14, 10, 14, 10)
    column.addWidget(Label(title, font=fonts.strong()))
    column.addWidget(text)
    return note, text
