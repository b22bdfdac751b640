# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Interfaces of hosts, and bonds of them."""

import pytest

from tests.simulator.small_pool import SmallPool


def _pifs(pool, count=3):
    first = pool.get("host", pool.host)["PIFs"][0]
    pool.db.update("PIF", first, IP="10.0.0.1", ip_configuration_mode="Static", netmask="255.0.0.0")
    network = [pool.db.create("network", bridge=f"xenbr{number}") for number in range(1, count)]
    return [first] + [
        pool.db.create("PIF", host=pool.host, network=each, device=f"eth{number}", VLAN=-1, physical=True)
        for number, each in enumerate(network, 1)
    ]


async def test_a_bond_takes_the_address_and_vlans_of_its_members_and_gives_them_back():
    pool = SmallPool()
    eth0, eth1, _ = _pifs(pool)
    upper = pool.db.create("network")
    vlan = await pool.call("VLAN.create", eth1, 9, upper)
    bond = await pool.call("Bond.create", pool.other_network, [eth1, eth0], "", "active-backup", {})
    record = pool.get("Bond", bond)
    master = pool.get("PIF", record["master"])
    assert (master["device"], master["IP"], master["management"]) == ("bond0", "10.0.0.1", True)
    assert record["primary_slave"] == eth0
    assert set(record["slaves"]) == {eth0, eth1}
    assert pool.get("PIF", eth0)["IP"] == ""
    assert vlan not in pool.db.records("VLAN")
    (moved,) = pool.db.records("VLAN")
    assert pool.get("VLAN", moved)["tagged_PIF"] == record["master"]
    assert await pool.failure("PIF.plug", eth1) == ["CANNOT_PLUG_BOND_SLAVE", eth1]
    assert await pool.failure("PIF.forget", record["master"]) == ["PIF_ALREADY_BONDED", record["master"]]
    third = pool.db.create("network")
    assert await pool.failure("VLAN.create", eth1, 3, third) == ["CANNOT_ADD_VLAN_TO_BOND_SLAVE", eth1]
    assert await pool.failure("Bond.create", third, [eth1], "", "lacp", {}) == ["PIF_ALREADY_BONDED", eth1]
    await pool.call("Bond.set_mode", bond, "lacp")
    await pool.call("Bond.set_property", bond, "hashing_algorithm", "tcpudp_ports")
    assert (await pool.failure("Bond.set_property", bond, "nope", "x"))[0] == "INVALID_VALUE"
    master = record["master"]
    await pool.call("Bond.destroy", bond)
    assert master not in pool.db.records("PIF")
    assert pool.get("PIF", eth0)["IP"] == "10.0.0.1"
    assert pool.get("PIF", eth0)["management"]
    (back,) = pool.db.records("VLAN")
    assert pool.get("VLAN", back)["tagged_PIF"] == eth0


async def test_odd_bonds():
    pool = SmallPool()
    eth0, eth1, eth2 = _pifs(pool)
    assert await pool.failure("Bond.create", pool.other_network, [], "", "lacp", {}) == [
        "PIF_BOND_NEEDS_MORE_MEMBERS"
    ]
    vlan = await pool.call("VLAN.create", eth0, 9, pool.db.create("network"))
    above = pool.get("VLAN", vlan)["untagged_PIF"]
    failure = await pool.failure("Bond.create", pool.other_network, [above], "", "lacp", {})
    assert failure == ["PIF_INCOMPATIBLE_PRIMARY_ADDRESS_TYPE", above]
    bond = await pool.call("Bond.create", pool.other_network, [eth1], "02:00:00:00:00:01", "lacp", {})
    assert pool.get("PIF", pool.get("Bond", bond)["master"])["MAC"] == "02:00:00:00:00:01"
    failure = await pool.failure("Bond.create", pool.other_network, [eth2], "", "lacp", {})
    assert failure[0] == "NETWORK_ALREADY_CONNECTED"


@pytest.mark.parametrize(
    ("address", "netmask", "code"),
    [
        ("999.1.1.2", "255.0.0.0", "INVALID_IP_ADDRESS_SPECIFIED"),
        ("10.1.1.2", "255.0.255.0", "PIF_CONFIGURATION_ERROR"),
    ],
)
async def test_wrong_addresses_are_refused(address, netmask, code):
    pool = SmallPool()
    (pif,) = _pifs(pool, 1)
    assert (await pool.failure("PIF.reconfigure_ip", pif, "Static", address, netmask, "", ""))[0] == code


async def test_an_address_is_given_and_taken():
    pool = SmallPool()
    (pif,) = _pifs(pool, 1)
    await pool.call("PIF.reconfigure_ip", pif, "Static", "10.1.1.2", "255.255.255.0", "10.1.1.1", "8.8.8.8")
    assert (pool.get("PIF", pif)["IP"], pool.get("PIF", pif)["DNS"]) == ("10.1.1.2", "8.8.8.8")
    await pool.call("PIF.reconfigure_ip", pif, "DHCP", "", "", "", "")
    assert pool.get("PIF", pif)["IP"] == "10.1.1.2"
    await pool.call("PIF.reconfigure_ip", pif, "None", "", "", "", "")
    assert pool.get("PIF", pif)["IP"] == ""


async def test_management_and_locked_interfaces_stay_plugged():
    pool = SmallPool()
    eth0, eth1 = _pifs(pool, 2)
    assert await pool.failure("PIF.unplug", eth0) == ["PIF_DOES_NOT_ALLOW_UNPLUG", eth0]
    await pool.call("PIF.set_disallow_unplug", eth1, True)
    assert await pool.failure("PIF.unplug", eth1) == ["PIF_DOES_NOT_ALLOW_UNPLUG", eth1]
    await pool.call("PIF.set_disallow_unplug", eth1, False)
    await pool.call("PIF.plug", eth1)
    await pool.call("PIF.unplug", eth1)
    assert not pool.get("PIF", eth1)["currently_attached"]
    await pool.call("PIF.scan", pool.host)
    await pool.call("PIF.forget", eth1)


async def test_properties_are_few():
    pool = SmallPool()
    (pif,) = _pifs(pool, 1)
    await pool.call("PIF.set_property", pif, "gro", "off")
    assert await pool.failure("PIF.set_property", pif, "nope", "off") == [
        "INVALID_VALUE",
        "properties",
        "nope = off",
    ]
    vlan = await pool.call("VLAN.create", pif, 9, pool.other_network)
    above = pool.get("VLAN", vlan)["untagged_PIF"]
    assert await pool.failure("PIF.set_property", above, "gro", "on") == [
        "CANNOT_CHANGE_PIF_PROPERTIES",
        above,
    ]
    assert await pool.failure("PIF.forget", above) == ["PIF_IS_VLAN", above]
