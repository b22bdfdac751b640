# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The certificates a person has vouched for, for the windows: what they are, which are in use, and how to forget them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.text import visible
from xolite_desktop.xapi.errors import AnyEndpoint, PresentedCertificate
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pin, Pins

UsersOf = Callable[[Endpoint], Sequence[str]]


@dataclass(frozen=True)
class TrustedCertificate:
    """One of them. `seen` is the last day somebody was signed in there, None if not known; `is_kept` is false for what is
    trusted until the program ends; `users` are the names of pools whose windows are connected under it now."""

    endpoint: Endpoint
    certificate: Certificate
    since: datetime
    seen: datetime | None
    is_kept: bool
    users: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The host, with the port if it is not the usual one; safe to show."""
        return visible(str(self.endpoint))

    @property
    def expires(self) -> datetime:
        return self.certificate.not_after


class TrustedCertificates(QObject):
    """One for each program. Signals: `changed()` after a certificate was trusted or forgotten, by whichever window."""

    changed = Signal()

    def __init__(self, pins: Pins, users_of: UsersOf = lambda _: (), parent: QObject | None = None) -> None:
        """`users_of` gives the names of the pools that are connected to an endpoint now."""
        super().__init__(parent)
        self._pins = pins
        self._users_of = users_of
        pins.listeners.append(self._tell)

    def all(self) -> tuple[TrustedCertificate, ...]:
        """Every one in force, ordered by host."""
        return tuple(self._entry(pin) for pin in self._pins.all())

    def is_trusted(self, address: str) -> bool:
        """Whether there is one for an address as a person wrote it."""
        endpoint = _endpoint_of(address)
        return endpoint is not None and self._pins.get(endpoint) is not None

    def forget(self, endpoints: Iterable[AnyEndpoint]) -> None:
        """Whoever connects there is asked again, and windows that are connected are asked before anything more is sent."""
        for endpoint in endpoints:
            self._pins.forget(endpoint)

    def forget_address(self, address: str) -> None:
        """As `forget`, for an address as a person wrote it."""
        endpoint = _endpoint_of(address)
        if endpoint is not None:
            self._pins.forget(endpoint)

    def read(self, der: bytes) -> PresentedCertificate:
        """What is in a certificate in DER."""
        return Certificate(der)

    def elsewhere(self, certificate: PresentedCertificate, endpoint: AnyEndpoint) -> tuple[str, ...]:
        """The other places at which this very certificate is trusted: the same host by another name, most likely."""
        here = Endpoint(endpoint.host, endpoint.port)
        pins = (pin for pin in self._pins.all() if pin.sha256 == certificate.sha256 and pin.endpoint != here)
        return tuple(visible(str(pin.endpoint)) for pin in pins)

    def _tell(self) -> None:
        self.changed.emit()

    def _entry(self, pin: Pin) -> TrustedCertificate:
        return TrustedCertificate(
            pin.endpoint,
            Certificate(pin.der),
            pin.since,
            pin.seen,
            self._pins.is_kept(pin.endpoint),
            tuple(visible(name) for name in self._users_of(pin.endpoint)),
        )


def pem_of(trusted: Iterable[TrustedCertificate]) -> str:
    """Certificates as PEM, each after a line that says whose it is, as `openssl` and browsers read them."""
    return "".join(f"# {each.place}\n{each.certificate.pem}" for each in trusted)


def _endpoint_of(address: str) -> Endpoint | None:
    """The list of pools is a file that anybody may have edited: what it holds need not be an address."""
    try:
        return Endpoint.parse(address)
    except ValueError:
        return None
