# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Maintenance of a storage: what becomes of the VMs that run from it, and what is remembered of it.

The memory is the storage's other_config, under the keys that hosts have for theirs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState, VbdType
from xolite_desktop.xapi.plans.maintenance import HALTED
from xolite_desktop.xapi.plans.place_disks import place_problem
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import NULL_REF, Ref, Uuid
from xolite_desktop.xapi.rules import disk as disk_rules
from xolite_desktop.xapi.rules import vbd as vbd_rules
from xolite_desktop.xapi.rules import vm_power
from xolite_desktop.xapi.rules.placement import vbds_of
from xolite_desktop.xapi.rules.sr import pbds_of, running_vms

SHUT_DOWN: Final = NULL_REF
"""In the place of a storage that disks move to: the VM is shut down."""


@dataclass(frozen=True)
class EnterSrMaintenance:
    """`fates` has for each VM that runs with disks of the storage where these go, or `SHUT_DOWN`. Discs of it are ejected
    without a question."""

    sr: Ref
    fates: tuple[tuple[Ref, Ref], ...] = ()

    @property
    def halted(self) -> tuple[Ref, ...]:
        return tuple(vm for vm, fate in self.fates if fate == SHUT_DOWN)

    def problems(self, cache: Cache) -> Iterator[Problem]:
        """What is wrong, at "vms.REF"."""
        coming: dict[Ref, list[Ref]] = {}
        for vm, fate in self.fates:
            if fate == SHUT_DOWN:
                refused = vm_power.clean_shutdown(cache, vm)
            else:
                disks = disks_on(cache, vm, self.sr)
                refused = next((each for disk in disks if (each := disk_rules.move(cache, disk))), None)
                coming.setdefault(fate, []).extend(disks)
                refused = refused or place_problem(cache, coming[fate], fate, moves=True)
            if refused is not None:
                yield Problem(f"vms.{vm}", refused.code, refused.params)
        for vm in disc_users(cache, self.sr):
            refused = vbd_rules.eject(cache, vm)
            if refused is not None:
                yield Problem("discs", refused.code, refused.params)


def users(cache: Cache, sr_ref: Ref) -> list[Ref]:
    """The VMs that run with disks of a storage."""
    return [vm for vm in _running(cache, sr_ref) if disks_on(cache, vm, sr_ref)]


def disc_users(cache: Cache, sr_ref: Ref) -> list[Ref]:
    """The VMs that run with a disc of it in their drives."""
    return [
        vm
        for vm in _running(cache, sr_ref)
        if (inside := vbd_rules.disc_in(cache, vm)) is not None
        and getattr(cache.vdi(inside), "SR", "") == sr_ref
    ]


def disks_on(cache: Cache, vm_ref: Ref, sr_ref: Ref) -> list[Ref]:
    """What a VM has there, without discs."""
    vm = cache.vm(vm_ref)
    vbds = vbds_of(cache, vm) if vm is not None else ()
    found = (vbd.VDI for vbd in vbds if vbd.type == VbdType.DISK and vbd.currently_attached)
    return [ref for ref in dict.fromkeys(found) if getattr(cache.vdi(ref), "SR", "") == sr_ref]


def shut_down_for(cache: Cache, sr_ref: Ref) -> list[Ref]:
    """The VMs that were shut down for the maintenance, and are still so."""
    sr = cache.sr(sr_ref)
    uuids = sr.other_config.get(HALTED, "").split(",") if sr is not None else []
    refs = (cache.find("VM", Uuid(uuid.strip())) for uuid in uuids if uuid.strip())
    return [
        ref
        for ref in refs
        if ref is not None and (vm := cache.vm(ref)) is not None and vm.power_state == PowerState.HALTED
    ]


def _running(cache: Cache, sr_ref: Ref) -> list[Ref]:
    hosts = frozenset(pbd.host for pbd in pbds_of(cache, sr_ref).values())
    return list(running_vms(cache, sr_ref, hosts))
