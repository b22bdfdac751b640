# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Interfaces, bonds and VLANs hang together."""

from __future__ import annotations

import pytest

from xolite_desktop.simulator.building.builder import Builder
from xolite_desktop.simulator.building.networks import (
    add_bond,
    add_internal_management,
    add_management_pif,
    add_network,
    add_pif,
    add_vlan,
)

HOST = "OpaqueRef:host"


@pytest.fixture
def builder() -> Builder:
    return Builder(1, 1_795_357_800.0)


def test_a_bond_takes_address_and_speed_of_its_members(builder: Builder) -> None:
    networks = [add_network(builder, name, name) for name in ("a", "b", "bond")]
    members = [add_pif(builder, HOST, network, f"eth{n}") for n, network in enumerate(networks[:2])]
    master = add_bond(builder, HOST, networks[2], members, mode="lacp")
    bond = next(iter(builder.of("Bond").values()))
    assert (bond["master"], bond["slaves"], bond["links_up"]) == (master, members, 2)
    pif = builder.record("PIF", master)
    assert pif["MAC"] == builder.record("PIF", members[0])["MAC"]
    assert builder.record("PIF_metrics", pif["metrics"])["speed"] == 20_000
    assert {builder.record("PIF", each)["bond_slave_of"] for each in members} == set(builder.of("Bond"))


def test_a_vlan_lies_between_two_interfaces(builder: Builder) -> None:
    below = add_pif(builder, HOST, add_network(builder, "a", "a"), "eth0")
    above = add_vlan(builder, HOST, add_network(builder, "dmz", "b"), below, 120)
    ref, vlan = next(iter(builder.of("VLAN").items()))
    assert (vlan["tagged_PIF"], vlan["untagged_PIF"], vlan["tag"]) == (below, above, 120)
    pif = builder.record("PIF", above)
    assert (pif["VLAN"], pif["VLAN_master_of"], pif["physical"], pif["device"]) == (120, ref, False, "eth0")


def test_an_unplugged_cable_has_no_carrier(builder: Builder) -> None:
    pif = builder.record("PIF", add_pif(builder, HOST, add_network(builder, "a", "a"), "eth0", speed=0))
    metrics = builder.record("PIF_metrics", pif["metrics"])
    assert (metrics["carrier"], metrics["duplex"]) == (False, False)


def test_the_management_interface_has_a_fixed_address(builder: Builder) -> None:
    pif = builder.record(
        "PIF", add_management_pif(builder, HOST, add_network(builder, "a", "a"), "eth0", "10.0.12.11")
    )
    assert (pif["management"], pif["ip_configuration_mode"], pif["IP"]) == (True, "Static", "10.0.12.11")


def test_the_internal_network_is_marked_as_such(builder: Builder) -> None:
    network = builder.record("network", add_internal_management(builder))
    assert network["other_config"]["is_host_internal_management_network"] == "true"
