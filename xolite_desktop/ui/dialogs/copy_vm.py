# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A copy of a VM, template or snapshot: a fast clone where it is, or full copies of its disks on another storage."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.text import size, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.inputs import LinesInput, ObjectChoice, TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.plans.copy_vm import CopyVm, proposed_name
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.storage import disk_srs, free_bytes
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import vm as rules
from xolite_desktop.xapi.rules.refusal import Refusal

FAST, FULL = "fast", "full"
_TITLES = later(
    {
        NodeKind.SNAPSHOT: "New VM from {name}",
        NodeKind.TEMPLATE: "Copy {name}",
        NodeKind.VM: "Copy {name}",
    }
)


class CopyVmDialog(PlanDialog):
    """`answer` is a `CopyVm`."""

    as_vm = True
    """Whether a snapshot becomes a VM, not a template."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        self._ref, self._kind = item.ref, item.kind
        super().__init__(
            store,
            parent,
            self._title(item.kind).format(name=item.name),
            "",
            icon="copy-simple",
            verb=self._verb(item.kind),
        )
        self._make_fields()
        refusal = self._can_clone()
        if refusal is not None:
            reason = explain(refusal, store.cache).title
            self.add_content(
                Label(tr("No fast copy: {reason}.").format(reason=reason), tone="hint", wrap=True)
            )
        self.check()
        self.name.setFocus()
        self.name.selectAll()

    def _make_fields(self) -> None:
        store = self._store
        record = store.cache.vm(self._ref)
        self.name = TextInput(proposed_name(store.cache, self._ref), tr("Name"))
        self.description = LinesInput(
            record.name_description if record is not None else "", tr("Description")
        )
        ways = [(FAST, tr("Fast: shares what does not change"))] if self._can_clone() is None else []
        ways.append((FULL, tr("Full: every byte is copied")))
        self.way = ObjectChoice(ways, tr("Way"))
        self.sr = ObjectChoice(storage_options(store), tr("Storage"))
        self.form.add("name", tr("Name"), self.name)
        self.form.add("description", tr("Description"), self.description)
        self.form.add("way", tr("Way"), self.way)
        self.form.add("sr", tr("Storage"), self.sr)

    def _title(self, kind: NodeKind) -> str:
        return tr(_TITLES.get(kind, "Copy {name}"))

    def _verb(self, kind: NodeKind) -> str:
        if not self.as_vm:
            return tr("Make template")
        return tr("Make VM") if kind is NodeKind.SNAPSHOT else tr("Copy")

    def _can_clone(self) -> Refusal | None:
        return rules.clone(self._store.cache, self._ref)

    def plan(self) -> CopyVm:
        sr = self.sr.value if self.way.value == FULL else None
        as_vm = self.as_vm and self._kind is NodeKind.SNAPSHOT
        return CopyVm(
            self._ref, self.name.text().strip(), self.description.toPlainText().strip(),
            Ref(str(sr)) if sr else None, as_vm,
        )  # fmt: skip

    def problems(self) -> list[Problem]:
        self.form.set_row_visible("sr", self.way.value == FULL)
        return self.plan().problems(self._store.cache)


class CopyTemplateDialog(CopyVmDialog):
    """A template out of a snapshot."""

    as_vm = False

    def _title(self, kind: NodeKind) -> str:
        return tr("New template from {name}")


def storage_options(store: PoolStore) -> list[tuple[object, str]]:
    """The SRs that take disks, with what is free."""
    found: list[tuple[object, str]] = []
    for ref in disk_srs(store.cache):
        sr = store.cache.sr(ref)
        if sr is not None:
            free = tr("{size} free").format(size=size(free_bytes(sr)))
            found.append((ref, f"{visible(sr.name_label)} · {free}"))
    return found
