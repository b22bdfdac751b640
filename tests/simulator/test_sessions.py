# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Signing in and out."""

from __future__ import annotations

import pytest

from tests.simulator.json_caller import CallError
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.sessions import Sessions


@pytest.fixture
def sessions(clock: HandClock) -> Sessions:
    return Sessions(Database(), clock, "root", "demo")


def test_a_wrong_name_or_password_is_refused_alike(sessions):
    for user, password in (("root", "x"), ("nobody", "demo"), ("nobody", "")):
        with pytest.raises(Failure) as caught:
            sessions.login(user, password, "")
        assert caught.value.description == ["SESSION_AUTHENTICATION_FAILED", user, "Authentication failure"]


def test_a_session_ends_once(sessions):
    session = sessions.login("root", "demo", "tests")
    assert sessions.check(session)["originator"] == "tests"
    sessions.end(session)
    with pytest.raises(Failure, match="SESSION_INVALID"):
        sessions.end(session)


def test_activity_is_noted_every_ten_minutes(sessions, clock):
    session = sessions.login("root", "demo", "")
    before = sessions.check(session)["last_active"]
    clock.advance(300)
    assert sessions.check(session)["last_active"] == before
    clock.advance(400)
    assert sessions.check(session)["last_active"] != before


def test_root_has_everything_and_lists_nothing(sessions):
    record = sessions.check(sessions.login("root", "demo", ""))
    assert record["is_local_superuser"]
    assert record["rbac_permissions"] == []


def test_signing_in_needs_two_parameters_and_ignores_a_fifth(connect):
    caller = connect()
    assert caller.bare("session.login_with_password", "root", "demo")
    assert caller.bare("session.login_with_password", "root", "demo", "1.0", "o", "extra")
    with pytest.raises(CallError, match="PARAMETER_COUNT"):
        caller.bare("session.login_with_password", "root")


def test_a_wrong_password_is_thought_about(simulator, connect, clock):
    simulator.login_delay_s = 5.0
    caller = connect()
    call = b'{"jsonrpc":"2.0","id":1,"method":"session.login_with_password","params":["root","x"]}'
    caller.connection.request("POST", "/jsonrpc", call)
    while simulator.run(lambda: clock.sleepers) == 0:
        pass
    clock.advance(5)
    assert b"SESSION_AUTHENTICATION_FAILED" in caller.connection.getresponse().read()


def test_a_member_names_its_coordinator_before_it_looks_at_the_password(simulator, connect):
    simulator.faults.coordinator_address = "10.0.0.9"
    simulator.faults.coordinator_thumbprint = "AA:BB"
    caller = connect()
    with pytest.raises(CallError) as caught:
        caller.login(password="wrong")
    assert caught.value.description == ["HOST_IS_SLAVE", "10.0.0.9"]
    asked = {"x-xenapi-request-host-certificate-thumbprint": "sha-256:master"}
    _, headers, _ = caller.request("POST", "/jsonrpc", b'{"method":"pool.get_all","id":1}', asked)
    assert headers["x-xenapi-response-host-certificate-thumbprint"] == "AA:BB"


def test_the_password_can_change(caller, connect):
    caller.call("session.change_password", "whatever", "new")
    other = connect()
    assert other.login(password="new")
    assert other.call("session.get_auth_user_name", other.session) == "root"
    assert other.call("session.get_uuid", other.session)


def test_a_member_signs_its_own_administrator_in(simulator, connect):
    simulator.faults.coordinator_address = "10.0.0.9"
    caller = connect()
    local = caller.bare("session.slave_local_login_with_password", "root", "demo")
    for call in ("VM.get_all", "session.logout"):
        with pytest.raises(CallError) as caught:
            caller.bare(call, local)
        assert caught.value.description == ["SESSION_INVALID", local]
    assert caller.bare("session.local_logout", local) == ""
    with pytest.raises(CallError, match="HOST_IS_SLAVE"):
        caller.bare("session.local_logout", local)
    with pytest.raises(CallError, match="SESSION_AUTHENTICATION_FAILED"):
        caller.bare("session.slave_local_login_with_password", "root", "wrong")
