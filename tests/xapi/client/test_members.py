# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""More than one host: certificates learnt from the pool, redirects, and a coordinator that is gone."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Iterator

import pytest
from xapi.conftest import POOL
from xapi.follower import Follower, WoundPause

from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Batch, Client, Lost, Restored
from xolite_desktop.xapi.errors import CertificateChanged, CertificateUnknown, Unreachable, WrongPool
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

Follow = Callable[..., Follower]


def _at(simulator: Simulator) -> Endpoint:
    return Endpoint.parse(simulator.url)


@pytest.fixture
def second() -> Iterator[Simulator]:
    """Another host, which has the same pool in its database, as a member does that was promoted."""
    with Simulator(copy.deepcopy(POOL), clock=HandClock()) as simulator:
        yield simulator


def _announce(pool: Simulator, member: Simulator, fingerprint: str | None = None) -> None:
    """Let the pool say where a second host is, and which certificate it has."""

    def add() -> None:
        host = pool.db.create(
            "host", name_label="host-2", address=f"127.0.0.1:{member.port}", uuid="u-host-2"
        )
        text = fingerprint or member.fingerprint
        pool.db.create("Certificate", type="host", host=host, fingerprint_sha256=text, uuid="u-certificate")

    pool.run(add)


async def test_a_learnt_host_is_trusted_without_a_question(
    client: Client, pool: Simulator, second: Simulator, follow: Follow
) -> None:
    assert client.trust.get(_at(second)) is None
    _announce(pool, second)
    await follow().batch()
    pin = client.trust.get(_at(second))
    assert pin is not None
    assert pin.sha256 == second.fingerprint


async def test_certificates_of_hosts_without_records_are_asked_for(
    client: Client, pool: Simulator, follow: Follow
) -> None:
    """As in pools of older releases."""
    await follow().batch()
    await client.facts_known()
    assert pool.calls["host.get_server_certificate"] == 1
    place = client.hosts.endpoint("OpaqueRef:host")
    assert place is not None
    assert client.trust.get(place) is not None


async def test_the_pools_clock_is_compared_with_ours(client: Client, pool: Simulator, follow: Follow) -> None:
    await follow().batch()
    await client.facts_known()
    assert abs(client.clock_offset_s - (pool.run(pool.clock.now) - time.time())) < 5
    assert client.cache.coordinator_zone_s == 0


@pytest.mark.parametrize(("zone_s", "known"), [(20_700, 20_700), (-34_200, -34_200), (200_000, None)])
async def test_the_coordinators_time_zone_is_known(
    client: Client, pool: Simulator, follow: Follow, zone_s: int, known: int | None
) -> None:
    pool.zone_s = zone_s
    await follow().batch()
    await client.facts_known()
    assert client.cache.coordinator_zone_s == known


async def test_a_member_that_says_which_certificate_its_coordinator_has_saves_a_question(
    pool: Simulator,
) -> None:
    with Simulator(member_of=pool) as member:
        pins = Pins(None)
        pins.trust_once(_at(member), Certificate(member.certificate))
        client = Client(_at(member), pins)
        await client.sign_in(pool.user, pool.password)
        assert client.endpoint == _at(pool)
        assert pins.get(_at(pool)) is None
        await client.close()


async def test_a_member_that_lies_about_its_coordinator_leads_nowhere(pool: Simulator) -> None:
    with Simulator(member_of=pool) as member:
        member.faults.coordinator_thumbprint = "ab" * 32
        pins = Pins(None)
        pins.trust_once(_at(member), Certificate(member.certificate))
        client = Client(_at(member), pins)
        with pytest.raises(CertificateChanged) as caught:
            await client.sign_in(pool.user, pool.password)
        assert caught.value.endpoint == _at(pool)
        assert pool.bytes_received == 0
        await client.close()


async def test_a_pool_cannot_send_us_to_a_host_of_another_pool(pool: Simulator, second: Simulator) -> None:
    """Both are pinned, each for its own pool."""
    pins = Pins(None)
    pins.trust(_at(pool), Certificate(pool.certificate), "u-pool")
    pins.trust(_at(second), Certificate(second.certificate), "u-other")
    pool.faults.coordinator_address = f"127.0.0.1:{second.port}"
    client = Client(_at(pool), pins)
    with pytest.raises(CertificateUnknown) as caught:
        await client.sign_in(pool.user, pool.password)
    assert caught.value.endpoint == _at(second)
    assert second.bytes_received == 0
    client.vouch(_at(second))
    await client.sign_in(pool.user, pool.password)
    assert client.endpoint == _at(second)
    await client.close()


async def _lose(pool: Simulator, follower: Follower, pause: WoundPause, times: int) -> None:
    pool.refuse_connections()
    pool.drop_connections()
    for _ in range(times):
        lost = await follower.item()
        assert isinstance(lost, Lost)
        assert isinstance(lost.error, Unreachable)
        pause.wind()


async def test_a_new_coordinator_is_found_among_the_members(
    client: Client, pool: Simulator, second: Simulator, follow: Follow, pause: WoundPause
) -> None:
    _announce(pool, second)
    follower = follow()
    await follower.batch()
    second.run(lambda: second.db.update("VM", "OpaqueRef:vm", name_label="changed meanwhile"))
    await _lose(pool, follower, pause, 2)
    assert isinstance(await follower.item(), Restored)
    batch = await follower.batch()
    assert batch.resync
    assert client.endpoint == _at(second)
    vm = client.cache.vm("OpaqueRef:vm")
    assert vm is not None
    assert vm.name_label == "changed meanwhile"
    assert second.calls["session.login_with_password"] == 1


async def test_a_member_knows_the_new_coordinator(
    client: Client, pool: Simulator, second: Simulator, follow: Follow, pause: WoundPause
) -> None:
    with Simulator(member_of=second) as third:
        _announce(pool, third)
        client.trust.tell(_at(second), second.fingerprint)
        follower = follow()
        await follower.batch()
        await _lose(pool, follower, pause, 2)
        assert isinstance(await follower.item(), Restored)
        assert isinstance(await follower.item(), Batch)
        assert client.endpoint == _at(second)
        assert third.calls["session.login_with_password"] == 0


async def test_nobody_is_asked_whose_certificate_is_not_the_announced_one(
    client: Client, pool: Simulator, second: Simulator, follow: Follow, pause: WoundPause
) -> None:
    _announce(pool, second, "cd" * 32)
    follower = follow()
    await follower.batch()
    await _lose(pool, follower, pause, 3)
    assert isinstance(await follower.item(), Lost)
    assert second.bytes_received == 0
    assert client.endpoint == _at(pool)


async def test_a_stranger_that_a_member_names_is_not_followed(
    client: Client, pool: Simulator, second: Simulator, follow: Follow, pause: WoundPause
) -> None:
    with Simulator(member_of=second) as third:
        _announce(pool, third)
        follower = follow()
        await follower.batch()
        await _lose(pool, follower, pause, 2)
        assert isinstance(await follower.item(), Lost)
        assert second.bytes_received == 0


async def test_a_host_that_left_and_is_a_pool_of_its_own_is_refused(
    client: Client, pool: Simulator, second: Simulator, follow: Follow, pause: WoundPause
) -> None:
    _announce(pool, second)
    second.run(lambda: second.db.update("pool", "OpaqueRef:pool", uuid="u-alone"))
    follower = follow()
    await follower.batch()
    await _lose(pool, follower, pause, 2)
    with pytest.raises(WrongPool):
        await follower.item()
    assert client.cache.vm("OpaqueRef:vm") is not None


async def test_the_first_host_is_waited_for_if_nobody_else_is_there(
    client: Client, pool: Simulator, follow: Follow, pause: WoundPause
) -> None:
    follower = follow()
    await follower.batch()
    await _lose(pool, follower, pause, 2)
    assert isinstance(await follower.item(), Lost)
    pool.accept_connections()
    client.retry_now()
    assert isinstance(await follower.item(), Restored)
    assert client.endpoint == _at(pool)
