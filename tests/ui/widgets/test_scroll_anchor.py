# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is in sight stays where it is."""

from __future__ import annotations

from typing import Any

from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.models.tree_order import AS_LIST
from xolite_desktop.ui.widgets.tree_view import TreeView
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref


def add(demo_store: Any, name: str) -> None:
    store = demo_store.store
    store.take(store.cache.apply([Change("VM", Ref(name), VM(name_label=name))]))


def test_the_first_row_in_sight_is_held_while_rows_come_above(demo_store: Any) -> None:
    tree, view = ObjectTree(demo_store.store, order=AS_LIST), TreeView()
    view.setModel(tree)
    view.resize(280, 400)
    view.show()
    view.verticalScrollBar().setValue(500)
    seen = view.indexAt(view.viewport().rect().center()).data()
    for number in range(30):
        add(demo_store, f"aaa-{number}")
        tree.flush()
    assert view.indexAt(view.viewport().rect().center()).data() == seen
    view.verticalScrollBar().setValue(0)
    add(demo_store, "aaa")
    tree.flush()
    assert view.verticalScrollBar().value() == 0
    view.close()


def test_a_row_that_moves_away_is_not_followed(demo_store: Any) -> None:
    tree, view = ObjectTree(demo_store.store, order=AS_LIST), TreeView()
    view.setModel(tree)
    view.resize(280, 400)
    view.show()
    view.verticalScrollBar().setValue(500)
    first = view.indexAt(view.viewport().rect().topLeft())
    value = view.verticalScrollBar().value()
    demo_store.change("VM", first.data(ItemRole.REF), name_label="zzzz")
    tree.flush()
    assert abs(view.verticalScrollBar().value() - value) <= 28
    view.close()
