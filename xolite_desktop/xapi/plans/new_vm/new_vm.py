# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Everything a person decides about a new VM, within what its template recommends."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.firmware import BootFirmware, Firmware
from xolite_desktop.xapi.plans.new_vm.cloud_init import CloudInit
from xolite_desktop.xapi.plans.new_vm.install import Install, Source
from xolite_desktop.xapi.plans.new_vm.template_disks import is_form
from xolite_desktop.xapi.plans.new_vm.vm_disk import Origin, VmDisk, disk_problems
from xolite_desktop.xapi.plans.new_vm.vm_names import HIGHEST, MOST, vm_names
from xolite_desktop.xapi.plans.nic import Nic, normal_mac
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.resources import Limits, Memory, Processors, limits_of
from xolite_desktop.xapi.records.kinds import is_hvm, is_template
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import vm as rules


@dataclass(frozen=True)
class NewVm:
    """`name` may be a pattern (see `vm_names`) for `count` VMs, counted from `first`. `host` is where it starts if it
    can; `in_full` copies what the template's disks hold, instead of sharing it; `bios_of` is the host
    whose BIOS strings it gets. `custom` has the values of the pool's own fields by key, empty for none; what is not in it
    is as the template has it. Without `cloud` no drive is made."""

    template: Ref
    name: str
    processors: Processors
    memory: Memory
    description: str = ""
    tags: tuple[str, ...] = ()
    folder: str = ""
    custom: tuple[tuple[str, str], ...] = ()
    count: int = 1
    first: int = 1
    host: Ref | None = None
    firmware: BootFirmware = field(default_factory=BootFirmware)
    vtpm: bool = False
    bios_of: Ref | None = None
    install: Install = field(default_factory=Install)
    disks: tuple[VmDisk, ...] = ()
    in_full: bool = False
    nics: tuple[Nic, ...] = ()
    cloud: CloudInit | None = None
    auto_power_on: bool = False
    start: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """What the VMs will be called; one at least, `MOST` at most."""
        return vm_names(self.name, max(1, min(self.count, MOST)), max(0, self.first))

    def names_taken(self, cache: Cache) -> tuple[str, ...]:
        """Those of its names that a VM has already. XAPI allows that, and people may want it."""
        wanted = set(self.names)
        taken = {
            vm.name_label
            for vm in cache.of(VM, "VM").values()
            if vm.name_label in wanted and not (vm.is_a_template or vm.is_control_domain)
        }
        return tuple(name for name in self.names if name in taken)

    def problems(self, cache: Cache) -> list[Problem]:
        """Everything that is wrong, by field. Where it can run is another question: see `hosts_for`."""
        template = cache.vm(self.template)
        if template is None or not is_template(template):
            return [Problem("template", "TEMPLATE_MISSING")]
        limits, hvm = limits_of(template.recommendations), is_hvm(template)
        return [
            *self._source_problems(cache),
            *self._name_problems(),
            *self.processors.problems(limits),
            *self.memory.problems(limits),
            *(self._firmware_problems(limits) if hvm else ()),
            *self.install.problems(cache, is_hvm=hvm),
            *disk_problems(cache, self.disks, copies=self.count, in_full=self.in_full),
            *self._number_problems(limits),
            *self._nic_problems(cache),
            *(self._cloud_problems()),
        ]

    def _source_problems(self, cache: Cache) -> Iterator[Problem]:
        refusal = (rules.copy if self.in_full else rules.clone)(cache, self.template)
        if refusal is not None:
            yield Problem("template", refusal.code, refusal.params)

    def _name_problems(self) -> Iterator[Problem]:
        if not self.name.strip():
            yield Problem("name", "NAME_MISSING")
        if not 1 <= self.count <= MOST:
            yield Problem("count", "COUNT_OUT_OF_RANGE", (str(MOST),))
        if not 0 <= self.first <= HIGHEST:
            yield Problem("first", "NUMBER_OUT_OF_RANGE", (str(HIGHEST),))
        if self.folder and not self.folder.startswith("/"):
            yield Problem("folder", "FOLDER_INVALID")

    def _firmware_problems(self, limits: Limits) -> Iterator[Problem]:
        yield from self.firmware.problems(limits)
        if self.vtpm and self.firmware.firmware is not Firmware.UEFI:
            yield Problem("vtpm", "VTPM_NEEDS_UEFI")
        elif limits.needs_tpm and not self.vtpm:
            yield Problem("vtpm", "TEMPLATE_NEEDS_VTPM")

    def _number_problems(self, limits: Limits) -> Iterator[Problem]:
        devices = len(self.disks) + (self.install.source is Source.DISC) + (self.cloud is not None)
        if devices > limits.disks_max:
            yield Problem("disks", "TOO_MANY_DISKS", (str(limits.disks_max),))
        if len(self.nics) > limits.nics_max:
            yield Problem("nics", "TOO_MANY_NICS", (str(limits.nics_max),))

    def _nic_problems(self, cache: Cache) -> Iterator[Problem]:
        taken: set[str] = set()
        for number, nic in enumerate(self.nics):
            for problem in nic.problems(cache, frozenset(taken)):
                yield Problem(f"nics.{number}.{problem.field}", problem.code, problem.params)
            if nic.mac and self.count > 1:
                yield Problem(f"nics.{number}.mac", "MAC_OF_MANY")
            if nic.mac:
                taken.add(normal_mac(nic.mac))

    def _cloud_problems(self) -> Iterator[Problem]:
        if self.cloud is None:
            return
        if not any(disk.origin is Origin.COPIED for disk in self.disks):
            yield Problem("cloud", "CLOUD_NEEDS_IMAGE")
        yield from self.cloud.problems()


def has_image(template: VM) -> bool:
    """Whether its VMs come with a system on their disks, which can be told about itself."""
    return not is_form(template) and bool(template.VBDs)
