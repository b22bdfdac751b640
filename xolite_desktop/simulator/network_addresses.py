# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Addresses of hosts' interfaces, and which of them the pool is administered by. Who changes the one he came by is cut off:
the simulator then listens at the new address, if it is one of loopback."""

from __future__ import annotations

import ipaddress
from typing import cast

from xolite_desktop.simulator import members
from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Record
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.methods import Steps, method
from xolite_desktop.simulator.network_methods import reach_host_of
from xolite_desktop.simulator.vm_placement import is_live, set_live

CONFIGURE_S = 1.0
# The answer is on its way before the address is gone.
_ANSWER_S = 0.2
_LEASE = "10.0.99.{number}"


@method("PIF.reconfigure_ip")
def reconfigure_ip(call: Call, pif: str, mode: str, ip: str, netmask: str, gateway: str, dns: str) -> Steps:
    record = _reached(call, pif)
    if mode not in ("None", "DHCP", "Static"):
        call.fail("INTERNAL_ERROR", f'Failure("Unknown enum: {mode}")')
    if mode == "Static":
        _check_address(ip)
        _check_netmask(pif, netmask)
    if mode == "None" and record["management"] and record["primary_address_type"] == "IPv4":
        call.fail("PIF_IS_MANAGEMENT_INTERFACE", pif)
    before = str(record["IP"])
    yield CONFIGURE_S
    static = {"IP": ip, "netmask": netmask, "gateway": gateway, "DNS": dns}
    # What a DHCP server would answer stays as it was.
    fields = (
        static if mode == "Static" else dict.fromkeys(static, "") if mode == "None" else _leased(call, pif)
    )
    call.db.update("PIF", pif, ip_configuration_mode=mode, **fields)
    _follow_address(call, pif, before)


def _reached(call: Call, pif: str) -> Record:
    record = call.db.get("PIF", pif)
    if record["tunnel_access_PIF_of"]:
        call.fail("IS_TUNNEL_ACCESS_PIF", pif)
    if record["management"] and call.pool["ha_enabled"]:
        call.fail("HA_IS_ENABLED")
    reach_host_of(call, pif)
    return record


def _leased(call: Call, pif: str) -> dict[str, str]:
    """An address is given to a plugged interface that has none."""
    record = call.db.get("PIF", pif)
    if record["IP"] or not record["currently_attached"]:
        return {}
    number = 10 + list(call.db.records("PIF")).index(pif) % 200
    return {"IP": _LEASE.format(number=number), "netmask": "255.255.255.0", "gateway": "10.0.99.1"}


def _check_address(text: str) -> None:
    try:
        ipaddress.IPv4Address(text)
    except ValueError:
        raise Failure("INVALID_IP_ADDRESS_SPECIFIED", "IP") from None


def _check_netmask(pif: str, text: str) -> None:
    try:
        ipaddress.IPv4Network(f"0.0.0.0/{text}")
    except ValueError:
        raise Failure("PIF_CONFIGURATION_ERROR", pif, "") from None


@method("PIF.reconfigure_ipv6")
def reconfigure_ipv6(call: Call, pif: str, mode: str, ipv6: str, gateway: str, dns: str) -> Steps:
    """`ipv6` is an address with the length of its prefix."""
    record = _reached(call, pif)
    if mode == "Static":
        try:
            ipaddress.IPv6Interface(ipv6)
        except ValueError:
            raise Failure("INVALID_CIDR_ADDRESS_SPECIFIED", "IPv6") from None
    if mode == "None" and record["management"] and record["primary_address_type"] == "IPv6":
        call.fail("PIF_IS_MANAGEMENT_INTERFACE", pif)
    yield CONFIGURE_S
    addresses = [ipv6] if mode == "Static" else []
    fields = {"DNS": dns} if dns and not record["DNS"] else {}
    call.db.update(
        "PIF",
        pif,
        ipv6_configuration_mode=mode,
        IPv6=addresses,
        ipv6_gateway=gateway if addresses else "",
        **fields,
    )


@method("PIF.set_primary_address_type")
def set_primary_address_type(call: Call, pif: str, primary_address_type: str) -> None:
    record = call.db.get("PIF", pif)
    mode = "ipv6_configuration_mode" if primary_address_type == "IPv6" else "ip_configuration_mode"
    if record["management"] and record[mode] == "None":
        call.fail("PIF_IS_MANAGEMENT_INTERFACE", pif)
    call.db.update("PIF", pif, primary_address_type=primary_address_type)


def _follow_address(call: Call, pif: str, before: str) -> None:
    """The host of a management interface is where that is; the others look for a coordinator where it was before."""
    record = call.db.get("PIF", pif)
    if not record["management"]:
        return
    former = call.db.get("host", record["host"])["address"]
    address = record["IP"] or former
    if record["host"] == call.coordinator:
        call.simulator.move_to(address, after=_ANSWER_S)
        if before not in ("", address):
            _lose_members(call)
    if address != former and _is_ours(former) == _is_ours(address):
        call.db.update("host", record["host"], address=address)


def _lose_members(call: Call) -> None:
    """The pool no longer hears from its other hosts, until `pool.recover_slaves`."""
    for host in call.db.records("host"):
        if host != call.coordinator and is_live(call.db, host):
            set_live(call.db, host, False)


def _is_ours(address: str) -> bool:
    """On loopback, where simulated hosts are reached whatever their interfaces say."""
    return address.startswith("127.")


def _check_manageable(call: Call, pif: str) -> None:
    record = call.db.get("PIF", pif)
    reach_host_of(call, pif)
    if call.pool["ha_enabled"]:
        call.fail("HA_IS_ENABLED")
    if record["bond_slave_of"] in call.db.records("Bond"):
        call.fail("CANNOT_PLUG_BOND_SLAVE", pif)
    if record["primary_address_type"] == "IPv4" and record["ip_configuration_mode"] == "None":
        call.fail("PIF_HAS_NO_NETWORK_CONFIGURATION", pif)
    if record["primary_address_type"] == "IPv6" and record["ipv6_configuration_mode"] == "None":
        call.fail("PIF_HAS_NO_V6_NETWORK_CONFIGURATION", pif)


def _manage_by(call: Call, pif: str) -> None:
    db = call.db
    host, before = db.get("PIF", pif)["host"], ""
    for each in db.get("host", host)["PIFs"]:
        if each != pif and db.get("PIF", each)["management"]:
            before = db.get("PIF", each)["IP"]
            db.update("PIF", each, management=False)
    db.update("PIF", pif, management=True, currently_attached=True)
    _follow_address(call, pif, before)


@method("host.management_reconfigure")
def management_reconfigure(call: Call, pif: str) -> Steps:
    """Accepted even where there is no address: then nobody reaches the host any more."""
    _check_manageable(call, pif)
    yield CONFIGURE_S
    _manage_by(call, pif)


@method("pool.management_reconfigure")
def pool_management_reconfigure(call: Call, network: str) -> Steps:
    """All hosts at once, the coordinator last; the others are told where it is."""
    pifs = _on_every_host(call, network)
    for pif in pifs:
        _check_manageable(call, pif)
    for pif in pifs:
        yield CONFIGURE_S
        _manage_by(call, pif)
    members.recover(cast(members.Door, call.simulator))


def _on_every_host(call: Call, network: str) -> list[str]:
    db = call.db
    there = {db.get("PIF", pif)["host"]: pif for pif in db.get("network", network)["PIFs"]}
    for host in db.records("host"):
        if host not in there:
            call.fail("PIF_NOT_PRESENT", host, network)
    return sorted(there.values(), key=lambda pif: db.get("PIF", pif)["host"] == call.coordinator)
