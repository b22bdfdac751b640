# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""New networks in words: what was decided, what it touches, and which calls it takes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers.networks import Networks
from xolite_desktop.models.new_network import summary, words
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.xapi.plans.new_network import cards
from xolite_desktop.xapi.plans.new_network.new_network import Hashing, Kind, Mode, NewNetwork


@pytest.fixture
def pool() -> Networks:
    return Networks()


@pytest.fixture
def store(pool: Networks) -> PoolStore:
    made = PoolStore()
    made.attach(pool.cache)
    return made


def test_everything_that_was_decided_is_in_the_rows(pool: Networks, store: PoolStore) -> None:
    members = (pool.card("eth0"), pool.card("eth4"))
    plan = NewNetwork(
        Kind.BONDED, "Fast", members=members, mode=Mode.LACP, hashing=Hashing.PORTS, automatic=False
    )
    assert summary.summary(store, plan) == [
        ("Kind", "Bond"),
        ("NIC", "eth0 and eth4"),
        ("Mode", "LACP: the switch takes part · By IP address and port"),
        ("Hosts", "xcp-01, xcp-02 and xcp-03"),
        ("MTU", "1500"),
        ("Name", "Fast"),
        ("For new VMs", "No"),
    ]
    said = summary.effects(store, plan)
    assert said[0] == "The management interface moves to the bond, on every host."
    assert said[1].endswith("and comes back by itself.")
    assert summary.new_network_calls(store, plan) == {"network.create", "Bond.create"}
    assert summary.new_network_scripts(store, plan).xe.count("bond-create") == 3


def test_what_has_to_be_known_of_a_vlan(pool: Networks, store: PoolStore) -> None:
    host = pool.named("host", "xcp-03")
    pool.change("host_metrics", pool.db.get("host", host)["metrics"], live=False)
    plan = NewNetwork(Kind.EXTERNAL, "Guests", card=pool.card("bond0"), vlan=0)
    assert [line.split(":")[0] for line in summary.effects(store, plan)] == [
        "VLAN 0 has no number of its own",
        "The pool does not hear from xcp-03",
    ]
    assert summary.effects(store, replace(plan, vlan=7, host=pool.named("host", "xcp-01"))) == []
    rows = dict(summary.summary(store, plan))
    assert (rows["VLAN"], rows["Hosts"]) == ("0", "xcp-01 and xcp-02")


def test_cards_say_what_they_are_or_why_they_cannot_be_used(pool: Networks, store: PoolStore) -> None:
    found = {card.device: card for card in cards.cards(pool.cache)}
    assert (
        words.card_detail(store, found["eth0"], cards.for_vlan) == "Pool-wide eth0 · Management · 10 Gbit/s"
    )
    assert words.card_detail(store, found["eth3"], cards.for_vlan) == "Storage · Storage · 10 Gbit/s"
    assert words.card_detail(store, found["eth0"], cards.for_sriov).endswith("has no virtual functions")
    metrics = pool.db.get("PIF", pool.pif("xcp-02", "eth4"))["metrics"]
    pool.change("PIF_metrics", metrics, carrier=False)
    assert words.link_words(store, found["eth4"]) == "no link on xcp-02"


@pytest.mark.parametrize(
    ("host", "device", "vlan", "kind"),
    [("xcp-01", "bond0", 120, "VLAN"), ("xcp-01", "bond0", -1, "Bond"), ("xcp-01", "eth0", -1, "NIC")],
)
def test_what_carries_a_network(pool: Networks, host: str, device: str, vlan: int, kind: str) -> None:
    record = pool.cache.get("PIF", pool.pif(host, device, vlan))
    assert words.network_kind([record]) == kind  # type: ignore[list-item]
    assert words.network_kind([]) == "Private"
