# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The left side: how the pool's objects are arranged, a field to filter with, and their tree."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.query.hints import Vocabulary, hints
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.models.text import count, grouped
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.tree_order import ORDERS, order_called
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.filter_field import FilterField
from xolite_desktop.ui.widgets.label import ElidedLabel, Label
from xolite_desktop.ui.widgets.panel import Panel
from xolite_desktop.ui.widgets.segments import Segments
from xolite_desktop.ui.widgets.tree_view import TreeView
from xolite_desktop.xapi.refs import Ref

WIDTH = 280
LEAST_WIDTH = 220
_FILTER_AFTER_MS = 60
_COUNT_MS = 200  # between two counts of what matches, while the pool changes
_SIDE = 6
_ONE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class Sidebar(Panel):
    """Signals: `object_chosen(Ref)` for the current object, `group_chosen(key)` for a group where no object is selected,
    `selection_changed(list of Ref)` in the order of rows,
    `menu_asked(QPoint)` in global coordinates, `order_chosen(id)` when a person arranges the tree otherwise.

    Only a person changes what is selected: an object that goes, or that the filter hides, leaves nothing selected
    rather than its neighbor, and is selected again when it comes back.
    """

    object_chosen = Signal(str)
    group_chosen = Signal(str)
    selection_changed = Signal(list)
    menu_asked = Signal(QPoint)
    order_chosen = Signal(str)

    def __init__(self, tree: ObjectTree, store: PoolStore, parent: QWidget | None = None) -> None:
        super().__init__("sidebar", parent)
        self._tree = tree
        self._chosen: Ref | None = None
        self._also: list[Ref] = []  # what else was selected, to come back after a reset
        self._is_gone = False  # what was chosen went by itself
        self.setMinimumWidth(LEAST_WIDTH)
        vocabulary = Vocabulary(store, self)
        self.orders = Segments(
            [(order.id, tr(order.short), tr(order.title)) for order in ORDERS], tr("Arrange the objects")
        )
        self.filter = FilterField(tr("Filter"), lambda text, cursor: hints(text, cursor, vocabulary.of), self)
        self.view = TreeView()
        tree.rowsAboutToBeRemoved.connect(self._on_rows_going)  # before the view chooses a neighbor
        tree.modelAboutToBeReset.connect(self._on_reset_coming)
        self.view.setModel(tree)
        self.problem = Label("", tone="warn", font=fonts.small(), wrap=True)
        self.nothing = Label(
            tr("Nothing matches. Words are looked for in names, descriptions, tags, addresses and UUIDs."),
            tone="hint",
            wrap=True,
        )
        self.found = ElidedLabel("", tone="hint", font=fonts.small())
        self.clear = Button(tr("Clear filter"), kind="link")
        self._lay_out()
        self._filter_soon = QTimer(self, singleShot=True, interval=_FILTER_AFTER_MS)
        self._state_soon = Throttle(_COUNT_MS, self._show_state, self, at_once=True)
        self._connect()
        self._show_state()

    @property
    def selected(self) -> list[Ref]:
        """Refs of the selected objects, groups left out, from top to bottom, each once."""
        indexes = sorted(
            self.view.selectionModel().selectedIndexes(), key=lambda i: self.view.visualRect(i).top()
        )
        return [
            Ref(ref) for ref in dict.fromkeys(i.data(ItemRole.REF) for i in indexes if i.data(ItemRole.CLASS))
        ]

    def select(self, ref: str) -> bool:
        """Select an object and bring it into view; False if the tree does not show it now."""
        self._is_gone = False
        index = self._tree.index_of(ref)
        if not index.isValid():
            self._chosen = Ref(ref)  # the tree of a big pool comes a moment later
            return False
        model = self.view.selectionModel()
        is_news = model.selectedIndexes() != [index] or self.view.currentIndex() != index
        model.setCurrentIndex(index, _ONE)
        self.view.scrollTo(index)
        if not is_news:  # what is hidden here may have been shown meanwhile
            self._on_selection_changed()
        return True

    def select_all(self, refs: Iterable[str]) -> None:
        """Select these objects, those that the tree shows now."""
        selection = QItemSelection()
        for index in map(self._tree.index_of, refs):
            if index.isValid():
                selection.select(index, index)
        self.view.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def arrange(self, order_id: str) -> None:
        """Show the objects in another order; what is selected stays so where it is in it."""
        order = order_called(order_id)
        self.orders.choose(order.id)
        self._tree.set_order(order)

    def focus_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def clear_filter(self) -> None:
        """Show everything again, and what is selected."""
        self.filter.clear()
        self.apply_filter_now()
        index = self.view.currentIndex()
        if index.isValid():
            self.view.scrollTo(index)

    # Building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 10, _SIDE + 1, _SIDE)
        column.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(_SIDE, 0, _SIDE, 0)
        top.setSpacing(8)
        top.addWidget(self.orders)
        top.addWidget(self.filter)
        top.addWidget(self.problem)
        line = QHBoxLayout()
        line.setContentsMargins(2, 0, 0, 0)
        line.addWidget(self.found, 1)
        line.addWidget(self.clear)
        self._line = QWidget()
        self._line.setLayout(line)
        top.addWidget(self._line)
        top.addWidget(self.nothing)
        column.addLayout(top)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self._filter_soon.timeout.connect(self._apply_filter)
        self.filter.textChanged.connect(lambda: self._filter_soon.start())
        self.filter.left.connect(self._on_filter_left)
        self.clear.clicked.connect(self._on_clear)
        self.orders.chosen.connect(self.order_chosen)
        self.view.customContextMenuRequested.connect(self._on_menu_requested)
        self.view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._tree.modelReset.connect(self._on_reset)
        self._tree.settled.connect(self._on_settled)

    # Filtering

    def apply_filter_now(self) -> None:
        """Filter by what is typed, without waiting for more."""
        self._filter_soon.stop()
        self._apply_filter()

    def _apply_filter(self) -> None:
        self._tree.set_filter(self.filter.text())
        self._show_state()

    def _show_state(self) -> None:
        """How many there are, how many match, and what of the filter means nothing."""
        total = self._tree.object_count
        text = tr("Filter {objects}").format(objects=count(total, "object"))
        self.filter.setPlaceholderText(text)
        self.filter.setAccessibleName(text)
        problem = self._tree.query.problem
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        is_filtered = bool(self._tree.filter_text)
        self._line.setVisible(is_filtered)
        matching = self._tree.match_count if is_filtered else total
        self.nothing.setVisible(is_filtered and matching == 0)
        self.found.setText(
            tr("{found} of {objects}").format(found=grouped(matching), objects=count(total, "object"))
        )

    def _on_clear(self) -> None:
        """Whoever has done with the filter wants to see the tree, not what else could be typed."""
        self.clear_filter()
        self.view.setFocus()

    def _on_filter_left(self) -> None:
        """Down goes to what was found: to the first match, unless what is selected is one."""
        self.apply_filter_now()
        if self._tree.filter_text and not self.selected and (first := self._tree.first_match()).isValid():
            self.view.setCurrentIndex(first)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)  # by a key, so with the ring

    # Selecting

    def _on_menu_requested(self, position: QPoint) -> None:
        if self.view.indexAt(position).isValid():
            self.menu_asked.emit(self.view.viewport().mapToGlobal(position))

    def _on_selection_changed(self, *_: object) -> None:
        selected = self.selected
        current = self._current(selected)
        if selected:
            self._is_gone = False
        if current is not None and current != self._chosen:
            self._chosen = current
            self.object_chosen.emit(current)
        elif not selected and (group := self._current_group()):
            self._chosen = Ref(group)
            self.group_chosen.emit(group)
        self.selection_changed.emit(selected)

    def _current(self, selected: list[Ref]) -> Ref | None:
        index = self.view.currentIndex()
        ref = index.data(ItemRole.REF) if index.isValid() and index.data(ItemRole.CLASS) else None
        return Ref(ref) if ref in selected else (selected[0] if selected else None)

    def _current_group(self) -> str:
        index = self.view.currentIndex()
        if not self.view.selectionModel().isSelected(index) or index.data(ItemRole.CLASS):
            return ""
        return str(index.data(ItemRole.REF))

    def _on_rows_going(self, parent: QModelIndex, first: int, last: int) -> None:
        """Left to itself the view would choose the neighbor of a row that goes, and show its page."""
        at = self.view.currentIndex()
        while at.isValid() and at.parent() != parent:
            at = at.parent()
        if at.isValid() and first <= at.row() <= last:
            self._is_gone = True
            no_change = QItemSelectionModel.SelectionFlag.NoUpdate
            self.view.selectionModel().setCurrentIndex(QModelIndex(), no_change)

    def _on_reset_coming(self) -> None:
        selected = self.selected
        if selected:
            self._also = selected

    def _on_reset(self) -> None:
        """A reset forgets selections; ours are refs and come back if the objects are still shown."""
        self._show_state()
        self._select_again()

    def _select_again(self) -> None:
        index = self._tree.index_of(self._chosen) if self._chosen else QModelIndex()
        if not index.isValid():
            self._is_gone = bool(self._chosen)
            return
        self._is_gone = False
        model, also = self.view.selectionModel(), self._also
        if self._chosen in also and len(also) > 1:
            more = QItemSelection()
            for other in map(self._tree.index_of, also):
                if other.isValid():
                    more.select(other, other)
            model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            model.select(more, _ONE)
        else:
            model.setCurrentIndex(index, _ONE)

    def _on_settled(self) -> None:
        self._state_soon.request()
        if self._is_gone and not self.view.selectionModel().hasSelection():
            self._also = []
            self._select_again()
