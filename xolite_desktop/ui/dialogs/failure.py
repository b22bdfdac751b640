# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A failure in words: what happened, to what, what to do next; the code and its parameters are one press away."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.reasons import Explanation
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.style.wording import full_stop
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import Label

_LONGEST = 2_000  # characters of code and parameters that are shown; a copy has them all


class FailureDialog(Dialog):
    """Shows one explanation; `heading` says what was being done."""

    def __init__(self, heading: str, explanation: Explanation, parent: QWidget | None = None) -> None:
        lead = full_stop(explanation.title)
        super().__init__(parent, heading, lead, icon="warning-circle", tint="bad", width=560)
        self._technical = explanation.technical
        for text in (explanation.text, explanation.advice):
            if text:
                self.body.addWidget(Label(full_stop(text), wrap=True, selectable=True))
        self.details = Label(
            visible(explanation.technical)[:_LONGEST],
            tone="secondary",
            font=fonts.monospace(),
            wrap=True,
            selectable=True,
        )
        self.details.hide()
        self.body.addWidget(self.details)
        self._more = Button(tr("Show code"), kind="flat")
        self._copy = Button(tr("Copy code"), kind="flat", icon="copy")
        close = Button(tr("Close"), kind="primary")
        self.foot.addWidget(self._more)
        self.foot.addWidget(self._copy)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self._more.clicked.connect(self.show_details)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._technical))
        close.clicked.connect(self.accept)
        close.setFocus()

    def show_details(self) -> None:
        self.details.setVisible(self.details.isHidden())
        self._more.set_text(tr("Hide code") if not self.details.isHidden() else tr("Show code"))
        self.fit()
