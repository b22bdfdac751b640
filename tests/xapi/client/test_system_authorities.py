# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hosts whose certificate the system's own authorities vouch for, if the setting says that this is enough."""

from __future__ import annotations

import ssl

import pytest

from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.errors import CertificateChanged, CertificateUnknown
from xolite_desktop.xapi.net import tls
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins


@pytest.fixture
def vouched(pool: Simulator, monkeypatch: pytest.MonkeyPatch) -> Endpoint:
    """The pool's certificate is among the system's authorities."""
    pem = ssl.DER_cert_to_PEM_cert(pool.certificate)
    monkeypatch.setattr(
        tls, "load_system_authorities", lambda context: context.load_verify_locations(cadata=pem)
    )
    return Endpoint.parse(pool.url)


async def test_a_host_the_authorities_vouch_for_needs_no_question(vouched: Endpoint, pool: Simulator) -> None:
    pins = Pins(None)
    client = Client(vouched, pins, system_store=True)
    await client.sign_in(pool.user, pool.password)
    assert await client.call("VM.get_name_label", "OpaqueRef:vm") == "vm-1"
    assert pins.get(vouched) is None
    assert client.certificate is not None
    await client.close()


async def test_without_the_setting_it_is_asked_about_as_any_other(vouched: Endpoint, pool: Simulator) -> None:
    client = Client(vouched, Pins(None))
    with pytest.raises(CertificateUnknown):
        await client.sign_in(pool.user, pool.password)
    assert pool.bytes_received == 0
    await client.close()


async def test_who_is_not_vouched_for_is_asked_about_with_the_certificate_to_look_at(
    pool: Simulator, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tls, "load_system_authorities", lambda context: None)
    pins = Pins(None)
    client = Client(endpoint, pins, system_store=True)
    with pytest.raises(CertificateUnknown) as caught:
        await client.sign_in(pool.user, pool.password)
    assert caught.value.certificate.sha256 == pool.fingerprint
    assert pool.bytes_received == 0
    pins.trust_once(endpoint, caught.value.certificate)
    await client.sign_in(pool.user, pool.password)
    await client.close()


async def test_a_name_the_certificate_is_not_for_is_asked_about(vouched: Endpoint, pool: Simulator) -> None:
    client = Client(Endpoint("127.0.0.2", vouched.port), Pins(None), system_store=True)
    with pytest.raises(Exception, match=r"127\.0\.0\.2"):
        await client.sign_in(pool.user, pool.password)
    assert pool.bytes_received == 0
    await client.close()


async def test_a_pin_is_not_undone_by_an_authority(vouched: Endpoint, pool: Simulator) -> None:
    """Whoever can get a certificate from an authority is not whom a person vouched for."""
    pins = Pins(None)
    with Simulator("empty") as other:
        pins.trust_once(vouched, Certificate(other.certificate))
    client = Client(vouched, pins, system_store=True)
    with pytest.raises(CertificateChanged):
        await client.sign_in(pool.user, pool.password)
    assert pool.bytes_received == 0
    await client.close()


def test_the_systems_authorities_are_found_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
    monkeypatch.setenv("SSL_CERT_DIR", "/nowhere")
    loaded: list[dict[str, str | None]] = []

    class Context(ssl.SSLContext):
        def load_verify_locations(self, cafile=None, capath=None, cadata=None):  # type: ignore[no-untyped-def]
            loaded.append({"cafile": cafile, "capath": capath})

    tls.load_system_authorities(Context(ssl.PROTOCOL_TLS_CLIENT))
    assert "/nowhere" not in {value for each in loaded for value in each.values()}
