# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One page of a wizard: shows its part of the plan, says what the fields make of it, and what is wrong beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.ui.dialogs.plan_dialog import Form
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.touched import say_wrong
from xolite_desktop.xapi.plans.problem import Problem

PlanT = TypeVar("PlanT")
MARGIN = 24
_GAP = 12


class WizardPage(QWidget, Generic[PlanT]):
    """`fields` are those of the plan that are decided here, with all that is in them: "disks" is "disks.1.size" too.
    What is not wider than the page goes into `column`. Signals: `edited()`.
    """

    edited = Signal()

    def __init__(self, store: PoolStore, title: str, fields: Sequence[str], *, scrolls: bool = True) -> None:
        """`scrolls` false: the page has a list of its own that takes what room there is."""
        super().__init__()
        self._store = store
        self.title = title
        self.fields = tuple(fields)
        self.is_touched = False
        self._lead = Label(tone="secondary", wrap=True)
        self._lead.setContentsMargins(0, 0, MARGIN, 0)
        self._lead.hide()
        self.column = QVBoxLayout()
        self.column.setSpacing(_GAP)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, 18, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(Label(title, font=fonts.dialog_title()))
        whole.addWidget(self._lead)
        whole.addSpacing(8)
        if scrolls:
            whole.addWidget(_scrolling(self.column), 1)
        else:
            self.column.setContentsMargins(0, 0, MARGIN, 16)
            whole.addLayout(self.column, 1)

    def touch(self) -> None:
        """Somebody edited something here, left the page or tried to: what is wrong is called wrong from now on."""
        self.is_touched = True

    def touch_all(self) -> None:
        """As `touch`, of every field."""
        self.touch()
        for form in self.findChildren(Form):
            form.touched.touch_all()

    @property
    def calls_wrong(self) -> bool:
        """Whether what is wrong with it is called so, in some field at least."""
        forms = [form for form in self.findChildren(Form) if form.says_anything]
        return self.is_touched and (not forms or any(form.calls_wrong for form in forms))

    def say_wrong(self, label: Label, sentence: str) -> None:
        """What is wrong that belongs to no field of a form."""
        say_wrong(label, sentence, calm=not self.is_touched)

    def build(self) -> None:
        """Make the fields: once, before the page is turned to for the first time, so that a wizard opens at once."""
        raise NotImplementedError

    def set_lead(self, text: str) -> None:
        """The sentence below the title."""
        self._lead.setText(text)
        self._lead.setVisible(bool(text))

    def applies(self, plan: PlanT) -> bool:
        """Whether there is anything to decide here; a page that does not apply is not among the steps."""
        return True

    def show_plan(self, plan: PlanT) -> None:
        """Put the plan into the fields, whenever the page is turned to; without `edited`."""
        raise NotImplementedError

    def write(self, plan: PlanT) -> PlanT:
        """The plan with what the fields say."""
        raise NotImplementedError

    def show_problems(self, problems: Sequence[Problem], plan: PlanT) -> None:
        """What is wrong with the page's own fields, and with none of them if that is empty."""


def _scrolling(column: QVBoxLayout) -> QScrollArea:
    inner = QWidget()
    whole = QVBoxLayout(inner)
    whole.setContentsMargins(0, 0, MARGIN, 16)
    whole.addLayout(column)
    whole.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inner)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
