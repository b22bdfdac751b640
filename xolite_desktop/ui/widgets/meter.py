# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Meters: a thin bar, alone or under a line with a label and its figure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from xolite_desktop.models import fields as models
from xolite_desktop.ui.style import fonts, theme
from xolite_desktop.ui.style.tones import TINT
from xolite_desktop.ui.widgets.label import ElidedLabel, Label

HEIGHT = 6


def paint(painter: QPainter, rect: QRectF, fraction: float | None, tint: str = "accent") -> None:
    """Paint a track and its filled part; an unknown fraction shows the track alone."""
    radius = rect.height() / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("line2"))
    painter.drawRoundedRect(rect, radius, radius)
    if fraction is not None and fraction > 0:
        filled = QRectF(rect)
        filled.setWidth(max(rect.height(), rect.width() * min(1.0, fraction)))
        painter.setBrush(theme.color(tint))
        painter.drawRoundedRect(filled, radius, radius)
    painter.restore()


class Meter(QWidget):
    """A bar from 0 to 1; None while the figure is not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fraction: float | None = None
        self._tint = "accent"

    @property
    def fraction(self) -> float | None:
        return self._fraction

    def set_fraction(self, fraction: float | None, tint: str = "accent") -> None:
        if (fraction, tint) != (self._fraction, self._tint):
            self._fraction, self._tint = fraction, tint
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint(painter, QRectF(self.rect()), self._fraction, self._tint)


class MeterRow(QWidget):
    """A label, its figure at the right, and the bar below both."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = ElidedLabel(label, tone="secondary")
        self.figure = Label("", font=fonts.strong())
        self.meter = Meter()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.label, 1)
        line.addWidget(self.figure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self.meter)

    def show_value(self, label: str, figure: str, fraction: float | None, tint: str = "accent") -> None:
        """The label may carry figures too ("Memory · 24 of 32 GiB")."""
        self.label.setText(label)
        self.figure.setText(figure)
        self.meter.set_fraction(fraction, tint)
        self.meter.setVisible(fraction is not None)
        self.figure.setVisible(bool(figure))
        self.setAccessibleName(f"{label}: {figure}")


class MeterRows(QWidget):
    """Meters below each other, updated in place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[MeterRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(13)

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Label and figure of each row shown."""
        return [(row.label.text(), row.figure.text()) for row in self._rows if not row.isHidden()]

    def show_meters(self, meters: Sequence[models.Meter]) -> None:
        while len(self._rows) < len(meters):
            row = MeterRow("")
            self._rows.append(row)
            self._column.addWidget(row)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(meters))
            if number < len(meters):
                meter = meters[number]
                row.show_value(meter.label, meter.value, meter.fraction, TINT[meter.kind])
