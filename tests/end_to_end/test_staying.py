# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Staying signed in: what a person finds at the next start, and what is left on the pool and in the keyring."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from helpers.keyrings import MemoryBackend, RaisingBackend, SlowBackend, keyring_of, no_keyring
from helpers.person import button_called, click, type_text, until
from helpers.walk import enter, question
from xolite_desktop.main import Demo, make_profile
from xolite_desktop.models.connection_words import State
from xolite_desktop.models.kept_sessions import KeptSession
from xolite_desktop.models.system_keyring import SERVICE, SystemKeyring
from xolite_desktop.paths import PINS_FILE
from xolite_desktop.simulator import Simulator
from xolite_desktop.ui.connecting import SESSION_GONE, Connecting
from xolite_desktop.ui.dialogs.certificate import ChangedCertificate, NewCertificate
from xolite_desktop.ui.dialogs.recent_pools import OPEN, SIGNED_IN
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.windows import Windows
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins


class Life:
    """One run of the program: windows over the profile folder, which outlives it."""

    def __init__(self, folder: Path, make_keyring: Callable[[], SystemKeyring]) -> None:
        self.pins = Pins(folder / PINS_FILE)
        self.profile: Profile = make_profile(
            folder, self.pins, Demo(self.pins, is_vouched_for=False), make_keyring
        )
        self.windows = Windows(self.profile)

    async def end(self) -> None:
        await self.windows.close()
        self.profile.settings.flush()

    async def comes_back(self) -> Connecting:
        """The connect window of somebody who starts the program again, once the keyring was found."""
        connecting = self.windows.show_connect()
        await settled(connecting)
        return connecting


Live = Callable[..., Life]


async def settled(connecting: Connecting) -> None:
    """Until it is known whether there is a keyring."""
    box = connecting.window.staying
    await until(lambda: box.box.isEnabled() or box.reason.text(), box.settled)


@pytest.fixture
def simulator(simulator: Simulator) -> Simulator:
    simulator.login_delay_s = 0.0
    return simulator


@pytest.fixture
def backend() -> MemoryBackend:
    return MemoryBackend()


@pytest_asyncio.fixture
async def live(tmp_path: Path, backend: MemoryBackend) -> AsyncIterator[Live]:
    """Starts the program anew over one profile and one keyring."""
    lives: list[Life] = []

    def start(make_keyring: Callable[[], SystemKeyring] = lambda: keyring_of(backend)) -> Life:
        lives.append(Life(tmp_path / "profile", make_keyring))
        return lives[-1]

    yield start
    for life in lives:
        await life.end()


async def signed_in(life: Life, simulator: Simulator, *, stays: bool) -> PoolWindow:
    """Sign in with the password, with the box as told."""
    connecting = life.windows.show_connect()
    await settled(connecting)
    box = connecting.window.staying.box
    if box.isChecked() is not stays:
        box.click()
    type_text(connecting.window.host, f"127.0.0.1:{simulator.port}")
    type_text(connecting.window.password, simulator.password)
    assert box.isChecked() is stays
    click(button_called(connecting.window, "Connect"))
    await until(
        lambda: connecting.questions.dialog is not None or life.windows.pool_windows,
        connecting.questions.asked,
        life.windows.opened,
    )
    if isinstance(connecting.questions.dialog, NewCertificate):
        click(connecting.questions.dialog.trust)
    await until(lambda: life.windows.pool_windows, life.windows.opened)
    return life.windows.pool_windows[-1]


def sessions(simulator: Simulator) -> set[str]:
    return simulator.run(lambda: set(simulator.db.records("session")))


def kept(backend: MemoryBackend) -> list[str]:
    """The references in the keyring."""
    parsed = [KeptSession.parse(text) for text in backend.entries.values()]
    return [each.ref for each in parsed if each is not None]


def click_recent(connecting: Connecting, row: int = 0) -> None:
    recent = connecting.window.recent
    where = recent.visualItemRect(recent.item(row)).center()
    QTest.mouseClick(recent.viewport(), Qt.MouseButton.LeftButton, pos=where)


async def stayed(live: Live, simulator: Simulator) -> None:
    """A life in which somebody signed in to stay, and closed the window."""
    life = live()
    await signed_in(life, simulator, stays=True)
    await life.end()


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


async def test_signing_out_ends_the_session_everywhere(
    live: Live, simulator: Simulator, backend: MemoryBackend
) -> None:
    life = live()
    window = await signed_in(life, simulator, stays=True)
    window.hub.q_action("pool.new_window").trigger()
    assert len(life.windows.pool_windows) == 2
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
    assert len(life.windows.pool_windows) == 2
    assert simulator.calls["session.login_with_password"] == 1


@pytest.mark.parametrize("make", [no_keyring, lambda: keyring_of(RaisingBackend(OSError))])
async def test_without_a_keyring_one_still_signs_in_by_typing(
    live: Live, simulator: Simulator, make: Callable[[], SystemKeyring]
) -> None:
    life = live(make)
    connecting = enter(life.windows, simulator)
    dialog = await question(connecting)
    assert isinstance(dialog, NewCertificate)
    click(dialog.trust)
    await until(lambda: life.windows.pool_windows, life.windows.opened)
    await life.end()
    assert sessions(simulator) == set()


async def test_an_absent_keyring_greys_the_box_and_says_why(live: Live) -> None:
    connecting = await live(no_keyring).comes_back()
    box = connecting.window.staying
    assert not box.box.isEnabled()
    assert "no keyring" in box.reason.text()
    assert "no keyring" in box.box.toolTip()


async def test_a_keyring_that_refuses_is_said_and_the_session_ends_with_the_window(
    live: Live, simulator: Simulator
) -> None:
    from keyring.errors import KeyringLocked

    life = live(lambda: keyring_of(RaisingBackend(KeyringLocked)))
    window = await signed_in(life, simulator, stays=True)
    await life.profile.sign_ins.settle()
    assert "The keyring is locked." in window.staying_note.sentence
    assert not window.toolbar.stays()  # type: ignore[misc]
    await life.end()
    assert sessions(simulator) == set()


async def test_a_keyring_that_does_not_answer_holds_up_nobody(
    live: Live, simulator: Simulator, backend: MemoryBackend
) -> None:
    await stayed(live, simulator)
    slow = SlowBackend()
    slow.entries = backend.entries
    life = live(lambda: keyring_of(slow, answer_s=0.2))
    connecting = await life.comes_back()
    click_recent(connecting)
    assert connecting.is_busy
    assert connecting._asking is not None
    await connecting._asking
    assert "does not answer" in connecting.window.status.sentence
    type_text(connecting.window.password, simulator.password)
    click(button_called(connecting.window, "Connect"))
    await until(lambda: life.windows.pool_windows, life.windows.opened)
    slow.let_go.set()


async def test_asking_the_keyring_can_be_cancelled(
    live: Live, simulator: Simulator, backend: MemoryBackend
) -> None:
    await stayed(live, simulator)
    slow = SlowBackend()
    slow.entries = backend.entries
    life = live(lambda: keyring_of(slow))
    connecting = await life.comes_back()
    click_recent(connecting)
    click(connecting.window.cancel)
    assert connecting.window.host.isEnabled()
    slow.let_go.set()
    await life.end()
    assert life.windows.pool_windows == []


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
