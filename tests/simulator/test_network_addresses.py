# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Addresses of interfaces, and the one the pool is administered by."""

import pytest

from tests.simulator.small_pool import SmallPool, pifs_of


@pytest.mark.parametrize(
    ("address", "netmask", "code"),
    [
        ("999.1.1.2", "255.0.0.0", "INVALID_IP_ADDRESS_SPECIFIED"),
        ("10.1.1.2", "255.0.255.0", "PIF_CONFIGURATION_ERROR"),
    ],
)
async def test_wrong_addresses_are_refused(address, netmask, code):
    pool = SmallPool()
    (pif,) = pifs_of(pool, 1)
    assert (await pool.failure("PIF.reconfigure_ip", pif, "Static", address, netmask, "", ""))[0] == code


async def test_an_address_is_given_and_taken():
    pool = SmallPool()
    (pif,) = pifs_of(pool, 1)
    await pool.call("PIF.reconfigure_ip", pif, "Static", "10.1.1.2", "255.255.255.0", "10.1.1.1", "8.8.8.8")
    assert (pool.get("PIF", pif)["IP"], pool.get("PIF", pif)["DNS"]) == ("10.1.1.2", "8.8.8.8")
    await pool.call("PIF.reconfigure_ip", pif, "DHCP", "", "", "", "")
    assert pool.get("PIF", pif)["IP"] == "10.1.1.2"
    pool.db.update("PIF", pif, management=False)
    await pool.call("PIF.reconfigure_ip", pif, "None", "", "", "", "")
    assert pool.get("PIF", pif)["IP"] == ""


async def test_a_card_without_a_lease_gets_one():
    pool = SmallPool()
    _, eth1 = pifs_of(pool, 2)
    pool.db.update("PIF", eth1, currently_attached=True)
    await pool.call("PIF.reconfigure_ip", eth1, "DHCP", "", "", "", "")
    assert pool.get("PIF", eth1)["IP"].startswith("10.0.99.")
    assert (await pool.failure("PIF.reconfigure_ip", eth1, "Auto", "", "", "", ""))[0] == "INTERNAL_ERROR"


async def test_addresses_of_version_6():
    pool = SmallPool()
    (pif,) = pifs_of(pool, 1)
    await pool.call("PIF.reconfigure_ipv6", pif, "Static", "fd00::2/64", "fd00::1", "")
    record = pool.get("PIF", pif)
    assert (record["IPv6"], record["ipv6_gateway"]) == (["fd00::2/64"], "fd00::1")
    assert await pool.failure("PIF.reconfigure_ipv6", pif, "Static", "fd00", "", "") == [
        "INVALID_CIDR_ADDRESS_SPECIFIED",
        "IPv6",
    ]
    await pool.call("PIF.set_primary_address_type", pif, "IPv6")
    assert await pool.failure("PIF.reconfigure_ipv6", pif, "None", "", "", "") == [
        "PIF_IS_MANAGEMENT_INTERFACE",
        pif,
    ]


async def test_the_pool_is_administered_over_another_interface():
    pool = SmallPool()
    eth0, eth1 = pifs_of(pool, 2)
    assert await pool.failure("host.management_reconfigure", eth1) == [
        "PIF_HAS_NO_NETWORK_CONFIGURATION",
        eth1,
    ]
    await pool.call("PIF.reconfigure_ip", eth1, "Static", "10.1.1.2", "255.255.255.0", "", "")
    assert pool.moved == []
    await pool.call("host.management_reconfigure", eth1)
    assert (pool.get("PIF", eth0)["management"], pool.get("PIF", eth1)["management"]) == (False, True)
    assert pool.moved == ["10.1.1.2"]
    assert pool.get("host", pool.host)["address"] == "10.1.1.2"
    await pool.call("PIF.reconfigure_ip", eth1, "Static", "10.1.1.3", "255.255.255.0", "", "")
    assert pool.moved == ["10.1.1.2", "10.1.1.3"]
    assert (await pool.failure("PIF.reconfigure_ip", eth1, "None", "", "", "", ""))[
        0
    ] == "PIF_IS_MANAGEMENT_INTERFACE"


async def test_members_look_for_the_coordinator_where_it_was_until_they_are_told():
    pool = SmallPool(hosts=2)
    eth0, _ = pifs_of(pool, 2)
    await pool.call("PIF.reconfigure_ip", eth0, "Static", "10.0.0.9", "255.0.0.0", "", "")
    metrics = pool.get("host", pool.hosts[1])["metrics"]
    assert not pool.get("host_metrics", metrics)["live"]
    assert await pool.call("pool.recover_slaves") == [pool.hosts[1]]
    assert pool.get("host_metrics", metrics)["live"]


async def test_all_hosts_are_administered_over_another_network():
    pool = SmallPool(hosts=2)
    first = pool.db.create("PIF", host=pool.host, network=pool.other_network, device="eth1", VLAN=-1)
    expected = ["PIF_NOT_PRESENT", pool.hosts[1], pool.other_network]
    assert await pool.failure("pool.management_reconfigure", pool.other_network) == expected
    second = pool.db.create("PIF", host=pool.hosts[1], network=pool.other_network, device="eth1", VLAN=-1)
    for number, pif in enumerate((first, second)):
        pool.db.update("PIF", pif, ip_configuration_mode="Static", IP=f"10.7.0.{number}")
    await pool.call("pool.management_reconfigure", pool.other_network)
    assert [pool.get("host", host)["address"] for host in pool.hosts] == ["10.7.0.0", "10.7.0.1"]
    pool.db.update("pool", pool.pool, ha_enabled=True)
    assert await pool.failure("pool.management_reconfigure", pool.network) == ["HA_IS_ENABLED"]
