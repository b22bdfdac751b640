# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Answers of event.from that are wrong: the cache is the server's again, by counting, or after the next sign-in."""

from __future__ import annotations

import pytest
from faults.cases import ALL, in_phases
from faults.stage import VM, Stage

from xolite_desktop.simulator.faults import FAULTS, Fault, Phase
from xolite_desktop.xapi.client import CORE_CLASSES, Batch

COUNTS = ("ev_counts_high", "ev_counts_low", "ev_counts_zero", "ev_counts_negative")
NOT_TO_BE_KNOWN = frozenset(
    {
        "ev_operation_unknown",
        "ev_operation_case",
        "ev_operation_type",
        "ev_class_unknown",
        "ev_ref_empty",
        "ev_ref_bare",
        "ev_snapshot_missing",
        "ev_snapshot_null",
        "ev_snapshot_on_del",
        "ev_events_none",
        "ev_mods_lost",
        "ev_reversed",
        "ev_stale",
        "ev_others",
        "ev_ref_reused",
        "ev_class_not_asked",
        "ev_class_removed",
        "ev_token_future",
        "ev_adds_lost",
    }
)
"""Lies that no client can tell from the truth: a new session, after which all is compared, ends them."""


@pytest.mark.parametrize(
    ("fault", "phase"), [case for case in in_phases("ev_") if "token_huge" not in case.id]
)
async def test_the_cache_is_the_servers_again(stage: Stage, fault: Fault, phase: Phase) -> None:
    if fault.stalls:
        stage.hurry()
    await stage.sign_in()
    if phase is Phase.POLL:
        stage.follow()
        await stage.until_equal()
    injection = stage.inject(fault, phase, times=2)
    if phase is Phase.LOAD:
        stage.follow()
    _change_much(stage)
    # A load that went well is not followed by another.
    await stage.until_acted(injection, 2 if phase is Phase.POLL else 1)
    await stage.heal(lies=fault.name in NOT_TO_BE_KNOWN)


@pytest.mark.parametrize("fault", COUNTS if ALL else COUNTS[:1])
async def test_bad_counts_cost_one_look_at_each_class(stage: Stage, fault: str) -> None:
    """A server that counts otherwise for ever is believed in what it says of objects."""
    await stage.sign_in()
    stage.follow()
    await stage.until_equal()
    injection = stage.inject(FAULTS[fault], Phase.POLL)
    await stage.until_acted(injection, 10)
    for cls in CORE_CLASSES:
        assert stage.pool.calls[f"{cls}.get_all_records"] <= 2, cls
    await stage.heal()


async def test_deletions_are_found_by_counting(stage: Stage) -> None:
    """No sign-in, no word of the server: only its counts."""
    await stage.sign_in()
    stage.follow()
    await stage.until_equal()
    injection = stage.inject(FAULTS["ev_deletes_lost"], Phase.POLL)
    stage.pool.run(lambda: stage.pool.db.destroy("VM", "OpaqueRef:running"))
    await stage.until_acted(injection, 3)
    await stage.until_equal()
    assert stage.pool.calls["session.login_with_password"] == 1


def _change_much(stage: Stage) -> None:
    """One addition, one change, one deletion; and something that comes and goes."""
    db = stage.pool.db

    def change() -> None:
        db.create("network", name_label="new")
        db.update("VM", VM, name_label="renamed")
        db.destroy("VM", "OpaqueRef:running")
        db.destroy("network", db.create("network", name_label="brief"))

    stage.pool.run(change)


async def test_a_token_too_large_for_a_call_is_dropped(stage: Stage) -> None:
    await stage.sign_in()
    stage.follow()
    await stage.until_equal()
    injection = stage.inject(FAULTS["ev_token_huge"], Phase.POLL, times=1)
    await stage.until_acted(injection, 1)
    items = [await stage.next_item() for _ in range(4)]
    stage.pool.end_sessions()
    await stage.client.sign_in(stage.pool.user, stage.pool.password)
    assert isinstance(items[-1], Batch)
