# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the pool itself is set to, and what is done to it as a whole."""

from __future__ import annotations

from xolite_desktop.ui.tabs.properties import PropertiesTab
from xolite_desktop.ui.tour.tour import Pictured, Step, Tour, asked


def _pool(tour: Tour) -> None:
    tour.window.select(next(iter(tour.window.connection.store.cache.records("pool"))))


def _step(name: str, action_id: str) -> Step:
    async def prepare(tour: Tour) -> Pictured:
        _pool(tour)
        return await asked(tour, action_id)

    return Step(name, prepare)


async def _properties(tour: Tour) -> Pictured:
    _pool(tour)
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called(PropertiesTab.title)
    return tour.window, None


POOL_ACTIONS = (
    Step("pool-properties", _properties),
    _step("pool-rotate-secret", "pool.rotate_secret"),
)
