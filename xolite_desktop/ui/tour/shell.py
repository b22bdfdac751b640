# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a window has around its pages: palette, menus."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from xolite_desktop.models.actions.places import Menu
from xolite_desktop.ui.tour.tour import VM, Pictured, Step, Tour, selected, signalled


async def _palette(tour: Tour, query: str = "") -> Pictured:
    selected(tour, "VM", VM)
    palette = tour.window.shell.palette
    if palette.isHidden():
        palette.open()
    palette.line.setText(query)
    palette.list.search(query, tour.window.hub.selection.refs)
    if palette.list.is_searching:
        await signalled(palette.list.settled, lambda: not palette.list.is_searching)
    return tour.window, None


async def _palette_query(tour: Tour) -> Pictured:
    return await _palette(tour, "migr gitl")


async def _palette_objects(tour: Tour) -> Pictured:
    return await _palette(tour, "web")


async def _palette_drilled(tour: Tour) -> Pictured:
    pictured = await _palette(tour, "haproxy-01")
    tour.window.shell.palette.drill()
    return pictured


async def _menu(tour: Tour) -> Pictured:
    tour.window.shell.palette.close_up()
    selected(tour, "VM", VM)
    bar = tour.window.shell.menu_bar
    menu = bar.menus[Menu.VM]
    menu.popup(bar.mapToGlobal(QPoint(bar.actionGeometry(menu.menuAction()).left(), bar.height())))
    return tour.window, menu


async def _menu_view(tour: Tour) -> Pictured:
    bar = tour.window.shell.menu_bar
    bar.menus[Menu.VM].close()
    menu = bar.menus[Menu.VIEW]
    menu.popup(bar.mapToGlobal(QPoint(bar.actionGeometry(menu.menuAction()).left(), bar.height())))
    return tour.window, menu


async def _shortcuts(tour: Tour) -> Pictured:
    tour.window.shell.menu_bar.menus[Menu.VIEW].close()
    tour.window.hub.q_action("help.shortcuts").trigger()
    return tour.window, tour.window.shell.dialog


SHELL = (
    Step("palette", _palette),
    Step("palette-query", _palette_query),
    Step("palette-objects", _palette_objects),
    Step("palette-drilled", _palette_drilled),
    Step("menu", _menu),
    Step("menu-view", _menu_view),
    Step("shortcuts", _shortcuts),
)
