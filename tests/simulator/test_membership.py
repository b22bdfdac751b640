# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Members send clients to their coordinator."""

import hashlib
import json

import pytest

from tests.simulator.json_caller import Caller, CallError
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.faults import Faults
from xolite_desktop.simulator.membership import send_to_coordinator
from xolite_desktop.simulator.server import Simulator

THUMBPRINT = "x-xenapi-response-host-certificate-thumbprint"


@pytest.fixture
def member(simulator):
    with Simulator(member_of=simulator, clock=HandClock()) as running:
        yield running


def _refused(caller, call, *params):
    with pytest.raises(CallError) as caught:
        caller.bare(call, *params)
    return caught.value.description


def test_a_member_names_the_coordinator_and_its_certificate(simulator, member):
    assert member.fingerprint != simulator.fingerprint
    caller = Caller(member)
    expected = ["HOST_IS_SLAVE", f"127.0.0.1:{simulator.port}"]
    assert _refused(caller, "session.login_with_password", "root", "wrong") == expected
    assert _refused(caller, "pool.get_all", "OpaqueRef:any") == expected
    call = {"method": "pool.get_all", "id": 1, "params": ["OpaqueRef:any"]}
    asked = {"x-xenapi-request-host-certificate-thumbprint": "sha-256:master"}
    _, headers, _ = caller.request("POST", "/jsonrpc", json.dumps(call), asked)
    digest = hashlib.sha256(simulator.certificate).hexdigest()
    assert headers[THUMBPRINT].replace(":", "").lower() == digest
    _, headers, _ = caller.request("POST", "/jsonrpc", json.dumps(call))
    assert THUMBPRINT not in headers
    caller.close()


def test_a_member_knows_its_own_administrator(member):
    caller = Caller(member)
    local = caller.bare("session.slave_local_login_with_password", "root", "demo")
    assert _refused(caller, "pool.get_all", local) == ["SESSION_INVALID", local]
    assert caller.bare("session.local_logout", local) == ""
    caller.close()


def test_the_coordinator_may_be_named_by_its_url(simulator):
    with Simulator(member_of=simulator.url, clock=HandClock()) as member:
        assert member.faults.coordinator_address == f"127.0.0.1:{simulator.port}"


@pytest.mark.parametrize("url", ["nonsense", "http://127.0.0.1:1", "https://"])
async def test_a_url_of_something_else_is_refused(url):
    with pytest.raises(ValueError, match="is not the URL of a coordinator"):
        await send_to_coordinator(Faults(), url)


def test_a_coordinator_that_is_not_there_is_said_at_the_start(simulator):
    url = simulator.url
    simulator.stop()
    with pytest.raises(OSError, match="refused"):
        Simulator(member_of=url, clock=HandClock()).start()
