# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A pool to look at what would be touched: two hosts, a network for management, one for storage, a VLAN, a bond."""

from __future__ import annotations

import msgspec

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.classes import CLASSES
from xolite_desktop.xapi.refs import Ref


class Pool:
    """Objects by short names: `add` fills the lists of the way back too, as the server does."""

    def __init__(self) -> None:
        self.cache = Cache()
        self.add("pool", "pool", master="h1")
        for host in ("h1", "h2"):
            self.add("host", host)
        self.add("network", "lan")
        self.add("network", "san")
        for number, host in enumerate(("h1", "h2"), 1):
            lan = {"management": True, "IP": f"10.0.0.{number}", "netmask": "255.255.255.0"}
            san = {
                "IP": f"10.9.0.{number}",
                "netmask": "255.255.255.0",
                "other_config": {"management_purpose": "Storage"},
            }
            self.pif(f"{host}-eth0", host, "lan", **lan)
            self.pif(f"{host}-eth1", host, "san", **san)
        self.sr("nfs", {"server": "10.9.0.50", "serverpath": "/vol"}, shared=True)
        self.sr("local", {"device": "/dev/sda3"}, hosts=("h1",))

    def add(self, cls: str, ref: str, **fields: object) -> Ref:
        self.cache.apply([Change(cls, Ref(ref), CLASSES[cls](**fields))])
        return Ref(ref)

    def change(self, cls: str, ref: str, **fields: object) -> None:
        record = self.cache.get(cls, ref)
        assert isinstance(record, msgspec.Struct)
        self.cache.apply([Change(cls, Ref(ref), msgspec.structs.replace(record, **fields))])  # type: ignore[arg-type]

    def append(self, cls: str, ref: str, field: str, what: str) -> None:
        self.change(cls, ref, **{field: (*getattr(self.cache.get(cls, ref), field), Ref(what))})

    def pif(self, ref: str, host: str, network: str, **fields: object) -> Ref:
        self.add("PIF", ref, **{"host": host, "network": network, "VLAN": -1, "device": ref[-4:], **fields})
        self.append("host", host, "PIFs", ref)
        self.append("network", network, "PIFs", ref)
        return Ref(ref)

    def vlan(self, below: str, network: str, tag: int) -> Ref:
        if self.cache.network(network) is None:
            self.add("network", network)
        host = getattr(self.cache.get("PIF", below), "host", "")
        ref = f"{below}.{tag}"
        self.pif(ref, host, network, VLAN=tag, VLAN_master_of=f"vlan-{ref}")
        self.add("VLAN", f"vlan-{ref}", tagged_PIF=below, untagged_PIF=ref, tag=tag)
        self.append("PIF", below, "VLAN_slave_of", f"vlan-{ref}")
        return Ref(ref)

    def sr(
        self, ref: str, config: dict[str, str], *, shared: bool = False, hosts: tuple[str, ...] = ("h1", "h2")
    ) -> None:
        self.add("SR", ref, shared=shared, type="nfs" if shared else "ext", content_type="user")
        for host in hosts:
            pbd = f"{ref}-{host}"
            self.add("PBD", pbd, SR=ref, host=host, currently_attached=True, device_config=config)
            self.append("SR", ref, "PBDs", pbd)
            self.append("host", host, "PBDs", pbd)

    def vm(self, ref: str, host: str = "", *, disk: str = "", network: str = "", **fields: object) -> Ref:
        """Running on a host, or halted; with one disk on an SR, and an interface on a network."""
        runs = {"power_state": "Running", "resident_on": host} if host else {"power_state": "Halted"}
        self.add("VM", ref, **{**runs, **fields})
        if disk:
            self.add("VDI", f"{ref}-disk", SR=disk, managed=True, VBDs=(f"{ref}-vbd",))
            self.add(
                "VBD", f"{ref}-vbd", VM=ref, VDI=f"{ref}-disk", type="Disk", currently_attached=bool(host)
            )
            self.append("SR", disk, "VDIs", f"{ref}-disk")
        if network:
            self.add("VIF", f"{ref}-vif", VM=ref, network=network, currently_attached=bool(host))
            self.append("network", network, "VIFs", f"{ref}-vif")
        return Ref(ref)
