# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Columns of hosts' interfaces: those of a host, its NICs alone, and those on a network."""

from __future__ import annotations

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import State
from xolite_desktop.models.tables.cells import (
    EMPTY,
    Cell,
    Column,
    code,
    flag,
    number,
    state_cell,
    typed,
    unknown_number,
    uuid_column,
    words,
)
from xolite_desktop.models.tables.network_columns import PIF_NETWORK, has_link, network_link
from xolite_desktop.models.tables.storage_columns import host_link
from xolite_desktop.models.tables.ways import named_in, names, way
from xolite_desktop.models.text import bit_rate, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.records.kinds import is_vlan
from xolite_desktop.xapi.records.network import PIF, VLAN, Bond, NetworkSriov, PIFMetrics, Tunnel
from xolite_desktop.xapi.refs import Ref, is_null

METRICS = way("PIF_metrics", named_in("PIF", "metrics"))
HOST = way("host", named_in("PIF", "host"), "name_label")
BOND = way("Bond", named_in("PIF", "bond_slave_of"), "master")
_MODES = later({"None": "None", "DHCP": "DHCP", "Static": "Static", "Autoconf": "Automatic"})


def metrics_of(store: PoolStore, pif: PIF) -> PIFMetrics | None:
    record = store.cache.get("PIF_metrics", pif.metrics)
    return record if isinstance(record, PIFMetrics) else None


def _device(_: PoolStore, __: Ref, pif: PIF) -> Cell:
    cell = words(pif.device)
    icon = "link" if pif.bond_master_of else "network"
    return Cell(cell.text, cell.sort, icon=icon)


def _link(store: PoolStore, _: Ref, pif: PIF) -> Cell:
    carrier = has_link(store, pif)
    if carrier is None:
        return state_cell(State(tr("Unknown"), StateKind.IDLE))
    return state_cell(State(tr("Up"), StateKind.OK) if carrier else State(tr("No link"), StateKind.BAD))


def _speed(store: PoolStore, _: Ref, pif: PIF) -> Cell:
    metrics = metrics_of(store, pif)
    if metrics is None or metrics.speed <= 0 or not metrics.carrier:
        return unknown_number()
    return Cell(bit_rate(metrics.speed * 1_000_000), metrics.speed)


def _duplex(store: PoolStore, _: Ref, pif: PIF) -> Cell:
    metrics = metrics_of(store, pif)
    if metrics is None or not metrics.carrier:
        return words("")
    return words(tr("Full") if metrics.duplex else tr("Half"))


def _part(name: str) -> Column:
    titles = {"vendor_name": tr("Vendor"), "device_name": tr("Device"), "pci_bus_path": tr("Bus path")}
    widths = {"vendor_name": 16, "device_name": 24, "pci_bus_path": 14}

    def cell(store: PoolStore, _: Ref, pif: PIF) -> Cell:
        metrics = metrics_of(store, pif)
        return words(str(getattr(metrics, name)) if metrics is not None else "")

    return Column(name, titles[name], typed(PIF, cell), widths[name], reads=(METRICS,))


def _vlan(_: PoolStore, __: Ref, pif: PIF) -> Cell:
    return number(pif.VLAN) if is_vlan(pif) else Cell("", -1)


def _attached(_: PoolStore, __: Ref, pif: PIF) -> Cell:
    if pif.currently_attached:
        return state_cell(State(tr("Connected"), StateKind.OK))
    return state_cell(State(tr("Disconnected"), StateKind.IDLE))


def _mode(_: PoolStore, __: Ref, pif: PIF) -> Cell:
    mode = pif.ip_configuration_mode
    if pif.primary_address_type == "IPv6":
        mode = pif.ipv6_configuration_mode
    return words(tr(_MODES[mode]) if mode in _MODES else mode)


def _address(_: PoolStore, __: Ref, pif: PIF) -> Cell:
    return code(pif.IP or next((address for address in pif.IPv6 if address), ""))


def _use(_: PoolStore, __: Ref, pif: PIF) -> Cell:
    """What the interface is for beside carrying its network."""
    if pif.management:
        return words(tr("Management"))
    return words(pif.other_config.get("management_purpose", ""))


def _bond(store: PoolStore, _: Ref, pif: PIF) -> Cell:
    bond = None if is_null(pif.bond_slave_of) else store.cache.get("Bond", pif.bond_slave_of)
    master = store.cache.get("PIF", bond.master) if isinstance(bond, Bond) else None
    return words(visible(master.device)) if isinstance(master, PIF) else EMPTY


def _runs_over(store: PoolStore, _: Ref, pif: PIF) -> Cell:
    """What is below a VLAN, a tunnel or a virtual function, and how that is."""
    vlan = store.cache.get("VLAN", pif.VLAN_master_of)
    if isinstance(vlan, VLAN):
        return words(_device_of(store, vlan.tagged_PIF))
    for tunnel in (store.cache.get("tunnel", ref) for ref in pif.tunnel_access_PIF_of):
        if isinstance(tunnel, Tunnel):
            state = tr("active") if tunnel.status.get("active") == "true" else tr("not active")
            return words(f"{_device_of(store, tunnel.transport_PIF)} · {visible(tunnel.protocol)} · {state}")
    for sriov in (store.cache.get("network_sriov", ref) for ref in pif.sriov_logical_PIF_of):
        if isinstance(sriov, NetworkSriov):
            state = tr("after a restart of the host") if sriov.requires_reboot else tr("active")
            return words(f"{_device_of(store, sriov.physical_PIF)} · {state}")
    for bond in (store.cache.get("Bond", ref) for ref in pif.bond_master_of):
        if isinstance(bond, Bond):
            return words(" ".join(sorted(_device_of(store, ref) for ref in bond.slaves)))
    return EMPTY


def _device_of(store: PoolStore, ref: Ref) -> str:
    pif = store.cache.get("PIF", ref)
    return visible(pif.device) if isinstance(pif, PIF) else ""


NETWORK = Column(
    "network",
    "Network",
    typed(PIF, lambda store, _, pif: network_link(store, pif.network)),
    22,
    reads=(PIF_NETWORK,),
)
DEVICE = Column("device", "NIC", typed(PIF, _device), 10)
LINK = Column("link", "Link", typed(PIF, _link), 10, reads=(METRICS,))
SPEED = Column("speed", "Speed", typed(PIF, _speed), 10, True, (METRICS,))
DUPLEX = Column("duplex", "Duplex", typed(PIF, _duplex), 7, reads=(METRICS,))
MAC = Column("mac", "MAC", typed(PIF, lambda _, __, pif: code(pif.MAC)), 18)
VLAN_TAG = Column("vlan", "VLAN", typed(PIF, _vlan), 6, True)
ATTACHED = Column("state", "State", typed(PIF, _attached), 13)
MODE = Column("mode", "IP mode", typed(PIF, _mode), 8)
ADDRESS = Column("address", "IP address", typed(PIF, _address), 15)
OVER = Column(
    "over", "Runs over", typed(PIF, _runs_over), 20,
    reads=(
        way("VLAN", names("untagged_PIF")), way("tunnel", names("access_PIF")),
        way("network_sriov", names("logical_PIF")), way("Bond", names("master")),
    ),
)  # fmt: skip
USE = Column("use", "Use", typed(PIF, _use), 12)
IN_BOND = Column("bond", "In bond", typed(PIF, _bond), 8, reads=(BOND,))
MTU = Column("mtu", "MTU", typed(PIF, lambda _, __, pif: number(pif.MTU)), 6, True, is_shown=False)
_ADDRESSING = (
    Column("netmask", "Netmask", typed(PIF, lambda _, __, pif: code(pif.netmask)), 15, is_shown=False),
    Column("gateway", "Gateway", typed(PIF, lambda _, __, pif: code(pif.gateway)), 15, is_shown=False),
    Column("dns", "DNS", typed(PIF, lambda _, __, pif: code(pif.DNS)), 15, is_shown=False),
)


def _hidden(column: Column) -> Column:
    return Column(
        column.id, column.title, column.cell, column.width, column.is_number, column.reads, column.key, False
    )


NIC_COLUMNS = (
    DEVICE, MAC, LINK, SPEED, DUPLEX, _part("vendor_name"), _part("device_name"), _part("pci_bus_path"), NETWORK,
    IN_BOND, USE, _hidden(MODE), _hidden(ADDRESS), MTU,
    Column("sriov", "SR-IOV", typed(PIF, lambda _, __, pif: flag("sriov" in pif.capabilities)), 7, is_shown=False),
    Column("fcoe", "FCoE", typed(PIF, lambda _, __, pif: flag("fcoe" in pif.capabilities)), 7, is_shown=False),
    uuid_column(),
)  # fmt: skip
HOST_NETWORK_COLUMNS = (
    NETWORK, DEVICE, VLAN_TAG, ATTACHED, LINK, MAC, MODE, ADDRESS, USE, MTU, _hidden(OVER), *_ADDRESSING, _hidden(SPEED), uuid_column(),
)  # fmt: skip
NETWORK_HOST_COLUMNS = (
    Column("host", "Host", typed(PIF, lambda store, _, pif: host_link(store, pif.host)), 20, reads=(HOST,)),
    DEVICE, VLAN_TAG, OVER, ATTACHED, LINK, SPEED, MODE, ADDRESS, USE, MAC, MTU, *_ADDRESSING, uuid_column(),
)  # fmt: skip
