# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What goes with an interface of a host, its address, a bond, or a whole network."""

import ipaddress
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from xolite_desktop.xapi.blast.blast import (
    Blast,
    Effect,
    Path,
    Promise,
    Vow,
    Way,
    has_ha,
    is_up,
    joined,
    real_vm,
    with_promises,
)
from xolite_desktop.xapi.blast.of_storage import out_of_reach
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.cluster import ClusterHost
from xolite_desktop.xapi.records.network import PIF, VIF, VLAN, Bond, NetworkSriov, Tunnel
from xolite_desktop.xapi.records.storage import PBD
from xolite_desktop.xapi.refs import NULL_REF, Ref

PURPOSE_KEY: Final = "management_purpose"
"""The entry of an interface's other_config that says what it has an address for, to every client."""
_SERVERS: Final = ("server", "target", "serverpath", "location", "hostname")
"""The entries of a connection's device_config that begin with the address of a server."""
_ADDRESS: Final = re.compile(r"^(?:\\\\|//)?\[?([0-9A-Fa-f:.]+)\]?(?:[:/\\,].*)?$")
_OFFERS: Final = ("nbd", "insecure_nbd")


def of_plugged_pif(cache: Cache, pif_ref: Ref) -> Blast:
    """The interface is unplugged, with all that is above it. VMs that do not run can start: the host plugs it again."""
    return with_promises(cache, joined(_without(cache, each) for each in above(cache, pif_ref)))


def of_pif(cache: Cache, pif_ref: Ref) -> Blast:
    """The interface is no more: its VLAN, tunnel or virtual function is destroyed, or it is forgotten."""
    gone = above(cache, pif_ref)
    found = (_without(cache, each) | _isolated(cache, each, gone) for each in gone)
    return with_promises(cache, joined(found))


def of_address(cache: Cache, pif_ref: Ref) -> Blast:
    """The interface gets another address or none: what goes over it is lost, VMs on its network notice nothing."""
    return with_promises(cache, _without_address(cache, pif_ref))


def of_bonding(cache: Cache, pif_refs: Iterable[Ref]) -> Blast:
    """The interfaces are joined: their VLANs, addresses and VMs go over to the bond, and are interrupted."""
    return _interrupted(cache, (each for ref in pif_refs for each in above(cache, ref)))


def of_bond(cache: Cache, bond_ref: Ref) -> Blast:
    """The bond is taken apart. Its VLANs, its address, and the VMs on its network go on over one of its NICs: all of it is
    interrupted."""
    bond = cache.get("Bond", bond_ref)
    if not isinstance(bond, Bond):
        return Blast()
    return _interrupted(cache, above(cache, bond.master))


def _interrupted(cache: Cache, pif_refs: Iterable[Ref]) -> Blast:
    found = joined(_without(cache, each, Effect.INTERRUPTED) for each in pif_refs)
    return replace(with_promises(cache, found), is_brief=True)


def of_network(cache: Cache, network_ref: Ref) -> Blast:
    """The network is deleted, with the bonds, VLANs, tunnels and virtual functions that carry it, and the interfaces of
    VMs on it. VMs on a bond's network go over to that of its NICs."""
    network = cache.network(network_ref)
    if network is None:
        return Blast()
    whole, has_bond = Blast(), False
    for ref in network.PIFs:
        pif = cache.get("PIF", ref)
        if isinstance(pif, PIF) and pif.bond_master_of:
            has_bond = True
            whole |= joined(of_bond(cache, bond) for bond in pif.bond_master_of)
        else:
            whole |= of_plugged_pif(cache, ref)
    if not has_bond:
        whole |= Blast(dict.fromkeys(_owners(cache, network.VIFs), frozenset({Effect.LOSES_NIC})))
    return with_promises(cache, whole)


def above(cache: Cache, pif_ref: Ref) -> list[Ref]:
    """The interface and those that need it: VLANs, tunnels and virtual functions on it, the bond that has no other."""
    found: dict[Ref, None] = {}
    waiting = [pif_ref]
    while waiting:
        ref = waiting.pop()
        pif = cache.get("PIF", ref)
        if ref in found or not isinstance(pif, PIF):
            continue
        found[ref] = None
        waiting += _directly_above(cache, ref, pif)
    return list(found)


def _directly_above(cache: Cache, ref: Ref, pif: PIF) -> Iterator[Ref]:
    for vlan in (cache.get("VLAN", each) for each in pif.VLAN_slave_of):
        if isinstance(vlan, VLAN):
            yield vlan.untagged_PIF
    for tunnel in (cache.get("tunnel", each) for each in pif.tunnel_transport_PIF_of):
        if isinstance(tunnel, Tunnel):
            yield tunnel.access_PIF
    for sriov in (cache.get("network_sriov", each) for each in pif.sriov_physical_PIF_of):
        if isinstance(sriov, NetworkSriov):
            yield sriov.logical_PIF
    bond = cache.get("Bond", pif.bond_slave_of)
    if isinstance(bond, Bond) and set(bond.slaves) <= {ref}:
        yield bond.master


def management_paths(cache: Cache, pif_ref: Ref) -> Iterator[Path]:
    """What the host itself is reached by over an interface, or does over it by purpose."""
    pif, pool = cache.get("PIF", pif_ref), cache.pool
    if not isinstance(pif, PIF):
        return
    if pif.management:
        yield Path(Way.MANAGEMENT, pif.host, pif_ref)
        if pool is not None and pool.master == pif.host:
            yield Path(Way.OURS, pif.host, pif_ref)
    elif pif.other_config.get(PURPOSE_KEY):
        yield Path(Way.PURPOSE, pif.host, pif_ref)
    for member in cache.of(ClusterHost, "Cluster_host").values():
        if pif_ref == member.PIF:
            yield Path(Way.CLUSTER, pif.host, pif_ref)


def _without(cache: Cache, pif_ref: Ref, effect: Effect = Effect.CUT_OFF) -> Blast:
    """One interface without what is above it."""
    pif = cache.get("PIF", pif_ref)
    network = cache.network(pif.network) if isinstance(pif, PIF) else None
    if not isinstance(pif, PIF) or network is None:
        return Blast()
    found = dict.fromkeys(_plugged_on(cache, network.VIFs, pif.host), frozenset({effect}))
    offers = set(network.purpose) & set(_OFFERS)
    paths = {Path(Way.BACKUP, pif.host, pif.network)} if offers else set()
    return Blast(found, paths=frozenset(paths)) | _without_address(cache, pif_ref)


def _plugged_on(cache: Cache, vifs: Iterable[Ref], host: Ref) -> Iterator[Ref]:
    """The VMs that run on a host and have one of these interfaces plugged in."""
    for vif in (cache.get("VIF", ref) for ref in vifs):
        vm = real_vm(cache, vif.VM) if isinstance(vif, VIF) and vif.currently_attached else None
        if isinstance(vif, VIF) and vm is not None and is_up(vm) and vm.resident_on == host:
            yield vif.VM


def _without_address(cache: Cache, pif_ref: Ref) -> Blast:
    pif = cache.get("PIF", pif_ref)
    if not isinstance(pif, PIF):
        return Blast()
    paths = set(management_paths(cache, pif_ref))
    blast = Blast()
    for sr in storage_over(cache, pif_ref):
        paths.add(Path(Way.STORAGE, pif.host, sr))
        blast |= out_of_reach(cache, sr, pif.host)
    ha = {Promise(Vow.HEARTBEAT, pif.host)} if pif.management and has_ha(cache) else set()
    return blast | Blast(paths=frozenset(paths), promises=frozenset(ha))


def _isolated(cache: Cache, pif_ref: Ref, gone: Iterable[Ref]) -> Blast:
    """Where it was the last interface on its network, VMs on that start, and reach nobody."""
    pif = cache.get("PIF", pif_ref)
    network = cache.network(pif.network) if isinstance(pif, PIF) else None
    if network is None or set(network.PIFs) - set(gone):
        return Blast()
    return Blast(dict.fromkeys(_owners(cache, network.VIFs), frozenset({Effect.CUT_OFF})))


def _owners(cache: Cache, vifs: Iterable[Ref]) -> Iterator[Ref]:
    for vif in (cache.get("VIF", ref) for ref in vifs):
        if isinstance(vif, VIF) and real_vm(cache, vif.VM) is not None:
            yield vif.VM


def storage_over(cache: Cache, pif_ref: Ref) -> list[Ref]:
    """The storage that the interface's host reaches over it: the server's address is in its subnet, or in none of the
    host's and this one leads to the rest of the world."""
    pif = cache.get("PIF", pif_ref)
    host = cache.host(pif.host) if isinstance(pif, PIF) else None
    found = []
    for ref in host.PBDs if host is not None else ():
        pbd = cache.get("PBD", ref)
        if isinstance(pbd, PBD) and pbd.currently_attached:
            servers = list(_servers(pbd))
            if any(_leading_to(cache, pbd.host, server) == pif_ref for server in servers):
                found.append(pbd.SR)
    return found


_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def _servers(pbd: PBD) -> Iterator[_Address]:
    for key in _SERVERS:
        for text in pbd.device_config.get(key, "").split(","):
            match = _ADDRESS.match(text.strip())
            if match is not None and (address := _parsed(match.group(1))) is not None:
                yield address


def _parsed(text: str) -> _Address | None:
    for candidate in (text, text.split(":")[0]):
        try:
            return ipaddress.ip_address(candidate)
        except ValueError:
            continue
    return None


def _leading_to(cache: Cache, host_ref: Ref, server: _Address) -> Ref:
    """The interface over which a host reaches an address."""
    host = cache.host(host_ref)
    pifs = {
        ref: pif
        for ref in (host.PIFs if host is not None else ())
        if isinstance(pif := cache.get("PIF", ref), PIF)
    }
    near = next((ref for ref, pif in pifs.items() if any(server in net for net in subnets(pif))), None)
    if near is not None:
        return near
    default = (ref for ref, pif in pifs.items() if pif.other_config.get("defaultroute") == "true")
    return next(default, next((ref for ref, pif in pifs.items() if pif.management), Ref(NULL_REF)))


def subnets(pif: PIF) -> Iterator[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """The networks that an interface has an address in."""
    texts = [f"{pif.IP}/{pif.netmask}" if pif.IP and pif.netmask else "", *pif.IPv6]
    for text in filter(None, texts):
        try:
            yield ipaddress.ip_network(text, strict=False)
        except ValueError:
            continue
