# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The snapshots of a VM, as a list or as the tree they form, with the same actions on either."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xolite_desktop.models.roles import ItemRole
from xolite_desktop.models.snapshot_outline import SnapshotOutline
from xolite_desktop.models.tables.table import Table
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.actions.menus import context_menu
from xolite_desktop.ui.style import icons
from xolite_desktop.ui.tables.table_panel import TableDesk, TablePanel
from xolite_desktop.ui.tabs.table_tab import TableTab
from xolite_desktop.ui.widgets.card import paint_surface
from xolite_desktop.ui.widgets.segments import Segments
from xolite_desktop.ui.widgets.tree_view import TreeView
from xolite_desktop.xapi.refs import Ref

LIST, TREE = "list", "tree"
KEY = "snapshots_as"
"""In what is kept of a pool's window."""
_EDGE = 6
_LEAST = 60


class OutlineView(TreeView):
    """Everything is open but what somebody closed. Signals: `opened(ref)` by a double click or Enter."""

    opened = Signal(str)

    def __init__(self, outline: SnapshotOutline, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(outline)
        self.setAccessibleName(tr("Snapshots as a tree"))
        outline.modelReset.connect(self.expandAll)
        outline.rowsInserted.connect(lambda parent: self.expandRecursively(parent))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ItemRole.REF)))
        self.expandAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().data(ItemRole.REF))
        else:
            super().keyPressEvent(event)


class OutlineCard(QWidget):
    """As high as the rows that are open."""

    def __init__(self, view: OutlineView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.addWidget(view)
        model = view.model()
        for signal in (
            model.rowsInserted,
            model.rowsRemoved,
            model.modelReset,
            view.expanded,
            view.collapsed,
        ):
            signal.connect(self.fit)

    def fit(self, *_: object) -> None:
        rows, index = 0, self._view.model().index(0, 0)
        while index.isValid():
            rows, index = rows + 1, self._view.indexBelow(index)
        height = rows * max(1, self._view.sizeHintForRow(0)) + 2 * _EDGE + 2
        self.setMaximumHeight(max(height, _LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_surface(self)


class SnapshotsTab(TableTab):
    """Which of the two it is, is kept for the pool."""

    def __init__(self, desk: TableDesk, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(desk, table, parent)
        self.outline = SnapshotOutline(desk.store, self)
        self.outline.pause()
        self.ways = Segments(
            [(LIST, tr("List"), tr("Snapshots as a list")), (TREE, tr("Tree"), tr("Snapshots as a tree"))],
            tr("How snapshots are shown"),
        )
        self.tree = OutlineView(self.outline)
        self.card = OutlineCard(self.tree)
        self._connect()

    @property
    def is_tree(self) -> bool:
        looks = self._desk.looks
        return looks.settings.window(looks.pool_uuid).get(KEY) == TREE

    @property
    def selected(self) -> list[Ref]:
        """What is selected in the tree, from top to bottom; the VM itself where that is "You are here"."""
        indexes = sorted(self.tree.selectedIndexes(), key=lambda index: self.tree.visualRect(index).top())
        return [Ref(index.data(ItemRole.REF)) for index in indexes]

    def show_as(self, way: str) -> None:
        """As `LIST` or `TREE`; what is selected stays so."""
        looks = self._desk.looks
        look = looks.settings.window(looks.pool_uuid)
        selected = (
            self.selected if self.is_tree else self.panel.view.selected if self.panel is not None else []
        )
        look[KEY] = way
        looks.settings.set_window(looks.pool_uuid, look)
        self.refresh()
        self._select(selected)

    def refresh(self) -> None:
        super().refresh()
        self.ways.choose(TREE if self.is_tree else LIST)
        self._choose_face()

    def _choose_face(self) -> None:
        """A VM without snapshots shows what the table says of that, either way."""
        if self.panel is None or self.ref is None or not self.isVisible():
            return
        is_tree = self.is_tree and bool(self.store.index.snapshots_of_vm(self.ref))
        if is_tree:
            self.outline.show_vm(self.ref)
            self.outline.resume()
        else:
            self.outline.pause()
        self.panel.show_instead(self.card if is_tree else None)
        self.ways.setVisible(self.panel.model.total > 0)
        self._on_selection()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.outline.pause()

    def _connect(self) -> None:
        self.ways.chosen.connect(self.show_as)
        self.tree.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())
        self.tree.opened.connect(self.link_activated)
        self.tree.customContextMenuRequested.connect(self._show_menu)

    def _shown_panel(self) -> TablePanel:
        is_new = self.panel is None
        panel = super()._shown_panel()
        if is_new:
            panel.bar.add_choice(self.ways)
            panel.model.counted.connect(self._choose_face)
        return panel

    def _select(self, refs: list[Ref]) -> None:
        assert self.panel is not None
        if not self.is_tree:
            self.panel.view.select(refs)
            return
        self.tree.clearSelection()
        for index in filter(lambda index: index.isValid(), map(self.outline.index_of, refs)):
            self.tree.selectionModel().select(index, self.tree.selectionModel().SelectionFlag.Select)
        self._on_selection()

    def _on_selection(self) -> None:
        if self.is_tree and self.tree.isVisible() and self.panel is not None:
            self._desk.rows.select(self.selected)
            self.panel.bar.show_selected(len(self.selected), len(self.selected))

    def _show_menu(self, at: QPoint) -> None:
        index = self.tree.indexAt(at)
        if not index.isValid():
            return
        menu = context_menu(self._desk.rows, self)
        if len(self.selected) == 1 and self.selected != [self.ref]:
            ref = self.selected[0]
            go = menu.addAction(icons.icon("arrow-right"), tr("Go to the snapshot"))
            go.triggered.connect(lambda: self.link_activated.emit(ref))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.tree.viewport().mapToGlobal(at))
