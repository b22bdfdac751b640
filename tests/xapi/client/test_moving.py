# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The address we came by is changed: the connection breaks, and comes back at the new one by itself, if the host there is
the one it was. The simulator really moves to another address of loopback."""

from __future__ import annotations

import asyncio
import copy
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from xapi.conftest import POOL
from xapi.follower import Follower

from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client, Lost, Restored
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.operations.network.interface import configure, manage_by
from xolite_desktop.xapi.plans.address import Address, Mode4
from xolite_desktop.xapi.refs import Ref

HERE, THERE, MASK = "127.0.0.1", "127.0.0.2", "255.0.0.0"
ETH0, ETH1 = Ref("OpaqueRef:eth0"), Ref("OpaqueRef:eth1")


def _has_address(address: str) -> bool:
    try:
        with socket.create_server((address, 0)):
            return True
    except OSError:
        return False


pytestmark = pytest.mark.skipif(not _has_address(THERE), reason="loopback has one address here")


@pytest.fixture
def pool() -> Iterator[Simulator]:
    """One host with two cards, each with an address of loopback."""
    card = {"host": "OpaqueRef:host", "VLAN": -1, "physical": True, "managed": True, "netmask": MASK,
            "ip_configuration_mode": "Static", "currently_attached": True}  # fmt: skip
    networks = {"network": {"OpaqueRef:lan": {"name_label": "LAN"}, "OpaqueRef:two": {"name_label": "Two"}}}
    pifs = {
        "PIF": {
            ETH0: {**card, "device": "eth0", "network": "OpaqueRef:lan", "IP": HERE, "management": True},
            ETH1: {**card, "device": "eth1", "network": "OpaqueRef:two", "IP": THERE},
        }
    }
    with Simulator({**copy.deepcopy(POOL), **networks, **pifs}, clock=HandClock(auto=True)) as simulator:
        yield simulator


@pytest.fixture
def pins(pool: Simulator, tmp_path: Path) -> Pins:
    kept = Pins(tmp_path / "pins.json")
    kept.trust(Endpoint.parse(pool.url), Certificate(pool.certificate))
    return kept


@pytest.fixture
async def client(pool: Simulator, pins: Pins) -> AsyncIterator[Client]:
    """Signed in; its pauses take no time."""

    async def pause(_: float) -> None:
        await asyncio.sleep(0.005)

    made = Client(Endpoint.parse(pool.url), pins, pause=pause, jitter=lambda: 0.5)
    await made.sign_in(pool.user, pool.password)
    yield made
    await made.close()


Change = Callable[[Client], object]


async def _change(client: Client) -> None:
    plan = Address(Mode4.STATIC, THERE, MASK)
    await configure(client, ETH0, plan, lambda _: None)


async def _manage(client: Client) -> None:
    await manage_by(client, ETH1, lambda _: None)


@pytest.mark.parametrize(("change", "pif"), [(_change, ETH0), (_manage, ETH1)])
async def test_it_comes_back_at_the_new_address(
    pool: Simulator, client: Client, pins: Pins, tmp_path: Path, change: Change, pif: Ref
) -> None:
    former = client.endpoint
    there = replace(former, host=THERE)
    if change is _change:
        pool.run(lambda: pool.db.update("PIF", ETH1, IP=""))
    follower = Follower(client, (), ())
    await follower.batch()
    async with asyncio.timeout(20):
        await change(client)  # type: ignore[misc]
    while not isinstance(await follower.item(), Restored):
        pass
    assert client.endpoint == client.moved_to == there
    record = client.cache.get("PIF", pif)
    assert (getattr(record, "IP", ""), getattr(record, "management", False)) == (THERE, True)
    assert pool.calls["session.login_with_password"] == 1, "the session went along"
    kept = pins.get(there)
    assert kept is not None, "a person's word for the host counts where it is now"
    assert kept.sha256 == pool.fingerprint
    assert Pins(tmp_path / "pins.json").get(there) == kept
    await follower.stop()


async def test_another_host_at_that_address_hears_nothing(
    pool: Simulator, client: Client, pins: Pins
) -> None:
    follower = Follower(client, (), ())
    await follower.batch()
    with Simulator(copy.deepcopy(POOL), clock=HandClock(), port=0) as stranger:
        there = Endpoint(HERE, stranger.port)
        client.trust.move(client.endpoint, there)
        client._link.expected = there
        pool.refuse_connections()
        pool.drop_connections()
        for _ in range(3):
            assert isinstance(await follower.item(), Lost)
        assert stranger.bytes_received == 0
        assert pins.get(there) is None
        pool.accept_connections()
        while not isinstance(await follower.item(), Restored):
            pass
        assert client.endpoint == Endpoint.parse(pool.url)
    await follower.stop()


async def test_the_demo_whose_hosts_share_one_address_moves_nowhere(pool: Simulator, pins: Pins) -> None:
    client = Client(Endpoint.parse(pool.url), pins, behind_one_address=True)
    client.expect_at(THERE)
    assert client.trust.get(replace(client.endpoint, host=THERE)) is None
    await client.close()


async def test_what_was_refused_moves_nothing(pool: Simulator, client: Client) -> None:
    follower = Follower(client, (), ())
    await follower.batch()
    pool.run(lambda: pool.db.update("pool", "OpaqueRef:pool", ha_enabled=True))
    with pytest.raises(Failure):
        await configure(client, ETH0, Address(Mode4.STATIC, THERE, MASK), lambda _: None)
    assert client._link.expected is None
    await follower.stop()


async def test_no_address_is_none(client: Client) -> None:
    with pytest.raises(ValueError):
        client.expect_at("not an address")
