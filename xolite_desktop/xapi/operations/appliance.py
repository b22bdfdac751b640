# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""vApps: made, edited, started, shut down, deleted."""

from dataclasses import replace

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.edit import CHANGED_MEANWHILE
from xolite_desktop.xapi.operations.meanwhile import each_onto_now, onto_now, read_record
from xolite_desktop.xapi.operations.step import Report, Step, run_steps
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.appliance import (
    EditAppliance,
    Member,
    appliance_plan,
    member_of,
    plan_of_record,
)
from xolite_desktop.xapi.records.vm import VMAppliance
from xolite_desktop.xapi.refs import NULL_REF, Ref
from xolite_desktop.xapi.rules.appliance import appliance_of
from xolite_desktop.xapi.rules.vm_config import in_appliance


async def create(client: Client, plan: EditAppliance, report: Report) -> Ref:
    """A vApp with its VMs; nothing is left of it if one of them cannot be in it."""
    made: list[Ref] = []

    async def make(_: Report) -> None:
        record = {"name_label": plan.name, "name_description": plan.description}
        made.append(Ref(str(await client.call("VM_appliance.create", record))))

    async def unmake() -> None:
        await client.call("VM_appliance.destroy", made[0])

    steps = [Step("create", make, unmake)]
    for member in plan.members:
        steps += _joining(client, made, member)
    await run_steps(steps, report)
    return made[0]


async def edit(client: Client, ref: Ref, plan: EditAppliance, report: Report) -> None:
    """What differs from now: name, description, who is in it, order and delays. Raises `Failure` with CHANGED_MEANWHILE
    if somebody else changed what is to be changed; what else they changed stays."""
    appliance_ref = appliance_of(client.cache, ref) or ref
    record = await read_record(client, "VM_appliance", appliance_ref)
    if not isinstance(record, VMAppliance):
        return
    before = plan_of_record(client.cache, record)
    plan = _onto_now(client, plan, before, appliance_ref)
    if plan.name != before.name:
        await client.call("VM_appliance.set_name_label", appliance_ref, plan.name)
    if plan.description != before.description:
        await client.call("VM_appliance.set_name_description", appliance_ref, plan.description)
    kept = {member.vm for member in plan.members}
    had = {member.vm for member in before.members}
    steps = [_leaving(client, appliance_ref, member.vm) for member in before.members if member.vm not in kept]
    for member in plan.members:
        if member.vm not in had:
            steps += _joining(client, [appliance_ref], member)
        else:
            steps += _ordering(client, member)
    if steps:
        await run_steps(steps, report)


def _onto_now(client: Client, plan: EditAppliance, now: EditAppliance, ref: Ref) -> EditAppliance:
    """Nobody is taken from another vApp either, which it has joined since."""
    if plan.had is None:
        return plan
    wanted, had, there = ({member.vm: member for member in each.members} for each in (plan, plan.had, now))
    members = each_onto_now(wanted, had, there, ref)
    for vm in members.keys() - there.keys():
        if in_appliance(client.cache, vm):
            raise Failure(CHANGED_MEANWHILE, (vm, "appliance", ""), "", client.endpoint)
    plan = replace(plan, members=tuple(members.values()))
    return onto_now(plan, plan.had, now, ("name", "description"), ref)


def _joining(client: Client, appliance: list[Ref], member: Member) -> list[Step]:
    async def join(_: Report) -> None:
        await client.call("VM.set_appliance", member.vm, appliance[0])

    async def leave() -> None:
        await client.call("VM.set_appliance", member.vm, NULL_REF)

    return [Step("join", join, leave), *_ordering(client, member)]


def _leaving(client: Client, appliance: Ref, vm: Ref) -> Step:
    async def leave(_: Report) -> None:
        await client.call("VM.set_appliance", vm, NULL_REF)

    async def come_back() -> None:
        await client.call("VM.set_appliance", vm, appliance)

    return Step("leave", leave, come_back)


def _ordering(client: Client, member: Member) -> list[Step]:
    before = member_of(client.cache, member.vm)

    def writing(field: str, old: int, new: int) -> Step:
        async def write(_: Report) -> None:
            await client.call(f"VM.set_{field}", member.vm, new)

        async def write_back() -> None:
            await client.call(f"VM.set_{field}", member.vm, old)

        return Step(field, write, write_back)

    pairs = (
        ("order", before.order, member.order),
        ("start_delay", before.start_delay, member.start_delay),
        ("shutdown_delay", before.shutdown_delay, member.shutdown_delay),
    )
    return [writing(field, old, new) for field, old, new in pairs if old != new]


async def start(client: Client, ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Every halted VM of it, in their order."""
    await client.run_task(
        "VM_appliance.start", _whole(client, ref), False, on_progress=report, on_task=on_task
    )


async def clean_shutdown(client: Client, ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Ask the guests to shut down, the last to start first."""
    await client.run_task(
        "VM_appliance.clean_shutdown", _whole(client, ref), on_progress=report, on_task=on_task
    )


async def hard_shutdown(client: Client, ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Pull every plug."""
    await client.run_task(
        "VM_appliance.hard_shutdown", _whole(client, ref), on_progress=report, on_task=on_task
    )


async def delete(client: Client, ref: Ref, report: Report) -> None:
    """The vApp alone: its VMs stay, and no longer name it, which the server would leave to us."""
    appliance_ref = _whole(client, ref)
    members = appliance_plan(client.cache, appliance_ref).members
    steps = [_leaving(client, appliance_ref, member.vm) for member in members]

    async def destroy(_: Report) -> None:
        await client.call("VM_appliance.destroy", appliance_ref)

    await run_steps([*steps, Step("delete", destroy)], report)


def _whole(client: Client, ref: Ref) -> Ref:
    return appliance_of(client.cache, ref) or ref
