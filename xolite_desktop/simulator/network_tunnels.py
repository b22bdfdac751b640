# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tunnels between hosts, and virtual functions of network cards (SR-IOV)."""

from __future__ import annotations

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.host_methods import reach
from xolite_desktop.simulator.methods import Steps, method
from xolite_desktop.simulator.network_methods import (
    check_no_attached_vifs,
    check_unconnected,
    drop_pif,
    make_pif,
)

TUNNEL_S = 1.0
SRIOV_S = 2.0
FUNCTIONS = 8


@method("tunnel.create")
def create_tunnel(call: Call, transport: str, network: str, protocol: str = "gre") -> Steps:
    """Needs Open vSwitch; one that cannot be plugged is left behind, as XAPI does."""
    db = call.db
    record = db.get("PIF", transport)
    reach(call, record["host"])
    if (
        db.get("host", record["host"])["software_version"].get("network_backend", "openvswitch")
        != "openvswitch"
    ):
        call.fail("OPENVSWITCH_NOT_ACTIVE")
    if record["tunnel_access_PIF_of"]:
        call.fail("IS_TUNNEL_ACCESS_PIF", transport)
    check_unconnected(db, network, record["host"])
    yield TUNNEL_S
    taken = {db.get("PIF", pif)["device"] for pif in db.get("host", record["host"])["PIFs"]}
    device = next(name for number in range(1000) if (name := f"tunnel{number}") not in taken)
    access = make_pif(db, transport, network, device=device, currently_attached=False)
    tunnel = db.create(
        "tunnel", access_PIF=access, transport_PIF=transport, protocol=protocol, status={"active": "false"}
    )
    db.update("PIF", access, tunnel_access_PIF_of=[tunnel])
    if record["ip_configuration_mode"] == record["ipv6_configuration_mode"] == "None":
        call.fail("TRANSPORT_PIF_NOT_CONFIGURED", transport)
    db.update("PIF", access, currently_attached=True)
    db.update("tunnel", tunnel, status={"active": "true"})
    return tunnel


@method("tunnel.destroy")
def destroy_tunnel(call: Call, tunnel: str) -> Steps:
    access = call.db.get("tunnel", tunnel)["access_PIF"]
    check_no_attached_vifs(call.db, access)
    yield TUNNEL_S
    drop_pif(call.db, access)
    call.db.destroy("tunnel", tunnel)


@method("network_sriov.create")
def create_sriov(call: Call, pif: str, network: str) -> Steps:
    """The card's functions become interfaces of VMs; some cards need a restart of the host first."""
    db = call.db
    record = db.get("PIF", pif)
    reach(call, record["host"])
    if not record["physical"]:
        call.fail("PIF_IS_NOT_PHYSICAL", pif)
    if "sriov" not in record["capabilities"]:
        call.fail("PIF_IS_NOT_SRIOV_CAPABLE", pif)
    if record["bond_slave_of"] in db.records("Bond"):
        call.fail("PIF_ALREADY_BONDED", pif)
    if record["sriov_physical_PIF_of"]:
        call.fail("NETWORK_SRIOV_ALREADY_ENABLED", pif)
    check_unconnected(db, network, record["host"])
    _check_like_others(call, db, pif, network)
    yield SRIOV_S
    logical = make_pif(db, pif, network)
    sriov = db.create(
        "network_sriov",
        physical_PIF=pif,
        logical_PIF=logical,
        requires_reboot=False,
        configuration_mode="sysfs",
    )
    db.update("PIF", logical, sriov_logical_PIF_of=[sriov])
    return sriov


def _check_like_others(call: Call, db: Database, pif: str, network: str) -> None:
    """Hosts share a network with like cards only."""
    metrics = db.records("PIF_metrics")
    device = metrics.get(db.get("PIF", pif)["metrics"], {}).get("device_id", "")
    for other in db.get("network", network)["PIFs"]:
        for sriov in db.get("PIF", other)["sriov_logical_PIF_of"]:
            physical = db.get("PIF", db.get("network_sriov", sriov)["physical_PIF"])
            if metrics.get(physical["metrics"], {}).get("device_id", "") != device:
                call.fail("NETWORK_HAS_INCOMPATIBLE_SRIOV_PIFS", pif, network)


@method("network_sriov.destroy")
def destroy_sriov(call: Call, sriov: str) -> Steps:
    logical = call.db.get("network_sriov", sriov)["logical_PIF"]
    check_no_attached_vifs(call.db, logical)
    yield SRIOV_S
    drop_pif(call.db, logical)
    call.db.destroy("network_sriov", sriov)


@method("network_sriov.get_remaining_capacity")
def get_remaining_capacity(call: Call, sriov: str) -> int:
    logical = call.db.get("PIF", call.db.get("network_sriov", sriov)["logical_PIF"])
    vifs = (call.db.get("VIF", vif) for vif in call.db.get("network", logical["network"])["VIFs"])
    return FUNCTIONS - sum(1 for vif in vifs if vif["currently_attached"])
