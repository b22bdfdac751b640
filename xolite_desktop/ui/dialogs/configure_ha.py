# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""High availability is switched on or set otherwise: where its heartbeat is, what becomes of each VM, how many hosts may fail."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.edits.choices import ha_priorities
from xolite_desktop.models.ha.ha_question import HaQuestion
from xolite_desktop.models.ha.ha_vms import HaVms
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import count, joined
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.heartbeat import HeartbeatRows
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.inputs import NumberInput, ObjectChoice
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.row_table import RowTable
from xolite_desktop.ui.widgets.search_field import SearchField
from xolite_desktop.xapi.plans.ha import SetHa, configuration, counts, statefile_srs
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import NULL_REF

_WIDTH = 800
_TABLE_HEIGHT = 210
_NUMBER_WIDTH = 70
_WIDTHS = (200, 180, 60, 70)


class ConfigureHaDialog(PlanDialog):
    """`answer` is a `SetHa`. It cannot be accepted before the pool has said how many failures it can bear."""

    def __init__(
        self, store: PoolStore, selection: Selection, parent: QWidget | None, connection: Connection
    ) -> None:
        pool = store.cache.pool
        self._is_on = pool is not None and pool.ha_enabled
        title = tr("High availability of {name}") if self._is_on else tr("Enable high availability of {name}")
        super().__init__(
            store, parent, title.format(name=selection.items[0].name),
            tr("When a host fails its protected VMs start on others. Hosts that lose both heartbeats, storage and network, restart themselves: their VMs stop then."),
            icon="heartbeat", verb=tr("Save") if self._is_on else tr("Enable"), width=_WIDTH,
        )  # fmt: skip
        self.question = HaQuestion(connection, self)
        self.heartbeat: HeartbeatRows | None = None
        self.failures = NumberInput(
            pool.ha_host_failures_to_tolerate if self._is_on and pool else 1, tr("Host failures to tolerate")
        )
        self.failures.setFixedWidth(_NUMBER_WIDTH)
        self.most = Label("", tone="secondary")
        self._is_proposed = self._is_on
        self.vms = HaVms(store, self)
        self.form.add("failures", tr("Tolerate failures of"), self.failures, beside=self.most)
        self._add_heartbeat()
        self.table = self._make_table()
        self._add_vms()
        self.vms.edited.connect(self._ask)
        self.question.changed.connect(self.check)
        self.finished.connect(self.question.close)
        self._ask()

    def plan(self) -> SetHa:
        heartbeat = self.heartbeat.chosen if self.heartbeat is not None else ()
        return SetHa(heartbeat, self.failures.value, tuple(self.vms.changed.items()))

    def problems(self) -> list[Problem]:
        return self.plan().problems(self._store.cache, self.question.most)

    def check(self) -> None:
        question = self.question
        if question.most is not None and not self._is_proposed:
            self._is_proposed = True
            self.failures.set_value(min(self.failures.value, question.most))
        self.most.setText(self._said())
        found = counts(self._store.cache, self.vms.changed)
        self.counted.setText(
            tr("{restart} to restart, {effort} if possible, {never} not").format(
                restart=count(found["restart"], "VM"), effort=found["best-effort"], never=found[""]
            )
        )
        super().check()
        self.go.setEnabled(self.go.isEnabled() and question.most is not None)

    def _said(self) -> str:
        question = self.question
        if question.error is not None:
            return question.error.one_line
        if question.most is None:
            return tr("The pool computes how many it can bear.")
        if question.most == 0:
            return tr("With these priorities the pool can bear no failure of a host.")
        return tr("At most {count} with these priorities.").format(count=count(question.most, "host"))

    def _ask(self) -> None:
        self.question.ask(configuration(self._store.cache, self.vms.changed))

    def _add_heartbeat(self) -> None:
        if self._is_on:
            names = [name_of_ref(ref, self._store.cache) for ref in statefile_srs(self._store.cache)]
            said = tr("The heartbeat is on {names}. To move it switch high availability off first.")
            self.add_content(Label(said.format(names=joined(names) or tr("(not said)")), wrap=True))
            return
        self.heartbeat = HeartbeatRows(self._store, self.question)
        self.heartbeat.edited.connect(self.check)
        self.add_content(self.heartbeat)
        self.question.look_at_storage()

    def _add_vms(self) -> None:
        self.search, self.counted = SearchField(tr("Filter VMs")), Label("", tone="secondary")
        self.search.textChanged.connect(self.vms.set_filter)
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.search, 1)
        row.addWidget(self.counted)
        self.add_content(top)
        self.add_content(self.table)
        self.add_content(self._make_controls())
        self.left_out = Label("", tone="warn", wrap=True)
        self.left_out.hide()
        self.add_content(self.left_out)

    def _make_table(self) -> RowTable:
        table = RowTable(self.vms, tr("VMs"), _WIDTHS)
        table.setFixedHeight(_TABLE_HEIGHT)
        table.horizontalHeader().setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        table.selectionModel().selectionChanged.connect(self._show_selected)
        return table

    def _make_controls(self) -> QWidget:
        options = [(each.value, each.label) for each in ha_priorities(self._store, NULL_REF, "")]
        self.priority = ObjectChoice(options, tr("When its host fails"))
        self.order, self.delay = NumberInput(0, tr("Order")), NumberInput(0, tr("Delay, s"))
        self.apply = Button(tr("Apply to selected"))
        self.apply.clicked.connect(self._apply)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.priority, 1)
        for title, number in ((tr("Order"), self.order), (tr("Delay, s"), self.delay)):
            number.setFixedWidth(_NUMBER_WIDTH)
            row.addWidget(Label(title, tone="secondary"))
            row.addWidget(number)
        row.addWidget(self.apply)
        self.apply.setEnabled(False)
        return line

    def _show_selected(self, *_: object) -> None:
        """The controls begin with what the first of them has."""
        rows = self._rows()
        self.apply.setEnabled(bool(rows))
        if rows:
            first = self.vms.protection(rows[0])
            self.priority.choose(first.priority)
            self.order.set_value(first.order)
            self.delay.set_value(first.delay)

    def _apply(self) -> None:
        rows = self._rows()
        left_out = self.vms.change(
            rows, priority=str(self.priority.value),
            order=self.order.value if self.order.value >= 0 else None,
            delay=self.delay.value if self.delay.value >= 0 else None,
        )  # fmt: skip
        said = tr("{count} cannot be restarted for sure and stay as they are; the note says why.")
        self.left_out.setText(said.format(count=count(left_out, "VM")) if left_out else "")
        self.left_out.setVisible(bool(left_out))
        self.fit()

    def _rows(self) -> list[int]:
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())
