# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of a storage before the pool loses sight of it."""

from __future__ import annotations

from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.text import count, joined, said_name
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.kinds import is_iso_library, is_vm
from xolite_desktop.xapi.refs import Ref

_NAMED = 4
_LOOKED_AT = 1000  # disks whose VMs are looked for: the window waits for this sentence


def lost_sight(cache: Cache, sr_ref: Ref) -> str:
    """How many disks, of which VMs, and what the pool used the storage for."""
    sr = cache.sr(sr_ref)
    if sr is None:
        return ""
    disks = [vdi for vdi in map(cache.vdi, sr.VDIs) if vdi is not None and vdi.managed]
    vms: dict[Ref, str] = {}
    for vdi in disks[:_LOOKED_AT]:
        for vbd in map(cache.vbd, vdi.VBDs):
            vm = cache.vm(vbd.VM) if vbd is not None else None
            if vbd is not None and vm is not None and is_vm(vm):
                vms[vbd.VM] = said_name(name_of(vm, cache)) if len(vms) < _NAMED else ""
    said = []
    if disks:
        held = count(len(disks), "image") if is_iso_library(sr) else count(len(disks), "disk")
        said.append(tr("It holds {disks}.").format(disks=held))
    if vms:
        names = list(vms.values())
        said.append(tr("These VMs use them: {vms}.").format(vms=_some(names, whole=len(disks) <= _LOOKED_AT)))
    return " ".join(filter(None, [*said, of_pool(cache, sr_ref)]))


def of_pool(cache: Cache, sr_ref: Ref) -> str:
    """What the pool has to find another place for."""
    pool = cache.pool
    if pool is None:
        return ""
    uses = [
        words
        for field, words in (
            (pool.default_SR, tr("new disks")),
            (pool.suspend_image_SR, tr("suspended VMs")),
            (pool.crash_dump_SR, tr("crash dumps")),
        )
        if field == sr_ref
    ]
    return tr("The pool uses it for {uses}.").format(uses=joined(uses)) if uses else ""


def _some(names: list[str], *, whole: bool) -> str:
    """The first of them, and how many more there are; `whole` false: nobody has counted."""
    more = len(names) - _NAMED
    if more <= 0 and whole:
        return joined(names)
    return joined([*names[:_NAMED], tr("{count} more").format(count=more) if whole else tr("others")])
