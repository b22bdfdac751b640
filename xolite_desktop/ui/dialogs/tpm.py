# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The TPM of a VM with its properties, and one that is added."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.text import count
from xolite_desktop.models.tpm_words import tpm_fields
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.fields import Fields
from xolite_desktop.ui.widgets.label import Label, tip
from xolite_desktop.xapi.rules import vm_config as rules
from xolite_desktop.xapi.rules.refusal import Refusal

ADD, REMOVE = "vm.add_vtpm", "vm.remove_vtpm"


class TpmDialog(Dialog):
    """`run(action id, VM)` begins adding or removing one."""

    def __init__(
        self, store: PoolStore, selection: Selection, run: Callable[[str, str], None], parent: QWidget
    ) -> None:
        item = selection.items[0]
        super().__init__(
            parent, tr("TPM of {name}").format(name=item.name),
            tr("It keeps the keys of the guest, such as those that open its encrypted disks."),
            icon="shield-check", tint="accent", width=560,
        )  # fmt: skip
        self._run = run
        self._vm = item.ref
        self.fields = Fields()
        found = tpm_fields(store.cache, item.ref)
        if found:
            self.fields.show_fields(found)
            self.body.addWidget(self.fields)
        else:
            self.body.addWidget(Label(tr("This VM has no TPM."), tone="secondary"))
        self.add = Button(tr("Add…"))
        self.remove = Button(tr("Remove…"))
        close = Button(tr("Close"), kind="primary")
        self.foot.addStretch(1)
        for button in (self.add, self.remove, close):
            self.foot.addWidget(button)
        self._allow(self.add, rules.vtpm(store.cache, item.ref), selection)
        self._allow(self.remove, rules.remove_vtpm(store.cache, item.ref), selection)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        close.clicked.connect(self.accept)
        close.setFocus()

    def _allow(self, button: Button, refusal: Refusal | None, selection: Selection) -> None:
        button.setEnabled(refusal is None)
        button.setToolTip(tip(explain(refusal, selection.cache).one_line if refusal is not None else ""))

    def _add(self) -> None:
        self._leave_for(ADD)

    def _remove(self) -> None:
        self._leave_for(REMOVE)

    def _leave_for(self, action_id: str) -> None:
        self.reject()
        self._run(action_id, self._vm)


class AddTpmDialog(PlanDialog):
    """`answer` is whether the contents of the new TPM may never be copied."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        items = selection.items
        whom = items[0].name if len(items) == 1 else count(len(items), "VM")
        super().__init__(
            store, parent, tr("Add a TPM to {whom}").format(whom=whom),
            tr("The VM finds it at its next start. Windows 11 and later ask for one."),
            icon="shield-check", verb=tr("Add"), width=520,
        )  # fmt: skip
        self.unique = CheckBox(tr("Never copy its contents"))
        note = tr(
            "As the TPM standard asks: clones and snapshots of the VM then have no keys, and what those opened stays shut there."
        )
        self.form.add("unique", "", self.unique)
        self.form.add("note", "", Label(note, tone="hint", wrap=True))
        self.check()

    def plan(self) -> bool:
        return self.unique.isChecked()
