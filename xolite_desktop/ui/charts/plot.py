# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Plot`: the drawn part of a chart, by pyqtgraph in our colours: curves, marks of events, and the line of the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from xolite_desktop.models.charts.axes import top_of, value_ticks
from xolite_desktop.models.charts.lifecycle import LifeEvent
from xolite_desktop.models.charts.quantity import Quantity
from xolite_desktop.models.charts.ranges import REACH_S
from xolite_desktop.models.charts.subjects import Curve
from xolite_desktop.ui.charts.axis import TimeAxis, ValueAxis
from xolite_desktop.ui.style import series, theme
from xolite_desktop.ui.style.tones import TINT
from xolite_desktop.ui.widgets.label import tip

pg.setConfigOptions(antialias=True, exitCleanup=False)

LEAST_SPAN_S = 60.0
MOST_SPAN_S = float(max(REACH_S.values()))
_NEAR_PX = 6.0
_FADED = 60  # alpha of curves beside one that stands out
_ZOOM = 0.8
_PAN = 0.1


class Plot(pg.PlotWidget):
    """Signals: `window_asked(since_s, until_s)` by mouse or keys; `cursor_moved(moment_s)`, NaN when it left;
    `live_asked()` by End, `range_asked()` by Home."""

    window_asked = Signal(float, float)
    cursor_moved = Signal(float)
    live_asked = Signal()
    range_asked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self.times, self.values = TimeAxis(), ValueAxis()
        super().__init__(parent, axisItems={"bottom": self.times, "left": self.values})
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(150)
        self._curves: list[Curve] = []
        self._items: dict[str, Any] = {}
        self._hidden: set[str] = set()
        self._outstanding: str | None = None
        self._events: list[LifeEvent] = []
        self._window = (0.0, 1.0)
        self._set_up()
        self.restyle()

    @property
    def shown_window(self) -> tuple[float, float]:
        """The moments at both ends of the time axis."""
        return self._window

    def show_window(self, since_s: float, until_s: float) -> None:
        """From when to when the time axis goes."""
        self._window = (since_s, until_s)
        self.getViewBox().setXRange(since_s, until_s, padding=0)

    def show_curves(self, curves: Sequence[Curve]) -> None:
        """Draw these instead of those before."""
        self._curves = list(curves)
        wanted = {curve.id for curve in curves}
        for gone in [key for key in self._items if key not in wanted]:
            self.removeItem(self._items.pop(gone))
        for curve in curves:
            item = self._items.get(curve.id)
            if item is None:
                item = self._items[curve.id] = pg.PlotCurveItem(connect="finite")
                item.setZValue(12 if curve.is_total else 10)
                self.addItem(item, ignoreBounds=True)
                item.setPen(self._pen(curve))
            times = np.frombuffer(curve.points.times, dtype=np.int64).astype(np.float64)
            item.setData(times, np.frombuffer(curve.points.values, dtype=np.float64), connect="finite")
            item.setVisible(curve.id not in self._hidden)
        self._fit_values()

    def show_events(self, events: Sequence[LifeEvent]) -> None:
        """Mark these moments."""
        if list(events) != self._events:
            self._events = list(events)
            self._draw_events()

    def show_cursor(self, moment_s: float) -> None:
        """Put the line of the cursor at a moment; NaN takes it away."""
        self._cursor.setVisible(moment_s == moment_s)
        if moment_s == moment_s:
            self._cursor.setPos(moment_s)

    def hide_curves(self, hidden: set[str]) -> None:
        self._hidden = set(hidden)
        for key, item in self._items.items():
            item.setVisible(key not in hidden)
        self._fit_values()

    def stand_out(self, curve: str | None) -> None:
        """Have one curve stand out, or none."""
        if curve != self._outstanding:
            self._outstanding = curve
            for each in self._curves:
                self._items[each.id].setPen(self._pen(each))
                self._items[each.id].setZValue(20 if each.id == curve else 12 if each.is_total else 10)

    def restyle(self) -> None:
        """Wear the theme and the fonts of now."""
        self.setBackground(theme.color("panel"))
        for axis in (self.times, self.values):
            axis.restyle()
        self._grid.setPen(pg.mkPen(theme.color("line2")))
        self._cursor.setPen(pg.mkPen(theme.color("fg3"), width=1))
        for curve in self._curves:
            self._items[curve.id].setPen(self._pen(curve))
        self._draw_events()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        since, until = self._window
        span = until - since
        step = {Qt.Key.Key_Left: -_PAN, Qt.Key.Key_Right: _PAN}.get(Qt.Key(event.key()))
        factor = {
            Qt.Key.Key_Plus: _ZOOM,
            Qt.Key.Key_Equal: _ZOOM,
            Qt.Key.Key_Minus: 1 / _ZOOM,
        }.get(Qt.Key(event.key()))
        if step is not None:
            self.window_asked.emit(since + span * step, until + span * step)
        elif factor is not None:
            self._zoom((since + until) / 2, factor)
        elif event.key() == Qt.Key.Key_End:
            self.live_asked.emit()
        elif event.key() == Qt.Key.Key_Home:
            self.range_asked.emit()
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, or over the axis, the wheel zooms; else it scrolls the page of charts."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        at = self._moment(event.position())
        self._zoom(at, _ZOOM if event.angleDelta().y() > 0 else 1 / _ZOOM)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        moment = self._moment(event.position())
        since, until = self._window
        self.cursor_moved.emit(moment if since <= moment <= until else float("nan"))
        near = self._event_near(event.position())
        if near is not None:
            QToolTip.showText(event.globalPosition().toPoint(), tip(near.text), self)
        else:
            QToolTip.hideText()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.range_asked.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.cursor_moved.emit(float("nan"))

    def _set_up(self) -> None:
        box = self.getViewBox()
        box.setMouseEnabled(x=True, y=False)
        box.setMenuEnabled(False)
        box.setDefaultPadding(0)
        box.disableAutoRange()
        box.setLimits(minXRange=LEAST_SPAN_S, maxXRange=MOST_SPAN_S)
        box.sigRangeChangedManually.connect(self._on_dragged)
        self.hideButtons()
        self.getPlotItem().layout.setContentsMargins(0, 9, 4, 0)  # the top mark's words need room
        self.setMouseTracking(True)
        self._grid = pg.PlotCurveItem(connect="pairs")
        self._grid.setZValue(0)
        self._lines = pg.PlotCurveItem(connect="pairs")
        self._marks = pg.ScatterPlotItem(pxMode=True)
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._cursor.setVisible(False)
        self._cursor.setZValue(30)
        for item in (self._grid, self._lines, self._marks, self._cursor):
            self.addItem(item, ignoreBounds=True)
        self._marks.setZValue(15)

    def _pen(self, curve: Curve) -> QPen:
        color = series.color(curve.look)
        stands_out = self._outstanding == curve.id
        if self._outstanding is not None and not stands_out:
            color.setAlpha(_FADED)
        width = 2.4 if stands_out else 1.9 if curve.is_total else 1.2
        pen: QPen = pg.mkPen(color, width=width, style=series.dash(curve.look))
        return pen

    def _fit_values(self) -> None:
        shown = [curve for curve in self._curves if curve.id not in self._hidden]
        quantity = self._curves[0].quantity if self._curves else Quantity.SHARE
        highest = 0.0
        for curve in shown:
            values = np.frombuffer(curve.points.values, dtype=np.float64)
            if len(values) and not np.isnan(values).all():
                highest = max(highest, float(np.nanmax(values)))
        top = top_of(quantity, highest)
        self.values.show_quantity(quantity)
        self.getViewBox().setYRange(0, top, padding=0)
        self._draw_grid([value for value, _ in value_ticks(quantity, 0, top)])
        self._draw_events()

    def _draw_grid(self, lines: list[float]) -> None:
        ends = np.array([0.0, 4e9] * len(lines))
        self._grid.setData(ends, np.repeat(lines, 2), connect="pairs")

    def _draw_events(self) -> None:
        top = self.getViewBox().viewRange()[1][1]
        moments = [event.time_s for event in self._events]
        self._lines.setData(
            np.repeat(np.array(moments, dtype=float), 2), np.tile([0.0, top], len(moments)), connect="pairs"
        )
        self._lines.setPen(pg.mkPen(theme.color("fg3"), width=1, style=Qt.PenStyle.DotLine))
        brushes = [pg.mkBrush(theme.color(TINT[event.kind])) for event in self._events]
        edge = pg.mkPen(theme.color("panel"), width=1)
        self._marks.setData(
            moments, [top * 0.97] * len(moments), symbol="t", size=11, brush=brushes, pen=edge
        )

    def _on_dragged(self, *_: object) -> None:
        since, until = self.getViewBox().viewRange()[0]
        self.window_asked.emit(since, until)

    def _zoom(self, at: float, factor: float) -> None:
        since, until = self._window
        span = min(MOST_SPAN_S, max(LEAST_SPAN_S, (until - since) * factor))
        share = (at - since) / (until - since)
        self.window_asked.emit(at - span * share, at + span * (1 - share))

    def _moment(self, position: QPointF) -> float:
        scene = self.mapToScene(position.toPoint())
        return float(self.getViewBox().mapSceneToView(scene).x())

    def _event_near(self, position: QPointF) -> LifeEvent | None:
        box = self.getViewBox()
        width = box.screenGeometry().width() if box.screenGeometry() is not None else 1
        reach = (self._window[1] - self._window[0]) / max(1, width) * _NEAR_PX
        moment = self._moment(position)
        near = [event for event in self._events if abs(event.time_s - moment) <= reach]
        return min(near, key=lambda event: abs(event.time_s - moment), default=None)
