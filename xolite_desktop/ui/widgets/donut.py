# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A donut with a legend: how many of each state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from xolite_desktop.ui.style import fonts, marks, theme
from xolite_desktop.ui.widgets.label import Label

_SIDE = 98
_THICK = 13


@dataclass(frozen=True)
class Slice:
    """One share of the ring: its word, how many, and the state whose mark and colour it takes."""

    label: str
    count: int
    state: str


class Ring(QWidget):
    """The donut itself, its total in the middle."""

    def __init__(self, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._noun = noun
        self._slices: tuple[Slice, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_slices(self, slices: Sequence[Slice]) -> None:
        self._slices = tuple(slices)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = _THICK / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(theme.color("line2"), _THICK))
        painter.drawEllipse(box)
        total = sum(part.count for part in self._slices)
        start = 90.0
        for part in self._slices:
            span = 360.0 * part.count / total if total else 0.0
            if span and part.state != "halted":
                token = marks.MARKS[part.state][1]
                painter.setPen(
                    QPen(theme.color(token), _THICK, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
                )
                painter.drawArc(box, round(start * 16), round(-span * 16))
            start -= span
        self._paint_total(painter, total)

    def _paint_total(self, painter: QPainter, total: int) -> None:
        middle = self.rect().center().y()
        painter.setPen(theme.color("fg"))
        painter.setFont(fonts.title())
        painter.drawText(
            QRectF(0, middle - 22, self.width(), 26), int(Qt.AlignmentFlag.AlignCenter), str(total)
        )
        painter.setPen(theme.color("fg3"))
        painter.setFont(fonts.small())
        painter.drawText(
            QRectF(0, middle + 3, self.width(), 18), int(Qt.AlignmentFlag.AlignCenter), self._noun
        )


class MarkLabel(QWidget):
    """A state's mark alone, for legends."""

    def __init__(self, state: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setFixedSize(marks.SIZE, marks.SIZE)

    def set_state(self, state: str) -> None:
        self._state = state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        marks.paint(QPainter(self), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._state)


class Donut(QWidget):
    """Ring and legend side by side; `show_slices` with the same words each time only changes figures."""

    def __init__(self, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring = Ring(noun)
        self._legend = QGridLayout()
        self._legend.setHorizontalSpacing(8)
        self._legend.setVerticalSpacing(7)
        self._legend.setColumnStretch(1, 1)
        self._figures: dict[str, Label] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._legend, 1)
        row.setAlignment(self._legend, Qt.AlignmentFlag.AlignVCenter)

    def show_slices(self, slices: Sequence[Slice]) -> None:
        self.ring.set_slices(slices)
        for part in slices:
            if part.label not in self._figures:
                self._add_legend(part)
            self._figures[part.label].setText(str(part.count))
        self.setAccessibleName(", ".join(f"{part.count} {part.label.lower()}" for part in slices))

    def _add_legend(self, part: Slice) -> None:
        line = self._legend.rowCount()
        figure = self._figures[part.label] = Label("", font=fonts.strong())
        self._legend.addWidget(MarkLabel(part.state), line, 0)
        self._legend.addWidget(Label(part.label, tone="secondary"), line, 1)
        self._legend.addWidget(figure, line, 2, Qt.AlignmentFlag.AlignRight)
