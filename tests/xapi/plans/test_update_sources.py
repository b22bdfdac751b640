# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is wrong with the sources of updates, and what a pool has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.plans.update_sources import Frequency, NewRepository, UpdateSources, sources_of
from xolite_desktop.xapi.records.pool import Pool, Repository
from xolite_desktop.xapi.refs import Ref

BASE, MORE = Ref("base"), Ref("more")
NEW = NewRepository("new", "https://new.example/8", "https://new.example/src", updates=False)


@pytest.fixture
def cache() -> Cache:
    made = Cache()
    for ref in (BASE, MORE):
        record = Repository(uuid=ref, name_label=ref, binary_url=f"https://{ref}.example", update=True)
        made.apply([Change("Repository", ref, record)])
    return made


@pytest.mark.parametrize(
    ("plan", "wrong"),
    [
        (UpdateSources((BASE,), syncs=True), []),
        (UpdateSources(), []),
        (UpdateSources(syncs=True), [("sync", "NO_REPOSITORIES_CONFIGURED")]),
        (UpdateSources(syncs=True, new=NEW), []),
        (UpdateSources((BASE, MORE)), [("repositories", "MULTIPLE_UPDATE_REPOSITORIES_ENABLED")]),
        (UpdateSources((BASE,), new=NEW), []),
        (
            UpdateSources((BASE,), new=replace(NEW, updates=True)),
            [("repositories", "MULTIPLE_UPDATE_REPOSITORIES_ENABLED")],
        ),
        (UpdateSources(new=replace(NEW, name=" ")), [("name", "NAME_MISSING")]),
        (UpdateSources(new=replace(NEW, name="base")), [("name", "REPOSITORY_ALREADY_EXISTS")]),
        (
            UpdateSources(new=replace(NEW, binary_url="https://base.example", source_url="ftp://x")),
            [("source_url", "REPOSITORY_URL_WRONG"), ("binary_url", "REPOSITORY_ALREADY_EXISTS")],
        ),
        (
            UpdateSources(new=replace(NEW, binary_url="https://[::x")),
            [("binary_url", "REPOSITORY_URL_WRONG")],
        ),
    ],
)
def test_what_is_wrong(cache: Cache, plan: UpdateSources, wrong: list[tuple[str, str]]) -> None:
    assert [(problem.field, problem.code) for problem in plan.problems(cache)] == wrong


def test_odd_times_of_a_pool_become_those_that_can_be_chosen() -> None:
    assert sources_of(Pool(update_sync_frequency="daily", update_sync_day=4)).day == 0
    odd = sources_of(Pool(update_sync_frequency="monthly", update_sync_day=9))
    assert (odd.frequency, odd.day) == (Frequency.WEEKLY, 2)
