# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A vApp as it was decided on: its name, its VMs, and when each of them starts."""

from dataclasses import dataclass, field

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.vm import VM, VMAppliance
from xolite_desktop.xapi.refs import Ref, is_null
from xolite_desktop.xapi.rules.vm_config import in_appliance


@dataclass(frozen=True)
class Member:
    """A VM of a vApp. Those of a lower `order` start first; the next wait `start_delay` seconds, and the other way
    round with `shutdown_delay`."""

    vm: Ref
    order: int = 0
    start_delay: int = 0
    shutdown_delay: int = 0

    def __str__(self) -> str:
        return f"{self.order}, {self.start_delay} s, {self.shutdown_delay} s"


@dataclass(frozen=True)
class EditAppliance:
    """What a vApp is to be; VMs that are not named leave it. `had` is what it was when a person began to edit it."""

    name: str
    description: str = ""
    members: tuple[Member, ...] = ()
    had: "EditAppliance | None" = field(default=None, compare=False, repr=False)

    def problems(self) -> list[Problem]:
        """What is wrong at "name" and "members.N"."""
        found = [] if self.name.strip() else [Problem("name", "NAME_MISSING")]
        for number, member in enumerate(self.members):
            if min(member.order, member.start_delay, member.shutdown_delay) < 0:
                found.append(Problem(f"members.{number}", "INVALID_VALUE", ("delay", "negative")))
        return found


def appliance_plan(cache: Cache, ref: Ref) -> EditAppliance:
    """A vApp as it is."""
    record = cache.get("VM_appliance", ref)
    return plan_of_record(cache, record) if isinstance(record, VMAppliance) else EditAppliance("")


def plan_of_record(cache: Cache, record: VMAppliance) -> EditAppliance:
    """What a record says; order and delays are known of its VMs."""
    members = [member_of(cache, vm) for vm in record.VMs if cache.vm(vm) is not None]
    members.sort(key=lambda member: member.order)
    return EditAppliance(record.name_label, record.name_description, tuple(members))


def member_of(cache: Cache, vm_ref: Ref) -> Member:
    """A VM with the order and delays it has."""
    vm = cache.vm(vm_ref)
    return Member(vm_ref, vm.order, vm.start_delay, vm.shutdown_delay) if vm is not None else Member(vm_ref)


def candidates(cache: Cache, appliance: Ref | None) -> list[Ref]:
    """The VMs that are in this vApp or in none, by name."""
    found = {
        ref: vm
        for ref, vm in cache.of(VM, "VM").items()
        if not (vm.is_a_template or vm.is_a_snapshot or vm.is_control_domain)
        and (is_null(vm.appliance) or vm.appliance == appliance or not in_appliance(cache, ref))
    }
    return sorted(found, key=lambda ref: found[ref].name_label.casefold())
