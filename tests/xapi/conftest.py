# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Recorded answers, a scripted TLS server, and a small simulated pool for the tests of the XAPI layer."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from xapi.follower import Follower, WoundPause
from xapi.tls_server import Script, TlsServer, made_certificate

from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins


@pytest.fixture(scope="session")
def answers(golden: Path) -> dict[str, bytes]:
    """Bodies of real answers, by name."""
    document = json.loads((golden / "xapi" / "answers.json").read_text(encoding="utf-8"))
    return {answer["name"]: answer["body"].encode() for answer in document["answers"]}


@pytest.fixture(scope="session")
def recorded_body(recordings: Path) -> Callable[[str], Any]:
    """The decoded body of a recorded answer, by the number and name of its file."""

    def body(name: str) -> Any:
        exchange = json.loads((recordings / f"{name}.json").read_text(encoding="utf-8"))
        return json.loads(exchange["response"]["body"])

    return body


@pytest.fixture
def serve() -> Iterator[Callable[..., TlsServer]]:
    """Start servers that follow a script; they end with the test."""
    servers: list[TlsServer] = []

    def start(script: Script, **options: Any) -> TlsServer:
        server = TlsServer(script, options.pop("certificate", None) or made_certificate(), **options)
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.close()


@pytest.fixture
def hand_clock() -> HandClock:
    return HandClock()


POOL: dict[str, dict[str, dict[str, Any]]] = {
    "pool": {"OpaqueRef:pool": {"name_label": "Small", "master": "OpaqueRef:host", "uuid": "u-pool"}},
    "host": {
        "OpaqueRef:host": {"name_label": "host-1", "address": "127.0.0.1", "enabled": True, "uuid": "u-host"}
    },
    "VM": {
        "OpaqueRef:vm": {"name_label": "vm-1", "uuid": "u-vm"},
        "OpaqueRef:running": {
            "name_label": "vm-2",
            "uuid": "u-running",
            "power_state": "Running",
            "resident_on": "OpaqueRef:host",
            "domid": 7,
        },
    },
}


@pytest.fixture
def pool(hand_clock: HandClock) -> Iterator[Simulator]:
    """A simulated pool of one host and two VMs, on a clock wound by hand."""
    with Simulator(POOL, clock=hand_clock) as simulator:
        yield simulator


@pytest.fixture
def endpoint(pool: Simulator) -> Endpoint:
    return Endpoint.parse(pool.url)


@pytest.fixture
def pins(pool: Simulator, endpoint: Endpoint) -> Pins:
    """Pins that trust the simulated pool."""
    trusted = Pins(None)
    trusted.trust_once(endpoint, Certificate(pool.certificate))
    return trusted


@pytest.fixture
def pause() -> WoundPause:
    return WoundPause()


@pytest.fixture
async def client(endpoint: Endpoint, pins: Pins, pause: WoundPause) -> AsyncIterator[Client]:
    """A client of the simulated pool, not signed in yet, whose pauses end when the test says so."""
    made = Client(endpoint, pins, pause=pause, jitter=lambda: 0.5)
    yield made
    await made.close()


@pytest.fixture
async def follow(client: Client, pool: Simulator) -> AsyncIterator[Callable[..., Follower]]:
    """Sign in and subscribe; what comes is kept in order."""
    followers: list[Follower] = []

    def start(*classes: str, later: tuple[str, ...] = ()) -> Follower:
        followers.append(Follower(client, classes, later))
        return followers[-1]

    await client.sign_in(pool.user, pool.password)
    yield start
    for follower in followers:
        await follower.stop()
