# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Charts of a VM, a host and a storage, their cursor, their dialogs, and what a VM that stopped has left."""

from __future__ import annotations

from xolite_desktop.models.charts.ranges import range_called
from xolite_desktop.ui.tabs.performance import PerformanceTab
from xolite_desktop.ui.tour.tour import HOST, STORAGE, VM, Pictured, Step, Tour, selected, signalled
from xolite_desktop.xapi.refs import Ref

STOPPED = "backup-proxy"


async def _tab(tour: Tour, cls: str, name: str, span: str) -> PerformanceTab:
    selected(tour, cls, name)
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called(PerformanceTab.title)
    tab = page.tab
    assert isinstance(tab, PerformanceTab)
    assert tab.board is not None
    tab.board.choose_range(range_called(span))
    while tab.subjects.is_loading or not tab.board.charts or not tab.board.charts[0].curves:
        await signalled(tab.board.drawn)
    return tab


async def _vm(tour: Tour) -> Pictured:
    await _tab(tour, "VM", VM, "2h")
    return tour.window, None


async def _cursor(tour: Tour) -> Pictured:
    tab = await _tab(tour, "VM", VM, "10min")
    assert tab.board is not None
    since, until = tab.board.window_shown
    tab.board.go_live(False)
    tab.board.show_cursor((since + until) / 2)
    return tour.window, None


async def _sources(tour: Tour) -> Pictured:
    tab = await _tab(tour, "VM", VM, "1h")
    assert tab.board is not None
    tab.board.edit(tab.board.charts[2])
    return tour.window, tab.board.dialog


async def _year(tour: Tour) -> Pictured:
    await _tab(tour, "VM", VM, "1y")
    return tour.window, None


async def _compared(tour: Tour) -> Pictured:
    tab = await _tab(tour, "VM", VM, "1h")
    tab.compare_with([Ref(tour.ref("VM", name)) for name in ("build-runner", "gitlab")])
    while tab.subjects.is_loading:
        await signalled(tab.subjects.changed)
    return tour.window, None


async def _compare(tour: Tour) -> Pictured:
    tab = await _tab(tour, "VM", VM, "1h")
    tab.compare()
    return tour.window, tab.dialog


async def _stopped(tour: Tour) -> Pictured:
    await _tab(tour, "VM", STOPPED, "2h")
    return tour.window, None


async def _host(tour: Tour) -> Pictured:
    await _tab(tour, "host", HOST, "1h")
    return tour.window, None


async def _storage(tour: Tour) -> Pictured:
    await _tab(tour, "SR", STORAGE, "1h")
    return tour.window, None


PERFORMANCE = (
    Step("vm-performance", _vm),
    Step("vm-performance-cursor", _cursor),
    Step("vm-performance-sources", _sources),
    Step("vm-performance-year", _year),
    Step("vm-performance-compared", _compared),
    Step("vm-performance-compare", _compare),
    Step("vm-performance-stopped", _stopped),
    Step("host-performance", _host),
    Step("sr-performance", _storage),
)
