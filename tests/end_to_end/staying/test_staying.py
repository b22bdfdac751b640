# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Staying signed in: what a person finds at the next start, and what is left on the pool and in the keyring."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from end_to_end.staying.life import Live, click_recent, kept, sessions, signed_in, stayed
from PySide6.QtCore import Qt

from helpers.keyrings import MemoryBackend
from helpers.person import button_called, click, until
from helpers.walk import question
from xolite_desktop.models.connection_words import State
from xolite_desktop.models.system_keyring import SERVICE
from xolite_desktop.simulator import Simulator
from xolite_desktop.ui.dialogs.certificate import ChangedCertificate
from xolite_desktop.ui.dialogs.recent_pools import OPEN, SIGNED_IN
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint

pytestmark = pytest.mark.excused("G7")  # sessions that are kept are left on purpose


async def test_after_a_restart_one_click_comes_back_without_password_and_without_a_new_login(
    live: Live, simulator: Simulator, backend: MemoryBackend
) -> None:
    await stayed(live, simulator)
    assert sessions(simulator) == set(kept(backend))
    assert simulator.calls["session.logout"] == 0

    life = live()
    connecting = await life.comes_back()
    assert connecting.window.recent.item(0).data(Qt.ItemDataRole.UserRole).sign_in == SIGNED_IN
    click_recent(connecting)
    await until(lambda: life.windows.pool_windows, life.windows.opened)
    window = life.windows.pool_windows[0]
    assert window.connection.user == "root"
    assert simulator.calls["session.login_with_password"] == 1
    await life.end()
    assert sessions(simulator) == set(kept(backend)), "still signed in after the second life"


async def test_the_form_says_that_no_password_is_needed_and_remembers_the_box(
    live: Live, simulator: Simulator
) -> None:
    await stayed(live, simulator)
    life = live()
    connecting = await life.comes_back()
    assert not connecting.window.staying.box.isChecked()
    connecting.window.fill(f"127.0.0.1:{simulator.port}", "root")
    assert connecting.window.password.placeholderText() == "Not needed"
    assert connecting.window.staying.box.isChecked()
    click(button_called(connecting.window, "Connect"))
    await until(lambda: life.windows.pool_windows, life.windows.opened)


async def test_without_staying_nothing_is_left_anywhere(
    live: Live, simulator: Simulator, backend: MemoryBackend
) -> None:
    life = live()
    await signed_in(life, simulator, stays=False)
    await life.end()
    assert sessions(simulator) == set()
    assert backend.entries == {}
    connecting = await live().comes_back()
    click_recent(connecting)
    assert not connecting.is_busy
    assert connecting.window.needs_password


async def test_disconnecting_leaves_the_session_for_connecting_again(
    live: Live, simulator: Simulator, backend: MemoryBackend
) -> None:
    life = live()
    window = await signed_in(life, simulator, stays=True)
    await life.profile.sign_ins.settle()
    window.hub.q_action("pool.disconnect").trigger()
    await until(lambda: window.connection.state is State.CLOSED, window.connection.state_changed)
    assert len(sessions(simulator)) == 1
    click(button_called(window.banner, "Connect again"))
    await until(lambda: window not in life.windows.pool_windows, life.windows.opened)
    assert life.windows.pool_windows[0].connection.is_usable
    assert simulator.calls["session.login_with_password"] == 1
    await life.end()
    assert sessions(simulator) == set(kept(backend))
    assert kept(backend)


async def test_a_new_certificate_is_judged_before_a_kept_session_is_sent(
    live: Live, simulator: Simulator
) -> None:
    await stayed(live, simulator)
    simulator.replace_certificate()
    simulator.drop_connections()
    sent = simulator.bytes_received
    life = live()
    connecting = await life.comes_back()
    click_recent(connecting)
    dialog = await question(connecting)
    assert isinstance(dialog, ChangedCertificate)
    assert simulator.bytes_received == sent
    dialog.reject()
    await until(lambda: not connecting.is_busy, connecting.connection.state_changed)
    assert simulator.bytes_received == sent
    assert len(sessions(simulator)) == 1


async def test_an_address_changed_in_the_list_gets_no_session(
    live: Live, simulator: Simulator, tmp_path: Path
) -> None:
    """The list is a file anybody may edit: a session goes to the endpoint that is noted in the keyring, and no other."""
    await stayed(live, simulator)
    with Simulator("empty") as stranger:
        path = tmp_path / "profile" / "pools.json"
        path.write_text(path.read_text().replace(str(simulator.port), str(stranger.port)))
        life = live()
        life.pins.trust(Endpoint("127.0.0.1", stranger.port), Certificate(stranger.certificate))
        click_recent(await life.comes_back())
        await until(lambda: life.windows.pool_windows, life.windows.opened)
        assert stranger.bytes_received == 0
        await life.end()


async def test_the_choice_can_be_changed_in_the_window(
    live: Live, simulator: Simulator, backend: MemoryBackend
) -> None:
    life = live()
    window = await signed_in(life, simulator, stays=False)
    for _ in range(3):
        menu = window.toolbar.user_menu()
        stay = next(action for action in menu.actions() if action.text() == "Stay signed in")
        stay.trigger()
        menu.close()
        await life.profile.sign_ins.settle()
        assert bool(backend.entries) is window.toolbar.stays()  # type: ignore[misc]
    await life.end()
    assert sessions(simulator) == set(kept(backend))
    assert len(kept(backend)) == 1


async def test_an_open_pool_needs_no_password_for_another_window(live: Live, simulator: Simulator) -> None:
    life = live()
    await signed_in(life, simulator, stays=False)
    connecting = await life.comes_back()
    assert connecting.window.recent.item(0).data(Qt.ItemDataRole.UserRole).sign_in == OPEN
    click_recent(connecting)
    await until(lambda: len(life.windows.pool_windows) == 2, life.windows.opened)
    assert simulator.calls["session.login_with_password"] == 1


async def test_a_crash_leaves_the_session_for_the_next_start(
    live: Live, simulator: Simulator, backend: MemoryBackend
) -> None:
    """It is in the keyring from the moment the connection stands."""
    life = live()
    await signed_in(life, simulator, stays=True)
    await life.profile.sign_ins.settle()
    assert set(kept(backend)) == sessions(simulator)
    assert all(service == SERVICE for service, _ in backend.entries)


async def test_cancelling_while_it_comes_back_leaves_the_session(
    live: Live, simulator: Simulator, backend: MemoryBackend
) -> None:
    await stayed(live, simulator)
    simulator.faults.answer_delay_s = 0.2
    life = live()
    connecting = await life.comes_back()
    click_recent(connecting)
    await until(lambda: connecting.connection.tls_version, connecting.connection.state_changed)
    connecting.window.close()
    while life.windows.is_ending:
        await asyncio.sleep(0)
    assert sessions(simulator) == set(kept(backend))
    assert kept(backend)
