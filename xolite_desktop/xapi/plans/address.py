# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The address of a host's interface as it was decided on, and what the host uses it for."""

import ipaddress
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum, unique
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.network import PIF
from xolite_desktop.xapi.refs import Ref

PURPOSE_KEY: Final = "management_purpose"
"""The entry of an interface's other_config under which every client keeps what its address is for."""
ADDRESS_TAKEN: Final = "ADDRESS_TAKEN"
"""Ours: an interface of the pool has this address. Parameters: address, interface."""
NETMASK_INVALID: Final = "NETMASK_INVALID"
"""Ours: it is no netmask, such as 255.255.255.0. Parameter: what was entered."""
NOT_OF_A_HOST: Final = "ADDRESS_OF_NO_HOST"
"""Ours: the address is the subnet's own, its broadcast, or one that no host can have. Parameter: address."""
GATEWAY_ELSEWHERE: Final = "GATEWAY_OUTSIDE"
"""Ours: the gateway is in another subnet than the address. Parameters: gateway, subnet."""
PREFIX_MISSING: Final = "PREFIX_MISSING"
"""Ours: an IPv6 address needs the length of its prefix. Parameter: what was entered."""
ADDRESS_NEEDED: Final = "MANAGEMENT_NEEDS_ADDRESS"
"""Ours: the pool reaches the host by this interface. Parameter: interface."""


@unique
class Mode4(StrEnum):
    """How an interface gets its IPv4 address, in XAPI's words."""

    NONE = "None"
    DHCP = "DHCP"
    STATIC = "Static"


@unique
class Mode6(StrEnum):
    """How an interface gets its IPv6 address, in XAPI's words."""

    NONE = "None"
    DHCP = "DHCP"
    AUTOCONF = "Autoconf"
    STATIC = "Static"


@dataclass(frozen=True)
class Address:
    """What is entered counts for the static modes alone. `ipv6` has the length of the prefix: "fd00::2/64". `purpose` is the
    person's own word, such as Storage; empty where the interface has none, or is the management interface."""

    mode: Mode4 = Mode4.NONE
    ip: str = ""
    netmask: str = ""
    gateway: str = ""
    dns: tuple[str, ...] = ()
    mode6: Mode6 = Mode6.NONE
    ipv6: str = ""
    gateway6: str = ""
    purpose: str = ""

    @property
    def is_none(self) -> bool:
        """Whether the host has no address there at all."""
        return self.mode is Mode4.NONE and self.mode6 is Mode6.NONE

    def problems(self, cache: Cache, pif_ref: Ref) -> list[Problem]:
        """What is wrong, by field."""
        pif = cache.get("PIF", pif_ref)
        found = [*_dns_problems(self)]
        if self.mode is Mode4.STATIC:
            found += _static_problems(self, cache, pif_ref)
        if self.mode6 is Mode6.STATIC:
            found += _static6_problems(self, cache, pif_ref)
        if isinstance(pif, PIF) and pif.management:
            is_6 = pif.primary_address_type == "IPv6"
            if (self.mode6 is Mode6.NONE) if is_6 else (self.mode is Mode4.NONE):
                found.append(Problem("mode6" if is_6 else "mode", ADDRESS_NEEDED, (pif_ref,)))
        return found


def address_of(pif: PIF) -> Address:
    """As it is."""
    mode = Mode4(pif.ip_configuration_mode) if pif.ip_configuration_mode in set(Mode4) else Mode4.NONE
    mode6 = Mode6(pif.ipv6_configuration_mode) if pif.ipv6_configuration_mode in set(Mode6) else Mode6.NONE
    dns = tuple(part.strip() for part in pif.DNS.split(",") if part.strip())
    ipv6 = next((each for each in pif.IPv6 if each), "")
    purpose = "" if pif.management else pif.other_config.get(PURPOSE_KEY, "")
    return Address(mode, pif.IP, pif.netmask, pif.gateway, dns, mode6, ipv6, pif.ipv6_gateway, purpose)


def changes4(before: Address, after: Address) -> bool:
    """Whether the IPv4 side has to be set anew."""
    return _four(before) != _four(after)


def changes6(before: Address, after: Address) -> bool:
    """Whether the IPv6 side has to be set anew."""
    return _six(before) != _six(after)


def changed(before: Address, after: Address) -> bool:
    """Whether anything is to be done."""
    return changes4(before, after) or changes6(before, after) or before.purpose != after.purpose


def new_address(before: Address, after: Address, *, is_6: bool) -> str | None:
    """Where whoever came by this interface finds the host afterwards; "" where a server decides, None where it stays."""
    if is_6:
        if not changes6(before, after):
            return None
        return after.ipv6.partition("/")[0] if after.mode6 is Mode6.STATIC else ""
    if not changes4(before, after):
        return None
    return after.ip if after.mode is Mode4.STATIC else ""


def _four(plan: Address) -> Address:
    """What counts of the IPv4 side."""
    if plan.mode is Mode4.STATIC:
        return Address(plan.mode, plan.ip, plan.netmask, plan.gateway, plan.dns)
    return Address(plan.mode)


def _six(plan: Address) -> Address:
    if plan.mode6 is not Mode6.STATIC:
        return Address(mode6=plan.mode6)
    return replace(Address(mode6=plan.mode6, gateway6=plan.gateway6, dns=plan.dns), ipv6=normal6(plan.ipv6))


def normal6(text: str) -> str:
    """An IPv6 address with its prefix in the usual form; what is none stays as it is."""
    try:
        return str(ipaddress.IPv6Interface(text))
    except ValueError:
        return text


def _dns_problems(plan: Address) -> Iterator[Problem]:
    wrong = next((each for each in plan.dns if not _is_address(each)), None)
    if wrong is not None and Mode4.STATIC in (plan.mode, plan.mode6.value):
        yield Problem("dns", "INVALID_IP_ADDRESS_SPECIFIED", (wrong,))


def _static_problems(plan: Address, cache: Cache, pif_ref: Ref) -> Iterator[Problem]:
    if not _is_address(plan.ip, 4):
        yield Problem("ip", "INVALID_IP_ADDRESS_SPECIFIED", (plan.ip,))
    subnet = _subnet(plan.ip, plan.netmask)
    if not _is_netmask(plan.netmask):
        yield Problem("netmask", NETMASK_INVALID, (plan.netmask,))
    elif subnet is not None:
        yield from _in_subnet(plan, subnet)
    if (taken := _taken(cache, plan.ip, pif_ref)) is not None:
        yield Problem("ip", ADDRESS_TAKEN, (plan.ip, taken))
    if plan.gateway and not _is_address(plan.gateway, 4):
        yield Problem("gateway", "INVALID_IP_ADDRESS_SPECIFIED", (plan.gateway,))


def _in_subnet(plan: Address, subnet: ipaddress.IPv4Network) -> Iterator[Problem]:
    address = ipaddress.IPv4Address(plan.ip)
    reserved = subnet.prefixlen < 31 and address in (subnet.network_address, subnet.broadcast_address)
    if reserved or address.is_multicast or address.is_unspecified:
        yield Problem("ip", NOT_OF_A_HOST, (plan.ip,))
    if _is_address(plan.gateway, 4) and ipaddress.IPv4Address(plan.gateway) not in subnet:
        yield Problem("gateway", GATEWAY_ELSEWHERE, (plan.gateway, str(subnet)))


def _static6_problems(plan: Address, cache: Cache, pif_ref: Ref) -> Iterator[Problem]:
    address, _, length = plan.ipv6.partition("/")
    if not _is_address(address, 6):
        yield Problem("ipv6", "INVALID_IP_ADDRESS_SPECIFIED", (plan.ipv6,))
    elif not (length.isascii() and length.isdigit() and int(length) <= 128):
        yield Problem("ipv6", PREFIX_MISSING, (plan.ipv6,))
    elif (taken := _taken(cache, address, pif_ref)) is not None:
        yield Problem("ipv6", ADDRESS_TAKEN, (address, taken))
    if plan.gateway6 and not _is_address(plan.gateway6, 6):
        yield Problem("gateway6", "INVALID_IP_ADDRESS_SPECIFIED", (plan.gateway6,))


def _taken(cache: Cache, text: str, pif_ref: Ref) -> Ref | None:
    if not _is_address(text):
        return None
    address = ipaddress.ip_address(text)
    for ref, pif in cache.of(PIF, "PIF").items():
        texts = (pif.IP, *(each.partition("/")[0] for each in pif.IPv6))
        if ref != pif_ref and any(
            _is_address(each) and ipaddress.ip_address(each) == address for each in texts
        ):
            return ref
    return None


def _subnet(ip: str, netmask: str) -> ipaddress.IPv4Network | None:
    try:
        return ipaddress.IPv4Network(f"{ip}/{netmask}", strict=False) if _is_netmask(netmask) else None
    except ValueError:
        return None


def _is_netmask(text: str) -> bool:
    """Ones, then zeros; not the inverse, which the library takes as well."""
    if not _is_address(text, 4):
        return False
    bits = f"{int(ipaddress.IPv4Address(text)):032b}"
    return "01" not in bits and "1" in bits


def _is_address(text: str, version: int = 0) -> bool:
    try:
        return ipaddress.ip_address(text).version in (version or 4, version or 6)
    except ValueError:
        return False
