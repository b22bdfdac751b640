# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Puts the questions a connection asks about certificates before a person, and takes the answer back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.trusted_certificates import TrustedCertificates
from xolite_desktop.ui.dialogs.certificate import Choice
from xolite_desktop.ui.dialogs.certificate_question import (
    Question,
    QuestionDialog,
    question_dialog,
)


class CertificateQuestions(QObject):
    """Listens to one connection and asks over `parent`. A question is withdrawn when the connection moves on.

    Signals: `asked(dialog)` once the dialog is open.
    """

    asked = Signal(object)

    def __init__(self, connection: Connection, known: TrustedCertificates, parent: QWidget) -> None:
        super().__init__(parent)
        self._connection = connection
        self._known = known
        self._window = parent
        self.dialog: QuestionDialog | None = None
        connection.certificate_unknown.connect(self._ask)
        connection.certificate_changed.connect(self._ask)
        connection.certificate_answered.connect(self._withdraw)
        connection.state_changed.connect(self._withdraw)

    def stop(self) -> None:
        """Listen no longer: somebody else asks from now on."""
        self._connection.certificate_unknown.disconnect(self._ask)
        self._connection.certificate_changed.disconnect(self._ask)
        self._connection.certificate_answered.disconnect(self._withdraw)
        self._connection.state_changed.disconnect(self._withdraw)
        self._withdraw()

    def _ask(self, question: Question) -> None:
        self._withdraw()
        self.dialog = question_dialog(question, self._known, self._window)
        self.dialog.chosen.connect(self._on_chosen)
        self.dialog.open()
        self.asked.emit(self.dialog)

    def _on_chosen(self, choice: Choice) -> None:
        self.dialog = None
        answers = {
            Choice.TRUST: self._connection.trust,
            Choice.ONCE: self._connection.trust_once,
            Choice.REPLACE: self._connection.trust,
            Choice.CANCEL: self._connection.cancel,
        }
        answers[choice]()

    def _withdraw(self, *_: object) -> None:
        """The connection has moved on by itself: the question no longer stands, and no answer is given."""
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.chosen.disconnect(self._on_chosen)
            dialog.reject()
