# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Before something that interrupts or destroys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from xolite_desktop.models.actions.action import Risk
from xolite_desktop.models.actions.offer import Confirm
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.widgets.label import Label

SHUT_DOWN = Confirm(
    "Shut down 2 VMs?",
    "Users are cut off.",
    ("web-1", "web-2"),
    ("db: it is halted",),
    "Shut down",
    Risk.INTERRUPTS,
)
DELETE = Confirm("Delete web-1?", "Its disks are lost.", ("web-1",), (), "Delete", Risk.DESTROYS, "web-1")


def test_enter_cancels() -> None:
    dialog = ConfirmDialog(SHUT_DOWN)
    outcome: list[int] = []
    dialog.finished.connect(outcome.append)
    dialog.open()
    assert dialog.cancel.isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert outcome == [ConfirmDialog.DialogCode.Rejected.value]


def test_it_names_what_it_acts_on_and_what_it_leaves_out() -> None:
    dialog = ConfirmDialog(SHUT_DOWN)
    shown = [label.text() for label in dialog.findChildren(Label)]
    assert {"web-1", "web-2", "db: it is halted", "Shut down 2 VMs?"} <= set(shown)


def test_a_long_list_is_cut_and_says_so() -> None:
    many = Confirm("Start?", "", tuple(f"vm-{number}" for number in range(30)), (), "Start", Risk.INTERRUPTS)
    dialog = ConfirmDialog(many)
    assert "and 22 more" in [label.text() for label in dialog.findChildren(Label)]


def test_what_destroys_takes_the_name() -> None:
    dialog = ConfirmDialog(DELETE)
    outcome: list[bool] = []
    dialog.accepted.connect(lambda: outcome.append(True))
    dialog.open()
    assert dialog.typed is not None
    dialog.go.click()
    assert outcome == []
    dialog.typed.setText("web-1")
    dialog.go.click()
    assert outcome == [True]
