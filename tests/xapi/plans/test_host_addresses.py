# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Addresses of all hosts on one network: one after the other, none twice, none beyond the subnet."""

from __future__ import annotations

from typing import cast

import pytest

from helpers.direct_pool import DirectClient
from helpers.networks import Networks
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.network.interface import configure_hosts
from xolite_desktop.xapi.plans.address import Mode4
from xolite_desktop.xapi.plans.host_addresses import HostAddresses, addresses_of
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref

MASK = "255.255.255.0"


@pytest.fixture
def pool() -> Networks:
    return Networks()


def addresses(pool: Networks, network: Ref) -> list[str]:
    return sorted(pool.db.get("PIF", pif)["IP"] for pif in pool.db.get("network", network)["PIFs"])


def test_they_lie_one_after_the_other_in_the_order_of_names(pool: Networks) -> None:
    network = pool.card("eth4")
    given = HostAddresses(first="10.0.60.9", netmask=MASK, purpose="Backup").each(pool.cache, network)
    assert {pif: each.ip for pif, each in given.items()} == {
        pool.pif("xcp-01", "eth4"): "10.0.60.9",
        pool.pif("xcp-02", "eth4"): "10.0.60.10",
        pool.pif("xcp-03", "eth4"): "10.0.60.11",
    }
    assert {each.purpose for each in given.values()} == {"Backup"}


def test_it_begins_with_what_there_is(pool: Networks) -> None:
    now = addresses_of(pool.cache, pool.named("network", "Storage"))
    assert (now.mode, now.first, now.purpose) == (Mode4.STATIC, "10.0.40.11", "Storage")
    assert now.problems(pool.cache, pool.named("network", "Storage")) == []
    assert addresses_of(pool.cache, pool.card("eth4")) == HostAddresses()
    assert addresses_of(pool.cache, pool.named("network", "Private lab")) == HostAddresses()


@pytest.mark.parametrize(
    ("first", "netmask", "expected"),
    [
        ("10.0.40.12", MASK, []),
        ("10.0.40.253", MASK, [("first", "ADDRESS_OF_NO_HOST")]),
        ("10.0.40.254", "255.255.255.254", [("first", "ADDRESS_RANGE_TOO_SHORT")]),
        ("10.0.12.10", MASK, [("first", "ADDRESS_TAKEN")]),
        ("nowhere", MASK, [("first", "INVALID_IP_ADDRESS_SPECIFIED")]),
        ("10.0.40.12", "24", [("netmask", "NETMASK_INVALID")]),
    ],
)
def test_what_is_wrong(pool: Networks, first: str, netmask: str, expected: list[tuple[str, str]]) -> None:
    found = HostAddresses(first=first, netmask=netmask).problems(pool.cache, pool.named("network", "Storage"))
    assert [(each.field, each.code) for each in found] == expected


def test_the_last_address_is_named(pool: Networks) -> None:
    plan = HostAddresses(first="10.0.40.254", netmask="255.255.255.254")
    problem = Problem("first", "ADDRESS_RANGE_TOO_SHORT", ("10.0.41.0",))
    assert plan.problems(pool.cache, pool.named("network", "Storage")) == [problem]


async def test_all_hosts_get_theirs_or_none(pool: Networks) -> None:
    network = pool.card("eth4")
    plan = HostAddresses(first="10.0.60.9", netmask=MASK, purpose="Backup")
    client = cast(Client, DirectClient(pool, failing=7))
    with pytest.raises(Failure):
        await configure_hosts(client, network, plan, lambda _: None)
    assert addresses(pool, network) == ["", "", ""]
    assert all(
        not pool.db.get("PIF", pif)["disallow_unplug"] for pif in pool.db.get("network", network)["PIFs"][:2]
    )
    await configure_hosts(cast(Client, DirectClient(pool)), network, plan, lambda _: None)
    assert addresses(pool, network) == ["10.0.60.10", "10.0.60.11", "10.0.60.9"]
