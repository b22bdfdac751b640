# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where each disk and each interface goes: a row for each, with a choice, and below it what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.inputs import ObjectChoice
from xolite_desktop.ui.widgets.label import ElidedLabel, Label
from xolite_desktop.ui.widgets.row_area import row_area
from xolite_desktop.ui.widgets.touched import mark_wrong, say_wrong
from xolite_desktop.xapi.plans.problem import Problem, at
from xolite_desktop.xapi.refs import Ref

_CHOICE_WIDTH = 290
_GAP = 6  # to the scroll bar
_WRONG_HEIGHT = 20  # what is said below a row may have only just come

Option = tuple[object, str]


class PlaceRow(QWidget):
    """One thing that goes. Signals: `edited()`."""

    edited = Signal()

    def __init__(self, field: str, name: str, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.name = field, name
        self.choice = ObjectChoice([], name)
        self.choice.setFixedWidth(_CHOICE_WIDTH)
        self.wrong = Label(tone="bad", font=fonts.small(), wrap=True)
        self.wrong.hide()
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(ElidedLabel(name), 1)
        line.addWidget(Label(detail, tone="hint", font=fonts.tabular(fonts.body())))
        line.addWidget(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.wrong)
        self.choice.edited.connect(self.edited)

    @property
    def ref(self) -> Ref:
        """What goes."""
        return Ref(self.field.partition(".")[2])

    @property
    def place(self) -> Ref:
        """Where to; empty if there is no place."""
        return Ref(str(self.choice.value or ""))

    def height_of_content(self) -> int:
        """What it takes, also before it was seen."""
        for each in self.findChildren(QWidget):
            each.ensurePolished()
        layout = self.layout()
        assert layout is not None, "a row has one"
        layout.invalidate()
        return layout.sizeHint().height()

    def show_wrong(self, sentence: str, *, calm: bool) -> None:
        """`calm`: nobody has chosen anything yet, it was proposed."""
        say_wrong(self.wrong, sentence, calm=calm)
        mark_wrong(self.choice, sentence, calm=calm)


class PlaceRows(QWidget):
    """A title above the rows, and for several of them one choice for all. Signals: `edited()`."""

    edited = Signal()

    def __init__(
        self,
        title: str,
        all_of_them: str,
        rows: Iterable[PlaceRow],
        *,
        shown: int,
        parent: QWidget | None = None,
    ) -> None:
        """Of more rows than `shown` the others are scrolled to."""
        super().__init__(parent)
        self.rows = list(rows)
        self._shown = shown
        self._first_wrong: PlaceRow | None = None
        self._is_touched = False
        self.for_all = PlaceRow("all", all_of_them, "")
        self.for_all.setVisible(len(self.rows) > 1)
        self.area = row_area(self.rows, title)
        self._lay_out(title)
        self.for_all.edited.connect(self._on_all_chosen)
        for row in self.rows:
            row.edited.connect(self._on_edited)
        self._fit()

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(title, font=fonts.strong()))
        column.addWidget(self.for_all)
        column.addWidget(self.area)
        if len(self.rows) > self._shown:
            bar = self.area.verticalScrollBar().sizeHint().width()
            self.for_all.setContentsMargins(0, 0, _GAP + bar, 0)
            for row in self.rows:
                row.setContentsMargins(0, 0, _GAP, 0)

    def offer(self, options: Sequence[Option], proposed: Callable[[Ref], Ref | None], each: str) -> None:
        """Other places to choose from; `each` is the word for places that differ."""
        values = {value for value, _ in options}
        for row in self.rows:
            kept = row.place if row.place in values else proposed(row.ref)
            row.choice.show_options(options, kept)
        self.for_all.choice.show_options([(None, each), *options])
        self.show_common()

    def show_problems(self, problems: Sequence[Problem], say: Callable[[Problem], str]) -> None:
        for row in self.rows:
            found = at(problems, row.field)
            row.show_wrong(say(found) if found is not None else "", calm=not self._is_touched)
        self._fit()
        wrong = next((row for row in self.rows if not row.wrong.isHidden()), None)
        if wrong is not None and wrong is not self._first_wrong:
            self._show_row(wrong)
        self._first_wrong = wrong

    def _show_row(self, row: PlaceRow) -> None:
        """Scroll to it if it is out of sight, and begin with a whole row."""
        self.area.ensureWidgetVisible(row, 0, _WRONG_HEIGHT)
        bar = self.area.verticalScrollBar()
        bar.setValue(next((each.y() for each in self.rows if each.y() >= bar.value()), bar.value()))

    def has(self, field: str) -> bool:
        return any(row.field == field for row in self.rows)

    def _on_all_chosen(self) -> None:
        place = self.for_all.choice.value
        if place is None:
            return
        self._is_touched = True
        for row in self.rows:
            row.choice.blockSignals(True)
            row.choice.choose(place)
            row.choice.blockSignals(False)
        self.edited.emit()

    def _on_edited(self) -> None:
        self._is_touched = True
        self.show_common()
        self.edited.emit()

    def show_common(self) -> None:
        """The choice for all is what all rows have."""
        places = {row.place for row in self.rows}
        self.for_all.choice.blockSignals(True)
        self.for_all.choice.choose(next(iter(places)) if len(places) == 1 else None)
        self.for_all.choice.blockSignals(False)

    def _fit(self) -> None:
        """As high as the first rows, with what is wrong with them."""
        heights = [row.height_of_content() for row in self.rows[: self._shown]]
        self.area.setFixedHeight(sum(heights) + 2)
