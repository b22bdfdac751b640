# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is decided about a network that exists: the size of its packets, and how its bonds share their load."""

from collections.abc import Iterator
from dataclasses import dataclass

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.new_network.cards import LACP_NEEDS_SWITCH, without_open_vswitch
from xolite_desktop.xapi.plans.new_network.new_network import (
    LEAST_MTU,
    MOST_MTU,
    MTU_TOO_LARGE,
    Hashing,
    Mode,
)
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.network import PIF, VLAN, Bond
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.vif import unplug


@dataclass(frozen=True)
class PacketSize:
    """`now`: interfaces of VMs and hosts are unplugged and plugged again, without which they keep the size they began with."""

    mtu: int
    now: bool = False

    def problems(self, cache: Cache, network_ref: Ref) -> list[Problem]:
        """What is wrong at "mtu"."""
        if not LEAST_MTU <= self.mtu <= MOST_MTU:
            return [Problem("mtu", "NUMBER_OUT_OF_RANGE", (str(LEAST_MTU), str(MOST_MTU)))]
        below = [
            network.MTU for ref in _below(cache, network_ref) if (network := cache.network(ref)) is not None
        ]
        most = min(below, default=MOST_MTU)
        return [Problem("mtu", MTU_TOO_LARGE, (str(most),))] if self.mtu > most else []


def _below(cache: Cache, network_ref: Ref) -> Iterator[Ref]:
    """The networks of what VLANs on this one run over."""
    for pif in pifs_of(cache, network_ref).values():
        vlan = cache.get("VLAN", pif.VLAN_master_of)
        under = cache.get("PIF", vlan.tagged_PIF) if isinstance(vlan, VLAN) else None
        if isinstance(under, PIF):
            yield under.network


def pifs_of(cache: Cache, network_ref: Ref) -> dict[Ref, PIF]:
    """The interfaces of hosts on a network."""
    network = cache.network(network_ref)
    found = {ref: cache.get("PIF", ref) for ref in (network.PIFs if network is not None else ())}
    return {ref: pif for ref, pif in found.items() if isinstance(pif, PIF)}


def replugged(cache: Cache, network_ref: Ref) -> list[Ref]:
    """The interfaces of hosts that can be unplugged for it: not those that a host needs, or that carry others."""
    return [
        ref
        for ref, pif in pifs_of(cache, network_ref).items()
        if pif.currently_attached
        and not (_is_needed(pif) or pif.VLAN_slave_of or pif.tunnel_transport_PIF_of)
    ]


def _is_needed(pif: PIF) -> bool:
    """The host has an address there: it is managed by it, or has storage over it, or whatever somebody wanted."""
    has_address = pif.ip_configuration_mode != "None" or pif.ipv6_configuration_mode != "None"
    return pif.management or pif.disallow_unplug or has_address


def kept(cache: Cache, network_ref: Ref) -> list[Ref]:
    """The hosts that use the new size only after they were restarted."""
    free = set(replugged(cache, network_ref))
    attached = {ref: pif for ref, pif in pifs_of(cache, network_ref).items() if pif.currently_attached}
    return sorted({pif.host for ref, pif in attached.items() if ref not in free})


def plugged_vifs(cache: Cache, network_ref: Ref) -> list[Ref]:
    """The interfaces of VMs that are plugged in there and can be unplugged: of those that run."""
    network = cache.network(network_ref)
    return [ref for ref in (network.VIFs if network is not None else ()) if unplug(cache, ref) is None]


@dataclass(frozen=True)
class BondSettings:
    """How the bonds of a network share their load, on all hosts alike."""

    mode: Mode
    hashing: Hashing = Hashing.MAC

    def problems(self, cache: Cache, network_ref: Ref) -> list[Problem]:
        """What is wrong at "mode"."""
        bridge = without_open_vswitch(cache) if self.mode is Mode.LACP else None
        return [Problem("mode", LACP_NEEDS_SWITCH, (bridge,))] if bridge is not None else []


def bonds_of(cache: Cache, network_ref: Ref) -> dict[Ref, Bond]:
    """The bonds that carry a network, one for each host."""
    named = (ref for pif in pifs_of(cache, network_ref).values() for ref in pif.bond_master_of)
    return {ref: bond for ref in named if isinstance(bond := cache.get("Bond", ref), Bond)}


def settings_of(cache: Cache, network_ref: Ref) -> BondSettings:
    """As they are on the first host."""
    bond = next(iter(bonds_of(cache, network_ref).values()), None)
    if bond is None:
        return BondSettings(Mode.SLB)
    mode = Mode(bond.mode) if bond.mode in set(Mode) else Mode.SLB
    hashing = bond.properties.get("hashing_algorithm", "")
    return BondSettings(mode, Hashing(hashing) if hashing in set(Hashing) else Hashing.MAC)
