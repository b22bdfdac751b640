# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: high availability is enabled, set, asked for its plan, lowered for maintenance, and disabled; when the
coordinator dies under it another host takes over and the window comes back by itself."""

from __future__ import annotations

from typing import Any

from helpers.doing import Doing
from helpers.person import click, until
from xolite_desktop.models.ha.heartbeat_rows import heartbeat_rows
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.configure_ha import ConfigureHaDialog
from xolite_desktop.ui.dialogs.ha_plan import HaPlanDialog
from xolite_desktop.ui.dialogs.maintenance import EnterMaintenanceDialog, LeaveMaintenanceDialog
from xolite_desktop.xapi.plans.ha import RESTART, Protection

VM = "postgres-primary"


def pool(doing: Doing) -> Any:
    return next(iter(doing.cache.records("pool").values()))


def pool_ref(doing: Doing) -> str:
    return next(iter(doing.cache.records("pool")))


async def dialog_of(doing: Doing) -> ConfigureHaDialog:
    """The dialog, once the pool has answered all it was asked."""
    (dialog,) = doing.choose("pool.configure_ha", pool_ref(doing))
    assert isinstance(dialog, ConfigureHaDialog)
    boxes = len(dialog.heartbeat.boxes) if dialog.heartbeat is not None else 0
    question = dialog.question
    await until(lambda: question.most is not None and len(question.verdicts) == boxes, question.changed)
    return dialog


def row_of(dialog: ConfigureHaDialog, name: str) -> int:
    model = dialog.vms
    return next(row for row in range(model.rowCount()) if model.index(row, 0).data() == name)


async def enabled(doing: Doing, simulator: Simulator) -> None:
    """As if somebody had done it before, with one VM protected."""
    vm = doing.ref("VM", VM)
    simulator.run(lambda: simulator.db.update("host", doing.ref("host", "xcp-03"), enabled=True))
    simulator.run(lambda: simulator.db.update("VM", vm, ha_restart_priority=RESTART))
    simulator.run(
        lambda: simulator.db.update("pool", pool_ref(doing), ha_enabled=True, ha_host_failures_to_tolerate=1)
    )
    await doing.until(lambda: pool(doing).ha_enabled and doing.get("VM", vm).ha_restart_priority)


def check_left_out(dialog: ConfigureHaDialog) -> None:
    """A VM on storage of one host is not restarted for sure, and says why."""
    rows = [row for row in range(dialog.vms.rowCount()) if dialog.vms.why_not(row)]
    assert "shared" in dialog.vms.why_not(rows[0])
    before = dialog.vms.protection(rows[0])
    assert dialog.vms.change(rows[:1], priority=RESTART) == 1
    assert dialog.vms.change(rows[:1], priority="best-effort") == 0
    assert list(dialog.vms.changed.values()) == [Protection("best-effort", before.order, before.delay)]
    dialog.vms.change(rows[:1], priority=before.priority)
    assert dialog.vms.changed == {}
    dialog.search.setText("postgres")
    assert 0 < dialog.vms.rowCount() < 10
    dialog.search.setText("")


async def test_it_is_enabled_set_and_disabled(doing: Doing) -> None:
    dialog = await dialog_of(doing)
    assert dialog.heartbeat is not None
    notes = {box.text(): dialog.heartbeat._notes[ref].text() for ref, box in dialog.heartbeat.boxes.items()}
    assert "shared" in notes["Archive"]
    assert [doing.get("SR", ref).name_label for ref in dialog.heartbeat.chosen] == ["iSCSI SAN"]
    check_left_out(dialog)
    await until(lambda: dialog.question.most is not None, dialog.question.changed)
    dialog.failures.set_value(9)
    assert not dialog.go.isEnabled()
    assert "cannot bear so many" in dialog.form._wrong["failures"].text()
    dialog.failures.set_value(dialog.question.most or 0)
    dialog.table.selectRow(row_of(dialog, VM))
    dialog.priority.choose(RESTART)
    dialog.order.set_value(3)
    click(dialog.apply)
    assert dialog.question.most is None
    await until(lambda: dialog.question.most is not None, dialog.question.changed)
    dialog.failures.set_value(dialog.question.most or 0)
    await doing.succeed(lambda: click(dialog.go))
    vm = doing.ref("VM", VM)
    await doing.until(lambda: pool(doing).ha_enabled)
    await doing.until(
        lambda: doing.get("VM", vm).ha_restart_priority == RESTART and doing.get("VM", vm).order == 3
    )

    store = doing.window.connection.store
    await doing.until(lambda: [row.value for row in heartbeat_rows(store)] == ["Healthy"] * 3)
    assert [row.label for row in heartbeat_rows(store)] == ["xcp-01", "xcp-02", "xcp-03"]

    dialog = await dialog_of(doing)
    assert dialog.heartbeat is None
    assert dialog.go.text() == "Save"
    dialog.failures.set_value(0)
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: pool(doing).ha_host_failures_to_tolerate == 0)
    (question,) = doing.choose("pool.disable_ha", pool_ref(doing))
    await doing.succeed(lambda: click(question.go))
    await doing.until(lambda: not pool(doing).ha_enabled)


async def check_plan(doing: Doing, simulator: Simulator) -> None:
    """The plan says where protected VMs would start, once there is one."""
    doing.window.hub.select([pool_ref(doing)])
    assert "off" in doing.window.hub.q_action("pool.show_ha_plan").toolTip()
    await enabled(doing, simulator)
    (dialog,) = doing.choose("pool.show_ha_plan", pool_ref(doing))
    assert isinstance(dialog, HaPlanDialog)
    dialog.host.choose(doing.get("VM", doing.ref("VM", VM)).resident_on)
    await until(lambda: bool(dialog.rows.verdicts), dialog.failover.changed)
    assert [VM in verdict.title for verdict in dialog.rows.verdicts] == [True]
    dialog.reject()


async def test_maintenance_lowers_what_is_tolerated_and_raises_it_again(
    doing: Doing, simulator: Simulator
) -> None:
    await check_plan(doing, simulator)
    host = doing.ref("host", "xcp-03")
    (dialog,) = doing.choose("host.enter_maintenance", host)
    assert isinstance(dialog, EnterMaintenanceDialog)
    assert dialog.fewer is not None
    await until(lambda: dialog.go.isEnabled(), dialog.evacuation.changed)
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: pool(doing).ha_host_failures_to_tolerate == 0)
    await doing.until(
        lambda: doing.get("host", host).other_config.get("MAINTENANCE_MODE_HA_HOST_FAILURES") == "1"
    )
    (leaving,) = doing.choose("host.leave_maintenance", host)
    assert isinstance(leaving, LeaveMaintenanceDialog)
    assert leaving.tolerates is not None
    await doing.succeed(lambda: click(leaving.go))
    await doing.until(lambda: pool(doing).ha_host_failures_to_tolerate == 1)
    await doing.until(lambda: "MAINTENANCE_MODE_HA_HOST_FAILURES" not in doing.get("host", host).other_config)


async def test_the_coordinator_goes_into_maintenance_and_leads_again_afterwards(
    doing: Doing, simulator: Simulator
) -> None:
    old, new = doing.ref("host", "xcp-01"), doing.ref("host", "xcp-02")
    simulator.run(
        lambda: simulator.db.update(
            "host",
            old,
            other_config={"MAINTENANCE_MODE": "true", "MAINTENANCE_MODE_WAS_COORDINATOR": "true"},
            enabled=False,
        )
    )
    simulator.run(lambda: simulator.db.update("pool", pool_ref(doing), master=new))
    await doing.until(lambda: pool(doing).master == new and not doing.get("host", old).enabled)
    (leaving,) = doing.choose("host.leave_maintenance", old)
    assert isinstance(leaving, LeaveMaintenanceDialog)
    assert leaving.coordinates is not None
    leaving.coordinates.setChecked(True)
    await doing.succeed(lambda: click(leaving.go))
    await doing.until(lambda: pool(doing).master == old)


async def test_when_the_coordinator_dies_another_host_takes_over_and_the_window_follows(
    member: Simulator, doing: Doing, simulator: Simulator
) -> None:
    await enabled(doing, simulator)
    vm, dead, successor = doing.ref("VM", VM), doing.ref("host", "xcp-01"), doing.ref("host", "xcp-02")
    simulator.run(lambda: simulator.db.update("VM", vm, resident_on=dead))
    await doing.until(lambda: doing.get("VM", vm).resident_on == dead)
    there = member.port
    connection = doing.window.connection
    simulator.die()
    await until(lambda: not connection.is_usable, connection.state_changed)
    assert doing.get("pool", pool_ref(doing)).master == dead  # the last picture stays
    await doing.until(lambda: pool(doing).master == successor)
    await until(lambda: connection.is_usable, connection.state_changed)
    assert str(connection.endpoint) == f"127.0.0.1:{there}"
    await doing.until(lambda: doing.get("VM", vm).resident_on != dead)
    assert doing.get("VM", vm).power_state == "Running"
