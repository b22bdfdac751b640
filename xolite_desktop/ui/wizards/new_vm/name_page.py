# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the VM is called, where it is filed, how many there are, and where it shall run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QListWidgetItem

from xolite_desktop.models.edits.choices import folders_of_pool, tags_of_pool
from xolite_desktop.models.edits.editable import bounded
from xolite_desktop.models.new_vm.places import place_rows
from xolite_desktop.models.new_vm.summary import names_text, taken_text
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.host_rows import DETAIL, ICON, HostRows
from xolite_desktop.ui.dialogs.plan_dialog import Form, said
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.inputs import LinesInput, NumberInput, TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.suggestions import offer_suggestions
from xolite_desktop.ui.widgets.tag_input import TagInput
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.custom_fields import CustomField, custom_fields
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref

_HOST = Qt.ItemDataRole.UserRole
_LONGEST = 32_767  # what a template has is not cut


class NamePage(WizardPage[NewVm]):
    """Name to host."""

    def __init__(self, store: PoolStore) -> None:
        fields = ("name", "count", "first", "folder", "host")
        super().__init__(store, tr("Name and place"), fields)

    def build(self) -> None:
        self.set_lead(tr("Several VMs are made at once if you say how many; each gets a number."))
        self.name = TextInput("", tr("Name"))
        self.description = LinesInput("", tr("Description"))
        self.tags = TagInput(tr("Tags"), [])
        self.folder = TextInput("", tr("Folder"), hint=tr("/Shop/Web"))
        self.count = NumberInput(1, tr("How many"))
        self.first = NumberInput(1, tr("First number"))
        self.names = Label(tone="hint", font=fonts.small(), wrap=True)
        self.taken = Label(tone="warn", font=fonts.small(), wrap=True)
        self.hosts = HostRows(tr("Host"))
        self.wrong_host = Label(tone="bad", font=fonts.small(), wrap=True)
        self._make_form()
        self.column.addWidget(self.form)
        self.column.addWidget(Label(tr("Where it runs"), font=fonts.strong()))
        self.column.addWidget(self.hosts)
        self.column.addWidget(self.wrong_host)
        self.form.edited.connect(self.edited)
        self.hosts.currentItemChanged.connect(lambda *_: self.edited.emit())
        # In a large pool it takes a while to gather them, and the page need not wait.
        QTimer.singleShot(0, self, lambda: self.tags.suggest(tags_of_pool(self._store)))
        QTimer.singleShot(0, self, lambda: offer_suggestions(self.folder, folders_of_pool(self._store)))

    def _make_form(self) -> None:
        self.form = Form()
        self.form.add("name", tr("Name"), self.name)
        self.form.add("taken", "", self.taken)
        self.form.add("count", tr("How many"), self.count, hint="")
        self.form.add("first", tr("First number"), self.first)
        self.form.add("names", "", self.names)
        self.form.add("description", tr("Description"), self.description)
        self.form.add("tags", tr("Tags"), self.tags)
        self.form.add("folder", tr("Folder"), self.folder)
        self.custom = {
            field.key: self._custom_input(field) for field in custom_fields(self._store.cache.pool)
        }

    def _custom_input(self, field: CustomField) -> TextInput:
        """For one of the pool's own fields, below the folder."""
        name = bounded(visible(field.name))
        hint = tr("A date, such as 2026-11-22") if field.is_date else ""
        text = TextInput("", name, hint=hint, most=_LONGEST)
        self.form.add(field.key, name, text)
        return text

    def show_plan(self, plan: NewVm) -> None:
        self.blockSignals(True)
        if self.name.text() != plan.name:
            self.name.setText(plan.name)
        if self.description.toPlainText() != plan.description:
            self.description.setPlainText(plan.description)
        if self.tags.content != plan.tags:
            self.tags.show_content(plan.tags)
        if self.folder.text() != plan.folder:
            self.folder.setText(plan.folder)
        for key, value in plan.custom:
            if key in self.custom and self.custom[key].text() != value:
                self.custom[key].setText(value)
        self.count.set_value(plan.count)
        self.first.set_value(plan.first)
        self._show_hosts(plan)
        self.blockSignals(False)

    def write(self, plan: NewVm) -> NewVm:
        item = self.hosts.currentItem()
        host = item.data(_HOST) if item is not None else None
        return replace(
            plan, name=self.name.text(), description=self.description.toPlainText().strip(), tags=self.tags.content,
            folder=self.folder.text().strip(), count=self.count.value, first=self.first.value,
            host=Ref(host) if host else None,
            custom=tuple((key, text.text().strip()) for key, text in self.custom.items()),
        )  # fmt: skip

    def show_problems(self, problems: Sequence[Problem], plan: NewVm) -> None:
        self.form.show_problems(problems, partial(said, store=self._store))
        several = plan.count > 1 or "{n" in plan.name
        self.form.set_row_visible("first", several)
        self.form.set_row_visible("names", several)
        self.names.setText(
            names_text(plan) + tr(". {n} stands for the number, {nnn} for one of three digits.")
        )
        taken = taken_text(self._store, plan)
        self.taken.setText(taken)
        self.form.set_row_visible("taken", bool(taken))
        wrong = next((each for each in problems if each.field == "host"), None)
        self.say_wrong(self.wrong_host, said(wrong, self._store) if wrong is not None else "")
        self._show_hosts(plan)

    def _show_hosts(self, plan: NewVm) -> None:
        """Rows anew only where there are others; the chosen one stays chosen, whatever speaks against it by now."""
        rows = place_rows(self._store, plan)
        self.hosts.blockSignals(True)
        while self.hosts.count() > len(rows):
            self.hosts.takeItem(self.hosts.count() - 1)
        while self.hosts.count() < len(rows):
            self.hosts.addItem(QListWidgetItem())
        for number, row in enumerate(rows):
            item = self.hosts.item(number)
            item.setText(row.name)
            item.setData(_HOST, row.host or "")
            item.setData(DETAIL, row.detail)
            item.setData(ICON, "host" if row.host else "shuffle")
            usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(usable if row.is_possible or row.host == plan.host else Qt.ItemFlag.NoItemFlags)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.name}, {row.detail}")
            if row.host == plan.host:
                self.hosts.setCurrentItem(item)
        self.hosts.fit_rows()
        self.hosts.blockSignals(False)
        self.hosts.viewport().update()
