# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The sidebar's tree of the pool's objects, in one of several orders, as a Qt model that follows the live cache."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from xolite_desktop.models import garbage
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.query.judge import Judge
from xolite_desktop.models.query.query import Query
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.tree_book import TreeBook
from xolite_desktop.models.tree_build import TreeBuild, refilter
from xolite_desktop.models.tree_changes import TreeChanges
from xolite_desktop.models.tree_layout import CLASSES, GROUP, Entry, Pair, affected, root_key
from xolite_desktop.models.tree_node import TreeNode
from xolite_desktop.models.tree_order import BY_HOST, Order
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

GATHER_MS: Final = 50
SLICE_S: Final = 0.006  # longest run of changes before the window gets its turn
BUILT_AT_ONCE: Final = 2000  # VMs; a larger pool is built in slices
REFS_FORMAT: Final = "application/x-xolite-refs"
"""What a drag from the tree carries: refs with line ends between."""
_ORDER: Final = {cls: order for order, cls in enumerate((GROUP, *CLASSES))}

# Asked for each row of a layout, so made once.
_BRANCH: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
_OBJECT: Final = _BRANCH | Qt.ItemFlag.ItemIsDragEnabled
_LEAF: Final = _OBJECT | Qt.ItemFlag.ItemNeverHasChildren

AnyIndex = QModelIndex | QPersistentModelIndex


class ObjectTree(QAbstractItemModel):
    """Rows are objects and groups; ask with `ItemRole`. Keep refs, not indexes.

    A change shows in the next turn of the loop; those that follow within 50 ms are gathered. They become single
    inserts, removals, moves and dataChanged; the model is reset only on connect, resync, when the root becomes
    another object, by `set_filter` and by `set_order`.
    Signals: `settled()` when all changes known so far are shown; `filtered()` after the filter became another one.
    """

    settled = Signal()
    filtered = Signal()

    def __init__(self, store: PoolStore, parent: QObject | None = None, order: Order = BY_HOST) -> None:
        super().__init__(parent)
        self._store = store
        self._order = order
        self._root: TreeNode | None = None
        self._book = TreeBook()
        self._judge = Judge(store, Query())
        self._filter_text = ""
        self._changes: TreeChanges | None = None
        self._pending: set[Pair] = set()
        self._queue: list[Pair] = []
        self._build: TreeBuild | None = None
        self._steps: Iterator[None] = iter(())
        self._settled_at = 0.0  # on the monotonic clock
        self._match_count: int | None = None  # not known
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        store.changed.connect(self._on_changed)
        store.reset.connect(self._on_reset)
        self.rebuild()

    # What views and pages ask

    def index_of(self, key: str) -> QModelIndex:
        """The first index of an object's ref, or that of a group's key; invalid if it is not shown."""
        return next(iter(self.indexes_of(key)), QModelIndex())

    def indexes_of(self, key: str) -> list[QModelIndex]:
        """Every index of an object's ref, in the order of the rows."""
        nodes = [self._book.nodes[each] for each in self._book.keys_of(key)]
        shown = [node for node in nodes if node.is_reachable]
        if len(shown) > 1:
            shown.sort(key=_path)
        return [self.index_at(node) for node in shown]

    def members(self, key: str) -> list[Ref]:
        """What is in a group as far as the filter lets it through, groups within it included."""
        return self._book.members(key)

    def containers(self) -> list[QModelIndex]:
        """What a view opens unless told otherwise, as far as it is shown, those above first."""
        found = [node for node in self._book.nodes.values() if node.is_container and node.is_reachable]
        found.sort(key=_path)
        return [self.index_at(node) for node in found]

    def found_below(self) -> list[QModelIndex]:
        """VMs and snapshots that the filter shows only for snapshots below them."""
        found = [
            node
            for node in self._book.nodes.values()
            if node.shown and not (node.is_container or node.matches) and node.is_reachable
        ]
        found.sort(key=_path)
        return [self.index_at(node) for node in found]

    @property
    def object_count(self) -> int:
        """Objects in the tree, shown or filtered out; groups and snapshots not included."""
        return self._book.objects

    @property
    def match_count(self) -> int:
        """Objects that the filter lets through; snapshots only where their VM is not."""
        if self.query.is_empty:
            return self.object_count
        if self._match_count is None:
            self._match_count = self._count_matches()
        return self._match_count

    def _count_matches(self) -> int:
        found = set()
        for node in self._book.nodes.values():
            if node.matches:
                look = node.content.look
                if look.cls and (look.kind is not NodeKind.SNAPSHOT or not self._follows(node)):
                    found.add(look.ref)
        return len(found)

    def first_match(self) -> QModelIndex:
        """The topmost object that the filter lets through."""
        node = self._root
        while node is not None and not (node.matches and node.content.look.cls and node.parent is not None):
            node = node.shown[0] if node.shown else None
        return self.index_at(node)

    @property
    def order(self) -> Order:
        return self._order

    def set_order(self, order: Order) -> None:
        """Arrange the objects otherwise, as a reset; in a big pool the old rows stay until that is ready."""
        if order is not self._order:
            self._order = order
            self.rebuild()

    @property
    def query(self) -> Query:
        """The filter as it was understood."""
        return self._judge.query

    @property
    def filter_text(self) -> str:
        """The filter as it was typed, empty if it lets everything through."""
        return "" if self.query.is_empty else self._filter_text

    def set_filter(self, text: str) -> None:
        """Show only what the query lets through, and what leads to it."""
        query, self._filter_text = Query.parse(text), text
        before = self.query
        if query == before:
            return
        if self._build is None:
            self.flush()
        self._judge = Judge(self._store, query)
        if (query.words, query.absent, query.terms) != (before.words, before.absent, before.terms):
            test = self._test()
            if query.narrows(before):
                test = _still(test)
            self.beginResetModel()
            refilter(self._root, self._book.nodes, test)
            self._match_count = None
            self.endResetModel()
        self.filtered.emit()

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
        self._build = TreeBuild(self._store, key, self._order, self._matches)
        self._steps = self._build.steps()
        if self._store.cache.count("VM") <= BUILT_AT_ONCE:
            self._go_on_building(deadline=None)
        else:
            self._timer.start(0)

    def _on_reset(self) -> None:
        self._judge = Judge(self._store, self.query)
        self.rebuild()

    def _go_on_building(self, deadline: float | None) -> None:
        for _ in self._steps:
            if deadline is not None and time.perf_counter() > deadline:
                self._timer.start(0)
                return
        built, self._build = self._build, None
        self._exchange(built)
        if deadline is not None:  # as many nodes as that would make each full collection a pause
            garbage.keep_while(self)
        else:
            garbage.thaw_after(self)
        if self._pending:
            self._timer.start(0)

    def _exchange(self, built: TreeBuild | None) -> None:
        """Show another tree from now on, or none."""
        self.beginResetModel()
        self._match_count = None
        for node in self._book.nodes.values():
            node.parent = None  # without its cycles the old tree goes now, whenever collections are
        self._book = built.book if built is not None else TreeBook()
        self._root = built.root if built is not None else None
        self._changes = None
        if built is not None and self._root is not None:
            self._changes = TreeChanges(self, self._store, self._order, self._root, self._book, self._matches)
            self._pending |= built.stray
        self.endResetModel()
        self.settled.emit()

    # QAbstractItemModel

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:
        # A view asks this for every row of a layout: an invalid index has the id 0, which no node has.
        node = self._book.numbers.get(parent.internalId())
        if node is None:
            return self.index_at(self._root) if row == column == 0 else QModelIndex()
        if column == 0 <= row < len(node.shown):
            return self.createIndex(row, 0, node.shown[row].number)
        return QModelIndex()

    def parent(self, child: AnyIndex = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # QObject.parent()
        node = self._book.numbers.get(child.internalId())
        if node is None or node.parent is None:
            return QModelIndex()
        return self.index_at(node.parent)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        if not parent.isValid():
            return 0 if self._root is None else 1
        node = self._book.numbers.get(parent.internalId())
        return len(node.shown) if node is not None and parent.column() == 0 else 0

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self._book.numbers.get(index.internalId())
        return node.content.look.value(role) if node is not None else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        node = self._book.numbers.get(index.internalId())
        if node is None:
            return Qt.ItemFlag.NoItemFlags
        if not node.content.look.cls:
            return _BRANCH
        # Of what has no children now a view asks no more, which is most of the time a layout takes.
        return _OBJECT if node.shown else _LEAF

    def index_at(self, node: TreeNode | None) -> QModelIndex:
        """The index of a node that is shown."""
        return self.createIndex(node.row, 0, node.number) if node is not None else QModelIndex()

    # Dragging

    def mimeTypes(self) -> list[str]:
        return [REFS_FORMAT]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        refs = [node.content.look.ref for node in map(self._node_at, indexes) if node is not None]
        carried.setData(REFS_FORMAT, "\n".join(dict.fromkeys(refs)).encode("utf-8", "replace"))
        return carried

    def supportedDropActions(self) -> Qt.DropAction:
        """Copy, since after a move Qt would remove the rows: they move when the pool says so."""
        return Qt.DropAction.CopyAction

    def _node_at(self, index: AnyIndex) -> TreeNode | None:
        return self._book.numbers.get(index.internalId())

    # Changes

    def _on_changed(self, delta: Delta) -> None:
        found = affected(self._store, delta)
        for ref in self._judge.follow(delta):
            for key in self._book.keys_of(ref):
                found.add((self._book.nodes[key].content.look.cls, ref))
        self._pending |= found
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
        if root is None or self._root is None or self._changes is None or root != self._root.key:
            self.rebuild()
            return
        self._match_count = None
        while self._queue:
            self._changes.reconcile(*self._queue.pop())
            if deadline is not None and time.perf_counter() > deadline and self._queue:
                self._timer.start(0)
                return
        self._changes.update_counts()
        self._settled_at = time.monotonic()
        self.settled.emit()

    def _turn(self, pair: Pair) -> tuple[int, bool, bool]:
        """Homes before what lives in them, and new homes before old ones go."""
        cls, ref = pair
        record = self._store.cache.get(cls, ref)
        return _ORDER[cls], isinstance(record, VM) and record.is_a_snapshot, record is None

    def _matches(self, node: TreeNode) -> bool:
        """Whether the filter lets a node through for its own sake. Groups are there for what is in them."""
        return self._test()(node)

    def _test(self) -> Callable[[TreeNode], bool]:
        """As `_matches`, to ask about ten thousand nodes."""
        if self.query.is_empty:
            return _always
        accepts, follows = self._judge.accepts, self._follows

        def test(node: TreeNode) -> bool:
            entry: Entry = node.content
            look = entry.look
            return bool(look.cls) and (accepts(look.ref, entry.facts) or follows(node))

        return test

    def _follows(self, node: TreeNode) -> bool:
        """Whether a snapshot is there because its VM is."""
        if node.content.look.kind is not NodeKind.SNAPSHOT:
            return False
        above = node.parent
        return above is not None and above.matches and bool(above.content.look.cls)


def _always(_: TreeNode) -> bool:
    return True


def _still(test: Callable[[TreeNode], bool]) -> Callable[[TreeNode], bool]:
    """As `test`, where what matches now is the most that can match."""
    return lambda node: node.matches and test(node)


def _path(node: TreeNode) -> tuple[int, ...]:
    rows = []
    at: TreeNode | None = node
    while at is not None:
        rows.append(at.row)
        at = at.parent
    return tuple(reversed(rows))
