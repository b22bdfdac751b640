# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rules of networks and of hosts' interfaces, on the demo pool."""

from __future__ import annotations

import pytest

from helpers.networks import Networks
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import network as rules


@pytest.fixture(scope="module")
def pool() -> Networks:
    return Networks()


def code(refusal: object) -> str:
    return str(getattr(refusal, "code", ""))


@pytest.mark.parametrize(
    ("rule", "device", "vlan", "expected"),
    [
        (rules.plug, "eth0", -1, "PIF_PLUGGED"),
        (rules.plug, "eth1", -1, "CANNOT_PLUG_BOND_SLAVE"),
        (rules.unplug, "eth0", -1, "PIF_IS_MANAGEMENT_INTERFACE"),
        (rules.unplug, "eth4", -1, ""),
        (rules.unplug, "bond0", -1, "VIF_IN_USE"),
        (rules.forget, "eth0", -1, "PIF_IS_MANAGEMENT_INTERFACE"),
        (rules.forget, "eth1", -1, "PIF_ALREADY_BONDED"),
        (rules.forget, "bond0", -1, "PIF_ALREADY_BONDED"),
        (rules.forget, "bond0", 120, "PIF_IS_VLAN"),
        (rules.forget, "eth4", -1, ""),
        (rules.configure, "eth1", -1, "PIF_IS_BOND_MEMBER"),
        (rules.configure, "eth0", -1, ""),
        (rules.configure, "bond0", 120, ""),
        (rules.manage_by, "eth0", -1, "PIF_MANAGES_ALREADY"),
        (rules.manage_by, "eth3", -1, ""),
        (rules.manage_by, "eth4", -1, "PIF_HAS_NO_ADDRESS"),
        (rules.destroy_bond, "bond0", -1, ""),
        (rules.destroy_bond, "eth0", -1, "NOT_A_BOND"),
    ],
)
def test_interfaces(pool: Networks, rule: rules.Rule, device: str, vlan: int, expected: str) -> None:
    assert code(rule(pool.cache, pool.pif("xcp-01", device, vlan))) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Pool-wide eth0", "NETWORK_OF_CARD"),
        ("Host internal management network", "CANNOT_DESTROY_SYSTEM_NETWORK"),
        ("VLAN 120 DMZ", "VIF_IN_USE"),
        ("Private lab", "NETWORK_CONTAINS_VIF"),
        ("bond0", ""),
    ],
)
def test_networks(pool: Networks, name: str, expected: str) -> None:
    assert code(rules.delete(pool.cache, pool.named("network", name))) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Pool-wide eth0", "NETWORK_OF_CARD"),
        ("Host internal management network", "CANNOT_DESTROY_SYSTEM_NETWORK"),
        ("VLAN 120 DMZ", "VIF_IN_USE"),
        ("Private lab", "VIF_IN_USE"),
        ("bond0", "NETWORK_LINK_FIXED"),
    ],
)
def test_what_carries_a_network(pool: Networks, name: str, expected: str) -> None:
    assert code(rules.edit_link(pool.cache, pool.named("network", name))) == expected


def test_what_carries_a_network_stays_while_a_host_has_an_address_on_it() -> None:
    pool = Networks()
    network, pif = pool.named("network", "VLAN 120 DMZ"), pool.pif("xcp-02", "bond0", 120)
    for vif in pool.db.get("network", network)["VIFs"]:
        pool.change("VIF", vif, currently_attached=False)
    assert rules.edit_link(pool.cache, network) is None
    pool.change("PIF", pif, ip_configuration_mode="DHCP")
    assert code(rules.edit_link(pool.cache, network)) == "NETWORK_HAS_ADDRESS"
    pool.change("PIF", pif, disallow_unplug=True)
    assert code(rules.edit_link(pool.cache, network)) == "PIF_DOES_NOT_ALLOW_UNPLUG"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Storage", ""),
        ("Pool-wide eth0", "ALREADY_SO"),
        ("bond0", "PIF_HAS_NO_ADDRESS"),
        ("Private lab", "PIF_NOT_PRESENT"),
    ],
)
def test_the_pool_is_managed_by_a_network_where_every_host_has_an_address(
    pool: Networks, name: str, expected: str
) -> None:
    assert code(rules.manage_pool_by(pool.cache, pool.named("network", name))) == expected


def test_what_is_gone_or_unmanaged(pool: Networks) -> None:
    gone = Ref("OpaqueRef:gone")
    for rule in (rules.plug, rules.unplug, rules.forget, rules.configure, rules.manage_by, rules.destroy_bond,
                 rules.delete, rules.manage_pool_by):  # fmt: skip
        assert code(rule(pool.cache, gone)) == "HANDLE_INVALID"


def test_protected_unplugged_unmanaged_and_away() -> None:
    pool = Networks()
    pif, host = pool.pif("xcp-02", "eth4"), pool.named("host", "xcp-02")
    pool.change("PIF", pif, disallow_unplug=True)
    assert code(rules.unplug(pool.cache, pif)) == "PIF_DOES_NOT_ALLOW_UNPLUG"
    pool.change("PIF", pif, disallow_unplug=False, currently_attached=False)
    assert code(rules.unplug(pool.cache, pif)) == "PIF_UNPLUGGED"
    assert code(rules.plug(pool.cache, pif)) == ""
    pool.change("host_metrics", pool.db.get("host", host)["metrics"], live=False)
    assert code(rules.plug(pool.cache, pif)) == "HOST_OFFLINE"
    pool.change("PIF", pif, managed=False)
    assert code(rules.plug(pool.cache, pif)) == "PIF_UNMANAGED"


def test_high_availability_relies_on_the_management_interface() -> None:
    pool = Networks()
    pool.change("pool", next(iter(pool.db.records("pool"))), ha_enabled=True)
    assert code(rules.configure(pool.cache, pool.pif("xcp-01", "eth0"))) == "HA_IS_ENABLED"
    assert code(rules.manage_by(pool.cache, pool.pif("xcp-01", "eth3"))) == "HA_IS_ENABLED"
    assert code(rules.manage_pool_by(pool.cache, pool.named("network", "Storage"))) == "HA_IS_ENABLED"
    assert code(rules.configure(pool.cache, pool.pif("xcp-01", "eth3"))) == ""
