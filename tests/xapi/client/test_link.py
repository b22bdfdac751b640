# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the link does that the client's tests do not see."""

import asyncio
import socket

import pytest

from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client.farewell import SIGN_OUT_TIMEOUT_S
from xolite_desktop.xapi.client.host_connections import HostConnections
from xolite_desktop.xapi.client.link import Link
from xolite_desktop.xapi.client.pool_trust import PoolTrust
from xolite_desktop.xapi.client.without_secret import without_secret
from xolite_desktop.xapi.errors import (
    CertificateChanged,
    CertificateUnknown,
    Closed,
    Failure,
    SignInNeeded,
    Unreachable,
)
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.refs import Ref


@pytest.fixture
def link(endpoint: Endpoint, pins: Pins) -> Link:
    connections = HostConnections(PoolTrust(pins), "XOLiteDesktop/0.1")
    return Link(endpoint, connections, "tests")


def test_a_secret_is_taken_out_of_a_failures_parameters() -> None:
    failure = Failure("SESSION_INVALID", ("OpaqueRef:secret",), "VM.start")
    assert without_secret(failure, "OpaqueRef:secret").params == ("",)
    within = Failure("INTERNAL_ERROR", ("Db.Missing(OpaqueRef:secret)",), "VM.start")
    assert without_secret(within, "OpaqueRef:secret").params == ("Db.Missing()",)
    other = Failure("HANDLE_INVALID", ("VM", "OpaqueRef:vm"))
    assert without_secret(other, "OpaqueRef:secret") is other
    assert without_secret(other, "") is other


async def test_a_session_already_replaced_is_not_replaced_again(link: Link, pool: Simulator) -> None:
    await link.sign_in(pool.user, pool.password)
    first = link.require_session()
    await link.renew(first)
    second = link.require_session()
    await link.renew(first)
    assert link.require_session() is second
    await link.close(sign_out=True)


async def test_connections_are_kept_for_the_same_pin_and_closed_for_another(
    link: Link, pool: Simulator, endpoint: Endpoint, pins: Pins
) -> None:
    await link.sign_in(pool.user, pool.password)
    former = link.http
    await link.sign_in(pool.user, pool.password)
    assert link.http is former
    pool.replace_certificate()
    pins.trust_once(endpoint, Certificate(pool.certificate))
    await link.sign_in(pool.user, pool.password)
    assert link.http is not former
    await link.close(sign_out=False)


async def test_a_replaced_certificate_once_vouched_for_serves_the_same_session(
    link: Link, pool: Simulator, endpoint: Endpoint, pins: Pins
) -> None:
    """Whichever window the person answered in: the pins are shared."""
    await link.sign_in(pool.user, pool.password)
    pool.replace_certificate()
    pool.drop_connections()
    sent = pool.bytes_received
    with pytest.raises(CertificateChanged):
        await _call_until_new_handshake(link)
    assert pool.bytes_received == sent
    pins.trust(endpoint, Certificate(pool.certificate))
    assert await link.call("pool.get_all", (), 10.0) == ["OpaqueRef:pool"]
    await link.close(sign_out=True)
    assert pool.calls["session.login_with_password"] == 1
    assert _sessions(pool) == set()


async def test_once_its_pin_is_forgotten_nothing_more_is_sent_to_a_host(
    link: Link, pool: Simulator, endpoint: Endpoint, pins: Pins
) -> None:
    await link.sign_in(pool.user, pool.password)
    sent = pool.bytes_received
    pins.forget(endpoint)
    with pytest.raises(CertificateUnknown):
        await link.call("pool.get_all", (), 10.0)
    assert pool.bytes_received == sent
    await link.close(sign_out=True)
    assert pool.bytes_received == sent


async def test_trusting_the_same_certificate_anew_disturbs_no_connection(
    link: Link, pool: Simulator, endpoint: Endpoint, pins: Pins
) -> None:
    await link.sign_in(pool.user, pool.password)
    former = link.http
    pins.trust(endpoint, Certificate(pool.certificate))
    await link.call("pool.get_all", (), 10.0)
    assert link.http is former
    await link.close(sign_out=True)


async def test_signing_in_anew_ends_the_former_session(link: Link, pool: Simulator) -> None:
    await link.sign_in(pool.user, pool.password)
    await link.sign_in(pool.user, pool.password)
    assert _sessions(pool) == {link.require_session().ref}
    await link.close(sign_out=True)
    assert _sessions(pool) == set()


async def test_a_session_made_for_something_can_be_ended_after_all_was_closed(
    link: Link, pool: Simulator, endpoint: Endpoint, pins: Pins
) -> None:
    made, other = (
        Ref(pool.run(lambda: pool.sessions.login(pool.user, pool.password, "migration"))) for _ in range(2)
    )
    await link.sign_in(pool.user, pool.password)
    await link.close(sign_out=True)
    await link.end_session(made)
    assert _sessions(pool) == {other}
    pins.forget(endpoint)
    sent = pool.bytes_received
    await link.end_session(other)
    assert pool.bytes_received == sent, "nobody vouches for the host any more"


async def test_a_sign_in_that_is_cancelled_leaves_no_session_behind(link: Link, pool: Simulator) -> None:
    pool.faults.answer_delay_s = 0.1
    signing_in = asyncio.create_task(link.sign_in(pool.user, pool.password))
    while link.http is None or link.http.tls.certificate is None:
        await asyncio.sleep(0)
    signing_in.cancel()
    await asyncio.wait([signing_in])
    await link.close(sign_out=True)
    assert pool.calls["session.login_with_password"] == 1
    assert pool.calls["session.logout"] == 1
    assert _sessions(pool) == set()


async def test_cancelling_is_no_wait_for_a_host_that_was_told_nothing(
    pool: Simulator, endpoint: Endpoint
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        connections = HostConnections(PoolTrust(Pins(None)), "XOLiteDesktop/0.1")
        link = Link(Endpoint("127.0.0.1", silent.getsockname()[1]), connections, "tests")
        signing_in = asyncio.create_task(link.sign_in(pool.user, pool.password))
        while link.http is None:
            await asyncio.sleep(0)
        signing_in.cancel()
        async with asyncio.timeout(SIGN_OUT_TIMEOUT_S / 2):
            await link.close(sign_out=True)


async def test_the_password_does_not_come_back_in_a_refusal(link: Link, pool: Simulator) -> None:
    pool.faults.failures["session.login_with_password"] = ["INTERNAL_ERROR", f"auth({pool.user}, swordfish)"]
    with pytest.raises(Failure) as caught:
        await link.sign_in(pool.user, "swordfish")
    assert "swordfish" not in f"{caught.value!r} {caught.value.params}"
    await link.close(sign_out=True)


async def test_before_a_sign_in_there_is_nothing_to_call(link: Link) -> None:
    with pytest.raises(Closed):
        await link.call("pool.get_all", (), 1.0)
    await link.close(sign_out=True)


async def test_closing_in_the_middle_of_a_renewal_ends_it(link: Link, pool: Simulator) -> None:
    await link.sign_in(pool.user, pool.password)
    pool.faults.answer_delay_s = 30.0
    renewing = asyncio.create_task(link.renew(link.require_session()))
    await asyncio.sleep(0)
    await link.close(sign_out=False)
    pool.faults.answer_delay_s = 0.0
    with pytest.raises((Closed, asyncio.CancelledError)):
        await renewing


async def _call_until_new_handshake(link: Link) -> None:
    """The end of a dropped connection may only show when it is used."""
    try:
        await link.call("pool.get_all", (), 10.0)
    except Unreachable:
        await link.call("pool.get_all", (), 10.0)


def _sessions(pool: Simulator) -> set[str]:
    return pool.run(lambda: set(pool.db.records("session")))


async def test_a_resumed_session_that_ends_asks_for_a_person_and_sends_nothing_more(
    link: Link, pool: Simulator, endpoint: Endpoint, pins: Pins
) -> None:
    await link.sign_in(pool.user, pool.password)
    resumed = Link(endpoint, HostConnections(PoolTrust(pins), "XOLiteDesktop/0.1"), "tests")
    session = link.require_session()
    await resumed.resume(session.ref, session.user)
    pool.end_sessions()
    logins = pool.calls["session.login_with_password"]
    results = await asyncio.gather(
        *(resumed.call("pool.get_all", (), 10.0) for _ in range(5)), return_exceptions=True
    )
    assert all(isinstance(result, SignInNeeded) for result in results)
    calls = pool.calls.total()
    with pytest.raises(SignInNeeded, match="the session of root is over"):
        await resumed.call("pool.get_all", (), 10.0)
    assert pool.calls.total() == calls
    await resumed.sign_in(pool.user, pool.password)
    assert await resumed.call("pool.get_all", (), 10.0)
    assert pool.calls["session.login_with_password"] == logins + 1
    await resumed.close(sign_out=True)
    await link.close(sign_out=False)
