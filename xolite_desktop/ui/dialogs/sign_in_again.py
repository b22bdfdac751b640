# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Asks for the password of a user whose session the pool has lost, while the window keeps showing what it had."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.status_line import StatusLine
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import Label


class SignInAgain(Dialog):
    """`entered(password)` may fire several times; `left()` once, closing included, unless it was withdrawn."""

    entered = Signal(str)
    left = Signal()

    def __init__(self, endpoint: str, user: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("Sign in again"), why, icon="sign-in", tint="accent_fg", width=480)
        self.password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(tr("Password"))
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setColumnStretch(1, 1)
        rows = (
            (tr("Host"), Label(visible(endpoint))),
            (tr("User"), Label(visible(user))),
            (tr("Password"), self.password),
        )
        for row, (name, shown) in enumerate(rows):
            form.addWidget(Label(name, tone="secondary"), row, 0)
            form.addWidget(shown, row, 1)
        self.body.addLayout(form)
        self.status = StatusLine()
        self.status.changed.connect(self.fit)
        self.body.addWidget(self.status)
        self.disconnect_button = Button(tr("Disconnect"))
        self.sign_in = Button(tr("Sign in"), kind="primary")
        self.foot.addStretch(1)
        self.foot.addWidget(self.disconnect_button)
        self.foot.addWidget(self.sign_in)
        self.sign_in.clicked.connect(self.submit)
        self.disconnect_button.clicked.connect(self.reject)
        self.rejected.connect(self.left)
        self.sign_in.setDefault(True)
        self.password.setFocus()

    def submit(self) -> None:
        """As Sign in or Enter does."""
        if not self.sign_in.isEnabled():
            return
        password = self.password.text()
        if not password:
            self.show_error(tr("Enter the password."))
            return
        self.password.clear()
        self.status.show_progress(tr("Signing in…"))
        self._set_busy(True)
        self.entered.emit(password)

    def show_error(self, sentence: str, advice: str = "", details: str = "") -> None:
        """What was wrong, with the cursor back in the field."""
        self.status.show_error(sentence, advice, details)
        self._set_busy(False)
        self.password.setFocus()

    def withdraw(self) -> None:
        """The question no longer stands; nobody left."""
        self.rejected.disconnect(self.left)
        self.reject()

    def _set_busy(self, busy: bool) -> None:
        self.password.setEnabled(not busy)
        self.sign_in.setEnabled(not busy)
        self.fit()
