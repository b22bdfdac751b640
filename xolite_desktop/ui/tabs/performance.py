# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The performance tab of VMs, hosts and storage: interactive charts, made when they are first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xolite_desktop.models.charts.chart_book import ChartBook
from xolite_desktop.models.charts.subjects import Subjects
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.text import visible
from xolite_desktop.ui.tabs.tab import Tab
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.kinds import is_hidden, is_iso_library, is_vm
from xolite_desktop.xapi.records.storage import SR
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

if TYPE_CHECKING:
    from xolite_desktop.ui.charts.board import Board
    from xolite_desktop.ui.charts.choosing import CompareDialog


class PerformanceTab(Tab):
    """Asks for figures only while it is shown."""

    title = "Performance"
    classes = frozenset({"message"})

    def __init__(
        self, connection: Connection, book: ChartBook, cls: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(connection.store, parent)
        self.subjects = Subjects(connection, self)
        self._book = book
        self._cls = cls
        self.board: Board | None = None
        self.dialog: CompareDialog | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def applies(self, ref: Ref) -> bool:
        """Templates and snapshots never run."""
        vm = self.store.cache.vm(ref)
        return vm is None or is_vm(vm) or vm.is_control_domain

    def refresh(self) -> None:
        if self.ref is None:
            return
        board = self._board()
        if self.subjects.refs[:1] != [self.ref]:
            self.subjects.show(self._cls, [self.ref])
            board.name = name_of_ref(self.ref, self.store.cache)
        if not self.subjects.span_s:
            board.range = self._book.range
            board.go_live(True)
        else:
            board.redraw()

    def take_focus(self) -> None:
        if self.board is not None and self.board.charts:
            self.board.charts[0].plot.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.subjects.rest()

    def compare(self) -> None:
        """Ask which others to draw beside this one."""
        from xolite_desktop.ui.charts.choosing import CompareDialog

        if self.ref is None:
            return
        first = name_of_ref(self.ref, self.store.cache)
        self.dialog = dialog = CompareDialog(first, self._others(), self.subjects.refs, self)
        dialog.accepted.connect(lambda: self.compare_with(dialog.answer))
        dialog.open()

    def compare_with(self, others: list[Ref]) -> None:
        """Draw these beside the object of the page; none ends it."""
        if self.ref is not None:
            self.subjects.show(self._cls, [self.ref, *others])

    def _board(self) -> Board:
        """pyqtgraph takes a third of a second to import: not before somebody wants to see charts."""
        if self.board is None:
            from xolite_desktop.ui.charts.board import Board

            self.board = Board(self.subjects, self._book)
            self.board.compare_asked.connect(self.compare)
            self._column.addWidget(self.board)
        return self.board

    def _others(self) -> list[tuple[Ref, str]]:
        """Objects of the same class by name; those that run before those that do not."""
        found: list[tuple[bool, str, Ref]] = []
        if self._cls == "VM":
            for ref, vm in self.store.cache.of(VM, "VM").items():
                if is_vm(vm) and not is_hidden(vm):
                    found.append((vm.power_state != "Running", visible(vm.name_label), ref))
        elif self._cls == "host":
            for ref, host in self.store.cache.of(Host, "host").items():
                found.append((not host.enabled, visible(host.name_label), ref))
        else:
            for ref, sr in self.store.cache.of(SR, "SR").items():
                if not (is_iso_library(sr) or is_hidden(sr) or sr.is_tools_sr):
                    found.append((False, visible(sr.name_label), ref))
        found.sort(key=lambda entry: (entry[0], natural_key(entry[1])))
        return [(ref, name) for _, name, ref in found if ref != self.ref]
