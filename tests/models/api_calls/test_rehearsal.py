# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is shown beforehand is what is called afterwards, for every action that asks anything."""

from __future__ import annotations

import asyncio
import random

import pytest

from helpers.direct_pool import DirectClient, DirectPool
from tests.models.actions.answers import answer_for
from tests.models.actions.test_every_action import ACTIONS, kind_of_now, objects
from xolite_desktop.models.actions.action import Action, Running
from xolite_desktop.models.api_calls.rehearsal import rehearsed
from xolite_desktop.models.api_calls.xe_script import xe_script
from xolite_desktop.simulator.generator import generate
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.sequence import Call, filled
from xolite_desktop.xapi.refs import NULL_REF

TOLD_LATER = {"pool.configure_ha"}
"""How many failures a pool tolerates it says when it is enabled; only then is it known whether that is to be changed."""
MOST = 3
"""Objects of each kind that an action is tried on."""


@pytest.fixture(scope="module")
def pool() -> DirectPool:
    made = DirectPool(generate(3, 40, 5))
    made.db.create("subject", subject_identifier="S-1-5-21-1", other_config={"subject-name": "ada"})
    made.follow()
    return made


class _Anything(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "OpaqueRef:new"


@pytest.mark.parametrize(
    "entry",
    [entry for entry in ACTIONS if entry.shows_calls and entry.id not in TOLD_LATER],
    ids=lambda entry: entry.id,
)
def test_what_is_shown_is_what_is_called(entry: Action, pool: DirectPool) -> None:
    found = objects(pool, entry)
    random.Random(entry.id).shuffle(found)
    assert entry.refuse is not None
    assert entry.work is not None
    tried = 0
    for ref in found:
        if tried == MOST or kind_of_now(pool, ref) not in entry.applies_to:
            continue
        if entry.refuse(pool.cache, ref) is not None:
            continue
        answer = answer_for(entry.asks, pool.cache, ref)
        if answer is None and entry.asks not in (None, "boot_key"):
            continue
        tried += 1
        shown = rehearsed(pool.cache, entry.work, [ref], answer)
        assert shown is not None
        assert "OpaqueRef" not in xe_script(pool.cache, shown, "x").replace(NULL_REF, "")
        client = DirectClient(pool)
        known = set(pool.seen)
        try:
            asyncio.run(entry.work(Running(client, answer), ref))  # type: ignore[arg-type]
        except Failure:
            continue  # figures that no rule judges
        calls = [(each.method, filled(each.params, _Anything())) for each in shown if isinstance(each, Call)]
        assert [method for method, _ in calls] == [method for method, _ in client.calls]
        for (method, ours), (_, theirs) in zip(calls, client.calls, strict=True):
            assert blurred(ours, known) == blurred(list(theirs), known), method


def blurred(value: object, known: set[tuple[str, str]]) -> object:
    """Every object that was made on the way is as good as any other."""
    refs = {ref for _, ref in known}
    if isinstance(value, str) and value.startswith("OpaqueRef:") and value != NULL_REF and value not in refs:
        return "OpaqueRef:new"
    if isinstance(value, dict):
        return {key: blurred(each, known) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [blurred(each, known) for each in value]
    return value


async def test_work_that_waits_or_needs_more_is_not_shown(pool: DirectPool) -> None:
    async def waits(_: Running, __: object) -> None:
        await asyncio.sleep(1)

    async def uploads(running: Running, _: object) -> None:
        running.client.transfers.stop("x")  # type: ignore[arg-type]

    for work in (waits, uploads):
        assert rehearsed(pool.cache, work, [NULL_REF], None) is None  # type: ignore[arg-type,list-item]
