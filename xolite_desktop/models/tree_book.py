# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`TreeBook`: the nodes of a tree by key, by number, and by the object they stand for."""

from __future__ import annotations

from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.tree_layout import Entry
from xolite_desktop.models.tree_node import TreeNode
from xolite_desktop.models.tree_order import key_of
from xolite_desktop.xapi.refs import Ref


class TreeBook:
    """The content of each node is its `Entry`."""

    def __init__(self) -> None:
        self.nodes: dict[str, TreeNode] = {}
        self.numbers: dict[int, TreeNode] = {}
        self._objects: set[str] = set()
        self._several: dict[str, list[str]] = {}  # keys by ref, of objects that stand in branches

    def keep(self, node: TreeNode) -> TreeNode:
        """Write a node down."""
        entry: Entry = node.content
        self.nodes[node.key] = self.numbers[node.number] = node
        if entry.branch:
            self._several.setdefault(entry.look.ref, []).append(node.key)
        if _counts(entry):
            self._objects.add(entry.look.ref)
        return node

    @property
    def objects(self) -> int:
        """How many objects there are, snapshots and groups not counted."""
        return len(self._objects)

    def describe(self, node: TreeNode, entry: Entry) -> None:
        """Give a node another content. A VM may have become a snapshot."""
        node.content = entry
        (self._objects.add if _counts(entry) else self._objects.discard)(entry.look.ref)

    def drop(self, node: TreeNode) -> None:
        """Forget a node."""
        entry: Entry = node.content
        if self.nodes.pop(node.key, None) is None:
            return
        del self.numbers[node.number]
        ref = entry.look.ref
        if entry.branch:
            self._several[ref].remove(node.key)
            if not self._several[ref]:
                del self._several[ref]
        if not self.keys_of(ref):
            self._objects.discard(ref)

    def keys_of(self, ref: str) -> list[str]:
        """The keys of all nodes of an object."""
        return list(self._several.get(ref, ())) or ([ref] if ref in self.nodes else [])

    def members(self, key: str) -> list[Ref]:
        """The objects of a group that are shown, those of groups within it too, each once; nothing below an object."""
        found: dict[Ref, None] = {}
        waiting = list(reversed(self.nodes[key].shown)) if key in self.nodes else []
        while waiting:
            node = waiting.pop()
            look = node.content.look
            if look.cls:
                found[Ref(look.ref)] = None
            else:
                waiting.extend(reversed(node.shown))
        return list(found)

    def rebranch(self, node: TreeNode, branch: str) -> bool:
        """Let a node and what is below it stand in another branch; False if one of them is there already."""
        below = list(node.walk())
        keys = [key_of(branch, each.content.look.ref) for each in below]
        if any(key in self.nodes for key in keys):
            return False
        for each, key in zip(below, keys, strict=True):
            self.drop(each)
            each.key = key
            each.content = each.content._replace(key=key, branch=branch)
            self.keep(each)
        return True


def _counts(entry: Entry) -> bool:
    return bool(entry.look.cls) and entry.look.kind is not NodeKind.SNAPSHOT
