# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Everything that can go wrong with the answer to one call, in each phase of a client's life."""

from __future__ import annotations

import asyncio

import pytest
from faults.cases import in_phases
from faults.stage import CALL_S, VM, Stage, smallest_replies

from helpers.invariants import Stalls, assert_closes, assert_secret, sent_twice
from xolite_desktop.simulator.faults import FAULTS, Fault, Phase
from xolite_desktop.xapi.client import Batch, Lost
from xolite_desktop.xapi.errors import OutcomeUnknown, ProtocolError

RESENT_ON_WORD = ("sess_invalid", "sess_slave")
"""Where the server said itself that it did nothing, the call may be made again."""
LIES = ("json_utf8_bad",)
"""Names that are not the ones of the server, and nothing says so."""
MOST_BYTES = 8 << 20
WANTED_STALL_S = 0.05


@pytest.fixture(autouse=True)
def _small_replies(monkeypatch: pytest.MonkeyPatch) -> None:
    smallest_replies(monkeypatch, MOST_BYTES)


CALLS = ("http_", "json_", "sess_")


async def _login(stage: Stage, fault: Fault) -> None:
    injection = stage.inject(fault, Phase.LOGIN)
    error = await stage.attempt(stage.client.sign_in(stage.pool.user, stage.pool.password))
    assert injection.hits >= 1
    assert error is None or stage.client.session is None
    if fault.harmless:
        assert error is None


async def _load(stage: Stage, fault: Fault) -> None:
    await stage.sign_in()
    injection = stage.inject(fault, Phase.LOAD, times=2)
    stage.follow()
    item = await stage.next_item()
    while injection.hits < 2 and isinstance(item, Lost):
        item = await stage.next_item()
    assert injection.hits >= 1
    assert isinstance(item, Batch) or not fault.harmless
    if not fault.name.startswith("sess_"):
        stage.pace.assert_backs_off(1)


async def _poll(stage: Stage, fault: Fault) -> None:
    await stage.sign_in()
    stage.follow()
    await stage.until_equal()
    injection = stage.inject(fault, Phase.POLL, times=2)
    await stage.until_acted(injection, 2)


async def _read(stage: Stage, fault: Fault) -> None:
    await stage.sign_in()
    injection = stage.inject(fault, Phase.READ)
    timeout_s = CALL_S if fault.stalls else 10.0
    error = await stage.attempt(stage.client.call("pool.get_all_records", timeout_s=timeout_s))
    assert injection.hits >= 1
    if fault.harmless:
        assert error is None


async def _action(stage: Stage, fault: Fault) -> None:
    """At most once: whatever became of the answer, nobody but a person may try again."""
    await stage.sign_in()
    stage.follow()
    await stage.until_equal()
    injection = stage.inject(fault, Phase.ACTION)
    error = await stage.attempt(stage.client.run_task("VM.clone", VM, fault.name))
    assert injection.hits >= 1
    _assert_at_most_once(stage, fault)
    if fault.harmless:
        assert error is None


async def _task(stage: Stage, fault: Fault) -> None:
    """Without events, so that the task is asked for."""
    stage.hurry("POLL_INTERVAL_S")
    await stage.sign_in()
    injection = stage.inject(fault, Phase.TASK, times=2)  # a record that never ends would be asked for ever
    error = await stage.attempt(stage.client.run_task("VM.clone", VM, fault.name))
    assert injection.hits >= 1
    _assert_at_most_once(stage, fault)
    assert stage.pool.counts.executed["Async.VM.clone"] == 1
    if fault.harmless:
        assert error is None or isinstance(error, OutcomeUnknown)


async def _logout(stage: Stage, fault: Fault) -> None:
    await stage.sign_in()
    injection = stage.inject(fault, Phase.LOGOUT)
    await assert_closes(stage.client.close())
    assert 1 <= injection.hits <= 2  # once more where the connection ended without an answer
    stage.pool.faults.clear()
    if not fault.runs:
        stage.pool.end_sessions()  # nobody else would: the client did ask


STEPS = {
    Phase.LOGIN: _login,
    Phase.LOAD: _load,
    Phase.POLL: _poll,
    Phase.READ: _read,
    Phase.ACTION: _action,
    Phase.TASK: _task,
    Phase.LOGOUT: _logout,
}


@pytest.mark.parametrize("name", ["http_201", "http_206", "http_500_json"])
async def test_an_answer_under_another_status_is_not_told_in_its_words(stage: Stage, name: str) -> None:
    stage.inject(FAULTS[name], Phase.LOGIN)
    with pytest.raises(ProtocolError) as caught:
        await stage.client.sign_in(stage.pool.user, stage.pool.password)
    stage.pool.faults.clear()
    stage.note_sessions()
    assert_secret(stage.sessions, str(caught.value), "an error")


async def test_endless_beginnings_of_an_answer_do_not_stop_the_loop(stage: Stage) -> None:
    """Hundreds of 102 fit into one block that is read."""
    await stage.sign_in()
    stage.inject(FAULTS["http_102_endless"], Phase.READ)
    stalls = Stalls()
    stalls.watch(asyncio.get_running_loop())
    await stage.attempt(stage.client.call("pool.get_all_records", timeout_s=CALL_S))
    assert stalls.stop() < WANTED_STALL_S


@pytest.mark.parametrize(("fault", "phase"), in_phases(*CALLS))
async def test_a_call_survives(stage: Stage, fault: Fault, phase: Phase) -> None:
    """It ends with what was asked for or one typed error, and when the fault is over all is as it was."""
    if fault.stalls:
        stage.hurry()
    await STEPS[phase](stage, fault)
    if phase is not Phase.LOGOUT:
        await stage.heal(lies=fault.name in LIES)


def _assert_at_most_once(stage: Stage, fault: Fault) -> None:
    twice = [] if fault.name.startswith(RESENT_ON_WORD) else sent_twice(stage.pool)
    assert twice == []
    assert stage.pool.counts.executed["Async.VM.clone"] <= 1
