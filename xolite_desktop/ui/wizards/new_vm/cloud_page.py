# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the system on the template's disk is told at its first start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from xolite_desktop.models.new_vm.cloud_starts import NETWORK_CONFIG, USER_DATA, CloudStart, cloud_starts
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import Form, said
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import LinesInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.new_vm.cloud_init import CloudInit
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm, has_image
from xolite_desktop.xapi.plans.problem import Problem, at

_LINES = (9, 6, 3)


class CloudPage(WizardPage[NewVm]):
    """User data, network configuration, meta data."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("cloud-init"), ("cloud",))

    def build(self) -> None:
        self.set_lead(
            tr("A small drive is made for it. {name}, {hostname}, {number} and {uuid} are each VM’s own.")
        )
        self.on = CheckBox(tr("Give the system a drive for cloud-init"))
        self.user_start = Button(tr("Begin with"), icon="caret-down")
        self.network_start = Button(tr("Begin with"), icon="caret-down")
        self.user_data, self.network_config, self.meta_data = (
            _editor(name, lines)
            for name, lines in zip(
                (tr("User data"), tr("Network configuration"), tr("Meta data")), _LINES, strict=True
            )
        )
        self.form = Form()
        self.form.add("cloud.user_data", tr("User data"), self.user_data)
        self.form.add("user_start", "", _at_left(self.user_start))
        self.form.add("cloud.network_config", tr("Network configuration"), self.network_config)
        self.form.add("network_start", "", _at_left(self.network_start))
        self.form.add("cloud.meta_data", tr("Meta data"), self.meta_data)
        self.wrong = Label(tone="bad", font=fonts.small(), wrap=True)
        for widget in (self.on, self.wrong, self.form):
            self.column.addWidget(widget)
        self.on.toggled.connect(self.edited)
        self.form.edited.connect(self.edited)
        _offer_starts(self.user_start, USER_DATA, self.user_data)
        _offer_starts(self.network_start, NETWORK_CONFIG, self.network_config)

    def applies(self, plan: NewVm) -> bool:
        template = self._store.cache.vm(plan.template)
        return template is not None and has_image(template)

    def show_plan(self, plan: NewVm) -> None:
        cloud = plan.cloud or CloudInit()
        self.blockSignals(True)
        self.on.setChecked(plan.cloud is not None)
        if plan.cloud is not None or not self.meta_data.toPlainText():
            for editor, text in (
                (self.user_data, cloud.user_data), (self.network_config, cloud.network_config),
                (self.meta_data, cloud.meta_data),
            ):  # fmt: skip
                if editor.toPlainText() != text:
                    editor.setPlainText(text)
        self.blockSignals(False)
        self.form.setVisible(plan.cloud is not None)

    def write(self, plan: NewVm) -> NewVm:
        if not self.on.isChecked():
            return replace(plan, cloud=None)
        return replace(
            plan,
            cloud=CloudInit(
                self.user_data.toPlainText(), self.network_config.toPlainText(), self.meta_data.toPlainText()
            ),
        )

    def show_problems(self, problems: Sequence[Problem], plan: NewVm) -> None:
        self.form.setVisible(plan.cloud is not None)
        self.form.show_problems(problems, partial(said, store=self._store))
        wrong = at(problems, "cloud")
        self.say_wrong(self.wrong, said(wrong, self._store) if wrong is not None else "")


def _offer_starts(button: Button, kind: str, editor: LinesInput) -> None:
    """A menu of texts to begin with: one takes the place of what is there, and Ctrl+Z takes that back."""
    menu = QMenu(button)
    for start in cloud_starts():
        if start.kind == kind:
            menu.addAction(tr(start.title)).triggered.connect(partial(_begin, editor, start))
    button.setMenu(menu)


def _begin(editor: LinesInput, start: CloudStart, *_: object) -> None:
    editor.selectAll()
    editor.insertPlainText(start.text)


def _at_left(button: Button) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return holder


def _editor(name: str, lines: int) -> LinesInput:
    editor = LinesInput("", name, lines=lines)
    editor.setFont(fonts.monospace())
    editor.setLineWrapMode(LinesInput.LineWrapMode.NoWrap)
    return editor
