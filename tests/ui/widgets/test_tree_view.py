# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is open stays open."""

from __future__ import annotations

from typing import Any

from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.ui.widgets import tree_view
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


def test_in_a_large_tree_only_the_root_and_what_was_opened_are_open(
    demo_store: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(tree_view, "MOST_OPEN", 5)
    tree, view = ObjectTree(demo_store.store), TreeView()
    view.setModel(tree)
    first, second = (demo_store.ref("host", name) for name in ("xcp-01", "xcp-02"))
    assert view.isExpanded(tree.index(0, 0))
    assert not view.isExpanded(tree.index_of(first))
    view.expand(tree.index_of(first))
    tree.rebuild()
    assert view.isExpanded(tree.index_of(first))
    assert not view.isExpanded(tree.index_of(second))
    vm = demo_store.ref("VM", "web-frontend-01")
    demo_store.change("VM", vm, resident_on=second)
    tree.flush()
    assert not view.isExpanded(tree.index_of(second))


def test_a_filter_opens_as_much_of_a_large_tree_as_there_is_room_for(
    demo_store: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(tree_view, "MOST_OPEN", 5)
    tree, view = ObjectTree(demo_store.store), TreeView()
    view.setModel(tree)
    tree.set_filter("postgres-primary")
    view.restore_expansion(everything=True)
    assert view.isExpanded(tree.index_of(demo_store.ref("VM", "postgres-primary")).parent())
    tree.set_filter("")
    view.restore_expansion()
    assert not view.isExpanded(tree.index_of(demo_store.ref("host", "xcp-01")))
