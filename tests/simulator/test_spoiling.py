# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a fault makes of one call."""

from __future__ import annotations

import http.client

import pytest

from tests.simulator.json_caller import CallError


def test_a_value_may_be_another(simulator, caller):
    simulator.faults.inject("rec_uuid_empty")
    assert caller.call("VM.get_all_records")["OpaqueRef:vm"]["uuid"] == ""


def test_an_answer_that_is_an_error_has_no_value_to_change(simulator, caller):
    simulator.faults.inject("rec_uuid_empty")
    with pytest.raises(CallError, match="HANDLE_INVALID"):
        caller.call("VM.get_record", "OpaqueRef:nothing")


def test_a_connection_may_go_on_after_an_odd_answer(simulator, caller):
    simulator.faults.inject("http_100", times=1)
    assert caller.call("VM.get_all")
    assert caller.call("VM.get_all")
    assert len(simulator.counts.connection_bytes) == 1


def test_what_is_not_carried_out_still_came_in(simulator, caller):
    simulator.faults.inject("http_reset_before", times=1)
    with pytest.raises((http.client.RemoteDisconnected, OSError)):
        caller.call("VM.set_name_label", "OpaqueRef:vm", "new")
    assert simulator.counts.asked["VM.set_name_label"] == 1
    assert simulator.counts.executed["VM.set_name_label"] == 0


def test_an_ended_session_is_really_over(simulator, caller):
    simulator.faults.inject("sess_invalid", times=1)
    for _ in range(2):
        with pytest.raises(CallError, match="SESSION_INVALID"):
            caller.call("VM.get_all")
