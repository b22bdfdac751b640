# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May a network be deleted, its bonds taken apart, its interfaces on hosts plugged, given an address, forgotten now?"""

from collections.abc import Callable, Iterator
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.network import PIF, VIF, Bond, Network
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import is_live
from xolite_desktop.xapi.rules.refusal import Refusal

OF_CARD: Final = "NETWORK_OF_CARD"
"""Ours: it is the network of cards of hosts, which come and go with these. Parameter: network."""
PLUGGED: Final = "PIF_PLUGGED"
"""Ours: it is plugged already; the server would do nothing. Parameter: interface."""
UNPLUGGED: Final = "PIF_UNPLUGGED"
"""Ours: it is not plugged; the server would do nothing. Parameter: interface."""
MANAGES_BY_IT: Final = "PIF_MANAGES_ALREADY"
"""Ours: the host is managed over it already. Parameter: interface."""
IS_MEMBER: Final = "PIF_IS_BOND_MEMBER"
"""Ours: the bond has the address; the server lets its members have others, which nobody uses. Parameter: interface."""
ON_NO_HOST: Final = "NETWORK_ON_NO_HOST"
"""Ours: it is private to each host. Parameter: network."""
MANAGES_HOSTS: Final = "NETWORK_MANAGES_HOSTS"
"""Ours: hosts are managed over it; their addresses are changed one by one. Parameter: network."""
NO_ADDRESS: Final = "PIF_HAS_NO_ADDRESS"
"""Ours, where the server accepts it and is not reached any more: it has no address. Parameter: interface."""
WITHOUT_BOND: Final = "NETWORK_WITHOUT_BOND"
"""Ours: no bond carries it. Parameter: network."""
NOT_A_BOND: Final = "NOT_A_BOND"
"""Ours: it is a card or a VLAN. Parameter: interface."""
IN_BOND: Final = "PIF_ALREADY_BONDED"
WITHOUT_SRIOV: Final = "NETWORK_WITHOUT_SRIOV"
"""Ours: no host has virtual functions on it. Parameter: network."""
LINK_FIXED: Final = "NETWORK_LINK_FIXED"
"""Ours: a bond, a tunnel or virtual functions carry it, and are made anew for another network. Parameter: network."""
HAS_ADDRESS: Final = "NETWORK_HAS_ADDRESS"
"""Ours: a host has an address on it, which would be lost. Parameters: network, host."""
_UP: Final = (PowerState.RUNNING, PowerState.PAUSED)

Rule = Callable[[Cache, Ref], Refusal | None]


def delete(cache: Cache, network_ref: Ref) -> Refusal | None:
    """`network.destroy`, after what carries it: not while VMs are plugged in, nor the network of a card. A bond's VMs move."""
    network = cache.network(network_ref)
    if network is None:
        return Refusal("HANDLE_INVALID", ("network", network_ref))
    if network.other_config.get("is_host_internal_management_network") == "true":
        return Refusal("CANNOT_DESTROY_SYSTEM_NETWORK", (network_ref,))
    pifs = list(_pifs(cache, network))
    if any(pif.physical and not pif.sriov_logical_PIF_of for _, pif in pifs):
        return Refusal(OF_CARD, (network_ref,))
    for ref, pif in pifs:
        refused = _reached(cache, pif) or _leaves(cache, ref, pif)
        if refused is not None:
            return refused
    attached = None if any(pif.bond_master_of for _, pif in pifs) else _attached_vif(cache, network.VIFs)
    if attached is None:
        return None
    carried = Refusal("VIF_IN_USE", (network_ref, attached))  # what carries it is asked first
    return carried if pifs else Refusal("NETWORK_CONTAINS_VIF", (attached,))


def change(cache: Cache, network_ref: Ref) -> Refusal | None:
    """A setting of a network that is there, and that the pool manages."""
    network = cache.network(network_ref)
    if network is None:
        return Refusal("HANDLE_INVALID", ("network", network_ref))
    return None if network.managed else Refusal("NETWORK_UNMANAGED", (network_ref,))


def edit_link(cache: Cache, network_ref: Ref) -> Refusal | None:
    """Another card or VLAN: of a network on VLANs or on nothing, with no VM plugged in and no host needing it."""
    refused, network = change(cache, network_ref), cache.network(network_ref)
    if refused is not None or network is None:
        return refused
    if network.other_config.get("is_host_internal_management_network") == "true":
        return Refusal("CANNOT_DESTROY_SYSTEM_NETWORK", (network_ref,))
    pifs = list(_pifs(cache, network))
    if any(pif.physical for _, pif in pifs):
        return Refusal(OF_CARD, (network_ref,))
    if any(cache.get("VLAN", pif.VLAN_master_of) is None for _, pif in pifs):
        return Refusal(LINK_FIXED, (network_ref,))
    attached = _attached_vif(cache, network.VIFs)
    if attached is not None:
        return Refusal("VIF_IN_USE", (network_ref, attached))
    return next(filter(None, (_needs(cache, network_ref, ref, pif) for ref, pif in pifs)), None)


def _needs(cache: Cache, network_ref: Ref, ref: Ref, pif: PIF) -> Refusal | None:
    """Why a host cannot do without an interface."""
    refused = _reached(cache, pif) or _leaves(cache, ref, pif)
    if refused is None and pif.ip_configuration_mode != "None":
        return Refusal(HAS_ADDRESS, (network_ref, pif.host))
    return refused


def change_bonds(cache: Cache, network_ref: Ref) -> Refusal | None:
    """`Bond.set_mode` of every host's bond."""
    refused, network = change(cache, network_ref), cache.network(network_ref)
    if refused is not None or network is None:
        return refused
    carrying = [pif for _, pif in _pifs(cache, network) if pif.bond_master_of]
    if not carrying:
        return Refusal(WITHOUT_BOND, (network_ref,))
    return next(filter(None, (_reached(cache, pif) for pif in carrying)), None)


def sriovs_of(cache: Cache, network_ref: Ref) -> dict[Ref, Ref]:
    """What gives a network virtual functions, by host."""
    network = cache.network(network_ref)
    pifs = _pifs(cache, network) if network is not None else ()
    return {pif.host: ref for _, pif in pifs for ref in pif.sriov_logical_PIF_of}


def show_capacity(cache: Cache, network_ref: Ref) -> Refusal | None:
    """`network_sriov.get_remaining_capacity`: of a network on virtual functions."""
    if cache.network(network_ref) is None:
        return Refusal("HANDLE_INVALID", ("network", network_ref))
    return None if sriovs_of(cache, network_ref) else Refusal(WITHOUT_SRIOV, (network_ref,))


def plug(cache: Cache, pif_ref: Ref) -> Refusal | None:
    """`PIF.plug`: the server does nothing if it is plugged."""
    found = _found(cache, pif_ref)
    if isinstance(found, Refusal):
        return found
    if _member(cache, found):
        return Refusal("CANNOT_PLUG_BOND_SLAVE", (pif_ref,))
    return Refusal(PLUGGED, (pif_ref,)) if found.currently_attached else _reached(cache, found)


def unplug(cache: Cache, pif_ref: Ref) -> Refusal | None:
    """`PIF.unplug`: not what the host is managed by, or keeps by a purpose, nor while VMs there use it."""
    found = _found(cache, pif_ref)
    if isinstance(found, Refusal):
        return found
    if not found.currently_attached:
        return Refusal(UNPLUGGED, (pif_ref,))
    if found.management:
        return Refusal("PIF_IS_MANAGEMENT_INTERFACE", (pif_ref,))
    if found.disallow_unplug:
        return Refusal("PIF_DOES_NOT_ALLOW_UNPLUG", (pif_ref,), "pif.configure")
    return _in_use(cache, found) or _reached(cache, found)


def forget(cache: Cache, pif_ref: Ref) -> Refusal | None:
    """`PIF.forget`: a card that is gone; if it is there, the next look finds it again."""
    found = _found(cache, pif_ref)
    if isinstance(found, Refusal):
        return found
    if found.VLAN >= 0:
        return Refusal("PIF_IS_VLAN", (pif_ref,))
    if _member(cache, found) or found.bond_master_of:
        return Refusal(IN_BOND, (pif_ref,))
    if found.VLAN_slave_of:
        return Refusal("PIF_VLAN_STILL_EXISTS", (pif_ref,))
    if found.tunnel_access_PIF_of or found.tunnel_transport_PIF_of:
        return Refusal("PIF_TUNNEL_STILL_EXISTS", (pif_ref,))
    if found.management:
        return Refusal("PIF_IS_MANAGEMENT_INTERFACE", (pif_ref,))
    return _in_use(cache, found)


def configure(cache: Cache, pif_ref: Ref) -> Refusal | None:
    """`PIF.reconfigure_ip`: of what can have an address. The one that high availability relies on stays."""
    found = _found(cache, pif_ref)
    if isinstance(found, Refusal):
        return found
    if _member(cache, found):
        return Refusal(IS_MEMBER, (pif_ref,))
    if found.tunnel_access_PIF_of:
        return Refusal("IS_TUNNEL_ACCESS_PIF", (pif_ref,))
    if found.management and cache.pool is not None and cache.pool.ha_enabled:
        return Refusal("HA_IS_ENABLED")
    return _reached(cache, found)


def configure_hosts(cache: Cache, network_ref: Ref) -> Refusal | None:
    """`configure` of every host's interface there; not of those that hosts are managed by, which go one by one."""
    refused, network = change(cache, network_ref), cache.network(network_ref)
    if refused is not None or network is None:
        return refused
    pifs = list(_pifs(cache, network))
    if not pifs:
        return Refusal(ON_NO_HOST, (network_ref,))
    if any(pif.management for _, pif in pifs):
        return Refusal(MANAGES_HOSTS, (network_ref,))
    return next(filter(None, (configure(cache, ref) for ref, _ in pifs)), None)


def manage_by(cache: Cache, pif_ref: Ref) -> Refusal | None:
    """`host.management_reconfigure`: over an interface that has an address; the server takes others too, and is cut off."""
    found = _found(cache, pif_ref)
    if isinstance(found, Refusal):
        return found
    refused = _reached(cache, found) or configure(cache, pif_ref)
    if refused is not None:
        return refused
    if found.management:
        return Refusal(MANAGES_BY_IT, (pif_ref,))
    if cache.pool is not None and cache.pool.ha_enabled:
        return Refusal("HA_IS_ENABLED")
    address = next(filter(None, found.IPv6), "") if found.primary_address_type == "IPv6" else found.IP
    return None if address else Refusal(NO_ADDRESS, (pif_ref,), "pif.configure")


def manage_pool_by(cache: Cache, network_ref: Ref) -> Refusal | None:
    """`pool.management_reconfigure`: every host has an interface with an address there, and is there itself."""
    network, pool = cache.network(network_ref), cache.pool
    if network is None or pool is None:
        return Refusal("HANDLE_INVALID", ("network", network_ref))
    if pool.ha_enabled:
        return Refusal("HA_IS_ENABLED")
    there = {pif.host: (ref, pif) for ref, pif in _pifs(cache, network)}
    for host in cache.records("host"):
        if host not in there:
            return Refusal("PIF_NOT_PRESENT", (host, network_ref))
    if all(pif.management for _, pif in there.values()):
        return Refusal("ALREADY_SO", (network_ref,))
    for ref, pif in there.values():
        refused = manage_by(cache, ref)
        if refused is not None and not pif.management:
            return refused
    return None


def destroy_bond(cache: Cache, pif_ref: Ref) -> Refusal | None:
    """`Bond.destroy`, asked of its interface: what goes over it goes on over its first card."""
    found = _found(cache, pif_ref)
    if isinstance(found, Refusal):
        return found
    bond = next((cache.get("Bond", ref) for ref in found.bond_master_of), None)
    if not isinstance(bond, Bond):
        return Refusal(NOT_A_BOND, (pif_ref,))
    return _leaves(cache, pif_ref, found) or _reached(cache, found)


def _found(cache: Cache, pif_ref: Ref) -> PIF | Refusal:
    pif = cache.get("PIF", pif_ref)
    if not isinstance(pif, PIF):
        return Refusal("HANDLE_INVALID", ("PIF", pif_ref))
    return pif if pif.managed else Refusal("PIF_UNMANAGED", (pif_ref,))


def _pifs(cache: Cache, network: Network) -> Iterator[tuple[Ref, PIF]]:
    for ref in network.PIFs:
        pif = cache.get("PIF", ref)
        if isinstance(pif, PIF):
            yield ref, pif


def _member(cache: Cache, pif: PIF) -> bool:
    return cache.get("Bond", pif.bond_slave_of) is not None


def _reached(cache: Cache, pif: PIF) -> Refusal | None:
    host = cache.host(pif.host)
    if host is None or is_live(cache, host):
        return None
    return Refusal("HOST_OFFLINE", (pif.host,), "host.power_on")


def _leaves(cache: Cache, ref: Ref, pif: PIF) -> Refusal | None:
    """What stands on an interface keeps it; a bond hands all of it on, except what high availability relies on."""
    if pif.bond_master_of:
        has_ha = cache.pool is not None and cache.pool.ha_enabled
        return Refusal("HA_CANNOT_CHANGE_BOND_STATUS_OF_MGMT_IFACE") if has_ha and pif.management else None
    if pif.management:
        return Refusal("PIF_IS_MANAGEMENT_INTERFACE", (ref,))
    if pif.disallow_unplug:
        return Refusal("PIF_DOES_NOT_ALLOW_UNPLUG", (ref,), "pif.configure")
    return Refusal("PIF_TUNNEL_STILL_EXISTS", (ref,)) if pif.tunnel_transport_PIF_of else None


def _attached_vif(cache: Cache, vifs: tuple[Ref, ...], host: Ref | None = None) -> Ref | None:
    """The first that is plugged in, be its VM suspended; of one host only those of VMs that run there."""
    for ref in vifs:
        vif = cache.get("VIF", ref)
        vm = cache.vm(vif.VM) if isinstance(vif, VIF) and vif.currently_attached else None
        is_there = vm is not None and vm.power_state in _UP and vm.resident_on == host
        if vm is not None and (host is None or is_there):
            return ref
    return None


def _in_use(cache: Cache, pif: PIF) -> Refusal | None:
    network = cache.network(pif.network)
    vif = _attached_vif(cache, network.VIFs, pif.host) if network is not None else None
    return Refusal("VIF_IN_USE", (pif.network, vif)) if vif is not None else None
