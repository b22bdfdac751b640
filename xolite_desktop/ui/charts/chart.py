# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Chart`: one card of the board: title, menu, plot and legend, or a sentence why there is nothing to draw."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan, nan

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QStackedWidget, QWidget

from xolite_desktop.models.charts.lifecycle import LifeEvent
from xolite_desktop.models.charts.quantity import in_words
from xolite_desktop.models.charts.specs import ChartSpec
from xolite_desktop.models.charts.subjects import Curve
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.actions.menus import popup_below
from xolite_desktop.ui.charts.legend import Entry, Legend
from xolite_desktop.ui.charts.plot import Plot
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import IconButton
from xolite_desktop.ui.widgets.card import Card
from xolite_desktop.ui.widgets.label import Label

LEGEND_WIDTH = 196
HEIGHT = 250
CHOICES = (
    ("edit", later("Edit chart…")),
    ("up", later("Move up")),
    ("down", later("Move down")),
    ("picture", later("Save as picture…")),
    ("values", later("Save values…")),
    ("remove", later("Remove chart")),
)
"""What the menu of a chart offers."""


class Chart(Card):
    """Signals: `chosen(what)` of `CHOICES`."""

    chosen = Signal(str)

    def __init__(self, spec: ChartSpec, parent: QWidget | None = None) -> None:
        self.title = visible(spec.title) if spec.is_own else tr(spec.title)
        super().__init__(self.title, parent=parent)
        self.spec = spec
        self._curves: list[Curve] = []
        self._hidden: set[str] = set()
        self._moment = nan
        self.refused: dict[str, str] = {}
        """Why some of the menu cannot be chosen now."""
        self.plot = Plot(self.title)
        self.legend = Legend(self.title)
        self._why = Label("", tone="hint", font=fonts.body(), wrap=True)
        self._why.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.more = IconButton("dots-three", tr("More for {chart}").format(chart=self.title))
        self._stack = QStackedWidget()
        self._lay_out()
        self.more.clicked.connect(self._open_menu)
        self.legend.toggled.connect(self._toggle)
        self.legend.stands_out.connect(lambda curve: self.plot.stand_out(curve or None))

    @property
    def curves(self) -> list[Curve]:
        """What is drawn now; those that a person hid left out."""
        return [curve for curve in self._curves if curve.id not in self._hidden]

    def sizeHint(self) -> QSize:
        return QSize(420, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def show_curves(self, curves: Sequence[Curve], events: Sequence[LifeEvent], why: str, left: int) -> None:
        """Draw these; without any, `why` stands there. `left` is how many there was no room for."""
        self._curves = list(curves)
        self._stack.setCurrentIndex(0 if curves else 1)
        self._why.setText(why)
        self.plot.show_curves(curves)
        self.plot.show_events(events)
        words = tr("{shown} of {count}; choose others by Edit")
        self.set_hint(words.format(shown=len(curves), count=len(curves) + left) if left and curves else "")
        self._show_legend()

    def show_cursor(self, moment_s: float) -> None:
        """The line of the cursor, and the values there; NaN for the newest values."""
        self._moment = moment_s
        self.plot.show_cursor(moment_s)
        self._show_legend()

    def picture(self) -> QPixmap:
        """The card as it is seen."""
        return self.grab()

    def _lay_out(self) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        area = QScrollArea()
        area.setWidget(self.legend)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(LEGEND_WIDTH)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self.plot, 1)
        row.addWidget(area)
        self._stack.addWidget(body)
        self._stack.addWidget(self._why)
        self.head.addWidget(self.more)
        self.add(self._stack)
        self._column.setStretchFactor(self._stack, 100)

    def _show_legend(self) -> None:
        entries = []
        for curve in self._curves:
            at = curve.points.latest() if isnan(self._moment) else curve.points.at(self._moment)
            entries.append(Entry(curve.id, curve.name, in_words(curve.quantity, at), curve.look))
        self.legend.show_entries(entries, self._hidden)

    def _toggle(self, curve: str) -> None:
        self._hidden ^= {curve}
        self.plot.hide_curves(self._hidden)
        self._show_legend()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for what, words in CHOICES:
            action = menu.addAction(tr(words))
            action.setEnabled(what not in self.refused)
            action.setToolTip(self.refused.get(what, ""))
            action.triggered.connect(lambda _=False, chosen=what: self.chosen.emit(chosen))
        popup_below(menu, self.more)
