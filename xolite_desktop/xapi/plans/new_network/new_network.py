# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Everything a person decides about a network that is to be made."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum, unique
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.new_network import cards
from xolite_desktop.xapi.plans.new_network.cards import Card, card_of, pif_on
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.network import PIF, VLAN
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import is_live

LEAST_MTU, MOST_MTU, USUAL_MTU = 68, 65_535, 1500
TAGS: Final = range(4095)
CARD_MISSING: Final = "CARD_MISSING"
"""Ours: nothing was chosen to put the network on."""
VLAN_MISSING: Final = "VLAN_MISSING"
"""Ours: no number was given."""
VLAN_TAKEN: Final = "VLAN_TAKEN"
"""Ours: a network has this VLAN there already. Parameters: number, network."""
MTU_TOO_LARGE: Final = "MTU_ABOVE_CARD"
"""Ours: what it runs over takes smaller packets. Parameter: their size."""


@unique
class Kind(StrEnum):
    """Which sort of network it is."""

    EXTERNAL = "external"
    """A VLAN on cards or bonds of hosts."""
    PRIVATE = "private"
    """On no card: VMs reach each other while they run on the same host."""
    BONDED = "bonded"
    """On several cards of each host, joined."""
    TUNNEL = "tunnel"
    """Private, across hosts: a tunnel runs between them."""
    SRIOV = "sriov"
    """On virtual functions of a card, which VMs use directly."""


@unique
class Mode(StrEnum):
    """How a bond shares its load, in XAPI's words."""

    SLB = "balance-slb"
    BACKUP = "active-backup"
    LACP = "lacp"


@unique
class Hashing(StrEnum):
    """What LACP chooses a card by."""

    MAC = "src_mac"
    PORTS = "tcpudp_ports"


@unique
class Protocol(StrEnum):
    """How packets travel in a tunnel."""

    GRE = "gre"
    VXLAN = "vxlan"


@dataclass(frozen=True)
class NewNetwork:
    """`card` and `members` name cards by their networks. `host`: a VLAN on this host alone. `vlan` None: nothing entered."""

    kind: Kind
    name: str = ""
    description: str = ""
    card: Ref | None = None
    vlan: int | None = None
    host: Ref | None = None
    members: tuple[Ref, ...] = ()
    mode: Mode = Mode.SLB
    hashing: Hashing = Hashing.MAC
    protocol: Protocol = Protocol.GRE
    mtu: int = USUAL_MTU
    automatic: bool = True
    tags: tuple[str, ...] = ()

    def problems(self, cache: Cache) -> list[Problem]:
        """Everything that is wrong, by field."""
        found = [*_PLACES[self.kind](self, cache)]
        if not self.name.strip():
            found.append(Problem("name", "NAME_MISSING"))
        most = self.most_mtu(cache)
        if not LEAST_MTU <= self.mtu <= MOST_MTU:
            found.append(Problem("mtu", "NUMBER_OUT_OF_RANGE", (str(LEAST_MTU), str(MOST_MTU))))
        elif self.mtu > most:
            found.append(Problem("mtu", MTU_TOO_LARGE, (str(most),)))
        return found

    def most_mtu(self, cache: Cache) -> int:
        """What there is room for in packets of what it runs over."""
        chosen = self.members if self.kind is Kind.BONDED else (self.card,) if self.kind in _ON_CARD else ()
        found = [card_of(cache, ref) for ref in chosen if ref is not None]
        return min((cards.mtu_of(cache, card) for card in found if card is not None), default=MOST_MTU)

    def hosts(self, cache: Cache) -> list[Ref]:
        """The hosts that would get an interface on it, the coordinator last: over it the calls are made."""
        chosen = self.members[0] if self.members else self.card
        card = card_of(cache, chosen) if chosen is not None else None
        if self.kind is Kind.PRIVATE or card is None:
            return []
        there = cards.sriov_hosts(cache, card) if self.kind is Kind.SRIOV else list(card.pifs)
        wanted = [host for host in there if self.host in (None, host)]
        return sorted(wanted, key=lambda host: (_is_coordinator(cache, host), host))

    def away(self, cache: Cache) -> list[Ref]:
        """Those of them that the pool does not hear from: they are left out, and get a VLAN when somebody makes it there."""
        return [
            ref
            for ref in self.hosts(cache)
            if (host := cache.host(ref)) is not None and not is_live(cache, host)
        ]

    def moved(self, cache: Cache) -> list[Ref]:
        """The interfaces that a bond would take over: whatever goes over them is interrupted."""
        chosen = (card_of(cache, ref) for ref in (self.members if self.kind is Kind.BONDED else ()))
        return [pif for card in chosen if card is not None for pif in card.pifs.values()]


_ON_CARD: Final = (Kind.EXTERNAL, Kind.SRIOV)


def proposed(cache: Cache, kind: Kind, host: Ref | None = None) -> NewNetwork:
    """A plan of a kind with what suits it first."""
    plan = NewNetwork(kind, host=host if kind is Kind.EXTERNAL else None)
    unfit = {Kind.EXTERNAL: cards.for_vlan, Kind.TUNNEL: cards.for_tunnel, Kind.SRIOV: cards.for_sriov}.get(
        kind
    )
    fit = [card for card in cards.cards(cache) if unfit is not None and unfit(cache, card) is None]
    if fit and kind is Kind.TUNNEL:
        fit.sort(key=lambda card: not any(_is_management(cache, card, host) for host in card.pifs))
    return replace(plan, card=fit[0].network, mtu=USUAL_MTU) if fit else plan


def _external(plan: NewNetwork, cache: Cache) -> Iterator[Problem]:
    card = card_of(cache, plan.card) if plan.card is not None else None
    if card is None:
        yield Problem("card", CARD_MISSING)
    elif (refusal := cards.for_vlan(cache, card)) is not None:
        yield Problem("card", refusal.code, refusal.params)
    elif plan.host is not None and plan.host not in card.pifs:
        yield Problem("card", cards.NOT_ON_EVERY_HOST, (plan.host,))
    if plan.vlan is None:
        yield Problem("vlan", VLAN_MISSING)
    elif plan.vlan not in TAGS:
        yield Problem("vlan", "VLAN_TAG_INVALID", (str(plan.vlan),))
    elif card is not None and (taken := network_with(cache, card, plan.vlan, plan.host)) is not None:
        yield Problem("vlan", VLAN_TAKEN, (str(plan.vlan), taken))


def network_with(cache: Cache, card: Card, tag: int, host: Ref | None = None) -> Ref | None:
    """The network that has a VLAN on a card already, of this host or of any."""
    for each, ref in card.pifs.items():
        pif = cache.get("PIF", ref)
        for vlan in (cache.get("VLAN", each) for each in (pif.VLAN_slave_of if isinstance(pif, PIF) else ())):
            above = (
                cache.get("PIF", vlan.untagged_PIF) if isinstance(vlan, VLAN) and vlan.tag == tag else None
            )
            if isinstance(above, PIF) and host in (None, each):
                return above.network
    return None


def _private(plan: NewNetwork, cache: Cache) -> Iterator[Problem]:
    return iter(())


def _bonded(plan: NewNetwork, cache: Cache) -> Iterator[Problem]:
    if len(set(plan.members)) < 2:
        yield Problem("members", "PIF_BOND_NEEDS_MORE_MEMBERS")
        return
    chosen = [card_of(cache, ref) for ref in plan.members]
    for card in chosen:
        refusal = cards.for_bond(cache, card) if card is not None else None
        if card is None or refusal is not None:
            yield Problem(
                "members", refusal.code if refusal else CARD_MISSING, refusal.params if refusal else ()
            )
            return
    yield from _all_there(plan, cache, "members")
    for host in cache.records("host"):
        yield from _together(cache, [pif for card in chosen if card and (pif := pif_on(cache, card, host))])
    if plan.mode is Mode.LACP and (bridge := cards.without_open_vswitch(cache)) is not None:
        yield Problem("mode", cards.LACP_NEEDS_SWITCH, (bridge,))


def _together(cache: Cache, pifs: list[PIF]) -> Iterator[Problem]:
    """What the server says of members of one host that do not go together."""
    if sum(pif.ip_configuration_mode != "None" for pif in pifs) > 1:
        yield Problem("members", "PIF_BOND_MORE_THAN_ONE_IP")
    if len({pif.properties.get("gro", "on") for pif in pifs}) > 1:
        yield Problem("members", "INCOMPATIBLE_PIF_PROPERTIES")


def _tunnel(plan: NewNetwork, cache: Cache) -> Iterator[Problem]:
    bridge = cards.without_open_vswitch(cache)
    if bridge is not None:
        yield Problem("kind", "OPENVSWITCH_NOT_ACTIVE", (bridge,))
    yield from _on_card(plan, cache, cards.for_tunnel)


def _sriov(plan: NewNetwork, cache: Cache) -> Iterator[Problem]:
    yield from _on_card(plan, cache, cards.for_sriov)


def _on_card(plan: NewNetwork, cache: Cache, unfit: cards.Unfit) -> Iterator[Problem]:
    card = card_of(cache, plan.card) if plan.card is not None else None
    refusal = unfit(cache, card) if card is not None else None
    if card is None:
        yield Problem("card", CARD_MISSING)
    elif refusal is not None:
        yield Problem("card", refusal.code, refusal.params)
    else:
        yield from _all_there(plan, cache, "card")


def _all_there(plan: NewNetwork, cache: Cache, field: str) -> Iterator[Problem]:
    """What is made host by host needs them all."""
    for host in plan.away(cache)[:1]:
        yield Problem(field, "HOST_OFFLINE", (host,))


_PLACES: Final = {
    Kind.EXTERNAL: _external,
    Kind.PRIVATE: _private,
    Kind.BONDED: _bonded,
    Kind.TUNNEL: _tunnel,
    Kind.SRIOV: _sriov,
}


def _is_coordinator(cache: Cache, host: Ref) -> bool:
    return cache.pool is not None and cache.pool.master == host


def _is_management(cache: Cache, card: Card, host: Ref) -> bool:
    pif = pif_on(cache, card, host)
    return pif is not None and pif.management
