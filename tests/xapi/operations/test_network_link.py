# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A network goes to another card or VLAN; if that fails, it is where it was."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from helpers.direct_pool import DirectClient
from helpers.networks import Networks
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.network.link import set_link
from xolite_desktop.xapi.plans.network_link import EditLink, choosable, link_of, vlans_of
from xolite_desktop.xapi.refs import Ref

NAME = "VLAN 120 DMZ"


def nothing(_: float) -> None:
    """Nobody looks at the progress."""


def stage(failing: int | None = None) -> tuple[Networks, Ref, DirectClient, Client]:
    """No VM is plugged in."""
    pool = Networks()
    network = pool.named("network", NAME)
    for vif in pool.db.get("network", network)["VIFs"]:
        pool.change("VIF", vif, currently_attached=False)
    direct = DirectClient(pool, failing=failing)
    return pool, network, direct, cast(Client, direct)


def tags(pool: Networks, network: Ref) -> list[int]:
    return sorted(vlan.tag for vlan in vlans_of(pool.cache, network).values())


async def test_one_call_makes_it_on_every_host() -> None:
    pool, network, direct, client = stage()
    had = link_of(pool.cache, network)
    assert had.vlan == 120
    other = next(card for card in choosable(pool.cache, network) if card.network != had.card)
    await set_link(client, network, EditLink(other.network, 77, had), nothing)
    methods = [method for method, _ in direct.calls]
    assert methods == ["VLAN.destroy"] * 3 + ["pool.create_VLAN_from_PIF"]
    assert link_of(pool.cache, network) == EditLink(other.network, 77)


async def test_a_network_on_no_card_is_private_and_comes_back() -> None:
    pool, network, _, client = stage()
    had = link_of(pool.cache, network)
    await set_link(client, network, EditLink(had=had), nothing)
    assert link_of(pool.cache, network) == EditLink()
    await set_link(client, network, EditLink(had.card, 120, EditLink()), nothing)
    assert tags(pool, network) == [120] * 3


@pytest.mark.parametrize("failing", [0, 1, 3])
async def test_if_a_call_fails_it_is_where_it_was(failing: int) -> None:
    pool, network, _, client = stage(failing)
    had = link_of(pool.cache, network)
    with pytest.raises(Failure):
        await set_link(client, network, EditLink(had.card, 77, had), nothing)
    assert tags(pool, network) == [120] * 3
    assert link_of(pool.cache, network) == had


async def test_what_somebody_else_changed_is_not_undone() -> None:
    pool, network, direct, client = stage()
    had = link_of(pool.cache, network)
    with pytest.raises(Failure, match="CHANGED_MEANWHILE"):
        await set_link(client, network, EditLink(had.card, 77, replace(had, vlan=119)), nothing)
    assert direct.calls == []


def test_what_is_wrong() -> None:
    pool, network, _, _ = stage()
    card = link_of(pool.cache, network).card
    other = next(
        ref
        for ref in pool.cache.records("network")
        if ref != network and link_of(pool.cache, ref).card == card
    )
    taken = link_of(pool.cache, other).vlan

    def wrong(plan: EditLink) -> list[str]:
        return [problem.code for problem in plan.problems(pool.cache, network)]

    assert wrong(EditLink()) == []
    assert wrong(EditLink(card)) == ["VLAN_MISSING"]
    assert wrong(EditLink(card, 120)) == []
    assert wrong(EditLink(card, taken)) == ["VLAN_TAKEN"]
    assert wrong(EditLink(card, 4095)) == ["VLAN_TAG_INVALID"]
    assert wrong(EditLink(Ref("gone"), 5)) == ["CARD_MISSING"]
