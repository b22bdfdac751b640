# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A card with a small chart: its curves by name and newest value at the right of the title."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xolite_desktop.models.charts.glance import Glance
from xolite_desktop.models.charts.quantity import in_words
from xolite_desktop.ui.style import fonts, series, theme
from xolite_desktop.ui.widgets.card import Card
from xolite_desktop.ui.widgets.label import tip
from xolite_desktop.ui.widgets.spark_chart import SparkChart

_DOT = 8
_GAP = 14
_LONGEST = 160


class CurveStrip(QWidget):
    """Dot, name and figure of each curve, at the right; those that have no room are left out from the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[tuple[str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """(name, figure) of each curve, in order."""
        if list(entries) != self._entries:
            self._entries = list(entries)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(60, QFontMetrics(fonts.strong()).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small, strong = QFontMetrics(fonts.small()), QFontMetrics(fonts.strong())
        laid, room = [], self.width()
        for name, figure in self._entries:
            shown = small.elidedText(name, Qt.TextElideMode.ElideRight, _LONGEST)
            width = _DOT + 6 + small.horizontalAdvance(shown) + 6 + strong.horizontalAdvance(figure) + _GAP
            if width - _GAP > room:
                break
            laid.append((shown, figure, width))
            room -= width
        left = float(self.width() - sum(width for *_, width in laid) + _GAP)
        for number, (name, figure, width) in enumerate(laid):
            self._paint_entry(painter, left, number, name, figure)
            left += width

    def _paint_entry(self, painter: QPainter, left: float, number: int, name: str, figure: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(series.color(number))
        painter.drawEllipse(QRectF(left, (self.height() - _DOT) / 2, _DOT, _DOT))
        left += _DOT + 6
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        for text, font, token in ((name, fonts.small(), "fg2"), (figure, fonts.strong(), "fg")):
            painter.setFont(font)
            painter.setPen(theme.color(token))
            width = QFontMetrics(font).horizontalAdvance(text) + 2
            painter.drawText(QRectF(left, 0, width, self.height()), flags, text)
            left += width + 4


class ChartCard(Card):
    """A title, the curves' newest values, and the chart."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.strip = CurveStrip()
        self.head.insertWidget(1, self.strip, 1)
        self.head.setStretch(2, 0)
        self.chart = SparkChart(title)
        self.add(self.chart)
        self._column.setStretchFactor(self.chart, 100)
        self.set_hint("")

    def set_hint(self, hint: str) -> None:
        super().set_hint(hint)
        self._hint.setVisible(bool(hint))

    def show_glance(self, glance: Glance) -> None:
        quantity = glance.quantity
        # What has ended is no figure of now: a halted VM does not have 3 % of its processors busy.
        self.strip.show_entries(
            [
                (name, "" if glance.past else in_words(quantity, points.latest()))
                for name, points in glance.curves
            ]
        )
        self.strip.setToolTip(tip(glance.past))
        self.chart.show_glance(glance)
