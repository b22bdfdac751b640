# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A dialog is as high as what is in it, whatever comes and goes."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.plan_dialog import Form
from xolite_desktop.ui.dialogs.typed_name import TypedName
from xolite_desktop.ui.widgets.inputs import TextInput
from xolite_desktop.xapi.plans.problem import Problem


def test_a_dialog_is_as_high_as_its_content(application: QApplication) -> None:
    dialog = Dialog(None, "Title", "Lead", icon="heartbeat", tint="accent", width=500)
    form = Form()
    form.add("name", "Name", TextInput("", "Name"), hint="Two lines of words, since these are long. " * 3)
    dialog.body.addWidget(form)
    dialog.open()
    without = dialog.height()
    form.show_problems([Problem("name", "EMPTY")], lambda _: "This is needed.")
    dialog.fit()
    assert without < dialog.height() == _wanted(application, dialog)
    form.show_problems([], str)
    dialog.fit()
    assert dialog.height() == without == _wanted(application, dialog)
    typed = TypedName("2")
    dialog.body.addWidget(typed)
    typed.show()
    dialog.fit()
    assert without < dialog.height() == _wanted(application, dialog)
    dialog.reject()


def _wanted(application: QApplication, dialog: Dialog) -> int:
    """What the content turns out to need once everything has been laid out."""
    for _ in range(3):
        application.processEvents()
    column = dialog.layout()
    assert column is not None
    return column.totalHeightForWidth(dialog.width())
