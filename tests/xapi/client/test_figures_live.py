# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Figures over the network: a simulated pool of two hosts, and hosts that answer badly. No test waits for a clock."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from xapi.client.figure_hosts import HttpFetch, quiet, until
from xapi.follower import Follower, WoundPause
from xapi.tls_server import Peer, TlsServer, made_certificate

from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client import Client, figures, host_poller
from xolite_desktop.xapi.client.figures import Figures
from xolite_desktop.xapi.client.watch import Standing, Watch
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.errors import CertificateUnknown, ProtocolError, Timeout, Unreachable
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.refs import Ref, Uuid
from xolite_desktop.xapi.rrd.archives import TWO_HOURS_S, YEAR_S
from xolite_desktop.xapi.rrd.sources import Kind, meaning_of

ONE, OTHER, VM, HALTED = "OpaqueRef:one", "OpaqueRef:other", "OpaqueRef:vm", "OpaqueRef:halted"
NOW = 1_800_000_000
POOL: dict[str, dict[str, dict[str, Any]]] = {
    "pool": {"OpaqueRef:pool": {"name_label": "Two", "master": ONE, "uuid": "u-pool"}},
    "host": {
        ONE: {"name_label": "host-1", "address": "10.0.0.1", "enabled": True, "uuid": "u-one"},
        OTHER: {"name_label": "host-2", "address": "10.0.0.2", "enabled": True, "uuid": "u-other"},
    },
    "VM": {
        VM: {"name_label": "vm", "uuid": "u-vm", "power_state": "Running", "resident_on": ONE, "domid": 7}
        | {"VCPUs_at_startup": 2, "memory_target": 1 << 30},
        HALTED: {"name_label": "halted", "uuid": "u-halted"},
    },
}


class Looking:
    """A signed-in client of the simulated pool whose figures are asked for over TLS."""

    def __init__(self, pool: Simulator, clock: HandClock, client: Client, pins: Pins) -> None:
        self.pool, self.clock, self.client = pool, clock, client
        assert client.session is not None
        self.fetch = HttpFetch(pins, client.session.ref)
        self.pause = WoundPause()
        self.addresses = {ONE: client.endpoint, OTHER: client.endpoint}
        self.figures = Figures(
            client.cache, self.fetch, client.call, self.addresses.get, pause=self.pause, jitter=lambda: 1.0
        )
        self.follower = Follower(client, ())

    async def live(self, watch: Watch) -> None:
        await until(lambda: watch.standing is Standing.LIVE)
        await quiet()

    async def next_poll(self, hosts: int = 1) -> None:
        """Five seconds pass, and the requests to so many hosts after them are answered."""
        waiting = len(self.pause.delays)
        self.clock.advance(5)
        self.pause.wind()
        await until(lambda: len(self.pause.delays) == waiting + hosts)
        await quiet()


@pytest.fixture
def pool(hand_clock: HandClock) -> Iterator[Simulator]:
    with Simulator(POOL, clock=hand_clock) as simulator:
        yield simulator


@pytest.fixture
async def looking(
    pool: Simulator, hand_clock: HandClock, client: Client, pins: Pins
) -> AsyncIterator[Looking]:
    await client.sign_in(pool.user, pool.password)
    made = Looking(pool, hand_clock, client, pins)
    await made.follower.batch()
    yield made
    await made.figures.close()
    await made.follower.stop()


async def test_samples_of_a_vm_come_in_and_are_followed(looking: Looking) -> None:
    watch = looking.figures.watch("VM", VM)
    await looking.live(watch)
    assert watch.newest_s == NOW
    assert {"cpu0", "cpu1", "cpu_usage", "memory"} <= set(watch.sources)
    assert watch.latest("memory") == float(1 << 30)
    assert 0 < (watch.latest("cpu0") or 0) <= 1
    assert all(meaning_of(source).kind is not Kind.OTHER for source in watch.sources)
    await looking.next_poll()
    assert watch.newest_s == NOW + 5
    assert looking.fetch.paths == {"/rrd_updates": 3}
    assert all("session" not in target for target in looking.fetch.targets)


async def test_the_host_and_its_vms_are_one_request_and_none_when_nobody_looks(looking: Looking) -> None:
    host, vm = looking.figures.watch("host", ONE), looking.figures.watch("VM", VM)
    await looking.live(host)
    await looking.live(vm)
    assert host.latest("running_domains") == 1.0
    before = looking.fetch.paths["/rrd_updates"]
    await looking.next_poll()
    assert looking.fetch.paths["/rrd_updates"] == before + 1
    host.close()
    vm.close()
    for _ in range(3):
        await looking.next_poll(hosts=0)
    assert looking.fetch.paths["/rrd_updates"] == before + 1


async def test_a_vm_is_followed_to_another_host_by_the_events_of_the_pool(looking: Looking) -> None:
    watch = looking.figures.watch("VM", VM)
    await looking.live(watch)
    looking.pool.run(lambda: looking.pool.db.update("VM", VM, resident_on=OTHER))
    batch = await looking.follower.until_changed("VM")
    looking.figures.follow(batch.delta)
    assert watch.host == OTHER
    await looking.live(watch)
    await looking.next_poll()
    assert "host_uuid=u-other" in looking.fetch.targets[-1]
    assert watch.newest_s == NOW + 5


async def test_a_new_interface_becomes_new_columns(looking: Looking) -> None:
    watch = looking.figures.watch("VM", VM)
    await looking.live(watch)
    assert "vif_0_rx" not in watch.sources
    looking.pool.run(
        lambda: looking.pool.db.create("VIF", VM=VM, device="0", currently_attached=True, uuid="u-vif")
    )
    await looking.next_poll()
    assert {"vif_0_rx", "vif_0_tx"} <= set(watch.sources)
    assert watch.latest("vif_0_rx") is not None


async def test_one_host_down_leaves_the_other_live(looking: Looking) -> None:
    server = TlsServer(lambda peer: None, made_certificate())
    server.close()
    looking.addresses[OTHER] = server.endpoint
    down, up = looking.figures.watch("host", OTHER), looking.figures.watch("host", ONE)
    await looking.live(up)
    await until(lambda: down.standing is Standing.FAILING)
    assert isinstance(down.problem, Unreachable)
    await looking.next_poll(hosts=2)
    assert up.newest_s == NOW + 5
    looking.addresses[OTHER] = looking.client.endpoint
    looking.figures.retry()
    await looking.live(down)


async def test_archives_reach_from_minutes_to_a_year(looking: Looking) -> None:
    for cls, ref in (("host", ONE), ("VM", VM), ("VM", HALTED)):
        rrd = await looking.figures.history(cls, ref)  # type: ignore[arg-type]
        for span_s, step_s in ((TWO_HOURS_S, 60), (YEAR_S, 86_400)):
            archive = rrd.covering(span_s)
            assert archive is not None
            assert archive.step_s == step_s
    assert looking.fetch.paths == {"/host_rrd": 1, "/vm_rrd": 2}


async def test_data_sources_of_a_running_vm_are_listed(looking: Looking) -> None:
    sources = {each.name_label: each for each in await looking.figures.data_sources("VM", VM)}
    assert sources["memory"].units == "B"
    await looking.figures.record("VM", VM, "memory")
    await looking.figures.forget("VM", VM, "memory")
    assert looking.pool.calls["VM.forget_data_source_archives"] == 1


def _answering(body: bytes, *, length: int | None = None) -> Callable[[Peer], None]:
    def script(peer: Peer) -> None:
        if peer.request() is not None:
            peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (length or len(body)) + body)

    return script


def _endless(peer: Peer) -> None:
    peer.request()
    peer.send(b"HTTP/1.0 200 OK\r\n\r\n" + b'{"data":[')
    while True:
        peer.send(b'{"t":"5","values":[]},' * 10_000)


@pytest.fixture
async def looking_at(serve: Callable[..., TlsServer]) -> AsyncIterator[Callable[..., Watch]]:
    """Look at a host that follows a script."""
    made: list[Figures] = []

    def look(script: Callable[[Peer], None], *, trusted: bool = True) -> Watch:
        server = serve(script)
        pins, cache = Pins(None), Cache()
        if trusted:
            pins.trust_once(server.endpoint, server.certificate.ours)
        cache.apply([Change("host", Ref(ONE), Host(uuid=Uuid("u-one")))])

        async def call(method: str, *params: object) -> object:
            raise AssertionError(method)

        def endpoint_of(host: str) -> Endpoint | None:
            return server.endpoint

        fetch = HttpFetch(pins, "OpaqueRef:secret")
        made.append(Figures(cache, fetch, call, endpoint_of, pause=WoundPause(), jitter=lambda: 1.0))
        return made[-1].watch("host", ONE)

    yield look
    for each in made:
        await each.close()


async def _failed(watch: Watch) -> Exception:
    await until(lambda: watch.standing is Standing.FAILING)
    assert watch.problem is not None
    assert "secret" not in str(watch.problem)
    return watch.problem


async def test_an_endless_answer_ends_at_the_limit(
    looking_at: Callable[..., Watch], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(host_poller, "MAX_UPDATES_BYTES", 1 << 20)
    error = await _failed(looking_at(_endless))
    assert isinstance(error, ProtocolError)
    assert "larger than" in str(error)


async def test_an_answer_that_never_ends_meets_its_deadline(
    looking_at: Callable[..., Watch], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(host_poller, "REQUEST_TIMEOUT_S", 0.2)
    done = threading.Event()

    def silent(peer: Peer) -> None:
        peer.request()
        peer.wait_for_end()
        done.set()

    assert isinstance(await _failed(looking_at(silent)), Timeout)
    assert done.wait(5)


@pytest.mark.parametrize(
    ("body", "length"),
    [
        (b'{"meta":{"step":"5","end":"9","legend":[]},"data":[', None),
        (b'{"meta":', 100),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><xport>&a;</xport>", None),
        (b"[" * 1_000_000, None),
        (b'{"meta":{"step":"5","end":"9","legend":"x"},"data":{}}', None),
        (b"\xff\xfe\x00", None),
    ],
)
async def test_a_broken_answer_is_a_problem_of_that_host(
    looking_at: Callable[..., Watch], body: bytes, length: int | None
) -> None:
    assert isinstance(await _failed(looking_at(_answering(body, length=length))), ProtocolError | Unreachable)


async def test_a_host_nobody_has_vouched_for_gets_no_byte(
    looking_at: Callable[..., Watch], serve: Callable[..., TlsServer]
) -> None:
    requests: list[object] = []

    def script(peer: Peer) -> None:
        requests.append(peer.request())

    assert isinstance(await _failed(looking_at(script, trusted=False)), CertificateUnknown)
    assert [request for request in requests if request is not None] == []


def test_limits_are_what_the_plan_allows() -> None:
    assert host_poller.MAX_UPDATES_BYTES <= 64 << 20
    assert figures.MAX_ARCHIVES_BYTES <= 64 << 20
    assert host_poller.REQUEST_TIMEOUT_S <= figures.ARCHIVES_TIMEOUT_S <= 60
