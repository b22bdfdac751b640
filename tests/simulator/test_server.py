# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The simulator as a server: starting, stopping, TLS, counting, refusing, dropping."""

from __future__ import annotations

import hashlib
import socket
import ssl
import threading

import pytest

from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.server import Simulator


def _certificate(port: int) -> bytes:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with socket.create_connection(("127.0.0.1", port)) as plain, context.wrap_socket(plain) as secure:
        return secure.getpeercert(binary_form=True) or b""


def test_it_leaves_no_thread_behind(small_pool):
    before = threading.active_count()
    with Simulator(small_pool, clock=HandClock()) as simulator:
        assert threading.active_count() == before + 1
        assert simulator.url == f"https://127.0.0.1:{simulator.port}"
    assert threading.active_count() == before
    simulator.stop()


def test_what_goes_wrong_at_the_start_is_raised(simulator, small_pool):
    with pytest.raises(OSError):
        Simulator(small_pool, port=simulator.port).start()
    with pytest.raises(FileNotFoundError):
        Simulator("no_such_scenario").start()


def test_it_can_stop_with_clients_in_the_middle_of_everything(small_pool):
    simulator = Simulator(small_pool, clock=HandClock())
    simulator.start()
    with socket.create_connection(("127.0.0.1", simulator.port)) as plain:
        plain.sendall(b"half a handshake")
        simulator.stop()


def test_the_fingerprint_is_that_of_the_certificate_shown(simulator):
    shown = _certificate(simulator.port)
    assert shown == simulator.certificate
    assert hashlib.sha256(shown).hexdigest() == simulator.fingerprint


def test_a_handshake_alone_brings_no_application_bytes(simulator):
    _certificate(simulator.port)
    assert simulator.bytes_received == 0


def test_the_certificate_can_change_while_connections_live(simulator, caller):
    before = simulator.fingerprint
    simulator.replace_certificate()
    assert simulator.fingerprint != before
    assert hashlib.sha256(_certificate(simulator.port)).hexdigest() == simulator.fingerprint
    assert caller.call("pool.get_all") == ["OpaqueRef:pool"]


def test_it_counts_calls_and_bytes(simulator, caller):
    before = simulator.bytes_received
    caller.call("VM.get_all")
    caller.call("VM.get_all")
    assert simulator.calls["VM.get_all"] == 2
    assert simulator.bytes_received > before + 100


def test_connections_can_be_dropped(simulator, caller):
    simulator.drop_connections()
    with pytest.raises(OSError):
        caller.call("VM.get_all")
        caller.call("VM.get_all")


def test_connections_can_be_refused_and_accepted_again(simulator, caller):
    simulator.refuse_connections()
    with pytest.raises(ConnectionRefusedError):
        _certificate(simulator.port)
    assert caller.call("pool.get_all")
    simulator.accept_connections()
    assert _certificate(simulator.port)


def test_all_sessions_can_be_ended(simulator, caller):
    simulator.end_sessions()
    with pytest.raises(Exception, match="SESSION_INVALID"):
        caller.call("VM.get_all")


def test_functions_run_on_the_simulators_loop(simulator):
    assert simulator.run(threading.current_thread).name == "simulator"


async def test_it_also_lives_on_a_loop_of_the_caller(small_pool):
    simulator = Simulator(small_pool, clock=HandClock())
    await simulator.open()
    result = await simulator.call("session.login_with_password", ["root", "demo"])
    assert simulator.db.get("session", result.value)["auth_user_name"] == "root"
    await simulator.close()
