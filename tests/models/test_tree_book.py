# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Nodes by key, number and object."""

from __future__ import annotations

from xolite_desktop.models.query.facts import Facts
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.tree_book import TreeBook
from xolite_desktop.models.tree_build import make_node
from xolite_desktop.models.tree_layout import Entry
from xolite_desktop.models.tree_look import STATELESS, object_look
from xolite_desktop.models.tree_order import key_of


def entry(ref: str, branch: str, kind: NodeKind = NodeKind.VM) -> Entry:
    look = object_look(ref, kind, STATELESS, "", "vm", ref, "VM")
    return Entry(key_of(branch, ref), branch, "", branch, (0, ref), look, Facts())


def test_an_object_of_several_branches_counts_once() -> None:
    book = TreeBook()
    first, second = (book.keep(make_node(entry("vm", branch))) for branch in ("tag:a", "tag:b"))
    assert book.objects == 1
    assert book.keys_of("vm") == [first.key, second.key]
    book.drop(first)
    assert book.objects == 1
    book.drop(second)
    book.drop(second)
    assert book.objects == 0
    assert book.keys_of("vm") == []


def test_a_node_changes_its_branch_with_what_is_below() -> None:
    book = TreeBook()
    vm = book.keep(make_node(entry("vm", "tag:a")))
    vm.add(book.keep(make_node(entry("snap", "tag:a", NodeKind.SNAPSHOT))))
    assert book.rebranch(vm, "tag:b")
    assert book.keys_of("snap") == ["tag:b\nsnap"]
    assert book.numbers[vm.number] is vm
    book.keep(make_node(entry("vm", "tag:a")))
    assert not book.rebranch(vm, "tag:a")
    assert book.objects == 1


def test_a_vm_that_becomes_a_snapshot_counts_no_more() -> None:
    book = TreeBook()
    node = book.keep(make_node(entry("vm", "")))
    book.describe(node, entry("vm", "", NodeKind.SNAPSHOT))
    assert book.objects == 0
    book.describe(node, entry("vm", ""))
    assert book.objects == 1
