# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May high availability be switched on, set and off now; may a VM be protected by it?"""

from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.network import VIF
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import pool as pool_rules
from xolite_desktop.xapi.rules.placement import vbds_of
from xolite_desktop.xapi.rules.refusal import Refusal

LEAST_HOSTS: Final = 2


def configure(cache: Cache, pool_ref: Ref) -> Refusal | None:
    """To be enabled, which every host has to take part in; while it is on, to be set otherwise."""
    pool = cache.pool
    if pool is None:
        return Refusal("HANDLE_INVALID", ("pool", pool_ref))
    if cache.count("host") < LEAST_HOSTS:
        return Refusal("HA_TOO_FEW_HOSTS")
    refused = pool_rules.idle(cache, pool_ref)
    return refused if refused is not None or pool.ha_enabled else pool_rules.all_live(cache, "HOST_OFFLINE")


def disable(cache: Cache, pool_ref: Ref) -> Refusal | None:
    """`pool.disable_ha`."""
    pool = cache.pool
    if pool is None:
        return Refusal("HANDLE_INVALID", ("pool", pool_ref))
    return pool_rules.idle(cache, pool_ref) if pool.ha_enabled else Refusal("HA_NOT_ENABLED")


def show_plan(cache: Cache, pool_ref: Ref) -> Refusal | None:
    """A plan there is while it is on."""
    pool = cache.pool
    return None if pool is not None and pool.ha_enabled else Refusal("HA_NOT_ENABLED")


def protect(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.assert_agile`, as far as the cache can tell: any host could run it, so that its storage and networks are
    everywhere."""
    vm = cache.vm(vm_ref)
    if vm is None:
        return Refusal("HANDLE_INVALID", ("VM", vm_ref))
    for vbd in vbds_of(cache, vm):
        vdi = cache.vdi(vbd.VDI) if not vbd.empty else None
        sr = cache.sr(vdi.SR) if vdi is not None else None
        if vdi is not None and sr is not None and not sr.shared:
            return Refusal("HA_CONSTRAINT_VIOLATION_SR_NOT_SHARED", (vdi.SR,))
    if vm.VGPUs:
        return Refusal("VM_HAS_VGPU", (vm_ref,))
    hosts = cache.count("host")
    for ref in vm.VIFs:
        vif = cache.get("VIF", ref)
        network = cache.network(vif.network) if isinstance(vif, VIF) else None
        if isinstance(vif, VIF) and network is not None and 0 < len(network.PIFs) < hosts:
            return Refusal("HA_CONSTRAINT_VIOLATION_NETWORK_NOT_SHARED", (vif.network,))
    return None
