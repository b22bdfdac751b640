# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Snapshot schedules: made, edited, run, switched on and off, deleted; and the VMs in them."""

from dataclasses import replace

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.operations.meanwhile import each_onto_now, onto_now, read_record
from xolite_desktop.xapi.operations.step import Report, Step, run_steps
from xolite_desktop.xapi.plans.schedule import EditSchedule, plan_of_record, schedule_plan
from xolite_desktop.xapi.records.vm import VMSS
from xolite_desktop.xapi.refs import NULL_REF, Ref

FIELDS = (
    "name", "description", "enabled", "type", "retained", "frequency", "hour", "minute", "days",
)  # fmt: skip
RUN_S = 3600.0
"""How long all snapshots of a schedule may take: the call has no task of its own to follow."""


async def create(client: Client, plan: EditSchedule, report: Report) -> Ref:
    """A schedule with its VMs; nothing is left of it if one of them cannot be in it."""
    made: list[Ref] = []

    async def make(_: Report) -> None:
        record = {
            "name_label": plan.name, "name_description": plan.description, "enabled": plan.enabled,
            "type": plan.type, "retained_snapshots": plan.retained, "frequency": plan.frequency.value,
            "schedule": plan.schedule,
        }  # fmt: skip
        made.append(Ref(str(await client.call("VMSS.create", record))))

    async def unmake() -> None:
        await client.call("VMSS.destroy", made[0])

    steps = [Step("create", make, unmake), *(_joining(client, vm, made) for vm in plan.vms)]
    await run_steps(steps, report)
    return made[0]


async def edit(client: Client, ref: Ref, plan: EditSchedule, report: Report) -> None:
    """What differs from now. What was written is written back if a later call is refused. Raises `Failure` with
    CHANGED_MEANWHILE if somebody else changed what is to be changed; what else they changed stays."""
    record = await read_record(client, "VMSS", ref)
    if not isinstance(record, VMSS):
        return
    before = plan_of_record(client.cache, record)
    plan = onto_now(plan, plan.had, before, FIELDS, ref)
    if plan.had is not None:
        wanted, had, now = (dict.fromkeys(each.vms, True) for each in (plan, plan.had, before))
        plan = replace(plan, vms=tuple(each_onto_now(wanted, had, now, ref)))
    pairs: tuple[tuple[str, object, object], ...] = (
        ("name_label", before.name, plan.name),
        ("name_description", before.description, plan.description),
        ("enabled", before.enabled, plan.enabled),
        ("type", before.type, plan.type),
        ("retained_snapshots", before.retained, plan.retained),
        # The server fits the times to another frequency, so that this comes first.
        ("frequency", before.frequency.value, plan.frequency.value),
        ("schedule", before.schedule, plan.schedule),
    )
    steps = [_writing(client, ref, field, old, new) for field, old, new in pairs if old != new]
    steps += [_leaving(client, vm, ref) for vm in before.vms if vm not in plan.vms]
    steps += [_joining(client, vm, [ref]) for vm in plan.vms if vm not in before.vms]
    if steps:
        await run_steps(steps, report)


async def delete(client: Client, ref: Ref, report: Report) -> None:
    """The schedule alone: its VMs leave it first, as the server demands; the snapshots stay."""
    steps = [_leaving(client, vm, ref) for vm in schedule_plan(client.cache, ref).vms]

    async def destroy(_: Report) -> None:
        await client.call("VMSS.destroy", ref)

    await run_steps([*steps, Step("delete", destroy)], report)


async def run(client: Client, ref: Ref) -> None:
    """Take the snapshots now, and let go of the oldest beyond what is kept."""
    await client.call("VMSS.snapshot_now", ref, timeout_s=RUN_S)


async def set_enabled(client: Client, ref: Ref, enabled: bool) -> None:
    await client.call("VMSS.set_enabled", ref, enabled)


async def assign(client: Client, vm_ref: Ref, schedule: Ref | None) -> None:
    """Give a VM to a schedule, or with None to none. A VM is in one at most."""
    await client.call("VM.set_snapshot_schedule", vm_ref, schedule or NULL_REF)


def _writing(client: Client, ref: Ref, field: str, old: object, new: object) -> Step:
    async def write(_: Report) -> None:
        await client.call(f"VMSS.set_{field}", ref, new)

    async def write_back() -> None:
        await client.call(f"VMSS.set_{field}", ref, old)

    return Step(field, write, write_back)


def _joining(client: Client, vm: Ref, schedule: list[Ref]) -> Step:
    """Into the first of `schedule`, which may be made by an earlier step; back into the one it was in before."""
    record = client.cache.vm(vm)
    before = record.snapshot_schedule if record is not None else NULL_REF

    async def join(_: Report) -> None:
        await client.call("VM.set_snapshot_schedule", vm, schedule[0])

    async def go_back() -> None:
        await client.call("VM.set_snapshot_schedule", vm, before)

    return Step("join", join, go_back)


def _leaving(client: Client, vm: Ref, schedule: Ref) -> Step:
    async def leave(_: Report) -> None:
        await client.call("VM.set_snapshot_schedule", vm, NULL_REF)

    async def come_back() -> None:
        await client.call("VM.set_snapshot_schedule", vm, schedule)

    return Step("leave", leave, come_back)
