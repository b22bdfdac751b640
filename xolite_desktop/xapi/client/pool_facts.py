# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What has to be asked of a pool apart from its records, once it is loaded: its clock and time zone, and certificates of old pools."""

import asyncio
import logging
import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.host_directory import HostDirectory
from xolite_desktop.xapi.client.link import Link
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.refs import Ref

_log = logging.getLogger(__name__)

_TIMEOUT_S: Final = 30.0
_WIRE_DATE: Final = "%Y%m%dT%H:%M:%SZ"
_LOCAL_DATE: Final = "%Y%m%dT%H:%M:%S"
_QUARTER_S: Final = 900
_DAY_S: Final = 86_400


class PoolFacts:
    """Asks in the background after every load. What it cannot learn is not missed: a person is asked then."""

    def __init__(self, link: Link, cache: Cache, hosts: HostDirectory) -> None:
        self.clock_offset_s = 0.0
        self._link = link
        self._cache = cache
        self._hosts = hosts
        self._asking: asyncio.Task[None] | None = None

    def follow(self, loaded: bool) -> None:
        """The cache took a batch; `loaded`: everything was read anew."""
        pool = self._cache.pool
        if not loaded or pool is None:
            return
        if pool.uuid:
            places = [self._link.endpoint, self._link.redirected_from]
            self._link.connections.trust.belongs(pool.uuid, tuple(place for place in places if place))
        self.stop()
        self._asking = asyncio.create_task(self._ask(pool.master), name="facts of the pool")

    async def known(self) -> None:
        """Return when everything was asked that could be."""
        if self._asking is not None:
            await asyncio.wait([self._asking])

    async def close(self) -> None:
        """Ask no more, and return when nothing of it is left."""
        asking = self._asking
        self.stop()
        if asking is not None:
            await asyncio.wait([asking])

    def stop(self) -> None:
        """Ask no more."""
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None

    async def _ask(self, coordinator: Ref) -> None:
        try:
            await self._ask_clock(coordinator)
            for host in self._hosts.unannounced:
                await self._ask_certificate(host)
        except XapiError as error:
            _log.info("the pool was not asked to the end: %s", error)

    async def _ask_clock(self, coordinator: Ref) -> None:
        began = time.time()
        answer = await self._link.call("host.get_servertime", (coordinator,), _TIMEOUT_S)
        ours = (began + time.time()) / 2
        with suppress(ValueError):
            theirs = datetime.strptime(str(answer), _WIRE_DATE).replace(tzinfo=UTC)
            self.clock_offset_s = theirs.timestamp() - ours
            await self._ask_zone(coordinator, theirs)

    async def _ask_zone(self, coordinator: Ref, now: datetime) -> None:
        """Zones differ by quarters of an hour; what is more than a day apart is no zone."""
        answer = await self._link.call("host.get_server_localtime", (coordinator,), _TIMEOUT_S)
        local = datetime.strptime(str(answer).removesuffix("Z"), _LOCAL_DATE).replace(tzinfo=UTC)
        ahead_s = round((local - now).total_seconds() / _QUARTER_S) * _QUARTER_S
        if abs(ahead_s) < _DAY_S:
            self._cache.coordinator_zone_s = ahead_s

    async def _ask_certificate(self, host: Ref) -> None:
        """A host that is down does not answer for itself; the others still do."""
        endpoint = self._hosts.endpoint(host)
        try:
            text = await self._link.call("host.get_server_certificate", (host,), _TIMEOUT_S)
            certificate = Certificate.from_pem(str(text))
        except (XapiError, ValueError) as error:
            _log.info("the certificate of host %s is not known: %s", host, error)
            return
        if endpoint is not None:
            self._link.connections.trust.tell(endpoint, certificate.sha256)
