# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The tree and its filter."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.ui.sidebar import Sidebar


def test_choosing_an_object_says_so_once(demo_store: Any) -> None:
    sidebar = Sidebar(ObjectTree(demo_store.store))
    chosen: list[str] = []
    sidebar.object_chosen.connect(chosen.append)
    ref = demo_store.ref("VM", "gitlab")
    assert sidebar.select(ref)
    assert sidebar.select(ref)
    assert chosen == [ref]
    assert sidebar.selected == [ref]


def test_several_objects_are_given_in_the_order_of_the_rows(demo_store: Any) -> None:
    sidebar = Sidebar(ObjectTree(demo_store.store))
    selections: list[list[str]] = []
    sidebar.selection_changed.connect(selections.append)
    names = ("web-frontend-02", "grafana")
    sidebar.resize(280, 3000)
    sidebar.show()
    sidebar.select(demo_store.ref("VM", names[0]))
    more = sidebar._tree.index_of(demo_store.ref("VM", names[1]))
    sidebar.view.selectionModel().select(more, QItemSelectionModel.SelectionFlag.Select)
    assert selections[-1] == [demo_store.ref("VM", "grafana"), demo_store.ref("VM", "web-frontend-02")]
    sidebar.close()


def test_a_group_is_no_object(demo_store: Any) -> None:
    sidebar = Sidebar(ObjectTree(demo_store.store))
    sidebar.select(NodeKind.STORAGE)
    assert sidebar.selected == []


def test_the_selection_comes_back_after_a_reset(demo_store: Any) -> None:
    sidebar = Sidebar(ObjectTree(demo_store.store))
    ref = demo_store.ref("VM", "gitlab")
    sidebar.select(ref)
    sidebar._tree.rebuild()
    assert sidebar.selected == [ref]


def test_typing_filters_and_down_goes_to_what_was_found(demo_store: Any) -> None:
    sidebar = Sidebar(ObjectTree(demo_store.store))
    sidebar.show()
    QTest.keyClicks(sidebar.filter, "postgres")
    QTest.keyClick(sidebar.filter, Qt.Key.Key_Down)
    assert sidebar._tree.filter_text == "postgres"
    assert not sidebar._tree.index_of(demo_store.ref("VM", "gitlab")).isValid()
    assert not sidebar.select(demo_store.ref("VM", "gitlab"))
    assert sidebar.select(demo_store.ref("VM", "postgres-primary"))
    sidebar.close()


def test_a_vm_that_starts_while_filtering_is_still_seen(demo_store: Any) -> None:
    sidebar = Sidebar(ObjectTree(demo_store.store))
    sidebar.show()
    QTest.keyClicks(sidebar.filter, "staging")
    QTest.keyClick(sidebar.filter, Qt.Key.Key_Down)
    vm, host = demo_store.ref("VM", "staging-db"), demo_store.ref("host", "xcp-02")
    demo_store.change("VM", vm, power_state="Running", resident_on=host)
    sidebar._tree.flush()
    assert sidebar.view.isExpanded(sidebar._tree.index_of(host))
    sidebar.close()


def test_a_filter_that_finds_nothing_says_so(demo_store: Any) -> None:
    sidebar = Sidebar(ObjectTree(demo_store.store))
    sidebar.show()
    QTest.keyClicks(sidebar.filter, "zzzz")
    QTest.keyClick(sidebar.filter, Qt.Key.Key_Down)
    assert sidebar.nothing.isVisible()
    QTest.keyClick(sidebar.filter, Qt.Key.Key_Escape)
    sidebar._on_filter_left()
    assert not sidebar.nothing.isVisible()
    sidebar.close()


def test_the_field_says_how_many_there_are(demo_store: Any) -> None:
    sidebar = Sidebar(ObjectTree(demo_store.store))
    assert sidebar.filter.placeholderText() == f"Filter {sidebar._tree.object_count} objects"
