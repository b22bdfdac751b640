# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`SnapshotOutline`: the snapshots of one VM as a tree, with the place in it where the VM is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.states import vm_state
from xolite_desktop.models.tables.vm_columns import SNAPSHOT_COLUMNS
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.tree_look import STATELESS, Look, object_look
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import NULL_REF, Ref
from xolite_desktop.xapi.snapshot_tree import snapshot_tree

GATHER_MS: Final = 100
HERE: Final = "here"
"""The key of the row that stands for the VM as it is now."""
_TOP: Final = ""
_READ: Final = ("VM", "VBD", "VDI")
_CELLS: Final = {column.id: column.cell for column in SNAPSHOT_COLUMNS}

AnyIndex = QModelIndex | QPersistentModelIndex


class _Node:
    __slots__ = ("children", "key", "look", "number", "parent")

    def __init__(self, key: str, number: int, parent: _Node | None, look: Look) -> None:
        self.key, self.number, self.parent, self.look = key, number, parent, look
        self.children: list[_Node] = []


class SnapshotOutline(QAbstractItemModel):
    """Oldest first on each level. A change is the smallest insert, removal or dataChanged; another VM is a reset.

    Rows answer `ItemRole` like those of the object tree; the ref of "You are here" is the VM's.
    """

    def __init__(self, store: PoolStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._vm = NULL_REF
        self._made = 0
        self._top = _Node(_TOP, 0, None, _nothing())
        self._nodes: dict[int, _Node] = {}
        self._is_paused = False
        self._soon = Throttle(GATHER_MS, self.refresh, self)
        store.changed.connect(self._on_changed)
        store.reset.connect(self._soon.request)

    def show_vm(self, vm: Ref) -> None:
        """Its snapshots from now on."""
        if vm == self._vm:
            self.refresh()
            return
        self.beginResetModel()
        self._vm = vm
        self._nodes.clear()
        self._top.children.clear()
        self._fill(self._top, self._wanted())
        self.endResetModel()

    def pause(self) -> None:
        """Nobody looks."""
        self._is_paused = True
        self._soon.cancel()

    def resume(self) -> None:
        """Somebody looks again: catch up."""
        self._is_paused = False
        self.refresh()

    def refresh(self) -> None:
        """Take what the cache says now."""
        if self._vm == NULL_REF:
            return
        wanted = self._wanted()
        self._take_away(self._top, wanted)
        self._put_in(self._top, wanted)
        self._look_again()

    def index_of(self, ref: str) -> QModelIndex:
        """Where a snapshot stands, or the VM itself; invalid if it is not there."""
        key = HERE if ref == self._vm else ref
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
        return self._node(index).look.value(role) if index.isValid() else None

    # Inside

    def _on_changed(self, delta: Delta) -> None:
        if not self._is_paused and any(map(delta.touches, _READ)):
            self._soon.request()

    def _node(self, index: AnyIndex) -> _Node:
        return self._nodes.get(index.internalId(), self._top) if index.isValid() else self._top

    def _index(self, node: _Node | None) -> QModelIndex:
        if node is None or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.children.index(node), 0, node.number)

    def _wanted(self) -> Mapping[str, Sequence[str]]:
        """The keys below each key."""
        tree = snapshot_tree(self._store.cache, self._store.index, self._vm)
        wanted: dict[str, list[str]] = {_TOP: list(tree.roots)}
        wanted.update({parent: list(below) for parent, below in tree.children.items()})
        wanted.setdefault(tree.current or _TOP, []).append(HERE)
        return wanted

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
        node = self._nodes[self._made] = _Node(key, self._made, parent, self._look(key))
        return node

    def _look_again(self) -> None:
        for node in tuple(self._nodes.values()):
            look = self._look(node.key)
            if look != node.look:
                roles = node.look.differing(look)
                node.look = look
                index = self._index(node)
                self.dataChanged.emit(index, index, roles)

    def _look(self, key: str) -> Look:
        cache = self._store.cache
        if key == HERE:
            vm = cache.vm(self._vm)
            state = vm_state(vm) if vm is not None else STATELESS
            return object_look(tr("You are here"), NodeKind.VM, state, "", "vm", self._vm, "VM")
        snapshot = cache.vm(key)
        name = snapshot.name_label if snapshot is not None else ""
        detail = self._detail(Ref(key), snapshot) if snapshot is not None else ""
        return object_look(name, NodeKind.SNAPSHOT, STATELESS, detail, "snapshot", key, "VM")

    def _detail(self, ref: Ref, snapshot: VM) -> str:
        """Kind, what it takes on its storage, and last the time, so that times stand below each other."""
        kind, used, taken = (_CELLS[each](self._store, ref, snapshot) for each in ("kind", "used", "taken"))
        return " · ".join(filter(None, (kind.text, used.text if used.sort > 0 else "", taken.text)))


def _nothing() -> Look:
    return object_look("", NodeKind.VM, STATELESS, "", "", "", "")


def _all_below(node: _Node) -> Iterator[_Node]:
    """A node and everything under it."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        waiting += found.children
        yield found
