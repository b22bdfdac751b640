# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Records that are not what the data model promises: every object is still there, and good again when the server is."""

from __future__ import annotations

import pytest
from faults.cases import in_phases
from faults.stage import Stage

from xolite_desktop.simulator.faults import FAULTS, Fault, Phase
from xolite_desktop.xapi.client import CORE_CLASSES, Batch
from xolite_desktop.xapi.errors import WrongPool
from xolite_desktop.xapi.index import Index

NOT_RECORDS = ("rec_null", "rec_list", "rec_text", "rec_number")
"""What carries no fields at all is no object."""


@pytest.mark.parametrize(("fault", "phase"), in_phases("rec_"))
async def test_a_record_costs_no_more_than_itself(stage: Stage, fault: Fault, phase: Phase) -> None:
    await stage.sign_in()
    if phase is not Phase.LOAD:
        stage.follow()
        await stage.until_equal()
    injection = stage.inject(fault, phase)
    if phase is Phase.LOAD:
        stage.follow()
    if phase is Phase.READ:
        _lose_a_deletion(stage)
    await stage.until_acted(injection, 1)
    while stage.follower is not None and not isinstance(await stage.next_item(), Batch):
        pass
    if phase is Phase.LOAD and fault.name not in NOT_RECORDS:
        assert stage.client.cache.count("VM") == stage.pool.run(lambda: stage.pool.db.count("VM"))
        assert stage.client.cache.count("host") == 1
    _look_at_everything(stage)
    await stage.heal(lies=True)


@pytest.mark.parametrize("name", ["ev_others", "rec_swapped"])
async def test_a_pool_that_said_it_was_another_is_not_mixed_with_itself(stage: Stage, name: str) -> None:
    """The uuid of the pool was a lie: what comes after the next sign-in is another pool, and a person is asked."""
    await stage.sign_in()
    injection = stage.inject(FAULTS[name], Phase.LOAD, times=1)
    stage.follow()
    await stage.until_acted(injection, 1)
    stage.pool.end_sessions()
    while stage.follower is not None:
        await stage.next_item()
    assert isinstance(stage.told.raised[-1], WrongPool)


def _lose_a_deletion(stage: Stage) -> None:
    """The server forgets to tell of a deletion, so that a class is read whole."""

    def lose() -> None:
        stage.pool.db.destroy("VM", "OpaqueRef:running")
        stage.pool.db._tables["VM"].deleted.clear()

    stage.pool.run(lose)


def _look_at_everything(stage: Stage) -> None:
    """What is made of records must be made of odd ones too."""
    cache = stage.client.cache
    Index(cache)
    for cls in CORE_CLASSES:
        for ref, record in cache.records(cls).items():
            assert isinstance(ref, str)
            assert hash(ref) is not None
            repr(record)
