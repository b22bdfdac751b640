# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The sidebar's tree of pool, hosts, VMs, storage and networks as a Qt model that follows the live cache."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from xolite_desktop.models import garbage
from xolite_desktop.models.filters import TextFilter
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.models.tree_build import TreeBuild, group_count, make_node, refilter
from xolite_desktop.models.tree_layout import (
    CLASSES,
    GROUPS,
    Entry,
    affected,
    count_cells,
    describe,
    root_key,
)
from xolite_desktop.models.tree_node import TreeNode
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.refs import Ref

GATHER_MS: Final = 50
SLICE_S: Final = 0.006  # longest run of changes before the window gets its turn
BUILT_AT_ONCE: Final = 2000  # VMs; a larger pool is built in slices
_ORDER: Final = {cls: order for order, cls in enumerate(CLASSES)}

# Asked for each row of a layout, so made once.
_BRANCH: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_LEAF: Final = _BRANCH | Qt.ItemFlag.ItemNeverHasChildren

AnyIndex = QModelIndex | QPersistentModelIndex


class ObjectTree(QAbstractItemModel):
    """Rows are objects and groups; ask with `ItemRole`. Keep refs, not indexes.

    A change shows in the next turn of the loop; those that follow within 50 ms are gathered. They become single
    inserts, removals, moves and dataChanged; the model is reset only on connect, resync, when the root becomes
    another object, and by `set_filter`.
    Signals: `settled()` when all changes known so far are shown.
    """

    settled = Signal()

    def __init__(self, store: PoolStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._root: TreeNode | None = None
        self._nodes: dict[str, TreeNode] = {}
        self._numbers: dict[int, TreeNode] = {}
        self._filter = TextFilter()
        self._pending: set[tuple[str, Ref]] = set()
        self._queue: list[tuple[str, Ref]] = []
        self._build: TreeBuild | None = None
        self._steps: Iterator[None] = iter(())
        self._settled_at = 0.0  # on the monotonic clock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        store.changed.connect(self._on_changed)
        store.reset.connect(self.rebuild)
        self.rebuild()

    # What views and pages ask

    def index_of(self, key: str) -> QModelIndex:
        """The index of an object's ref or of a group's `NodeKind`; invalid if it is not shown."""
        node = self._nodes.get(key)
        return self._index(node) if node is not None and node.is_reachable else QModelIndex()

    @property
    def object_count(self) -> int:
        """Objects in the tree, shown or filtered out; groups not included."""
        return max(0, len(self._nodes) - len(GROUPS)) if self._nodes else 0

    @property
    def filter_text(self) -> str:
        return " ".join(self._filter.words)

    def set_filter(self, text: str) -> None:
        """Show only what has all the words in its name, tags, uuid or addresses, and what leads to it."""
        wanted = TextFilter.parse(text)
        if wanted == self._filter:
            return
        self.flush()
        self.beginResetModel()
        self._filter = wanted
        refilter(self._root, self._nodes, wanted)
        self.endResetModel()

    def flush(self) -> None:
        """Show every change known so far now."""
        self._timer.stop()
        if self._build is not None:
            self._go_on_building(deadline=None)
            self._timer.stop()
        self._take_pending(deadline=None)

    def rebuild(self) -> None:
        """Build everything anew from the cache, as a reset; a big pool in slices, until which the old rows stay."""
        self._timer.stop()
        self._pending.clear()
        self._queue.clear()
        self._build, self._steps = None, iter(())
        key = root_key(self._store) if self._store.is_loaded else None
        if key is None:
            self._exchange(None)
            return
        self._build = TreeBuild(self._store, key, self._filter)
        self._steps = self._build.steps()
        if self._store.cache.count("VM") <= BUILT_AT_ONCE:
            self._go_on_building(deadline=None)
        else:
            self._timer.start(0)

    def _go_on_building(self, deadline: float | None) -> None:
        for _ in self._steps:
            if deadline is not None and time.perf_counter() > deadline:
                self._timer.start(0)
                return
        built, self._build = self._build, None
        self._exchange(built)
        if deadline is not None:  # as many nodes as that would make each full collection a pause
            garbage.keep_while(self)
        if self._pending:
            self._timer.start(0)

    def _exchange(self, built: TreeBuild | None) -> None:
        """Show another tree from now on, or none."""
        self.beginResetModel()
        for (
            node
        ) in self._nodes.values():  # without its cycles the old tree goes now, whenever collections are
            node.parent = None
        self._nodes = built.nodes if built is not None else {}
        self._numbers = built.numbers if built is not None else {}
        self._root = built.root if built is not None else None
        self.endResetModel()
        self.settled.emit()

    # QAbstractItemModel

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:
        # A view asks this for every row of a layout: an invalid index has the id 0, which no node has.
        node = self._numbers.get(parent.internalId())
        if node is None:
            return self._index(self._root) if row == column == 0 else QModelIndex()
        if column == 0 <= row < len(node.shown):
            return self.createIndex(row, 0, node.shown[row].number)
        return QModelIndex()

    def parent(self, child: AnyIndex = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # QObject.parent()
        node = self._numbers.get(child.internalId())
        if node is None or node.parent is None:
            return QModelIndex()
        return self._index(node.parent)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        if not parent.isValid():
            return 0 if self._root is None else 1
        node = self._numbers.get(parent.internalId())
        return len(node.shown) if node is not None and parent.column() == 0 else 0

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self._numbers.get(index.internalId())
        return node.cells.get(role) if node is not None else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        node = self._numbers.get(index.internalId())
        if node is None:
            return Qt.ItemFlag.NoItemFlags
        return _LEAF if node.is_leaf else _BRANCH

    # Changes

    def _on_changed(self, delta: Delta) -> None:
        self._pending |= affected(self._store, delta)
        if self._pending and not self._timer.isActive():
            quiet_ms = (time.monotonic() - self._settled_at) * 1000
            self._timer.start(max(0, round(GATHER_MS - quiet_ms)))

    def _on_timeout(self) -> None:
        deadline = time.perf_counter() + SLICE_S
        if self._build is not None:
            self._go_on_building(deadline)
        else:
            self._take_pending(deadline)

    def _take_pending(self, deadline: float | None) -> None:
        """Reconcile what changed, hosts before VMs; past the deadline the rest waits for the next turn."""
        if self._pending:
            waiting = self._pending.union(self._queue)
            self._queue = sorted(waiting, key=self._turn, reverse=True)  # taken from the end
            self._pending.clear()
        if not self._queue:
            return
        root = root_key(self._store) if self._store.is_loaded else None
        if root is None or self._root is None or root != self._root.key:
            self.rebuild()
            return
        while self._queue:
            self._reconcile(*self._queue.pop())
            if deadline is not None and time.perf_counter() > deadline and self._queue:
                self._timer.start(0)
                return
        self._update_counts()
        self._settled_at = time.monotonic()
        self.settled.emit()

    def _turn(self, pair: tuple[str, Ref]) -> tuple[int, bool]:
        """Homes before what lives in them, and new homes before old ones go."""
        cls, ref = pair
        return _ORDER[cls], self._store.cache.get(cls, ref) is None

    def _reconcile(self, cls: str, ref: Ref) -> None:
        """Make the node of one object what the cache says now."""
        assert self._root is not None
        entry = describe(self._store, self._root.key, cls, ref)
        node = self._nodes.get(ref)
        if entry is None:
            if node is not None and node is not self._root:
                self._remove(node)
        elif node is None:
            self._insert(entry)
        else:
            self._place(node, entry)
            self._change(node, entry)

    def _home(self, entry: Entry) -> TreeNode:
        """The parent of an entry; a host that the cache has but no delta has told of yet is added now."""
        if entry.parent not in self._nodes:
            self._reconcile("host", Ref(entry.parent))
        return self._nodes[entry.parent]

    def _insert(self, entry: Entry) -> None:
        parent = self._home(entry)
        if entry.key in self._nodes:  # adding the host has brought its VMs
            return
        node = make_node(entry, self._filter)
        self._nodes[node.key] = self._numbers[node.number] = node
        parent.add(node)
        if node.matches:
            self._show(node)
        if entry.cells[ItemRole.CLASS] == "host":
            for vm in list(self._store.index.vms_of_host(entry.key)):
                self._reconcile("VM", vm)

    def _remove(self, node: TreeNode) -> None:
        for child in list(node.children):  # the host is gone, its VMs are not
            self._reconcile(str(child.cells[ItemRole.CLASS]), Ref(child.key))
        parent = node.parent
        assert parent is not None
        self._hide(node)
        parent.discard(node)
        del self._nodes[node.key], self._numbers[node.number]
        self._settle(parent)

    def _place(self, node: TreeNode, entry: Entry) -> None:
        """Move the node to where it belongs: another parent, or another row after a new name."""
        parent = node.parent
        if parent is None or (parent.key == entry.parent and node.sort == entry.sort):
            node.sort = entry.sort
            return
        target = self._home(entry)
        parent = node.parent
        assert parent is not None
        if parent is target and node.sort == entry.sort:  # adding the host has brought its VMs
            return
        if not node.is_shown:
            parent.discard(node)
            node.sort = entry.sort
            target.add(node)
            return
        self._show(target)
        source_row, target_row = node.row, node.row_in(target, entry.sort)
        stays = target is parent and target_row in (source_row, source_row + 1)
        if not stays:
            self.beginMoveRows(self._index(parent), source_row, source_row, self._index(target), target_row)
        parent.discard(node)
        node.sort = entry.sort
        target.add(node)
        node.show()
        if not stays:
            self.endMoveRows()
        self._settle(parent)

    def _change(self, node: TreeNode, entry: Entry) -> None:
        changed = [role for role, value in entry.cells.items() if node.cells.get(role) != value]
        node.cells = entry.cells
        node.search = entry.search
        if changed and node.is_reachable:
            index = self._index(node)
            self.dataChanged.emit(index, index, changed)
        node.matches = self._filter.matches(node.search)
        self._settle(node)

    def _settle(self, node: TreeNode | None) -> None:
        """Show or hide a node, and then those above it, as the filter wants it now."""
        while node is not None and node.parent is not None:
            if node.wants_to_show == node.is_shown:
                return
            if node.is_shown:
                self._hide(node)
            else:
                self._show(node)
            node = node.parent

    def _show(self, node: TreeNode) -> None:
        """Make a node a row. Hidden parents come first, so that views hear of each row once."""
        if node.is_shown:
            return
        assert node.parent is not None
        self._show(node.parent)
        row = node.row
        self.beginInsertRows(self._index(node.parent), row, row)
        node.show()
        self.endInsertRows()

    def _hide(self, node: TreeNode) -> None:
        if not node.is_shown or node.parent is None:
            return
        row = node.row
        self.beginRemoveRows(self._index(node.parent), row, row)
        node.hide()
        self.endRemoveRows()

    def _update_counts(self) -> None:
        for kind in GROUPS:
            group = self._nodes[kind]
            cells = count_cells(group_count(group, self._filter))
            if group.cells[ItemRole.COUNT] != cells[ItemRole.COUNT]:
                group.cells.update(cells)
                if group.is_reachable:
                    index = self._index(group)
                    self.dataChanged.emit(index, index, list(cells))

    def _index(self, node: TreeNode | None) -> QModelIndex:
        return self.createIndex(node.row, 0, node.number) if node is not None else QModelIndex()
