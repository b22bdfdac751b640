# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tunnels, and virtual functions of network cards."""

from tests.simulator.small_pool import SmallPool, pifs_of


async def test_a_tunnel_needs_an_address_and_open_vswitch():
    pool = SmallPool()
    eth0, eth1 = pifs_of(pool, 2)
    tunnel = await pool.call("tunnel.create", eth0, pool.other_network, "vxlan")
    record = pool.get("tunnel", tunnel)
    assert (record["protocol"], record["status"]) == ("vxlan", {"active": "true"})
    access = record["access_PIF"]
    assert pool.get("PIF", access)["tunnel_access_PIF_of"] == [tunnel]
    assert pool.get("PIF", eth0)["tunnel_transport_PIF_of"] == [tunnel]
    third = pool.db.create("network")
    assert await pool.failure("tunnel.create", access, third, "gre") == ["IS_TUNNEL_ACCESS_PIF", access]
    assert (await pool.failure("tunnel.create", eth0, pool.other_network))[0] == "NETWORK_ALREADY_CONNECTED"
    assert await pool.failure("tunnel.create", eth1, third, "gre") == ["TRANSPORT_PIF_NOT_CONFIGURED", eth1]
    assert len(pool.db.records("tunnel")) == 2, "what could not be plugged is left behind"
    await pool.call("tunnel.destroy", tunnel)
    assert access not in pool.db.records("PIF")
    pool.db.update("host", pool.host, software_version={"network_backend": "bridge"})
    assert await pool.failure("tunnel.create", eth0, pool.other_network) == ["OPENVSWITCH_NOT_ACTIVE"]


async def test_virtual_functions():
    pool = SmallPool()
    eth0, eth1 = pifs_of(pool, 2)
    make = ("network_sriov.create", eth1, pool.other_network)
    assert await pool.failure(*make) == ["PIF_IS_NOT_SRIOV_CAPABLE", eth1]
    pool.db.update("PIF", eth1, capabilities=["sriov"])
    sriov = await pool.call(*make)
    logical = pool.get("network_sriov", sriov)["logical_PIF"]
    assert pool.get("PIF", logical)["sriov_logical_PIF_of"] == [sriov]
    assert await pool.call("network_sriov.get_remaining_capacity", sriov) == 8
    assert await pool.failure(*make) == ["NETWORK_SRIOV_ALREADY_ENABLED", eth1]
    failure = await pool.failure("Bond.create", pool.db.create("network"), [eth0, eth1], "", "lacp", {})
    assert failure == ["PIF_HAS_SRIOV_ENABLED", eth1]
    await pool.call("network_sriov.destroy", sriov)
    assert logical not in pool.db.records("PIF")
    assert pool.get("PIF", eth1)["sriov_physical_PIF_of"] == []


async def test_hosts_share_a_network_with_like_cards_only():
    pool = SmallPool(hosts=2)
    _, eth1 = pifs_of(pool, 2)
    cards = [pool.db.create("PIF_metrics", device_id=number) for number in ("1563", "10fb")]
    other = pool.db.create(
        "PIF",
        host=pool.hosts[1],
        device="eth1",
        VLAN=-1,
        physical=True,
        capabilities=["sriov"],
        metrics=cards[1],
    )
    pool.db.update("PIF", eth1, capabilities=["sriov"], metrics=cards[0])
    await pool.call("network_sriov.create", eth1, pool.other_network)
    failure = await pool.failure("network_sriov.create", other, pool.other_network)
    assert failure == ["NETWORK_HAS_INCOMPATIBLE_SRIOV_PIFS", other, pool.other_network]


async def test_disks_are_offered_with_encryption_or_without():
    pool = SmallPool()
    await pool.call("network.add_purpose", pool.network, "nbd")
    failure = await pool.failure("network.add_purpose", pool.network, "insecure_nbd")
    assert failure == ["NETWORK_INCOMPATIBLE_PURPOSES", "insecure_nbd", "nbd"]
    await pool.call("network.remove_purpose", pool.network, "nbd")
    assert pool.get("network", pool.network)["purpose"] == []
