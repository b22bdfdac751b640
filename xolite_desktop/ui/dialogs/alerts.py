# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Alarms past a limit: for each figure its level, for how long, and after how long it may be said again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.alerts import measure_word, measures_of
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import count
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.style import fonts, theme
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import NumberInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.plans.alerts import (
    DEFAULT_REPEAT_S,
    KEY,
    Alert,
    SetAlerts,
    Watched,
    alerts_of,
    is_readable,
)
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref

_NUMBER_WIDTH = 80
_USUAL_PERIOD_S = 300
_MINUTE = 60


class AlertRow:
    """The fields of one figure, in a grid of many."""

    def __init__(self, measure: Watched, alert: Alert | None) -> None:
        shown = alert or Alert(measure.usual * measure.scale, _USUAL_PERIOD_S, DEFAULT_REPEAT_S)
        self.measure, self.before = measure, alert
        self.name = measure_word(measure)
        self.is_on = CheckBox(self.name)
        self.is_on.setChecked(alert is not None)
        self.level = NumberInput(
            round(shown.level / measure.scale), tr("Level of {figure}").format(figure=self.name)
        )
        self.period = NumberInput(
            _minutes(shown.period_s), tr("Minutes of {figure}").format(figure=self.name)
        )
        self.repeat = NumberInput(
            _minutes(shown.repeat_s), tr("Minutes until {figure} is said again").format(figure=self.name)
        )
        self.wrong = Label(tone="bad", font=fonts.small(), wrap=True)
        self.wrong.hide()
        self._shown = shown
        self._typed = (self.level.value, self.period.value, self.repeat.value)

    @property
    def inputs(self) -> tuple[NumberInput, NumberInput, NumberInput]:
        return self.level, self.period, self.repeat

    @property
    def alert(self) -> Alert | None:
        """What is set; a number that nobody touched stays what it was, though it is shown rounded."""
        if not self.is_on.isChecked():
            return None
        level, period, repeat = (
            value if value != typed else None
            for value, typed in zip((each.value for each in self.inputs), self._typed, strict=True)
        )
        return Alert(
            self._shown.level if level is None else level * self.measure.scale,
            self._shown.period_s if period is None else period * _MINUTE,
            self._shown.repeat_s if repeat is None else repeat * _MINUTE,
        )


class AlertGrid(QWidget):
    """Rows of figures under the names of their columns. Signals: `edited()`."""

    edited = Signal()

    def __init__(self, rows: Sequence[AlertRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = tuple(rows)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for column, title in ((2, tr("Limit")), (4, tr("For")), (6, tr("Again after"))):
            grid.addWidget(Label(title, tone="secondary", font=fonts.small()), 0, column)
        for number, row in enumerate(rows):
            self._add(grid, 2 * number + 1, row)

    def show_problems(self, problems: Sequence[Problem], say: Callable[[Problem], str]) -> None:
        """What is wrong with a figure, below it."""
        for row in self.rows:
            found = next((each for each in problems if each.field == row.measure.name), None)
            row.wrong.setText(say(found) if found is not None else "")
            row.wrong.setVisible(found is not None)
            for field in row.inputs:
                field.setEnabled(row.is_on.isChecked())
                is_about = found is not None and (found.code == "ALERT_LEVEL") == (field is row.level)
                wrong = "true" if is_about else "false"
                if (field.property("wrong") or "false") != wrong:
                    theme.restyle(field, wrong=wrong)

    def _add(self, grid: QGridLayout, line: int, row: AlertRow) -> None:
        side = tr("under") if row.measure.is_low else tr("over")
        cells: tuple[QWidget, ...] = (
            row.is_on, Label(side, tone="secondary"), row.level, Label(row.measure.unit, tone="secondary"),
            row.period, Label(tr("min"), tone="secondary"), row.repeat, Label(tr("min"), tone="secondary"),
        )  # fmt: skip
        for column, cell in enumerate(cells):
            grid.addWidget(cell, line, column)
        for field in row.inputs:
            field.setFixedWidth(_NUMBER_WIDTH)
            field.edited.connect(self.edited)
        grid.addWidget(row.wrong, line + 1, 0, 1, len(cells))
        row.is_on.toggled.connect(self.edited)


class AlertsDialog(PlanDialog):
    """`answer` is a `SetAlerts`. Of several objects it begins with what the first has."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        items = selection.items
        self._cls, first = items[0].cls, items[0].ref
        name = items[0].name if len(items) == 1 else count(len(items), str(items[0].kind))
        super().__init__(
            store, parent, tr("Alarms of {name}").format(name=name), self._lead(store, selection),
            icon="bell-ringing", verb=tr("Save"), width=770,
        )  # fmt: skip
        whose = next(iter(store.cache.records("host")), first) if self._cls == "pool" else first
        found = alerts_of(store.cache, "host" if self._cls == "pool" else self._cls, whose)
        rows = [AlertRow(measure, found.get(measure.name)) for measure in measures_of(self._cls)]
        self._had = found
        self.grid = AlertGrid(rows)
        self._is_for_several = len(items) > 1 or self._cls == "pool"
        self.add_content(self.grid)
        note = self._unread(store, self._cls, whose)
        if note:
            self.add_content(Label(note, tone="warn", wrap=True))
        self.grid.edited.connect(self.check)
        self.check()

    def plan(self) -> SetAlerts:
        alerts = tuple((row.measure, row.alert) for row in self.grid.rows)
        return SetAlerts(alerts, None if self._is_for_several else self._had)

    def problems(self) -> list[Problem]:
        return self.plan().problems()

    def shows(self, field: str) -> bool:
        return any(row.measure.name == field for row in self.grid.rows)

    def check(self) -> None:
        found = self.problems()
        self.grid.show_problems(found, self.say)
        super().check()
        if not self._is_for_several and all(row.alert == row.before for row in self.grid.rows):
            self.go.setEnabled(False)

    def _lead(self, store: PoolStore, selection: Selection) -> str:
        lead = tr(
            "The hosts raise an alarm when a figure stays past its limit. It comes with the messages of the pool."
        )
        if self._cls == "pool":
            return tr("{lead} All hosts of the pool get what is set here.").format(lead=lead)
        if len(selection.items) > 1:
            first = name_of_ref(selection.items[0].ref, store.cache)
            more = tr("{lead} All get what is set here; it begins with what {first} has.")
            return more.format(lead=lead, first=first)
        return lead

    def _unread(self, store: PoolStore, cls: str, ref: Ref) -> str:
        """What somebody wrote that is no XML of alarms."""
        record = store.cache.get("host" if cls == "pool" else cls, ref)
        if is_readable(getattr(record, "other_config", {}).get(KEY, "")):
            return ""
        return tr("Something is written there that cannot be read. It is replaced by what is set here.")


def _minutes(seconds: int) -> int:
    return max(1, round(seconds / _MINUTE))
