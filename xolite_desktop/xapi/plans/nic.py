# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A network interface of a VM as it was decided on."""

import ipaddress
import re
from dataclasses import dataclass, field, replace
from enum import StrEnum, unique
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.network import VIF, Network
from xolite_desktop.xapi.refs import Ref

POSITIONS: Final = 16
HIGHEST_RATE: Final = 10_000_000
RATE_LIMIT: Final = "ratelimit"

_MAC = re.compile(r"([0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}")


@unique
class Locking(StrEnum):
    """Which traffic an interface may send and receive."""

    DEFAULT = "network_default"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    DISABLED = "disabled"


@dataclass(frozen=True)
class Nic:
    """`mac` empty: the server makes one. `rate` in KiB/s, 0 for no limit. The addresses count while it is locked. `had` is
    the interface as it was when a person began to edit it."""

    network: Ref | None
    mac: str = ""
    rate: int = 0
    locking: Locking = Locking.DEFAULT
    ipv4: tuple[str, ...] = ()
    ipv6: tuple[str, ...] = ()
    had: "Nic | None" = field(default=None, compare=False, repr=False)

    def problems(self, cache: Cache, taken: frozenset[str] = frozenset()) -> list[Problem]:
        """What is wrong at "network", "mac", "rate", "ipv4", "ipv6"; `taken` are addresses of the same plan."""
        found = []
        if self.network is None or cache.network(self.network) is None:
            found.append(Problem("network", "NETWORK_MISSING"))
        if self.mac and (code := mac_problem(cache, self.mac, taken)):
            found.append(Problem("mac", *code))
        if not 0 <= self.rate <= HIGHEST_RATE:
            found.append(Problem("rate", "RATE_OUT_OF_RANGE", (str(HIGHEST_RATE),)))
        for place, addresses, kind in (("ipv4", self.ipv4, 4), ("ipv6", self.ipv6, 6)):
            wrong = next((each for each in addresses if not _is_address(each, kind)), None)
            if wrong is not None:
                found.append(Problem(place, "INVALID_IP_ADDRESS_SPECIFIED", (wrong,)))
        return found


def nic_of(vif: VIF) -> Nic:
    """An interface as it is."""
    rate = vif.qos_algorithm_params.get("kbps", "") if vif.qos_algorithm_type == RATE_LIMIT else ""
    known = vif.locking_mode if vif.locking_mode in set(Locking) else Locking.DEFAULT
    return Nic(
        vif.network, vif.MAC, int(rate) if rate.isdigit() and len(rate) < 10 else 0, Locking(known),
        tuple(vif.ipv4_allowed), tuple(vif.ipv6_allowed),
    )  # fmt: skip


def normal_mac(text: str) -> str:
    """With colons and in small letters."""
    return text.strip().lower().replace("-", ":")


def mac_problem(
    cache: Cache, text: str, taken: frozenset[str] = frozenset()
) -> tuple[str, tuple[str, ...]] | None:
    """Code and parameters of what is wrong with an address that somebody typed: the server takes nearly anything."""
    mac = normal_mac(text)
    if not _MAC.fullmatch(mac):
        return "MAC_INVALID", (text,)
    if int(mac[:2], 16) & 1:
        return "MAC_IS_MULTICAST", (mac,)
    if mac in taken:
        return "MAC_TAKEN", (mac, "")
    for vif in cache.of(VIF, "VIF").values():
        vm = cache.vm(vif.VM)
        if mac == vif.MAC and vm is not None and not vm.is_a_template:
            return "MAC_TAKEN", (mac, vif.VM)
    return None


def networks_for_vms(cache: Cache) -> list[Ref]:
    """The networks that VMs may be on, by name."""
    found = {ref: network for ref, network in cache.of(Network, "network").items() if not _is_hidden(network)}
    return sorted(found, key=lambda ref: found[ref].name_label.casefold())


def changed(before: Nic, after: Nic) -> bool:
    """Whether anything is to be done."""
    return replace(before, mac=normal_mac(before.mac)) != replace(after, mac=normal_mac(after.mac))


def _is_hidden(network: Network) -> bool:
    hidden = network.other_config
    return (
        hidden.get("HideFromXenCenter", "").lower() == "true"
        or hidden.get("is_host_internal_management_network") == "true"
        or hidden.get("is_guest_installer_network") == "true"
    )


def _is_address(text: str, version: int) -> bool:
    try:
        return ipaddress.ip_address(text).version == version
    except ValueError:
        return False
