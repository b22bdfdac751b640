# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where the hosts of the pool are, and which certificates the pool says they have: kept in step with the cache."""

import logging
import re
from collections.abc import Mapping
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.pool_trust import PoolTrust
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.names import CertificateType
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.records.access import Certificate
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.refs import Ref

_log = logging.getLogger(__name__)

_FINGERPRINT: Final = re.compile(r"[0-9a-f]{64}")


class HostDirectory:
    """Feed it every delta the cache took. What it learns goes to the client's trust."""

    def __init__(self, cache: Cache, trust: PoolTrust, port: int) -> None:
        self._cache = cache
        self._trust = trust
        self._port = port
        self._places: dict[Ref, Endpoint] = {}

    def endpoint(self, host: str) -> Endpoint | None:
        """Where a host answers, by its ref; None if it has no address, as right after a boot."""
        return self._places.get(Ref(host))

    @property
    def unannounced(self) -> tuple[Ref, ...]:
        """Hosts of which the pool's records say no certificate: older pools keep none."""
        announced = set(self._announced())
        return tuple(host for host in self._places if host not in announced)

    def apply(self, delta: Delta) -> None:
        """Follow a delta: hosts come, go and move, certificates are renewed."""
        if not (delta.touches("Certificate") or self._hosts_moved(delta)):
            return
        places = self._addresses()
        for host, former in self._places.items():
            if places.get(host) != former:
                self._trust.untell(former)
        self._places = places
        for host, fingerprint in self._announced().items():
            if host in places:
                self._trust.tell(places[host], fingerprint)

    def _hosts_moved(self, delta: Delta) -> bool:
        if "host" in delta.added or "host" in delta.removed:
            return True
        return any("address" in fields for fields in delta.changed.get("host", {}).values())

    def _addresses(self) -> dict[Ref, Endpoint]:
        places = {}
        for ref, host in self._cache.of(Host, "host").items():
            try:
                places[ref] = Endpoint.parse(host.address, self._port)
            except ValueError:
                _log.info("host %s has no usable address", ref)
        return places

    def _announced(self) -> Mapping[Ref, str]:
        """The fingerprint of each host's own certificate; older records have only `fingerprint`, which is SHA-256 too."""
        found = {}
        for certificate in self._cache.of(Certificate, "Certificate").values():
            text = certificate.fingerprint_sha256 or certificate.fingerprint
            digits = text.replace(":", "").lower()
            if certificate.type == CertificateType.HOST and _FINGERPRINT.fullmatch(digits):
                found[certificate.host] = digits
        return found
