# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: a repository is added and used, another forgotten; what fails leaves all as it was."""

from __future__ import annotations

from helpers.doing import Doing
from helpers.person import click, type_text
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.update_sources import UpdateSourcesDialog
from xolite_desktop.xapi.plans.update_sources import Frequency
from xolite_desktop.xapi.records.pool import Repository
from xolite_desktop.xapi.refs import Ref

URL = "https://updates.example/8"


def opened(doing: Doing) -> UpdateSourcesDialog:
    (pool,) = doing.cache.records("pool")
    (dialog,) = doing.choose("pool.update_sources", pool)
    assert isinstance(dialog, UpdateSourcesDialog)
    return dialog


def filled(doing: Doing, name: str) -> UpdateSourcesDialog:
    dialog = opened(doing)
    assert not dialog.go.isEnabled(), "nothing was changed yet"
    click(dialog.adds)
    type_text(dialog.name, name)
    type_text(dialog.binary_url, f"{URL}/{name}")
    assert not dialog.go.isEnabled()
    type_text(dialog.source_url, f"{URL}/src")
    dialog.repositories.set_ticked([])
    return dialog


def known(doing: Doing) -> dict[str, Ref]:
    return {record.name_label: ref for ref, record in doing.cache.of(Repository, "Repository").items()}


async def test_a_repository_is_added_looked_at_and_forgotten(doing: Doing, simulator: Simulator) -> None:
    old = {"name_label": "old", "binary_url": "https://old.example", "update": True}
    simulator.run(lambda: simulator.db.create("Repository", **old))
    await doing.until(lambda: "old" in known(doing))
    before = set(known(doing))
    dialog = filled(doing, "mine")
    dialog.forget.setChecked(True)
    dialog.times.choose(Frequency.WEEKLY)
    dialog.day.choose(3)
    dialog.check()
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: set(known(doing)) == {"mine"})
    await doing.until(lambda: doing.cache.pool and doing.cache.pool.update_sync_day == 3)
    pool = doing.cache.pool
    assert pool is not None
    assert pool.repositories == (known(doing)["mine"],)
    assert (pool.update_sync_enabled, pool.update_sync_frequency, pool.update_sync_day) == (True, "weekly", 3)
    assert simulator.calls["Repository.forget"] == len(before)


async def test_what_is_refused_is_taken_back(doing: Doing, simulator: Simulator) -> None:
    before, pool = set(known(doing)), doing.cache.pool
    assert pool is not None
    used = pool.repositories
    simulator.faults.failures["pool.set_update_sync_enabled"] = ("INTERNAL_ERROR", "no")
    dialog = filled(doing, "never")
    dialog.times.choose(None if pool.update_sync_enabled else Frequency.DAILY)
    dialog.check()
    (job,) = await doing.done(1, lambda: click(dialog.go))
    assert job.state is JobState.FAILED
    await doing.until(lambda: set(known(doing)) == before)
    assert doing.cache.pool is not None
    assert doing.cache.pool.repositories == used
