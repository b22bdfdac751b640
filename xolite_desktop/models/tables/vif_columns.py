# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Columns of VMs' interfaces: those of a VM, and those on a network."""

from __future__ import annotations

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.states import vm_state
from xolite_desktop.models.tables.cells import (
    EMPTY,
    Cell,
    Column,
    code,
    number,
    state_cell,
    typed,
    unknown_number,
    uuid_column,
    words,
)
from xolite_desktop.models.tables.disk_columns import active
from xolite_desktop.models.tables.network_columns import VIF_NETWORK, network_link
from xolite_desktop.models.tables.vm_columns import vm_link
from xolite_desktop.models.tables.ways import named_in, then, way
from xolite_desktop.models.text import rate
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.records.network import VIF
from xolite_desktop.xapi.records.vm import VMGuestMetrics
from xolite_desktop.xapi.refs import Ref

VM_OF_VIF = way("VM", named_in("VIF", "VM"))
GUEST = way("VM_guest_metrics", then(named_in("VM", "guest_metrics"), "VIF", "VM"), "networks")
_MODES = later(
    {
        "network_default": "As the network",
        "locked": "Locked",
        "unlocked": "Unlocked",
        "disabled": "Disabled",
    }
)


def _addresses(store: PoolStore, _: Ref, vif: VIF) -> Cell:
    """What the guest says this interface has, IPv4 first; "0/ip", "0/ipv4/0" and "0/ipv6/0" are its keys."""
    vm = store.cache.vm(vif.VM)
    guest = store.cache.get("VM_guest_metrics", vm.guest_metrics) if vm is not None else None
    if not isinstance(guest, VMGuestMetrics):
        return code("")
    own = [value for key, value in sorted(guest.networks.items()) if key.split("/")[0] == vif.device]
    found = sorted(
        dict.fromkeys(own), key=lambda address: (":" in address, address.lower().startswith("fe80"))
    )
    return code(", ".join(found))


def _limit(_: PoolStore, __: Ref, vif: VIF) -> Cell:
    """The rate limit in KiB/s, where one is set."""
    text = vif.qos_algorithm_params.get("kbps", "") if vif.qos_algorithm_type == "ratelimit" else ""
    if not (text.isascii() and text.isdigit() and len(text) < 12):
        return unknown_number()
    return Cell(rate(int(text) * 1024), int(text))


def _locking(vif: VIF) -> Cell:
    return words(tr(_MODES[mode]) if (mode := vif.locking_mode) in _MODES else mode)


def _vm_state(store: PoolStore, _: Ref, vif: VIF) -> Cell:
    vm = store.cache.vm(vif.VM)
    return state_cell(vm_state(vm)) if vm is not None else EMPTY


def _device(vif: VIF) -> Cell:
    cell = words(vif.device)
    return Cell(cell.text, cell.sort, icon="network")


_COMMON = (
    Column("mac", "MAC", typed(VIF, lambda _, __, vif: code(vif.MAC)), 18),
    Column("address", "Addresses", typed(VIF, _addresses), 26, reads=(GUEST, VM_OF_VIF)),
    Column("active", "Active", typed(VIF, lambda _, __, vif: active(vif.currently_attached)), 12),
    Column("limit", "Limit", typed(VIF, _limit), 9, True),
    Column("locking", "Locking", typed(VIF, lambda _, __, vif: _locking(vif)), 15),
    Column("mtu", "MTU", typed(VIF, lambda _, __, vif: number(vif.MTU)), 6, True, is_shown=False),
    Column(
        "allowed", "Allowed addresses", typed(VIF, lambda _, __, vif: code(", ".join((*vif.ipv4_allowed, *vif.ipv6_allowed)))),
        22, is_shown=False,
    ),
    uuid_column(),
)  # fmt: skip
VM_NETWORK_COLUMNS = (
    Column("device", "Device", typed(VIF, lambda _, __, vif: _device(vif)), 9),
    Column("network", "Network", typed(VIF, lambda store, _, vif: network_link(store, vif.network)), 22, reads=(VIF_NETWORK,)),
    *_COMMON,
)  # fmt: skip
NETWORK_VM_COLUMNS = (
    Column("vm", "VM", typed(VIF, lambda store, _, vif: vm_link(store, vif.VM)), 24, reads=(VM_OF_VIF,)),
    Column("state", "State", typed(VIF, _vm_state), 13, reads=(VM_OF_VIF,)),
    Column("device", "Device", typed(VIF, lambda _, __, vif: words(vif.device)), 7),
    *_COMMON,
)
