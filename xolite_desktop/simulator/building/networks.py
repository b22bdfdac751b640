# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Networks of a simulated pool with the interfaces, bonds and VLANs of each host."""

from __future__ import annotations

from typing import Any

from xolite_desktop.simulator.building.builder import Builder

GATEWAY = "10.0.12.1"
NETMASK = "255.255.255.0"
INTERNAL_MANAGEMENT = {
    "is_guest_installer_network": "true",
    "is_host_internal_management_network": "true",
    "ip_begin": "169.254.0.1",
    "ip_end": "169.254.255.254",
    "netmask": "255.255.0.0",
}


def add_network(builder: Builder, name: str, bridge: str, description: str = "", **fields: Any) -> str:
    """A network; it gets interfaces by `add_pif` and its relatives, none makes it private."""
    record = {"name_label": name, "name_description": description, "bridge": bridge}
    return builder.add("network", name, **(record | fields))


def add_internal_management(builder: Builder) -> str:
    """The hidden network that every pool has, on which guests may reach XAPI during installation."""
    return add_network(
        builder,
        "Host internal management network",
        "xenapi",
        "Network on which guests will be assigned a private link-local IP address which can be used to talk XenAPI",
        other_config=dict(INTERNAL_MANAGEMENT),
    )


def _add_metrics(builder: Builder, key: str, *, carrier: bool, speed: int) -> str:
    return builder.add(
        "PIF_metrics",
        key,
        carrier=carrier,
        speed=speed,
        duplex=carrier,
        vendor_id="8086",
        vendor_name="Intel Corporation",
        device_id="1563",
        device_name="Ethernet Controller X550",
        pci_bus_path="0000:19:00.0",
        last_updated=builder.ago(5),
    )


def add_pif(
    builder: Builder, host: str, network: str, device: str, *, speed: int = 10_000, **fields: Any
) -> str:
    """A physical interface of a host; speed in Mbit/s, 0 for an unplugged cable."""
    key = f"{host}/{device}"
    record = {
        "host": host,
        "network": network,
        "device": device,
        "MAC": builder.mac(key),
        "MTU": 1500,
        "VLAN": -1,
        "physical": True,
        "currently_attached": True,
        "metrics": _add_metrics(builder, key, carrier=speed > 0, speed=speed),
        "properties": {"gro": "on"},
    }
    return builder.add("PIF", key, **(record | fields))


def static_address(address: str, *, gateway: str = "", dns: str = "") -> dict[str, Any]:
    """The fields of a PIF with a fixed IPv4 address."""
    return {
        "ip_configuration_mode": "Static",
        "IP": address,
        "netmask": NETMASK,
        "gateway": gateway,
        "DNS": dns,
    }


def add_management_pif(builder: Builder, host: str, network: str, device: str, address: str) -> str:
    """The interface over which hosts and clients speak."""
    return add_pif(
        builder,
        host,
        network,
        device,
        management=True,
        **static_address(address, gateway=GATEWAY, dns="10.0.12.2,10.0.12.3"),
    )


def add_bond(
    builder: Builder, host: str, network: str, slaves: list[str], *, mode: str, **fields: Any
) -> str:
    """A bond of physical interfaces; returns the PIF of the bond itself."""
    device = fields.pop("device", "bond0")
    first = builder.record("PIF", slaves[0])
    bond = builder.ref("Bond", f"{host}/{device}")
    speed = sum(
        builder.record("PIF_metrics", builder.record("PIF", pif)["metrics"])["speed"] for pif in slaves
    )
    master = add_pif(
        builder, host, network, device, speed=speed, **({"physical": False, "MAC": first["MAC"]} | fields)
    )
    for pif in slaves:
        builder.record("PIF", pif).update(bond_slave_of=bond, currently_attached=True)
    builder.add(
        "Bond",
        f"{host}/{device}",
        master=master,
        slaves=list(slaves),
        primary_slave=slaves[0],
        mode=mode,
        links_up=len(slaves),
        properties={"hashing_algorithm": "tcpudp_ports"} if mode == "lacp" else {},
    )
    return master


def add_vlan(builder: Builder, host: str, network: str, below: str, tag: int, **fields: Any) -> str:
    """A VLAN over the interface `below`; returns the PIF that carries the network."""
    under = builder.record("PIF", below)
    key = f"{host}/{under['device']}.{tag}"
    vlan = builder.ref("VLAN", key)
    metrics = builder.record("PIF_metrics", under["metrics"])
    record = {
        "host": host,
        "network": network,
        "device": under["device"],
        "MAC": "fe:ff:ff:ff:ff:ff",
        "MTU": 1500,
        "VLAN": tag,
        "VLAN_master_of": vlan,
        "physical": False,
        "currently_attached": True,
        "metrics": _add_metrics(builder, key, carrier=metrics["carrier"], speed=metrics["speed"]),
    }
    pif = builder.add("PIF", key, **(record | fields))
    builder.add("VLAN", key, tagged_PIF=below, untagged_PIF=pif, tag=tag)
    return pif
