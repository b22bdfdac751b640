# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A dialog whose fields make a plan: what is wrong with it is said beside the field, and keeps it from being accepted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QHBoxLayout, QWidget

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain_code
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.style.wording import full_stop
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.reading_order import in_reading_order, takes_focus
from xolite_desktop.ui.widgets.touched import InVain, Touched, go_to_wrong, mark_wrong, say_wrong
from xolite_desktop.xapi.plans.problem import Problem

LABEL_WIDTH = 132
_LIST_TOP = 6  # puts a label beside the first line of a list


class Form(QWidget):
    """Rows of a label and a field, and below the field what is wrong with it: in red once the field was touched, until
    then as what is left to do. Signals: `edited()`.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None, *, label_width: int = LABEL_WIDTH) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)
        self._fields: dict[str, QWidget] = {}
        self._labels: dict[str, Label] = {}
        self._wrong: dict[str, Label] = {}
        self._hints: dict[str, Label] = {}
        self._sentences: dict[str, str] = {}
        self.touched = Touched(self)
        self.touched.changed.connect(self._show_sentences)

    def add(
        self,
        field: str,
        title: str,
        widget: QWidget,
        *,
        unit: str = "",
        hint: str = "",
        beside: QWidget | None = None,
    ) -> None:
        """A row for a field of the plan; `unit`, or something else `beside` it, stands behind it, `hint` below it."""
        line = self._grid.rowCount()
        label = Label(title, tone="secondary")
        label.setBuddy(widget)
        beside = Label(unit, tone="secondary") if unit else beside
        cell = widget if beside is None else _side_by_side(widget, beside)
        is_list = isinstance(widget, QAbstractItemView)
        label.setContentsMargins(0, _LIST_TOP if is_list else 0, 0, 0)
        side = Qt.AlignmentFlag.AlignTop if is_list else Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(label, line, 0, side)
        self._grid.addWidget(cell, line, 1)
        if hint:
            self._hints[field] = Label(hint, tone="hint", font=fonts.small(), wrap=True)
            self._grid.addWidget(self._hints[field], line + 1, 1)
        wrong = Label(tone="bad", font=fonts.small(), wrap=True)
        wrong.hide()
        self._grid.addWidget(wrong, line + 2, 1)
        self._fields[field], self._labels[field], self._wrong[field] = widget, label, wrong
        self.touched.watch(field, widget)
        edited = getattr(widget, "edited", None) or getattr(widget, "toggled", None)
        if edited is not None:
            edited.connect(lambda *_: self.edited.emit())

    @property
    def is_empty(self) -> bool:
        return not self._fields

    def field(self, name: str) -> QWidget:
        """The widget of a row. Raises KeyError."""
        return self._fields[name]

    @property
    def says_anything(self) -> bool:
        """Whether something is left to do in it."""
        return bool(self._sentences)

    @property
    def calls_wrong(self) -> bool:
        """Whether some of that is called wrong."""
        return any(name in self.touched for name in self._sentences)

    def fields(self) -> list[QWidget]:
        """The widgets of all rows, from above."""
        return list(self._fields.values())

    def has(self, field: str) -> bool:
        """Whether there is a row for it."""
        return field in self._fields

    def set_row_visible(self, field: str, shown: bool) -> None:
        """A row that makes no sense now is not there."""
        cell = self._fields[field]
        (cell.parentWidget() if cell.parentWidget() is not self else cell).setVisible(shown)  # type: ignore[union-attr]
        self._labels[field].setVisible(shown)
        if field in self._hints:
            self._hints[field].setVisible(shown)

    def show_problems(self, problems: Sequence[Problem], say: Callable[[Problem], str]) -> None:
        """The first problem of each row below it, in the words of `say`."""
        said_of = {each.field: say(each) for each in reversed(problems) if each.field in self._fields}
        self._sentences = {field: sentence for field, sentence in said_of.items() if sentence}
        self._show_sentences()

    def _show_sentences(self) -> None:
        for name, label in self._wrong.items():
            sentence, calm = self._sentences.get(name, ""), name not in self.touched
            say_wrong(label, sentence, calm=calm)
            mark_wrong(self._fields[name], sentence, calm=calm)


def _side_by_side(widget: QWidget, beside: QWidget) -> QWidget:
    cell = QWidget()
    row = QHBoxLayout(cell)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget, 1)
    row.addWidget(beside)
    return cell


def _takes_keys(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and not widget.isHidden()
    )


def said(problem: Problem, store: PoolStore) -> str:
    """What is wrong, in a sentence."""
    found = explain_code(problem.code, problem.params, store.cache)
    return full_stop(found.one_line)


class PlanDialog(Dialog):
    """Subclasses fill `form`, say in `plan` what was decided and in `problems` what is wrong with it.

    `answer` is the plan once accepted. `is_danger`: something is lost, so that Cancel is the default button, and the
    question is withdrawn when its object changes.
    """

    def __init__(
        self,
        store: PoolStore,
        parent: QWidget | None,
        title: str,
        lead: str,
        *,
        icon: str,
        verb: str,
        width: int = 560,
        danger: bool = False,
    ) -> None:
        super().__init__(
            parent,
            title,
            lead,
            icon="warning" if danger else icon,
            tint="bad" if danger else "accent",
            width=width,
        )
        self._store = store
        self.is_danger = danger
        self._problem_count = -1
        self.answer: object = None
        self.form = Form()
        self.body.addWidget(self.form)
        self.general = Label(tone="bad", wrap=True)
        self.general.hide()
        self.body.addWidget(self.general)
        self.go = Button(verb, kind="danger" if danger else "primary")
        self.cancel = Button(tr("Cancel"), kind="primary" if danger else "")
        self._make_foot(danger)

    def _make_foot(self, danger: bool) -> None:
        self.foot.addStretch(1)
        for button in (self.go, self.cancel) if danger else (self.cancel, self.go):
            self.foot.addWidget(button)
        self.form.edited.connect(self.check)
        self.form.touched.changed.connect(self._on_touched)
        InVain(self.go, self._on_vain)
        self.go.clicked.connect(self._on_go)
        self.cancel.clicked.connect(self.reject)
        if danger:
            self.cancel.setDefault(True)
            self.cancel.setFocus()

    def open(self) -> None:
        """The first field has the focus, unless a dialog gave it to another; where something is lost, Cancel has it."""
        if self.focusWidget() is None and not self.is_danger:
            first = next((each for each in self.form.fields() if _takes_keys(each)), None)
            (first or self._first_of_body() or self.go).setFocus(Qt.FocusReason.TabFocusReason)
        super().open()

    def _first_of_body(self) -> QWidget | None:
        """What takes keys above the buttons; Qt would choose Cancel where there is nothing, and Enter would press that."""
        foot = self.foot.parentWidget()
        parts = (each for each in in_reading_order(self) if foot is None or not foot.isAncestorOf(each))
        return next((each for each in parts if takes_focus(each)), None)

    def add_content(self, widget: QWidget) -> None:
        """Something below the form."""
        self.body.insertWidget(self.body.indexOf(self.general), widget)

    def plan(self) -> object:
        """What the fields say."""
        raise NotImplementedError

    def problems(self) -> list[Problem]:
        """What is wrong with it."""
        return []

    def shows(self, field: str) -> bool:
        """Whether a problem of this field is said beside it; others are said below the form."""
        return self.form.has(field)

    def say(self, problem: Problem) -> str:
        """What is wrong, with the names of the pool that it is about."""
        return said(problem, self._store)

    def check(self) -> None:
        """Judge the plan anew; subclasses call it when their fields are there."""
        found = self.problems()
        self.form.setVisible(not self.form.is_empty)
        self.form.show_problems(found, self.say)
        rest = [problem for problem in found if not self.shows(problem.field)]
        say_wrong(self.general, self.say(rest[0]) if rest else "", calm=not self.form.touched.is_any)
        self.go.setEnabled(not found)
        if self.isVisible() and len(found) != self._problem_count:
            self.fit()
        self._problem_count = len(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, or shows what keeps one from it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.go.isEnabled():
            self._on_vain()
        super().keyPressEvent(event)

    def _on_vain(self) -> None:
        """Somebody tried to go on: the keyboard goes to what keeps them from it."""
        self.form.touched.touch_all()
        go_to_wrong(self)

    def _on_touched(self) -> None:
        self.general.set_tone("bad")

    def _on_go(self) -> None:
        self.check()
        if self.go.isEnabled():
            self.answer = self.plan()
            self.accept()
