# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May snapshot schedules be made, edited, run, and VMs be given to them?"""

from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.vm import VMSS
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.refusal import Refusal
from xolite_desktop.xapi.rules.vm_config import settings

EMPTY: Final = "SCHEDULE_EMPTY"
"""Ours: no VM is in the schedule. Parameter: VMSS."""


def make(cache: Cache, ref: Ref) -> Refusal | None:
    """`VMSS.create`, if the licence covers schedules; with a VM in it from the beginning if `ref` is one."""
    return assign(cache, ref) if cache.vm(ref) is not None else _unlicensed(cache)


def assign(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.set_snapshot_schedule`: what was kept and what came with the product is not snapshotted by the clock."""
    return _unlicensed(cache) or settings(cache, vm_ref)


def edit(cache: Cache, ref: Ref) -> Refusal | None:
    """At any time, of one that exists."""
    exists = isinstance(cache.get("VMSS", ref), VMSS)
    return _unlicensed(cache) if exists else Refusal("HANDLE_INVALID", ("VMSS", ref))


def run(cache: Cache, ref: Ref) -> Refusal | None:
    """`VMSS.snapshot_now`: of one with VMs, switched on or off."""
    record = cache.get("VMSS", ref)
    if isinstance(record, VMSS) and not record.VMs:
        return _unlicensed(cache) or Refusal(EMPTY, (ref,))
    return edit(cache, ref)


def _unlicensed(cache: Cache) -> Refusal | None:
    pool = cache.pool
    restricted = pool is not None and pool.restrictions.get("restrict_vmss") == "true"
    return Refusal("LICENCE_RESTRICTION", ("VMSS",)) if restricted else None
