# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Keyrings that are absent, locked or slow hold up nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from end_to_end.staying.life import Live, click_recent, sessions, signed_in, stayed

from helpers.keyrings import MemoryBackend, RaisingBackend, SlowBackend, keyring_of, no_keyring
from helpers.person import button_called, click, type_text, until
from helpers.walk import enter, question
from xolite_desktop.models.system_keyring import SystemKeyring
from xolite_desktop.simulator import Simulator
from xolite_desktop.ui.dialogs.certificate import NewCertificate

pytestmark = pytest.mark.excused("G7")  # sessions that are kept are left on purpose


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
