# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A failure in words."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from xolite_desktop.models.reasons import explain_code
from xolite_desktop.ui.dialogs.failure import FailureDialog
from xolite_desktop.ui.widgets.label import Label


def test_the_sentence_comes_first_and_the_code_on_request() -> None:
    explanation = explain_code("HOST_NOT_ENOUGH_FREE_MEMORY", ("34359738368", "1073741824"))
    dialog = FailureDialog("Starting web-1 failed", explanation)
    dialog.open()
    shown = [label.text() for label in dialog.findChildren(Label)]
    assert shown[0] == "Starting web-1 failed"
    assert "HOST_NOT_ENOUGH_FREE_MEMORY" not in shown[1]
    assert dialog.details.isHidden()
    dialog.show_details()
    assert dialog.details.text().startswith("HOST_NOT_ENOUGH_FREE_MEMORY")
    dialog._copy.click()
    assert QGuiApplication.clipboard().text() == explanation.technical
    dialog.reject()
