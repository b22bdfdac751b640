# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Not one byte leaves before the certificate was judged: on asyncio streams and on blocking sockets."""

import asyncio
import socket
import ssl
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives import hashes
from xapi.tls_server import Made, Peer, TlsServer, made_certificate, make_certificate, rsa_key

from xolite_desktop.xapi.errors import CertificateChanged, CertificateUnknown
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pin
from xolite_desktop.xapi.net.tls import CertificateRefused, PinnedContext, certificate_error

Serve = Callable[..., TlsServer]
SECRET = b"the password"


def _pin(endpoint: Endpoint, certificate: Certificate) -> Pin:
    return Pin(endpoint, certificate.sha256, certificate.der, datetime.now(UTC))


def _echo(peer: Peer) -> None:
    peer.send(peer.read(len(SECRET)))


async def _over_asyncio(server: TlsServer, context: PinnedContext) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.endpoint.port, ssl=context)
    writer.write(SECRET)
    answer = await reader.read(100)
    writer.close()
    return answer


def _over_socket(server: TlsServer, context: PinnedContext) -> bytes:
    with (
        socket.create_connection(("127.0.0.1", server.endpoint.port)) as plain,
        context.wrap_socket(plain, server_hostname="127.0.0.1") as secure,
    ):
        secure.sendall(SECRET)
        return secure.recv(100)


async def _over_both(server: TlsServer, pin: Pin | None) -> list[bytes | CertificateRefused]:
    results: list[bytes | CertificateRefused] = []
    try:
        results.append(await _over_asyncio(server, PinnedContext(server.endpoint, pin)))
    except CertificateRefused as refused:
        results.append(refused)
    try:
        results.append(await asyncio.to_thread(_over_socket, server, PinnedContext(server.endpoint, pin)))
    except CertificateRefused as refused:
        results.append(refused)
    await asyncio.to_thread(server.settle)
    return results


@pytest.mark.parametrize(
    "certificate",
    [
        made_certificate(),
        make_certificate(key=rsa_key(2048), names=()),
        make_certificate(starts_days=-9, ends_days=-1),
        make_certificate(key=rsa_key(2048), issuer=made_certificate("authority")),
        make_certificate(key=rsa_key(2048), algorithm=hashes.SHA512()),
    ],
    ids=["self-signed", "no names", "expired", "issued", "sha-512"],
)
async def test_the_pinned_certificate_is_accepted_whatever_else_it_is(
    serve: Serve, certificate: Made
) -> None:
    server = serve(_echo, certificate=certificate)
    assert await _over_both(server, _pin(server.endpoint, certificate.ours)) == [SECRET, SECRET]


@pytest.mark.parametrize("pinned", [None, "second", "sibling"])
async def test_no_byte_reaches_a_server_with_another_certificate(serve: Serve, pinned: str | None) -> None:
    authority = made_certificate("authority")
    server = serve(_echo, certificate=make_certificate("xcp-01", issuer=authority))
    pin = None
    if pinned == "second":
        pin = _pin(server.endpoint, made_certificate("second").ours)
    if pinned == "sibling":
        pin = _pin(server.endpoint, make_certificate("xcp-01", issuer=authority).ours)
    refusals = await _over_both(server, pin)
    assert server.bytes_received == 0
    assert server.connections == 2
    for refused in refusals:
        assert isinstance(refused, CertificateRefused)
        typed = refused.typed()
        assert isinstance(typed, CertificateUnknown if pin is None else CertificateChanged)
        assert typed.certificate.der == server.certificate.der


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
async def test_the_agreed_version_and_cipher_are_known_afterwards(
    serve: Serve, version: ssl.TLSVersion
) -> None:
    def only(context: ssl.SSLContext) -> None:
        context.minimum_version = context.maximum_version = version

    server = serve(_echo, context_options=only)
    pin = _pin(server.endpoint, made_certificate().ours)
    context = PinnedContext(server.endpoint, pin)
    assert context.tls_version is None
    assert await _over_asyncio(server, context) == SECRET
    assert context.tls_version == version.name.replace("_", ".")
    assert context.cipher
    assert context.certificate == made_certificate().ours
    refusing = PinnedContext(server.endpoint, None)
    with pytest.raises(CertificateRefused):
        await _over_asyncio(server, refusing)
    assert refusing.tls_version is None


async def test_the_curve_and_ciphers_of_a_real_host_are_offered(serve: Serve) -> None:
    """stunnel there: TLS 1.2, ECDHE-RSA with AES-GCM, curve secp384r1 only."""

    def as_a_host(context: ssl.SSLContext) -> None:
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers("ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256")
        context.set_ecdh_curve("secp384r1")

    certificate = make_certificate(key=rsa_key(2048))
    server = serve(_echo, certificate=certificate, context_options=as_a_host)
    assert await _over_both(server, _pin(server.endpoint, certificate.ours)) == [SECRET, SECRET]


def test_the_judgement_is_found_however_deep_it_is_wrapped() -> None:
    refused = CertificateRefused(Endpoint("xcp-01"), made_certificate().ours, None)
    outer: Exception | None = None
    try:
        try:
            raise refused
        except ssl.SSLError as error:
            raise ConnectionError("connect failed") from error
    except ConnectionError as error:
        outer = error
    assert outer is not None
    assert isinstance(certificate_error(outer), CertificateUnknown)
    assert certificate_error(ConnectionError("connect failed")) is None


def test_a_chain_of_causes_that_bites_its_tail_has_an_end() -> None:
    one, two = ValueError("one"), ValueError("two")
    one.__cause__, two.__cause__ = two, one
    assert certificate_error(one) is None
