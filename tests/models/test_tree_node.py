# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sorted nodes with a filter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.models.tree_node import TreeNode


def node(name: str) -> TreeNode:
    return TreeNode(name, (name,), name)


def family(*names: str) -> tuple[TreeNode, list[TreeNode]]:
    root, children = node("root"), [node(name) for name in names]
    root.fill(list(children))
    return root, children


def test_children_are_kept_in_order_and_rows_follow():
    root, (b, a) = family("b", "a")
    assert [child.key for child in root.shown] == ["a", "b"]
    assert (a.row, b.row) == (0, 1)
    new = node("aa")
    root.add(new)
    assert not new.is_shown
    assert new.row == 1
    new.show()
    new.show()
    assert [child.key for child in root.shown] == ["a", "aa", "b"]
    root.discard(a)
    assert [child.key for child in root.children] == ["aa", "b"]
    assert a.parent is None


def test_a_hidden_node_is_not_reachable_below():
    root, (host,) = family("host")
    vm = node("vm")
    host.add(vm)
    vm.show()
    assert vm.is_reachable
    host.hide()
    assert vm.is_shown
    assert not vm.is_reachable
    assert [one.key for one in root.walk()] == ["root", "host", "vm"]
    assert root.row == 0


def test_a_filter_shows_what_leads_to_a_match():
    root, (host, other) = family("host", "other")
    host.fill([node("web"), node("db")])
    root.refilter(lambda each: "web" in each.content)
    assert [one.key for one in root.shown] == ["host"]
    assert [one.key for one in host.shown] == ["web"]
    assert root.wants_to_show
    assert not other.wants_to_show


@given(st.lists(st.text(max_size=5), unique=True))
def test_bisection_finds_every_row(names):
    root, children = family(*names)
    assert all(root.shown[child.row] is child for child in children)
