# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Interfaces of hosts get addresses and purposes, and the pool is managed by others of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest

from helpers.direct_pool import DirectClient
from helpers.networks import Networks
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.network import interface
from xolite_desktop.xapi.plans.address import Address, Mode4, Mode6, address_of
from xolite_desktop.xapi.records.network import PIF
from xolite_desktop.xapi.refs import Ref

STATIC = Address(Mode4.STATIC, "10.0.60.11", "255.255.255.0", "10.0.60.1", ("10.0.12.2",), purpose="Backup")


def nothing(_: float) -> None:
    """Nobody looks at the progress."""


def stage(pool: Networks) -> tuple[DirectClient, Client]:
    direct = DirectClient(pool)
    return direct, cast(Client, direct)


def as_it_is(pool: Networks, pif: Ref) -> Address:
    record = pool.cache.get("PIF", pif)
    assert isinstance(record, PIF)
    return address_of(record)


async def test_a_secondary_interface_is_protected_while_it_has_a_purpose() -> None:
    pool = Networks()
    direct, client = stage(pool)
    pif = pool.pif("xcp-02", "eth4")
    pool.change("PIF", pif, currently_attached=False)
    await interface.configure(client, pif, STATIC, nothing)
    record = pool.db.get("PIF", pif)
    assert (record["IP"], record["DNS"], record["disallow_unplug"]) == ("10.0.60.11", "10.0.12.2", True)
    assert record["other_config"] == {"management_purpose": "Backup"}
    assert record["currently_attached"]
    assert as_it_is(pool, pif) == STATIC
    direct.calls.clear()
    await interface.configure(client, pif, STATIC, nothing)
    assert direct.calls == [], "what is so already is not sent"
    await interface.configure(client, pif, replace(STATIC, purpose="NFS"), nothing)
    assert [method for method, _ in direct.calls] == [
        "PIF.remove_from_other_config",
        "PIF.add_to_other_config",
    ]
    await interface.configure(client, pif, Address(purpose="NFS"), nothing)
    record = pool.db.get("PIF", pif)
    assert (record["IP"], record["disallow_unplug"], record["other_config"]) == ("", False, {})
    assert direct.expected_at == []


async def test_only_the_side_that_differs_is_set() -> None:
    pool = Networks()
    direct, client = stage(pool)
    pif = pool.pif("xcp-02", "eth3")
    before = as_it_is(pool, pif)
    await interface.configure(client, pif, replace(before, mode6=Mode6.STATIC, ipv6="fd00::9/64"), nothing)
    methods = [method for method, _ in direct.calls if "reconfigure" in method]
    assert methods == ["PIF.reconfigure_ipv6"]
    assert pool.db.get("PIF", pif)["IPv6"] == ["fd00::9/64"]


async def test_the_client_is_told_before_where_the_coordinator_will_be() -> None:
    pool = Networks()
    direct, client = stage(pool)
    for host, expected in (("xcp-02", []), ("xcp-01", ["10.0.12.99"])):
        pif = pool.pif(host, "eth0")
        plan = replace(as_it_is(pool, pif), ip="10.0.12.99" if host == "xcp-01" else "10.0.12.98")
        await interface.configure(client, pif, plan, nothing)
        assert direct.expected_at == expected
    assert direct.calls[-1] == ("pool.recover_slaves", ()), "the others look for it where it was"
    assert all(metrics["live"] for metrics in pool.db.records("host_metrics").values())
    direct.expected_at.clear()
    await interface.configure(client, pif, Address(Mode4.DHCP), nothing)
    assert direct.expected_at == [], "nobody knows what a server will give"


async def test_what_cuts_the_connection_comes_last() -> None:
    pool = Networks()
    direct, client = stage(pool)
    pif = pool.pif("xcp-01", "eth0")
    plan = replace(as_it_is(pool, pif), ip="10.0.12.99", mode6=Mode6.STATIC, ipv6="fd00::9/64")
    for primary, last in (("IPv4", "PIF.reconfigure_ip"), ("IPv6", "PIF.reconfigure_ipv6")):
        pool.change("PIF", pif, primary_address_type=primary)
        direct.calls.clear()
        await interface.configure(client, pif, plan, nothing)
        methods = [method for method, _ in direct.calls if "reconfigure" in method]
        assert (len(methods), methods[-1]) == (2, last)
        plan = replace(plan, ip="10.0.12.98", ipv6="fd00::8/64")


async def test_a_lost_answer_is_no_success_while_anything_is_as_before() -> None:
    """The mode is the same before and after, and so is most of the address."""
    pool = Networks()
    direct, client = stage(pool)
    pif = pool.pif("xcp-02", "eth3")
    before = replace(as_it_is(pool, pif), mode6=Mode6.STATIC, ipv6="fd00::9/64")
    await interface.configure(client, pif, before, nothing)
    findings: list[bool] = []

    async def lost(method: str, *params: object, verify: Any = None, **_: object) -> object:
        findings.append((await verify()).done)
        await direct.call(method, *params)
        findings.append((await verify()).done)
        return None

    direct.run_task = lost  # type: ignore[method-assign]
    for plan in (replace(before, netmask="255.255.0.0"), replace(before, ipv6="FD00:0::7/64")):
        await interface.configure(client, pif, plan, nothing)
    assert findings[:2] == [False, True]
    assert findings[-2:] == [False, True]


async def test_another_interface_takes_over_one_host_or_all() -> None:
    pool = Networks()
    direct, client = stage(pool)
    pif = pool.pif("xcp-01", "eth3")
    await interface.manage_by(client, pif, nothing)
    assert pool.db.get("PIF", pif)["management"]
    assert not pool.db.get("PIF", pool.pif("xcp-01", "eth0"))["management"]
    assert pool.db.get("PIF", pif)["other_config"] == {}, "its purpose is management now"
    assert direct.expected_at == ["10.0.40.11"]
    assert direct.calls[-1] == ("pool.recover_slaves", ())
    await interface.manage_pool_by(client, pool.named("network", "Storage"), nothing)
    assert all(
        pool.db.get("PIF", pool.pif(host, "eth3"))["management"] for host in ("xcp-01", "xcp-02", "xcp-03")
    )


@pytest.mark.parametrize("whole", [False, True])
async def test_an_interface_that_is_refused_keeps_its_purpose(whole: bool) -> None:
    """Without it the interface of the storage could be unplugged by mistake."""
    pool = Networks()
    _, client = stage(pool)
    pifs = [pool.pif(host, "eth3") for host in ("xcp-01", "xcp-02", "xcp-03")]
    for pif in pifs:
        pool.change("PIF", pif, disallow_unplug=True)
    before = [dict(pool.db.get("PIF", pif)) for pif in pifs]
    assert all(each["other_config"] and each["disallow_unplug"] for each in before)
    pool.change("pool", next(iter(pool.db.records("pool"))), ha_enabled=True)
    with pytest.raises(Failure, match="HA_IS_ENABLED"):
        if whole:
            await interface.manage_pool_by(client, pool.named("network", "Storage"), nothing)
        else:
            await interface.manage_by(client, pifs[0], nothing)
    after = [pool.db.get("PIF", pif) for pif in pifs]
    for field in ("other_config", "disallow_unplug"):
        assert [each[field] for each in after] == [each[field] for each in before]


async def test_a_bond_is_taken_apart_on_one_host() -> None:
    pool = Networks()
    _, client = stage(pool)
    bond = pool.pif("xcp-03", "bond0")
    await interface.destroy_bond_of(client, bond, nothing)
    assert bond not in pool.db.records("PIF")
    assert pool.db.get("PIF", pool.pif("xcp-03", "eth1", 120))["currently_attached"]


async def test_cards_are_plugged_unplugged_found_and_forgotten() -> None:
    pool = Networks()
    direct, client = stage(pool)
    pif, host = pool.pif("xcp-03", "eth5"), pool.named("host", "xcp-03")
    await interface.unplug(client, pif, nothing)
    await interface.plug(client, pif, nothing)
    await interface.forget(client, pif, nothing)
    await interface.scan(client, host, nothing)
    assert [method for method, _ in direct.calls] == ["PIF.unplug", "PIF.plug", "PIF.forget", "PIF.scan"]
