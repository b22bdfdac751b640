# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The left side: a field to filter with, and the tree of the pool's objects."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.models.text import count
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.panel import Panel
from xolite_desktop.ui.widgets.search_field import SearchField
from xolite_desktop.ui.widgets.tree_view import TreeView
from xolite_desktop.xapi.refs import Ref

WIDTH = 280
LEAST_WIDTH = 200
_FILTER_AFTER_MS = 120


class Sidebar(Panel):
    """Signals: `object_chosen(Ref)` for the current object, `selection_changed(list of Ref)` in the order of rows,
    `menu_asked(QPoint)` in global coordinates.
    """

    object_chosen = Signal(str)
    selection_changed = Signal(list)
    menu_asked = Signal(QPoint)

    def __init__(self, tree: ObjectTree, parent: QWidget | None = None) -> None:
        super().__init__("sidebar", parent)
        self._tree = tree
        self._chosen: Ref | None = None
        self.setMinimumWidth(LEAST_WIDTH)
        self.filter = SearchField("Filter")
        self.view = TreeView()
        self.view.setModel(tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 12, 7, 6)
        column.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(6, 0, 6, 0)
        top.addWidget(self.filter)
        self.nothing = Label(
            "Nothing matches. Names, tags, addresses and UUIDs are searched.", tone="hint", wrap=True
        )
        self.nothing.hide()
        top.addWidget(self.nothing)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        self._filter_soon = QTimer(self, singleShot=True, interval=_FILTER_AFTER_MS)
        self._filter_soon.timeout.connect(self._apply_filter)
        self.filter.textChanged.connect(lambda: self._filter_soon.start())
        self.filter.left.connect(self._on_filter_left)
        self.view.customContextMenuRequested.connect(self._on_menu_requested)
        self.view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        tree.modelReset.connect(self._on_reset)
        tree.settled.connect(self._show_count)
        tree.settled.connect(self._show_whether_found)
        self._show_count()

    @property
    def selected(self) -> list[Ref]:
        """Refs of the selected objects, groups left out, from top to bottom."""
        indexes = sorted(
            self.view.selectionModel().selectedIndexes(), key=lambda i: self.view.visualRect(i).top()
        )
        return [Ref(i.data(ItemRole.REF)) for i in indexes if i.data(ItemRole.CLASS)]

    def select(self, ref: str) -> bool:
        """Select an object and bring it into view; False if the tree does not show it now."""
        index = self._tree.index_of(ref)
        if not index.isValid():
            self._chosen = Ref(ref)  # the tree of a big pool comes a moment later
            return False
        self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.view.scrollTo(index)
        return True

    def select_all(self, refs: Iterable[str]) -> None:
        """Select these objects, those that the tree shows now."""
        selection = QItemSelection()
        for index in map(self._tree.index_of, refs):
            if index.isValid():
                selection.select(index, index)
        self.view.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def focus_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _apply_filter(self) -> None:
        self._tree.set_filter(self.filter.text())
        self.view.restore_expansion(everything=bool(self._tree.filter_text))
        self._show_whether_found()

    def _show_whether_found(self) -> None:
        found = self._tree.rowCount(self._tree.index(0, 0)) > 0
        self.nothing.setVisible(bool(self._tree.filter_text) and not found)

    def _on_filter_left(self) -> None:
        self._filter_soon.stop()
        self._apply_filter()
        self.view.setFocus()

    def _on_menu_requested(self, position: QPoint) -> None:
        if self.view.indexAt(position).isValid():
            self.menu_asked.emit(self.view.viewport().mapToGlobal(position))

    def _on_selection_changed(self) -> None:
        selected = self.selected
        current = self._current(selected)
        if current is not None and current != self._chosen:
            self._chosen = current
            self.object_chosen.emit(current)
        self.selection_changed.emit(selected)

    def _current(self, selected: list[Ref]) -> Ref | None:
        index = self.view.currentIndex()
        ref = index.data(ItemRole.REF) if index.isValid() and index.data(ItemRole.CLASS) else None
        return Ref(ref) if ref in selected else (selected[0] if selected else None)

    def _on_reset(self) -> None:
        """A reset forgets selections; ours is a ref and comes back if the object is still shown."""
        self._show_count()
        index = self._tree.index_of(self._chosen) if self._chosen else QModelIndex()
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(index, flags)

    def _show_count(self) -> None:
        text = f"Filter {count(self._tree.object_count, 'object')}"
        self.filter.setPlaceholderText(text)
        self.filter.setAccessibleName(text)
