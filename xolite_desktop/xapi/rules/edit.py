# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May a value of an object be edited now? Roles are asked before; here is what the state of the pool forbids."""

from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.kinds import is_hvm
from xolite_desktop.xapi.records.network import VIF
from xolite_desktop.xapi.records.storage import PBD
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.refusal import Refusal

MTU_IN_USE: Final = "MTU_IN_USE"
"""Ours: VM interfaces are active on the network, and would keep the old size. Parameter: network."""
ISCSI_IN_USE: Final = "ISCSI_IN_USE"
"""Ours: the host has storage connected under its iSCSI name. Parameters: host, SR."""
NO_BOOT_ORDER: Final = "NO_BOOT_ORDER"
"""Ours: a paravirtual VM has a boot loader and no order of devices. Parameter: VM."""

_ISCSI_TYPES: Final = ("iscsi", "gfs2")


def ha_priority(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """What a failed host means for a VM: only decided while high availability is on."""
    pool = cache.pool
    return None if pool is not None and pool.ha_enabled else Refusal("HA_NOT_ENABLED")


def boot_order(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """The devices a fully virtualised VM starts from."""
    vm = cache.vm(vm_ref)
    return Refusal(NO_BOOT_ORDER, (vm_ref,)) if vm is not None and not is_hvm(vm) else None


def mtu(cache: Cache, network_ref: Ref) -> Refusal | None:
    """Interfaces that are plugged in keep the size they began with."""
    if _active_vif(cache, network_ref) is not None:
        return Refusal(MTU_IN_USE, (network_ref,))
    return None


def locking_mode(cache: Cache, network_ref: Ref) -> Refusal | None:
    """The server refuses it while VM interfaces are active."""
    vif = _active_vif(cache, network_ref)
    return Refusal("VIF_IN_USE", (network_ref, vif)) if vif is not None else None


def iscsi_name(cache: Cache, host_ref: Ref) -> Refusal | None:
    """Targets know the host by this name: not while it has storage of theirs."""
    for pbd in cache.of(PBD, "PBD").values():
        sr = cache.sr(pbd.SR) if pbd.host == host_ref and pbd.currently_attached else None
        if sr is not None and any(word in sr.type for word in _ISCSI_TYPES):
            return Refusal(ISCSI_IN_USE, (host_ref, pbd.SR))
    return None


def multipathing(cache: Cache, host_ref: Ref) -> Refusal | None:
    """Storage has to be connected anew for it: only in maintenance."""
    host = cache.host(host_ref)
    return Refusal("HOST_NOT_DISABLED") if host is not None and host.enabled else None


def _active_vif(cache: Cache, network_ref: Ref) -> Ref | None:
    network = cache.network(network_ref)
    for ref in network.VIFs if network is not None else ():
        vif = cache.get("VIF", ref)
        if isinstance(vif, VIF) and vif.currently_attached:
            return ref
    return None
