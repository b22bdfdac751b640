# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Interfaces of hosts: plugged, looked for, forgotten."""

from tests.simulator.small_pool import SmallPool, pifs_of


async def test_management_and_locked_interfaces_stay_plugged():
    pool = SmallPool()
    eth0, eth1 = pifs_of(pool, 2)
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
    (pif,) = pifs_of(pool, 1)
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


async def test_new_cards_are_found():
    pool = SmallPool(hosts=2)
    pifs_of(pool)
    for host in pool.hosts:
        pool.db.update("host", host, other_config={"simulator.new_nics": "eth0 eth5"})
        await pool.call("PIF.scan", host)
    first, second = (
        next(pif for pif in pool.get("host", host)["PIFs"] if pool.get("PIF", pif)["device"] == "eth5")
        for host in pool.hosts
    )
    assert pool.get("PIF", first)["network"] == pool.get("PIF", second)["network"]
    assert not pool.get("PIF", first)["currently_attached"]


async def test_what_others_stand_on_is_not_forgotten():
    pool = SmallPool()
    eth0, eth1 = pifs_of(pool, 2)
    assert await pool.failure("PIF.forget", eth0) == ["PIF_IS_MANAGEMENT_INTERFACE", eth0]
    vlan = await pool.call("VLAN.create", eth1, 9, pool.other_network)
    assert await pool.failure("PIF.forget", eth1) == ["PIF_VLAN_STILL_EXISTS", eth1]
    await pool.call("VLAN.destroy", vlan)
    pool.db.update("PIF", eth1, ip_configuration_mode="DHCP")
    await pool.call("tunnel.create", eth1, pool.other_network, "gre")
    assert await pool.failure("PIF.forget", eth1) == ["PIF_TUNNEL_STILL_EXISTS", eth1]
