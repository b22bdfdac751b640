# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Consoles in every state, and what is asked about them."""

from __future__ import annotations

import asyncio
from typing import TypeVar

from xolite_desktop.ui.console.console_link import LinkState
from xolite_desktop.ui.tabs.console import ConsoleTab
from xolite_desktop.ui.tabs.console_wall import ConsoleWall
from xolite_desktop.ui.tabs.tab import Tab
from xolite_desktop.ui.tabs.text_console import TextConsoleTab
from xolite_desktop.ui.tour.tour import HALTED, HOST, VM, Pictured, Step, Tour, asked, selected, signalled
from xolite_desktop.xapi.refs import Ref

_TabT = TypeVar("_TabT", bound=Tab)

FRAMES = 4  # a console's first frames; its text is there by then
STILL_S = 1.0


async def _console(tour: Tour) -> Pictured:
    selected(tour, "VM", VM)
    tab = _tab(tour, ConsoleTab)
    assert tab.link is not None
    if tab.link.state is not LinkState.LIVE:
        await signalled(tab.link.state_changed, lambda state: state is LinkState.LIVE)
    while tab.link.frames < FRAMES:
        try:
            async with asyncio.timeout(STILL_S):
                await signalled(tab.link.painted)
        except TimeoutError:
            if tab.link.frames:
                break  # the guest's screen stands still: all there is to see is seen
    return tour.window, None


async def _wall(tour: Tour) -> Pictured:
    pool = tour.window.connection.store.cache.records("pool")
    tour.window.select(next(iter(pool)))
    wall = _tab(tour, ConsoleWall)
    for ref in wall.in_sight:
        link = wall.cells[ref].link
        if link is not None and not link.frames:
            await signalled(link.painted)
    return tour.window, None


async def _host_console(tour: Tour) -> Pictured:
    selected(tour, "host", HOST)
    link = _tab(tour, ConsoleTab).link
    assert link is not None
    while not link.frames:
        await signalled(link.painted)
    return tour.window, None


async def _text_console(tour: Tour) -> Pictured:
    selected(tour, "host", HOST)
    tab = _tab(tour, TextConsoleTab)
    assert tab.link is not None
    assert tab.view is not None
    while "login" not in tab.view.visible_text():
        await signalled(tab.link.written)
    return tour.window, None


async def _console_halted(tour: Tour) -> Pictured:
    selected(tour, "VM", HALTED)
    _tab(tour, ConsoleTab)
    return tour.window, None


async def _console_zoomed(tour: Tour) -> Pictured:
    pictured = selected(tour, "VM", VM)
    console = _tab(tour, ConsoleTab).open_console
    assert console is not None
    console.view.set_zoom(2.0)
    return pictured


async def _console_lost(tour: Tour) -> Pictured:
    """What a reboot leaves for a moment: the last picture, dimmed, and why."""
    console = _tab(tour, ConsoleTab).open_console
    assert console is not None
    console.view.set_zoom(None)
    console.view.console.show_sentence(f"{VM} is rebooting.", "Its console comes back by itself.")
    return tour.window, None


async def _console_window(tour: Tour) -> Pictured:
    tab = _tab(tour, ConsoleTab)
    console = tab.open_console
    assert console is not None
    console.view.console.show_sentence("")
    tab.undock()
    (window,) = tour.window.pages.consoles.windows
    return window, None


async def _console_elsewhere(tour: Tour) -> Pictured:
    return tour.window, None


async def _console_full_screen(tour: Tour) -> Pictured:
    tab = _tab(tour, ConsoleTab)
    tour.window.pages.consoles.dock(Ref(tour.ref("VM", VM)))
    tab.pane.toggle_full_screen()
    full = tab.pane.full_screen
    assert full is not None
    full.showNormal()  # a display of the size wanted is not at hand
    full.keep_bar()
    return full, None


async def _boot_menu(tour: Tour) -> Pictured:
    _tab(tour, ConsoleTab).pane.leave_full_screen()
    selected(tour, "VM", HALTED)
    return await asked(tour, "vm.start_boot_menu")


async def _insert_disc(tour: Tour) -> Pictured:
    selected(tour, "VM", VM)
    return await asked(tour, "vm.insert_disc")


def _tab(tour: Tour, kind: type[_TabT]) -> _TabT:
    """Choose the tab of this kind on the page that is shown."""
    page = tour.window.pages.page
    assert page is not None
    page.choose_tab_called(kind.title)
    assert isinstance(page.tab, kind)
    return page.tab


CONSOLES = (
    Step("vm-console", _console),
    Step("console-wall", _wall),
    Step("host-console", _host_console),
    Step("text-console", _text_console),
    Step("vm-console-halted", _console_halted),
    Step("vm-console-zoomed", _console_zoomed),
    Step("vm-console-lost", _console_lost),
    Step("vm-console-window", _console_window),
    Step("vm-console-elsewhere", _console_elsewhere),
    Step("vm-console-full-screen", _console_full_screen),
    Step("boot-menu", _boot_menu),
    Step("insert-disc", _insert_disc),
)
