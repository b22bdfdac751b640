# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Board`: the charts of a page: one window of time and one cursor for all of them, drawn anew as figures come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from math import nan

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from xolite_desktop.models.charts.chart_book import ChartBook
from xolite_desktop.models.charts.export import Column, csv_of
from xolite_desktop.models.charts.ranges import DAY_S, REACH_S, Range
from xolite_desktop.models.charts.specs import MOST_CHARTS, ChartSpec
from xolite_desktop.models.charts.subjects import Curve, Subjects
from xolite_desktop.models.sliced_work import SlicedWork
from xolite_desktop.models.text import day, day_of_month
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.charts import saving
from xolite_desktop.ui.charts.board_bar import BoardBar
from xolite_desktop.ui.charts.chart import Chart
from xolite_desktop.ui.charts.choosing import ChartDialog
from xolite_desktop.ui.style import theme

_GATHER_MS = 250
_TWO_COLUMNS = 1000
_GAP = 14


class Board(QWidget):
    """Signals: `compare_asked()`; `drawn()` after the charts were."""

    compare_asked = Signal()
    drawn = Signal()

    def __init__(self, subjects: Subjects, book: ChartBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.subjects, self.book = subjects, book
        self.charts: list[Chart] = []
        self.range: Range = book.range
        self.is_live = True
        self.dialog: ChartDialog | QFileDialog | None = None
        self.name = ""
        """What the files that are saved are called."""
        self._window = (0.0, 1.0)
        self._moment = nan
        self._problem = ""
        self.bar = BoardBar()
        self._field = QWidget()
        self._grid = QGridLayout(self._field)
        self._lay_out()
        self._drawing = SlicedWork(self)
        self._soon = Throttle(_GATHER_MS, self.redraw_in_turns, self, at_once=True)
        subjects.changed.connect(self._soon.request)
        book.changed.connect(self._soon.request)
        theme.appearance().changed.connect(self._restyle)
        self.bar.range_chosen.connect(self.choose_range)
        self.bar.live_chosen.connect(self.go_live)
        self.bar.new_asked.connect(partial(self.edit, None))
        self.bar.compare_asked.connect(self.compare_asked)
        self.bar.chosen.connect(self._on_chosen)
        self.bar.show_range(self.range)

    @property
    def window_shown(self) -> tuple[float, float]:
        """From when to when the charts go, in seconds since 1970."""
        return self._window

    def choose_range(self, chosen: Range) -> None:
        """The last minutes, hours or days up to now, and on."""
        self.range = chosen
        self.book.keep_range(chosen)
        self.bar.show_range(chosen)
        self.go_live(True)

    def go_live(self, live: bool) -> None:
        """Follow the present, or stay where it is."""
        self.is_live = live
        self.bar.live.setChecked(live)
        if live:
            self.show_cursor(nan)
            self.bar.show_range(self.range)
            self.subjects.look(self.range.span_s)
        self.redraw()

    def show_window(self, since_s: float, until_s: float) -> None:
        """All charts from one moment to another; what is further back than known is asked for."""
        end = self.subjects.end_s
        until_s = min(until_s, end + (until_s - since_s) / 2)
        self._window = (since_s, until_s)
        self.is_live = False
        self.bar.live.setChecked(False)
        self.bar.show_range(None)
        needed = int(min(max(end - since_s, self.range.span_s), REACH_S[DAY_S]))
        if needed > self.subjects.span_s:
            self.subjects.look(needed)
        self.redraw()

    def show_cursor(self, moment_s: float) -> None:
        """One cursor in all charts; NaN takes it away."""
        self._moment = moment_s
        for chart in self.charts:
            chart.show_cursor(moment_s)
        self._show_note()

    def redraw(self) -> None:
        """Draw what is known now, all charts together; nothing while nobody sees it."""
        self._drawing.stop()
        for _ in self._draw():
            pass

    def redraw_in_turns(self, *_: object) -> None:
        """As `redraw`, a few charts in each turn of the loop: many of them would hold everything else up."""
        self._drawing.start(self._draw(), lambda: None)

    def _draw(self) -> Iterator[None]:
        if not self.isVisible() or not self.subjects.refs:
            return
        if self.is_live:
            end = self.subjects.end_s
            self._window = (end - self.range.span_s, end)
        specs = self.subjects.charts(self.book.charts(self.subjects.cls, self.subjects.uuid))
        if [chart.spec for chart in self.charts] != specs:
            self._build(specs)
        events = self.subjects.events(*self._window)
        for chart in self.charts:
            curves = self._curves(chart)
            chart.plot.show_window(*self._window)
            chart.show_curves(curves, events, self._why(), self.subjects.left_out(chart.spec))
            yield
        self._show_note()
        self._show_entries()
        self.drawn.emit()

    def edit(self, chart: Chart | None) -> None:
        """Ask what a chart is to draw, of a new one if none is given."""
        dialog = ChartDialog(self.subjects, chart.spec if chart is not None else None, self)
        dialog.accepted.connect(lambda: self._put(chart, dialog.answer))
        self.dialog = dialog
        dialog.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # Building

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(20, 14, 20, 20)
        self._grid.setSpacing(_GAP)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._area, 1)

    def _build(self, specs: list[ChartSpec]) -> None:
        """A card for each; those that stay keep their state."""
        kept = {chart.spec: chart for chart in self.charts}
        self.charts = [kept.pop(spec) if spec in kept else self._made(spec) for spec in specs]
        for chart in kept.values():
            self._grid.removeWidget(chart)
            chart.hide()
            chart.deleteLater()
        self._arrange()

    def _made(self, spec: ChartSpec) -> Chart:
        chart = Chart(spec)
        chart.plot.window_asked.connect(self.show_window)
        chart.plot.cursor_moved.connect(self.show_cursor)
        chart.plot.live_asked.connect(partial(self.go_live, True))
        chart.plot.range_asked.connect(lambda: self.choose_range(self.range))
        chart.chosen.connect(partial(self._on_chart_chosen, chart))
        return chart

    def _arrange(self) -> None:
        columns = 2 if self.width() >= _TWO_COLUMNS else 1
        while self._grid.takeAt(0) is not None:
            pass
        for number, chart in enumerate(self.charts):
            self._grid.addWidget(chart, number // columns, number % columns)
            chart.show()
        for row in range(self._grid.rowCount() + 1):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(-(-len(self.charts) // columns), 1)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    # Drawing

    def _curves(self, chart: Chart) -> list[Curve]:
        since, until = self._window
        margin = (until - since) * 0.02 + 60  # so that a line goes on to the edge
        return self.subjects.curves(chart.spec, since - margin, until + margin)

    def _why(self) -> str:
        if self.subjects.reason:
            return self.subjects.reason
        if self.subjects.is_loading:
            return tr("Reading figures…")
        if self.subjects.is_new:
            return tr("The first figures come in a few seconds.")
        return tr("There are no figures of this kind.")

    def _show_note(self) -> None:
        since, until = (datetime.fromtimestamp(moment) for moment in self._window)
        parts = [" – ".join(_moment(each, since, until) for each in (since, until))]
        if self._moment == self._moment:
            parts = [tr("at {moment}").format(moment=_second(datetime.fromtimestamp(self._moment)))]
        parts += [self._problem or self.subjects.reason]
        self.bar.note.setText(" · ".join(filter(None, parts)))

    def _restyle(self) -> None:
        for chart in self.charts:
            chart.plot.restyle()

    # What a person asks for

    def _show_entries(self) -> None:
        cls, uuid = self.subjects.cls, self.subjects.uuid
        compared = tr("End the comparison first") if self.subjects.is_comparing else ""
        full = tr("There are {count} charts already").format(count=MOST_CHARTS)
        refusal = compared or (full if len(self.charts) >= MOST_CHARTS else "")
        self.bar.new.setEnabled(not refusal)
        self.bar.new.setToolTip(refusal)
        usual = "" if not self.book.is_usual(cls, uuid) else tr("They are as they were")
        own = "" if self.book.is_own(cls, uuid) else tr("This one has none of its own")
        names = {"VM": tr("all VMs"), "host": tr("all hosts"), "SR": tr("all storage")}
        self.bar.entries = [
            ("values", tr("Save values of all charts…"), ""),
            ("class", tr("Use these charts for {all}").format(all=names.get(cls, "")), compared or own),
            ("usual", tr("Back to the usual charts"), compared or usual),
            ("single", tr("End the comparison"), "" if compared else tr("Nothing is compared")),
        ]
        for number, chart in enumerate(self.charts):
            refused = dict.fromkeys(("edit", "up", "down", "remove"), compared) if compared else {}
            if number == 0:
                refused.setdefault("up", tr("It is the first"))
            if number == len(self.charts) - 1:
                refused.setdefault("down", tr("It is the last"))
            chart.refused = refused

    def _on_chosen(self, what: str) -> None:
        cls, uuid = self.subjects.cls, self.subjects.uuid
        if what == "values":
            curves = [curve for chart in self.charts for curve in chart.curves]
            self._save_values(curves, self.name)
        elif what == "class":
            self.book.keep_for_class(cls, uuid)
        elif what == "usual":
            self.book.restore(cls, uuid)
        elif what == "single":
            self.subjects.show(cls, self.subjects.refs[:1])

    def _on_chart_chosen(self, chart: Chart, what: str) -> None:
        if what == "edit":
            self.edit(chart)
        elif what == "picture":
            name = f"{self.name}-{chart.title}"
            self.dialog = saving.save_picture(chart.picture(), name, self, self._fail)
        elif what == "values":
            self._save_values(chart.curves, f"{self.name}-{chart.title}")
        else:
            self._move(chart, what)

    def _move(self, chart: Chart, what: str) -> None:
        specs = self.book.charts(self.subjects.cls, self.subjects.uuid)
        place = specs.index(chart.spec)
        shown = [each.spec for each in self.charts]
        specs.remove(chart.spec)
        if what != "remove":
            other = shown[shown.index(chart.spec) + (-1 if what == "up" else 1)]
            place = specs.index(other) + (0 if what == "up" else 1)
            specs.insert(place, chart.spec)
        self.book.keep(self.subjects.cls, self.subjects.uuid, specs)

    def _put(self, chart: Chart | None, spec: ChartSpec) -> None:
        specs = self.book.charts(self.subjects.cls, self.subjects.uuid)
        if chart is None:
            specs.append(spec)
        elif chart.spec in specs:
            specs[specs.index(chart.spec)] = spec
        self.book.keep(self.subjects.cls, self.subjects.uuid, specs)

    def values(self, curves: list[Curve]) -> str:
        """Every row of these curves in the window, as comma-separated values."""
        columns = [Column(each.name, each.quantity, each.points.between(*self._window)) for each in curves]
        return csv_of(columns)

    def _save_values(self, curves: list[Curve], name: str) -> None:
        self.dialog = saving.save_values(self.values(curves), name, self, self._fail)

    def _fail(self, sentence: str) -> None:
        self._problem = sentence
        self._show_note()


def _moment(when: datetime, since: datetime, until: datetime) -> str:
    """An end of what is shown, as exactly as it takes to know when that is."""
    if since.year != until.year:
        return f"{day(when)} {when:%H:%M}"
    is_long = until.timestamp() - since.timestamp() > DAY_S / 2
    return f"{day_of_month(when)} {when:%H:%M}" if is_long else f"{when:%H:%M:%S}"


def _second(when: datetime) -> str:
    return f"{day_of_month(when)} {when:%H:%M:%S}"
