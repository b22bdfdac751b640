# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the connect window to the pool's, by way of every question and failure."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from xolite_desktop.models.connection_words import State
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.connecting import Connecting
from xolite_desktop.ui.dialogs.certificate import ChangedCertificate, NewCertificate
from xolite_desktop.ui.dialogs.connect import SignIn
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.windows import Windows

Heard = Callable[..., Any]


def address_of(simulator: Simulator) -> str:
    return f"127.0.0.1:{simulator.port}"


@pytest.fixture
async def strangers(profile: Profile) -> AsyncIterator[Windows]:
    """Windows of a profile that trusts nobody yet."""
    opened = Windows(profile)
    yield opened
    await opened.close()


def connect(windows: Windows, simulator: Simulator, password: str | None = None) -> Connecting:
    return windows.connect_to(address_of(simulator), "root", password or simulator.password)


async def test_the_first_connection_shows_the_certificate_before_anything_is_sent(
    strangers: Windows, simulator: Simulator, heard: Heard
) -> None:
    connecting = connect(strangers, simulator)
    await heard(connecting.questions.asked)
    assert isinstance(connecting.questions.dialog, NewCertificate)
    assert simulator.bytes_received == 0
    connecting.questions.dialog.trust.click()
    await heard(strangers.opened)
    assert len(strangers.pool_windows) == 1
    assert strangers.connecting == []


async def test_refusing_a_certificate_leads_back_to_the_form(
    strangers: Windows, simulator: Simulator, heard: Heard
) -> None:
    connecting = connect(strangers, simulator)
    await heard(connecting.questions.asked)
    assert connecting.questions.dialog is not None
    connecting.questions.dialog.reject()
    await heard(connecting.connection.state_changed)
    assert connecting.window.host.isEnabled()
    assert not connecting.window.status.is_error
    assert simulator.bytes_received == 0


async def test_a_changed_certificate_stops_everything(
    windows: Windows, simulator: Simulator, heard: Heard
) -> None:
    simulator.replace_certificate()
    connecting = connect(windows, simulator)
    await heard(connecting.questions.asked)
    dialog = connecting.questions.dialog
    assert isinstance(dialog, ChangedCertificate)
    assert simulator.bytes_received == 0
    dialog.typed.setText(address_of(simulator))
    dialog.replace_button.click()
    await heard(windows.opened)


async def test_a_wrong_password_is_said_in_place(
    windows: Windows, simulator: Simulator, heard: Heard
) -> None:
    connecting = connect(windows, simulator, "wrong")
    await heard(connecting.connection.failed)
    assert connecting.window.status.is_error
    assert connecting.window.status._details.text().startswith("SESSION_AUTHENTICATION_FAILED")
    connecting.connect_to(SignIn(address_of(simulator), "root", simulator.password))
    await heard(windows.opened)


async def test_an_address_that_cannot_be_one_is_said_at_once(windows: Windows) -> None:
    connecting = windows.connect_to("no such:address:at all", "root", "x")
    assert connecting.window.status.is_error
    assert connecting.window.host.isEnabled()


async def test_a_host_that_does_not_answer_is_said(
    windows: Windows, simulator: Simulator, heard: Heard
) -> None:
    address = address_of(simulator)
    simulator.stop()
    connecting = windows.connect_to(address, "root", "x")
    await heard(connecting.connection.failed)
    assert connecting.window.status.is_error


@pytest.mark.excused("G7")  # nothing is said to a host whose certificate was forgotten, no farewell either
async def test_a_connection_is_noted_among_the_recent_pools(
    windows: Windows, pinned_profile: Profile, simulator: Simulator, heard: Heard
) -> None:
    connect(windows, simulator)
    await heard(windows.opened)
    (noted,) = pinned_profile.pools.all()
    assert (noted.name, noted.address, noted.user) == ("lab-pool", address_of(simulator), "root")
    again = windows.show_connect()
    assert again.window.recent.item(0).text() == "lab-pool"
    again.window.recent.forget_asked.emit(noted.key)
    assert pinned_profile.pools.all() == ()
    assert not pinned_profile.trusted.is_trusted(address_of(simulator))


async def test_a_second_window_of_a_pool_shares_the_session_of_the_first(
    windows: Windows, simulator: Simulator, heard: Heard
) -> None:
    connect(windows, simulator)
    await heard(windows.opened)
    connect(windows, simulator)
    await heard(windows.opened)
    first, second = windows.pool_windows
    assert first.connection is second.connection
    assert simulator.calls["session.login_with_password"] == 1
    first.close()
    assert second.connection.is_usable
    second.close()
    while windows.is_ending:
        await asyncio.sleep(0)
    assert simulator.calls["session.logout"] == 1


async def test_closing_one_of_two_windows_lets_go_of_its_jobs_and_of_nothing_else(
    windows: Windows, simulator: Simulator, heard: Heard
) -> None:
    connect(windows, simulator)
    (first,) = await heard(windows.opened)
    first.hub.q_action("pool.new_window").trigger()
    (second,) = await heard(windows.opened)
    job = first._runner.start("Waiting for ever", lambda _: asyncio.Event().wait())
    other = second._runner.start("Waiting as well", lambda _: asyncio.Event().wait())
    await asyncio.sleep(0)
    first.close()
    while windows.is_ending:
        await asyncio.sleep(0)
    assert job.is_over
    assert not other.is_over
    assert second.connection.is_usable


async def test_a_window_is_made_in_turns_with_everything_else(
    windows: Windows, simulator: Simulator, heard: Heard
) -> None:
    seen: list[tuple[bool, int, bool]] = []
    connecting = connect(windows, simulator)
    connecting.connected.connect(
        lambda _: seen.append((windows.is_opening, len(windows.pool_windows), connecting.window.isVisible()))
    )
    await heard(windows.opened)
    assert seen == [(True, 0, True)], "the connect window stays until there is another"
    (window,) = windows.pool_windows
    assert window.isVisible()
    assert window.pages.page is not None
    assert not windows.is_opening


async def test_the_program_may_end_while_a_window_is_being_made(
    windows: Windows, simulator: Simulator, heard: Heard
) -> None:
    ending: list[asyncio.Task[None]] = []
    connecting = connect(windows, simulator)
    connecting.connected.connect(lambda _: ending.append(asyncio.ensure_future(windows.close())))
    await heard(windows.finished)
    await ending[0]
    assert not windows.pool_windows
    assert not windows.connecting
    assert simulator.calls["session.logout"] == 1


async def test_another_window_is_one_action_away_and_stands_beside_the_first(
    windows: Windows, simulator: Simulator, heard: Heard
) -> None:
    connect(windows, simulator)
    (first,) = await heard(windows.opened)
    first.hub.q_action("pool.new_window").trigger()
    (second,) = await heard(windows.opened)
    assert second.connection is first.connection
    assert second.pos() != first.pos()
    assert second.tree.object_count == first.tree.object_count


async def test_another_user_of_a_pool_has_a_connection_of_their_own(
    windows: Windows, simulator: Simulator, heard: Heard
) -> None:
    simulator.run(lambda: simulator.sessions.users.update(eve=("apple", "pool-admin")))
    connect(windows, simulator)
    await heard(windows.opened)
    windows.connect_to(address_of(simulator), "eve", "apple")
    await heard(windows.opened)
    assert [window.connection.user for window in windows.pool_windows] == ["root", "eve"]


async def test_a_pool_reached_by_another_name_has_no_second_session(
    windows: Windows, simulator: Simulator, pinned_profile: Profile, heard: Heard
) -> None:
    connect(windows, simulator)
    await heard(windows.opened)
    other = windows.connect_to(f"localhost:{simulator.port}", "root", simulator.password)
    await heard(other.questions.asked)
    other.connection.trust()
    await heard(windows.opened)
    first, second = windows.pool_windows
    assert first.connection is second.connection
    while windows.is_ending:
        await asyncio.sleep(0)
    assert simulator.run(lambda: len(simulator.db.records("session"))) == 1


async def test_a_connection_that_stands_takes_the_place_of_one_that_does_not(
    windows: Windows, simulator: Simulator, heard: Heard
) -> None:
    connect(windows, simulator)
    (first,) = await heard(windows.opened)
    first.connection.hang_up()
    await heard(first.connection.state_changed, lambda state: state is State.CLOSED)
    connect(windows, simulator)
    (second,) = await heard(windows.opened)
    assert windows.pool_windows == [second]


async def test_the_program_is_over_when_the_last_window_is_closed(
    windows: Windows, simulator: Simulator, heard: Heard
) -> None:
    connect(windows, simulator)
    await heard(windows.opened)
    finished = asyncio.ensure_future(heard(windows.finished))
    await asyncio.sleep(0)
    windows.pool_windows[0].close()
    await finished
    assert windows._ending == set()


async def test_closing_a_window_signs_out(windows: Windows, simulator: Simulator, heard: Heard) -> None:
    connect(windows, simulator)
    await heard(windows.opened)
    await windows.close()
    assert simulator.calls["session.logout"] == 1


async def test_the_password_is_kept_nowhere_in_the_window(
    windows: Windows, simulator: Simulator, heard: Heard
) -> None:
    connecting = windows.show_connect(address_of(simulator))
    connecting.window.password.setText(simulator.password)
    left: list[str] = []
    windows.opened.connect(lambda _: left.append(connecting.window.password.text()))
    connecting.window.submit()
    await heard(windows.opened)
    assert left == [""]


async def test_the_demo_can_be_asked_for(windows: Windows) -> None:
    wanted: list[bool] = []
    windows.demo_asked.connect(lambda: wanted.append(True))
    windows.show_connect().window.demo.click()
    assert wanted == [True]


async def test_all_pools_are_disconnected_and_the_recent_ones_connected_again(
    windows: Windows, pinned_profile: Profile, simulator: Simulator, heard: Heard
) -> None:
    connect(windows, simulator)
    await heard(windows.opened)
    (window,) = windows.pool_windows
    pinned_profile.pools.used("elsewhere.invalid", "admin", "other", "another-uuid", datetime.now(UTC))
    window.hub.q_action("pool.disconnect_all").trigger()
    if window.connection.is_usable:
        await heard(window.connection.state_changed)
    assert not window.connection.is_usable
    window.hub.q_action("pool.connect_all").trigger()
    shown = {each.window.host.text(): each.window.user.text() for each in windows.connecting}
    assert shown == {"elsewhere.invalid": "admin", address_of(simulator): "root"}
    window.hub.q_action("pool.connect_all").trigger()
    assert len(windows.connecting) == 2, "what is being connected is not asked for twice"
