# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Physical interfaces of hosts and bonds of them: addresses, plugging, joining."""

from __future__ import annotations

import ipaddress
from typing import Any

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.methods import Steps, method
from xolite_desktop.simulator.network_methods import (
    NO_ADDRESS,
    check_no_attached_vifs,
    check_unconnected,
    drop_pif,
    drop_vlan,
    make_pif,
    make_vlan,
)
from xolite_desktop.simulator.schema import NULL_REF

PLUG_S = 1.0
BOND_S = 3.0

_ADDRESS_FIELDS = ("ip_configuration_mode", "IP", "netmask", "gateway", "DNS", "management")


@method("PIF.reconfigure_ip")
def reconfigure_ip(call: Call, pif: str, mode: str, ip: str, netmask: str, gateway: str, dns: str) -> Steps:
    call.db.get("PIF", pif)
    if mode == "Static":
        _check_address(ip)
        _check_netmask(pif, netmask)
    yield PLUG_S
    static = {"IP": ip, "netmask": netmask, "gateway": gateway, "DNS": dns}
    # What a DHCP server would answer stays as it was.
    fields = static if mode == "Static" else dict.fromkeys(static, "") if mode == "None" else {}
    call.db.update("PIF", pif, ip_configuration_mode=mode, **fields)


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


@method("PIF.plug")
def plug(call: Call, pif: str) -> Steps:
    """Does nothing if it is plugged."""
    if call.db.get("PIF", pif)["bond_slave_of"] in call.db.records("Bond"):
        call.fail("CANNOT_PLUG_BOND_SLAVE", pif)
    yield PLUG_S
    call.db.update("PIF", pif, currently_attached=True)


@method("PIF.unplug")
def unplug(call: Call, pif: str) -> Steps:
    record = call.db.get("PIF", pif)
    if record["disallow_unplug"] or record["management"]:
        call.fail("PIF_DOES_NOT_ALLOW_UNPLUG", pif)
    check_no_attached_vifs(call.db, pif)
    yield PLUG_S
    call.db.update("PIF", pif, currently_attached=False)


@method("PIF.scan")
def scan(call: Call, host: str) -> Steps:
    call.db.get("host", host)
    yield PLUG_S


@method("PIF.forget")
def forget(call: Call, pif: str) -> None:
    record = call.db.get("PIF", pif)
    if record["bond_master_of"] or record["bond_slave_of"] in call.db.records("Bond"):
        call.fail("PIF_ALREADY_BONDED", pif)
    if record["VLAN"] >= 0:
        call.fail("PIF_IS_VLAN", pif)
    drop_pif(call.db, pif)


@method("PIF.set_property")
def set_property(call: Call, pif: str, name: str, value: str) -> None:
    record = call.db.get("PIF", pif)
    if record["VLAN"] >= 0:
        call.fail("CANNOT_CHANGE_PIF_PROPERTIES", pif)
    if name != "gro" or value not in ("on", "off"):
        call.fail("INVALID_VALUE", "properties", f"{name} = {value}")
    call.db.update("PIF", pif, properties={**record["properties"], name: value})


@method("Bond.create")
def create_bond(
    call: Call,
    network: str,
    members: list[str],
    mac: str,
    mode: str = "balance-slb",
    properties: dict[str, str] | None = None,
) -> Steps:
    """One interface of several; VLANs and the address of the first member move up to it."""
    db = call.db
    _check_members(db, network, members)
    yield BOND_S
    primary = next((each for each in members if db.get("PIF", each)["management"]), members[0])
    fields = _address(db, primary) | ({"MAC": mac} if mac else {})
    device = _free_device(db, db.get("PIF", primary)["host"])
    master = make_pif(db, primary, network, device=device, **fields)
    bond = db.create(
        "Bond",
        master=master,
        primary_slave=primary,
        mode=mode,
        properties=properties or {},
        links_up=len(members),
    )
    for member in dict.fromkeys(members):
        _move_vlans(db, member, master)
        db.update("PIF", member, **{**NO_ADDRESS, "bond_slave_of": bond})
    return bond


def _check_members(db: Database, network: str, members: list[str]) -> None:
    if not members:
        raise Failure("PIF_BOND_NEEDS_MORE_MEMBERS")
    check_unconnected(db, network, db.get("PIF", members[0])["host"])
    for member in members:
        if db.get("PIF", member)["bond_slave_of"] in db.records("Bond"):
            raise Failure("PIF_ALREADY_BONDED", member)
        if db.get("PIF", member)["VLAN"] >= 0:
            raise Failure("PIF_INCOMPATIBLE_PRIMARY_ADDRESS_TYPE", member)


def _free_device(db: Database, host: str) -> str:
    taken = {db.get("PIF", pif)["device"] for pif in db.get("host", host)["PIFs"]}
    return next(name for number in range(100) if (name := f"bond{number}") not in taken)


def _address(db: Database, pif: str) -> dict[str, Any]:
    record = db.get("PIF", pif)
    return {field: record[field] for field in _ADDRESS_FIELDS}


def _move_vlans(db: Database, source: str, target: str) -> None:
    """VLANs cannot be moved: they are made anew, with other refs."""
    for vlan in list(db.get("PIF", source)["VLAN_slave_of"]):
        record = db.get("VLAN", vlan)
        network = db.get("PIF", record["untagged_PIF"])["network"]
        drop_vlan(db, vlan)
        make_vlan(db, target, network, record["tag"])


@method("Bond.destroy")
def destroy_bond(call: Call, bond: str) -> Steps:
    db = call.db
    record = db.get("Bond", bond)
    check_no_attached_vifs(db, record["master"])
    yield BOND_S
    members = list(record["slaves"])
    address = _address(db, record["master"])
    for member in members:
        db.update("PIF", member, bond_slave_of=NULL_REF)
    if members:
        primary = record["primary_slave"] if record["primary_slave"] in members else members[0]
        _move_vlans(db, record["master"], primary)
        db.update("PIF", primary, **address)
    drop_pif(db, record["master"])
    db.destroy("Bond", bond)


@method("Bond.set_mode")
def set_bond_mode(call: Call, bond: str, value: str) -> Steps:
    call.db.get("Bond", bond)
    yield PLUG_S
    call.db.update("Bond", bond, mode=value)


@method("Bond.set_property")
def set_bond_property(call: Call, bond: str, name: str, value: str) -> None:
    record = call.db.get("Bond", bond)
    if name not in (
        "hashing_algorithm",
        "lacp-time",
        "lacp-aggregation-key",
        "lacp-fallback-ab",
        "lacp-actor-key",
    ):
        call.fail("INVALID_VALUE", "properties", f"{name} = {value}")
    call.db.update("Bond", bond, properties={**record["properties"], name: value})
