# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What whoever packed a VM wants agreed to before it is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QPlainTextEdit

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.import_vm.import_vm import ImportVm
from xolite_desktop.xapi.plans.problem import Problem

_LONGEST = 1 << 20
_RULE = "\n\n————————\n\n"


class LicencePage(WizardPage[ImportVm]):
    """The licences of a package, and a box. Nothing is imported before it is ticked."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("Licence"), ("licence",), scrolls=False)

    def build(self) -> None:
        self.set_lead(tr("Whoever made the package asks that this be agreed to."))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Licence"))
        self.box = CheckBox(tr("I agree to it"))
        self.column.addWidget(self.text, 1)
        self.column.addWidget(self.box)
        self.box.toggled.connect(self.edited)

    def applies(self, plan: ImportVm) -> bool:
        return plan.package is not None and bool(plan.package.licences)

    def show_plan(self, plan: ImportVm) -> None:
        licences = plan.package.licences if plan.package is not None else ()
        shown = _RULE.join("\n".join(visible(line) for line in each.splitlines()) for each in licences)
        if self.text.toPlainText() != shown[:_LONGEST]:
            self.text.setPlainText(shown[:_LONGEST])
        self.blockSignals(True)
        self.box.setChecked(plan.accepted)
        self.blockSignals(False)

    def write(self, plan: ImportVm) -> ImportVm:
        return replace(plan, accepted=self.box.isChecked())

    def show_problems(self, problems: Sequence[Problem], plan: ImportVm) -> None:
        """The box says enough."""
