# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Building the whole tree of a pool from its cache, in slices: ten thousand VMs take half a second."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Final

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.tree_book import TreeBook
from xolite_desktop.models.tree_layout import Entry, Pair, entries, group_entry
from xolite_desktop.models.tree_node import TreeNode
from xolite_desktop.models.tree_order import Order, is_group
from xolite_desktop.xapi.refs import Ref

ENTRIES_IN_SLICE: Final = 100
SORTED_IN_SLICE: Final = 1000
_LEAVES: Final = frozenset({NodeKind.SR, NodeKind.NETWORK})
_CLOSED: Final = frozenset({NodeKind.VM, NodeKind.TEMPLATE, NodeKind.SNAPSHOT})
_BELOW_GROUPS: Final = (0,)
"""Sort key behind those of groups among the children of a group."""
_by_sort = attrgetter("sort")

Matches = Callable[[TreeNode], bool]


class TreeBuild:
    """A tree in the making. Once `steps` is through, `root` and `book` are complete; `stray` is to be reconciled."""

    def __init__(self, store: PoolStore, root_key: str, order: Order, matches: Matches) -> None:
        self.book = TreeBook()
        self.stray: set[Pair] = set()
        self.root: TreeNode | None = None
        self._below: dict[str, list[TreeNode]] = {root_key: []}
        self._store = store
        self._root_key = root_key
        self._order = order
        self._matches = matches

    def steps(self) -> Iterator[None]:
        """Do it, giving way every few milliseconds. The cache may change meanwhile: reconcile those objects after."""
        root = self._root_key
        for key in (*self._order.groups, *sorted(self._order.standing(self._store))):
            self._ensure_group(key)
        for number, each in enumerate(entries(self._store, root, self._order), 1):
            self._keep_all(each)
            if number % ENTRIES_IN_SLICE == 0:
                yield
        self.root = self.book.nodes.get(root)
        for key, children in self._below.items():
            parent = self.book.nodes.get(key)
            if parent is not None:  # a host may have gone since its VMs were described
                yield from _presort(children)
                parent.fill(children)
                yield
        self._cut_stray()
        yield
        refilter(self.root, self.book.nodes, self._matches)

    def _cut_stray(self) -> None:
        """What was described while the cache changed may hang on nothing, or in a circle."""
        reached: set[int] = set()
        waiting = [self.root] if self.root is not None else []
        while waiting:
            node = waiting.pop()
            reached.add(node.number)
            waiting += node.children
        for node in [node for node in self.book.nodes.values() if node.number not in reached]:
            self.book.drop(node)
            if node.content.look.cls:
                self.stray.add((node.content.look.cls, Ref(node.content.look.ref)))

    def _keep_all(self, found: list[Entry]) -> None:
        for entry in found:
            node = self.book.keep(make_node(entry))
            if entry.key != self._root_key:
                if is_group(entry.parent):
                    self._ensure_group(entry.parent)
                self._below.setdefault(entry.parent, []).append(node)

    def _ensure_group(self, key: str) -> None:
        """The group and those above it."""
        if key in self.book.nodes:
            return
        entry = group_entry(key, self._root_key)
        node = self.book.keep(make_node(entry))
        if entry.parent != self._root_key:
            self._ensure_group(entry.parent)
        self._below.setdefault(entry.parent, []).append(node)


def _presort(children: list[TreeNode]) -> Iterator[None]:
    """Sort in runs, giving way between them: what is left to do after that is to merge a few."""
    for first in range(0, len(children), SORTED_IN_SLICE):
        run = slice(first, first + SORTED_IN_SLICE)
        children[run] = sorted(children[run], key=_by_sort)
        yield


def make_node(entry: Entry) -> TreeNode:
    """A node as the entry describes it, not placed yet."""
    node = TreeNode(entry.key, entry.sort, entry)
    node.is_leaf = entry.look.kind in _LEAVES
    node.is_container = not node.is_leaf and entry.look.kind not in _CLOSED
    return node


def refilter(root: TreeNode | None, nodes: dict[str, TreeNode], matches: Matches) -> None:
    """Judge every node and count what the groups hold."""
    if root is None:
        return
    root.refilter(matches)
    for node in nodes.values():
        if node.is_container and not node.content.look.cls:
            recount(node)


def recount(group: TreeNode) -> bool:
    """Put the number of shown objects into a group's look, those of subfolders included; whether it is another one."""
    entry: Entry = group.content
    number = shown_objects(group)
    if entry.look.number == number:
        return False
    group.content = entry._replace(look=entry.look._replace(number=number, detail=str(number)))
    return True


def shown_objects(group: TreeNode) -> int:
    """How many objects a group shows, in it and in the groups below it."""
    groups = bisect_left(group.shown, _BELOW_GROUPS, key=_by_sort)
    return len(group.shown) - groups + sum(shown_objects(each) for each in group.shown[:groups])
