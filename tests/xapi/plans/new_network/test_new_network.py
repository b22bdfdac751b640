# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Plans of networks judge themselves: what is missing, taken, or cannot be joined, on which host."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers.networks import Networks
from xolite_desktop.xapi.plans.new_network import cards
from xolite_desktop.xapi.plans.new_network.new_network import Kind, Mode, NewNetwork, proposed
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref


@pytest.fixture(scope="module")
def shared() -> Networks:
    return Networks()


@pytest.fixture
def pool() -> Networks:
    return Networks()


def wrong(pool: Networks, plan: NewNetwork) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in plan.problems(pool.cache)]


def test_cards_of_different_hosts_go_together(shared: Networks) -> None:
    found = cards.cards(shared.cache)
    assert [card.device for card in found] == ["eth0", "eth1", "eth2", "eth3", "eth4", "eth5", "bond0"]
    assert all(len(card.pifs) == 3 for card in found)


@pytest.mark.parametrize(
    ("unfit", "devices"),
    [
        (cards.for_vlan, ["eth0", "eth3", "eth4", "eth5", "bond0"]),
        (cards.for_bond, ["eth0", "eth3", "eth4", "eth5"]),
        (cards.for_tunnel, ["eth0", "eth3"]),
        (cards.for_sriov, ["eth4", "eth5"]),
    ],
)
def test_which_cards_are_fit_for_what(shared: Networks, unfit: cards.Unfit, devices: list[str]) -> None:
    found = cards.cards(shared.cache)
    assert [card.device for card in found if unfit(shared.cache, card) is None] == devices


def test_a_vlan(shared: Networks) -> None:
    plan = replace(proposed(shared.cache, Kind.EXTERNAL), card=shared.card("bond0"))
    assert wrong(shared, plan) == [("vlan", "VLAN_MISSING"), ("name", "NAME_MISSING")]
    plan = replace(plan, name="Guests", vlan=120)
    taken = Problem("vlan", "VLAN_TAKEN", ("120", shared.named("network", "VLAN 120 DMZ")))
    assert plan.problems(shared.cache) == [taken]
    assert wrong(shared, replace(plan, vlan=4095)) == [("vlan", "VLAN_TAG_INVALID")]
    assert wrong(shared, replace(plan, vlan=4094)) == []
    assert wrong(shared, replace(plan, vlan=121, mtu=9000)) == [("mtu", "MTU_ABOVE_CARD")]
    assert wrong(shared, replace(plan, vlan=121, mtu=9000, card=shared.card("eth3"))) == []
    assert wrong(shared, replace(plan, vlan=121, mtu=20)) == [("mtu", "NUMBER_OUT_OF_RANGE")]
    assert wrong(shared, replace(plan, vlan=121, card=shared.card("eth1"))) == [
        ("card", "PIF_ALREADY_BONDED")
    ]
    assert wrong(shared, replace(plan, vlan=121, card=Ref("OpaqueRef:gone"))) == [("card", "CARD_MISSING")]


def test_a_bond(shared: Networks) -> None:
    plan = NewNetwork(Kind.BONDED, "Fast", members=(shared.card("eth4"),))
    assert wrong(shared, plan) == [("members", "PIF_BOND_NEEDS_MORE_MEMBERS")]
    free = replace(plan, members=(shared.card("eth4"), shared.card("eth5")))
    assert wrong(shared, free) == []
    assert [shared.db.get("host", host)["name_label"] for host in free.hosts(shared.cache)][-1] == "xcp-01"
    both = replace(plan, members=(shared.card("eth0"), shared.card("eth3")))
    assert set(wrong(shared, both)) == {("members", "PIF_BOND_MORE_THAN_ONE_IP")}
    assert len(both.moved(shared.cache)) == 6
    bonded = replace(plan, members=(shared.card("eth4"), shared.card("eth1")))
    assert wrong(shared, bonded) == [("members", "PIF_ALREADY_BONDED")]


def test_lacp_needs_open_vswitch(pool: Networks) -> None:
    plan = NewNetwork(Kind.BONDED, "Fast", members=(pool.card("eth4"), pool.card("eth5")), mode=Mode.LACP)
    assert wrong(pool, plan) == []
    host = pool.named("host", "xcp-02")
    version = pool.db.get("host", host)["software_version"] | {"network_backend": "bridge"}
    pool.change("host", host, software_version=version)
    assert plan.problems(pool.cache) == [Problem("mode", "LACP_NEEDS_OPENVSWITCH", (host,))]
    tunnel = replace(proposed(pool.cache, Kind.TUNNEL), name="Across")
    assert wrong(pool, tunnel) == [("kind", "OPENVSWITCH_NOT_ACTIVE")]


def test_settings_of_cards_that_differ_and_hosts_that_are_away(pool: Networks) -> None:
    plan = NewNetwork(Kind.BONDED, "Fast", members=(pool.card("eth4"), pool.card("eth5")))
    pool.change("PIF", pool.pif("xcp-03", "eth5"), properties={"gro": "off"})
    assert wrong(pool, plan) == [("members", "INCOMPATIBLE_PIF_PROPERTIES")]
    pool.change("PIF", pool.pif("xcp-03", "eth5"), properties={"gro": "on"})
    host = pool.named("host", "xcp-02")
    pool.change("host_metrics", pool.db.get("host", host)["metrics"], live=False)
    assert plan.problems(pool.cache) == [Problem("members", "HOST_OFFLINE", (host,))]
    vlan = NewNetwork(Kind.EXTERNAL, "Guests", card=pool.card("bond0"), vlan=7)
    assert vlan.problems(pool.cache) == [], "a VLAN leaves out hosts that are away"
    assert vlan.away(pool.cache) == [host]


def test_high_availability_keeps_the_management_interface_out_of_bonds(pool: Networks) -> None:
    plan = NewNetwork(Kind.BONDED, "Fast", members=(pool.card("eth0"), pool.card("eth4")))
    assert wrong(pool, plan) == []
    pool.change("pool", next(iter(pool.db.records("pool"))), ha_enabled=True)
    assert wrong(pool, plan) == [("members", "HA_CANNOT_CHANGE_BOND_STATUS_OF_MGMT_IFACE")]


def test_a_card_that_one_host_lacks(pool: Networks) -> None:
    host = pool.named("host", "xcp-03")
    pool.db.destroy("PIF", pool.pif("xcp-03", "eth5"))
    pool.follow()
    plan = NewNetwork(Kind.BONDED, "Fast", members=(pool.card("eth4"), pool.card("eth5")))
    assert plan.problems(pool.cache) == [Problem("members", "CARD_NOT_ON_HOST", (host,))]
    sriov = NewNetwork(Kind.SRIOV, "Direct", card=pool.card("eth5"))
    assert wrong(pool, sriov) == []
    assert host not in sriov.hosts(pool.cache)


def test_what_is_proposed_first(shared: Networks) -> None:
    assert proposed(shared.cache, Kind.TUNNEL).card == shared.card("eth0"), "where the pool talks"
    assert proposed(shared.cache, Kind.SRIOV).card == shared.card("eth4")
    assert wrong(shared, replace(proposed(shared.cache, Kind.PRIVATE), name="Lab")) == []
    assert proposed(shared.cache, Kind.PRIVATE).hosts(shared.cache) == []
