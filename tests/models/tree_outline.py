# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a view sees of a tree of objects, and what it hears."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QModelIndex

from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.roles import ItemRole


def rows(tree: ObjectTree, parent: QModelIndex) -> list[QModelIndex]:
    return [tree.index(row, 0, parent) for row in range(tree.rowCount(parent))]


def texts(tree: ObjectTree, key: str) -> list[str]:
    return [index.data(ItemRole.TEXT) for index in rows(tree, tree.index_of(key))]


def outline(tree: ObjectTree, parent: QModelIndex = QModelIndex()) -> list[object]:
    """Everything a view could see, as nested lists."""
    roles = [role for role in ItemRole if role not in (ItemRole.SORT, ItemRole.RECORD)]
    return [([index.data(role) for role in roles], outline(tree, index)) for index in rows(tree, parent)]


def spy(tree: ObjectTree) -> Counter[str]:
    counts: Counter[str] = Counter()
    tree.rowsInserted.connect(lambda *_: counts.update(["insert"]))
    tree.rowsRemoved.connect(lambda *_: counts.update(["remove"]))
    tree.rowsMoved.connect(lambda *_: counts.update(["move"]))
    tree.modelReset.connect(lambda: counts.update(["reset"]))
    tree.dataChanged.connect(lambda *_: counts.update(["change"]))
    return counts
