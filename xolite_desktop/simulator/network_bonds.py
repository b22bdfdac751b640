# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Bonds: several interfaces of a host joined into one, which takes over addresses, VLANs and VMs, and gives them back."""

from __future__ import annotations

from typing import Any

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.host_methods import reach
from xolite_desktop.simulator.methods import Steps, method
from xolite_desktop.simulator.network_methods import (
    ADDRESS_FIELDS,
    NO_ADDRESS,
    check_unconnected,
    drop_pif,
    drop_vlan,
    make_pif,
    make_vlan,
)
from xolite_desktop.simulator.schema import NULL_REF

BOND_S = 3.0
PLUG_S = 1.0
ANSWER_S = 0.2


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
    _check_members(call, network, members)
    yield BOND_S
    addressed = (each for each in members if db.get("PIF", each)["ip_configuration_mode"] != "None")
    managed = (each for each in members if db.get("PIF", each)["management"])
    primary = next(managed, next(addressed, members[0]))
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
        _move_vifs(db, member, network)
        db.update("PIF", member, **{**NO_ADDRESS, "bond_slave_of": bond, "currently_attached": False})
    _cut(call, master)
    return bond


def _cut(call: Call, master: str) -> None:
    """Who is connected over what is joined or taken apart is cut off for a while; sessions live on."""
    record = call.db.get("PIF", master)
    if record["management"] and record["host"] == call.coordinator:
        call.simulator.move_to("", after=ANSWER_S)


def _move_vifs(db: Database, member: str, network: str) -> None:
    """VMs of this host, and those that run nowhere, go on over the bond, or back over a member."""
    record = db.get("PIF", member)
    for vif in list(db.get("network", record["network"])["VIFs"]):
        vm = db.get("VM", db.get("VIF", vif)["VM"])
        if vm["resident_on"] in (record["host"], NULL_REF):
            db.update("VIF", vif, network=network)


def _check_members(call: Call, network: str, members: list[str]) -> None:
    db = call.db
    if not members:
        raise Failure("PIF_BOND_NEEDS_MORE_MEMBERS")
    records = {member: db.get("PIF", member) for member in members}
    host = records[members[0]]["host"]
    reach(call, host)
    check_unconnected(db, network, host)
    for member, record in records.items():
        if record["bond_slave_of"] in db.records("Bond"):
            raise Failure("PIF_ALREADY_BONDED", member)
        if record["VLAN"] >= 0:
            raise Failure("PIF_INCOMPATIBLE_PRIMARY_ADDRESS_TYPE", member)
        if record["tunnel_access_PIF_of"]:
            raise Failure("IS_TUNNEL_ACCESS_PIF", member)
        if record["sriov_physical_PIF_of"] or record["sriov_logical_PIF_of"]:
            raise Failure("PIF_HAS_SRIOV_ENABLED", member)
        if record["host"] != host:
            raise Failure("PIF_CANNOT_BOND_CROSS_HOST")
        if not record["managed"]:
            raise Failure("PIF_UNMANAGED", member)
    if sum(record["ip_configuration_mode"] != "None" for record in records.values()) > 1:
        raise Failure("PIF_BOND_MORE_THAN_ONE_IP")
    if len({record["properties"].get("gro", "on") for record in records.values()}) > 1:
        raise Failure("INCOMPATIBLE_PIF_PROPERTIES")
    _check_ha(call, list(records.values()))


def _check_ha(call: Call, pifs: list[dict[str, Any]]) -> None:
    if call.pool["ha_enabled"] and any(pif["management"] for pif in pifs):
        raise Failure("HA_CANNOT_CHANGE_BOND_STATUS_OF_MGMT_IFACE")


def _free_device(db: Database, host: str) -> str:
    taken = {db.get("PIF", pif)["device"] for pif in db.get("host", host)["PIFs"]}
    return next(name for number in range(100) if (name := f"bond{number}") not in taken)


def _address(db: Database, pif: str) -> dict[str, Any]:
    record = db.get("PIF", pif)
    return {field: record[field] for field in ADDRESS_FIELDS}


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
    _check_ha(call, [db.get("PIF", record["master"])])
    reach(call, db.get("PIF", record["master"])["host"])
    yield BOND_S
    members = list(record["slaves"])
    address = _address(db, record["master"])
    for member in members:
        db.update("PIF", member, bond_slave_of=NULL_REF, currently_attached=True)
    if members:
        primary = record["primary_slave"] if record["primary_slave"] in members else members[0]
        _move_vlans(db, record["master"], primary)
        _move_vifs(db, record["master"], db.get("PIF", primary)["network"])
        db.update("PIF", primary, **address)
        _cut(call, record["master"])
    drop_pif(db, record["master"])
    db.destroy("Bond", bond)


@method("Bond.set_mode")
def set_bond_mode(call: Call, bond: str, value: str) -> Steps:
    reach(call, call.db.get("PIF", call.db.get("Bond", bond)["master"])["host"])
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
