# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Storage goes into maintenance mode, and comes out of it."""

from functools import partial
from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure, XapiError
from xolite_desktop.xapi.operations import disk_place, sr, vbd, vm_power
from xolite_desktop.xapi.operations.notes import note, noting
from xolite_desktop.xapi.operations.step import Report, Step, run_steps, share
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.maintenance import HALTED, LeaveMaintenance, uuids
from xolite_desktop.xapi.plans.sr_maintenance import SHUT_DOWN, EnterSrMaintenance, disc_users, disks_on
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import MAINTENANCE_KEY
from xolite_desktop.xapi.rules.vbd import disc_in

NOT_ALL_BACK: Final = "SR_NOT_ALL_BACK"
"""Ours: the storage left maintenance mode, but a VM did not start. Parameters: SR, first such VM, how many, why."""


async def enter(
    client: Client, sr_ref: Ref, plan: EnterSrMaintenance, report: Report, on_task: OnTask = None
) -> None:
    """VMs are shut down, or their disks move away; then every host is disconnected. If something fails, hosts are
    connected again and VMs that were shut down start; disks that have moved stay where they are."""
    notes = {MAINTENANCE_KEY: "true", HALTED: uuids(client.cache, plan.halted)}
    steps = [noting(client, "SR", sr_ref, key, value) for key, value in notes.items()]
    for vm, fate in plan.fates:
        steps += _clearing(client, sr_ref, vm, fate, on_task)
    steps += [_ejecting(client, vm) for vm in disc_users(client.cache, sr_ref) if vm not in plan.halted]
    await run_steps([*steps, *sr.unplugging(client, sr_ref, on_task)], report)


async def leave(
    client: Client, sr_ref: Ref, plan: LeaveMaintenance, report: Report, on_task: OnTask = None
) -> None:
    """Hosts are connected as far as they can be, then VMs start. Raises what became of the hosts, or `Failure` with
    SR_NOT_ALL_BACK if a VM did not start; the others are tried all the same."""
    partly: sr.NotAllConnected | None = None
    try:
        await sr.repair(client, sr_ref, share(report, 0.0, 0.4), on_task)
    except sr.NotAllConnected as error:
        if all(code != sr.HOST_CONNECTED for _, code, _ in error.verdicts):
            raise
        partly = error
    missing: list[tuple[Ref, XapiError]] = []
    width = 0.6 / max(1, len(plan.back))
    for number, vm in enumerate(plan.back):
        try:
            await vm_power.start(client, vm, share(report, 0.4 + number * width, width), on_task)
        except XapiError as error:
            if error.code == "TASK_CANCELLED":
                raise
            missing.append((vm, error))
    for key in (MAINTENANCE_KEY, HALTED):
        await note(client, "SR", sr_ref, key, "")
    if partly is not None:
        raise partly
    if missing:
        first, why = missing[0]
        raise Failure(NOT_ALL_BACK, (sr_ref, first, str(len(missing)), why.code), "", client.endpoint)


def _clearing(client: Client, sr_ref: Ref, vm: Ref, fate: Ref, on_task: OnTask) -> list[Step]:
    """One VM makes way."""
    if fate == SHUT_DOWN:
        return [
            Step(
                "shut down",
                lambda part: vm_power.clean_shutdown(client, vm, part, on_task),
                lambda: vm_power.start(client, vm, lambda _: None),
                weight=2.0,
            )
        ]
    return [
        Step("move", partial(_move, client, disk, fate, on_task), weight=9.0)
        for disk in disks_on(client.cache, vm, sr_ref)
    ]


async def _move(client: Client, disk: Ref, to: Ref, on_task: OnTask, report: Report) -> None:
    await disk_place.move(client, disk, to, report, on_task)


def _ejecting(client: Client, vm: Ref) -> Step:
    inside = disc_in(client.cache, vm)

    async def back() -> None:
        if inside is not None:
            await vbd.insert(client, vm, inside, lambda _: None)

    return Step("eject", lambda part: vbd.eject(client, vm, part), back, 0.2)
