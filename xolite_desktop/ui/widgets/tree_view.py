# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The view of the object tree: rounded selection over the whole row, carets, expansion kept by key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from xolite_desktop.models.dropping import Verdict
from xolite_desktop.models.loads import Loads
from xolite_desktop.models.object_tree import REFS_FORMAT, ObjectTree
from xolite_desktop.models.roles import ItemRole, NodeKind
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import icons, theme
from xolite_desktop.ui.style.delegates import TreeDelegate
from xolite_desktop.ui.widgets.drop_note import DropNote
from xolite_desktop.ui.widgets.scroll_anchor import ScrollAnchor

INDENT = 16
MOST_OPEN = 2000  # rows; Qt lays out every open one after each insertion, ten thousand in 40 ms
MOST_FOUND = 500  # rows that a filter opens by itself in a large tree: each keystroke lays them out

# The ring around the current row is for those who steer by keys; a click needs none.
_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)

_CLOSED_KINDS = (NodeKind.VM, NodeKind.TEMPLATE, NodeKind.SNAPSHOT)
"""Their snapshots are shown only where somebody opened them."""

_OPEN_AFTER_MS = 700
"""How long something is held over a closed node before that opens."""

Judge = Callable[[list[str], str, object], Verdict | None]
AnyIndex = QModelIndex | QPersistentModelIndex


class TreeView(QTreeView):
    """Everything is open except what was closed, and templates; resets and new rows do not change that.

    The snapshots of a VM are shown only where somebody opened it. In a tree of more than `MOST_OPEN` objects nothing
    below the root is open except what was opened.
    Objects can be dragged to where `judge` allows it, given their refs, the node's, and the `giver` of the tree they come
    from, which may be another window's. Signals: `dropped(refs, node, giver)`.
    """

    dropped = Signal(list, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._closed: set[str] = {NodeKind.TEMPLATES.value, NodeKind.ORPHANS.value}
        self._opened: set[str] = set()
        self._restoring = False
        self._everything = False
        self._by_keyboard = False
        self.judge: Judge = lambda refs, node, giver: None
        self.giver: object = None
        """What stands for this tree where its objects are dropped."""
        self.note = DropNote(self.viewport())
        self._judged: tuple[str, Verdict | None] | None = None  # asked once for each row of a drag
        self._target: tuple[QPersistentModelIndex, bool] | None = None
        self.setAccessibleName(tr("Objects of the pool"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._rows = TreeDelegate(self)
        self._loads: Loads | None = None
        self.setItemDelegate(self._rows)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)  # rows show it themselves
        self.setAutoExpandDelay(_OPEN_AFTER_MS)
        self.collapsed.connect(self._on_collapsed)
        self.expanded.connect(self._on_expanded)

    @property
    def closed_keys(self) -> list[str]:
        """Refs and group names of the nodes that were closed; they mean something within one session."""
        return sorted(self._closed)

    def close_keys(self, keys: Iterable[str]) -> None:
        """Close exactly these, and open everything else."""
        self._closed = set(keys)
        self.restore_expansion()

    def show_loads(self, loads: Loads | None) -> None:
        """Draw in the rows how busy their objects are, or nothing of that; only rows in sight are painted."""
        if loads is self._loads:
            return
        if self._loads is not None:
            self._loads.changed.disconnect(self._on_loads_changed)
        self._loads = loads
        self._rows.load_of = loads.of if loads is not None else None
        if loads is not None:
            loads.changed.connect(self._on_loads_changed)
        self.viewport().update()

    def keys_in_sight(self) -> Iterator[str]:
        """Refs and group names of the rows that can be seen now, from top to bottom."""
        if not self.isVisible() or self.window().isMinimized():
            return
        index, bottom = self.indexAt(QPoint(0, 0)), self.viewport().height()
        while index.isValid() and self.visualRect(index).top() < bottom:
            yield str(index.data(ItemRole.REF))
            index = self.indexBelow(index)

    def _on_loads_changed(self) -> None:
        self.viewport().update()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if isinstance(model, ObjectTree):
            self._anchor = ScrollAnchor(self, model)
            model.modelReset.connect(lambda: self.restore_expansion(everything=bool(model.filter_text)))
            model.rowsInserted.connect(self._on_rows_inserted)
            model.rowsMoved.connect(self._on_rows_moved)
            self.restore_expansion()

    def restore_expansion(self, *, everything: bool = False) -> None:
        """Open all nodes but the closed ones; with `everything`, as while filtering, those too.

        In a large tree that is as many as there is room for.
        """
        self._restoring, self._everything = True, everything
        room = min(MOST_OPEN, MOST_FOUND)
        tree = self._tree
        for index in tree.containers():
            wanted = self._is_to_open(index)
            if self._is_large and everything:
                room -= tree.rowCount(index)
                wanted = room >= 0 or not index.parent().isValid()
            if wanted != self.isExpanded(index):
                self.setExpanded(index, wanted)
        for index in tree.found_below() if everything else self._opened_below():
            self.setExpanded(index, True)
        self._restoring = False

    @property
    def _tree(self) -> ObjectTree:
        tree = self.model()
        assert isinstance(tree, ObjectTree)
        return tree

    @property
    def _is_large(self) -> bool:
        return self._tree.object_count > MOST_OPEN

    def _opened_below(self) -> Iterator[QModelIndex]:
        """VMs and snapshots that somebody opened."""
        for key in sorted(self._opened):
            for index in self._tree.indexes_of(key):
                if index.data(ItemRole.KIND) in _CLOSED_KINDS:
                    yield index

    def _is_to_open(self, index: QModelIndex) -> bool:
        key = str(index.data(ItemRole.REF))
        if index.data(ItemRole.KIND) in _CLOSED_KINDS:
            return key in self._opened
        if self._everything:
            return self._tree.rowCount(index) <= MOST_OPEN
        return key not in self._closed and (
            not self._is_large or key in self._opened or not index.parent().isValid()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in _KEYBOARD_REASONS
        super().focusInEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect
        box = QRectF(0.5, rect.top() + 0.5, self.viewport().width() - 1, rect.height() - 1)
        selected = self.selectionModel().isSelected(index)
        is_current = self._by_keyboard and self.hasFocus() and self.currentIndex() == index
        hovered = self.viewport().underMouse() and rect.contains(
            self.viewport().mapFromGlobal(self.cursor().pos())
        )
        ring = self._ring(index, is_current)
        if selected or hovered or ring:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color(ring), 1) if ring else Qt.PenStyle.NoPen)
            fill = (
                theme.color("selection")
                if selected
                else theme.color("hover")
                if hovered
                else Qt.BrushStyle.NoBrush
            )
            painter.setBrush(fill)
            painter.drawRoundedRect(box, 6, 6)
            painter.restore()
        super().drawRow(painter, option, index)

    def _ring(self, index: AnyIndex, is_current: bool) -> str:
        """The token of the ring around a row: where something is dragged, and where the keyboard is."""
        if self._target is not None and self._target[0] == index:
            return "accent" if self._target[1] else "mark_bad"
        return "accent" if is_current else ""

    # Dragging

    def drag_over(self, refs: list[str], at: QPoint, source: TreeView | None = None) -> bool:
        """Show what dropping these objects of this or another tree at a point of the viewport would do; whether it is
        allowed."""
        index = self.indexAt(at)
        node = str(index.data(ItemRole.REF)) if index.isValid() else ""
        if self._judged is None or self._judged[0] != node:
            self._judged = (node, self.judge(refs, node, (source or self).giver) if node else None)
        found = self._judged[1]
        self._show_target(index, found.is_allowed if found is not None else None)
        if found is None:
            self.note.hide()
            return False
        self.note.say(found.sentence, at, is_allowed=found.is_allowed)
        return found.is_allowed

    def end_drag(self) -> None:
        """Nothing is over the tree any more."""
        self._judged = None
        self._show_target(QModelIndex(), None)
        self.note.hide()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if isinstance(event.source(), TreeView) and event.mimeData().hasFormat(REFS_FORMAT):
            event.acceptProposedAction()
        else:
            event.ignore()  # of another program that runs nothing is known but a ref

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls and opens
        if self.drag_over(_carried(event.mimeData()), event.position().toPoint(), _tree(event.source())):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        at, refs = event.position().toPoint(), _carried(event.mimeData())
        source = _tree(event.source()) or self
        index, is_allowed = self.indexAt(at), self.drag_over(refs, at, source)
        self.end_drag()
        self.setState(QAbstractItemView.State.NoState)
        if is_allowed:
            event.acceptProposedAction()
            self.dropped.emit(refs, str(index.data(ItemRole.REF)), source.giver)

    def _show_target(self, index: QModelIndex, is_allowed: bool | None) -> None:
        now = (QPersistentModelIndex(index), is_allowed) if is_allowed is not None else None
        if now != self._target:
            self._target = now
            self.viewport().update()

    def drawBranches(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        if not self.model().hasChildren(index):
            return
        name = "caret-down" if self.isExpanded(index) else "caret-right"
        icons.paint(painter, QRect(rect.right() - INDENT + 3, rect.center().y() - 5, 12, 12), name, "fg2")

    def _on_rows_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if parent.isValid() and not self.isExpanded(parent) and self._is_to_open(parent):
            self.expand(parent)
        for row in range(first, last + 1):
            index = self.model().index(row, 0, parent)
            if self.model().hasChildren(index) and self._is_to_open(index):
                self.expand(index)

    def _on_rows_moved(self, _: QModelIndex, first: int, last: int, target: QModelIndex, row: int) -> None:
        """A node gets its first row by a move when a VM starts on a host that the filter had hidden."""
        self._on_rows_inserted(target, row, row)

    def _on_collapsed(self, index: QModelIndex) -> None:
        if not self._restoring:
            self._closed.add(str(index.data(ItemRole.REF)))
            self._opened.discard(str(index.data(ItemRole.REF)))

    def _on_expanded(self, index: QModelIndex) -> None:
        if not self._restoring:
            self._closed.discard(str(index.data(ItemRole.REF)))
            self._opened.add(str(index.data(ItemRole.REF)))


def _tree(source: object) -> TreeView | None:
    return source if isinstance(source, TreeView) else None


def _carried(carried: QMimeData) -> list[str]:
    text = bytes(carried.data(REFS_FORMAT).data()).decode("utf-8", "replace")
    return text.split("\n") if text else []
