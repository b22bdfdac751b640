# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A host leaves its pool: what is wiped with it is listed, and its name typed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.blast_words import touched
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import listed
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.dialogs.typed_name import TypedName
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.blast.of_host import local_storage, of_ejected_host


class EjectHostDialog(PlanDialog):
    """There is nothing to answer but the name."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        super().__init__(
            store, parent, tr("Remove {name} from the pool?").format(name=item.name),
            tr("The host leaves the pool, wipes its own storage and reboots. It is a pool of its own then, as after its installation."),
            icon="warning", verb=tr("Remove host"), danger=True,
        )  # fmt: skip
        wiped = [name_of_ref(sr, store.cache) for sr in local_storage(store.cache, item.ref)]
        if wiped:
            self.add_content(listed(tr("Wiped with all that is on it"), wiped))
        else:
            self.add_content(Label(tr("It has no storage of its own."), wrap=True))
        lines = touched(store.cache, of_ejected_host(store.cache, item.ref))
        if lines:
            self.add_content(listed(tr("What it touches"), lines))
        self.add_content(
            Label(tr("VMs whose disks are there lose them. What is on shared storage stays."), wrap=True)
        )
        self.typed = TypedName(item.name)
        self.typed.edited.connect(self.check)
        self.add_content(self.typed)
        self.check()

    def plan(self) -> object:
        return None

    def check(self) -> None:
        super().check()
        self.go.setEnabled(self.typed.is_typed)
