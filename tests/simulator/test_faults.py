# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What goes wrong on purpose."""

from __future__ import annotations

import http.client
import ssl

import pytest

from tests.simulator.json_caller import CallError
from xolite_desktop.simulator.faults import FAULTS, Counts, Phase
from xolite_desktop.simulator.faults.catalogue import ALL
from xolite_desktop.simulator.faults.fault import is_mutation, phase_of


def test_bytes_are_added_over_connections():
    counts = Counts(connection_bytes=[10, 0, 5])
    assert counts.bytes_received == 15


def test_a_request_may_stay_without_answer(simulator, caller):
    simulator.faults.unanswered = 1
    with pytest.raises((http.client.RemoteDisconnected, OSError)):
        caller.call("VM.get_all")
    assert simulator.calls["VM.get_all"] == 1
    caller.connection.close()
    assert caller.call("VM.get_all")


def test_an_answer_may_be_half_an_answer(simulator, caller):
    simulator.faults.truncated = 1
    with pytest.raises(ValueError):
        caller.call("VM.get_all")
    assert caller.call("VM.get_all")


def test_a_fault_is_for_its_phase_and_so_many_times(simulator, caller):
    faults = simulator.faults
    injection = faults.inject("json_truncated", phase=Phase.READ, times=1, after=1)
    assert caller.call("VM.get_all")
    assert caller.call("event.from", ["VM"], "", 0.1)["events"]
    with pytest.raises(ValueError):
        caller.call("VM.get_all")
    assert injection.hits == 1
    assert injection.acted.is_set()
    assert caller.call("VM.get_all")
    assert simulator.counts.spoiled == {"VM.get_all": 1}


def test_a_fault_may_be_for_a_method_and_is_over_when_cleared(simulator, caller):
    simulator.faults.inject("sess_booting", method="VM.*")
    with pytest.raises(CallError, match="HOST_STILL_BOOTING"):
        caller.call("VM.get_all")
    assert caller.call("host.get_all")
    simulator.faults.clear()
    assert caller.call("VM.get_all")
    assert simulator.calls["VM.get_all"] == 1, "it was not carried out"
    assert simulator.counts.asked["VM.get_all"] == 2


def test_changes_are_counted_by_what_they_ask_for(simulator, caller):
    for _ in range(2):
        caller.call("VM.set_name_label", "OpaqueRef:vm", "a")
    caller.call("VM.set_name_label", "OpaqueRef:vm", "b")
    caller.call("VM.get_all")
    counted = {params: times for (_, params), times in simulator.counts.mutations.items()}
    assert counted == {'["OpaqueRef:vm", "a"]': 2, '["OpaqueRef:vm", "b"]': 1}
    assert simulator.counts.executed["VM.set_name_label"] == 3


def test_a_connection_may_meet_a_fault_before_tls(simulator, connect):
    simulator.faults.inject("tls_plain_http", times=1)
    with pytest.raises(ssl.SSLError):
        connect().login()
    assert connect().login()


def test_a_connection_may_be_shown_another_certificate(simulator):
    where = ("127.0.0.1", simulator.port)
    usual = ssl.get_server_certificate(where)
    simulator.faults.inject("tls_cert_expired", times=1)
    assert ssl.get_server_certificate(where) != usual
    assert ssl.get_server_certificate(where) == usual


@pytest.mark.parametrize(
    ("method", "params", "phase"),
    [
        ("session.login_with_password", [], Phase.LOGIN),
        ("event.from", ["s", ["*"], "", 1.0], Phase.LOAD),
        ("event.from", ["s", ["*"], "1,1", 1.0], Phase.POLL),
        ("VM.get_all_records", ["s"], Phase.READ),
        ("Async.VM.start", ["s"], Phase.ACTION),
        ("task.get_record", ["s"], Phase.TASK),
        ("session.logout", ["s"], Phase.LOGOUT),
    ],
)
def test_what_a_client_is_doing_is_told_by_its_call(method, params, phase):
    assert phase_of(method, params) is phase
    assert is_mutation(method) is (phase is Phase.ACTION)


def test_every_fault_has_a_name_of_its_own_and_a_sentence():
    assert len(FAULTS) == len(ALL)
    for fault in ALL:
        assert fault.says.endswith("."), fault.name
