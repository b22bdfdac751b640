# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A snapshot of VMs: its name, what it holds, and why it cannot hold more."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.actions.vm_actions import snapshot_name
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.text import count
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.inputs import LinesInput, ObjectChoice, TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.snapshot import SnapshotKind, TakeSnapshot, refusal_of
from xolite_desktop.xapi.rules.refusal import Refusal

WORDS = later(
    {
        SnapshotKind.DISKS: "Disks",
        SnapshotKind.MEMORY: "Disks and memory",
    }
)


class SnapshotDialog(PlanDialog):
    """`answer` is a `TakeSnapshot`; with several VMs its name is empty, and each has its own."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        self._refs = selection.refs
        one = selection.items[0].name if len(selection.items) == 1 else ""
        whom = one or count(len(selection.items), "VM")
        super().__init__(
            store, parent, tr("Snapshot of {whom}").format(whom=whom),
            tr("Keeps what is on its disks now, to go back to."), icon="camera", verb=tr("Take snapshot"),
        )  # fmt: skip
        vm = store.cache.vm(self._refs[0]) if one else None
        proposed = snapshot_name(vm.name_label, datetime.now(UTC)) if vm is not None else ""
        self.name = TextInput(proposed, tr("Name"), hint=tr("the VM's name and the time"))
        self.name.setEnabled(bool(one))
        self.description = LinesInput("", tr("Description"))
        possible = [kind for kind in SnapshotKind if self._refusal(kind) is None]
        self.kind = ObjectChoice([(kind, tr(WORDS[kind])) for kind in possible], tr("Contents"))
        self.form.add("name", tr("Name"), self.name)
        self.form.add("description", tr("Description"), self.description)
        self.form.add("kind", tr("Contents"), self.kind)
        for kind in SnapshotKind:
            refusal = self._refusal(kind)
            if refusal is not None and kind is not SnapshotKind.DISKS:
                reason = explain(refusal, store.cache).title
                text = tr("{title}: {text}").format(title=tr(WORDS[kind]), text=f"{reason}.")
                self.add_content(Label(text, tone="hint", font=fonts.small(), wrap=True))
        self.check()
        self.name.setFocus()
        self.name.selectAll()

    def _refusal(self, kind: SnapshotKind) -> Refusal | None:
        refusals = (refusal_of(self._store.cache, ref, kind) for ref in self._refs)
        return next((refusal for refusal in refusals if refusal is not None), None)

    def plan(self) -> TakeSnapshot:
        kind = self.kind.value
        return TakeSnapshot(
            self.name.text().strip(), self.description.toPlainText().strip(),
            kind if isinstance(kind, SnapshotKind) else SnapshotKind.DISKS,
        )  # fmt: skip

    def problems(self) -> list[Problem]:
        return self.plan().problems() if len(self._refs) == 1 else []
