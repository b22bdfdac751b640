# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a new network can be put on: cards and bonds of hosts. Those of different hosts that are on the same network go
together, as the pool itself sees it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.kinds import is_vlan
from xolite_desktop.xapi.records.network import PIF, PIFMetrics
from xolite_desktop.xapi.refs import NULL_REF, Ref, is_null
from xolite_desktop.xapi.rules.refusal import Refusal

NOT_ON_EVERY_HOST: Final = "CARD_NOT_ON_HOST"
"""Ours: a host has no such card. Parameter: host."""
IN_BOND: Final = "PIF_ALREADY_BONDED"
NO_SRIOV: Final = "PIF_IS_NOT_SRIOV_CAPABLE"
SRIOV_ON: Final = "NETWORK_SRIOV_ALREADY_ENABLED"
IS_BOND: Final = "CARD_IS_BOND"
"""Ours: a bond is not made of bonds, and has no virtual functions. Parameter: interface."""
LACP_NEEDS_SWITCH: Final = "LACP_NEEDS_OPENVSWITCH"
"""Ours: only Open vSwitch speaks LACP. Parameter: host."""


@dataclass(frozen=True)
class Card:
    """Interfaces on one network, one for each host at most; `network` stands for them in a plan. `device` is what most hosts call it."""

    network: Ref
    device: str
    pifs: Mapping[Ref, Ref]
    is_bond: bool


def cards(cache: Cache) -> list[Card]:
    """All of them, members of bonds too, by their names."""
    found: dict[Ref, dict[Ref, Ref]] = {}
    for ref, pif in cache.of(PIF, "PIF").items():
        if (pif.physical or pif.bond_master_of) and not is_vlan(pif) and not pif.sriov_logical_PIF_of:
            found.setdefault(pif.network, {})[pif.host] = ref
    made = [_card(cache, network, pifs) for network, pifs in found.items()]
    return sorted(made, key=lambda card: (card.is_bond, len(card.device), card.device, card.network))


def card_of(cache: Cache, network: Ref) -> Card | None:
    """The one that a plan names."""
    return next((card for card in cards(cache) if card.network == network), None)


def _card(cache: Cache, network: Ref, pifs: Mapping[Ref, Ref]) -> Card:
    records = [pif for ref in pifs.values() if isinstance(pif := cache.get("PIF", ref), PIF)]
    names = [pif.device for pif in records]
    device = max(sorted(set(names)), key=names.count)
    return Card(network, device, pifs, any(pif.bond_master_of for pif in records))


def pif_on(cache: Cache, card: Card, host: Ref) -> PIF | None:
    """The interface of a host."""
    pif = cache.get("PIF", card.pifs.get(host, NULL_REF))
    return pif if isinstance(pif, PIF) else None


def has_link(cache: Cache, pif: PIF) -> bool | None:
    """Whether a cable is in and alive; None if that is not known."""
    metrics = cache.get("PIF_metrics", pif.metrics)
    return metrics.carrier if isinstance(metrics, PIFMetrics) else None


def in_bond(cache: Cache, pif: PIF) -> bool:
    """Whether it is a member of a bond that exists."""
    return not is_null(pif.bond_slave_of) and cache.get("Bond", pif.bond_slave_of) is not None


def mtu_of(cache: Cache, card: Card) -> int:
    """The size of packets that everything above it has room in."""
    network = cache.network(card.network)
    return network.MTU if network is not None else 0


Unfit = Callable[[Cache, Card], Refusal | None]


def for_vlan(cache: Cache, card: Card) -> Refusal | None:
    """A VLAN goes onto a card or bond, not onto a member of one."""
    for ref, pif in _pifs(cache, card):
        if in_bond(cache, pif):
            return Refusal(IN_BOND, (ref,))
        if not pif.managed:
            return Refusal("PIF_UNMANAGED", (ref,))
    return None


def for_bond(cache: Cache, card: Card) -> Refusal | None:
    """Every host has it, and nothing else has taken it."""
    for host in cache.records("host"):
        if host not in card.pifs:
            return Refusal(NOT_ON_EVERY_HOST, (host,))
    for ref, pif in _pifs(cache, card):
        if card.is_bond:
            return Refusal(IS_BOND, (ref,))
        if in_bond(cache, pif):
            return Refusal(IN_BOND, (ref,))
        if pif.sriov_physical_PIF_of:
            return Refusal(SRIOV_ON, (ref,))
        if not pif.managed:
            return Refusal("PIF_UNMANAGED", (ref,))
        if pif.management and cache.pool is not None and cache.pool.ha_enabled:
            return Refusal("HA_CANNOT_CHANGE_BOND_STATUS_OF_MGMT_IFACE")
    return None


def for_tunnel(cache: Cache, card: Card) -> Refusal | None:
    """Every host has an address there, and Open vSwitch."""
    for host in cache.records("host"):
        pif = pif_on(cache, card, host)
        if pif is None:
            return Refusal(NOT_ON_EVERY_HOST, (host,))
        if pif.ip_configuration_mode == "None" and pif.ipv6_configuration_mode == "None":
            return Refusal("TRANSPORT_PIF_NOT_CONFIGURED", (card.pifs[host],))
    return None


def for_sriov(cache: Cache, card: Card) -> Refusal | None:
    """At least one host's card has virtual functions that are not in use."""
    refusal = None
    for ref, pif in _pifs(cache, card):
        refusal = _sriov(cache, ref, pif)
        if refusal is None:
            return None
    return refusal


def sriov_hosts(cache: Cache, card: Card) -> list[Ref]:
    """The hosts whose card has virtual functions to give."""
    return [pif.host for ref, pif in _pifs(cache, card) if _sriov(cache, ref, pif) is None]


def _sriov(cache: Cache, ref: Ref, pif: PIF) -> Refusal | None:
    if not pif.physical:
        return Refusal(IS_BOND, (ref,))
    if "sriov" not in pif.capabilities:
        return Refusal(NO_SRIOV, (ref,))
    if pif.sriov_physical_PIF_of:
        return Refusal(SRIOV_ON, (ref,))
    return Refusal(IN_BOND, (ref,)) if in_bond(cache, pif) else None


def without_open_vswitch(cache: Cache) -> Ref | None:
    """The first host that has the old bridge."""
    for ref in cache.records("host"):
        host = cache.host(ref)
        if host is not None and host.software_version.get("network_backend", "openvswitch") != "openvswitch":
            return ref
    return None


def _pifs(cache: Cache, card: Card) -> Iterator[tuple[Ref, PIF]]:
    for ref in card.pifs.values():
        pif = cache.get("PIF", ref)
        if isinstance(pif, PIF):
            yield ref, pif
