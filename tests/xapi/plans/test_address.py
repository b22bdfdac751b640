# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Addresses of hosts' interfaces: what no host can have, what another one has, and what is to be set anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers.networks import Networks
from xolite_desktop.xapi.plans import address
from xolite_desktop.xapi.plans.address import Address, Mode4, Mode6, address_of
from xolite_desktop.xapi.records.network import PIF

GOOD = Address(Mode4.STATIC, "10.0.50.11", "255.255.255.0", "10.0.50.1", ("10.0.12.2", "10.0.12.3"))


@pytest.fixture(scope="module")
def pool() -> Networks:
    return Networks()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"ip": ""}, [("ip", "INVALID_IP_ADDRESS_SPECIFIED")]),
        ({"ip": "10.0.50.256"}, [("ip", "INVALID_IP_ADDRESS_SPECIFIED")]),
        ({"ip": "fd00::1"}, [("ip", "INVALID_IP_ADDRESS_SPECIFIED")]),
        ({"ip": "10.0.12.12", "gateway": ""}, [("ip", "ADDRESS_TAKEN")]),
        ({"ip": "10.0.50.0"}, [("ip", "ADDRESS_OF_NO_HOST")]),
        ({"ip": "10.0.50.255"}, [("ip", "ADDRESS_OF_NO_HOST")]),
        ({"ip": "224.0.0.5", "gateway": ""}, [("ip", "ADDRESS_OF_NO_HOST")]),
        ({"netmask": "255.0.255.0"}, [("netmask", "NETMASK_INVALID")]),
        ({"netmask": "0.0.0.255"}, [("netmask", "NETMASK_INVALID")]),
        ({"netmask": "24"}, [("netmask", "NETMASK_INVALID")]),
        ({"netmask": "255.255.255.254", "ip": "10.0.50.0"}, []),
        ({"gateway": "10.0.51.1"}, [("gateway", "GATEWAY_OUTSIDE")]),
        ({"gateway": "router"}, [("gateway", "INVALID_IP_ADDRESS_SPECIFIED")]),
        ({"dns": ("10.0.12.2", "dns")}, [("dns", "INVALID_IP_ADDRESS_SPECIFIED")]),
        ({"mode": Mode4.DHCP, "ip": "nonsense", "dns": ("dns",)}, []),
        ({"mode6": Mode6.STATIC, "ipv6": "fd00::2/64", "gateway6": "fd00::1"}, []),
        ({"mode6": Mode6.STATIC, "ipv6": "fd00::2"}, [("ipv6", "PREFIX_MISSING")]),
        ({"mode6": Mode6.STATIC, "ipv6": "10.0.0.1/8"}, [("ipv6", "INVALID_IP_ADDRESS_SPECIFIED")]),
        (
            {"mode6": Mode6.STATIC, "ipv6": "fd00::2/64", "gateway6": "10.0.0.1"},
            [("gateway6", "INVALID_IP_ADDRESS_SPECIFIED")],
        ),
    ],
)
def test_what_is_wrong(pool: Networks, fields: dict[str, object], expected: list[tuple[str, str]]) -> None:
    plan = replace(GOOD, **fields)  # type: ignore[arg-type]
    found = plan.problems(pool.cache, pool.pif("xcp-01", "eth4"))
    assert [(problem.field, problem.code) for problem in found] == expected


def test_the_management_interface_needs_an_address(pool: Networks) -> None:
    plan = Address()
    assert [each.code for each in plan.problems(pool.cache, pool.pif("xcp-01", "eth0"))] == [
        "MANAGEMENT_NEEDS_ADDRESS"
    ]
    assert plan.problems(pool.cache, pool.pif("xcp-01", "eth3")) == []


def test_its_own_address_is_not_taken(pool: Networks) -> None:
    ref = pool.pif("xcp-01", "eth0")
    record = pool.cache.get("PIF", ref)
    assert isinstance(record, PIF)
    assert address_of(record).problems(pool.cache, ref) == []


def test_what_is_to_be_set_anew() -> None:
    assert not address.changed(GOOD, GOOD)
    assert not address.changes4(replace(GOOD, mode=Mode4.DHCP), Address(Mode4.DHCP, "10.1.1.1"))
    assert address.changes4(GOOD, replace(GOOD, dns=()))
    assert address.changes6(GOOD, replace(GOOD, mode6=Mode6.AUTOCONF))
    six = replace(GOOD, mode6=Mode6.STATIC, ipv6="fd00:0::2/64")
    assert not address.changes6(six, replace(six, ipv6="fd00::2/64"))
    assert address.changed(GOOD, replace(GOOD, purpose="Backup"))


def test_where_the_host_is_afterwards() -> None:
    assert address.new_address(GOOD, GOOD, is_6=False) is None
    assert address.new_address(GOOD, replace(GOOD, ip="10.0.50.12"), is_6=False) == "10.0.50.12"
    assert address.new_address(GOOD, Address(Mode4.DHCP), is_6=False) == ""
    six = Address(mode6=Mode6.STATIC, ipv6="fd00::2/64")
    assert address.new_address(Address(), six, is_6=True) == "fd00::2"
    assert address.new_address(GOOD, six, is_6=False) == ""
