# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A session that was kept and is gone, renewed, refused or given up."""

from __future__ import annotations

import asyncio

import pytest
from end_to_end.staying.life import Live, click_recent, kept, sessions, settled, signed_in, stayed
from PySide6.QtCore import Qt

from helpers.keyrings import MemoryBackend
from helpers.person import button_called, click, type_text, until
from xolite_desktop.models.connection_words import State
from xolite_desktop.simulator import Simulator
from xolite_desktop.ui.connecting import SESSION_GONE
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.xapi.net.endpoint import Endpoint

pytestmark = pytest.mark.excused("G7")  # sessions that are kept are left on purpose


async def test_signing_out_ends_the_session_everywhere(
    live: Live, simulator: Simulator, backend: MemoryBackend
) -> None:
    life = live()
    window = await signed_in(life, simulator, stays=True)
    window.hub.q_action("pool.new_window").trigger()
    await until(lambda: len(life.windows.pool_windows) == 2, life.windows.opened)
    await life.profile.sign_ins.settle()
    assert len(backend.entries) == 1
    window.hub.q_action("pool.sign_out").trigger()
    assert life.windows.pool_windows == []
    connecting = life.windows.connecting[0]
    assert connecting.window.needs_password
    while life.windows.is_ending:
        await asyncio.sleep(0)
    assert sessions(simulator) == set()
    assert backend.entries == {}
    await settled(connecting)
    assert connecting.window.staying.box.isChecked(), "the wish is remembered"


async def test_signing_out_after_disconnecting_ends_what_was_left(
    live: Live, simulator: Simulator, backend: MemoryBackend
) -> None:
    life = live()
    window = await signed_in(life, simulator, stays=True)
    await life.profile.sign_ins.settle()
    window.hub.q_action("pool.disconnect").trigger()
    await until(lambda: window.connection.state is State.CLOSED, window.connection.state_changed)
    window.hub.q_action("pool.sign_out").trigger()
    while life.windows.is_ending:
        await asyncio.sleep(0)
    assert sessions(simulator) == set()
    assert backend.entries == {}


async def test_a_session_the_pool_has_ended_leads_to_the_password_and_a_sentence(
    live: Live, simulator: Simulator, backend: MemoryBackend
) -> None:
    await stayed(live, simulator)
    simulator.end_sessions()
    life = live()
    connecting = await life.comes_back()
    click_recent(connecting)
    await until(lambda: connecting.window.status.is_error, connecting.connection.failed)
    assert connecting.window.status.sentence == SESSION_GONE
    assert connecting.window.focusWidget() is connecting.window.password
    await life.profile.sign_ins.settle()
    assert backend.entries == {}
    type_text(connecting.window.password, simulator.password)
    click(button_called(connecting.window, "Connect"))
    await until(lambda: life.windows.pool_windows, life.windows.opened)
    await life.profile.sign_ins.settle()
    assert set(kept(backend)) == sessions(simulator), "the box was still ticked"


async def test_a_session_that_ends_while_live_is_asked_for_once_and_the_window_goes_on(
    live: Live, simulator: Simulator, backend: MemoryBackend
) -> None:
    await stayed(live, simulator)
    life = live()
    click_recent(await life.comes_back())
    await until(lambda: life.windows.pool_windows, life.windows.opened)
    window = life.windows.pool_windows[0]
    store, asked = window.connection.store, []
    window.passwords.asked.connect(asked.append)
    simulator.end_sessions()
    await until(lambda: window.passwords.dialog is not None, window.passwords.asked)
    await life.profile.sign_ins.settle()
    assert backend.entries == {}
    dialog = window.passwords.dialog
    assert dialog is not None
    assert window.tree.object_count > 100, "what was loaded is still shown"

    type_text(dialog.password, "wrong")
    click(dialog.sign_in)
    await until(lambda: dialog.status.is_error, window.passwords.repeated)
    assert dialog.password.text() == ""
    simulator.run(lambda: simulator.db.update("host", _a_host(window), name_description="meanwhile"))
    type_text(dialog.password, simulator.password)
    click(dialog.sign_in)
    connection = window.connection
    await until(lambda: connection.is_usable, connection.state_changed)
    assert len(asked) == 1
    assert window.passwords.dialog is None
    assert connection.store is store
    assert store.cache.host(_a_host(window)).name_description == "meanwhile"  # type: ignore[union-attr]
    await life.profile.sign_ins.settle()
    assert set(kept(backend)) == sessions(simulator)


def _a_host(window: PoolWindow) -> str:
    return next(iter(window.connection.store.cache.records("host")))


async def test_who_would_rather_leave_is_disconnected(live: Live, simulator: Simulator) -> None:
    await stayed(live, simulator)
    life = live()
    click_recent(await life.comes_back())
    await until(lambda: life.windows.pool_windows, life.windows.opened)
    window = life.windows.pool_windows[0]
    simulator.end_sessions()
    await until(lambda: window.passwords.dialog is not None, window.passwords.asked)
    assert window.passwords.dialog is not None
    click(window.passwords.dialog.disconnect_button)
    await until(lambda: window.connection.state is State.CLOSED, window.connection.state_changed)
    assert window.banner.sentence.startswith("Disconnected")


async def test_a_session_renewed_from_memory_is_kept_in_place_of_the_lost_one(
    live: Live, simulator: Simulator, backend: MemoryBackend
) -> None:
    life = live()
    window = await signed_in(life, simulator, stays=True)
    await life.profile.sign_ins.settle()
    first = kept(backend)
    simulator.end_sessions()
    await until(lambda: sessions(simulator), window.connection.session_changed)
    await life.end()
    assert kept(backend) != first
    assert set(kept(backend)) == sessions(simulator)


async def test_forgetting_a_pool_ends_the_session_kept_for_it(
    live: Live, simulator: Simulator, backend: MemoryBackend
) -> None:
    await stayed(live, simulator)
    life = live()
    connecting = await life.comes_back()
    connecting.window.recent.forget_asked.emit(
        connecting.window.recent.item(0).data(Qt.ItemDataRole.UserRole).key
    )
    await life.profile.sign_ins.settle()
    assert sessions(simulator) == set()
    assert backend.entries == {}
    assert life.pins.get(Endpoint("127.0.0.1", simulator.port)) is None


async def test_one_can_sign_out_from_the_list(
    live: Live, simulator: Simulator, backend: MemoryBackend
) -> None:
    await stayed(live, simulator)
    life = live()
    connecting = await life.comes_back()
    recent = connecting.window.recent
    menu = recent.menu_of(recent.item(0).data(Qt.ItemDataRole.UserRole))
    next(action for action in menu.actions() if action.text() == "Sign out").trigger()
    menu.close()
    assert recent.item(0).data(Qt.ItemDataRole.UserRole).sign_in == ""
    await life.profile.sign_ins.settle()
    assert sessions(simulator) == set()
    assert backend.entries == {}


async def test_signing_in_with_the_password_ends_the_session_kept_before(
    live: Live, simulator: Simulator, backend: MemoryBackend
) -> None:
    await stayed(live, simulator)
    life = live()
    await signed_in(life, simulator, stays=True)
    await life.profile.sign_ins.settle()
    assert sessions(simulator) == set(kept(backend))
    await life.end()

    life = live()
    connecting = await life.comes_back()
    connecting.window.fill(f"127.0.0.1:{simulator.port}", "root")
    connecting.window.staying.box.click()
    type_text(connecting.window.password, simulator.password)
    click(button_called(connecting.window, "Connect"))
    await until(lambda: life.windows.pool_windows, life.windows.opened)
    await life.end()
    assert sessions(simulator) == set()
    assert backend.entries == {}
