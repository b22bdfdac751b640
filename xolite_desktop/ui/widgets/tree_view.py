# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The view of the object tree: rounded selection over the whole row, carets, expansion kept by key."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from xolite_desktop.models.roles import ItemRole, NodeKind
from xolite_desktop.ui.style import icons, theme
from xolite_desktop.ui.style.delegates import TreeDelegate

INDENT = 16
MOST_OPEN = 2000  # rows; Qt lays out every open one after each insertion, ten thousand in 40 ms

# The ring around the current row is for those who steer by keys; a click needs none.
_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)

AnyIndex = QModelIndex | QPersistentModelIndex


class TreeView(QTreeView):
    """Everything is open except what was closed, and templates; resets and new rows do not change that.

    In a tree of more than `MOST_OPEN` objects nothing below the root is open except what was opened.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._closed: set[str] = {NodeKind.TEMPLATES.value}
        self._opened: set[str] = set()
        self._restoring = False
        self._by_keyboard = False
        self.setAccessibleName("Objects of the pool")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(TreeDelegate(self))
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

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.restore_expansion)
            model.rowsInserted.connect(self._on_rows_inserted)
            model.rowsMoved.connect(self._on_rows_moved)
            self.restore_expansion()

    def restore_expansion(self, *, everything: bool = False) -> None:
        """Open all nodes but the closed ones; with `everything`, as while filtering, those too."""
        model = self.model()
        self._restoring = True
        if self._is_large:
            self._restore_large(everything=everything)
        else:
            self.expandAll()
            for key in () if everything else tuple(self._closed):
                index = model.index_of(key) if hasattr(model, "index_of") else QModelIndex()
                if index.isValid():
                    self.collapse(index)
        self._restoring = False

    @property
    def _is_large(self) -> bool:
        return getattr(self.model(), "object_count", 0) > MOST_OPEN

    def _restore_large(self, *, everything: bool) -> None:
        """Node by node, and with `everything` as many as there is room for; only a reset has closed them all."""
        model, root = self.model(), self.model().index(0, 0)
        self.expand(root)
        room = MOST_OPEN
        for row in range(model.rowCount(root)):
            index = model.index(row, 0, root)
            room -= model.rowCount(index)
            wanted = room >= 0 if everything else self._is_to_open(index)
            if wanted != self.isExpanded(index):
                self.setExpanded(index, wanted)

    def _is_to_open(self, index: QModelIndex) -> bool:
        key = str(index.data(ItemRole.REF))
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
        if selected or hovered or is_current:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent"), 1) if is_current else Qt.PenStyle.NoPen)
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
