# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Keeps what is seen of a tree where it is while rows come and go above it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint
from PySide6.QtWidgets import QTreeView

from xolite_desktop.models.object_tree import ObjectTree

_ROWS = 3
"""Rows at the top that are held on to, should one of them go or move itself."""


class ScrollAnchor(QObject):
    """Holds on to the selected row while that is in sight, else to the first one in sight.

    Left to itself Qt keeps the distance from the top of all rows, so that what is looked at jumps.
    """

    def __init__(self, view: QTreeView, tree: ObjectTree) -> None:
        super().__init__(view)
        self._view = view
        self._anchors: list[tuple[QPersistentModelIndex, int]] = []
        self._is_changing = False
        for signal in (tree.rowsAboutToBeInserted, tree.rowsAboutToBeRemoved, tree.rowsAboutToBeMoved):
            signal.connect(self._on_change)
        tree.rowsMoved.connect(self._on_moved)
        tree.settled.connect(self._on_settled)
        tree.modelReset.connect(self._anchors.clear)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def _on_change(self, *_: object) -> None:
        if not self._is_changing:
            self._hold()
            self._is_changing = True

    def _on_scrolled(self, _: int) -> None:
        """Somebody scrolls while changes come in: that is where things stay from now on."""
        if self._is_changing:
            self._anchors.clear()

    def _on_moved(self, source: QModelIndex, first: int, last: int, target: QModelIndex, row: int) -> None:
        """A row that goes elsewhere itself is nothing to hold on to."""
        if source.internalId() == target.internalId() and row > last:
            row -= 1
        self._anchors = [
            (index, top)
            for index, top in self._anchors
            if not (index.row() == row and index.parent().internalId() == target.internalId())
        ]

    def _on_settled(self) -> None:
        self._is_changing = False
        bar = self._view.verticalScrollBar()
        anchors, self._anchors = self._anchors, []
        for index, top in anchors:
            if index.isValid() and not self._view.visualRect(index).isNull():
                for _ in range(2):  # the first look may be what lets the view lay itself out
                    bar.setValue(bar.value() + self._view.visualRect(index).top() - top)
                return

    def _hold(self) -> None:
        """Remember what is in sight; at the very top only what is selected, since new rows shall be seen there."""
        view = self._view
        self._anchors = []
        current, sight = view.currentIndex(), view.viewport().rect()
        if current.isValid() and sight.intersects(view.visualRect(current)):
            self._anchors.append((QPersistentModelIndex(current), view.visualRect(current).top()))
        if view.verticalScrollBar().value() == 0:
            return
        index = view.indexAt(QPoint(sight.center().x(), 0))
        while index.isValid() and len(self._anchors) < _ROWS:
            self._anchors.append((QPersistentModelIndex(index), view.visualRect(index).top()))
            index = view.indexBelow(index)
