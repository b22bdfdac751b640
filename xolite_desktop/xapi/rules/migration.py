# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May a VM be sent with its disks to other storage, in its pool or another one?"""

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState, VmOperation
from xolite_desktop.xapi.records.network import PIF
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.placement import vbds_of
from xolite_desktop.xapi.rules.refusal import Refusal
from xolite_desktop.xapi.rules.vm_power import lacks_agent, operation


def send(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.migrate_send`: running, halted or suspended; not while changes of a disk are tracked for backups."""
    states = (PowerState.RUNNING, PowerState.SUSPENDED, PowerState.HALTED)
    refused = operation(cache, vm_ref, VmOperation.MIGRATE_SEND, *states) or lacks_agent(cache, vm_ref)
    return refused or tracked_disk(cache, vm_ref)


def tracked_disk(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """The first disk whose changes are tracked: it cannot move."""
    vm = cache.vm(vm_ref)
    for vbd in vbds_of(cache, vm) if vm is not None else ():
        vdi = cache.vdi(vbd.VDI)
        if vdi is not None and vdi.cbt_enabled:
            return Refusal("VDI_CBT_ENABLED", (vbd.VDI,))
    return None


def network_not_on(cache: Cache, network_ref: Ref, host_ref: Ref) -> Refusal | None:
    """A network that other hosts are on, and this one is not."""
    network = cache.network(network_ref)
    if network is None:
        return Refusal("HANDLE_INVALID", ("network", network_ref))
    pifs = [pif for each in network.PIFs if isinstance(pif := cache.get("PIF", each), PIF)]
    if pifs and not any(pif.host == host_ref for pif in pifs):
        return Refusal("HOST_NOT_ON_NETWORK", (host_ref, network_ref))
    return None
