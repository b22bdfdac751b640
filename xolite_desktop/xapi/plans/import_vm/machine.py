# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The machine of a VM that comes as disks: what a package says of it is a proposal."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.packages.package import Package
from xolite_desktop.xapi.plans.firmware import BootFirmware, Firmware
from xolite_desktop.xapi.plans.new_vm.from_template import proposed_plan
from xolite_desktop.xapi.plans.new_vm.install import Install, Source
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.nic import Nic
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.resources import GIB, MIB, Limits, Memory, Processors, limits_of
from xolite_desktop.xapi.records.kinds import is_hvm, is_template
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

NO_TEMPLATE: Final = "IMPORT_NO_TEMPLATE"
"""Ours: the pool lacks the template that says nothing of the system, of which the VM would be made."""
_TEMPLATE: Final = "other-install-media"
_TEMPLATE_NAME: Final = "Other install media"
_USUAL_VCPUS: Final = 2
_USUAL_MEMORY: Final = 2 * GIB


@dataclass(frozen=True)
class Machine:
    """Processors, bytes of memory, what it starts with, and whether it has a TPM, which is a new one."""

    vcpus: int
    memory: int
    firmware: BootFirmware
    vtpm: bool = False

    @classmethod
    def of(cls, package: Package) -> "Machine":
        """What the package says, else what suits most systems."""
        firmware = Firmware.UEFI if package.firmware == "uefi" else Firmware.BIOS
        memory = -(-(package.memory or _USUAL_MEMORY) // MIB) * MIB
        return cls(
            package.vcpus or _USUAL_VCPUS,
            memory,
            BootFirmware(firmware, package.secure_boot),
            package.vtpm and firmware is Firmware.UEFI,
        )

    def problems(self, cache: Cache) -> Iterator[Problem]:
        """What is wrong at "machine", "vcpus", "memory" and "vtpm". A template's word on firmware is about systems it is for."""
        template = cache.vm(found) if (found := neutral_template(cache)) is not None else None
        if template is None:
            yield Problem("machine", NO_TEMPLATE)
        limits = limits_of(template.recommendations) if template is not None else Limits()
        for problem in Processors(self.vcpus, self.vcpus).problems(limits):
            if problem.field == "vcpus_max":
                yield replace(problem, field="vcpus")
        if self.vtpm and self.firmware.firmware is not Firmware.UEFI:
            yield Problem("vtpm", "VTPM_NEEDS_UEFI")
        yield from Memory.fixed(self.memory).problems(limits)


def neutral_template(cache: Cache) -> Ref | None:
    """The template that says nothing of the system."""
    found = [
        (vm.reference_label != _TEMPLATE, ref)
        for ref, vm in cache.of(VM, "VM").items()
        if is_template(vm) and is_hvm(vm) and (vm.reference_label or _labelled(vm)) == _TEMPLATE
    ]
    return min(found)[1] if found else None


def _labelled(vm: VM) -> str:
    """Before XenServer 7.2 templates had names only."""
    return _TEMPLATE if vm.name_label == _TEMPLATE_NAME else ""


def new_vm_of(
    cache: Cache, template: Ref, package: Package, machine: Machine, host: Ref | None, nics: list[Nic]
) -> NewVm:
    """The VM without its disks, which exist already."""
    limits = Processors(machine.vcpus, machine.vcpus)
    return replace(
        proposed_plan(cache, template, host),
        name=package.name, description=package.description, processors=limits, memory=Memory.fixed(machine.memory), firmware=machine.firmware,
        install=Install(Source.DISK), disks=(), nics=tuple(nics), tags=(), folder="",
        vtpm=machine.vtpm, start=False,
    )  # fmt: skip
