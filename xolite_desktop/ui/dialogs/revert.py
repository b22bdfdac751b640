# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Before a VM goes back to a snapshot: what is lost, and whether it is kept in another snapshot first."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.actions.vm_actions import snapshot_name
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.states import power_state
from xolite_desktop.models.text import exact, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.plans.snapshot import Revert
from xolite_desktop.xapi.records.wire_time import parse_wire_time
from xolite_desktop.xapi.rules import vm as rules


class RevertDialog(PlanDialog):
    """`answer` is a `Revert`. Cancel is the default button."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        self._snapshot = store.cache.vm(item.ref)
        self._vm_ref = self._snapshot.snapshot_of if self._snapshot is not None else item.ref
        vm = store.cache.vm(self._vm_ref)
        whom = name_of_ref(self._vm_ref, store.cache) or tr("a VM that is gone")
        super().__init__(
            store, parent, tr("Revert {vm}?").format(vm=whom),
            tr("Its disks and settings become what they were at {snapshot}. What came after is lost.").format(
                snapshot=item.name
            ),
            icon="arrow-counter-clockwise", verb=tr("Revert"), danger=True,
        )  # fmt: skip
        if vm is not None and vm.power_state != PowerState.HALTED:
            text = tr("{vm} is {state} and is stopped at once, as if its plug was pulled.")
            self.add_content(
                Label(text.format(vm=whom, state=power_state(vm.power_state).word.lower()), wrap=True)
            )
        taken = parse_wire_time(self._snapshot.snapshot_time) if self._snapshot is not None else None
        if taken is not None:
            said = tr("The snapshot was taken {when}.").format(when=exact(taken))
            self.add_content(Label(said, tone="secondary"))
        self.keep = CheckBox(tr("Take a snapshot of what it is now first"))
        self.restart = CheckBox(tr("Let it run again afterwards"))
        self._set_boxes()
        self.add_content(self.keep)
        self.add_content(self.restart)
        self.check()

    def _set_boxes(self) -> None:
        store = self._store
        refusal = rules.snapshot(store.cache, self._vm_ref)
        self.keep.setChecked(refusal is None)
        self.keep.setEnabled(refusal is None)
        if refusal is not None and store.cache.vm(self._vm_ref) is not None:
            self.keep.setToolTip(visible(explain(refusal, store.cache).one_line))
        ran = self._snapshot is not None and self._ran_then()
        self.restart.setChecked(ran)
        self.restart.setVisible(ran)

    def _ran_then(self) -> bool:
        info = self._snapshot.snapshot_info if self._snapshot is not None else {}
        return info.get("power-state-at-snapshot") == PowerState.RUNNING

    def plan(self) -> Revert:
        vm = self._store.cache.vm(self._vm_ref)
        name = snapshot_name(vm.name_label, datetime.now(UTC)) if vm is not None else ""
        return Revert(name if self.keep.isChecked() else "", self.restart.isChecked())
