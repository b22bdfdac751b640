# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The first window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from xolite_desktop.ui.dialogs.connect import ConnectWindow, SignIn
from xolite_desktop.ui.dialogs.recent_pools import SIGNED_IN, RecentPool

SIGNED_IN_POOL = RecentPool("two", "edge", "edge-01", "root", "yesterday", True, True, SIGNED_IN)
POOL = RecentPool("key", "lab-pool", "xcp-01.lab.example", "admin", "12 min ago", True)


def asked(window: ConnectWindow) -> list[SignIn]:
    heard: list[SignIn] = []
    window.asked.connect(heard.append)
    window.show()
    return heard


def test_enter_connects_with_what_was_entered() -> None:
    window = ConnectWindow()
    heard = asked(window)
    window.host.setText(" xcp-01 ")
    QTest.keyClicks(window.password, "secret")
    QTest.keyClick(window.password, Qt.Key.Key_Return)
    assert heard == [SignIn("xcp-01", "root", "secret")]
    window.close()


def test_what_is_missing_is_said_instead() -> None:
    window = ConnectWindow()
    heard = asked(window)
    window.submit()
    assert window.status.sentence == "Enter the name or address of a host."
    window.fill("xcp-01", "")
    window.submit()
    assert window.status.sentence == "Enter a user name."
    window.fill("xcp-01", "root")
    window.submit()
    assert window.status.sentence == "Enter the password."
    assert window.focusWidget() is window.password
    assert heard == []
    window.close()


def test_while_connecting_only_cancel_can_be_pressed() -> None:
    window = ConnectWindow()
    cancelled: list[bool] = []
    window.cancelled.connect(lambda: cancelled.append(True))
    heard = asked(window)
    window.fill("xcp-01")
    window.show_progress("Connecting to xcp-01…")
    window.submit()
    assert heard == []
    assert not window.host.isEnabled()
    assert window.status.sentence == "Connecting to xcp-01…"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    window.cancel.click()
    assert cancelled == [True, True]
    window.close()


def test_an_error_is_said_in_place_and_everything_can_be_tried_again() -> None:
    window = ConnectWindow()
    asked(window)
    window.show_error("The password was not accepted.", "Try again.", "SESSION_AUTHENTICATION_FAILED")
    assert window.status.is_error
    assert window.host.isEnabled()
    assert not window.cancel.isVisible()
    window.close()


def test_the_cursor_goes_to_the_field_at_fault_with_its_text_selected() -> None:
    window = ConnectWindow()
    asked(window)
    window.fill("xcp-01")
    window.password.setText("wrong")
    window.show_progress("Signing in…")
    window.show_error("The user name or password is wrong.", at=window.password)
    assert window.focusWidget() is window.password
    assert window.password.selectedText() != ""
    window.close()


def test_after_cancelling_the_cursor_is_where_it_was() -> None:
    window = ConnectWindow()
    asked(window)
    window.user.setFocus()
    window.show_progress("Connecting…")
    assert window.focusWidget() is not window.cancel  # where a second Enter would cancel
    window.show_idle()
    assert window.focusWidget() is window.user
    window.close()


def test_the_window_is_as_tall_as_its_sentences_and_no_taller() -> None:
    window = ConnectWindow()
    asked(window)
    before = window.height()
    window.show_error("xcp-01 cannot be reached.", "Check the address and the network. " * 12, "UNREACHABLE")
    assert window.height() > before + 40
    assert window.status.height() >= window.status.heightForWidth(window.status.width())
    window.show_idle()
    assert window.height() == before
    window.close()


def test_the_password_is_hidden_and_never_in_a_representation() -> None:
    window = ConnectWindow()
    assert window.password.echoMode() == QLineEdit.EchoMode.Password
    assert "secret" not in repr(SignIn("h", "u", "secret"))
    window.password.setText("secret")
    window.forget_password()
    assert window.password.text() == ""


def test_a_recent_pool_fills_the_form_and_waits_for_the_password() -> None:
    window = ConnectWindow()
    heard = asked(window)
    window.show_recent([POOL])
    window.recent.itemClicked.emit(window.recent.item(0))
    assert (window.host.text(), window.user.text()) == ("xcp-01.lab.example", "admin")
    window.recent.itemActivated.emit(window.recent.item(0))
    assert heard == []
    window.close()


def test_every_field_has_a_name() -> None:
    window = ConnectWindow()
    assert [field.accessibleName() for field in (window.host, window.user, window.password)] == [
        "Host",
        "User",
        "Password",
    ]


def test_the_demo_is_one_press_away() -> None:
    window = ConnectWindow()
    wanted: list[bool] = []
    window.demo_asked.connect(lambda: wanted.append(True))
    window.demo.click()
    assert wanted == [True]


def test_a_pool_one_is_signed_in_to_connects_with_one_click_and_sends_no_password() -> None:
    window = ConnectWindow()
    heard = asked(window)
    window.show_recent([POOL, SIGNED_IN_POOL])
    window.password.setText("meant for another")
    window.recent.itemClicked.emit(window.recent.item(1))
    assert heard == [SignIn("edge-01", "root", "")]
    window.show_progress("Connecting…")
    window.recent.itemActivated.emit(window.recent.item(1))  # the second half of a double click
    assert len(heard) == 1
    window.close()


def test_the_form_knows_whether_a_password_is_needed_and_what_was_chosen() -> None:
    window = ConnectWindow()
    heard = asked(window)
    window.show_recent([POOL, SIGNED_IN_POOL])
    window.staying.allow("KWallet")
    window.fill("edge-01", "root")
    assert window.password.placeholderText() == "Not needed"
    assert window.staying.box.isChecked()
    window.submit()
    window.fill("edge-01", "admin")
    assert window.password.placeholderText() == ""
    assert not window.staying.box.isChecked()
    window.submit()
    assert window.status.sentence == "Enter the password."
    assert heard == [SignIn("edge-01", "root", "", True)]
    window.close()


def test_choosing_to_stay_is_part_of_what_was_entered() -> None:
    window = ConnectWindow()
    heard = asked(window)
    window.fill("xcp-01")
    window.password.setText("secret")
    window.submit()
    window.staying.allow("KWallet")
    window.submit()
    window.staying.box.click()
    window.submit()
    assert [each.stays for each in heard] == [None, False, True]
    window.close()
