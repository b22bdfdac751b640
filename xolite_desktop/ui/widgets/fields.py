# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rows of label and value, updated in place; a uuid can be copied with one press."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QGraphicsOpacityEffect, QGridLayout, QHBoxLayout, QWidget

from xolite_desktop.models.fields import Field
from xolite_desktop.ui.style import fonts, icons
from xolite_desktop.ui.style.tones import TONE
from xolite_desktop.ui.widgets.button import IconButton
from xolite_desktop.ui.widgets.label import ElidedLabel, Label, LinkLabel

LABEL_WIDTH = 118
ROW_SPACING = 9
_COPIED_MS = 1200


class Fields(QWidget):
    """A two-column grid of what models give. Rows are made once; afterwards only their texts change.

    Signals: `link_activated(ref)`.
    """

    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, label_width: int = LABEL_WIDTH) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(ROW_SPACING)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)
        self._values: dict[str, ElidedLabel] = {}
        self._links: dict[str, str] = {}

    def show_fields(self, fields: Sequence[Field]) -> None:
        """Show these rows; the labels are expected to be the same ones each time."""
        for field in fields:
            self._links[field.label] = field.link
            value = self._values.get(field.label) or self._add(field)
            if value.text() != field.value:
                value.setText(field.value)
                value.setAccessibleName(f"{field.label}: {field.value}")
            if not isinstance(value, LinkLabel):
                value.set_tone("hint" if field.is_missing else TONE[field.kind])
            value.set_tip(field.tooltip)

    def text(self, label: str) -> str:
        """What a row shows; KeyError if there is no such row."""
        return self._values[label].text()

    def _add(self, field: Field) -> ElidedLabel:
        value: ElidedLabel
        cell: QWidget
        if field.link:
            cell = value = LinkLabel("")
            value.activated.connect(lambda label=field.label: self.link_activated.emit(self._links[label]))
        elif field.is_code:
            value = ElidedLabel("", font=fonts.monospace())
            cell = Copyable(field.label, value)
        else:
            cell = value = ElidedLabel("")
        self._values[field.label] = value
        line = self._grid.rowCount()
        self._grid.addWidget(Label(field.label, tone="secondary"), line, 0)
        self._grid.addWidget(cell, line, 1)
        return value


class Copyable(QWidget):
    """A value and the button that copies it, seen while the pointer or the focus is there; then a tick for a moment."""

    def __init__(self, name: str, value: ElidedLabel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self._button = IconButton("copy", f"Copy {name}")
        self._button.setFixedSize(20, 16)
        self._button.setIconSize(QSize(14, 14))
        self._button.setStyleSheet("padding: 0; border: none")
        self._button.setGraphicsEffect(QGraphicsOpacityEffect(self._button, opacity=0.0))
        self._button.installEventFilter(self)
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

    def enterEvent(self, event: QEnterEvent) -> None:
        self._reveal(True)

    def leaveEvent(self, event: QEvent) -> None:
        self._reveal(self._button.hasFocus())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._reveal(event.type() == QEvent.Type.FocusIn)
        return False

    def _reveal(self, shown: bool) -> None:
        effect = self._button.graphicsEffect()
        assert isinstance(effect, QGraphicsOpacityEffect)
        effect.setOpacity(1.0 if shown else 0.0)
