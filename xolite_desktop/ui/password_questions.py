# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Asks a person for the password when a connection has lost its session, and takes the answer back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.connection_words import State
from xolite_desktop.models.entering import REFUSED, PasswordQuestion
from xolite_desktop.models.reasons import explain_error
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.sign_in_again import SignInAgain
from xolite_desktop.ui.style.wording import full_stop

_STANDS = (State.LOADING, State.LIVE, State.LAGGING, State.IDLE, State.CLOSED)
"""States in which nothing is to be asked: signed in again, or given up, here or in another window of the pool."""


class PasswordQuestions(QObject):
    """Listens to one connection and asks over `parent`: one dialog, however often it fails.

    Signals: `asked(dialog)` once the dialog is open, `repeated(dialog)` when it says why the last password did not do.
    """

    asked = Signal(object)
    repeated = Signal(object)

    def __init__(self, connection: Connection, parent: QWidget) -> None:
        super().__init__(parent)
        self._connection = connection
        self._window = parent
        self.dialog: SignInAgain | None = None
        connection.password_needed.connect(self._ask)
        connection.state_changed.connect(self._look)

    def stop(self) -> None:
        """Listen no longer."""
        self._connection.password_needed.disconnect(self._ask)
        self._connection.state_changed.disconnect(self._look)
        self._withdraw()

    def _ask(self, question: PasswordQuestion) -> None:
        if self.dialog is not None:
            say_again(self.dialog, question)
            self.repeated.emit(self.dialog)
            return
        self.dialog = sign_in_dialog(str(self._connection.endpoint or ""), question, self._window)
        self.dialog.entered.connect(self._connection.give_password)
        self.dialog.left.connect(self._on_left)
        self.dialog.open()
        self.asked.emit(self.dialog)

    def _on_left(self) -> None:
        self.dialog = None
        self._connection.cancel()

    def _look(self, state: State) -> None:
        if state in _STANDS:
            self._withdraw()

    def _withdraw(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.withdraw()


def sign_in_dialog(endpoint: str, question: PasswordQuestion, parent: QWidget) -> SignInAgain:
    """The dialog for a question, not yet open."""
    reason = explain_error(question.error)
    why = " ".join(full_stop(text) for text in (reason.title, reason.text) if text)
    return SignInAgain(endpoint, question.user, why, parent)


def say_again(dialog: SignInAgain, question: PasswordQuestion) -> None:
    """Why what was entered did not do."""
    reason = explain_error(question.error)
    if question.error.code == REFUSED:  # the user's name cannot be wrong here
        dialog.show_error(tr("The pool did not accept this password."), "", reason.technical)
    else:
        dialog.show_error(full_stop(reason.title), full_stop(reason.advice), reason.technical)
