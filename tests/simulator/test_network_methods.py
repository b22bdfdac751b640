# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Networks and VLANs."""

import pytest

from tests.simulator.small_pool import SmallPool

RECORD = {"name_label": "new", "other_config": {}}


async def test_a_network_without_a_bridge_is_given_one():
    pool = SmallPool()
    first = await pool.call("network.create", RECORD)
    second = await pool.call("network.create", RECORD)
    assert pool.get("network", first)["bridge"] != pool.get("network", second)["bridge"]
    failure = await pool.failure("network.create", RECORD | {"bridge": "xenbr0"})
    assert failure == ["INVALID_VALUE", "bridge", "xenbr0"]


async def test_a_network_goes_with_the_vifs_of_halted_vms():
    pool = SmallPool()
    vm = pool.vm()
    vif = pool.get("VM", vm)["VIFs"][0]
    await pool.call("VIF.move", vif, pool.other_network)
    await pool.call("VM.start", vm, False, False)
    assert await pool.failure("network.destroy", pool.other_network) == ["NETWORK_CONTAINS_VIF", vif]
    await pool.call("VM.hard_shutdown", vm)
    await pool.call("network.destroy", pool.other_network)
    assert pool.get("VM", vm)["VIFs"] == []


async def test_networks_with_interfaces_or_of_the_host_stay():
    pool = SmallPool()
    pifs = pool.get("network", pool.network)["PIFs"]
    assert await pool.failure("network.destroy", pool.network) == ["NETWORK_CONTAINS_PIF", *pifs]
    other_config = {"is_host_internal_management_network": "true"}
    internal = pool.db.create("network", other_config=other_config)
    assert await pool.failure("network.destroy", internal) == ["CANNOT_DESTROY_SYSTEM_NETWORK", internal]


async def test_a_vlan_is_made_on_all_hosts_at_once():
    pool = SmallPool(hosts=3)
    pif = pool.get("host", pool.host)["PIFs"][0]
    made = await pool.call("pool.create_VLAN_from_PIF", pif, pool.other_network, 42)
    assert [pool.get("PIF", each)["host"] for each in made] == pool.hosts
    assert {pool.get("PIF", each)["VLAN"] for each in made} == {42}
    vlan = pool.get("PIF", made[0])["VLAN_master_of"]
    assert pool.get("VLAN", vlan)["tagged_PIF"] == pif
    expected = ["NETWORK_ALREADY_CONNECTED", pool.host, made[0]]
    assert await pool.failure("VLAN.create", pif, 43, pool.other_network) == expected
    await pool.call("VLAN.destroy", vlan)
    assert made[0] not in pool.db.records("PIF")
    assert pool.get("PIF", pif)["VLAN_slave_of"] == []


async def test_a_vlan_by_device_name():
    pool = SmallPool(hosts=2)
    assert len(await pool.call("pool.create_VLAN", "eth0", pool.other_network, 7)) == 2


@pytest.mark.parametrize(
    ("tag", "failure"), [(-1, ["VLAN_TAG_INVALID", "-1"]), (5000, ["VLAN_TAG_INVALID", "5000"])]
)
async def test_tags_out_of_range_are_refused(tag, failure):
    pool = SmallPool()
    pif = pool.get("host", pool.host)["PIFs"][0]
    assert await pool.failure("VLAN.create", pif, tag, pool.other_network) == failure


async def test_tags_in_use_and_vlans_on_vlans_are_refused():
    pool = SmallPool()
    pif = pool.get("host", pool.host)["PIFs"][0]
    vlan = await pool.call("VLAN.create", pif, 5, pool.other_network)
    third = await pool.call("network.create", RECORD)
    assert await pool.failure("VLAN.create", pif, 5, third) == ["PIF_VLAN_EXISTS", "eth0"]
    above = pool.get("VLAN", vlan)["untagged_PIF"]
    assert await pool.failure("VLAN.create", above, 6, third) == ["PIF_IS_VLAN", above]


async def test_a_vlan_in_use_stays():
    pool = SmallPool()
    pif = pool.get("host", pool.host)["PIFs"][0]
    vlan = await pool.call("VLAN.create", pif, 5, pool.other_network)
    vm = await pool.running()
    vif = pool.get("VM", vm)["VIFs"][0]
    await pool.call("VIF.move", vif, pool.other_network)
    assert await pool.failure("VLAN.destroy", vlan) == ["VIF_IN_USE", pool.other_network, vif]
