# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which disk that exists the new VM gets."""

from __future__ import annotations

from collections.abc import Set

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.attach_disk import MOST_ROWS
from xolite_desktop.ui.dialogs.choose_row import ChooseRow, Row
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.plans.disk import unattached
from xolite_desktop.xapi.refs import Ref


class ChooseDiskDialog(PlanDialog):
    """`answer` is the ref of a disk that no VM has."""

    def __init__(self, store: PoolStore, taken: Set[Ref], parent: QWidget | None = None) -> None:
        super().__init__(
            store, parent, tr("Attach a disk"), tr("Disks that other VMs have are not offered."), icon="link",
            verb=tr("Attach"),
        )  # fmt: skip
        rows = [row for row in _rows(store) if row.ref not in taken]
        self.disks = ChooseRow(rows, tr("Disks"), "disk")
        self.add_content(
            self.disks
            if rows
            else Label(tr("Every disk of the pool belongs to a VM."), tone="hint", wrap=True)
        )
        self.disks.edited.connect(self.check)
        self.disks.activated.connect(self._on_go)
        self.check()
        self.disks.setFocus()

    def plan(self) -> Ref | None:
        return self.disks.value

    def check(self) -> None:
        super().check()
        self.go.setEnabled(self.disks.value is not None)


def _rows(store: PoolStore) -> list[Row]:
    found = []
    for ref in unattached(store.cache):
        vdi = store.cache.vdi(ref)
        if vdi is not None:
            name = visible(vdi.name_label) or tr("(no name)")
            found.append(Row(ref, name, f"{size(vdi.virtual_size)} · {name_of_ref(vdi.SR, store.cache)}"))
    return sorted(found, key=lambda row: natural_key(row.name))[:MOST_ROWS]
