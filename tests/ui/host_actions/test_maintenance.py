# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: the check list of maintenance mode is worked off, the host empties, and what left it comes back."""

from __future__ import annotations

from helpers.doing import Doing
from helpers.person import click, until
from xolite_desktop.models.connection_words import State
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.blocker_rows import BlockerRow
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.dialogs.maintenance import EnterMaintenanceDialog
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.refs import NULL_REF, Ref


async def enabled(doing: Doing, name: str) -> Ref:
    """A host that is in maintenance mode when the demo begins leaves it."""
    host = doing.ref("host", name)
    (dialog,) = doing.choose("host.leave_maintenance", host)
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: doing.get("host", host).enabled)
    return host


def keep(simulator: Simulator, host: str, *names: str) -> None:
    """Only these run on a host from now on."""

    def stop() -> None:
        db = simulator.db
        for ref in list(db.get("host", host)["resident_VMs"]):
            vm = db.get("VM", ref)
            if vm["name_label"] not in names and not vm["is_control_domain"]:
                db.update("VM", ref, power_state="Halted", resident_on=NULL_REF)

    simulator.run(stop)


async def known(dialog: EnterMaintenanceDialog) -> list[str]:
    """The names of those that stand in the way, once the pool has said so."""
    found = dialog.evacuation
    await until(lambda: found.is_known or found.error, found.changed)
    return [blocker.name for blocker in found.blockers]


def row(dialog: EnterMaintenanceDialog, vm: str) -> BlockerRow:
    return next(row for row in dialog.rows.rows if row.vm == vm)


async def gone(dialog: EnterMaintenanceDialog, name: str) -> None:
    found = dialog.evacuation
    await until(
        lambda: found.is_known and name not in [blocker.name for blocker in found.blockers], found.changed
    )


async def force(doing: Doing, dialog: EnterMaintenanceDialog, vm: Ref) -> None:
    """What cannot be asked is forced off, after one more question."""
    asked: list[ConfirmDialog] = []
    button = row(dialog, vm).buttons["vm.hard_shutdown"]
    doing.window.actions_runner.asked.connect(asked.append)
    click(button)
    doing.window.actions_runner.asked.disconnect(asked.append)
    await doing.succeed(lambda: click(asked[0].go))
    await gone(dialog, doing.get("VM", vm).name_label)


async def test_vms_in_the_way_are_solved_from_the_list_and_come_back(
    doing: Doing, simulator: Simulator
) -> None:
    await enabled(doing, "xcp-03")
    host = doing.ref("host", "xcp-02")
    keep(simulator, host, "dns-02", "vault", "mail-relay", "redis-02", "appliance-pbx")
    await doing.until(lambda: len(doing.get("host", host).resident_VMs) == 6)
    (dialog,) = doing.choose("host.enter_maintenance", host)
    blockers = await known(dialog)
    assert "dns-02" in blockers
    assert "vault" in blockers
    assert not dialog.go.isEnabled()
    dns, vault = doing.ref("VM", "dns-02"), doing.ref("VM", "vault")
    assert "Local SSD xcp-02" in row(dialog, dns).why.text()
    await doing.succeed(lambda: click(row(dialog, dns).buttons["vm.clean_shutdown"]))
    await gone(dialog, "dns-02")
    await doing.succeed(lambda: click(row(dialog, vault).buttons["vm.suspend"]))
    await gone(dialog, "vault")
    while dialog.evacuation.blockers:
        await force(doing, dialog, dialog.evacuation.blockers[0].vm)
    moved = [
        ref for ref in doing.get("host", host).resident_VMs if not doing.get("VM", ref).is_control_domain
    ]
    assert dialog.go.isEnabled()
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: "MAINTENANCE_MODE_EVACUATED_VMS_HALTED" in doing.get("host", host).other_config)
    record = doing.get("host", host)
    assert record.other_config["MAINTENANCE_MODE"] == "true"
    assert not record.enabled
    uuid = doing.get("VM", dns).uuid
    assert uuid in record.other_config["MAINTENANCE_MODE_EVACUATED_VMS_HALTED"].split(",")
    assert doing.get("VM", vault).uuid == record.other_config["MAINTENANCE_MODE_EVACUATED_VMS_SUSPENDED"]
    migrated = record.other_config["MAINTENANCE_MODE_EVACUATED_VMS_MIGRATED"].split(",")
    assert sorted(migrated) == sorted(doing.get("VM", ref).uuid for ref in moved)
    doing.window.hub.select([host])
    assert "maintenance mode" in doing.window.hub.q_action("host.enable").toolTip()

    (dialog,) = doing.choose("host.leave_maintenance", host)
    assert {*moved, dns, vault} <= set(dialog.back.ticked)
    (job,) = await doing.done(begin=lambda: click(dialog.go))
    assert job.state is JobState.DONE, job.error
    await doing.until(lambda: all(doing.get("VM", ref).resident_on == host for ref in (*moved, dns, vault)))
    await doing.until(
        lambda: not any(key.startswith("MAINTENANCE") for key in doing.get("host", host).other_config)
    )


async def test_another_host_takes_over_and_the_window_follows(doing: Doing, simulator: Simulator) -> None:
    other = await enabled(doing, "xcp-03")
    host = doing.ref("host", "xcp-01")

    keep(simulator, host, "grafana", "redis-01")
    await doing.until(lambda: len(doing.get("host", host).resident_VMs) == 3)
    (dialog,) = doing.choose("host.enter_maintenance", host)
    assert any("loses its connection" in label.text() for label in dialog.findChildren(Label))
    await known(dialog)
    assert not dialog.evacuation.blockers
    dialog.coordinator.choose(other)
    seen: list[State] = []
    doing.window.connection.state_changed.connect(seen.append)
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: next(iter(doing.cache.records("pool").values())).master == other)
    assert State.LOST in seen
    assert doing.window.connection.is_usable


async def test_five_kinds_of_blockers_say_what_they_are(doing: Doing, simulator: Simulator) -> None:
    other = await enabled(doing, "xcp-03")
    host = doing.ref("host", "xcp-02")
    names = ("gitlab", "mail-relay", "haproxy-02", "elastic-02")
    lacking, pinned, offline, big = (doing.ref("VM", name) for name in names)
    assert other

    def disturb() -> None:
        db = simulator.db
        db.update("VM_guest_metrics", db.get("VM", lacking)["guest_metrics"], PV_drivers_detected=False)
        db.update("VM", pinned, blocked_operations={"pool_migrate": "stays here"})
        local = db.create("network", name_label="Only here")
        db.create("PIF", host=host, network=local, device="eth9", VLAN=-1)
        db.create("VIF", VM=offline, network=local, device="7", currently_attached=True)
        db.update("VM", big, memory_dynamic_min=1 << 42, memory_dynamic_max=1 << 42)

    simulator.run(disturb)
    await doing.until(lambda: doing.get("VM", big).memory_dynamic_min >> 42)
    (dialog,) = doing.choose("host.enter_maintenance", host)
    await known(dialog)
    found = {blocker.name: blocker.why.title + blocker.why.text for blocker in dialog.evacuation.blockers}
    assert "Local SSD xcp-02" in found["dns-02"]
    assert "Only here" in found["haproxy-02"]
    assert "memory" in found["elastic-02"]
    assert "stays here" in found["mail-relay"]
    assert "gitlab" in found["gitlab"]
    dialog.reject()


async def test_a_host_that_cannot_be_emptied_is_enabled_again(doing: Doing, simulator: Simulator) -> None:
    host = await enabled(doing, "xcp-03")
    (dialog,) = doing.choose("host.enter_maintenance", host)
    assert await known(dialog) == []
    simulator.faults.failures["Async.host.evacuate"] = ("NO_HOSTS_AVAILABLE", "OpaqueRef:x")
    (job,) = await doing.done(begin=lambda: click(dialog.go))
    assert job.state is JobState.FAILED
    await doing.until(lambda: doing.get("host", host).enabled)
    await doing.until(lambda: "MAINTENANCE_MODE" not in doing.get("host", host).other_config)
