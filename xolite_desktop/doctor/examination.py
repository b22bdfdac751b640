# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Connects exactly as the application does and writes down what happened; knows no window."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass

from xolite_desktop.doctor.consoles import examine_consoles
from xolite_desktop.doctor.probe import Probe
from xolite_desktop.doctor.report import CertificateFound, Report
from xolite_desktop.xapi.client import Batch, Client, Lost, Restored
from xolite_desktop.xapi.client.permissions import read_permissions
from xolite_desktop.xapi.errors import (
    CertificateChanged,
    CertificateUnknown,
    Failure,
    PresentedCertificate,
    XapiError,
)
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

__all__ = ["Order", "examine"]

REDIRECTS = 3
CLOCKS_APART_S = 60.0
FIRST_LOAD_S = 120.0


@dataclass(frozen=True)
class Order:
    """What to examine. `trust` is the SHA-256 (hex) of the one leaf accepted for this run."""

    endpoint: Endpoint
    user: str
    password: str
    trust: str | None
    watch_s: float
    max_consoles: int | None

    def __repr__(self) -> str:
        return f"Order({self.endpoint}, {self.user})"


async def examine(order: Order, pins: Pins) -> Report:
    """The whole examination; never raises for what a host does."""
    report = Report(host=str(order.endpoint))
    if pins.problem:
        report.problems.append(pins.problem)
    client = Client(order.endpoint, pins)
    try:
        if await _sign_in(client, order, pins, report):
            await _load_and_watch(client, order, report)
            report.consoles = await examine_consoles(client, order.max_consoles)
            report.problems += [
                f"The console of {found.vm} does not answer: {found.error}"
                for found in report.consoles
                if found.error
            ]
    except XapiError as error:
        report.problems.append(str(error))
    finally:
        await client.close()
    return report


async def _sign_in(client: Client, order: Order, pins: Pins, report: Report) -> bool:
    for _ in range(REDIRECTS):
        pinned_before = pins.get(client.endpoint) is not None
        try:
            await client.sign_in(order.user, order.password)
        except (CertificateUnknown, CertificateChanged) as error:
            if not _accept(error, order, pins, report):
                return False
            continue
        except XapiError as error:
            report.login.error = str(error)
            report.problems.append(f"Signing in failed: {_sentence(error)}")
            _describe_connection(client, report, pinned_before)
            return False
        report.login.ok = True
        if client.redirected_from:
            report.login.redirected_to = str(client.endpoint)
        _describe_connection(client, report, pinned_before)
        return True
    report.login.error = "The hosts name each other as coordinator."
    report.problems.append(report.login.error)
    return False


def _accept(error: CertificateUnknown | CertificateChanged, order: Order, pins: Pins, report: Report) -> bool:
    _describe_certificate(error.certificate, report)
    if order.trust == error.certificate.sha256:
        pins.trust_once(Endpoint(error.endpoint.host, error.endpoint.port), error.certificate)
        report.trust = "accepted"
        return True
    changed = isinstance(error, CertificateChanged)
    report.trust = "changed" if changed else "unknown"
    verb = "has changed" if changed else "is not trusted yet"
    report.problems.append(
        f"The certificate of {error.endpoint} {verb}; nothing was sent. To accept it for this run: "
        f"--trust {error.certificate.sha256}"
    )
    return False


def _describe_connection(client: Client, report: Report, pinned_before: bool) -> None:
    report.tls.version, report.tls.cipher = client.tls_version, client.cipher
    if client.certificate is not None:
        _describe_certificate(client.certificate, report)
        if report.trust is None and pinned_before:
            report.trust = "pinned"


def _describe_certificate(certificate: PresentedCertificate, report: Report) -> None:
    report.certificate = CertificateFound(
        sha256=certificate.sha256,
        subject=certificate.subject,
        not_before=certificate.not_before.isoformat(),
        not_after=certificate.not_after.isoformat(),
        key=certificate.key,
    )


async def _load_and_watch(client: Client, order: Order, report: Report) -> None:
    stream = client.subscribe()
    try:
        if not await _load(client, stream, report):
            return
        await _ask_pool(client, report)
        if order.watch_s > 0:
            await _watch(client, stream, order.watch_s, report)
    finally:
        await stream.aclose()


async def _ask_pool(client: Client, report: Report) -> None:
    """What the pool says of itself apart from its objects; a clock far off makes certificates and dates look wrong."""
    await client.facts_known()
    report.pool.role = (await read_permissions(client)).role or "everything"
    report.pool.clock_ahead_s = round(client.clock_offset_s, 1)
    places = [client.hosts.endpoint(host) for host in client.cache.records("host")]
    report.pool.hosts = len(places)
    report.pool.hosts_trusted = sum(1 for place in places if place is not None and client.trust.get(place))
    if abs(client.clock_offset_s) > CLOCKS_APART_S:
        report.problems.append(f"The pool's clock is {client.clock_offset_s:+.0f} s off this machine's.")


async def _load(client: Client, stream: AsyncIterator[Batch | Lost | Restored], report: Report) -> bool:
    started = time.monotonic()
    try:
        async with asyncio.timeout(FIRST_LOAD_S):
            async for item in stream:
                if isinstance(item, Batch):
                    report.load.seconds = round(time.monotonic() - started, 3)
                    report.load.bytes = item.bytes
                    report.objects = {
                        name: client.cache.count(name) for name in sorted(client.cache.classes())
                    }
                    return True
                if isinstance(item, Lost):
                    report.problems.append(f"Loading failed: {_sentence(item.error)}")
                    return False
    except TimeoutError:
        report.problems.append(f"The pool was not loaded within {FIRST_LOAD_S:.0f} s.")
    return False


async def _watch(
    client: Client, stream: AsyncIterator[Batch | Lost | Restored], watch_s: float, report: Report
) -> None:
    """Count events for `watch_s`, and time a probe a second from the host's hand to our cache."""
    probe = Probe(client)
    probing = asyncio.create_task(probe.run())
    try:
        async with asyncio.timeout(watch_s):
            async for item in stream:
                if isinstance(item, Batch):
                    report.events.count += item.event_count
                    probe.arrived(item)
                elif isinstance(item, Lost):
                    report.events.errors.append(_sentence(item.error))
                else:
                    report.events.reconnects += 1
    except TimeoutError:
        pass
    finally:
        probing.cancel()
        await asyncio.gather(probing, return_exceptions=True)
    _tell_delays(probe.delays_ms, report)


def _tell_delays(delays_ms: list[float], report: Report) -> None:
    if report.events.errors:
        report.problems.append(f"The event subscription was interrupted: {report.events.errors[0]}")
    if not delays_ms:
        report.problems.append("No event came while watching.")
        return
    ordered = sorted(delays_ms)
    report.events.delay_ms_median = round(statistics.median(ordered), 1)
    report.events.delay_ms_p95 = round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 1)


def _sentence(error: Exception) -> str:
    if isinstance(error, Failure):
        return " ".join((error.code, *error.params))
    return str(error)
