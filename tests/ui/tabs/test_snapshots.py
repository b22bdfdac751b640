# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Snapshots as a list or as a tree, with the same actions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from helpers.person import click
from xolite_desktop.models.roles import ItemRole
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs.outline_tab import LIST, TREE
from xolite_desktop.ui.tabs.snapshots import SnapshotsTab
from xolite_desktop.xapi.refs import Ref

Find = Callable[[PoolWindow, str, str], Ref]


@pytest.fixture
async def tab(window: PoolWindow, find: Find) -> SnapshotsTab:
    window.show()
    window.select(find(window, "VM", "gitlab"))
    assert window.pages.page.choose_tab_called("Snapshots")
    shown = window.pages.page.tab
    assert isinstance(shown, SnapshotsTab)
    shown.panel.model.flush()
    return shown


async def test_the_tree_says_where_the_vm_is(tab: SnapshotsTab) -> None:
    assert not tab.tree.isVisible()
    click(tab.ways.buttons[TREE])
    assert tab.tree.isVisible()
    assert not tab.panel.card.isVisible()
    assert not tab.panel.bar.filter.isVisible()
    here = tab.outline.index_of(tab.ref)
    assert (here.data(ItemRole.TEXT), here.parent().data(ItemRole.TEXT)) == ("You are here", "before 18.6")
    assert tab.tree.isExpanded(here.parent())


async def test_what_is_selected_stays_so_and_has_the_same_actions(
    window: PoolWindow, tab: SnapshotsTab
) -> None:
    first = tab.panel.model.ref_at(0)
    tab.panel.view.select([first])
    offered = window.rows_hub.offers["snapshot.revert"].is_visible
    click(tab.ways.buttons[TREE])
    assert tab.selected == [first]
    assert window.rows_hub.selection.refs == (first,)
    assert window.rows_hub.offers["snapshot.revert"].is_visible == offered
    tab.tree.setCurrentIndex(tab.outline.index_of(tab.ref))
    assert window.rows_hub.selection.refs == (tab.ref,)
    click(tab.ways.buttons[LIST])
    assert tab.panel.view.isVisible()
    assert window.rows_hub.selection.refs == ()


async def test_the_choice_holds_for_other_vms_that_have_snapshots(
    window: PoolWindow, tab: SnapshotsTab, find: Find
) -> None:
    click(tab.ways.buttons[TREE])
    window.select(find(window, "VM", "postgres-primary"))
    QApplication.processEvents()
    assert tab.tree.isVisible()
    window.select(find(window, "VM", "dns-01"))
    QApplication.processEvents()
    assert not tab.tree.isVisible()
    assert tab.panel.empty.isVisible()


async def test_enter_leads_to_the_snapshot(window: PoolWindow, tab: SnapshotsTab) -> None:
    click(tab.ways.buttons[TREE])
    index = tab.outline.index(0, 0)
    ref = index.data(ItemRole.REF)
    tab.tree.setCurrentIndex(index)
    QTest.keyClick(tab.tree, Qt.Key.Key_Return)
    assert window.pages.page.ref == ref
