# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How often a client asks while something is wrong: less and less, and after a refusal not at all."""

from __future__ import annotations

import asyncio
import time

import pytest
from faults.stage import VM, Stage

from helpers.invariants import IN_S, MOST_SIGN_INS, sessions_left
from xolite_desktop.simulator.faults import FAULTS, Phase
from xolite_desktop.xapi.errors import Failure

LOGIN = "session.login_with_password"
MOST_POLLS_S = 5
WATCHED_S = 0.5


@pytest.mark.parametrize(
    "name", ["http_503", "http_close_after", "json_truncated", "sess_booting", "ev_internal"]
)
async def test_polls_that_fail_come_less_and_less_often(stage: Stage, name: str) -> None:
    await stage.sign_in()
    stage.follow()
    await stage.until_equal()
    injection = stage.inject(FAULTS[name], Phase.POLL)
    await stage.until_acted(injection, 7)
    stage.pace.assert_backs_off(7)
    assert stage.pool.calls[LOGIN] == 1
    await stage.heal()


async def test_a_session_that_ends_at_each_poll_is_not_renewed_without_end(stage: Stage) -> None:
    await stage.sign_in()
    stage.follow()
    await stage.until_equal()
    injection = stage.inject(FAULTS["sess_invalid"], Phase.POLL)
    before = stage.pool.calls[LOGIN]
    for _ in range(20):
        if stage.pace.now_s >= IN_S or stage.pace.holding.is_set():
            break
        await stage.next_item()
    hammered = stage.pool.calls[LOGIN] - before
    await stage.heal()
    assert injection.hits
    assert hammered <= MOST_SIGN_INS


async def test_a_refused_password_is_tried_once(stage: Stage) -> None:
    await stage.sign_in()
    stage.follow()
    await stage.until_equal()
    injection = stage.inject(FAULTS["sess_wrong_password"], Phase.LOGIN)
    stage.pool.end_sessions()
    while stage.follower is not None:
        await stage.next_item()
    for _ in range(3):
        error = await stage.attempt(stage.client.call("VM.get_all"))
        assert isinstance(error, Failure)
        assert error.code == "SESSION_AUTHENTICATION_FAILED"
    assert injection.hits == 1
    await stage.heal()


async def test_twenty_calls_that_lose_their_session_share_one_sign_in(stage: Stage) -> None:
    await stage.sign_in()
    stage.pool.end_sessions()
    await asyncio.gather(*(stage.client.call("VM.get_name_label", VM) for _ in range(20)))
    assert stage.pool.calls[LOGIN] == 2
    await stage.heal()


async def test_a_renewal_beside_a_sign_in_leaves_no_second_session(stage: Stage) -> None:
    await stage.sign_in()
    link = stage.client._link
    stale = link.require_session()
    await asyncio.gather(link.sign_in(stage.pool.user, stage.pool.password), link.renew(stale))
    await stage.client.close()
    left = sessions_left(stage.pool)
    stage.pool.end_sessions()
    assert left == 0


async def test_a_server_that_answers_at_once_with_nothing_is_not_asked_at_once_again(stage: Stage) -> None:
    await stage.sign_in()
    stage.follow()
    await stage.until_equal()
    stage.stir()
    injection = stage.inject(FAULTS["ev_at_once"], Phase.POLL)
    await asyncio.to_thread(injection.acted.wait, 10)
    began = time.monotonic()
    paused = stage.pace.now_s
    while time.monotonic() - began < WATCHED_S and injection.hits < 40:
        await asyncio.sleep(0.01)
    rate = injection.hits / (time.monotonic() - began + stage.pace.now_s - paused)
    await stage.heal()
    assert rate <= MOST_POLLS_S


async def test_an_answer_to_nothing_is_not_the_answer_to_the_next_call(stage: Stage) -> None:
    await stage.sign_in()
    stage.inject(FAULTS["http_second_answer"], Phase.READ, times=1)
    assert await stage.client.call("VM.get_name_label", VM) == "vm-1"
    assert await stage.client.call("pool.get_all") == ["OpaqueRef:pool"]
    await stage.heal()
