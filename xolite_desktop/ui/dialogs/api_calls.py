# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The calls an action would make, as scripts to read and to copy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from xolite_desktop.models.api_calls.scripts import Scripts
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.segments import Segments

PYTHON, XE = "python", "xe"
_HEIGHT = 380


def offer_calls(dialog: PlanDialog | ConfirmDialog, scripts: Callable[[], Scripts | None]) -> None:
    """A button in a dialog's foot that shows what it would call, as soon as nothing is wrong with its plan."""
    button = Button(tr("Show API calls"), kind="flat", icon="code")

    def show() -> None:
        found = scripts() if _is_sound(dialog) else None
        if found is not None:
            ApiCallsDialog(found, dialog).open()

    button.clicked.connect(show)
    dialog.foot.insertWidget(0, button)


def offer_told_calls(dialog: Dialog, scripts: Scripts) -> None:
    """A button in the foot that shows the calls of something that has begun."""
    button = Button(tr("Show API calls"), kind="flat", icon="code")
    lead = tr("What this work calls, in order, as long as no call fails.")
    button.clicked.connect(lambda: ApiCallsDialog(scripts, dialog, lead=lead).open())
    dialog.foot.insertWidget(0, button)


def _is_sound(dialog: PlanDialog | ConfirmDialog) -> bool:
    """What only waits for a name to be typed is sound."""
    if isinstance(dialog, PlanDialog):
        return dialog.go.isEnabled() or (dialog.is_danger and not dialog.problems())
    return True


class ApiCallsDialog(Dialog):
    """Python or xe, one at a time."""

    def __init__(self, scripts: Scripts, parent: QWidget | None = None, *, lead: str = "") -> None:
        lead = lead or tr("What would be called, in order. Nothing has been called yet.")
        super().__init__(parent, tr("API calls"), lead, icon="code", tint="accent", width=760)
        self._texts = {PYTHON: scripts.python, XE: scripts.xe}
        self._shown = PYTHON
        ways = ((PYTHON, tr("Python"), tr("A script for XenAPI")), (XE, "xe", tr("Commands for a shell")))
        self.ways = Segments(ways, tr("Language"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Script"))
        self.text.setFont(fonts.monospace())
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_HEIGHT)
        self.body.addWidget(self.ways)
        self.body.addWidget(self.text)
        self.copy, self.close_button = Button(tr("Copy"), icon="copy"), Button(tr("Close"), kind="primary")
        self.foot.addWidget(self.copy)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.ways.chosen.connect(self.choose)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self._texts[self._shown]))
        self.close_button.clicked.connect(self.accept)
        self.choose(PYTHON)

    def choose(self, way: str) -> None:
        """Show the script of one language."""
        self._shown = way
        self.ways.choose(way)
        self.text.setPlainText(self._texts[way])
