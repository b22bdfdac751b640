# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Interfaces of hosts: plugged, looked for, forgotten."""

from __future__ import annotations

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.host_methods import reach
from xolite_desktop.simulator.methods import Steps, method
from xolite_desktop.simulator.network_methods import check_no_attached_vifs, drop_pif, reach_host_of

PLUG_S = 1.0
NEW_NICS = "simulator.new_nics"


@method("PIF.plug")
def plug(call: Call, pif: str) -> Steps:
    """Does nothing if it is plugged."""
    if call.db.get("PIF", pif)["bond_slave_of"] in call.db.records("Bond"):
        call.fail("CANNOT_PLUG_BOND_SLAVE", pif)
    reach_host_of(call, pif)
    yield PLUG_S
    size = call.db.get("network", call.db.get("PIF", pif)["network"])["MTU"]
    call.db.update("PIF", pif, currently_attached=True, MTU=size)


@method("PIF.unplug")
def unplug(call: Call, pif: str) -> Steps:
    record = call.db.get("PIF", pif)
    if record["disallow_unplug"] or record["management"]:
        call.fail("PIF_DOES_NOT_ALLOW_UNPLUG", pif)
    check_no_attached_vifs(call.db, pif)
    reach_host_of(call, pif)
    yield PLUG_S
    call.db.update("PIF", pif, currently_attached=False)


@method("PIF.scan")
def scan(call: Call, host: str) -> Steps:
    """Finds the cards that the simulator was told of: a host's other_config `simulator.new_nics` names their devices."""
    record = call.db.get("host", host)
    reach(call, host)
    yield PLUG_S
    found = record["other_config"].get(NEW_NICS, "").split()
    known = {call.db.get("PIF", pif)["device"] for pif in record["PIFs"]}
    for device in (each for each in found if each not in known):
        _introduce(call.db, host, device)


def _introduce(db: Database, host: str, device: str) -> None:
    """On the network of the same bridge, which is made if no other host has such a card."""
    bridge = device.replace("eth", "xenbr")
    label = f"Pool-wide network associated with {device}"
    networks = db.find("network", bridge=bridge) or [
        db.create("network", name_label=label, bridge=bridge, MTU=1500)
    ]
    metrics = db.create("PIF_metrics", carrier=True, speed=10_000, duplex=True)
    db.create(
        "PIF", host=host, network=networks[0], device=device, MAC=f"02:16:3e:00:00:{len(db.records('PIF')):02x}",
        MTU=1500, VLAN=-1, physical=True, managed=True, currently_attached=False, metrics=metrics,
    )  # fmt: skip


@method("PIF.forget")
def forget(call: Call, pif: str) -> None:
    record = call.db.get("PIF", pif)
    if record["bond_master_of"] or record["bond_slave_of"] in call.db.records("Bond"):
        call.fail("PIF_ALREADY_BONDED", pif)
    if record["VLAN"] >= 0:
        call.fail("PIF_IS_VLAN", pif)
    if record["tunnel_transport_PIF_of"]:
        call.fail("PIF_TUNNEL_STILL_EXISTS", pif)
    if record["VLAN_slave_of"]:
        call.fail("PIF_VLAN_STILL_EXISTS", pif)
    if record["management"]:
        call.fail("PIF_IS_MANAGEMENT_INTERFACE", pif)
    check_no_attached_vifs(call.db, pif)
    drop_pif(call.db, pif)


@method("PIF.set_property")
def set_property(call: Call, pif: str, name: str, value: str) -> None:
    record = call.db.get("PIF", pif)
    if record["VLAN"] >= 0:
        call.fail("CANNOT_CHANGE_PIF_PROPERTIES", pif)
    if name != "gro" or value not in ("on", "off"):
        call.fail("INVALID_VALUE", "properties", f"{name} = {value}")
    call.db.update("PIF", pif, properties={**record["properties"], name: value})
