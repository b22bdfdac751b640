# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A storage in its page: its hosts, its menu, and what is asked before the pool loses it."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from xolite_desktop.models.actions.places import Menu
from xolite_desktop.ui.tabs.table_tab import TableTab
from xolite_desktop.ui.tour.tour import STORAGE, Pictured, Step, Tour, asked, selected

_PARTLY, _LIBRARY = "Archive", "ISO library"


async def _hosts(tour: Tour) -> Pictured:
    """One of them is not connected; its row is selected."""
    selected(tour, "SR", _PARTLY)
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called("Hosts")
    if isinstance(page.tab, TableTab) and page.tab.panel is not None:
        panel = page.tab.panel
        panel.view.select([panel.model.ref_at(2)])
    return tour.window, None


async def _menu(tour: Tour) -> Pictured:
    """Everything in use says why it cannot be done."""
    selected(tour, "SR", STORAGE)
    bar = tour.window.shell.menu_bar
    menu = bar.menus[Menu.STORAGE]
    menu.popup(bar.mapToGlobal(QPoint(bar.actionGeometry(menu.menuAction()).left(), bar.height())))
    return tour.window, menu


async def _forget(tour: Tour) -> Pictured:
    tour.window.shell.menu_bar.menus[Menu.STORAGE].close()
    selected(tour, "SR", _LIBRARY)
    return await asked(tour, "sr.forget")


async def _detach(tour: Tour) -> Pictured:
    selected(tour, "SR", _PARTLY)
    return await asked(tour, "sr.detach")


STORAGES = (
    Step("storage-hosts", _hosts),
    Step("storage-menu", _menu),
    Step("storage-forget", _forget),
    Step("storage-detach", _detach),
)
