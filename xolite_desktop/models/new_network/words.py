# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Kinds of networks and modes of bonds in the reader's words, and what a card is at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.text import bit_rate, joined, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.plans.new_network.cards import Card, Unfit, has_link
from xolite_desktop.xapi.plans.new_network.new_network import Hashing, Kind, Mode, Protocol
from xolite_desktop.xapi.records.network import PIF, PIFMetrics


@dataclass(frozen=True)
class KindWords:
    """What a kind is called, what it is for, and which others it stands with."""

    title: str
    about: str
    group: str


_REACHES, _WITHIN = later("Reaches other machines"), later("Between VMs alone")
KIND_WORDS = {
    Kind.EXTERNAL: KindWords(
        later("External (VLAN)"), later("A VLAN on a NIC or bond that is there"), _REACHES
    ),
    Kind.BONDED: KindWords(later("Bond"), later("Several NICs of each host joined into one"), _REACHES),
    Kind.SRIOV: KindWords(later("SR-IOV"), later("VMs use a NIC's own virtual functions"), _REACHES),
    Kind.PRIVATE: KindWords(
        later("Private to each host"), later("VMs meet while they run on the same host"), _WITHIN
    ),
    Kind.TUNNEL: KindWords(
        later("Private across hosts"), later("Tunnels join the hosts (Open vSwitch)"), _WITHIN
    ),
}
GROUPS = (_REACHES, _WITHIN)
MODE_WORDS = later(
    {
        Mode.SLB: "Balanced by VM (balance-slb)",
        Mode.BACKUP: "One works, the others wait (active-backup)",
        Mode.LACP: "LACP: the switch takes part",
    }
)
HASHING_WORDS = later({Hashing.MAC: "By MAC address", Hashing.PORTS: "By IP address and port"})
PROTOCOL_WORDS = {Protocol.GRE: "GRE", Protocol.VXLAN: "VXLAN"}


_KINDS = later(
    {
        "vlan": "VLAN",
        "bond": "Bond",
        "sriov": "SR-IOV",
        "tunnel": "Tunnel",
        "nic": "NIC",
        "private": "Private",
    }
)


def network_kind(pifs: Iterable[PIF]) -> str:
    """What carries a network, by its interfaces on hosts, in a word."""
    found = next(iter(pifs), None)
    if found is None:
        return tr(_KINDS["private"])
    if found.VLAN >= 0:
        return tr(_KINDS["vlan"])
    marks = (
        ("bond", found.bond_master_of),
        ("sriov", found.sriov_logical_PIF_of),
        ("tunnel", found.tunnel_access_PIF_of),
    )
    return tr(_KINDS[next((kind for kind, named in marks if named), "nic")])


def card_detail(store: PoolStore, card: Card, unfit: Unfit) -> str:
    """Why it cannot be used, else its network, link and speed."""
    refusal = unfit(store.cache, card)
    if refusal is not None:
        return explain(refusal, store.cache).title
    parts = [visible(name_of_ref(card.network, store.cache)), *_address(store, card), link_words(store, card)]
    return " · ".join(filter(None, parts))


def is_fit(store: PoolStore, card: Card, unfit: Unfit) -> bool:
    """Whether it can be used."""
    return unfit(store.cache, card) is None


def _address(store: PoolStore, card: Card) -> list[str]:
    """What else goes over it."""
    pifs = _pifs(store, card)
    if any(pif.management for pif in pifs):
        return [tr("Management")]
    purposes = [visible(pif.other_config.get("management_purpose", "")) for pif in pifs]
    return [next(filter(None, purposes))] if any(purposes) else []


def link_words(store: PoolStore, card: Card) -> str:
    """ "10 Gbit/s", or on which hosts there is no link."""
    without = [pif.host for pif in _pifs(store, card) if has_link(store.cache, pif) is False]
    if without:
        names = joined([visible(name_of_ref(host, store.cache)) for host in without[:3]])
        return tr("no link on {hosts}").format(hosts=names)
    speeds = {metrics.speed for pif in _pifs(store, card) if (metrics := _metrics(store, pif)) is not None}
    known = sorted(speed for speed in speeds if speed > 0)
    return " / ".join(bit_rate(speed * 1_000_000) for speed in known)


def _pifs(store: PoolStore, card: Card) -> list[PIF]:
    found = (store.cache.get("PIF", ref) for ref in card.pifs.values())
    return [pif for pif in found if isinstance(pif, PIF)]


def _metrics(store: PoolStore, pif: PIF) -> PIFMetrics | None:
    metrics = store.cache.get("PIF_metrics", pif.metrics)
    return metrics if isinstance(metrics, PIFMetrics) else None
