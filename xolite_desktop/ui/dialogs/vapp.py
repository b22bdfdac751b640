# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A vApp: its name, the VMs in it, the order in which they start and how long each is waited for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import NumberInput, TextInput
from xolite_desktop.ui.widgets.label import ElidedLabel, Label
from xolite_desktop.ui.widgets.row_area import row_area
from xolite_desktop.ui.widgets.search_field import SearchField
from xolite_desktop.xapi.plans.appliance import (
    EditAppliance,
    Member,
    appliance_plan,
    candidates,
    member_of,
)
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.appliance import appliance_of

ROW = 36
_SHOWN_ROWS = 7
_GAP = 6
_NUMBER_WIDTH = 74
_SEARCH_FROM = 8
MOST_ROWS = 400
"""Rows of widgets; the filter brings up what is not among them."""


class VappDialog(PlanDialog):
    """`answer` is an `EditAppliance`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        self._ref = appliance_of(store.cache, item.ref)
        is_new = self._ref is None
        of_vm = item.kind is NodeKind.VM
        new_name = tr("vApp of {name}").format(name=item.name) if of_vm else tr("New vApp")
        before = EditAppliance(new_name) if self._ref is None else appliance_plan(store.cache, self._ref)
        self._had = None if is_new else before
        old_name = name_of_ref(self._ref or "", store.cache)
        title = tr("New vApp") if is_new else tr("Edit {name}").format(name=old_name)
        super().__init__(
            store, parent, title, tr("VMs of lower numbers start first, and stop last."),
            icon="stack", verb=tr("Make vApp") if is_new else tr("Save"), width=640,
        )  # fmt: skip
        self.name = TextInput(before.name, tr("Name"))
        self.description = TextInput(before.description, tr("Description"))
        self.form.add("name", tr("Name"), self.name)
        self.form.add("description", tr("Description"), self.description)
        chosen = {member.vm: member for member in before.members}
        if is_new and of_vm:
            chosen[item.ref] = member_of(store.cache, item.ref)
        self.search = SearchField(tr("Filter VMs"))
        self.members = self._rows(chosen)
        self.search.setVisible(len(self.members) >= _SEARCH_FROM)
        self.search.textChanged.connect(self._filter)
        self.add_content(self.search)
        self.add_content(_table(self.members))
        self.check()
        self.name.setFocus()
        self.name.selectAll()

    def _rows(self, chosen: dict[Ref, Member]) -> list[MemberRow]:
        """Those that are in it first, by order."""
        first = sorted(chosen.values(), key=lambda member: member.order)
        rest = [ref for ref in candidates(self._store.cache, self._ref) if ref not in chosen]
        rows = []
        for member in [*first, *(member_of(self._store.cache, ref) for ref in rest[:MOST_ROWS])]:
            row = MemberRow(member, name_of_ref(member.vm, self._store.cache), member.vm in chosen)
            row.edited.connect(self.check)
            rows.append(row)
        return rows

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for row in self.members:
            row.setVisible(all(word in row.title.casefold() for word in words))

    def plan(self) -> EditAppliance:
        members = tuple(row.member for row in self.members if row.box.isChecked())
        return EditAppliance(self.name.text().strip(), self.description.text().strip(), members, self._had)

    def problems(self) -> list[Problem]:
        return self.plan().problems()


class MemberRow(QWidget):
    """A VM that is in the vApp or not. Signals: `edited()`."""

    edited = Signal()

    def __init__(self, member: Member, name: str, is_in: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vm, self.title = member.vm, name
        self.setFixedHeight(ROW)
        self.box = CheckBox("")
        self.box.setFixedWidth(24)
        self.box.setAccessibleName(name)
        self.box.setChecked(is_in)
        self.numbers = (
            NumberInput(member.order, tr("Order of {name}").format(name=name)),
            NumberInput(member.start_delay, tr("Seconds after the start of {name}").format(name=name)),
            NumberInput(member.shutdown_delay, tr("Seconds after the shutdown of {name}").format(name=name)),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.box)
        row.addWidget(ElidedLabel(name), 1)
        for number in self.numbers:
            number.setFixedWidth(_NUMBER_WIDTH)
            number.setAlignment(Qt.AlignmentFlag.AlignRight)
            number.setEnabled(is_in)
            number.edited.connect(self.edited)
            row.addWidget(number)
        self.box.toggled.connect(self._on_toggled)

    @property
    def member(self) -> Member:
        return Member(self._vm, *(number.value for number in self.numbers))

    def _on_toggled(self, on: bool) -> None:
        for number in self.numbers:
            number.setEnabled(on)
        self.edited.emit()


def _table(rows: list[MemberRow]) -> QWidget:
    area = row_area(rows, tr("VMs of the vApp"))
    area.setFixedHeight(ROW * min(max(1, len(rows)), _SHOWN_ROWS) + 2)
    whole = QWidget()
    stack = QVBoxLayout(whole)
    stack.setContentsMargins(0, 0, 0, 0)
    stack.setSpacing(2)
    stack.addLayout(_heads())
    stack.addWidget(area)
    return whole


def _heads() -> QHBoxLayout:
    heads = QHBoxLayout()
    heads.setContentsMargins(40, 0, 22, 0)
    heads.setSpacing(_GAP)
    heads.addWidget(Label(tr("VM"), tone="secondary", font=fonts.small()), 1)
    for text in (tr("Order"), tr("Start, s"), tr("Stop, s")):
        label = Label(text, tone="secondary", font=fonts.small())
        label.setFixedWidth(_NUMBER_WIDTH)
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
        heads.addWidget(label)
    return heads
