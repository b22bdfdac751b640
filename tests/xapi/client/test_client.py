# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Signing in, calling, consoles: what a person's password and session go through."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from xapi.follower import Follower

from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.errors import (
    CertificateChanged,
    CertificateUnknown,
    Closed,
    Failure,
    Timeout,
    Unreachable,
)
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins


async def test_nothing_is_sent_before_the_certificate_is_trusted(pool: Simulator, endpoint: Endpoint) -> None:
    pins = Pins(None)
    client = Client(endpoint, pins)
    with pytest.raises(CertificateUnknown) as caught:
        await client.sign_in(pool.user, pool.password)
    assert pool.bytes_received == 0
    assert caught.value.certificate.sha256 == pool.fingerprint
    assert client.certificate is None
    pins.trust(caught.value.endpoint, caught.value.certificate)
    await client.sign_in(pool.user, pool.password)
    assert client.session is not None
    await client.close()


async def test_nothing_is_sent_to_a_host_whose_certificate_changed(client: Client, pool: Simulator) -> None:
    pool.replace_certificate()
    with pytest.raises(CertificateChanged):
        await client.sign_in(pool.user, pool.password)
    assert pool.bytes_received == 0


async def test_a_sign_in_knows_who_where_and_over_what(
    client: Client, pool: Simulator, endpoint: Endpoint
) -> None:
    assert (client.tls_version, client.cipher, client.certificate, client.session) == (None, None, None, None)
    await client.sign_in(pool.user, pool.password)
    assert client.session is not None
    assert (client.session.user, client.session.endpoint) == (pool.user, endpoint)
    assert client.session.ref not in repr(client.session)
    assert client.tls_version in ("TLSv1.2", "TLSv1.3")
    assert client.cipher
    assert client.certificate == Certificate(pool.certificate)
    originators = pool.run(lambda: [session["originator"] for session in pool.db.records("session").values()])
    assert originators[0].startswith("XOLiteDesktop/0.1")


async def test_a_wrong_password_is_the_servers_failure(client: Client, pool: Simulator) -> None:
    with pytest.raises(Failure) as caught:
        await client.sign_in(pool.user, "wr0ng")
    assert caught.value.code == "SESSION_AUTHENTICATION_FAILED"
    assert "wr0ng" not in str(caught.value)
    assert client.session is None
    with pytest.raises(Closed):
        await client.call("pool.get_all")


async def test_calls_have_the_session_and_give_the_value(client: Client, pool: Simulator) -> None:
    await client.sign_in(pool.user, pool.password)
    assert await client.call("VM.get_name_label", "OpaqueRef:vm") == "vm-1"
    assert await client.call("VM.set_name_label", "OpaqueRef:vm", "web") in ("", None)
    assert await client.call("VM.get_name_label", "OpaqueRef:vm") == "web"


async def test_a_failed_call_names_code_parameters_and_method(client: Client, pool: Simulator) -> None:
    await client.sign_in(pool.user, pool.password)
    with pytest.raises(Failure) as caught:
        await client.call("VM.get_name_label", "OpaqueRef:gone")
    assert (caught.value.code, caught.value.params) == ("HANDLE_INVALID", ("VM", "OpaqueRef:gone"))
    assert caught.value.method == "VM.get_name_label"


async def test_a_call_has_a_deadline(client: Client, pool: Simulator) -> None:
    await client.sign_in(pool.user, pool.password)
    pool.faults.answer_delay_s = 30.0
    with pytest.raises(Timeout):
        await client.call("pool.get_all", timeout_s=0.05)
    pool.faults.answer_delay_s = 0.0


async def test_a_member_sends_us_to_its_coordinator_which_must_be_trusted_first(pool: Simulator) -> None:
    with Simulator("empty") as member:
        pins = Pins(None)
        at_member, at_coordinator = Endpoint.parse(member.url), Endpoint.parse(pool.url)
        pins.trust_once(at_member, Certificate(member.certificate))
        member.faults.coordinator_address = f"127.0.0.1:{pool.port}"
        client = Client(at_member, pins)
        with pytest.raises(CertificateUnknown) as caught:
            await client.sign_in(pool.user, pool.password)
        assert caught.value.endpoint == at_coordinator
        assert pool.bytes_received == 0
        pins.trust_once(at_coordinator, Certificate(pool.certificate))
        await client.sign_in(pool.user, pool.password)
        assert client.endpoint == at_coordinator
        assert client.redirected_from == at_member
        assert await client.call("VM.get_name_label", "OpaqueRef:vm") == "vm-1"
        await client.close()


async def test_many_calls_that_find_the_session_gone_share_one_sign_in(
    client: Client, pool: Simulator
) -> None:
    await client.sign_in(pool.user, pool.password)
    pool.end_sessions()
    names = await asyncio.gather(*(client.call("VM.get_name_label", "OpaqueRef:vm") for _ in range(5)))
    assert names == ["vm-1"] * 5
    assert pool.calls["session.login_with_password"] == 2


async def test_a_password_that_was_changed_is_not_tried_again_and_again(
    client: Client, pool: Simulator
) -> None:
    """Directories lock accounts."""
    await client.sign_in(pool.user, pool.password)
    pool.run(lambda: setattr(pool.sessions, "password", "another"))
    pool.end_sessions()
    for _ in range(3):
        with pytest.raises(Failure) as caught:
            await client.call("pool.get_all")
        assert caught.value.code == "SESSION_AUTHENTICATION_FAILED"
    assert pool.calls["session.login_with_password"] == 2
    await client.sign_in(pool.user, "another")
    assert await client.call("VM.get_name_label", "OpaqueRef:vm") == "vm-1"


async def test_the_session_never_shows_in_a_failure(client: Client, pool: Simulator) -> None:
    await client.sign_in(pool.user, pool.password)
    assert client.session is not None
    secret = client.session.ref
    with pytest.raises(Failure) as caught:
        await client.call("VM.get_name_label", secret)
    assert secret not in str(caught.value)
    assert secret not in caught.value.params


async def test_closing_signs_out_and_ends_everything(client: Client, pool: Simulator) -> None:
    await client.sign_in(pool.user, pool.password)
    await client.close()
    assert pool.calls["session.logout"] == 1
    assert pool.run(lambda: len(pool.db.records("session"))) == 0
    with pytest.raises(Closed):
        await client.call("pool.get_all")
    with pytest.raises(Closed):
        await client.sign_in(pool.user, pool.password)
    await client.close()


async def test_closing_without_signing_out_leaves_the_session_to_the_server(
    client: Client, pool: Simulator
) -> None:
    await client.sign_in(pool.user, pool.password)
    await client.close(sign_out=False)
    assert pool.calls["session.logout"] == 0


async def test_closing_does_not_wait_for_a_host_that_is_gone(client: Client, pool: Simulator) -> None:
    await client.sign_in(pool.user, pool.password)
    pool.refuse_connections()
    pool.drop_connections()
    await client.close()
    assert client.session is None


async def test_a_host_that_is_gone_is_unreachable(client: Client, pool: Simulator) -> None:
    pool.refuse_connections()
    with pytest.raises(Unreachable):
        await client.sign_in(pool.user, pool.password)
    pool.accept_connections()
    await client.sign_in(pool.user, pool.password)


async def test_heads_of_real_calls_stay_small(client: Client, pool: Simulator) -> None:
    await client.sign_in(pool.user, pool.password)
    body = len('{"jsonrpc":"2.0","id":2,"method":"pool.get_all","params":["OpaqueRef:"]}') + 36
    before = pool.bytes_received
    await client.call("pool.get_all")
    assert pool.bytes_received - before - body < 400


async def test_a_console_is_opened_where_its_location_says(
    client: Client, pool: Simulator, follow: Callable[..., Follower]
) -> None:
    location = pool.run(lambda: _console_of(pool, "OpaqueRef:running"))
    stream = client.open_console(location)

    def greeting() -> bytes:
        stream.open()
        target = bytearray(12)
        count = stream.recv_into(memoryview(target))
        stream.close()
        return bytes(target[:count])

    assert await asyncio.to_thread(greeting) == b"RFB 003.008\n"
    assert stream.transport == "wsproxy"
    with pytest.raises(ValueError):
        client.open_console("https:///console?uuid=u")


async def test_a_console_on_a_host_nobody_vouched_for_gets_nothing(
    client: Client, pool: Simulator, follow: Callable[..., Follower]
) -> None:
    location = pool.run(lambda: _console_of(pool, "OpaqueRef:running"))
    with Simulator("empty") as another:
        elsewhere = client.open_console(location.replace(pool.url, another.url))
        with pytest.raises(CertificateUnknown):
            await asyncio.to_thread(elsewhere.open)
        assert another.bytes_received == 0


async def test_a_console_needs_a_session(client: Client) -> None:
    with pytest.raises(Closed):
        client.open_console("https://127.0.0.1/console?uuid=u")


def _console_of(pool: Simulator, vm: str) -> str:
    for console in pool.db.records("console").values():
        if console["VM"] == vm and console["protocol"] == "rfb":
            return str(console["location"])
    ref = pool.db.create(
        "console", VM=vm, protocol="rfb", uuid="u-console", location=f"{pool.base_url}/console?uuid=u-console"
    )
    return str(pool.db.get("console", ref)["location"])
