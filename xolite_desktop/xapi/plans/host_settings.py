# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How a host is switched on from afar, and how much memory its control domain has.

Modes and keys are those that the hosts' own scripts and other clients know: `power_on_mode` and `power_on_config`.
"""

from dataclasses import dataclass, field
from enum import StrEnum, unique
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.host import Host, HostMetrics
from xolite_desktop.xapi.refs import Ref

ADDRESS_KEY: Final = "power_on_ip"
USER_KEY: Final = "power_on_user"
SECRET_KEY: Final = "power_on_password_secret"  # noqa: S105  # the name of a key
MIB: Final = 1 << 20
LEAST_CONTROL_DOMAIN: Final = 1024 * MIB
"""Below this a toolstack does not start."""
_CARD_KEYS: Final = (ADDRESS_KEY, USER_KEY, SECRET_KEY)


@unique
class PowerOnMode(StrEnum):
    """`host.power_on_mode`; anything else is the name of a script of one's own on the coordinator."""

    NONE = ""
    WAKE_ON_LAN = "wake-on-lan"
    ILO = "iLO"
    DRAC = "DRAC"
    SCRIPT = "*"
    """Stands for those."""


CARDS: Final = (PowerOnMode.ILO, PowerOnMode.DRAC)
"""Those that are a management card with an address and a user."""


@dataclass(frozen=True, slots=True)
class PowerOn:
    """`password` is what was typed: empty where the one that is known stays. `script` and `config` are of SCRIPT."""

    mode: PowerOnMode = PowerOnMode.NONE
    address: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    """The uuid of the secret that holds the password now."""
    script: str = ""
    config: tuple[tuple[str, str], ...] = ()

    @property
    def wire_mode(self) -> str:
        """As the server has it."""
        return self.script if self.mode is PowerOnMode.SCRIPT else self.mode.value

    def problems(self) -> list[Problem]:
        """What a mode needs and was not given."""
        found = []
        if self.mode in CARDS:
            if not self.address:
                found.append(Problem("address", "FIELD_MISSING"))
            if not self.user:
                found.append(Problem("user", "FIELD_MISSING"))
            if not (self.password or self.secret):
                found.append(Problem("password", "FIELD_MISSING"))
        if self.mode is PowerOnMode.SCRIPT and not self.script:
            found.append(Problem("script", "FIELD_MISSING"))
        return found


def power_on_of(host: Host) -> PowerOn:
    """What a host has now."""
    said, config = host.power_on_mode, host.power_on_config
    known = {mode.value: mode for mode in PowerOnMode if mode is not PowerOnMode.SCRIPT}
    mode = known.get(said, PowerOnMode.SCRIPT)
    rest = tuple(sorted((key, value) for key, value in config.items() if key not in _CARD_KEYS))
    return PowerOn(
        mode,
        config.get(ADDRESS_KEY, ""),
        config.get(USER_KEY, ""),
        secret=config.get(SECRET_KEY, ""),
        script=said if mode is PowerOnMode.SCRIPT else "",
        config=rest if mode is PowerOnMode.SCRIPT else (),
    )


def parse_config(text: str) -> tuple[tuple[str, str], ...]:
    """Lines of `key=value`. Raises `ValueError` with the first line that is none."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        key, mark, value = line.partition("=")
        if not (mark and key.strip()):
            raise ValueError(line)
        found.append((key.strip(), value.strip()))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ControlDomainMemory:
    """`size_bytes` counts after the next restart of the host, which `restarts` does at once."""

    size_bytes: int
    restarts: bool = True

    def problems(self, cache: Cache, host_ref: Ref) -> list[Problem]:
        """Too little for the toolstack, or more than the host has."""
        host = cache.host(host_ref)
        metrics = cache.get("host_metrics", host.metrics) if host is not None else None
        most = metrics.memory_total if isinstance(metrics, HostMetrics) else 0
        if self.size_bytes < LEAST_CONTROL_DOMAIN:
            return [Problem("size", "CONTROL_DOMAIN_TOO_SMALL", (str(LEAST_CONTROL_DOMAIN),))]
        if most and self.size_bytes >= most:
            return [Problem("size", "CONTROL_DOMAIN_TOO_LARGE", (str(most),))]
        return []
