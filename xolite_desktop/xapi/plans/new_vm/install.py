# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a new VM boots first: its disk, a disc, the network, or an installer's address for PV guests."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Final
from urllib.parse import urlsplit

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.placement import hosts_of_sr
from xolite_desktop.xapi.rules.vbd import disc

SCHEMES: Final = ("http", "https", "ftp", "nfs")
LONGEST: Final = 1000


@unique
class Source(StrEnum):
    """Where the system comes from."""

    DISK = "disk"
    DISC = "disc"
    NETWORK = "network"
    URL = "url"


@dataclass(frozen=True)
class Install:
    """`disc` is an ISO image; `url` an installer's tree, and `arguments` what its kernel is given, for PV only."""

    source: Source = Source.DISK
    disc: Ref | None = None
    url: str = ""
    arguments: str = ""

    def problems(self, cache: Cache, *, is_hvm: bool) -> Iterator[Problem]:
        """What is wrong at "install.disc", "install.url", "install.source"."""
        if self.source is Source.DISC:
            yield from self._disc_problems(cache)
        elif self.source is Source.URL and is_hvm:
            yield Problem("install.source", "URL_NEEDS_PV")
        elif self.source is Source.NETWORK and not is_hvm:
            yield Problem("install.source", "NETWORK_BOOT_NEEDS_HVM")
        elif self.source is Source.URL and not _is_address(self.url):
            yield Problem("install.url", "INSTALL_URL_INVALID", (", ".join(SCHEMES),))

    def _disc_problems(self, cache: Cache) -> Iterator[Problem]:
        found = disc(cache, self.disc) if self.disc is not None else None
        if found is None:
            yield Problem("install.disc", "DISC_MISSING")
        elif not hosts_of_sr(cache, found.SR):
            yield Problem("install.disc", "SR_HAS_NO_PBDS", (found.SR,))


def boot_order(order: str, source: Source) -> str:
    """The letters of a boot order (c disk, d disc, n network) with what is installed from at the front."""
    first = {Source.DISC: "d", Source.NETWORK: "n"}.get(source, "")
    return first + "".join(letter for letter in order or "cdn" if letter != first)


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return False
    return (
        parts.scheme in SCHEMES and bool(parts.hostname) and len(text) <= LONGEST and " " not in text.strip()
    )
