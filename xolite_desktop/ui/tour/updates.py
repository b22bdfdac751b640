# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Updates of the pool, as its hosts tell of them."""

from __future__ import annotations

from xolite_desktop.ui.dialogs.update_sources import UpdateSourcesDialog
from xolite_desktop.ui.dialogs.updates import UpdatesDialog
from xolite_desktop.ui.tour.tour import Pictured, Step, Tour, asked, signalled


async def _updates(tour: Tour) -> Pictured:
    pool = next(iter(tour.window.connection.store.cache.records("pool")))
    tour.window.select(pool)
    window, dialog = await asked(tour, "pool.updates")
    assert isinstance(dialog, UpdatesDialog)
    if dialog.updates.is_asking:
        await signalled(dialog.updates.changed, lambda: not dialog.updates.is_asking)
    dialog.stops.setChecked(True)
    dialog.check()
    dialog.table.selectRow(0)
    return window, dialog


async def _sources(tour: Tour) -> Pictured:
    window, dialog = await asked(tour, "pool.update_sources")
    assert isinstance(dialog, UpdateSourcesDialog)
    dialog.adds.setChecked(True)
    dialog.check()
    return window, dialog


UPDATES = (Step("updates", _updates), Step("update-sources", _sources))
