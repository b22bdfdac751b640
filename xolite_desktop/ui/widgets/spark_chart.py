# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A small chart of a few curves over one stretch of time: lines, a filled first one, times below, gaps as gaps."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from xolite_desktop.models.charts.axes import time_ticks, top_of
from xolite_desktop.models.charts.glance import Glance
from xolite_desktop.models.charts.points import Points
from xolite_desktop.models.charts.quantity import Quantity, in_words
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import fonts, series, theme
from xolite_desktop.ui.widgets.label import tip

HEIGHT = 122
_FOOT = 22
_LINES = 4
_TICK_ROOM = 150
_FILL = 0.12
_VEIL = 0.75


class SparkChart(QWidget):
    """Shows what `show_glance` gave; where there is no curve, its sentence."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._glance = Glance(Quantity.SHARE)
        self._top = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setAccessibleName(name)

    @property
    def glance(self) -> Glance:
        return self._glance

    def show_glance(self, glance: Glance) -> None:
        self._glance = glance
        highest = max((_highest(points) for _, points in glance.curves), default=0.0)
        self._top = top_of(glance.quantity, highest)
        self.setAccessibleDescription(glance.sentence or _in_words(glance))
        self.setToolTip(tip(glance.past))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        plot = QRectF(0, 4, self.width() - 1, self.height() - _FOOT - 4)
        if not self._glance.curves:
            painter.setPen(theme.color("fg3"))
            painter.setFont(fonts.body())
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(0, 4, 0, 0), int(flags), self._glance.sentence)
            return
        self._paint_grid(painter, plot)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in reversed(range(len(self._glance.curves))):
            self._paint_curve(painter, plot, number)
        self._paint_top(painter, plot)

    def _paint_grid(self, painter: QPainter, plot: QRectF) -> None:
        painter.setPen(QPen(theme.color("line2"), 1))
        for line in range(_LINES + 1):
            y = round(plot.top() + plot.height() * line / _LINES) + 0.5
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setFont(fonts.small())
        painter.setPen(theme.color("fg3"))
        metrics = QFontMetrics(fonts.small())
        since, until = self._glance.since_s, self._glance.until_s
        most = max(1, int(plot.width() // _TICK_ROOM))
        for moment, words in time_ticks(since, until, most):
            width = metrics.horizontalAdvance(words) + 2
            left = plot.left() + plot.width() * (moment - since) / (until - since) - width / 2
            left = max(plot.left(), min(left, plot.right() - width))
            spot = QRectF(left, plot.bottom() + 5, width, metrics.height())
            painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_top(self, painter: QPainter, plot: QRectF) -> None:
        """What the highest line stands for, readable also where a curve runs behind it."""
        metrics = QFontMetrics(fonts.small())
        top = in_words(self._glance.quantity, self._top)
        width = metrics.horizontalAdvance(top) + 2
        box = QRectF(plot.right() - width, plot.top() + 1, width, metrics.height())
        veil = theme.color("panel")
        veil.setAlphaF(_VEIL)
        painter.fillRect(box, veil)
        painter.setFont(fonts.small())
        painter.setPen(theme.color("fg3"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight), top)

    def _paint_curve(self, painter: QPainter, plot: QRectF, number: int) -> None:
        color = series.color(number)
        pen = QPen(color, 1.5, series.dash(number))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        for part in self._parts(plot, self._glance.curves[number][1]):
            if number == 0:
                fill = theme.color("accent")
                fill.setAlphaF(_FILL)
                path = QPainterPath(QPointF(part[0].x(), plot.bottom()))
                for point in part:
                    path.lineTo(point)
                path.lineTo(part[-1].x(), plot.bottom())
                painter.fillPath(path, fill)
            painter.setPen(pen)
            if len(part) == 1:
                painter.drawPoint(part[0])
            else:
                painter.drawPolyline(QPolygonF(part))

    def _parts(self, plot: QRectF, points: Points) -> Iterator[list[QPointF]]:
        """Runs of numbers, as places on the widget."""
        since = self._glance.since_s
        width = plot.width() / max(1.0, self._glance.until_s - since)
        height = plot.height() / self._top
        part: list[QPointF] = []
        for time_s, value in zip(points.times, points.values, strict=True):
            if value == value:
                part.append(
                    QPointF(plot.left() + (time_s - since) * width, plot.bottom() - max(0, value) * height)
                )
            elif part:
                yield part
                part = []
        if part:
            yield part


def _highest(points: Points) -> float:
    return max((value for value in points.values if value == value), default=0.0)


def _in_words(glance: Glance) -> str:
    if glance.past:
        return glance.past
    words = [
        tr("{name} {now}, {now2} at most").format(
            name=name,
            now=in_words(glance.quantity, points.latest()),
            now2=in_words(glance.quantity, _highest(points)),
        )
        for name, points in glance.curves
    ]
    return "; ".join(words)
