# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the data model promises about every call, checked before any method runs."""

from __future__ import annotations

import pytest

from tests.simulator.json_caller import CallError
from xolite_desktop.simulator.methods import METHODS, Method


def _error(function, *values) -> list[str]:
    with pytest.raises(CallError) as caught:
        function(*values)
    return caught.value.description


def test_the_session_is_not_counted(caller):
    mismatch = "MESSAGE_PARAMETER_COUNT_MISMATCH"
    assert _error(caller.bare, "VM.get_all") == [mismatch, "VM.get_all", "0", "-1"]
    assert _error(caller.call, "VM.get_all", "x", "y") == [mismatch, "VM.get_all", "0", "2"]
    assert _error(caller.call, "VM.set_name_label", "x") == [mismatch, "VM.set_name_label", "2", "1"]
    assert _error(caller.call, "Async.VM.start", "x") == [mismatch, "VM.start", "3", "1"]


def test_unknown_and_removed_calls(caller):
    assert _error(caller.call, "VM.nope") == ["MESSAGE_METHOD_UNKNOWN", "VM.nope"]
    assert _error(caller.call, "Async.VM.nope") == ["MESSAGE_METHOD_UNKNOWN", "VM.nope"]
    assert _error(caller.call, "VMPP.get_all_records") == ["MESSAGE_REMOVED"]
    assert _error(caller.call, "Async.VM.get_record", "x")[0] == "Fault"
    assert _error(caller.call, "pool.enable_redo_log", "x") == ["NOT_IMPLEMENTED", "pool.enable_redo_log"]


def test_types_come_before_the_session(caller):
    assert _error(caller.bare, "VM.get_all", 5)[0] == "INTERNAL_ERROR"
    assert _error(caller.bare, "VM.set_order", "no session", "x", "abc")[0] == "INTERNAL_ERROR"
    assert _error(caller.bare, "VM.get_all", "no session") == ["SESSION_INVALID", "no session"]


def test_the_list_of_methods_needs_no_session(connect):
    names = connect().bare("system.listMethods")
    assert "VM.start" in names
    assert "VM.get_all_records_where" in names
    assert "system.listMethods" in names


def test_a_role_below_the_calls_is_denied(simulator, connect):
    simulator.run(lambda: simulator.sessions.users.update(reader=("secret", "read-only")))
    reader = connect()
    reader.login("reader", "secret")
    assert reader.call("VM.get_all")
    denied = _error(reader.call, "VM.set_name_label", "OpaqueRef:vm", "x")
    assert denied[:2] == ["RBAC_PERMISSION_DENIED", "vm.set_name_label"]
    assert "vm-admin" in denied[2]
    permissions = reader.call("session.get_rbac_permissions", reader.session)
    assert "vm.get_all" in permissions
    assert "vm.start" not in permissions


def test_optional_parameters_may_be_left_out(monkeypatch, caller):
    seen = []
    snapshot = Method("VM.snapshot", lambda call, *values: seen.append(values) or "x", waits=True)
    monkeypatch.setitem(METHODS, "VM.snapshot", snapshot)
    caller.call("VM.snapshot", "OpaqueRef:vm", "name")
    caller.call("VM.snapshot", "OpaqueRef:vm", "name", [])
    assert seen == [("OpaqueRef:vm", "name"), ("OpaqueRef:vm", "name", [])]


def test_planned_failures_and_delays(simulator, caller):
    simulator.faults.failures["VM.get_all"] = ["HOST_OFFLINE", "h"]
    assert _error(caller.call, "VM.get_all") == ["HOST_OFFLINE", "h"]
    simulator.faults.failures.clear()
    simulator.faults.answer_delay_s = 0.01
    assert caller.call("VM.get_all")
