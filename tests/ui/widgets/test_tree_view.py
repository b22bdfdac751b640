# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is open stays open."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from xolite_desktop.models.dropping import Verdict
from xolite_desktop.models.object_tree import REFS_FORMAT, ObjectTree
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.tree_order import BY_TAG
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
    assert view.closed_keys == [NodeKind.ORPHANS, NodeKind.TEMPLATES]


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


def test_snapshots_are_shown_where_their_vm_was_opened(demo_store: Any) -> None:
    tree, view = ObjectTree(demo_store.store), TreeView()
    view.setModel(tree)
    vm = demo_store.ref("VM", "gitlab")
    assert tree.hasChildren(tree.index_of(vm))
    assert not view.isExpanded(tree.index_of(vm))
    view.expand(tree.index_of(vm))
    tree.rebuild()
    assert view.isExpanded(tree.index_of(vm))
    tree.set_order(BY_TAG)
    assert all(view.isExpanded(index) for index in tree.indexes_of(vm))


def test_a_snapshot_that_is_found_is_seen(demo_store: Any) -> None:
    tree, view = ObjectTree(demo_store.store), TreeView()
    view.setModel(tree)
    tree.set_filter("object storage")
    view.restore_expansion(everything=True)
    snapshot = tree.index_of(demo_store.ref("VM", "try object storage"))
    assert view.isExpanded(snapshot.parent())
    assert view.isExpanded(tree.index_of(demo_store.ref("VM", "gitlab")))


def test_a_drag_shows_what_dropping_would_do(demo_store: Any) -> None:
    tree, view = ObjectTree(demo_store.store), TreeView()
    view.setModel(tree)
    view.resize(280, 900)
    view.show()
    asked: list[str] = []

    def judge(refs: list[str], node: str, giver: object) -> Verdict | None:
        asked.append(node)
        return Verdict(node == host, f"{len(refs)} on {node}") if tree.index_of(node).isValid() else None

    host = demo_store.ref("host", "xcp-01")
    view.judge = judge
    vm = tree.index_of(demo_store.ref("VM", "dns-01"))
    carried = tree.mimeData([vm, vm])
    refs = bytes(carried.data(REFS_FORMAT).data()).decode().split("\n")
    assert refs == [demo_store.ref("VM", "dns-01")]
    at = view.visualRect(tree.index_of(host)).center()
    assert view.drag_over(refs, at)
    assert view.drag_over(refs, at)
    assert asked == [host]
    assert view.note.label.text() == f"1 on {host}"
    assert not view.drag_over(refs, view.visualRect(vm).center())
    view.grab()
    view.end_drag()
    assert not view.note.isVisible()
    view.close()


def test_only_objects_can_be_dragged(demo_store: Any) -> None:
    tree = ObjectTree(demo_store.store)
    assert tree.flags(tree.index_of(demo_store.ref("VM", "dns-01"))) & Qt.ItemFlag.ItemIsDragEnabled
    assert not tree.flags(tree.index_of(NodeKind.STORAGE)) & Qt.ItemFlag.ItemIsDragEnabled
    assert tree.supportedDropActions() == Qt.DropAction.CopyAction
    assert tree.mimeTypes() == [REFS_FORMAT]


def test_a_vm_without_snapshots_can_be_opened_once_it_has_one(demo_store: Any) -> None:
    tree, view = ObjectTree(demo_store.store), TreeView()
    view.setModel(tree)
    vm, other = demo_store.ref("VM", "dns-01"), demo_store.ref("VM", "gitlab")
    assert tree.flags(tree.index_of(vm)) & Qt.ItemFlag.ItemNeverHasChildren
    (snapshot, *_) = demo_store.store.index.snapshots_of_vm(other)
    demo_store.change("VM", snapshot, snapshot_of=vm)
    tree.flush()
    assert not tree.flags(tree.index_of(vm)) & Qt.ItemFlag.ItemNeverHasChildren
    view.expand(tree.index_of(vm))
    assert view.isExpanded(tree.index_of(vm))
    assert view.indexBelow(tree.index_of(vm)) == tree.index_of(snapshot)
