# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The page of one object of each class."""

from __future__ import annotations

from xolite_desktop.ui.tabs.pool_dashboard import PoolDashboard
from xolite_desktop.ui.tour.tour import (
    HOST,
    NETWORK,
    STORAGE,
    VM,
    Pictured,
    Step,
    Tour,
    selected,
    settled,
    signalled,
)


async def _pool(tour: Tour) -> Pictured:
    tour.connecting.connection.trust()
    await signalled(tour.windows.opened)
    await settled()
    (dashboard,) = tour.window.findChildren(PoolDashboard)
    while not dashboard.figures.busiest(lambda live: live.cpu, 1):
        await signalled(dashboard.figures.busiest_changed)
    return tour.window, None


async def _pool_memory(tour: Tour) -> Pictured:
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called("Memory")
    return tour.window, None


async def _host(tour: Tour) -> Pictured:
    return selected(tour, "host", HOST)


async def _vm(tour: Tour) -> Pictured:
    return selected(tour, "VM", VM)


async def _storage(tour: Tour) -> Pictured:
    return selected(tour, "SR", STORAGE)


async def _network(tour: Tour) -> Pictured:
    return selected(tour, "network", NETWORK)


OBJECTS = (
    Step("pool", _pool, is_way=True),
    Step("pool-memory", _pool_memory),
    Step("host", _host),
    Step("vm-overview", _vm),
    Step("storage", _storage),
    Step("network", _network),
)
