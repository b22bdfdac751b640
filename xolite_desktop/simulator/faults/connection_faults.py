# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Connections that break or are no TLS, and handshakes with other certificates or protocols."""

from __future__ import annotations

import asyncio
import socket
import ssl
import warnings
from collections.abc import Awaitable, Callable
from functools import cache

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from xolite_desktop.simulator.certificate import Certificate, make_certificate
from xolite_desktop.simulator.faults.fault import Fault, OnConnection, OnHandshake

_NO_PHASES = ()
_LINGER = b"\x01\x00\x00\x00\x00\x00\x00\x00"
_WEAK_BITS = 1024
_ALERT = b"\x15\x03\x03\x00\x02\x02\x28"  # fatal, handshake_failure
_PLAIN = b"HTTP/1.1 400 Bad Request\r\ncontent-type: text/html\r\ncontent-length: 0\r\n\r\n"
_HELLO = b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc"  # the head of a ServerHello of 16 kB

Take = Callable[[socket.socket], Awaitable[None]]


async def _receive(connection: socket.socket) -> bytes:
    return await asyncio.get_running_loop().sock_recv(connection, 65536)


async def _reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER)


async def _close(connection: socket.socket) -> None:
    await _receive(connection)


async def _swallow(connection: socket.socket) -> None:
    while await _receive(connection):
        pass


def _say(text: bytes) -> Take:
    """Wait for the client's hello, and say this."""

    async def take(connection: socket.socket) -> None:
        await _receive(connection)
        await asyncio.get_running_loop().sock_sendall(connection, text)

    return take


async def _drip(connection: socket.socket) -> None:
    """A handshake that never comes to its point."""
    loop = asyncio.get_running_loop()
    await loop.sock_sendall(connection, _HELLO)
    while True:
        await asyncio.sleep(0.02)
        await loop.sock_sendall(connection, b"\x00")


async def _flood(connection: socket.socket) -> None:
    while True:
        await asyncio.get_running_loop().sock_sendall(connection, b"\x00" * 65536)


def _old(context: ssl.SSLContext) -> None:
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # that it is old is what is wanted
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1


def _odd_cipher(context: ssl.SSLContext) -> None:
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("AES128-SHA")


def _lenient(context: ssl.SSLContext) -> None:
    context.set_ciphers("DEFAULT:@SECLEVEL=0")


@cache
def _changed() -> Certificate:
    return make_certificate("another-simulator")


@cache
def _expired() -> Certificate:
    return make_certificate(starts_days=-30, ends_days=-1)


@cache
def _future() -> Certificate:
    return make_certificate(starts_days=10, ends_days=20)


@cache
def _wrong_name() -> Certificate:
    return make_certificate("example.invalid", names=("example.invalid",))


@cache
def _weak() -> Certificate:
    return make_certificate(key=rsa.generate_private_key(65537, _WEAK_BITS))


@cache
def _huge() -> Certificate:
    return make_certificate(names=tuple(f"host-{number}.example.invalid" for number in range(600)))


@cache
def _hostile() -> Certificate:
    return make_certificate("<b>\u202egnp\x1b[31m</b>,CN=root", names=())


@cache
def _copied_name() -> Certificate:
    """The same name and dates as the simulator's own, another key."""
    return make_certificate()


@cache
def _renewed(usual: Certificate) -> Certificate:
    """The same name and the same key, with dates of its own."""
    key = load_pem_private_key(usual.key_pem, None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return make_certificate(key=key, ends_days=400)


def _before_usual(usual: Certificate) -> Certificate:
    """Another leaf, and behind it the usual one, as if that had signed it."""
    leaf = _copied_name()
    return Certificate(leaf.der, leaf.pem + usual.pem, leaf.key_pem)


def _connection(name: str, says: str, take: Take, *, stalls: bool = False) -> Fault:
    return Fault(name, says, OnConnection(take), _NO_PHASES, runs=False, stalls=stalls)


def _certificate(name: str, says: str, make: Callable[[], Certificate]) -> Fault:
    options = _lenient if make is _weak else None
    return _made_of_usual(name, says, lambda usual: make(), options)


def _made_of_usual(
    name: str,
    says: str,
    make: Callable[[Certificate], Certificate],
    options: Callable[[ssl.SSLContext], None] | None = None,
) -> Fault:
    return Fault(f"tls_cert_{name}", says, OnHandshake(make, options), _NO_PHASES, runs=False)


CONNECTION_FAULTS = (
    _connection("conn_reset", "Reset when accepted.", _reset),
    _connection("conn_close", "Closed at the first byte.", _close),
    _connection("conn_blackhole", "Accepted, and nothing more.", _swallow, stalls=True),
    _connection("tls_garbage", "Nonsense.", _say(b"\x00\xff nonsense " * 20)),
    _connection("tls_plain_http", "Plain HTTP.", _say(_PLAIN)),
    _connection("tls_alert", "A fatal alert.", _say(_ALERT)),
    _connection("tls_half_hello", "Half a ServerHello.", _say(_HELLO)),
    _connection("tls_drip", "A handshake byte by byte.", _drip, stalls=True),
    _connection("tls_flood", "Zeros for ever.", _flood),
    Fault("tls_old", "TLS 1.1.", OnHandshake(options=_old), _NO_PHASES, runs=False),
    Fault("tls_cipher", "No common cipher.", OnHandshake(options=_odd_cipher), _NO_PHASES, runs=False),
    _certificate("changed", "Another certificate.", _changed),
    _certificate("clone", "Another certificate with the same name.", _copied_name),
    _made_of_usual("renewed", "Another certificate with the same key.", _renewed),
    _made_of_usual("chain", "Another certificate, with the usual one behind it.", _before_usual),
    _certificate("expired", "An expired certificate.", _expired),
    _certificate("future", "A certificate of tomorrow.", _future),
    _certificate("wrong_name", "A certificate for another name.", _wrong_name),
    _certificate("weak", "A key of 1024 bits.", _weak),
    _certificate("huge", "A certificate with hundreds of names.", _huge),
    _certificate("hostile", "A subject that wants to be read otherwise.", _hostile),
)
