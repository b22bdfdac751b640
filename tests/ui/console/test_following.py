# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A console follows its VM through reboots, a move and a sleep, and comes back without a click, soon."""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from xolite_desktop.models.actions.vm_actions import migrate_targets
from xolite_desktop.simulator.clock import RealClock
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.console.console_link import ConsoleLink, LinkState
from xolite_desktop.ui.console.open_console import OpenConsole
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.tabs.console import ConsoleTab
from xolite_desktop.xapi.records.vm import VM as VmRecord
from xolite_desktop.xapi.refs import Ref

Find = Callable[[PoolWindow, str, str], Ref]
Heard = Callable[..., Any]
VM = "postgres-primary"
SOON_S = 1.0


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    """A pool whose VMs take a hundredth of the time to boot and to move."""
    with Simulator("demo", lives=False, clock=RealClock(speed=100.0)) as running:
        running.login_delay_s = 0.0
        yield running


async def live(link: ConsoleLink, heard: Heard) -> None:
    if not link.is_live:
        await heard(link.state_changed, lambda now: now is LinkState.LIVE)


async def opened(window: PoolWindow, ref: Ref, heard: Heard) -> OpenConsole:
    window.select(ref)
    page = window.pages.page
    assert page is not None
    assert page.choose_tab_called("Console")
    assert isinstance(page.tab, ConsoleTab)
    console = page.tab.open_console
    assert console is not None
    await live(console.link, heard)
    return console


async def until(window: PoolWindow, ref: Ref, heard: Heard, so: Callable[[VmRecord], bool]) -> None:
    store = window.connection.store
    while not so(store.cache.vm(ref)):  # type: ignore[arg-type]
        await heard(store.changed)


async def test_twenty_reboots_leave_no_dead_console(window: PoolWindow, find: Find, heard: Heard) -> None:
    ref = find(window, "VM", VM)
    console = await opened(window, ref, heard)
    took_s = []
    for _ in range(20):
        before = window.connection.store.cache.vm(ref).domid  # type: ignore[union-attr]
        await window.connection.client.call("VM.hard_reboot", ref)
        await until(window, ref, heard, lambda vm, before=before: vm.domid != before)  # type: ignore[misc]
        begun = asyncio.get_running_loop().time()
        await live(console.link, heard)
        took_s.append(asyncio.get_running_loop().time() - begun)
        assert console.view.notice.sentence == ""
    assert [each.ref for each in window.pages.consoles.alive] == [ref]
    assert statistics.median(took_s) < SOON_S


async def test_a_move_to_another_host_keeps_the_picture_and_says_where_it_went(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    ref = find(window, "VM", VM)
    console = await opened(window, ref, heard)
    said: list[str] = []
    console.view.console.said.connect(lambda sentence, _: said.append(sentence))
    store = window.connection.store
    here = store.cache.vm(ref).resident_on  # type: ignore[union-attr]
    there = next(host for host, refusal in migrate_targets(store.cache, ref) if host != here and not refusal)
    await window.connection.client.call("VM.pool_migrate", ref, there, {})
    await until(window, ref, heard, lambda vm: vm.resident_on == there)
    await live(console.link, heard)
    assert console.view.notice.sentence == ""
    assert not console.picture().isNull()
    assert any("moves to another host" in each or "moved to" in each for each in said)


async def test_a_vm_that_sleeps_says_so_over_its_last_picture_and_offers_to_wake_it(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    ref = find(window, "VM", VM)
    console = await opened(window, ref, heard)
    await window.connection.client.call("VM.suspend", ref)
    await until(window, ref, heard, lambda vm: vm.power_state == "Suspended")
    notice = console.view.notice
    assert notice.sentence == "postgres-primary is suspended."
    assert notice.button.accessibleName() == "Resume"
    assert not console.picture().isNull()
    while not notice.button.isEnabled():  # the pool may still be busy with putting it to sleep
        await heard(window.connection.store.changed)
    notice.button.click()
    await live(console.link, heard)
    assert notice.sentence == ""


async def test_a_console_that_was_hidden_is_followed_as_well_and_asks_for_nothing(
    window: PoolWindow, find: Find, heard: Heard
) -> None:
    ref = find(window, "VM", VM)
    console = await opened(window, ref, heard)
    assert window.pages.page is not None
    window.pages.page.choose_tab(0)
    console.link.hold()
    await window.connection.client.call("VM.hard_reboot", ref)
    if console.link.is_live:
        await heard(console.link.state_changed)
    await live(console.link, heard)
    assert console.link.is_held
