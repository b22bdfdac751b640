# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Asks before something that interrupts or destroys: on what it acts, what it skips, and a name to type for the worst."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from xolite_desktop.models.actions.action import Risk
from xolite_desktop.models.actions.offer import Confirm
from xolite_desktop.models.text import breakable, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import Dialog, listed
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import Label


class ConfirmDialog(Dialog):
    """`accepted` is the go-ahead. Cancel is the default button, and has the focus."""

    def __init__(self, question: Confirm, parent: QWidget | None = None) -> None:
        destroys = question.risk is Risk.DESTROYS
        super().__init__(
            parent, question.title, question.text,
            icon="warning" if destroys else "question", tint="bad" if destroys else "warn", width=520,
        )  # fmt: skip
        self._typed_name = question.typed_name
        if len(question.acts_on) > 1 or (question.acts_on and question.acts_on[0] not in question.title):
            self.body.addWidget(listed(tr("Acts on"), question.acts_on))
        if question.touches:
            self.body.addWidget(listed(tr("What it touches"), question.touches))
        if question.skips:
            self.body.addWidget(listed(tr("Left out"), question.skips))
        self.typed: QLineEdit | None = None
        if question.typed_name:
            self._add_typed_name(question.typed_name)
        self.cancel = Button(tr("Cancel"), kind="primary")
        self.go = Button(question.verb, kind="danger" if destroys else "")
        self.go.setEnabled(not question.typed_name)
        self.foot.addStretch(1)
        self.foot.addWidget(self.go)
        self.foot.addWidget(self.cancel)
        self.go.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.cancel.setDefault(True)
        self.cancel.setFocus()

    def _add_typed_name(self, name: str) -> None:
        self.typed = QLineEdit()
        self.typed.setAccessibleName(tr("Type {name} to go on").format(name=visible(name)))
        self.typed.textChanged.connect(lambda text: self.go.setEnabled(text.strip() == self._typed_name))
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(Label(breakable(tr("To go on, type {name}").format(name=visible(name))), wrap=True))
        column.addWidget(self.typed)
        self.body.addLayout(column)
