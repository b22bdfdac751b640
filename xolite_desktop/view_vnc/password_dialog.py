# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Asks for the password of a VNC server; it is kept in memory only."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import Label


class PasswordDialog(Dialog):
    """`accepted` when there is one to try, in `password`."""

    def __init__(self, address: str, reason: str, parent: QWidget | None = None) -> None:
        """`reason` is a sentence about an earlier try; empty for the first."""
        super().__init__(
            parent,
            tr("Password of {address}").format(address=address),
            tr(
                "It goes to the server encrypted weakly, everything after it not at all. "
                "Only its first 8 characters count."
            ),
            icon="lock-key",
            tint="warn",
            width=460,
        )
        if reason:
            self.body.addWidget(Label(reason, wrap=True))
        self.field = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(tr("Password"))
        self.body.addWidget(self.field)
        self.cancel = Button(tr("Cancel"))
        self.go = Button(tr("Connect"), kind="primary")
        self.go.setEnabled(False)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.go)
        self.field.textChanged.connect(lambda text: self.go.setEnabled(bool(text)))
        self.go.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.go.setDefault(True)
        self.field.setFocus()

    @property
    def password(self) -> str:
        return self.field.text()
