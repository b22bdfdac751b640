# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which host: every one of the pool, those that cannot take what is selected with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from xolite_desktop.models import host_overview
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.text import count, size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.host_rows import DETAIL, HostRows
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import vm_power
from xolite_desktop.xapi.rules.refusal import Refusal

_REF = Qt.ItemDataRole.UserRole

Verdict = Callable[[Ref, Ref], Refusal | None]
"""Given an object and a host: why not there."""


@dataclass(frozen=True)
class Target:
    """One host; `refusal` is why it cannot take all that is selected."""

    ref: Ref
    name: str
    detail: str
    refusal: Refusal | None


def targets(store: PoolStore, selection: Selection, verdict: Verdict) -> list[Target]:
    """Every host by name; with several objects the first refusal of any of them counts."""
    refusals: dict[Ref, Refusal | None] = dict.fromkeys(store.cache.records("host"))
    for item in selection.items:
        for host in refusals:
            refusals[host] = refusals[host] or verdict(item.ref, host)
    found = []
    for ref, refusal in refusals.items():
        host_record = store.cache.host(ref)
        if host_record is None:
            continue
        used, total = host_overview.memory(store, ref, host_record)
        reason = explain(refusal, store.cache).title if refusal is not None else ""
        detail = reason or (tr("{size} free").format(size=size(total - used)) if total else "")
        found.append(Target(ref, visible(host_record.name_label), detail, refusal))
    return sorted(found, key=lambda target: natural_key(target.name))


class ChooseHostDialog(Dialog):
    """`answer` is the chosen host's ref once accepted. `{whom}` in the title is what is selected."""

    def __init__(
        self,
        store: PoolStore,
        selection: Selection,
        parent: QWidget | None,
        *,
        title: str,
        lead: str,
        verb: str,
        icon: str,
        verdict: Verdict,
    ) -> None:
        whom = selection.items[0].name if len(selection.items) == 1 else count(len(selection.items), "VM")
        super().__init__(parent, title.format(whom=whom), lead, icon=icon, tint="accent", width=520)
        self.answer: Ref | None = None
        self.hosts = HostRows(tr("Hosts"))
        for target in targets(store, selection, verdict):
            self.hosts.addItem(_item(target))
        self.hosts.fit_rows()
        self.body.addWidget(self.hosts)
        self.go = Button(verb, kind="primary")
        cancel = Button(tr("Cancel"))
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.go)
        self.hosts.currentItemChanged.connect(self._on_current_changed)
        self.hosts.itemActivated.connect(self._on_go)
        self.go.clicked.connect(self._on_go)
        cancel.clicked.connect(self.reject)
        self._choose_first()

    def prefer(self, host: Ref) -> None:
        """Choose a host, if it can be chosen."""
        for row in range(self.hosts.count()):
            item = self.hosts.item(row)
            if item.data(_REF) == host and item.flags() & Qt.ItemFlag.ItemIsEnabled:
                self.hosts.setCurrentRow(row)

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


class StartOnDialog(ChooseHostDialog):
    """Where to start halted VMs."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(
            store, selection, parent, title=tr("Start {whom} on a host"),
            lead=tr("Hosts that cannot run it say why."), verb=tr("Start"), icon="play",
            verdict=lambda vm, host: vm_power.start_on(store.cache, vm, host),
        )  # fmt: skip


class ResumeOnDialog(ChooseHostDialog):
    """Where to resume suspended VMs."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(
            store, selection, parent, title=tr("Resume {whom} on a host"),
            lead=tr("It goes on where it was suspended."), verb=tr("Resume"), icon="play-circle",
            verdict=lambda vm, host: vm_power.resume_on(store.cache, vm, host),
        )  # fmt: skip


class BiosHostDialog(ChooseHostDialog):
    """Whose BIOS strings a VM gets."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(
            store, selection, parent, title=tr("Copy the BIOS strings of a host to {whom}"),
            lead=tr("Software that is licensed for a maker’s machines looks for them. This can be done once, before the first start."),
            verb=tr("Copy"), icon="cpu", verdict=lambda _, __: None,
        )  # fmt: skip


def _item(target: Target) -> QListWidgetItem:
    item = QListWidgetItem(target.name)
    item.setData(_REF, target.ref)
    item.setData(DETAIL, target.detail)
    if target.refusal is not None:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{target.name}, {target.detail}")
    return item
