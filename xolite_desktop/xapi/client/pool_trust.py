# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which certificates count for one pool: those a person vouched for, and those the pool itself announced for its hosts.

What the pool says comes over a connection whose certificate a person vouched for, so consoles, statistics and
transfers of other hosts need no further question. A pin made for a host of *another* pool counts for nothing here:
else a pool could send the person's secrets to it.
"""

from dataclasses import replace
from datetime import UTC, datetime

from xolite_desktop.xapi.errors import AnyEndpoint
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pin, Pins


class PoolTrust:
    """The pins of one client. `get` is what every connection asks before it is made."""

    def __init__(self, pins: Pins) -> None:
        self.pool = ""
        """The uuid of the pool, empty until it is known."""
        self._pins = pins
        self._told: dict[Endpoint, Pin] = {}
        self._successors: dict[Endpoint, str] = {}
        self._vouched: set[Endpoint] = set()
        self._kept: set[Endpoint] = set()
        self._moving: dict[Endpoint, Endpoint] = {}

    def get(self, endpoint: AnyEndpoint) -> Pin | None:
        """The certificate to expect of an endpoint, or None: then a person has to look at it first."""
        place = Endpoint(endpoint.host, endpoint.port)
        kept = self._pins.get(place)
        if kept is not None:
            self._kept.add(place)
        elif place in self._kept:
            return (
                None  # a person trusted it and no longer does: what the pool says does not count against that
            )
        pin = kept if kept is not None and self._counts_here(kept) else self._told.get(place)
        successor = self._successors.get(place, "")
        if pin is None or successor in ("", pin.sha256):
            return pin
        return replace(pin, successor=successor)

    def vouch(self, endpoint: AnyEndpoint) -> None:
        """A person named or accepted this endpoint for this pool, whatever pool it was noted for before."""
        self._vouched.add(Endpoint(endpoint.host, endpoint.port))

    def expect(self, endpoint: Endpoint) -> None:
        """Signing in at this endpoint begins: until we know better it is of the pool it was last seen in."""
        kept = self._pins.get(endpoint)
        if not self.pool and kept is not None:
            self.pool = kept.pool

    def tell(self, endpoint: Endpoint, sha256: str) -> None:
        """The pool says which certificate a host has. Said anew while we watch, the former stays good until it is seen.

        What a person vouched for is not undone by what the pool says first: hosts whose certificate was replaced by
        hand are still announced with the old one.
        """
        former = self._told.get(endpoint)
        if former is None:
            self._told[endpoint] = Pin(endpoint, sha256, b"", _now(), self.pool)
        elif former.sha256 != sha256:
            self._successors[endpoint] = sha256

    def expect_successor(self, endpoint: Endpoint, sha256: str) -> None:
        """The host there is given this certificate by us: the former stays good until this one is seen. Empty: it is not."""
        if sha256:
            self._successors[endpoint] = sha256
        else:
            self._successors.pop(endpoint, None)

    def untell(self, endpoint: Endpoint) -> None:
        """The pool no longer has a host there."""
        self._told.pop(endpoint, None)
        self._successors.pop(endpoint, None)

    def move(self, former: Endpoint, to: Endpoint) -> None:
        """A host is about to get another address: there it has to show the certificate it is known by here."""
        pin = self.get(former)
        if pin is not None and to != former:
            self._told.setdefault(to, replace(pin, endpoint=to))
            self._moving[to] = former

    def _arrive(self, endpoint: Endpoint, certificate: Certificate) -> None:
        """The host is where it was to move to, by its certificate. A person's word goes along."""
        former = self._moving.pop(endpoint, None)
        kept = self._pins.get(former) if former is not None else None
        if kept is not None and self._counts_here(kept) and kept.sha256 == certificate.sha256:
            self._pins.carry(kept.endpoint, endpoint)

    def seen(self, endpoint: Endpoint, certificate: Certificate) -> None:
        """A connection was accepted with this certificate. If it is the announced successor, the former is of no use now."""
        self._arrive(endpoint, certificate)
        if self._successors.get(endpoint) != certificate.sha256:
            return
        del self._successors[endpoint]
        self._told[endpoint] = Pin(endpoint, certificate.sha256, certificate.der, _now(), self.pool)
        kept = self._pins.get(endpoint)
        if kept is not None and self._counts_here(kept) and kept.sha256 != certificate.sha256:
            self._pins.trust(endpoint, certificate, self.pool)

    def belongs(self, pool: str, endpoints: tuple[Endpoint, ...]) -> None:
        """We are signed in to this pool, at these endpoints."""
        self.pool = pool
        for endpoint in endpoints:
            self._pins.note_use(endpoint, pool)

    @property
    def told(self) -> tuple[Endpoint, ...]:
        """The endpoints the pool announced, in order."""
        return tuple(sorted(self._told))

    def _counts_here(self, pin: Pin) -> bool:
        return not (pin.pool and self.pool and pin.pool != self.pool) or pin.endpoint in self._vouched


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
