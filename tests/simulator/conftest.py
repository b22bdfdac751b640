# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A small simulated pool and a plain client that knows only HTTP and JSON."""

from __future__ import annotations

import http.client
import json
import ssl
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.server import Simulator

SMALL_POOL: dict[str, dict[str, dict[str, Any]]] = {
    "pool": {"OpaqueRef:pool": {"name_label": "Small", "master": "OpaqueRef:host", "uuid": "u-pool"}},
    "host": {
        "OpaqueRef:host": {"name_label": "host-1", "address": "10.0.0.1", "enabled": True, "uuid": "u-host"}
    },
    "VM": {
        "OpaqueRef:vm": {"name_label": "vm-1", "uuid": "u-vm", "user_version": 1},
        "OpaqueRef:running": {
            "name_label": "vm-2",
            "uuid": "u-running",
            "power_state": "Running",
            "resident_on": "OpaqueRef:host",
            "domid": 7,
        },
    },
    "message": {"OpaqueRef:message": {"name": "VM_STARTED", "cls": "VM", "obj_uuid": "u-vm", "priority": 5}},
}


class CallError(Exception):
    """An error reply: code and parameters."""

    def __init__(self, description: list[str]) -> None:
        super().__init__(*description)
        self.description = description


class Caller:
    """One keep-alive connection to a simulator."""

    def __init__(self, simulator: Simulator) -> None:
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        self.connection = http.client.HTTPSConnection(
            "127.0.0.1", simulator.port, context=context, timeout=20
        )
        self.session = ""

    def request(
        self, method: str, path: str, body: bytes | str = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """(status, headers with lower-case names, body) of one request."""
        self.connection.request(method, path, body, headers or {})
        answer = self.connection.getresponse()
        content = answer.read()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, content

    def bare(self, method: str, *params: Any) -> Any:
        """The result of a call with exactly these parameters; `CallError` for an error reply."""
        call = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        _, _, body = self.request("POST", "/jsonrpc", json.dumps(call))
        reply = json.loads(body)
        if "error" in reply:
            raise CallError([reply["error"]["message"], *reply["error"]["data"]])
        return reply["result"]

    def login(self, user: str = "root", password: str = "demo") -> str:
        self.session = self.bare("session.login_with_password", user, password, "1.0", "tests")
        return self.session

    def call(self, method: str, *params: Any) -> Any:
        """The result of a call in this caller's session."""
        return self.bare(method, self.session, *params)

    def close(self) -> None:
        self.connection.close()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def simulator(clock: HandClock) -> Iterator[Simulator]:
    """A running simulator with the small pool, at a clock that stands still."""
    with Simulator(SMALL_POOL, clock=clock) as running:
        yield running


@pytest.fixture
def connect(simulator: Simulator) -> Iterator[Callable[[], Caller]]:
    """Makes further connections; all are closed at the end."""
    callers: list[Caller] = []

    def make() -> Caller:
        callers.append(Caller(simulator))
        return callers[-1]

    yield make
    for each in callers:
        each.close()


@pytest.fixture
def caller(connect: Callable[[], Caller]) -> Caller:
    """A signed-in client."""
    made = connect()
    made.login()
    return made


@pytest.fixture
def small_pool() -> dict[str, dict[str, dict[str, Any]]]:
    return SMALL_POOL
