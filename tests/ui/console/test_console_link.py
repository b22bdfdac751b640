# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One console's life, live: opening, typing, rebooting, shutting down, coming back."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from xolite_desktop.models.bridge import ThreadSignal
from xolite_desktop.simulator import Simulator
from xolite_desktop.ui.console.console_link import ConsoleLink, LinkState, discard
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs.console import ConsoleTab
from xolite_desktop.vnc.link_rating import Link
from xolite_desktop.xapi.refs import Ref

Find = Callable[[PoolWindow, str, str], Ref]
Heard = Callable[..., Any]
VM = "postgres-primary"


def console_tab(window: PoolWindow, ref: Ref) -> ConsoleTab:
    window.select(ref)
    page = window.pages.page
    assert page is not None
    assert page.choose_tab_called("Console")
    tab = page.tab
    assert isinstance(tab, ConsoleTab)
    return tab


def link_of(tab: ConsoleTab) -> ConsoleLink:
    assert tab.link is not None
    return tab.link


async def reached(link: ConsoleLink, heard: Heard, state: LinkState) -> None:
    if link.state is not state:
        await heard(link.state_changed, lambda now: now is state)


async def live(window: PoolWindow, find: Find, heard: Heard) -> ConsoleTab:
    tab = console_tab(window, find(window, "VM", VM))
    await reached(link_of(tab), heard, LinkState.LIVE)
    return tab


async def painted(tab: ConsoleTab, heard: Heard) -> None:
    """Something of this stream has been painted."""
    if not link_of(tab).frames:
        await heard(link_of(tab).painted)


async def test_the_screen_of_a_running_vm_is_shown(window: PoolWindow, find: Find, heard: Heard) -> None:
    tab = await live(window, find, heard)
    await painted(tab, heard)
    picture = tab.console.picture()
    assert (picture.width(), picture.height()) == (1024, 768)
    assert len({picture.pixel(x, y) for x in range(0, 400) for y in range(0, 60)}) > 1
    assert tab.console.sentence == ""
    assert tab.pane.bar.send.isEnabled()
    assert tab.pane.bar.figures.text().startswith("1024 × 768")


async def test_what_is_typed_appears(window: PoolWindow, find: Find, heard: Heard) -> None:
    tab = await live(window, find, heard)
    await painted(tab, heard)
    before = tab.console.picture()
    QTest.keyClicks(tab.console, "root")
    QTest.keyClick(tab.console, Qt.Key.Key_Return)
    await heard(link_of(tab).painted, lambda: tab.console.picture() != before)


async def test_a_read_only_window_shows_the_screen_and_gives_it_no_keys(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    tab = await live(window, find, heard)
    link = link_of(tab)
    assert link.input.is_attached
    window.connection.set_read_only(True)
    assert link.state is LinkState.LIVE
    assert not link.input.is_attached
    window.connection.set_read_only(False)
    assert link.input.is_attached


async def test_a_halted_vm_says_so_and_its_console_comes_when_it_starts(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    ref = find(window, "VM", "old-jira")
    tab = console_tab(window, ref)
    assert link_of(tab).state is LinkState.UNAVAILABLE
    assert tab.console.sentence.startswith("old-jira ")
    assert not tab.pane.bar.send.isEnabled()
    await window.connection.client.call("VM.start", ref, False, False)
    await reached(link_of(tab), heard, LinkState.LIVE)
    assert tab.console.sentence == ""


async def test_templates_have_no_console(window: PoolWindow, find: Find, heard: Heard) -> None:
    tab = await live(window, find, heard)
    window.select(find(window, "VM", "Debian Bookworm 12"))
    page = window.pages.page
    assert page is not None
    assert page.tab is not tab
    assert not page.choose_tab_called("Console")


async def test_after_a_reboot_it_is_connected_again(window: PoolWindow, find: Find, heard: Heard) -> None:
    tab = await live(window, find, heard)
    gone = asyncio.ensure_future(heard(link_of(tab).state_changed, lambda state: state is not LinkState.LIVE))
    await asyncio.sleep(0)
    await window.connection.client.call("VM.hard_reboot", find(window, "VM", VM))
    await gone
    await reached(link_of(tab), heard, LinkState.LIVE)


async def test_after_a_shutdown_the_last_picture_is_dimmed(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    tab = await live(window, find, heard)
    await window.connection.client.call("VM.hard_shutdown", find(window, "VM", VM))
    await reached(link_of(tab), heard, LinkState.UNAVAILABLE)
    assert tab.console.sentence
    assert not tab.console.picture().isNull()


async def test_another_vm_means_another_console_and_none_of_the_old_picture(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    tab = await live(window, find, heard)
    first = link_of(tab)
    assert console_tab(window, find(window, "VM", "grafana")) is tab
    assert link_of(tab) is not first
    assert first.is_live, "going back to it is at once"
    assert tab.console.picture().isNull()


async def test_a_console_nobody_looks_at_stops_asking_after_a_while(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    tab = await live(window, find, heard)
    console = tab.open_console
    assert window.pages.page is not None
    assert console is not None
    window.pages.page.choose_tab(0)
    assert console._quiet.isActive()
    console._quiet.timeout.emit()
    assert console.link.is_live
    assert console.link.is_held
    window.pages.page.choose_tab(1)
    assert tab.open_console is console
    assert not console.link.is_held


async def test_leaving_the_console_lets_go_of_every_key(window: PoolWindow, find: Find, heard: Heard) -> None:
    tab = await live(window, find, heard)
    QTest.keyPress(tab.console, Qt.Key.Key_Shift)
    assert link_of(tab).input.keyboard.pressed
    tab.console.left.emit()
    assert link_of(tab).input.keyboard.pressed == ()
    link_of(tab).send_ctrl_alt_del()


async def test_a_console_without_a_usable_location_is_a_sentence_and_no_surprise(
    window: PoolWindow, simulator: Simulator, find: Find, heard: Heard
) -> None:
    """What a pool writes there is not ours to trust; `thread` errors would be a crash report."""
    ref = find(window, "VM", VM)
    consoles = sorted(window.connection.store.index.consoles_of_vm(ref))
    for location in ("https://[", "ftp://127.0.0.1/console"):

        def change(location: str = location) -> None:
            for console in consoles:
                simulator.db.update("console", console, location=location)

        simulator.run(change)
        store = window.connection.store
        while store.cache.get("console", consoles[0]).location != location:  # type: ignore[union-attr]
            await heard(store.changed)
        tab = console_tab(window, ref)
        link_of(tab).start()
        assert link_of(tab).state is LinkState.WAITING
        link_of(tab).stop()


async def test_stopping_tells_the_threads_at_once_even_when_the_bridge_is_closed(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    tab = await live(window, find, heard)
    threads = [thread for thread in threading.enumerate() if thread.name.startswith("console-")]
    assert threads
    await window.connection.bridge.close()
    link_of(tab).stop()
    for thread in threads:
        await asyncio.to_thread(thread.join, 5.0)
    assert not any(thread.is_alive() for thread in threads)


async def test_many_connections_leave_nothing_behind(window: PoolWindow, find: Find, heard: Heard) -> None:
    tab = await live(window, find, heard)
    link = link_of(tab)
    await _closed_and_open(link, heard)
    before = len(link.children())
    for _ in range(5):
        await _closed_and_open(link, heard)
    assert len(link.children()) <= before


async def _closed_and_open(link: ConsoleLink, heard: Heard) -> None:
    link.stop()
    link.start()
    await reached(link, heard, LinkState.LIVE)
    while len([thread for thread in threading.enumerate() if thread.name == "console-receiver"]) > 1:
        await asyncio.sleep(0)
    for _ in range(20):
        await asyncio.sleep(0)


async def test_a_vm_that_comes_back_is_connected_to_once(
    window: PoolWindow, simulator: Simulator, find: Find, heard: Heard
) -> None:
    """That it has a console again, and that it is another one, are two signals and one connection."""
    tab = await live(window, find, heard)
    link = link_of(tab)
    ref = find(window, "VM", VM)
    simulator.run(lambda: simulator.db.update("VM", ref, power_state="Halted"))
    await reached(link, heard, LinkState.UNAVAILABLE)
    opened: list[LinkState] = []
    link.state_changed.connect(opened.append)
    simulator.run(lambda: simulator.db.update("VM", ref, power_state="Running", domid=4711))
    await reached(link, heard, LinkState.LIVE)
    assert opened == [LinkState.OPENING, LinkState.LIVE]


async def test_a_hidden_console_asks_for_nothing_and_goes_on_when_it_is_shown(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    window.show()
    tab = await live(window, find, heard)
    link = link_of(tab)
    assert link._pump is not None
    tab.console.hide()
    assert link._hold.isActive()
    link._hold.timeout.emit()
    assert link._pump.is_held
    tab.console.show()
    assert not link._hold.isActive()
    assert not link._pump.is_held


async def test_a_console_that_comes_back_while_it_is_hidden_soon_asks_for_nothing(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    window.show()
    tab = await live(window, find, heard)
    tab.console.hide()
    link_of(tab).stop()
    assert not link_of(tab)._hold.isActive()
    link_of(tab).start()
    await reached(link_of(tab), heard, LinkState.LIVE)
    assert link_of(tab)._hold.isActive()


async def test_the_figures_of_a_link_and_the_choice_of_its_encodings(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    tab = await live(window, find, heard)
    link = link_of(tab)
    await painted(tab, heard)
    link.choose_link(Link.WAN)
    figures = link.figures()
    assert figures is not None
    assert (figures.width, figures.height, figures.link) == (1024, 768, Link.WAN)
    assert figures.encoding
    assert figures.delay_ms is not None
    link.stop()
    assert link.figures() is None
    link.start()
    await reached(link, heard, LinkState.LIVE)
    assert link.chosen_link is Link.WAN
    assert link._pump is not None
    assert link._pump.link is Link.WAN


def test_a_wake_signal_may_have_gone_with_its_console(application: QApplication) -> None:
    console = QObject()
    woken = ThreadSignal(console)
    delete(console)
    discard(woken)
    discard(None)
