# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A simulator in a child process is the same host after a kill, with nothing left of what was not in its scenario."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

import pytest

from helpers.simulator_child import ChildFailed, SimulatorChild


@pytest.fixture
def child() -> Iterator[SimulatorChild]:
    with SimulatorChild(lives=False) as started:
        yield started


def test_it_answers_and_does_what_is_asked(child: SimulatorChild) -> None:
    (vm, *_) = child.records("VM")
    child.call("db.update", "VM", vm, name_label="renamed")
    assert child.records("VM")[vm]["name_label"] == "renamed"
    assert child.get("counts.calls") == {}
    assert ssl.get_server_certificate(("127.0.0.1", child.port)) == child.certificate.pem.decode()


def test_what_raises_there_raises_here(child: SimulatorChild) -> None:
    with pytest.raises(ChildFailed, match="HANDLE_INVALID"):
        child.call("db.update", "VM", "OpaqueRef:nobody", name_label="x")
    assert child.records("pool")


def test_a_kill_breaks_connections_and_forgets_all_but_the_host_itself(child: SimulatorChild) -> None:
    port = child.port
    added = child.call("db.create", "network", name_label="lab")
    connection = socket.create_connection(("127.0.0.1", port))
    child.kill()
    with connection:
        connection.settimeout(10)
        try:
            assert connection.recv(1) == b""
        except ConnectionResetError:
            pass
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))
    child.start()
    assert child.port == port
    assert child.starts == 2
    assert added not in child.records("network")
    assert ssl.get_server_certificate(("127.0.0.1", port)) == child.certificate.pem.decode()


def test_it_may_come_back_with_another_database(child: SimulatorChild) -> None:
    child.kill()
    child.kill()
    child.start("empty")
    assert not [
        vm for vm in child.records("VM").values() if not vm["is_control_domain"] and not vm["is_a_template"]
    ]


def test_a_pool_that_cannot_be_served_is_said() -> None:
    child = SimulatorChild("no such scenario")
    with pytest.raises(ChildFailed, match="no such scenario"):
        child.start()
    child.kill()
