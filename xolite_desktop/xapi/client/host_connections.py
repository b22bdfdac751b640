# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The HTTP connections of one client: one `HttpHost` for each host, always under the pin of this moment."""

from collections.abc import Collection
from functools import partial

from xolite_desktop.xapi.client.pool_trust import PoolTrust
from xolite_desktop.xapi.errors import AnyEndpoint
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.http import HttpHost
from xolite_desktop.xapi.net.pins import Pin


class HostConnections:
    """Gives connections to a host, and closes those that were made under a pin that no longer holds."""

    def __init__(self, trust: PoolTrust, user_agent: str, *, system_store: bool = False) -> None:
        self.trust = trust
        self.user_agent = user_agent
        self._system_store = system_store
        self._refused_by_system: set[Endpoint] = set()
        self._hosts: dict[Endpoint, HttpHost] = {}
        self._former: list[HttpHost] = []

    def another(self) -> "HostConnections":
        """A set of its own under the same trust, with no connection yet."""
        return HostConnections(self.trust, self.user_agent, system_store=self._system_store)

    async def at(self, endpoint: AnyEndpoint) -> HttpHost:
        """Connections to an endpoint; a person may have replaced or forgotten its pin since the last time."""
        place = Endpoint(endpoint.host, endpoint.port)
        former = self._hosts.get(place)
        if former is not None and former.tls.certificate is not None:
            self.trust.seen(place, former.tls.certificate)
        pin = self.trust.get(place)
        if former is not None and is_same_pin(former.tls.pin, pin):
            return former
        by_system = self._system_store and place not in self._refused_by_system
        present = partial(self.trust.get, place)
        fresh = HttpHost(place, pin, self.user_agent, system_store=by_system, present=present)
        self._hosts[place] = fresh
        if former is not None:
            await former.close()
        return fresh

    async def renew(self, endpoint: Endpoint) -> None:
        """Make new connections from now on; the present ones stay for what goes over them, until the next time."""
        before, self._former = self._former, []
        if (former := self._hosts.pop(endpoint, None)) is not None:
            self._former.append(former)
        await _close(before)

    async def leave_to_person(self, endpoint: Endpoint) -> bool:
        """The system's authorities did not vouch for this host: from now on a person has to. False if it was not they."""
        host = self._hosts.get(endpoint)
        if host is None or not host.tls.asks_system:
            return False
        self._refused_by_system.add(endpoint)
        await self.leave(endpoint)
        return True

    async def leave(self, endpoint: Endpoint) -> None:
        """Close the connections to a host that is of no more use."""
        host = self._hosts.pop(endpoint, None)
        if host is not None:
            await host.close()

    async def close(self) -> None:
        """Close every connection; calls still running end with `Unreachable`."""
        hosts = [*self._hosts.values(), *self._former]
        self._hosts, self._former = {}, []
        await _close(hosts)


async def _close(hosts: Collection[HttpHost]) -> None:
    """All are cut before the first is waited for: whoever waits may be cancelled, and nobody else knows them."""
    for host in hosts:
        host.cut()
    for host in hosts:
        await host.close()


def is_same_pin(one: Pin | None, other: Pin | None) -> bool:
    """Whether connections made under the one may still be used under the other."""
    if one is None or other is None:
        return one is other
    return one.sha256 == other.sha256 and one.successor in ("", other.successor)
