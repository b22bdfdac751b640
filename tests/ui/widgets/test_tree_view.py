# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is open stays open."""

from __future__ import annotations

from typing import Any

from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.ui.widgets.tree_view import TreeView


def test_everything_is_open_but_the_templates(demo_store: Any) -> None:
    tree, view = ObjectTree(demo_store.store), TreeView()
    view.setModel(tree)
    assert view.isExpanded(tree.index_of(demo_store.ref("host", "xcp-01")))
    assert not view.isExpanded(tree.index_of(NodeKind.TEMPLATES))


def test_what_was_closed_stays_closed_through_a_reset(demo_store: Any) -> None:
    tree, view = ObjectTree(demo_store.store), TreeView()
    view.setModel(tree)
    host = demo_store.ref("host", "xcp-01")
    view.collapse(tree.index_of(host))
    tree.rebuild()
    assert not view.isExpanded(tree.index_of(host))
    assert host in view.closed_keys


def test_while_filtering_everything_is_open(demo_store: Any) -> None:
    tree, view = ObjectTree(demo_store.store), TreeView()
    view.setModel(tree)
    tree.set_filter("debian")
    view.restore_expansion(everything=True)
    assert view.isExpanded(tree.index_of(NodeKind.TEMPLATES))
    assert view.closed_keys == [NodeKind.TEMPLATES]
