# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VM made as planned, or nothing: what was made until a call failed is taken back."""

from collections.abc import Mapping
from dataclasses import dataclass

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.new_vm.devices import (
    COPY_WEIGHT,
    DISK,
    copied_at_once,
    disk_calls,
    drive_calls,
    nic_calls,
)
from xolite_desktop.xapi.operations.new_vm.settings import THE_VM, setting_calls, vtpm_calls
from xolite_desktop.xapi.operations.sequence import Call, Entry, run_sequence
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.take_back import take_back
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.new_vm.template_disks import KEY
from xolite_desktop.xapi.plans.new_vm.vm_disk import Origin
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import NULL_REF, Ref

UNFINISHED = "__gui__"
"""How the name of a VM begins that is being made: clients do not show it."""


@dataclass(frozen=True)
class OneOf:
    """One VM of a plan: its name and its number among them."""

    plan: NewVm
    name: str
    number: int


def each_of(plan: NewVm) -> list[OneOf]:
    """The VMs of a plan, each of which is made for itself."""
    return [OneOf(plan, name, plan.first + number) for number, name in enumerate(plan.names)]


def calls_for(cache: Cache, one: OneOf) -> list[Entry]:
    """Every call that makes the VM, in order. Raises `Failure` if its template is gone."""
    template = cache.vm(one.plan.template)
    if template is None:
        raise Failure("HANDLE_INVALID", ("VM", one.plan.template), "VM.clone", None)
    return [
        *_beginning(one.plan, template, one.name),
        *setting_calls(one.plan, template, one.name),
        *disk_calls(cache, one.plan, template, one.name, one.number),
        *drive_calls(cache, one.plan, template),
        *nic_calls(cache, one.plan, template),
        *vtpm_calls(one.plan, template),
    ]


def _beginning(plan: NewVm, template: VM, name: str) -> list[Entry]:
    """Without its description of disks, for which provisioning would need storage, the clone becomes a VM."""
    unfinished = UNFINISHED + name
    made = Call("VM.clone", (plan.template, unfinished), THE_VM.name, is_task=True, weight=2.0)
    if plan.in_full:
        params = (plan.template, unfinished, copied_at_once(plan) or NULL_REF)
        made = Call("VM.copy", params, THE_VM.name, is_task=True, weight=COPY_WEIGHT)
    described = [Call("VM.remove_from_other_config", (THE_VM, KEY))] if KEY in template.other_config else []
    strings = (
        [Call("VM.copy_bios_strings", (THE_VM, plan.bios_of), is_task=True)]
        if plan.bios_of is not None and not template.bios_strings
        else []
    )
    return [made, *described, *strings, Call("VM.provision", (THE_VM,), is_task=True, weight=1.0)]


async def create(client: Client, one: OneOf, report: Report, on_task: OnTask = None) -> Ref:
    """The VM, halted. If a call fails, or this is cancelled, neither VM nor disks are left, except those that existed
    before; what cannot be taken back is a note on the error."""
    made: dict[str, str] = {}
    try:
        await run_sequence(client, calls_for(client.cache, one), made, report, on_task)
    except BaseException as error:
        await _take_back(client, one.plan, made, error)
        raise
    return Ref(made[THE_VM.name])


async def _take_back(client: Client, plan: NewVm, made: Mapping[str, str], error: BaseException) -> None:
    if THE_VM.name not in made:
        return
    foreign = {disk.vdi for disk in plan.disks if disk.origin is Origin.ATTACHED and disk.vdi is not None}
    disks = [Ref(value) for name, value in made.items() if name.startswith(DISK)]
    await take_back(client, Ref(made[THE_VM.name]), error, disks, foreign)
