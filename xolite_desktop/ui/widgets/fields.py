# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rows of label and value, updated in place; a uuid can be copied with one press."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from xolite_desktop.ui.style import fonts, icons
from xolite_desktop.ui.widgets.button import IconButton
from xolite_desktop.ui.widgets.label import ElidedLabel, Label, LinkLabel

LABEL_WIDTH = 118
ROW_SPACING = 9
_COPIED_MS = 1200


class Fields(QWidget):
    """A two-column grid. `set` creates a row on first use and changes only its text afterwards."""

    def __init__(self, parent: QWidget | None = None, *, label_width: int = LABEL_WIDTH) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(ROW_SPACING)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)
        self._values: dict[str, ElidedLabel] = {}

    def set(self, label: str, text: str, *, tone: str = "", mono: bool = False, tip: str = "") -> None:
        """Show a value; an empty one as a dash, so that missing is seen to be missing."""
        value = self._values.get(label)
        if value is None:
            value = ElidedLabel("", font=fonts.monospace() if mono else None)
            self._add(label, value, value)
        self._fill(label, value, text, tone, tip)

    def set_copyable(self, label: str, text: str) -> None:
        """A value in monospace with a button that copies it."""
        value = self._values.get(label)
        if value is None:
            value = ElidedLabel("", font=fonts.monospace())
            self._add(label, value, Copyable(label, value))
        self._fill(label, value, text, "", "")

    def link(self, label: str) -> LinkLabel:
        """The value of a row as a link; connect its `activated` once."""
        value = self._values.get(label)
        if value is None:
            value = LinkLabel("")
            self._add(label, value, value)
        assert isinstance(value, LinkLabel)
        return value

    def text(self, label: str) -> str:
        """What a row shows; KeyError if there is no such row."""
        return self._values[label].text()

    def _fill(self, label: str, value: ElidedLabel, text: str, tone: str, tip: str) -> None:
        shown = text or "—"
        if value.text() != shown:
            value.setText(shown)
            value.setAccessibleName(f"{label}: {shown}")
        value.set_tone(tone if text else "hint")
        value.set_tip(tip)

    def _add(self, label: str, value: ElidedLabel, cell: QWidget) -> None:
        self._values[label] = value
        line = self._grid.rowCount()
        self._grid.addWidget(Label(label, tone="secondary"), line, 0)
        self._grid.addWidget(cell, line, 1)


class Copyable(QWidget):
    """A value and the button that copies it; the button shows a tick for a moment."""

    def __init__(self, name: str, value: ElidedLabel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self._button = IconButton("copy", f"Copy {name}")
        self._button.setFixedSize(20, 18)
        self._button.setIconSize(QSize(14, 14))
        self._button.setStyleSheet("padding: 0")
        self._button.clicked.connect(self.copy)
        self._back = QTimer(self, singleShot=True, interval=_COPIED_MS)
        self._back.timeout.connect(lambda: self._button.setIcon(icons.icon("copy")))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(value, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self._value.text())
        self._button.setIcon(icons.icon("check", "ok"))
        self._back.start()
