# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A tree of sorted nodes with a filter, in plain Python: knows neither Qt nor XAPI.

Each node keeps two sorted lists: `children` (all) and `shown` (those the filter lets through). Sort keys are
unique among siblings, so a row is found by bisection and nothing is ever renumbered.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

_by_sort = attrgetter("sort")


class TreeNode:
    """One object or group. `content` is what its owner keeps there; `number` is unique in this process.

    `is_container`: a view opens it unless told otherwise. `is_leaf`: it never has children.
    """

    __slots__ = (
        "children",
        "content",
        "is_container",
        "is_leaf",
        "is_listed",
        "key",
        "matches",
        "number",
        "parent",
        "shown",
        "sort",
    )

    _count = 0

    def __init__(self, key: str, sort: tuple[Any, ...], content: Any) -> None:
        self.key = key
        self.sort = sort
        self.content = content
        self.parent: TreeNode | None = None
        self.children: list[TreeNode] = []
        self.shown: list[TreeNode] = []
        self.matches = True
        self.is_leaf = False
        self.is_container = False
        self.is_listed = (
            False  # among what its parent shows; kept, since it is asked far more often than it changes
        )
        TreeNode._count += 1
        self.number = TreeNode._count

    @property
    def wants_to_show(self) -> bool:
        """A root is always shown, others if they match or something below them is shown."""
        return self.matches or bool(self.shown) or self.parent is None

    @property
    def is_shown(self) -> bool:
        """Whether this node is a row of its parent; says nothing about the parent itself."""
        return self.is_listed or self.parent is None

    @property
    def is_reachable(self) -> bool:
        """Whether this node and everything above it is shown."""
        node: TreeNode | None = self
        while node is not None:
            if not node.is_shown:
                return False
            node = node.parent
        return True

    def is_within(self, other: TreeNode) -> bool:
        """Whether this node is another one or stands below it."""
        node: TreeNode | None = self
        while node is not None and node is not other:
            node = node.parent
        return node is not None

    @property
    def row(self) -> int:
        """The position among the shown siblings: where it is, or where it would be inserted."""
        return self.row_in(self.parent)

    def row_in(self, parent: TreeNode | None, sort: tuple[Any, ...] | None = None) -> int:
        """The row a node with this sort key has, or would get, below `parent`."""
        if parent is None:
            return 0
        return bisect_left(parent.shown, self.sort if sort is None else sort, key=_by_sort)

    def add(self, child: TreeNode) -> None:
        """Make `child` one of the children, not shown yet."""
        child.parent = self
        self.children.insert(bisect_left(self.children, child.sort, key=_by_sort), child)

    def discard(self, child: TreeNode) -> None:
        """Take a child, shown or not, out of this node."""
        child.hide()
        del self.children[bisect_left(self.children, child.sort, key=_by_sort)]
        child.parent = None

    def show(self) -> None:
        """Become a row of the parent."""
        if self.parent is not None and not self.is_listed:
            self.parent.shown.insert(self.row, self)
            self.is_listed = True

    def hide(self) -> None:
        """Stop being a row of the parent."""
        if self.parent is not None and self.is_listed:
            del self.parent.shown[self.row]
            self.is_listed = False

    def fill(self, children: list[TreeNode]) -> None:
        """Set all children at once (sorted here), all of them shown."""
        children.sort(key=_by_sort)
        for child in children:
            child.parent = self
            child.is_listed = True
        self.children = children
        self.shown = list(children)

    def walk(self) -> Iterator[TreeNode]:
        """This node and everything below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()

    def refilter(self, matches: Callable[[TreeNode], bool]) -> None:
        """Judge every node again, parents first, and rebuild the shown lists, from the leaves up."""
        self.matches = matches(self)
        shown = []
        for child in self.children:
            if child.children:
                child.refilter(matches)
                listed = child.matches or bool(child.shown)
            else:  # most are such, and a call for each would take as long as all the rest
                listed = child.matches = matches(child)
            child.is_listed = listed
            if listed:
                shown.append(child)
        self.shown = shown
