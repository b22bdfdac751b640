# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A network made as planned, or nothing: what was made until a call failed is taken back."""

from collections.abc import Iterator, Mapping
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.operations.network.destroy import destroy_all_of
from xolite_desktop.xapi.operations.sequence import Call, Entry, Made, run_sequence
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.new_network.cards import card_of
from xolite_desktop.xapi.plans.new_network.new_network import Kind, Mode, NewNetwork
from xolite_desktop.xapi.refs import Ref

THE_NETWORK: Final = Made("network")


def calls_for(cache: Cache, plan: NewNetwork) -> list[Entry]:
    """Every call that makes the network, in order."""
    record = {
        "name_label": plan.name, "name_description": plan.description, "MTU": plan.mtu, "tags": list(plan.tags),
        "other_config": {"automatic": "true" if plan.automatic else "false"}, "bridge": "", "managed": True,
    }  # fmt: skip
    return [Call("network.create", (record,), THE_NETWORK.name), *_CARRYING[plan.kind](cache, plan)]


def _nothing(cache: Cache, plan: NewNetwork) -> Iterator[Entry]:
    return iter(())


def _vlan(cache: Cache, plan: NewNetwork) -> Iterator[Entry]:
    """On one host, or by one call on all that are there."""
    card = card_of(cache, plan.card) if plan.card is not None else None
    if card is None:
        return
    if plan.host is not None:
        params: tuple[object, ...] = (card.pifs[plan.host], plan.vlan, THE_NETWORK)
        yield Call("VLAN.create", params, "vlan", is_task=True, weight=3.0)
        return
    pool = cache.pool
    first = card.pifs.get(pool.master) if pool is not None else None
    pif = first or next(iter(card.pifs.values()))
    yield Call("pool.create_VLAN_from_PIF", (pif, THE_NETWORK, plan.vlan), is_task=True, weight=5.0)


def _bonds(cache: Cache, plan: NewNetwork) -> Iterator[Entry]:
    chosen = [card for ref in plan.members if (card := card_of(cache, ref)) is not None]
    properties = {"hashing_algorithm": plan.hashing.value} if plan.mode is Mode.LACP else {}
    for number, host in enumerate(plan.hosts(cache)):
        members = [card.pifs[host] for card in chosen]
        params = (THE_NETWORK, members, "", plan.mode.value, properties)
        yield Call("Bond.create", params, f"bond_{number}", is_task=True, weight=5.0)


def _tunnels(cache: Cache, plan: NewNetwork) -> Iterator[Entry]:
    card = card_of(cache, plan.card) if plan.card is not None else None
    for number, host in enumerate(plan.hosts(cache)):
        if card is not None:
            params = (card.pifs[host], THE_NETWORK, plan.protocol.value)
            yield Call("tunnel.create", params, f"tunnel_{number}", is_task=True, weight=2.0)


def _functions(cache: Cache, plan: NewNetwork) -> Iterator[Entry]:
    """The coordinator first: what it has decides which cards go with it."""
    card = card_of(cache, plan.card) if plan.card is not None else None
    for number, host in enumerate(reversed(plan.hosts(cache))):
        if card is not None:
            params = (card.pifs[host], THE_NETWORK)
            yield Call("network_sriov.create", params, f"sriov_{number}", is_task=True, weight=3.0)


_CARRYING: Final = {
    Kind.EXTERNAL: _vlan,
    Kind.PRIVATE: _nothing,
    Kind.BONDED: _bonds,
    Kind.TUNNEL: _tunnels,
    Kind.SRIOV: _functions,
}


async def create(client: Client, plan: NewNetwork, report: Report, on_task: OnTask = None) -> Ref:
    """The network, on every host it was planned for. If a call fails, or this is cancelled, nothing of it is left; what
    cannot be taken back is a note on the error."""
    made: dict[str, str] = {}
    try:
        await run_sequence(client, calls_for(client.cache, plan), made, report, on_task)
    except BaseException as error:
        await _take_back(client, made, error)
        raise
    return Ref(made[THE_NETWORK.name])


async def _take_back(client: Client, made: Mapping[str, str], error: BaseException) -> None:
    if THE_NETWORK.name not in made:
        return
    try:
        await destroy_all_of(client, Ref(made[THE_NETWORK.name]), lambda _: None)
    except XapiError as failed:
        error.add_note(f"the network could not be removed: {failed}")
