# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Columns of networks."""

from __future__ import annotations

from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.new_network.words import network_kind
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import State
from xolite_desktop.models.tables.cells import (
    Cell,
    Column,
    code,
    description_column,
    flag,
    name_cell,
    name_column,
    number,
    state_cell,
    tags_column,
    typed,
    uuid_column,
    words,
)
from xolite_desktop.models.tables.ways import named_in, names, over, way
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.records.kinds import is_vlan, is_vm
from xolite_desktop.xapi.records.network import PIF, VIF, Network, PIFMetrics
from xolite_desktop.xapi.refs import Ref

PIFS = way("PIF", names("network"))
LINKS = way("PIF_metrics", over("PIF", "metrics", "network"), "carrier")
VIFS = way("VIF", names("network"), "network", "VM")
VMS = way("VM", over("VIF", "VM", "network"), "is_a_template", "is_a_snapshot", "is_control_domain")
_MODES = later({"unlocked": "Unlocked", "disabled": "Disabled"})


def pifs_of(store: PoolStore, ref: Ref) -> list[PIF]:
    found = (store.cache.get("PIF", pif) for pif in store.index.pifs_of_network(ref))
    return [pif for pif in found if isinstance(pif, PIF)]


def has_link(store: PoolStore, pif: PIF) -> bool | None:
    """Whether a cable is in and alive; None if that is not known."""
    metrics = store.cache.get("PIF_metrics", pif.metrics)
    return metrics.carrier if isinstance(metrics, PIFMetrics) else None


def _state(store: PoolStore, ref: Ref, _: Network) -> Cell:
    pifs = pifs_of(store, ref)
    if not pifs:
        return state_cell(State(tr("Internal"), StateKind.IDLE))
    up = [pif.currently_attached and has_link(store, pif) is not False for pif in pifs]
    if all(up):
        return state_cell(State(tr("Connected"), StateKind.OK))
    if any(up):
        return state_cell(State(tr("Partly connected"), StateKind.WARN))
    return state_cell(State(tr("Disconnected"), StateKind.BAD))


def _kind(store: PoolStore, ref: Ref, _: Network) -> Cell:
    return words(network_kind(pifs_of(store, ref)))


def _links(store: PoolStore, ref: Ref, _: Network) -> Cell:
    """On how many of its hosts a cable is in and alive; nothing where no host says."""
    known = [link for pif in pifs_of(store, ref) if (link := has_link(store, pif)) is not None]
    if not known:
        return Cell("", -1)
    return Cell(tr("{some} of {all}").format(some=sum(known), all=len(known)), sum(known))


def _vifs(store: PoolStore, ref: Ref, _: Network) -> Cell:
    found = (store.cache.get("VIF", vif) for vif in store.index.vifs_of_network(ref))
    vms = (store.cache.vm(vif.VM) for vif in found if isinstance(vif, VIF))
    return number(sum(vm is not None and is_vm(vm) for vm in vms))


def _devices(store: PoolStore, ref: Ref, _: Network) -> Cell:
    devices = sorted({visible(pif.device) for pif in pifs_of(store, ref)}, key=natural_key)
    return code(", ".join(devices))


def _vlan(store: PoolStore, ref: Ref, _: Network) -> Cell:
    vlans = sorted({pif.VLAN for pif in pifs_of(store, ref) if is_vlan(pif)})
    return Cell(", ".join(map(str, vlans)), vlans[0] if vlans else -1)


def _vms(store: PoolStore, ref: Ref, _: Network) -> Cell:
    found = map(store.cache.vm, store.index.vms_of_network(ref))
    return number(sum(vm is not None and is_vm(vm) for vm in found))


def _hosts(store: PoolStore, ref: Ref, _: Network) -> Cell:
    return number(len({pif.host for pif in pifs_of(store, ref)}))


def network_link(store: PoolStore, ref: str) -> Cell:
    """A network by name, with its icon."""
    network = store.cache.network(ref)
    if network is None:
        return Cell(tr("(network is gone)"), (), is_dim=True)
    return name_cell(store, network, link=ref, icon="network")


NETWORK_COLUMNS = (
    name_column("network", 24),
    Column("state", "State", typed(Network, _state), 17, reads=(PIFS, LINKS)),
    Column("kind", "Kind", typed(Network, _kind), 9, reads=(PIFS,)),
    Column("device", "NIC", typed(Network, _devices), 10, reads=(PIFS,)),
    Column("vlan", "VLAN", typed(Network, _vlan), 6, True, (PIFS,)),
    Column("mtu", "MTU", typed(Network, lambda _, __, network: number(network.MTU)), 6, True),
    Column(
        "automatic", "For new VMs",
        typed(Network, lambda _, __, network: flag(network.other_config.get("automatic", "").lower() == "true")), 11,
    ),
    Column("links", "Links", typed(Network, _links), 8, True, (PIFS, LINKS)),
    Column("hosts", "Hosts", typed(Network, _hosts), 6, True, (PIFS,), is_shown=False),
    Column("vms", "VMs", typed(Network, _vms), 5, True, (VIFS, VMS)),
    Column("vifs", "VM interfaces", typed(Network, _vifs), 12, True, (VIFS, VMS), is_shown=False),
    description_column(is_shown=True),
    tags_column(is_shown=False),
    Column(
        "locking", "Locking",
        typed(Network, lambda _, __, network: words(
            tr(_MODES[mode]) if (mode := network.default_locking_mode) in _MODES else mode
        )),
        10, is_shown=False,
    ),
    Column("purpose", "Purpose", typed(Network, lambda _, __, network: words(", ".join(network.purpose))), 12, is_shown=False),
    Column("bridge", "Bridge", typed(Network, lambda _, __, network: code(network.bridge)), 10, is_shown=False),
    uuid_column(),
)  # fmt: skip
PIF_NETWORK = way("network", named_in("PIF", "network"), "name_label")
VIF_NETWORK = way("network", named_in("VIF", "network"), "name_label", "default_locking_mode")
