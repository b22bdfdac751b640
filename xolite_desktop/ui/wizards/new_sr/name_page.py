# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the storage is called, and whether new disks go there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from xolite_desktop.models.new_sr.words import kind_title
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import Form, said
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import LinesInput, TextInput
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.new_sr.new_sr import NewSr
from xolite_desktop.xapi.plans.problem import Problem

_TELLING = ("server", "target", "location", "device", "masterhost", "group-name")


class NamePage(WizardPage[NewSr]):
    """Proposes the name it has, else one of the kind and the place, until another is typed."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("Name"), ("name",))
        self._proposed = ""

    def build(self) -> None:
        self.name = TextInput("", tr("Name"))
        self.description = LinesInput("", tr("Description"))
        self.default = CheckBox(tr("Use it for new disks unless another is chosen"))
        self.form = Form()
        self.form.add("name", tr("Name"), self.name)
        self.form.add("description", tr("Description"), self.description)
        self.column.addWidget(self.form)
        self.column.addWidget(self.default)
        self.form.edited.connect(self.edited)
        self.default.toggled.connect(self.edited)

    def show_plan(self, plan: NewSr) -> None:
        self.blockSignals(True)
        if plan.name in ("", self._proposed):
            self._proposed = _proposal(plan)
            self.name.setText(self._proposed)
        if self.description.toPlainText() != plan.description:
            self.description.setPlainText(plan.description)
        self.default.setChecked(plan.default)
        self.default.setVisible(not plan.kind.is_library)
        self.blockSignals(False)
        self.edited.emit()

    def write(self, plan: NewSr) -> NewSr:
        about = self.description.toPlainText().strip()
        return replace(
            plan, name=self.name.text().strip(), description=about, default=self.default.isChecked()
        )

    def show_problems(self, problems: Sequence[Problem], plan: NewSr) -> None:
        self.form.show_problems(problems, partial(said, store=self._store))


def _proposal(plan: NewSr) -> str:
    found = next(
        (each for each in (plan.seen.srs if plan.seen is not None else ()) if each.uuid == plan.existing),
        None,
    )
    if found is not None and found.name:
        return found.name
    values = dict(plan.values)
    place = next((values[key] for key in _TELLING if values.get(key, "").strip()), "")
    return " ".join(filter(None, (kind_title(plan.kind), place.strip().strip("/\\"))))
