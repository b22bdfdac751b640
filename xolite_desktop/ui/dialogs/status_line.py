# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A line in a form that says what is being done, or what went wrong and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.style import fonts, icons
from xolite_desktop.ui.widgets.label import Label, LinkLabel
from xolite_desktop.ui.widgets.spinner import Spinner

_SHOW, _HIDE = later("Details"), later("Hide details")


class _Sign(QWidget):
    def __init__(self, name: str, tint: str) -> None:
        super().__init__()
        self._name, self._tint = name, tint
        self.setFixedSize(16, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), QRect(0, 1, 16, 16), self._name, self._tint)


class StatusLine(QWidget):
    """Hidden while there is nothing to say. Signals: `changed()` when the details come or go."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spinner = Spinner()
        self._sign = _Sign("warning-circle", "bad")
        self._sentence = Label("", wrap=True)
        self._advice = Label("", tone="secondary", wrap=True)
        self._details = Label("", tone="hint", font=fonts.monospace(), wrap=True, selectable=True)
        self._more = LinkLabel(tr(_SHOW))
        self._more.activated.connect(self._toggle_details)
        text = QVBoxLayout()
        text.setSpacing(3)
        for label in (self._sentence, self._advice, self._more, self._details):
            text.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 14)
        row.setSpacing(8)
        row.addWidget(self._spinner)
        row.addWidget(self._sign)
        row.addLayout(text, 1)
        for part in (self._spinner, self._sign):
            row.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.clear()

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    @property
    def is_error(self) -> bool:
        """Whether it says what went wrong."""
        return not self._sign.isHidden() and not self.isHidden()

    def clear(self) -> None:
        self._sentence.setText("")
        self.hide()

    def show_progress(self, sentence: str) -> None:
        self._show(sentence, "", "", failed=False)

    def show_error(self, sentence: str, advice: str = "", details: str = "") -> None:
        self._show(sentence, advice, details, failed=True)

    def _show(self, sentence: str, advice: str, details: str, *, failed: bool) -> None:
        self._sentence.setText(sentence)
        self._sentence.set_tone("bad" if failed else "secondary")
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self._details.setText(details)
        self._details.hide()
        self._more.setText(tr(_SHOW))
        self._more.setVisible(bool(details))
        self._sign.setVisible(failed)
        self._spinner.setVisible(not failed)
        self.setAccessibleName(sentence)
        self.show()

    def _toggle_details(self) -> None:
        shown = self._details.isHidden()
        self._details.setVisible(shown)
        self._more.setText(tr(_HIDE if shown else _SHOW))
        self.changed.emit()
