# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The busiest VMs by what a person chose: processors, memory, disk or network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from xolite_desktop.models.charts.live import BUSY, Live
from xolite_desktop.models.charts.pool_figures import PoolFigures
from xolite_desktop.models.charts.quantity import Quantity, in_words
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.actions.menus import popup_below
from xolite_desktop.ui.tabs import lines
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.card import Card
from xolite_desktop.ui.widgets.meter_list import MeterLine, MeterList


@dataclass(frozen=True)
class Measure:
    """What VMs are ranked by. Memory comes from records, so that it has no `value` here."""

    title: str
    quantity: Quantity
    value: Callable[[Live], float] | None


MEASURES = (
    Measure("CPU", Quantity.SHARE, lambda live: live.cpu),
    Measure("Memory", Quantity.BYTES, None),
    Measure("Disk", Quantity.BYTES_PER_S, lambda live: live.disk),
    Measure("Network", Quantity.BITS_PER_S, lambda live: live.network),
)


class BusiestCard(Card):
    """Signals: `activated(ref)` of a VM."""

    activated = Signal(str)

    def __init__(self, store: PoolStore, figures: PoolFigures, parent: QWidget | None = None) -> None:
        super().__init__(tr("Top VMs"), parent=parent)
        self._store = store
        self._figures = figures
        self._measure = MEASURES[0]
        self.choice = Button("", kind="flat")
        self._name_choice()
        self.choice.setFixedHeight(22)
        self.choice.clicked.connect(self._offer_measures)
        self.head.insertWidget(2, self.choice)
        self.list = MeterList(tr("Busiest VMs"), "")
        self.list.activated.connect(self.activated)
        self.add(self.list)
        figures.busiest_changed.connect(self.refresh)

    @property
    def measure(self) -> Measure:
        return self._measure

    def choose(self, measure: Measure) -> None:
        """Rank by this from now on."""
        self._measure = measure
        self._name_choice()
        self.refresh()

    def refresh(self) -> None:
        """Show who is the busiest now."""
        value = self._measure.value
        if value is None:
            found = lines.largest_vms(self._store)
        else:
            found = self._ranked(value)
        self.list.show_lines(found)
        self.set_hint("" if found else tr("reading figures…") if self._store.totals.vm_count else "")

    def _offer_measures(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for measure in MEASURES:
            action = menu.addAction(tr(measure.title))
            action.triggered.connect(lambda _=False, chosen=measure: self.choose(chosen))
        popup_below(menu, self.choice)

    def _name_choice(self) -> None:
        title = tr(self._measure.title)
        self.choice.set_text(f"{title} ▾")
        self.choice.setAccessibleName(tr("Ranked by {measure}").format(measure=title))

    def _ranked(self, value: Callable[[Live], float]) -> list[MeterLine]:
        ranked = self._figures.busiest(value, lines.FEW)
        top = value(ranked[0][1]) if ranked else 0.0
        whole = 1.0 if self._measure.quantity is Quantity.SHARE else top
        found = []
        for ref, live in ranked:
            vm = self._store.cache.vm(ref)
            if vm is None:
                continue
            host = self._store.cache.host(vm.resident_on)
            note = visible(host.name_label) if host is not None else ""
            share = min(1.0, value(live) / whole) if whole else 0.0
            tint = "mark_warn" if self._measure.quantity is Quantity.SHARE and share >= BUSY else "accent"
            figure = in_words(self._measure.quantity, value(live))
            found.append(MeterLine(ref, visible(vm.name_label), note, figure, share, tint=tint))
        return found
