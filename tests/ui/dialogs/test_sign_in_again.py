# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The password is asked for again, and the window behind it stays as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from xolite_desktop.ui.dialogs.sign_in_again import SignInAgain
from xolite_desktop.ui.widgets.label import Label


def opened() -> tuple[SignInAgain, list[str], list[bool]]:
    dialog = SignInAgain("xcp-01", "ro\u202eot", "The session is gone.")
    entered: list[str] = []
    left: list[bool] = []
    dialog.entered.connect(entered.append)
    dialog.left.connect(lambda: left.append(True))
    dialog.open()
    return dialog, entered, left


def test_enter_signs_in_and_the_field_is_emptied_at_once() -> None:
    dialog, entered, left = opened()
    QTest.keyClicks(dialog.password, "secret")
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)
    assert entered == ["secret"]
    assert dialog.password.text() == ""
    assert not dialog.sign_in.isEnabled()
    dialog.submit()
    assert entered == ["secret"]
    assert left == []
    dialog.withdraw()
    assert left == []


def test_the_user_is_fixed_and_only_text() -> None:
    dialog, _, _ = opened()
    assert [field.accessibleName() for field in dialog.findChildren(QLineEdit)] == ["Password"]
    assert dialog.password.echoMode() is QLineEdit.EchoMode.Password
    assert "\u202e" not in "".join(label.text() for label in dialog.findChildren(Label))
    dialog.withdraw()


def test_nothing_entered_is_said() -> None:
    dialog, entered, _ = opened()
    dialog.sign_in.click()
    assert entered == []
    assert dialog.status.sentence == "Enter the password."
    dialog.withdraw()


def test_after_an_error_one_can_try_again() -> None:
    dialog, entered, _ = opened()
    for attempt in ("first", "second"):
        QTest.keyClicks(dialog.password, attempt)
        dialog.sign_in.click()
        dialog.show_error("The pool did not accept this password.", "", "CODE")
    assert entered == ["first", "second"]
    assert dialog.focusWidget() is dialog.password
    dialog.withdraw()


def test_closing_is_leaving_also_while_it_signs_in() -> None:
    dialog, _, left = opened()
    QTest.keyClicks(dialog.password, "secret")
    dialog.sign_in.click()
    assert dialog.disconnect_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert left == [True]
