# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The screens of all running VMs of a pool or a host beside each other; only those in sight are connected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.console.console_desk import ConsoleDesk
from xolite_desktop.ui.console.thumbnail import FOOT, Thumbnail
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.tabs.tab import Tab
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.kinds import is_hidden, is_vm
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

CELL_WIDTH = 250  # at least
GAP = 16
_SHAPE = 10 / 16
MOST_LIVE = 32
"""Cells connected at a time, however large the window: each costs the host a connection."""


def screens_of(store: PoolStore, ref: Ref) -> list[Ref]:
    """The running VMs of the pool, or of one host, by name."""
    of_host = store.cache.host(ref) is not None
    found = [
        (natural_key(vm.name_label), vm_ref)
        for vm_ref, vm in store.cache.of(VM, "VM").items()
        if is_vm(vm) and not is_hidden(vm) and vm.power_state == PowerState.RUNNING
        if not of_host or vm.resident_on == ref
    ]
    return [vm_ref for _, vm_ref in sorted(found)]


class ConsoleWall(Tab):
    """Signals: `console_asked(ref)` when a screen was clicked."""

    title = "VM consoles"
    classes = frozenset({"VM"})
    console_asked = Signal(str)

    def __init__(self, desk: ConsoleDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk.store, parent)
        self._desk = desk
        self.cells: dict[Ref, Thumbnail] = {}
        self._order: list[Ref] = []
        self._field = QWidget()
        self._area = QScrollArea()
        self._area.setWidgetResizable(False)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._field)
        self._area.verticalScrollBar().valueChanged.connect(self._show_those_in_sight)
        self._area.viewport().installEventFilter(self)
        self._empty = Label(
            tr("No VM is running here. Start one to see its screen."), tone="secondary", font=fonts.body()
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self._area)

    @property
    def in_sight(self) -> list[Ref]:
        """The VMs whose screens are shown, and so connected."""
        return [ref for ref in self._order if self.cells[ref].isVisible()]

    def refresh(self) -> None:
        if self.ref is None:
            return
        order = screens_of(self.store, self.ref)
        for ref in [ref for ref in self.cells if ref not in order]:
            cell = self.cells.pop(ref)
            cell.close_link()
            cell.hide()
            cell.deleteLater()
        for ref in order:
            if ref not in self.cells:
                self.cells[ref] = cell = Thumbnail(ref, self._desk, self._field)
                cell.hide()
                cell.activated.connect(self.console_asked)
            self.cells[ref].refresh()
        self._order = order
        self._empty.setVisible(not order)
        self._area.setVisible(bool(order))
        self._lay_out()

    def close_links(self) -> None:
        """Let go of every screen, as when the window closes."""
        for cell in self.cells.values():
            cell.close_link()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._lay_out()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        """As many columns as fit, cells as wide as the columns."""
        room = self._area.viewport().width() - 2 * GAP
        columns = max(1, (room + GAP) // (CELL_WIDTH + GAP))
        width = max(1, (room - (columns - 1) * GAP) // columns)
        height = round(width * _SHAPE) + FOOT
        for place, ref in enumerate(self._order):
            row, column = divmod(place, columns)
            left, top = GAP + column * (width + GAP), GAP + row * (height + GAP)
            self.cells[ref].setGeometry(left, top, width, height)
        rows = -(-len(self._order) // columns)
        self._field.resize(self._area.viewport().width(), 2 * GAP + rows * (height + GAP) - GAP)
        self._show_those_in_sight()

    def _show_those_in_sight(self, *_: object) -> None:
        top = self._area.verticalScrollBar().value()
        sight = QRect(0, top, self._area.viewport().width(), self._area.viewport().height())
        shown = 0
        for ref in self._order:
            cell = self.cells[ref]
            visible = shown < MOST_LIVE and cell.geometry().intersects(sight)
            shown += visible
            if cell.isHidden() == visible:
                cell.setVisible(visible)
