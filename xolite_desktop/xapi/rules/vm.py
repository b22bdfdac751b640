# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May a VM be snapshotted or cloned now?"""

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState, VmOperation
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.refusal import Refusal
from xolite_desktop.xapi.rules.vm_power import operation


def snapshot(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.snapshot`: in any power state; not of templates, snapshots and control domains."""
    return operation(cache, vm_ref, VmOperation.SNAPSHOT)


def clone(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.clone`: a fast copy on the same storage, from Halted; of templates and snapshots too."""
    return operation(cache, vm_ref, VmOperation.CLONE, PowerState.HALTED)
