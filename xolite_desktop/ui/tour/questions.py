# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What actions ask before they do anything."""

from __future__ import annotations

from xolite_desktop.ui.tour.tour import VM, Pictured, Step, Tour, asked, selected


async def _confirm(tour: Tour) -> Pictured:
    selected(tour, "VM", VM)
    assert tour.window.pages.page is not None
    tour.window.pages.page.choose_tab(0)
    return await asked(tour, "vm.clean_shutdown")


async def _migrate(tour: Tour) -> Pictured:
    return await asked(tour, "vm.migrate")


QUESTIONS = (
    Step("confirm", _confirm),
    Step("migrate", _migrate),
)
