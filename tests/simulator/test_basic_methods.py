# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sessions, events and times over the wire."""

from __future__ import annotations

import pytest

from tests.simulator.json_caller import CallError


def test_a_host_tells_the_time_of_the_pool(caller, clock):
    first = caller.call("host.get_servertime", "OpaqueRef:host")
    clock.advance(60)
    assert caller.call("host.get_servertime", "OpaqueRef:host") != first
    assert not caller.call("host.get_server_localtime", "OpaqueRef:host").endswith("Z")
    with pytest.raises(CallError, match="HANDLE_INVALID"):
        caller.call("host.get_servertime", "nope")


def test_a_session_describes_itself_and_ends(caller):
    assert caller.call("session.get_this_host", caller.session) == "OpaqueRef:host"
    assert caller.call("session.get_all_subject_identifiers") == []
    assert caller.call("session.logout") == ""
    with pytest.raises(CallError, match="SESSION_INVALID"):
        caller.call("session.logout")


def test_the_old_event_calls_are_there(caller):
    assert caller.call("event.register", ["vm"]) == ""
    assert caller.call("event.get_current_id") == 0
    assert caller.call("event.unregister", ["vm"]) == ""


def test_injecting_gives_a_token_from_before(caller):
    token = caller.call("event.inject", "pool", "OpaqueRef:pool")
    (event,) = caller.call("event.from", ["pool"], token, 5.0)["events"]
    assert event["ref"] == "OpaqueRef:pool"


def test_a_host_does_not_list_its_methods(caller):
    with pytest.raises(CallError) as caught:
        caller.call("host.list_methods")
    assert caught.value.description == ["NOT_IMPLEMENTED", "list_method"]
