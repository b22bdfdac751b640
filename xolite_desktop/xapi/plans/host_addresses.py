# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Addresses of all hosts on one network, decided at once: those that are given lie one after the other."""

import ipaddress
from dataclasses import dataclass, replace
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.address import ADDRESS_TAKEN, Address, Mode4, address_of
from xolite_desktop.xapi.plans.network_settings import pifs_of
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref

RANGE_TOO_SHORT: Final = "ADDRESS_RANGE_TOO_SHORT"
"""Ours: the subnet ends before every host has an address. Parameter: the last address that would be needed."""


@dataclass(frozen=True)
class HostAddresses:
    """`first` is that of the first host by name. Of IPv6 everything stays as it is."""

    mode: Mode4 = Mode4.STATIC
    first: str = ""
    netmask: str = ""
    gateway: str = ""
    dns: tuple[str, ...] = ()
    purpose: str = ""

    def each(self, cache: Cache, network_ref: Ref) -> dict[Ref, Address]:
        """The address of each interface, in the order of the hosts' names."""
        pifs = pifs_of(cache, network_ref)
        order = sorted(pifs, key=lambda ref: _name(cache, pifs[ref].host))
        return {
            ref: replace(
                address_of(pifs[ref]), mode=self.mode, ip=self._address(number), netmask=self.netmask,
                gateway=self.gateway, dns=self.dns, purpose=self.purpose,
            )
            for number, ref in enumerate(order)
        }  # fmt: skip

    def _address(self, number: int) -> str:
        """The one so many behind the first; as it was entered where that is none."""
        try:
            return str(ipaddress.IPv4Address(self.first) + number)
        except ValueError:
            return self.first

    def problems(self, cache: Cache, network_ref: Ref) -> list[Problem]:
        """What is wrong, by field; the addresses that these interfaces have now are theirs to give."""
        plans = self.each(cache, network_ref)
        if self.mode is not Mode4.STATIC or not plans:
            return []
        found = {
            (problem.field, problem.code): problem
            for ref, plan in plans.items()
            for problem in plan.problems(cache, ref)
            if not (problem.code == ADDRESS_TAKEN and problem.params[1] in plans)
        }
        last = list(plans.values())[-1]
        shown = [
            replace(each, field="first" if each.field == "ip" else each.field) for each in found.values()
        ]
        if not shown and not _same_subnet(self.first, last.ip, self.netmask):
            return [Problem("first", RANGE_TOO_SHORT, (last.ip,))]
        return shown


def _same_subnet(first: str, last: str, netmask: str) -> bool:
    return ipaddress.IPv4Address(last) in ipaddress.IPv4Network(f"{first}/{netmask}", strict=False)


def _name(cache: Cache, host_ref: Ref) -> tuple[str, Ref]:
    host = cache.host(host_ref)
    return (host.name_label.casefold() if host is not None else "", host_ref)


def addresses_of(cache: Cache, network_ref: Ref) -> HostAddresses:
    """What the first host has, as a beginning."""
    first = next(iter(HostAddresses().each(cache, network_ref)), None)
    pif = pifs_of(cache, network_ref).get(first) if first is not None else None
    if pif is None:
        return HostAddresses()
    now = address_of(pif)
    if now.mode is Mode4.NONE:
        return HostAddresses(purpose=now.purpose)
    return HostAddresses(now.mode, now.ip, now.netmask, now.gateway, now.dns, now.purpose)
