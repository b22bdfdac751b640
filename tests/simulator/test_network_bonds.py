# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Bonds of interfaces: what they take over from their members, and give back."""

from tests.simulator.small_pool import SmallPool, pifs_of


async def test_a_bond_takes_the_address_and_vlans_of_its_members_and_gives_them_back():
    pool = SmallPool()
    eth0, eth1, _ = pifs_of(pool)
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
    eth0, eth1, eth2 = pifs_of(pool)
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


async def test_vms_go_over_to_the_bond_and_back():
    """Those that run on its host and those that run nowhere; those of other hosts stay where they are."""
    pool = SmallPool(hosts=2)
    eth0, eth1, _ = pifs_of(pool)
    here, elsewhere, halted = await pool.running(), await pool.running("far", pool.hosts[1]), pool.vm("off")
    bond = await pool.call("Bond.create", pool.other_network, [eth0, eth1], "", "balance-slb", {})
    assert not pool.get("PIF", eth0)["currently_attached"]
    assert [_network(pool, vm) for vm in (here, elsewhere, halted)] == [
        pool.other_network,
        pool.network,
        pool.other_network,
    ]
    await pool.call("Bond.destroy", bond)
    assert {_network(pool, vm) for vm in (here, elsewhere, halted)} == {pool.network}
    assert pool.get("PIF", eth0)["currently_attached"]
    assert pool.moved == ["", ""], "whoever came by the interface was cut off, twice"


def _network(pool, vm):
    return pool.get("VIF", pool.get("VM", vm)["VIFs"][0])["network"]


async def test_members_that_do_not_go_together():
    pool = SmallPool(hosts=2)
    eth0, eth1, eth2 = pifs_of(pool)
    other = pool.get("host", pool.hosts[1])["PIFs"][0]
    make = ("Bond.create", pool.other_network)
    assert await pool.failure(*make, [eth1, other], "", "lacp", {}) == ["PIF_CANNOT_BOND_CROSS_HOST"]
    pool.db.update("PIF", eth1, ip_configuration_mode="DHCP")
    assert await pool.failure(*make, [eth0, eth1], "", "lacp", {}) == ["PIF_BOND_MORE_THAN_ONE_IP"]
    await pool.call("PIF.set_property", eth2, "gro", "off")
    assert await pool.failure(*make, [eth1, eth2], "", "lacp", {}) == ["INCOMPATIBLE_PIF_PROPERTIES"]
    pool.db.update("pool", pool.pool, ha_enabled=True)
    assert await pool.failure(*make, [eth0], "", "lacp", {}) == ["HA_CANNOT_CHANGE_BOND_STATUS_OF_MGMT_IFACE"]
