# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Many screens beside each other: only those in sight are connected, and they ask for a picture a second."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from xolite_desktop.ui.console.thumbnail import EVERY_MS, Thumbnail
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs import console_wall
from xolite_desktop.ui.tabs.console import ConsoleTab
from xolite_desktop.ui.tabs.console_wall import ConsoleWall, screens_of
from xolite_desktop.ui.tabs.overview import Overview
from xolite_desktop.xapi.refs import Ref

Find = Callable[[PoolWindow, str, str], Ref]
Heard = Callable[..., Any]


@pytest.fixture
def wall(window: PoolWindow) -> ConsoleWall:
    (pool,) = window.connection.store.cache.records("pool")
    window.select(pool)
    assert window.pages.page is not None
    assert window.pages.page.choose_tab_called(ConsoleWall.title)
    shown = window.pages.page.tab
    assert isinstance(shown, ConsoleWall)
    return shown


async def pictured(cell: Thumbnail, heard: Heard) -> None:
    while cell.link is None:  # it connects once it is laid out and shown
        await asyncio.sleep(0)
    if not cell.link.frames:
        await heard(cell.link.painted)


async def test_the_wall_of_a_host_has_its_own_vms_only(window: PoolWindow, find: Find) -> None:
    store = window.connection.store
    (pool,) = store.cache.records("pool")
    host = find(window, "host", "xcp-01")
    everywhere, here = screens_of(store, pool), screens_of(store, host)
    assert set(here) < set(everywhere)
    assert all(store.cache.vm(ref).resident_on == host for ref in here)  # type: ignore[union-attr]


async def test_only_cells_in_sight_are_connected(wall: ConsoleWall, heard: Heard) -> None:
    assert 0 < len(wall.in_sight) < len(wall.cells)
    for ref in wall.in_sight:
        await pictured(wall.cells[ref], heard)
        assert wall.cells[ref].link.is_held  # type: ignore[union-attr]
    hidden = [cell for ref, cell in wall.cells.items() if ref not in wall.in_sight]
    assert all(cell.link is None for cell in hidden)


async def test_scrolling_connects_the_next_and_lets_go_of_the_first(wall: ConsoleWall, heard: Heard) -> None:
    first = wall.cells[wall.in_sight[0]]
    await pictured(first, heard)
    bar = wall._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = wall.cells[wall.in_sight[-1]]
    await pictured(last, heard)
    assert not first.isVisible()
    assert first.link is not None, "scrolling back needs no new connection"
    assert first._let_go.isActive()
    first._let_go.timeout.emit()
    assert first.link is None
    bar.setValue(0)
    assert first.link is not None


async def test_a_wall_that_is_left_lets_go_of_all(
    window: PoolWindow, wall: ConsoleWall, heard: Heard
) -> None:
    await pictured(wall.cells[wall.in_sight[0]], heard)
    assert window.pages.page is not None
    window.pages.page.choose_tab(0)
    assert all(cell._let_go.isActive() for cell in wall.cells.values() if cell.link is not None)
    wall.close_links()
    assert all(cell.link is None for cell in wall.cells.values())


async def test_no_more_cells_are_connected_than_a_number(
    window: PoolWindow, monkeypatch: pytest.MonkeyPatch, wall: ConsoleWall
) -> None:
    monkeypatch.setattr(console_wall, "MOST_LIVE", 2)
    wall._show_those_in_sight()
    assert len(wall.in_sight) == 2


async def test_a_click_opens_the_console(window: PoolWindow, wall: ConsoleWall, heard: Heard) -> None:
    ref = wall.in_sight[0]
    wall.cells[ref].activated.emit(ref)
    page = window.pages.page
    assert page is not None
    assert isinstance(page.tab, ConsoleTab)
    assert page.tab.ref == ref


async def test_a_vm_that_stops_leaves_the_wall(window: PoolWindow, wall: ConsoleWall, heard: Heard) -> None:
    ref = wall.in_sight[0]
    await pictured(wall.cells[ref], heard)
    await window.connection.client.call("VM.hard_shutdown", ref)
    while ref in wall.cells:
        await heard(window.connection.store.changed)
        wall.refresh()


async def test_a_cell_asks_for_one_picture_a_second(wall: ConsoleWall, heard: Heard) -> None:
    cell = wall.cells[wall.in_sight[0]]
    await pictured(cell, heard)
    assert cell._every.interval() == EVERY_MS == 1000
    cell._every.timeout.emit()


async def test_the_overview_shows_the_screen_of_its_vm(window: PoolWindow, find: Find, heard: Heard) -> None:
    window.select(find(window, "VM", "postgres-primary"))
    assert window.pages.page is not None
    overview = window.pages.page.tab
    assert isinstance(overview, Overview)
    overview.finish()
    card = overview.screen_card
    assert card is not None
    assert card.thumbnail is not None
    await pictured(card.thumbnail, heard)
    window.select(find(window, "VM", "old-jira"))
    assert card.thumbnail.ref == find(window, "VM", "old-jira")
    while not card.thumbnail.console.sentence:
        await asyncio.sleep(0)
    card.thumbnail.activated.emit(card.thumbnail.ref)
    assert isinstance(window.pages.page.tab, ConsoleTab)
