# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The packet size of a network with the steps that bring it about, and the mode of its bonds."""

from __future__ import annotations

from typing import cast

import pytest

from helpers.direct_pool import DirectClient
from helpers.networks import Networks
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.network.settings import set_bonds, set_packet_size
from xolite_desktop.xapi.plans.network_settings import (
    BondSettings,
    PacketSize,
    kept,
    plugged_vifs,
    replugged,
    settings_of,
)
from xolite_desktop.xapi.plans.new_network.new_network import Hashing, Mode


def nothing(_: float) -> None:
    """Nobody looks at the progress."""


def stage(pool: Networks, failing: int | None = None) -> tuple[DirectClient, Client]:
    direct = DirectClient(pool, failing=failing)
    return direct, cast(Client, direct)


async def test_everything_is_unplugged_and_plugged_again_the_other_way_round() -> None:
    pool = Networks()
    direct, client = stage(pool)
    network = pool.named("network", "VLAN 120 DMZ")
    vifs, pifs = plugged_vifs(pool.cache, network), replugged(pool.cache, network)
    assert vifs
    assert len(pifs) == 3
    await set_packet_size(client, network, PacketSize(1400, now=True), nothing)
    methods = [method for method, _ in direct.calls]
    expected = ["VIF.unplug"] * len(vifs) + ["PIF.unplug"] * 3 + ["PIF.plug"] * 3 + ["VIF.plug"] * len(vifs)
    assert methods == ["network.set_MTU", *expected]
    assert {pool.db.get("PIF", pif)["MTU"] for pif in pifs} == {1400}
    assert plugged_vifs(pool.cache, network) == vifs


async def test_if_one_step_fails_it_is_as_before() -> None:
    pool = Networks()
    network = pool.named("network", "VLAN 120 DMZ")
    vifs = plugged_vifs(pool.cache, network)
    _, client = stage(pool, failing=2 + len(vifs))
    with pytest.raises(Failure):
        await set_packet_size(client, network, PacketSize(1400, now=True), nothing)
    assert pool.db.get("network", network)["MTU"] == 1500
    assert plugged_vifs(pool.cache, network) == vifs
    assert all(
        pool.db.get("PIF", pif)["currently_attached"] for pif in pool.db.get("network", network)["PIFs"]
    )


async def test_only_the_number_is_set_unless_it_shall_count_now() -> None:
    pool = Networks()
    direct, client = stage(pool)
    network = pool.named("network", "Storage")
    assert replugged(pool.cache, network) == [], "hosts have addresses there, or would lose their storage"
    assert kept(pool.cache, pool.named("network", "Pool-wide eth0")) == sorted(pool.cache.records("host"))
    await set_packet_size(client, network, PacketSize(1500), nothing)
    assert direct.calls == [("network.set_MTU", (network, 1500))]


def test_packets_have_to_fit_what_is_below() -> None:
    pool = Networks()
    vlan = pool.named("network", "VLAN 120 DMZ")
    assert [each.code for each in PacketSize(9000).problems(pool.cache, vlan)] == ["MTU_ABOVE_CARD"]
    assert PacketSize(9000).problems(pool.cache, pool.named("network", "Private lab")) == []
    assert [each.code for each in PacketSize(20).problems(pool.cache, vlan)] == ["NUMBER_OUT_OF_RANGE"]


async def test_bonds_of_all_hosts_get_another_mode() -> None:
    pool = Networks()
    direct, client = stage(pool)
    network = pool.named("network", "bond0")
    assert settings_of(pool.cache, network) == BondSettings(Mode.LACP, Hashing.PORTS)
    await set_bonds(client, network, BondSettings(Mode.BACKUP), nothing)
    assert [method for method, _ in direct.calls] == ["Bond.set_mode"] * 3
    direct.calls.clear()
    await set_bonds(client, network, BondSettings(Mode.LACP, Hashing.MAC), nothing)
    assert {method for method, _ in direct.calls} == {"Bond.set_mode", "Bond.set_property"}
    assert settings_of(pool.cache, network) == BondSettings(Mode.LACP, Hashing.MAC)
