# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Connections that break, are no TLS, or show another certificate: at the first sign-in, at a reconnection, beside others."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress

import pytest
from faults.cases import named, once
from faults.stage import Stage

from helpers.invariants import assert_secret, assert_told, sessions_left
from xolite_desktop.simulator.faults import FAULTS, Fault, Phase
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.errors import (
    CertificateChanged,
    CertificateUnknown,
    Timeout,
    TlsRefused,
    Unreachable,
    XapiError,
)
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.http import HttpHost

CONNECTIONS = ("conn_", "tls_")


@pytest.mark.parametrize("fault", once(*CONNECTIONS))
async def test_at_the_first_connection_nothing_was_said(stage: Stage, fault: Fault) -> None:
    if fault.stalls:
        stage.hurry()
    stage.inject(fault)
    error = await stage.attempt(stage.client.sign_in(stage.pool.user, stage.pool.password))
    assert isinstance(error, Unreachable | Timeout | TlsRefused)
    if fault.name.startswith("tls_cert_"):
        assert isinstance(error, CertificateChanged)
    assert stage.pool.bytes_received == 0
    await stage.heal()


@pytest.mark.parametrize("fault", once(*CONNECTIONS))
async def test_at_a_reconnection_nothing_was_said(stage: Stage, fault: Fault) -> None:
    if fault.stalls:
        stage.hurry()
    await stage.sign_in()
    stage.follow()
    await stage.until_equal()
    injection = stage.inject(fault, times=3)
    stage.pool.drop_connections()
    sent = stage.pool.bytes_received  # with the question that was on its way to the host that is known
    await stage.until_acted(injection, 2)
    if fault.name.startswith("tls_cert_"):
        while stage.follower is not None:
            await stage.next_item()
        assert isinstance(stage.told.raised[-1], CertificateChanged)
        assert stage.pool.bytes_received == sent
    await stage.heal()


@pytest.mark.parametrize("fault", named("tls_cert_"), ids=lambda fault: fault.name)
async def test_a_certificate_nobody_vouched_for_can_be_looked_at(stage: Stage, fault: Fault) -> None:
    """Whatever is in it: its fingerprint, and what is weak about it."""
    stage.pins.forget(stage.endpoint)
    stage.inject(fault)
    with pytest.raises(CertificateUnknown) as caught:
        await stage.client.sign_in(stage.pool.user, stage.pool.password)
    certificate = caught.value.certificate
    assert len(certificate.sha256) == 64
    for text in (certificate.subject, certificate.issuer, certificate.key, certificate.signature):
        assert isinstance(text, str)
    assert isinstance(certificate.weaknesses, tuple)
    assert_told(caught.value)
    assert stage.pool.bytes_received == 0
    weak = {
        "tls_cert_weak": "KEY_TOO_SHORT",
        "tls_cert_expired": "EXPIRED",
        "tls_cert_future": "NOT_YET_VALID",
    }
    assert fault.name not in weak or weak[fault.name] in certificate.weaknesses


async def test_the_second_connection_is_judged_like_the_first(stage: Stage) -> None:
    """One call is under way on the first connection; the next needs another."""
    await stage.sign_in()
    stage.pool.faults.answer_delay_s = 0.1
    first = asyncio.create_task(stage.client.call("VM.get_all"))
    while not stage.pool.counts.asked["VM.get_all"]:
        await asyncio.sleep(0)
    sent = stage.pool.bytes_received
    injection = stage.inject(FAULTS["tls_cert_clone"])
    error = await stage.attempt(stage.client.call("host.get_all"))
    assert isinstance(error, CertificateChanged)
    assert injection.hits == 1
    assert stage.pool.bytes_received == sent
    assert await first
    stage.pool.faults.answer_delay_s = 0.0
    await stage.heal()


async def test_a_sign_in_cancelled_in_the_handshake_closes_its_connection(stage: Stage) -> None:
    greeted = asyncio.Event()

    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        greeted.set()
        while await reader.read(65536):
            pass
        writer.close()

    async with await asyncio.start_server(say_nothing, "127.0.0.1", 0) as silent:
        port = silent.sockets[0].getsockname()[1]
        client = Client(Endpoint("127.0.0.1", port), stage.pins)
        signing_in = asyncio.create_task(client.sign_in("root", "secret"))
        await greeted.wait()
        await client.close()
        with pytest.raises(XapiError):
            await signing_in
        left = _sockets_to(port)
        for transport in left:
            transport.abort()  # so that this test leaves nothing
        await asyncio.sleep(0)
    assert left == []


async def test_a_host_that_is_left_while_connecting_keeps_no_connection(stage: Stage) -> None:
    host = HttpHost(stage.endpoint, stage.pins.get(stage.endpoint), "tests")
    call = asyncio.create_task(host.post("/jsonrpc", b"{}", doing="nothing", timeout_s=10.0))
    while not _sockets_to(stage.endpoint.port):
        await asyncio.sleep(0)
    await host.close()
    with suppress(XapiError):
        await call
    left = _sockets_to(stage.endpoint.port)
    for transport in left:
        transport.abort()  # so that this test leaves nothing
    await asyncio.sleep(0)
    assert left == []


def _sockets_to(port: int) -> list[asyncio.Transport]:
    """Transports of this loop that are connected to the simulator."""
    loop = asyncio.get_running_loop()
    found = []
    for transport in list(loop._transports.values()):  # type: ignore[attr-defined]
        peer = transport.get_extra_info("peername")
        if peer is not None and peer[1] == port and not transport.is_closing():
            found.append(transport)
    return found


async def test_a_connection_closed_while_idle_costs_one_call_and_no_more(stage: Stage) -> None:
    """The call and the end of the connection met: nobody knows, so nothing is tried again by itself."""
    await stage.sign_in()
    stage.inject(FAULTS["http_close_unannounced"], Phase.READ, times=1)
    assert await stage.client.call("pool.get_all")
    error = await stage.attempt(stage.client.call("pool.get_all"))
    assert isinstance(error, Unreachable)
    await stage.heal()


async def test_a_sign_out_does_not_depend_on_an_idle_connection(stage: Stage) -> None:
    await stage.sign_in()
    stage.inject(FAULTS["http_close_unannounced"], Phase.READ, times=1)
    assert await stage.client.call("pool.get_all")
    await stage.client.close()
    left = sessions_left(stage.pool)
    stage.pool.end_sessions()
    assert left == 0


async def test_a_host_that_comes_and_goes_is_followed(stage: Stage) -> None:
    await stage.sign_in()
    stage.follow()
    await stage.until_equal()
    for _ in range(4):
        stage.pool.refuse_connections()
        stage.pool.drop_connections()
        await stage.next_item()
        stage.pool.accept_connections()
    assert stage.told.lost
    await stage.heal()
    assert stage.pool.calls["session.login_with_password"] == 1


@pytest.mark.parametrize("fault", named("http_redirect_"), ids=lambda fault: fault.name)
async def test_a_redirect_leads_nowhere(stage: Stage, fault: Fault) -> None:
    with socket.create_server(("127.0.0.1", 0)) as trap:
        stage.pool.faults.trap = f"127.0.0.1:{trap.getsockname()[1]}"
        stage.inject(fault, Phase.LOGIN)
        assert await stage.attempt(stage.client.sign_in(stage.pool.user, stage.pool.password)) is not None
        trap.setblocking(False)
        with pytest.raises(BlockingIOError):
            trap.accept()
    await stage.heal()


@pytest.mark.parametrize("phase", [Phase.LOGIN, Phase.POLL])
async def test_a_member_leads_to_no_host_that_nobody_vouched_for(stage: Stage, phase: Phase) -> None:
    """The address is asked for its certificate, and gets nothing else: no password and no session."""
    received: list[bytes] = []

    async def note(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        received.append(await reader.read(65536))
        writer.close()

    trap = await asyncio.start_server(note, "127.0.0.1", 0)
    async with trap:
        port = trap.sockets[0].getsockname()[1]
        stage.pool.faults.trap = f"127.0.0.1:{port}"
        if phase is Phase.POLL:
            await stage.sign_in()
            stage.follow()
            await stage.until_equal()
        injection = stage.inject(FAULTS["sess_slave"], phase, times=3)
        if phase is Phase.LOGIN:
            error = await stage.attempt(stage.client.sign_in(stage.pool.user, stage.pool.password))
            assert isinstance(error, XapiError)
            assert getattr(error, "endpoint", None) == Endpoint("127.0.0.1", port)
        else:
            await stage.until_acted(injection, 2)
    told = b"".join(received).decode("latin-1")
    assert_secret({stage.pool.password, *stage.sessions}, told, "what the trap got")
    await stage.heal()
