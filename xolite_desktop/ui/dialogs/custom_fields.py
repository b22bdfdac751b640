# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which fields of their own the objects of the pool have: some are added, some are no longer wanted."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.inputs import ObjectChoice, TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.tick_list import ROW, SHOWN_ROWS, TickList
from xolite_desktop.xapi.plans.custom_fields import CustomField, DefineFields, custom_fields, definition
from xolite_desktop.xapi.plans.problem import Problem, at

_TYPE_WIDTH = 110
_LONGEST = 100


class CustomFieldsDialog(PlanDialog):
    """`answer` is a `DefineFields`. Fields that are not ticked go."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(
            store, parent, tr("Custom fields of {name}").format(name=selection.items[0].name),
            tr("VMs, hosts, storage, networks and the pool have them. XenCenter shows the same."),
            icon="list-bullets", verb=tr("Save"),
        )  # fmt: skip
        pool = store.cache.pool
        self._before = definition(pool)
        self._fields = {field.name: field for field in custom_fields(pool)}
        self.list = TickList(tr("Fields"))
        self.none = Label(tr("There is no field yet."), tone="secondary")
        self.name = TextInput("", tr("New field"), hint=tr("Such as Owner"), most=_LONGEST)
        self.kind = ObjectChoice([(False, tr("Text")), (True, tr("Date"))], tr("Type"))
        self.kind.setFixedWidth(_TYPE_WIDTH)
        self.add = Button(tr("Add"), icon="plus")
        self.form.add("name", tr("New field"), self.name, beside=self._beside())
        self.add_content(self.none)
        self.add_content(self.list)
        note = tr(
            "Fields without a tick go. Their values stay with the objects, unseen, and are there again if the field is "
            "added again."
        )
        self.add_content(Label(note, tone="secondary", wrap=True))
        for field in self._fields.values():
            self._show(field)
        self.add.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)
        self.list.itemChanged.connect(lambda _: self.check())
        self.check()

    def plan(self) -> DefineFields:
        kept = self.list.ticked
        return DefineFields(
            tuple(field for name, field in self._fields.items() if name in kept), self._before
        )

    def problems(self) -> list[Problem]:
        return self.plan().problems()

    def check(self) -> None:
        super().check()
        rows = len(self.list.lines())
        self.none.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(ROW * max(1, min(rows, SHOWN_ROWS)) + 2 * self.list.frameWidth() + 2)
        self.go.setEnabled(self.go.isEnabled() and self.plan().after != (self._before or None))
        if self.isVisible():
            self.fit()

    def _beside(self) -> QWidget:
        cell = QWidget()
        row = QHBoxLayout(cell)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kind)
        row.addWidget(self.add)
        return cell

    def _add(self) -> None:
        """Say what is wrong with a name instead, if something is; what was typed stays then."""
        field = CustomField(self.name.text().strip(), bool(self.kind.value))
        wanted = DefineFields((*self._fields.values(), field), self._before)
        wrong = at(wanted.problems(), "name")
        if wrong is not None:
            self.form.show_problems([wrong], self.say)
            self.fit()
            return
        self._fields[field.name] = field
        self._show(field)
        self.name.clear()
        self.check()

    def _show(self, field: CustomField) -> None:
        words = tr("{name} (date)").format(name=visible(field.name)) if field.is_date else visible(field.name)
        self.list.add_line(field.name, words, is_ticked=True)
