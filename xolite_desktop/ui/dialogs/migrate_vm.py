# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where to migrate VMs to: every host of the pool, those that cannot take them with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from xolite_desktop.models import host_overview
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.actions.vm_actions import migrate_targets
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.text import count, size, visible
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.host_rows import DETAIL, HostRows
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.refusal import Refusal

_REF = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Target:
    """One host; `refusal` is why it cannot take all that is selected."""

    ref: Ref
    name: str
    detail: str
    refusal: Refusal | None


def targets(store: PoolStore, selection: Selection) -> list[Target]:
    """Every host by name; with several VMs the first refusal of any of them counts."""
    refusals: dict[Ref, Refusal | None] = {}
    for item in selection.items:
        for host, refusal in migrate_targets(store.cache, item.ref):
            refusals[host] = refusals.get(host) or refusal
    found = []
    for ref, refusal in refusals.items():
        host_record = store.cache.host(ref)
        if host_record is None:
            continue
        used, total = host_overview.memory(store, ref, host_record)
        reason = explain(refusal, store.cache).title if refusal is not None else ""
        detail = reason or (f"{size(total - used)} free" if total else "")
        found.append(Target(ref, visible(host_record.name_label), detail, refusal))
    return sorted(found, key=lambda target: natural_key(target.name))


class MigrateDialog(Dialog):
    """`answer` is the chosen host's ref once accepted."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        whom = selection.items[0].name if len(selection.items) == 1 else count(len(selection.items), "VM")
        super().__init__(
            parent, f"Migrate {whom}", "It keeps running while it moves to another host.",
            icon="arrows-left-right", tint="accent", width=520,
        )  # fmt: skip
        self.answer: Ref | None = None
        self.hosts = HostRows("Hosts")
        for target in targets(store, selection):
            self.hosts.addItem(_item(target))
        self.hosts.fit_rows()
        self.body.addWidget(self.hosts)
        self.go = Button("Migrate", kind="primary")
        cancel = Button("Cancel")
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.go)
        self.hosts.currentItemChanged.connect(self._on_current_changed)
        self.hosts.itemActivated.connect(self._on_go)
        self.go.clicked.connect(self._on_go)
        cancel.clicked.connect(self.reject)
        self._choose_first()

    def _choose_first(self) -> None:
        for row in range(self.hosts.count()):
            if self.hosts.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
                self.hosts.setCurrentRow(row)
                break
        self._on_current_changed()
        self.hosts.setFocus()

    def _on_current_changed(self, *_: object) -> None:
        item = self.hosts.currentItem()
        self.go.setEnabled(item is not None and bool(item.flags() & Qt.ItemFlag.ItemIsEnabled))

    def _on_go(self, *_: object) -> None:
        if self.go.isEnabled():
            self.answer = Ref(self.hosts.currentItem().data(_REF))
            self.accept()


def _item(target: Target) -> QListWidgetItem:
    item = QListWidgetItem(target.name)
    item.setData(_REF, target.ref)
    item.setData(DETAIL, target.detail)
    if target.refusal is not None:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{target.name}, {target.detail}")
    return item
