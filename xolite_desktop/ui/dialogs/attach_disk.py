# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which disk a VM gets in addition."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.choose_row import ChooseRow, Row
from xolite_desktop.ui.dialogs.disk import MODES
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.inputs import ObjectChoice
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.names import VbdMode
from xolite_desktop.xapi.plans.disk import AttachDisk, attachable
from xolite_desktop.xapi.refs import Ref

MOST_ROWS = 2000
"""Disks that a list shows; a pool with more that nobody has is a pool to clean up."""


class AttachDiskDialog(PlanDialog):
    """`answer` is an `AttachDisk`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        super().__init__(
            store, parent, tr("Attach a disk to {name}").format(name=item.name),
            tr("Disks that other VMs have are not offered: two writers spoil each other’s data."),
            icon="link", verb=tr("Attach"),
        )  # fmt: skip
        rows = disk_rows(store, item.ref)
        self.disks = ChooseRow(rows, tr("Disks"), "disk")
        self.mode = ObjectChoice([(mode, tr(word)) for mode, word in MODES], tr("Access"))
        if rows:
            self.form.add("mode", tr("Access"), self.mode)
            self.body.insertWidget(self.body.indexOf(self.form), self.disks)
        else:
            self.add_content(
                Label(
                    tr("Every disk this VM can reach belongs to a VM. Make a new one instead."),
                    tone="hint",
                    wrap=True,
                )
            )
        self.disks.edited.connect(self.check)
        self.disks.activated.connect(self._on_go)
        self.check()
        self.disks.setFocus()

    def plan(self) -> AttachDisk:
        mode = self.mode.value
        return AttachDisk(
            self.disks.value or Ref(""), mode if isinstance(mode, VbdMode) else VbdMode.READ_WRITE
        )

    def check(self) -> None:
        super().check()
        self.go.setEnabled(self.disks.value is not None)


def disk_rows(store: PoolStore, vm_ref: Ref) -> list[Row]:
    """The disks a VM could get, by name."""
    found = []
    for ref in attachable(store.cache, vm_ref):
        vdi = store.cache.vdi(ref)
        if vdi is not None:
            where = name_of_ref(vdi.SR, store.cache)
            name = visible(vdi.name_label) or tr("(no name)")
            found.append(Row(ref, name, f"{size(vdi.virtual_size)} · {where}"))
    return sorted(found, key=lambda row: natural_key(row.name))[:MOST_ROWS]
