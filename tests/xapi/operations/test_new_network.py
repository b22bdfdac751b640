# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Networks made on three hosts as planned; if any call fails, nothing of them is left."""

from __future__ import annotations

from typing import Any, cast

import pytest

from helpers.direct_pool import DirectClient
from helpers.networks import Networks
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.network.create import create
from xolite_desktop.xapi.operations.network.destroy import destroy_all_of
from xolite_desktop.xapi.plans.new_network.new_network import Hashing, Kind, Mode, NewNetwork, Protocol
from xolite_desktop.xapi.refs import Ref


@pytest.fixture(scope="module")
def shared() -> Networks:
    """For tests that leave it as it was, which is what they are about."""
    return Networks()


CLASSES = ("network", "PIF", "Bond", "VLAN", "tunnel", "network_sriov", "VIF", "PIF_metrics")


def plans(pool: Networks) -> dict[str, NewNetwork]:
    fast = (pool.card("eth4"), pool.card("eth5"))
    return {
        "vlan": NewNetwork(Kind.EXTERNAL, "New", card=pool.card("bond0"), vlan=300, tags=("dmz",)),
        "vlan of one host": NewNetwork(
            Kind.EXTERNAL, "New", card=pool.card("bond0"), vlan=300, host=pool.named("host", "xcp-02")
        ),
        "private": NewNetwork(Kind.PRIVATE, "New", mtu=9000, automatic=False),
        "bond": NewNetwork(Kind.BONDED, "New", members=fast, mode=Mode.LACP, hashing=Hashing.PORTS),
        "management bond": NewNetwork(Kind.BONDED, "New", members=(pool.card("eth0"), pool.card("eth4"))),
        "tunnel": NewNetwork(Kind.TUNNEL, "New", card=pool.card("eth0"), protocol=Protocol.VXLAN),
        "sriov": NewNetwork(Kind.SRIOV, "New", card=pool.card("eth4")),
    }


EXPECTED = {
    "vlan": (3, ["network.create", "pool.create_VLAN_from_PIF"]),
    "vlan of one host": (1, ["network.create", "VLAN.create"]),
    "private": (0, ["network.create"]),
    "bond": (3, ["network.create", "Bond.create", "Bond.create", "Bond.create"]),
    "management bond": (3, ["network.create", "Bond.create", "Bond.create", "Bond.create"]),
    "tunnel": (3, ["network.create", "tunnel.create", "tunnel.create", "tunnel.create"]),
    "sriov": (3, ["network.create", "network_sriov.create", "network_sriov.create", "network_sriov.create"]),
}


def run(pool: Networks, **options: Any) -> tuple[DirectClient, Client]:
    direct = DirectClient(pool, **options)
    return direct, cast(Client, direct)


def state(pool: Networks) -> dict[str, list[str]]:
    """Everything about networks, without what gets new references when it is moved to a bond and back."""
    shown: dict[str, list[str]] = {}
    for cls in CLASSES:
        records = pool.db.records(cls).values()
        if cls == "PIF":
            shown[cls] = sorted(
                f"{pif['host']} {pif['device']} {pif['VLAN']} {pif['network']} {pif['IP']} {pif['management']}"
                for pif in records
            )
        elif cls == "VIF":
            shown[cls] = sorted(f"{vif['VM']} {vif['network']}" for vif in records)
        else:
            shown[cls] = [str(len(records))]
    return shown


@pytest.mark.parametrize("name", EXPECTED)
async def test_made_on_every_host_and_deleted_again(shared: Networks, name: str) -> None:
    pool = shared
    before = state(pool)
    plan = plans(pool)[name]
    assert plan.problems(pool.cache) == []
    direct, client = run(pool)
    told: list[float] = []
    network = await create(client, plan, told.append)
    record = pool.db.get("network", network)
    count, calls = EXPECTED[name]
    assert [method for method, _ in direct.calls] == calls
    assert (record["name_label"], record["MTU"], record["tags"]) == ("New", plan.mtu, list(plan.tags))
    assert record["other_config"]["automatic"] == ("true" if plan.automatic else "false")
    assert len(record["PIFs"]) == count
    assert told == sorted(told)
    assert told[-1] == 1.0
    await destroy_all_of(client, network, lambda _: None)
    assert state(pool) == before


@pytest.mark.parametrize(
    ("name", "failing"),
    [(name, number) for name, (_, calls) in EXPECTED.items() for number in range(len(calls))],
)
async def test_nothing_is_left_of_what_failed(shared: Networks, name: str, failing: int) -> None:
    pool = shared
    before = state(pool)
    _, client = run(pool, failing=failing)
    with pytest.raises(Failure):
        await create(client, plans(pool)[name], lambda _: None)
    assert state(pool) == before


async def test_a_tunnel_that_could_not_be_plugged_goes_too() -> None:
    """The server leaves it behind."""
    pool = Networks()
    _, client = run(pool)
    pool.db.update("PIF", pool.pif("xcp-03", "eth0"), ip_configuration_mode="None")
    plan, before = plans(pool)["tunnel"], state(pool)
    with pytest.raises(Failure) as caught:
        await create(client, plan, lambda _: None)
    assert caught.value.code == "TRANSPORT_PIF_NOT_CONFIGURED"
    assert state(pool) == before


async def test_a_bond_has_its_mode(shared: Networks) -> None:
    pool = shared
    _, client = run(pool)
    network = await create(client, plans(pool)["bond"], lambda _: None)
    bonds = [
        pool.db.get("Bond", pool.db.get("PIF", pif)["bond_master_of"][0])
        for pif in pool.db.get("network", network)["PIFs"]
    ]
    assert {bond["mode"] for bond in bonds} == {"lacp"}
    assert all(bond["properties"] == {"hashing_algorithm": "tcpudp_ports"} for bond in bonds)
    await destroy_all_of(client, network, lambda _: None)


async def test_the_coordinator_s_bond_is_made_last(shared: Networks) -> None:
    pool = shared
    direct, client = run(pool)
    network = await create(client, plans(pool)["management bond"], lambda _: None)
    await destroy_all_of(client, network, lambda _: None)
    first = [Ref(str(params[1][0])) for method, params in direct.calls if method == "Bond.create"]  # type: ignore[index]
    assert first[-1] == pool.pif("xcp-01", "eth0")
    gone = [Ref(str(params[0])) for method, params in direct.calls if method == "Bond.destroy"]
    assert len(gone) == 3
