# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The disks of a storage as trees: what nobody uses is marked, said, and can be deleted from there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from xolite_desktop.models.roles import ItemRole, StateKind
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs import chains
from xolite_desktop.ui.tabs.chains import ChainsTab
from xolite_desktop.ui.tabs.outline_tab import TREE
from xolite_desktop.xapi.refs import Ref

Find = Callable[[PoolWindow, str, str], Ref]


@pytest.fixture
async def tab(window: PoolWindow, find: Find) -> ChainsTab:
    window.show()
    window.select(find(window, "SR", "NFS vol1"))
    assert window.pages.page.choose_tab_called("Disks")
    shown = window.pages.page.tab
    assert isinstance(shown, ChainsTab)
    shown.panel.model.flush()
    shown.show_as(TREE)
    return shown


async def test_a_tree_of_bases_disks_and_snapshots(window: PoolWindow, find: Find, tab: ChainsTab) -> None:
    assert tab.tree.isVisible()
    orphan = tab.outline.index_of(find(window, "VDI", "orphaned upload"))
    assert (orphan.data(ItemRole.STATE), orphan.parent().isValid()) == (StateKind.WARN, False)
    assert "disk of no VM" in orphan.data(ItemRole.DETAIL)
    live = tab.outline.index_of(find(window, "VDI", "postgres root"))
    base = live.parent()
    assert base.data(ItemRole.TEXT) == "base copy"
    assert "base of what is below" in base.data(ItemRole.DETAIL)
    assert tab.outline.rowCount(base) > 1
    assert "Of no VM: " in tab.said.text()
    tab.tree.setCurrentIndex(orphan)
    assert window.rows_hub.selection.refs == (orphan.data(ItemRole.REF),)
    assert window.rows_hub.offers["disk.delete"].is_enabled
    leads_to = tab.goes_to(Ref(live.data(ItemRole.REF)))[0]
    assert "postgres-primary" in window.connection.store.cache.vm(leads_to).name_label
    assert tab.goes_to(Ref(orphan.data(ItemRole.REF)))[0] == ""


async def test_a_library_has_no_tree(window: PoolWindow, find: Find, tab: ChainsTab) -> None:
    window.select(find(window, "SR", "ISO library"))
    assert not tab.tree.isVisible()
    assert not tab.ways.isVisible()
    assert tab.panel.card.isVisible()


async def test_a_storage_with_very_many_disks_has_a_list_only(
    tab: ChainsTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chains, "MOST", 3)
    tab.refresh()
    assert not tab.tree.isVisible()
    assert not tab.ways.isVisible()
    assert tab.panel.card.isVisible()
