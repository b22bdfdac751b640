# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The tree and its filter."""

from __future__ import annotations

import random
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.ui.sidebar import Sidebar


def test_choosing_an_object_says_so_once(demo_store: Any) -> None:
    sidebar = Sidebar(ObjectTree(demo_store.store), demo_store.store)
    chosen: list[str] = []
    sidebar.object_chosen.connect(chosen.append)
    ref = demo_store.ref("VM", "gitlab")
    assert sidebar.select(ref)
    assert sidebar.select(ref)
    assert chosen == [ref]
    assert sidebar.selected == [ref]


def test_several_objects_are_given_in_the_order_of_the_rows(demo_store: Any) -> None:
    sidebar = Sidebar(ObjectTree(demo_store.store), demo_store.store)
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
    sidebar = Sidebar(ObjectTree(demo_store.store), demo_store.store)
    sidebar.select(NodeKind.STORAGE)
    assert sidebar.selected == []


def test_the_selection_comes_back_after_a_reset(demo_store: Any) -> None:
    sidebar = Sidebar(ObjectTree(demo_store.store), demo_store.store)
    ref = demo_store.ref("VM", "gitlab")
    sidebar.select(ref)
    sidebar._tree.rebuild()
    assert sidebar.selected == [ref]


def test_typing_filters_and_down_goes_to_what_was_found(demo_store: Any) -> None:
    sidebar = Sidebar(ObjectTree(demo_store.store), demo_store.store)
    sidebar.show()
    QTest.keyClicks(sidebar.filter, "postgres")
    QTest.keyClick(sidebar.filter, Qt.Key.Key_Down)
    assert sidebar._tree.filter_text == "postgres"
    assert not sidebar._tree.index_of(demo_store.ref("VM", "gitlab")).isValid()
    assert not sidebar.select(demo_store.ref("VM", "gitlab"))
    assert sidebar.select(demo_store.ref("VM", "postgres-primary"))
    sidebar.close()


def test_a_vm_that_starts_while_filtering_is_still_seen(demo_store: Any) -> None:
    sidebar = Sidebar(ObjectTree(demo_store.store), demo_store.store)
    sidebar.show()
    QTest.keyClicks(sidebar.filter, "staging")
    QTest.keyClick(sidebar.filter, Qt.Key.Key_Down)
    vm, host = demo_store.ref("VM", "staging-db"), demo_store.ref("host", "xcp-02")
    demo_store.change("VM", vm, power_state="Running", resident_on=host)
    sidebar._tree.flush()
    assert sidebar.view.isExpanded(sidebar._tree.index_of(host))
    sidebar.close()


def test_a_filter_that_finds_nothing_says_so(demo_store: Any) -> None:
    sidebar = Sidebar(ObjectTree(demo_store.store), demo_store.store)
    sidebar.show()
    QTest.keyClicks(sidebar.filter, "zzzz")
    QTest.keyClick(sidebar.filter, Qt.Key.Key_Down)
    assert sidebar.nothing.isVisible()
    QTest.keyClick(sidebar.filter, Qt.Key.Key_Escape)
    sidebar._on_filter_left()
    assert not sidebar.nothing.isVisible()
    sidebar.close()


def test_the_field_says_how_many_there_are(demo_store: Any) -> None:
    sidebar = Sidebar(ObjectTree(demo_store.store), demo_store.store)
    assert sidebar.filter.placeholderText() == f"Filter {sidebar._tree.object_count} objects"


def sidebar_of(demo_store: Any) -> Sidebar:
    sidebar = Sidebar(ObjectTree(demo_store.store), demo_store.store)
    sidebar.resize(280, 900)
    sidebar.show()
    return sidebar


def typed(sidebar: Sidebar, text: str) -> None:
    sidebar.filter.setText(text)
    sidebar.apply_filter_now()


def test_the_filter_says_how_many_match_and_can_be_cleared(demo_store: Any) -> None:
    sidebar = sidebar_of(demo_store)
    typed(sidebar, "tag:ci kind:vm")
    assert sidebar.found.text().startswith("4 of ")
    typed(sidebar, "zzzz")
    assert sidebar.nothing.isVisible()
    QTest.mouseClick(sidebar.clear, Qt.MouseButton.LeftButton)
    assert sidebar.filter.text() == ""
    assert not sidebar.clear.isVisible()
    assert not sidebar.nothing.isVisible()
    sidebar.close()


def test_what_means_nothing_is_said(demo_store: Any) -> None:
    sidebar = sidebar_of(demo_store)
    typed(sidebar, "color:red gitlab")
    assert "color:" in sidebar.problem.text()
    assert sidebar.problem.isVisible()
    assert sidebar._tree.index_of(demo_store.ref("VM", "gitlab")).isValid()
    typed(sidebar, "gitlab")
    assert not sidebar.problem.isVisible()
    sidebar.close()


def test_down_goes_to_the_first_match(demo_store: Any) -> None:
    sidebar = sidebar_of(demo_store)
    sidebar.select(demo_store.ref("VM", "dns-01"))
    typed(sidebar, "mail-relay kind:vm")
    QTest.keyClick(sidebar.filter, Qt.Key.Key_Down)
    assert sidebar.selected == [demo_store.ref("VM", "mail-relay")]
    sidebar.close()


def test_a_vm_that_the_filter_hides_leaves_nothing_selected_and_comes_back(demo_store: Any) -> None:
    """Its neighbor must not be selected: the next Ctrl+E would be for that."""
    sidebar = sidebar_of(demo_store)
    vm = demo_store.ref("VM", "gitlab")
    typed(sidebar, "state:running kind:vm")
    sidebar.select(vm)
    chosen: list[str] = []
    sidebar.object_chosen.connect(chosen.append)
    demo_store.change("VM", vm, power_state="Halted")
    sidebar._tree.flush()
    assert sidebar.selected == []
    demo_store.change("VM", vm, power_state="Running")
    sidebar._tree.flush()
    assert sidebar.selected == [vm]
    assert chosen == []
    sidebar.close()


def test_a_vm_that_is_deleted_leaves_nothing_selected(demo_store: Any) -> None:
    sidebar = sidebar_of(demo_store)
    vm = demo_store.ref("VM", "gitlab")
    sidebar.select(vm)
    demo_store.remove("VM", vm)
    sidebar._tree.flush()
    assert sidebar.selected == []
    sidebar.close()


def test_what_is_selected_stays_so_in_another_order(demo_store: Any) -> None:
    sidebar = sidebar_of(demo_store)
    one, other = (demo_store.ref("VM", name) for name in ("dns-01", "gitlab"))
    sidebar.select(one)
    more = sidebar._tree.index_of(other)
    sidebar.view.selectionModel().select(more, QItemSelectionModel.SelectionFlag.Select)
    chosen: list[str] = []
    sidebar.object_chosen.connect(chosen.append)
    for order in ("tag", "folder", "list", "host"):
        sidebar.arrange(order)
        assert set(sidebar.selected) == {one, other}
    assert chosen == []
    sidebar.close()


def test_the_filter_stays_in_another_order_and_over_a_reset(demo_store: Any) -> None:
    sidebar = sidebar_of(demo_store)
    typed(sidebar, "gitlab")
    sidebar.arrange("tag")
    assert sidebar._tree.filter_text == "gitlab"
    assert sidebar._tree.index_of(demo_store.ref("VM", "gitlab")).isValid()
    assert not sidebar._tree.index_of(demo_store.ref("VM", "dns-01")).isValid()
    sidebar.close()


def test_selection_expansion_and_scroll_survive_a_storm(demo_store: Any) -> None:
    """A thousand changes of names, states and places of other objects: what is looked at stands still."""
    chance = random.Random(7)
    sidebar = sidebar_of(demo_store)
    vm = demo_store.ref("VM", "gitlab")
    sidebar.select(vm)
    host = sidebar._tree.index_of(demo_store.ref("host", "xcp-01"))
    sidebar.view.collapse(host)
    sidebar.view.expand(sidebar._tree.index_of(vm))
    sidebar.resize(280, 420)
    sidebar.view.scrollTo(sidebar._tree.index_of(vm), sidebar.view.ScrollHint.PositionAtCenter)
    top = sidebar.view.visualRect(sidebar._tree.index_of(vm)).top()
    hosts = [demo_store.ref("host", name) for name in ("xcp-01", "xcp-02")]
    others = [
        ref
        for ref, each in demo_store.store.cache.records("VM").items()
        if ref != vm and not each.is_a_snapshot
    ]
    resets: list[bool] = []
    sidebar._tree.modelReset.connect(lambda: resets.append(True))
    for number in range(1000):
        ref = chance.choice(others)
        running = chance.random() < 0.5
        demo_store.change(
            "VM", ref,
            name_label=f"{chance.choice('aaaz')}-{chance.randrange(500)}",
            power_state="Running" if running else "Halted",
            resident_on=chance.choice(hosts) if running else "OpaqueRef:NULL",
        )  # fmt: skip
        if number % 50 == 0:
            sidebar._tree.flush()
    sidebar._tree.flush()
    assert resets == []
    assert sidebar.selected == [vm]
    assert sidebar.view.visualRect(sidebar._tree.index_of(vm)).top() == top
    assert not sidebar.view.isExpanded(sidebar._tree.index_of(demo_store.ref("host", "xcp-01")))
    assert sidebar.view.isExpanded(sidebar._tree.index_of(vm))
    sidebar.close()


def test_the_tree_has_the_keyboard_after_the_filter_was_cleared(demo_store: Any) -> None:
    sidebar = sidebar_of(demo_store)
    sidebar.show()
    sidebar.filter.setFocus(Qt.FocusReason.MouseFocusReason)
    typed(sidebar, "gitlab")
    QTest.mouseClick(sidebar.clear, Qt.MouseButton.LeftButton)
    assert sidebar.filter.text() == ""
    assert sidebar.focusWidget() is sidebar.view
    assert not sidebar.filter.hints.isVisible()
    sidebar.close()
