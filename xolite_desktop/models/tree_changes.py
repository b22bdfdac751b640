# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`TreeChanges`: makes the nodes of one object what the cache says now, and tells views the least they need to hear."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, SignalInstance

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.tree_book import TreeBook
from xolite_desktop.models.tree_build import make_node, recount
from xolite_desktop.models.tree_layout import GROUP, Entry, describe, group_entry
from xolite_desktop.models.tree_node import TreeNode
from xolite_desktop.models.tree_order import Order, is_group
from xolite_desktop.xapi.refs import Ref


class Rows(Protocol):
    """The Qt model, as far as changes go."""

    dataChanged: SignalInstance

    def index_at(self, node: TreeNode | None) -> QModelIndex: ...
    def beginInsertRows(self, parent: QModelIndex, first: int, last: int) -> None: ...
    def endInsertRows(self) -> None: ...
    def beginRemoveRows(self, parent: QModelIndex, first: int, last: int) -> None: ...
    def endRemoveRows(self) -> None: ...
    def beginMoveRows(
        self, parent: QModelIndex, first: int, last: int, target: QModelIndex, row: int
    ) -> bool: ...
    def endMoveRows(self) -> None: ...


class TreeChanges:
    """Works on one tree until that is exchanged."""

    def __init__(
        self,
        rows: Rows,
        store: PoolStore,
        order: Order,
        root: TreeNode,
        book: TreeBook,
        matches: Callable[[TreeNode], bool],
    ) -> None:
        self._rows = rows
        self._store = store
        self._order = order
        self._root = root
        self._book = book
        self._matches = matches
        self._stale: set[str] = set()  # groups that hold another number of objects than they say

    def reconcile(self, cls: str, ref: Ref) -> None:
        """Make the nodes of one object what the cache says now."""
        if cls == GROUP:
            self._reconcile_group(ref)
            return
        entries = describe(self._store, self._root.key, self._order, cls, ref)
        keys = {entry.key for entry in entries}
        gone = [key for key in self._book.keys_of(ref) if key not in keys]
        new = [entry for entry in entries if entry.key not in self._book.nodes]
        for key, entry in zip(list(gone), new, strict=False):
            # An object that leaves one tag for another goes there, and stays selected.
            if self._book.rebranch(self._book.nodes[key], entry.branch):
                gone.remove(key)
        for entry in entries:
            node = self._book.nodes.get(entry.key)
            if node is None:
                self._insert(entry)
            else:
                self._place(node, entry)
                self._change(node, entry)
        for key in gone:
            node = self._book.nodes.get(key)
            if node is not None and node is not self._root:
                self._remove(node)

    def update_counts(self) -> None:
        """Let groups say how many objects they show now."""
        stale, self._stale = self._stale, set()
        for key in stale:
            node = self._book.nodes.get(key)
            while node is not None and not node.content.look.cls:
                before = node.content.look
                if recount(node) and node.is_reachable:
                    self._tell(node, before.differing(node.content.look))
                node = node.parent

    # Groups

    def _reconcile_group(self, key: str) -> None:
        node = self._book.nodes.get(key)
        if node is not None:
            self._drop_if_empty(node)
        elif key in self._order.standing(self._store):
            self._insert_group(key)

    def _insert_group(self, key: str) -> TreeNode:
        """Add a group, and those above it."""
        entry = group_entry(key, self._root.key)
        parent = self._book.nodes.get(entry.parent) or self._insert_group(entry.parent)
        node = self._book.keep(make_node(entry))
        parent.add(node)
        node.matches = self._matches(node)
        if node.matches:
            self._show(node)
        return node

    def _drop_if_empty(self, group: TreeNode | None) -> None:
        """Remove a group that is only there for what is in it, and those above it."""
        while group is not None and not group.children and is_group(group.key):
            if group.key in self._order.groups or group.key in self._order.standing(self._store):
                return
            above = group.parent
            self._forget(group)
            group = above

    # Objects

    def _home(self, entry: Entry) -> TreeNode | None:
        """The parent of an entry. One that the cache has but no delta has told of yet is added now."""
        if entry.parent not in self._book.nodes:
            if is_group(entry.parent):
                return self._insert_group(entry.parent)
            self.reconcile(entry.parent_cls, Ref(entry.parent.rpartition("\n")[2]))
        return self._book.nodes.get(entry.parent)

    def _insert(self, entry: Entry) -> None:
        parent = self._home(entry)
        if parent is None or entry.key in self._book.nodes:  # adding the parent has brought what lives there
            return
        node = self._book.keep(make_node(entry))
        parent.add(node)
        node.matches = self._matches(node)
        if node.matches:
            self._show(node)
        for ref in self._inhabitants(entry):
            self.reconcile("VM", ref)

    def _inhabitants(self, entry: Entry) -> Sequence[Ref]:
        """What may stand below an object that has just come."""
        index, ref = self._store.index, entry.look.ref
        if entry.look.kind is NodeKind.HOST:
            return [*index.vms_of_host(ref), *index.vms_at_home_on(ref)]
        if entry.look.kind in (NodeKind.VM, NodeKind.TEMPLATE):
            return list(index.snapshots_of_vm(ref))
        return ()

    def _remove(self, node: TreeNode) -> None:
        for child in list(node.children):  # the host is gone, its VMs are not
            if child.parent is node:
                self.reconcile(child.content.look.cls, Ref(child.content.look.ref))
        self._forget(node)

    def _forget(self, node: TreeNode) -> None:
        """Take a node and whatever is below it out."""
        parent = node.parent
        if parent is None:
            return
        self._hide(node)
        parent.discard(node)
        for each in list(node.walk()):
            self._book.drop(each)
        self._settle(parent)
        self._drop_if_empty(parent)

    def _place(self, node: TreeNode, entry: Entry) -> None:
        """Move the node to where it belongs: another parent, or another row after a new name."""
        parent = node.parent
        if parent is None or (parent.key == entry.parent and node.sort == entry.sort):
            node.sort = entry.sort
            return
        target = self._home(entry)
        parent = node.parent
        if parent is None:
            return
        if target is None or target.is_within(node):
            self._lift(node)
            return
        if parent is target and node.sort == entry.sort:  # adding the host has brought its VMs
            return
        if node.is_shown:
            self._show(target)
        self._move(node, parent, target, entry)
        if parent is not target:
            self._settle(parent)
            self._drop_if_empty(parent)

    def _move(self, node: TreeNode, parent: TreeNode, target: TreeNode, entry: Entry) -> None:
        is_shown = node.is_shown
        source_row, target_row = node.row, node.row_in(target, entry.sort)
        stays = not is_shown or (target is parent and target_row in (source_row, source_row + 1))
        rows = self._rows
        if not stays:
            rows.beginMoveRows(
                rows.index_at(parent), source_row, source_row, rows.index_at(target), target_row
            )
        parent.discard(node)
        node.sort = entry.sort
        target.add(node)
        if is_shown:
            node.show()
        if not stays:
            rows.endMoveRows()
        self._stale |= {parent.key, target.key}

    def _lift(self, node: TreeNode) -> None:
        """Take out a node that would come below itself, and put it and what was below it where each belongs."""
        lifted = [(each.content.look.cls, Ref(each.content.look.ref)) for each in node.walk()]
        self._forget(node)
        for cls, ref in lifted:
            self.reconcile(cls, ref)

    def _change(self, node: TreeNode, entry: Entry) -> None:
        if self._book.nodes.get(entry.key) is not node:
            return
        before: Entry = node.content
        self._book.describe(node, entry)
        if before.look != entry.look and node.is_reachable:
            self._tell(node, before.look.differing(entry.look))
        self._rejudge(node)

    def _rejudge(self, node: TreeNode) -> None:
        """Ask the filter again about a node, and about the snapshots that follow it if it says otherwise."""
        before, node.matches = node.matches, self._matches(node)
        if before != node.matches:
            for child in list(node.children):
                if child.content.look.kind is NodeKind.SNAPSHOT:
                    self._rejudge(child)
        self._settle(node)

    # Rows

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
        self._rows.beginInsertRows(self._rows.index_at(node.parent), row, row)
        node.show()
        self._rows.endInsertRows()
        self._stale.add(node.parent.key)

    def _hide(self, node: TreeNode) -> None:
        if not node.is_shown or node.parent is None:
            return
        row = node.row
        self._rows.beginRemoveRows(self._rows.index_at(node.parent), row, row)
        node.hide()
        self._rows.endRemoveRows()
        self._stale.add(node.parent.key)

    def _tell(self, node: TreeNode, roles: list[int]) -> None:
        index = self._rows.index_at(node)
        self._rows.dataChanged.emit(index, index, roles)
