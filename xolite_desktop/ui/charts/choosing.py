# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Dialogs of the board: which data sources a chart draws, and which objects are compared."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from xolite_desktop.models.charts import totals
from xolite_desktop.models.charts.naming import GROUPS, group_of
from xolite_desktop.models.charts.quantity import UNITS
from xolite_desktop.models.charts.specs import ChartSpec, problem_with
from xolite_desktop.models.charts.subjects import MOST_COMPARED, Subjects
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.search_field import SearchField
from xolite_desktop.ui.widgets.tick_list import TickList
from xolite_desktop.xapi.refs import Ref


class _TickDialog(Dialog):
    """A search field over a list to tick, a line that says what is wrong, and two buttons."""

    def __init__(
        self, parent: QWidget | None, title: str, lead: str, icon: str, button: str, what: str
    ) -> None:
        super().__init__(parent, title, lead, icon=icon, tint="accent", width=560)
        self.search = SearchField(tr("Filter {what}").format(what=what))
        self.list = TickList(what)
        self.problem = Label("", tone="warn", wrap=True)
        self.go = Button(button, kind="primary")
        cancel = Button(tr("Cancel"))
        self.body.addWidget(self.search)
        self.body.addWidget(self.list)
        self.body.addWidget(self.problem)
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.go)
        self.search.textChanged.connect(self.list.filter)
        self.search.left.connect(self.list.setFocus)
        self.list.itemChanged.connect(self._judge)
        self.go.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)

    def _judge(self, *_: object) -> None:
        problem = self._problem()
        self.problem.setText(problem)
        self.go.setEnabled(not problem)
        self.go.setToolTip(problem)

    def _problem(self) -> str:
        raise NotImplementedError


class ChartDialog(_TickDialog):
    """Make a chart or change one; `answer` is the chart once accepted."""

    def __init__(self, subjects: Subjects, chart: ChartSpec | None, parent: QWidget | None = None) -> None:
        title, button = (tr("New chart"), tr("Add")) if chart is None else (tr("Edit chart"), tr("Apply"))
        lead = tr("All curves of a chart share one axis, so they must be of one unit.")
        super().__init__(parent, title, lead, "chart-line", button, tr("data sources"))
        self._chart = chart
        self.name = QLineEdit(_title(chart) if chart is not None else "")
        self.name.setPlaceholderText(tr("Title of the chart"))
        self.name.setAccessibleName(tr("Title of the chart"))
        self.name.setMaxLength(80)
        self.body.insertWidget(1, self.name)
        self._fill(subjects, chart.drawn(subjects.sources) if chart is not None else ())
        self.name.textChanged.connect(self._judge)
        self._judge()
        self.name.setFocus()

    @property
    def answer(self) -> ChartSpec:
        """A chart of exactly what is ticked; one that was not changed stays as general as it was."""
        keys = tuple(self.list.ticked)
        if self._chart is not None and keys == self._before and self.name.text() == _title(self._chart):
            return self._chart
        return ChartSpec(self.name.text().strip(), keys, is_own=True)

    def _fill(self, subjects: Subjects, ticked: Collection[str]) -> None:
        sources = subjects.sources
        keys = [key for key in totals.TITLES if totals.value_of(key, sources) is not None]
        keys += sorted(
            (key for key in sources if not _is_doubled(key, subjects.cls)),
            key=lambda key: natural_key(subjects.key_name(key)),
        )
        for group in GROUPS.values():
            found = [key for key in keys if _group(key, subjects.cls) == group]
            if found:
                self.list.add_heading(tr(group))
            for key in found:
                unit = UNITS[subjects.quantity_of(key)]
                text = f"{subjects.key_name(key)}  ({unit})" if unit else subjects.key_name(key)
                self.list.add_line(key, text, is_ticked=key in ticked)
        self._before = tuple(self.list.ticked)
        self.list.show_ticked()

    def _problem(self) -> str:
        return problem_with(self.name.text(), self.list.ticked)


class CompareDialog(_TickDialog):
    """Choose objects to draw beside the one the page is about; `answer` are their refs."""

    def __init__(
        self,
        first: str,
        others: Sequence[tuple[Ref, str]],
        ticked: Collection[str],
        parent: QWidget | None = None,
    ) -> None:
        lead = tr("Each gets a colour; the charts are those that all of them have.")
        super().__init__(
            parent, tr("Compare {name} with").format(name=first), lead, "chart-line", tr("Compare"), tr("objects")
        )  # fmt: skip
        for ref, name in others:
            self.list.add_line(ref, name, is_ticked=ref in ticked)
        self._judge()
        self.search.setFocus()

    @property
    def answer(self) -> list[Ref]:
        return [Ref(key) for key in self.list.ticked]

    def _problem(self) -> str:
        if len(self.list.ticked) >= MOST_COMPARED:
            return tr("No more than {count} can be told apart.").format(count=MOST_COMPARED)
        return ""


def _is_doubled(key: str, cls: str) -> bool:
    """Whether a total says the same in better words."""
    return key in ("cpu_usage", "cpu_avg") or (cls == "SR" and "/" not in key)


def _group(key: str, cls: str) -> str:
    return group_of(key.rpartition("/")[2] if cls == "SR" else key)


def _title(chart: ChartSpec) -> str:
    return chart.title if chart.is_own else tr(chart.title)
