# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Outline`: what belongs to one object as a tree that follows the pool by the smallest changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.tree_look import Look
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.refs import NULL_REF, Ref

TOP: Final = ""

AnyIndex = QModelIndex | QPersistentModelIndex


class _Node:
    __slots__ = ("children", "key", "look", "number", "parent")

    def __init__(self, key: str, number: int, parent: _Node | None) -> None:
        self.key, self.number, self.parent = key, number, parent
        self.children: list[_Node] = []
        self.look: Look | None = None  # of those that came into sight


class Outline(QAbstractItemModel):
    """A change is the smallest insert, removal or dataChanged; another owner is a reset. Rows answer `ItemRole` like those of
    the object tree. Subclasses say which classes they read, what is below what, and how each looks.
    """

    reads: tuple[str, ...] = ()
    gather_ms = 100

    def __init__(self, store: PoolStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.owner = NULL_REF
        self._made = 0
        self._top = _Node(TOP, 0, None)
        self._nodes: dict[int, _Node] = {}
        self._is_paused = False
        self._soon = Throttle(self.gather_ms, self.refresh, self)
        store.changed.connect(self._on_changed)
        store.reset.connect(self._on_reset)

    def wanted(self) -> Mapping[str, Sequence[str]]:
        """The keys below each key, from `TOP` on."""
        raise NotImplementedError

    def look(self, key: str) -> Look:
        """How the row of a key looks."""
        raise NotImplementedError

    def key_of(self, ref: str) -> str:
        """The key of the row that stands for an object."""
        return ref

    def show_owner(self, owner: Ref) -> None:
        """What belongs to this from now on; somebody looks until `pause`."""
        was_paused, self._is_paused = self._is_paused, False
        if owner == self.owner:
            if was_paused:
                self.refresh()
            return
        self._soon.cancel()
        self.beginResetModel()
        self.owner = owner
        self._nodes.clear()
        self._top.children.clear()
        self._fill(self._top, self.wanted())
        self.endResetModel()

    def pause(self) -> None:
        """Nobody looks."""
        self._is_paused = True
        self._soon.cancel()

    def refresh(self) -> None:
        """Take what the cache says now."""
        if self.owner == NULL_REF:
            return
        wanted = self.wanted()
        self._take_away(self._top, wanted)
        self._put_in(self._top, wanted)
        self._look_again()

    def index_of(self, ref: str) -> QModelIndex:
        """Where an object stands; invalid if it is not there."""
        key = self.key_of(ref)
        return next((self._index(node) for node in self._nodes.values() if node.key == key), QModelIndex())

    # QAbstractItemModel

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:
        children = self._node(parent).children
        if column == 0 <= row < len(children):
            return self.createIndex(row, 0, children[row].number)
        return QModelIndex()

    def parent(self, child: AnyIndex = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # QObject.parent()
        node = self._nodes.get(child.internalId()) if child.isValid() else None
        return self._index(node.parent) if node is not None else QModelIndex()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return len(self._node(parent).children) if parent.column() <= 0 else 0

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self._nodes.get(index.internalId()) if index.isValid() else None
        if node is None:
            return None
        if node.look is None:
            node.look = self.look(node.key)
        return node.look.value(role)

    # Inside

    def _on_changed(self, delta: Delta) -> None:
        if not self._is_paused and any(map(delta.touches, self.reads)):
            self._soon.request()

    def _on_reset(self) -> None:
        if not self._is_paused:
            self._soon.request()

    def _node(self, index: AnyIndex) -> _Node:
        return self._nodes.get(index.internalId(), self._top) if index.isValid() else self._top

    def _index(self, node: _Node | None) -> QModelIndex:
        if node is None or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.children.index(node), 0, node.number)

    def _take_away(self, node: _Node, wanted: Mapping[str, Sequence[str]]) -> None:
        """Remove what is no longer below a node, or in another order than before."""
        places = {key: place for place, key in enumerate(wanted.get(node.key, ()))}
        last = -1
        for child in tuple(node.children):
            place = places.get(child.key, -1)
            if place > last:
                last = place
                self._take_away(child, wanted)
                continue
            row = node.children.index(child)
            self.beginRemoveRows(self._index(node), row, row)
            del node.children[row]
            for gone in _all_below(child):
                del self._nodes[gone.number]
            self.endRemoveRows()

    def _put_in(self, node: _Node, wanted: Mapping[str, Sequence[str]]) -> None:
        """Insert what is missing, each with all that is below it."""
        for row, key in enumerate(wanted.get(node.key, ())):
            if row < len(node.children) and node.children[row].key == key:
                self._put_in(node.children[row], wanted)
                continue
            self.beginInsertRows(self._index(node), row, row)
            node.children.insert(row, child := self._make(key, node))
            self._fill(child, wanted)
            self.endInsertRows()

    def _fill(self, node: _Node, wanted: Mapping[str, Sequence[str]]) -> None:
        waiting = [node]
        while waiting:
            above = waiting.pop()
            above.children = [self._make(key, above) for key in wanted.get(above.key, ())]
            waiting += above.children

    def _make(self, key: str, parent: _Node) -> _Node:
        self._made += 1
        node = self._nodes[self._made] = _Node(key, self._made, parent)
        return node

    def _look_again(self) -> None:
        for node in tuple(self._nodes.values()):
            if node.look is not None and (look := self.look(node.key)) != node.look:
                roles = node.look.differing(look)
                node.look = look
                index = self._index(node)
                self.dataChanged.emit(index, index, roles)


def _all_below(node: _Node) -> Iterator[_Node]:
    """A node and everything under it."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        waiting += found.children
        yield found
