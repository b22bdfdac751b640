# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May the pool begin, or stop, to keep track of which blocks of a disk change? Backups ask it for these."""

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import VdiType
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.disk import NOT_A_DISK, out_of_reach, vdi_of
from xolite_desktop.xapi.rules.driver import TRACK, lacks
from xolite_desktop.xapi.rules.refusal import Refusal
from xolite_desktop.xapi.rules.sr import SO_ALREADY

_TRACKED = (VdiType.SYSTEM, VdiType.USER)
_RESETS = "reset"


def enable_cbt(cache: Cache, ref: Ref) -> Refusal | None:
    """`VDI.enable_cbt`, of a disk or of what a VBD attaches: also while a VM runs with it."""
    return _refused(cache, ref, is_on=False)


def disable_cbt(cache: Cache, ref: Ref) -> Refusal | None:
    """`VDI.disable_cbt`."""
    return _refused(cache, ref, is_on=True)


def _refused(cache: Cache, ref: Ref, *, is_on: bool) -> Refusal | None:
    vdi_ref = vdi_of(cache, ref)
    vdi = cache.vdi(vdi_ref) if vdi_ref is not None else None
    if vdi_ref is None or vdi is None:
        return Refusal(NOT_A_DISK, (ref,)) if cache.vbd(ref) else Refusal("HANDLE_INVALID", ("VDI", ref))
    for task, running in vdi.current_operations.items():
        return Refusal("OTHER_OPERATION_IN_PROGRESS", ("VDI", vdi_ref, running, task))
    refused = out_of_reach(cache, vdi_ref)
    if refused is not None:
        return refused
    if lacks(cache, vdi.SR, TRACK):
        return Refusal("SR_OPERATION_NOT_SUPPORTED", (vdi.SR,))
    if vdi.is_a_snapshot:
        return Refusal("VDI_IS_A_SNAPSHOT", (vdi_ref,))
    if vdi.type not in _TRACKED:
        return Refusal("VDI_INCOMPATIBLE_TYPE", (vdi_ref, vdi.type))
    if vdi.on_boot == _RESETS:
        return Refusal("VDI_ON_BOOT_MODE_INCOMPATIBLE_WITH_OPERATION")
    return Refusal(SO_ALREADY, (vdi_ref,)) if vdi.cbt_enabled is not is_on else None
