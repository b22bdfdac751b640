# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: a pool is updated host by host; it fails in the middle, and goes on from there."""

from __future__ import annotations

import asyncio

import pytest

from helpers.doing import Doing
from helpers.person import click, until
from xolite_desktop.models.connection_words import State
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.simulator.updater import lacking
from xolite_desktop.ui.dialogs.updates import UpdatesDialog
from xolite_desktop.xapi.plans.updates import MARK, Afterwards
from xolite_desktop.xapi.refs import NULL_REF, Ref

HOSTS = ("xcp-01", "xcp-02", "xcp-03")
KEPT = ("grafana", "redis-01", "mail-relay")
STUCK = "dns-02"


@pytest.fixture
def speed() -> float:
    """Three hosts restart, one after the other."""
    return 150.0


def prepare(simulator: Simulator, *kept: str) -> None:
    """All hosts take VMs, and only these run."""

    def change() -> None:
        db = simulator.db
        for ref in list(db.records("host")):
            db.update("host", ref, enabled=True, other_config={})
        for ref, vm in list(db.records("VM").items()):
            if vm["is_control_domain"] or vm["resident_on"] == NULL_REF:
                continue
            if vm["name_label"] in kept and vm["power_state"] == "Running":
                db.update("VM", ref, current_operations={})
            else:
                db.update("VM", ref, power_state="Halted", resident_on=NULL_REF)

    simulator.run(change)


async def opened(doing: Doing) -> UpdatesDialog:
    """The dialog, once all hosts have answered."""
    (dialog,) = doing.choose("pool.updates")
    assert isinstance(dialog, UpdatesDialog)
    assert not dialog.go.isEnabled()
    await until(lambda: not dialog.updates.is_asking, dialog.updates.changed)
    return dialog


def plans(dialog: UpdatesDialog) -> list[str]:
    return [row.plan.text() for row in dialog.rows]


async def test_it_stops_at_a_host_that_fails_and_goes_on_from_there(
    doing: Doing, simulator: Simulator
) -> None:
    hosts = [doing.ref("host", name) for name in HOSTS]
    prepare(simulator, *KEPT, STUCK)
    await doing.until(lambda: sum(len(doing.get("host", host).resident_VMs) for host in hosts) == 7)
    homes = {
        doing.ref("VM", name): doing.get("VM", doing.ref("VM", name)).resident_on for name in (*KEPT, STUCK)
    }
    dialog = await opened(doing)
    assert [row.takes_part.isChecked() for row in dialog.rows] == [True] * 3
    assert "6 packages" in dialog.rows[0].found.text()
    assert dialog.afterwards.value is Afterwards.REBOOT
    assert "kernel" in dialog.reasons.text()
    assert not dialog.go.isEnabled()
    assert dialog.problems()[0].code == "VMS_STAY"
    dialog.stops.setChecked(True)
    assert plans(dialog)[0].startswith("2 VMs move away → install 6 packages → reboot → VMs come back")
    assert "shut down: dns-02" in plans(dialog)[1]
    dialog.table.selectRow(0)
    assert "Fix a leak" in dialog.about.toPlainText()

    seen: list[State] = []
    doing.window.connection.state_changed.connect(seen.append)
    fails = ("XENAPI_PLUGIN_FAILURE", "1", "yum", "no space left")
    jobs: list[object] = []

    async def break_second() -> None:
        """The first host has its packages; from then on installing fails."""
        await doing.until(lambda: doing.get("host", hosts[1]).other_config.get(MARK))
        simulator.faults.failures["Async.host.call_plugin"] = fails

    breaking = asyncio.create_task(break_second())
    jobs = await doing.done(3, lambda: click(dialog.go))
    await breaking
    assert [job.state for job in jobs] == [JobState.DONE, JobState.FAILED, JobState.CANCELLED], jobs
    assert hosts[0] not in doing.window.connection.store.updates.found, "it has to be asked anew"
    assert [job.title for job in jobs] == [f"Updating {name}" for name in HOSTS]
    assert "no space left" in str(jobs[1].error)
    assert State.LOST in seen
    assert doing.window.connection.is_usable
    assert simulator.run(lambda: [len(lacking(simulator.db, host)) for host in hosts]) == [0, 6, 6]
    second = doing.get("host", hosts[1])
    assert not second.enabled
    assert second.other_config[MARK] == "true"
    assert doing.get("host", hosts[0]).enabled
    assert all(doing.get("VM", vm).resident_on == home for vm, home in homes.items() if home == hosts[0])

    simulator.faults.failures.clear()
    dialog = await opened(doing)
    assert [row.takes_part.isChecked() for row in dialog.rows] == [False, True, True]
    assert "an update was begun" in dialog.rows[1].found.text()
    dialog.afterwards.choose(Afterwards.NOTHING)
    dialog.check()
    assert plans(dialog)[1] == "install 6 packages → VMs come back", (
        "it was left empty, and is filled in any case"
    )
    dialog.afterwards.choose(Afterwards.REBOOT)
    dialog.check()
    assert plans(dialog)[1] == "install 6 packages → reboot → VMs come back"
    jobs = await doing.done(2, lambda: click(dialog.go))
    assert [job.state for job in jobs] == [JobState.DONE] * 2, [job.error for job in jobs]
    await doing.until(lambda: all(doing.get("VM", vm).resident_on == home for vm, home in homes.items()))
    await doing.until(lambda: not any(MARK in doing.get("host", host).other_config for host in hosts))
    assert all(doing.get("host", host).enabled for host in hosts)
    assert simulator.run(lambda: [lacking(simulator.db, host) for host in hosts]) == [[], [], []]


async def test_a_host_that_cannot_be_emptied_is_as_before(doing: Doing, simulator: Simulator) -> None:
    hosts = [doing.ref("host", name) for name in HOSTS]
    prepare(simulator, "grafana")
    dialog = await opened(doing)
    simulator.faults.failures["Async.host.evacuate"] = ("NO_HOSTS_AVAILABLE", Ref("OpaqueRef:x"))
    dialog.stops.setChecked(True)
    jobs = await doing.done(3, lambda: click(dialog.go))
    assert [job.state for job in jobs] == [JobState.FAILED, JobState.CANCELLED, JobState.CANCELLED]
    await doing.until(lambda: doing.get("host", hosts[0]).enabled)
    await doing.until(
        lambda: not doing.get("host", hosts[0]).other_config.keys() & {MARK, "MAINTENANCE_MODE"}
    )
    assert simulator.run(lambda: len(lacking(simulator.db, hosts[0]))) == 6


async def test_a_toolstack_restart_moves_no_vm(doing: Doing, simulator: Simulator) -> None:
    host = doing.ref("host", "xcp-02")
    before = set(doing.get("host", host).resident_VMs)
    dialog = await opened(doing)
    for row, found in zip(dialog.rows, dialog.updates.hosts, strict=True):
        row.takes_part.setChecked(found.host == host)
    dialog.afterwards.choose(Afterwards.RESTART_TOOLSTACK)
    dialog.check()
    assert [problem.code for problem in dialog.problems()] == ["COORDINATOR_FIRST"]
    simulator.run(lambda: lacking(simulator.db, doing.ref("host", "xcp-01")).clear())
    click(dialog.again)
    await until(lambda: not dialog.updates.is_asking, dialog.updates.changed)
    for row, found in zip(dialog.rows, dialog.updates.hosts, strict=True):
        row.takes_part.setChecked(found.host == host)
    dialog.afterwards.choose(Afterwards.RESTART_TOOLSTACK)
    dialog.check()
    assert plans(dialog) == ["left as it is", "install 6 packages → restart the toolstack", "left as it is"]
    dialog.rows[0].takes_part.setChecked(True)
    dialog.afterwards.choose(Afterwards.NOTHING)
    assert [problem.code for problem in dialog.problems()] == ["HOST_NOTHING_TO_DO"]
    dialog.rows[0].takes_part.setChecked(False)
    dialog.afterwards.choose(Afterwards.RESTART_TOOLSTACK)
    dialog.check()
    await doing.succeed(lambda: click(dialog.go))
    assert set(doing.get("host", host).resident_VMs) == before
    assert doing.get("host", host).enabled
    assert simulator.calls["host.evacuate"] == 0


async def test_a_host_without_the_plugin_says_so(doing: Doing, simulator: Simulator) -> None:
    simulator.faults.failures["Async.host.call_plugin"] = ("XENAPI_MISSING_PLUGIN", "updater.py")
    dialog = await opened(doing)
    assert "does not have this plug-in" in dialog.rows[0].found.text()
    assert not dialog.rows[0].takes_part.isEnabled()
    assert not dialog.go.isEnabled()
    dialog.reject()


async def test_a_pool_with_repositories_says_what_it_knows(doing: Doing, simulator: Simulator) -> None:
    def change() -> None:
        repository = simulator.db.create("Repository", name_label="base", update=True)
        pool = next(iter(simulator.db.records("pool")))
        simulator.db.update("pool", pool, repositories=[repository])
        for host in list(simulator.db.records("host")):
            simulator.db.update("host", host, latest_synced_updates_applied="unknown", last_update_hash="x")

    pool = next(iter(doing.cache.records("pool")))
    doing.window.hub.select([pool])
    assert "no repositories" in doing.window.hub.q_action("pool.sync_updates").toolTip()
    simulator.run(change)
    await doing.until(lambda: doing.get("pool", pool).repositories)
    await doing.succeed(lambda: doing.choose("pool.sync_updates", pool))
    host = doing.ref("host", "xcp-01")
    await doing.until(lambda: doing.get("host", host).latest_synced_updates_applied == "no")
    simulator.faults.failures["Async.host.call_plugin"] = ("XENAPI_MISSING_PLUGIN", "updater.py")
    dialog = await opened(doing)
    assert dialog.rows[0].found.text() == "6 packages", "the plugin is not asked"
    dialog.reject()


async def test_packages_are_dismissed_and_restored(doing: Doing, simulator: Simulator) -> None:
    prepare(simulator)
    dialog = await opened(doing)
    known, listed = doing.window.connection.store.updates, dialog.packages.rowCount()
    assert len(known.lacking()) == 3
    assert not dialog.dismiss.isEnabled()
    dialog.table.selectAll()
    click(dialog.dismiss)
    assert (dialog.packages.rowCount(), known.lacking()) == (0, [])
    click(dialog.restore)
    assert (dialog.packages.rowCount(), dialog.restore.isHidden()) == (listed, True)
    assert len(known.lacking()) == 3
    dialog.reject()


async def test_a_pool_with_repositories_is_asked_itself_and_installs_by_its_list(
    doing: Doing, simulator: Simulator
) -> None:
    prepare(simulator)

    def use_repository() -> None:
        db = simulator.db
        made = db.create(
            "Repository", name_label="base", binary_url="https://x.example", update=True, hash="abc"
        )
        db.update("pool", next(iter(db.records("pool"))), repositories=[made])

    simulator.run(use_repository)
    await doing.until(lambda: doing.cache.pool and doing.cache.pool.repositories)
    hosts = [doing.ref("host", name) for name in HOSTS]
    dialog = await opened(doing)
    assert {found.hash for found in dialog.updates.hosts} == {"abc"}
    assert dialog.afterwards.value is Afterwards.REBOOT
    dialog.rows[0].takes_part.setChecked(True)
    for row in dialog.rows[1:]:
        row.takes_part.setChecked(False)
    dialog.afterwards.choose(Afterwards.NOTHING)
    dialog.check()
    jobs = await doing.done(1, lambda: click(dialog.go))
    assert [job.state for job in jobs] == [JobState.DONE], jobs[0].error
    await doing.until(lambda: doing.get("host", hosts[0]).latest_synced_updates_applied == "yes")
    await doing.until(lambda: doing.get("host", hosts[0]).enabled)
    assert simulator.run(lambda: [len(lacking(simulator.db, host)) for host in hosts]) == [0, 6, 6]

    simulator.faults.failures["Async.host.apply_updates"] = ("APPLY_UPDATES_FAILED", hosts[1])
    dialog = await opened(doing)
    dialog.afterwards.choose(Afterwards.NOTHING)
    dialog.check()
    jobs = await doing.done(2, lambda: click(dialog.go))
    assert [job.state for job in jobs] == [JobState.FAILED, JobState.CANCELLED]
    await doing.until(lambda: doing.get("host", hosts[1]).enabled)
