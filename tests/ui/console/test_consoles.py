# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Consoles in the tab, in windows of their own, over the whole display; and how many of them live."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from helpers.person import PATIENCE_S
from xolite_desktop.ui.console import console_menus, consoles, screenshot
from xolite_desktop.ui.console.console_link import ConsoleLink, LinkState
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs.console import ConsoleTab
from xolite_desktop.vnc import link_rating
from xolite_desktop.vnc.link_rating import Link
from xolite_desktop.vnc.names import Power
from xolite_desktop.xapi.records.kinds import is_vm
from xolite_desktop.xapi.records.vm import VM as VmRecord
from xolite_desktop.xapi.refs import Ref

Find = Callable[[PoolWindow, str, str], Ref]
Heard = Callable[..., Any]
VM = "postgres-primary"


def shown(window: PoolWindow, ref: Ref) -> ConsoleTab:
    window.select(ref)
    page = window.pages.page
    assert page is not None
    assert page.choose_tab_called("Console")
    assert isinstance(page.tab, ConsoleTab)
    return page.tab


async def live(link: ConsoleLink | None, heard: Heard) -> None:
    assert link is not None
    if not link.is_live:
        await heard(link.state_changed, lambda now: now is LinkState.LIVE)
    if not link.frames:
        await heard(link.painted)


def running(window: PoolWindow) -> list[Ref]:
    machines = window.connection.store.cache.of(VmRecord, "VM").items()
    return [ref for ref, vm in machines if is_vm(vm) and vm.power_state == "Running" and vm.consoles]


async def test_at_most_so_many_stay_alive_and_the_oldest_comes_back_when_shown(
    window: PoolWindow, heard: Heard, monkeypatch: Any
) -> None:
    monkeypatch.setattr(consoles, "MOST_ALIVE", 3)
    refs = running(window)[:5]
    for ref in refs:
        tab = shown(window, ref)
        await live(tab.link, heard)
    assert [console.ref for console in window.pages.consoles.alive] == refs[2:]
    tab = shown(window, refs[0])
    await live(tab.link, heard)
    assert [console.ref for console in window.pages.consoles.alive] == [*refs[3:], refs[0]]


async def test_a_console_moves_to_its_own_window_and_back(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    tab = shown(window, find(window, "VM", VM))
    link = tab.link
    await live(link, heard)
    assert link is not None
    tab.pane.bar.undock.click()
    (own,) = window.pages.consoles.windows
    assert own.windowTitle() == "postgres-primary — Console"
    assert own.pane.console is not None
    assert own.pane.console.link is link
    assert link.is_live, "moving needs no new connection"
    assert tab.link is None
    assert not tab.elsewhere.isHidden()
    other = shown(window, find(window, "VM", "grafana"))
    await live(other.link, heard)
    other.undock()
    assert len(window.pages.consoles.windows) == 2
    shown(window, find(window, "VM", VM))
    tab.elsewhere.back.click()
    assert tab.link is link
    assert tab.console.isVisible()
    assert len(window.pages.consoles.windows) == 1


async def test_a_closed_console_leaves_nothing_behind(window: PoolWindow, find: Find, heard: Heard) -> None:
    """Three megabytes of picture hang on each widget, and a setting that changes must find none that is gone."""
    open_consoles, ref = window.pages.consoles, find(window, "VM", VM)
    open_consoles.undock(ref)
    await live(open_consoles.get(ref).link, heard)
    console = open_consoles.get(ref)
    gone: list[str] = []
    for name, part in (("source", console.link.source), ("view", console.view), ("link", console.link)):
        assert isinstance(part, QObject)
        part.destroyed.connect(lambda *_, name=name: gone.append(name))
    left = [
        weakref.ref(part) for part in (console.view.console, console.link.input, console.link.input.clipboard)
    ]
    del console, part
    open_consoles.close_all()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sorted(gone) == ["link", "source", "view"]
    async with asyncio.timeout(PATIENCE_S):  # what was to be called later in this turn still holds it
        while any(part() is not None for part in left):
            await asyncio.sleep(0)
            gc.collect()
    settings = open_consoles.desk.settings
    settings.set_value("console.grab_shortcuts", not settings.flag("console.grab_shortcuts"))


async def test_undocked_consoles_go_with_the_window_of_the_pool(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    tab = shown(window, find(window, "VM", VM))
    await live(tab.link, heard)
    tab.undock()
    (own,) = window.pages.consoles.windows
    window.close_at_once()
    assert not own.isVisible()
    assert window.pages.consoles.alive == []


async def test_full_screen_has_a_bar_that_comes_at_the_edge(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    tab = shown(window, find(window, "VM", VM))
    await live(tab.link, heard)
    tab.pane.toggle_full_screen()
    full = tab.pane.full_screen
    assert full is not None
    assert tab.console.window() is full
    assert full.is_bar_out
    full.slide_away()
    assert not full.is_bar_out
    _move(tab, 300)
    assert not full.is_bar_out
    _move(tab, 0)
    assert full.is_bar_out
    full.bar.full.click()
    assert tab.pane.full_screen is None
    assert tab.console.window() is window
    assert tab.link is not None
    assert tab.link.is_live


def _move(tab: ConsoleTab, y: int) -> None:
    local = QPointF(40, y)
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove, local, tab.console.mapToGlobal(local),
        Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(tab.console, event)


async def test_zoom_goes_from_half_to_four_times_with_scroll_bars(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    tab = shown(window, find(window, "VM", VM))
    await live(tab.link, heard)
    assert tab.open_console is not None
    view = tab.open_console.view
    assert view.zoom is None
    view.set_zoom(1.0)
    picture = tab.console.picture()
    assert (tab.console.width(), tab.console.height()) == (picture.width(), picture.height())
    assert tab.pane.bar.scale.accessibleName() == "1:1"
    view.set_zoom(9.0)
    assert view.zoom == 4.0
    assert tab.console.width() == 4 * picture.width()
    assert view.horizontalScrollBar().maximum() > 0
    view.zoom_step(-1)
    assert view.zoom == 3.0
    view.set_zoom(0.1)
    assert view.zoom == 0.5
    view.set_zoom(None)
    assert tab.console.size() == view.viewport().size()


async def test_a_screenshot_goes_to_a_file_or_to_the_clipboard(
    window: PoolWindow, find: Find, heard: Heard, tmp_path: Any
) -> None:
    tab = shown(window, find(window, "VM", VM))
    await live(tab.link, heard)
    picture = tab.console.picture()
    screenshot.copy(picture)
    assert QGuiApplication.clipboard().image().size() == picture.size()
    dialog = screenshot.save(picture, "a/b", window)
    dialog.fileSelected.emit(str(tmp_path / "shot.png"))
    dialog.reject()
    assert (tmp_path / "shot.png").stat().st_size > 500


async def test_a_halted_vm_offers_its_start_over_the_black_screen(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    tab = shown(window, find(window, "VM", "old-jira"))
    assert tab.open_console is not None
    notice = tab.open_console.view.notice
    assert notice.isVisible()
    assert notice.sentence.startswith("old-jira ")
    assert notice.button.accessibleName() == "Start"
    notice.button.click()
    await live(tab.link, heard)
    assert not notice.isVisible()


async def test_the_link_is_shown_in_the_bar_and_may_be_chosen(
    window: PoolWindow, find: Find, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        link_rating, "NEAR_S", 60.0
    )  # on a busy machine loopback is as slow as a distant host
    monkeypatch.setattr(link_rating, "FAR_S", 60.0)
    monkeypatch.setattr(link_rating, "SLOW_BYTES_S", 0)
    tab = shown(window, find(window, "VM", VM))
    await live(tab.link, heard)
    console, bar = tab.open_console, tab.pane.bar
    assert console is not None
    console.choose_link(None)
    assert bar.encode.accessibleName() == "LAN"
    menu = QMenu()
    console_menus.fill_links(menu, console)
    assert [entry.isChecked() for entry in menu.actions()] == [True, False, False, False]
    assert menu.actions()[0].text() == "As measured: LAN"
    menu.actions()[2].trigger()
    assert console.link.chosen_link is Link.WAN
    assert bar.encode.accessibleName() == "WAN"
    assert "WAN" in bar.figures.text() + bar.figures.toolTip()
    console_menus.fill_links(menu, console)
    assert [entry.isChecked() for entry in menu.actions()] == [False, False, True, False]


async def test_the_disc_is_chosen_in_the_bar(window: PoolWindow, heard: Heard) -> None:
    desk = window.pages.consoles.desk
    for ref in running(window):
        menu = QMenu()
        console_menus.fill_discs(menu, desk, ref)
        possible = [entry for entry in menu.actions() if entry.isEnabled() and entry.text().endswith(".iso")]
        if possible:
            break
    wanted = possible[0].text()
    tab = shown(window, ref)
    possible[0].trigger()
    store = window.connection.store
    while wanted not in tab.pane.bar.disc.toolTip():
        await heard(store.changed)
    console_menus.fill_discs(menu, desk, ref)
    (inserted,) = [entry for entry in menu.actions() if entry.isChecked()]
    assert inserted.text() == wanted
    eject = next(entry for entry in menu.actions() if entry.objectName() == "vm.eject_disc")
    assert eject.isEnabled()


async def test_the_power_menu_says_what_is_possible(window: PoolWindow, find: Find) -> None:
    menu = QMenu()
    console_menus.fill_power(menu, window.pages.consoles.desk, find(window, "VM", VM))
    entries = {entry.objectName(): entry for entry in menu.actions() if entry.objectName()}
    assert entries["vm.clean_reboot"].isEnabled()
    assert not entries["vm.start"].isEnabled()
    assert entries["vm.start"].toolTip()


async def test_starting_with_the_boot_menu_shows_the_console_and_presses_the_key(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    ref = find(window, "VM", "old-jira")
    window.select(ref)
    desk = window.pages.consoles.desk
    desk.run("vm.start_boot_menu", ref, "F12")
    page = window.pages.page
    assert page is not None
    assert isinstance(page.tab, ConsoleTab)
    console = page.tab.open_console
    assert console is not None
    keys = console.boot_keys
    assert keys is not None
    changed = await heard(keys.ended)
    assert changed == (True,), "the guest went on booting, so its screen changed"
    assert keys.presses >= 1
    assert console.boot_keys is None


class PowerServer:
    """A VNC server that offers power, which no console of XCP-ng does."""

    offers_power = True

    def __init__(self) -> None:
        self.asked: list[Power] = []

    def send_power(self, power: Power) -> None:
        self.asked.append(power)


async def test_power_through_the_vnc_server_stands_below_that_of_the_pool(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    tab = shown(window, find(window, "VM", VM))
    await live(tab.link, heard)
    assert tab.link is not None
    assert not tab.link.power.is_offered
    server = PowerServer()
    tab.link.power.attach(server)
    tab.pane.bar.power.click()
    (menu,) = [each for each in tab.pane.bar.findChildren(QMenu) if each.isVisible()]
    names = [entry.objectName() for entry in menu.actions()]
    assert names[-4:] == ["", "xvp.shut_down", "xvp.reboot", "xvp.reset"]
    menu.actions()[-1].trigger()
    menu.close()
    (question,) = window.findChildren(ConfirmDialog)
    assert server.asked == []
    question.go.click()
    assert server.asked == [Power.RESET]
    tab.link.power.detach()
