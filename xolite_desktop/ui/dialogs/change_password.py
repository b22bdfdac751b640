# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Another password for the local administrator: the present one, and the new one twice."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.directory import password_input
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.xapi.plans.change_password import ChangePassword
from xolite_desktop.xapi.plans.problem import Problem


class ChangePasswordDialog(PlanDialog):
    """`answer` is a `ChangePassword`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(
            store, parent, tr("Change the password of {name}").format(name=selection.items[0].name),
            tr("The local administrator has one password for all hosts of the pool, here and at their own consoles. Sessions that stand go on."),
            icon="key", verb=tr("Change password"), width=600,
        )  # fmt: skip
        self.old, self.new, self.again = (password_input(), password_input(), password_input())
        self.form.add("old", tr("Present password"), self.old)
        self.form.add("new", tr("New password"), self.new)
        self.form.add("again", tr("New password again"), self.again)
        for title, line in zip(
            (tr("Present password"), tr("New password"), tr("New password again")), self._lines(), strict=True
        ):
            line.setAccessibleName(title)
        self.check()
        self.old.setFocus()

    def _lines(self) -> tuple[QLineEdit, QLineEdit, QLineEdit]:
        return self.old, self.new, self.again

    def plan(self) -> ChangePassword:
        return ChangePassword(self.old.text(), self.new.text(), self.again.text())

    def problems(self) -> list[Problem]:
        return self.plan().problems()
