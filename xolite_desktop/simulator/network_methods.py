# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Networks and VLANs: created and destroyed, with the interfaces that carry them."""

from __future__ import annotations

from typing import Any

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.host_methods import reach
from xolite_desktop.simulator.methods import Steps, method
from xolite_desktop.simulator.schema import NULL_REF
from xolite_desktop.simulator.vm_placement import is_live

PLUG_S = 1.0
_TAGS = range(4095)


@method("network.create")
def create(call: Call, record: dict[str, Any]) -> str:
    """A network without interfaces; its bridge is given a name if it has none."""
    bridge = record.get("bridge", "")
    taken = {str(each["bridge"]) for each in call.db.records("network").values()}
    if bridge and bridge in taken:
        call.fail("INVALID_VALUE", "bridge", bridge)
    number = 0
    while not bridge or bridge in taken:
        bridge = f"xapi{number}"
        number += 1
    return call.db.create("network", **{**record, "bridge": bridge})


@method("network.destroy")
def destroy(call: Call, network: str) -> None:
    """Refused with PIFs or attached VIFs; VIFs of halted VMs go with the network."""
    db = call.db
    record = db.get("network", network)
    if record["other_config"].get("is_host_internal_management_network") == "true":
        call.fail("CANNOT_DESTROY_SYSTEM_NETWORK", network)
    attached = [vif for vif in record["VIFs"] if db.get("VIF", vif)["currently_attached"]]
    if attached:
        call.fail("NETWORK_CONTAINS_VIF", *attached)
    if record["PIFs"]:
        call.fail("NETWORK_CONTAINS_PIF", *record["PIFs"])
    for vif in list(record["VIFs"]):
        db.destroy("VIF", vif)
    db.destroy("network", network)


def check_unconnected(db: Database, network: str, host: str) -> None:
    """Raise NETWORK_ALREADY_CONNECTED if the host has an interface on this network."""
    for pif in db.get("network", network)["PIFs"]:
        if db.get("PIF", pif)["host"] == host:
            raise Failure("NETWORK_ALREADY_CONNECTED", host, pif)


def _check_tag(db: Database, pif: str, tag: int) -> None:
    record = db.get("PIF", pif)
    if tag not in _TAGS:
        raise Failure("VLAN_TAG_INVALID", str(tag))
    if record["VLAN"] >= 0:
        raise Failure("PIF_IS_VLAN", pif)
    if record["bond_slave_of"] in db.records("Bond"):
        raise Failure("CANNOT_ADD_VLAN_TO_BOND_SLAVE", pif)
    if any(db.get("VLAN", each)["tag"] == tag for each in record["VLAN_slave_of"]):
        raise Failure("PIF_VLAN_EXISTS", record["device"])


def make_pif(db: Database, like: str, network: str, **fields: Any) -> str:
    """A new interface on the host of another one, with that one's MAC address and carrier."""
    below = db.get("PIF", like)
    seen = db.records("PIF_metrics").get(below["metrics"], {})
    metrics = db.create("PIF_metrics", carrier=seen.get("carrier", True), speed=seen.get("speed", 0))
    wanted = {
        "device": below["device"],
        "host": below["host"],
        "MAC": below["MAC"],
        "MTU": db.get("network", network)["MTU"],
        "VLAN": -1,
        "currently_attached": True,
        "managed": True,
        **fields,
    }
    return db.create("PIF", network=network, metrics=metrics, **wanted)


def make_vlan(db: Database, pif: str, network: str, tag: int) -> str:
    """A VLAN above an interface; gives the ref of the VLAN."""
    host = db.get("PIF", pif)["host"]
    check_unconnected(db, network, host)
    _check_tag(db, pif, tag)
    untagged = make_pif(db, pif, network, VLAN=tag)
    vlan = db.create("VLAN", tagged_PIF=pif, untagged_PIF=untagged, tag=tag)
    db.update("PIF", untagged, VLAN_master_of=vlan)
    return vlan


@method("VLAN.create")
def create_vlan(call: Call, pif: str, tag: int, network: str) -> Steps:
    reach_host_of(call, pif)
    vlan = make_vlan(call.db, pif, network, tag)
    yield PLUG_S
    return vlan


@method("VLAN.destroy")
def destroy_vlan(call: Call, vlan: str) -> Steps:
    untagged = call.db.get("VLAN", vlan)["untagged_PIF"]
    if untagged in call.db.records("PIF"):
        reach_host_of(call, untagged)
    check_no_attached_vifs(call.db, untagged)
    yield PLUG_S
    drop_vlan(call.db, vlan)


def drop_vlan(db: Database, vlan: str) -> None:
    """The VLAN and its interface go; the network stays."""
    drop_pif(db, db.get("VLAN", vlan)["untagged_PIF"])
    db.destroy("VLAN", vlan)


def drop_pif(db: Database, pif: str) -> None:
    metrics = db.get("PIF", pif)["metrics"]
    db.destroy("PIF", pif)
    if metrics in db.records("PIF_metrics"):
        db.destroy("PIF_metrics", metrics)


def reach_host_of(call: Call, pif: str) -> None:
    """What is done to an interface its host does."""
    reach(call, call.db.get("PIF", pif)["host"])


def check_no_attached_vifs(db: Database, pif: str) -> None:
    """Raise VIF_IN_USE if a VM on the interface's host uses its network."""
    record = db.records("PIF").get(pif)
    network = db.records("network").get(record["network"]) if record else None
    for vif in network["VIFs"] if network else ():
        vm = db.get("VM", db.get("VIF", vif)["VM"])
        if record and db.get("VIF", vif)["currently_attached"] and vm["resident_on"] == record["host"]:
            raise Failure("VIF_IN_USE", record["network"], vif)


@method("pool.create_VLAN_from_PIF")
def create_vlan_from_pif(call: Call, pif: str, network: str, tag: int) -> Steps:
    """The same VLAN on all hosts, above the interfaces on the same network as this one."""
    record = call.db.get("PIF", pif)
    alike = call.db.get("network", record["network"])["PIFs"] or [pif]
    yield from _on_all(call, alike, network, tag)
    return _untagged(call.db, network)


@method("pool.create_VLAN")
def create_vlan_on_device(call: Call, device: str, network: str, tag: int) -> Steps:
    """The same VLAN on all hosts, above the interface of this name."""
    pifs = call.db.find("PIF", device=device, VLAN=-1)
    yield from _on_all(call, pifs, network, tag)
    return _untagged(call.db, network)


def _on_all(call: Call, pifs: list[str], network: str, tag: int) -> Steps:
    pifs = [pif for pif in pifs if is_live(call.db, call.db.get("PIF", pif)["host"])]
    for pif in pifs:
        check_unconnected(call.db, network, call.db.get("PIF", pif)["host"])
        _check_tag(call.db, pif, tag)
    for pif in pifs:
        make_vlan(call.db, pif, network, tag)
        yield PLUG_S


def _untagged(db: Database, network: str) -> list[str]:
    return list(db.get("network", network)["PIFs"])


ADDRESS_FIELDS = (
    "ip_configuration_mode", "IP", "netmask", "gateway", "DNS", "management", "ipv6_configuration_mode", "IPv6",
    "ipv6_gateway", "primary_address_type", "disallow_unplug",
)  # fmt: skip
"""The fields of an interface that a bond takes over."""
NO_ADDRESS = {
    "ip_configuration_mode": "None",
    "ipv6_configuration_mode": "None",
    "IPv6": [],
    "ipv6_gateway": "",
    "disallow_unplug": False,
    "IP": "",
    "netmask": "",
    "gateway": "",
    "DNS": "",
    "management": False,
    "bond_slave_of": NULL_REF,
}
"""The fields of an interface without an address of its own."""


@method("network.set_default_locking_mode")
def set_default_locking_mode(call: Call, network: str, value: str) -> None:
    """Not while an interface that follows the network's mode is plugged in."""
    for vif in call.db.get("network", network)["VIFs"]:
        record = call.db.get("VIF", vif)
        if record["currently_attached"] and record["locking_mode"] == "network_default":
            call.fail("VIF_IN_USE", network, vif)
    call.db.update("network", network, default_locking_mode=value)


_APART = {"nbd", "insecure_nbd"}


@method("network.add_purpose")
def add_purpose(call: Call, network: str, value: str) -> None:
    """Disks are offered over a network with encryption or without, nowhere both."""
    purpose = call.db.get("network", network)["purpose"]
    for other in purpose:
        if {other, value} == _APART:
            call.fail("NETWORK_INCOMPATIBLE_PURPOSES", value, other)
    if value not in purpose:
        call.db.update("network", network, purpose=[*purpose, value])


@method("network.remove_purpose")
def remove_purpose(call: Call, network: str, value: str) -> None:
    purpose = call.db.get("network", network)["purpose"]
    call.db.update("network", network, purpose=[each for each in purpose if each != value])
