# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Columns of VMs, templates and snapshots."""

from __future__ import annotations

from dataclasses import replace
from math import isnan

from xolite_desktop.models.edits.choices import ha_priorities
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.pulse import Live
from xolite_desktop.models.states import vm_state
from xolite_desktop.models.tables.cells import (
    Cell,
    Column,
    code,
    description_column,
    figure,
    flag,
    name_cell,
    name_column,
    number,
    share,
    size_cell,
    state_cell,
    tags_column,
    typed,
    unknown_number,
    uptime,
    uuid_column,
    wire_moment,
    words,
)
from xolite_desktop.models.tables.ways import Way, named_in, names, over, way
from xolite_desktop.models.text import bit_rate, rate, size, visible
from xolite_desktop.models.vm_overview import (
    addresses,
    auto_power_on,
    boot,
    guest_system,
    guest_tools,
)
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.kinds import is_default_template
from xolite_desktop.xapi.records.storage import VBD, VDI
from xolite_desktop.xapi.records.vm import VM, VMMetrics
from xolite_desktop.xapi.records.wire_time import parse_wire_time
from xolite_desktop.xapi.refs import Ref

GUEST = way("VM_guest_metrics", named_in("VM", "guest_metrics"))
METRICS = way("VM_metrics", named_in("VM", "metrics"), "start_time", "memory_actual", "install_time")
RESIDENCE = way("host", named_in("VM", "resident_on"), "name_label")
HOME = way("host", named_in("VM", "affinity"), "name_label")
VBDS = way("VBD", names("VM"), "VM", "VDI", "type")
VDIS = way("VDI", over("VBD", "VDI", "VM"), "virtual_size", "physical_utilisation")
SNAPSHOTS = way("VM", names("snapshot_of"), "snapshot_of")
VIFS = way("VIF", names("VM"), "VM", "network")
NETWORKS = way("network", over("VIF", "network", "VM"), "name_label")
APPLIANCE = way("VM_appliance", named_in("VM", "appliance"), "name_label")
ANY_POOL = Way(
    "pool", lambda store, _, __: tuple(store.cache.records("VM")), frozenset({"other_config", "ha_enabled"})
)
TOOLS = (GUEST,)
ON = (PowerState.RUNNING, PowerState.PAUSED)
_NOTHING = Live()


def _host(store: PoolStore, _: Ref, vm: VM) -> Cell:
    return name_cell(store, store.cache.host(vm.resident_on), link=vm.resident_on)


def _home(store: PoolStore, _: Ref, vm: VM) -> Cell:
    return name_cell(store, store.cache.host(vm.affinity), link=vm.affinity)


def _address(store: PoolStore, _: Ref, vm: VM) -> Cell:
    found = addresses(store, vm) if vm.power_state in ON else []
    return code(found[0] if found else "")


def _memory_used(store: PoolStore, _: Ref, vm: VM) -> Cell:
    metrics = store.cache.get("VM_metrics", vm.metrics)
    if vm.power_state in ON and isinstance(metrics, VMMetrics) and metrics.memory_actual > 0:
        return size_cell(metrics.memory_actual)
    return unknown_number()


def vdis_of(store: PoolStore, ref: Ref) -> list[VDI]:
    """The disks of a VM; CDs left out."""
    found = []
    for vbd_ref in store.index.vbds_of_vm(ref):
        vbd = store.cache.get("VBD", vbd_ref)
        vdi = store.cache.vdi(vbd.VDI) if isinstance(vbd, VBD) and vbd.type == "Disk" else None
        if vdi is not None:
            found.append(vdi)
    return found


def _disk_size(store: PoolStore, ref: Ref, _: VM) -> Cell:
    return size_cell(sum(max(0, vdi.virtual_size) for vdi in vdis_of(store, ref)))


def _disk_used(store: PoolStore, ref: Ref, _: VM) -> Cell:
    return size_cell(sum(max(0, vdi.physical_utilisation) for vdi in vdis_of(store, ref)))


def _networks(store: PoolStore, ref: Ref, _: VM) -> Cell:
    vifs = (store.cache.get("VIF", vif) for vif in store.index.vifs_of_vm(ref))
    found = (store.cache.network(str(getattr(vif, "network", ""))) for vif in vifs)
    return words(", ".join(sorted({network.name_label for network in found if network is not None})))


def _tools(store: PoolStore, _: Ref, vm: VM) -> Cell:
    if vm.power_state != PowerState.RUNNING:
        return words("")
    field = guest_tools(store, vm)
    return Cell(field.value, (field.value,), field.kind)


def _started(store: PoolStore, _: Ref, vm: VM) -> Cell:
    metrics = store.cache.get("VM_metrics", vm.metrics)
    return wire_moment(metrics.start_time if isinstance(metrics, VMMetrics) and vm.power_state in ON else "")


def _cpu(store: PoolStore, ref: Ref, vm: VM) -> Cell:
    return share(_now(store, ref, vm).cpu)


def _memory_in_use(store: PoolStore, ref: Ref, vm: VM) -> Cell:
    """What the guest says it uses, with its share of what it has."""
    used, metrics = _now(store, ref, vm).memory_bytes, store.cache.get("VM_metrics", vm.metrics)
    if isnan(used):
        return unknown_number()
    given = metrics.memory_actual if isinstance(metrics, VMMetrics) else 0
    return Cell(size(used), used, fraction=min(1.0, used / given) if given > 0 else None)


def _network(store: PoolStore, ref: Ref, vm: VM) -> Cell:
    return figure(_now(store, ref, vm).network, bit_rate)


def _disk_rate(store: PoolStore, ref: Ref, vm: VM) -> Cell:
    return figure(_now(store, ref, vm).disk, rate)


def _uptime(store: PoolStore, _: Ref, vm: VM) -> Cell:
    metrics = store.cache.get("VM_metrics", vm.metrics)
    if vm.power_state not in ON or not isinstance(metrics, VMMetrics):
        return unknown_number()
    return uptime(parse_wire_time(metrics.start_time))


def _now(store: PoolStore, ref: Ref, vm: VM) -> Live:
    """What was said of it before it was shut down is no figure of now."""
    return store.pulse.of(ref) if vm.power_state == PowerState.RUNNING else _NOTHING


def _dynamic(vm: VM) -> Cell:
    low, high = vm.memory_dynamic_min, vm.memory_dynamic_max
    return Cell(size(high) if low == high else f"{size(low)} – {size(high)}", (high, low))


def _ha(store: PoolStore, ref: Ref, vm: VM) -> Cell:
    names_of = {each.value: each.label for each in ha_priorities(store, ref, vm.ha_restart_priority)}
    return words(names_of[vm.ha_restart_priority])


def _created(store: PoolStore, _: Ref, vm: VM) -> Cell:
    metrics = store.cache.get("VM_metrics", vm.metrics)
    return wire_moment(metrics.install_time if isinstance(metrics, VMMetrics) else "")


def _kind(_: PoolStore, __: Ref, vm: VM) -> Cell:
    return words(tr("Disk and memory") if vm.power_state == PowerState.SUSPENDED else tr("Disk"))


HOST = Column("host", "Host", typed(VM, _host), 12, reads=(RESIDENCE,))
_OWN = (
    Column("state", "State", typed(VM, lambda _, __, vm: state_cell(vm_state(vm))), 12),
    HOST,
    Column("address", "Address", typed(VM, _address), 15, reads=(GUEST,)),
    Column("cpu", "CPU", typed(VM, _cpu), 12, True, is_live=True),
    Column("vcpus", "vCPUs", typed(VM, lambda _, __, vm: number(vm.VCPUs_at_startup)), 6, True),
    Column("memory", "Memory", typed(VM, lambda _, __, vm: size_cell(vm.memory_static_max)), 9, True),
    Column("disk", "Disk", typed(VM, _disk_size), 9, True, (VBDS, VDIS)),
)
_MORE = (
    Column("disk_used", "Disk used", typed(VM, _disk_used), 9, True, (VBDS, VDIS), is_shown=False),
    Column("memory_used", "Memory used", typed(VM, _memory_used), 11, True, (METRICS,), is_shown=False),
    Column("memory_in_use", "Memory in use", typed(VM, _memory_in_use), 18, True, (METRICS,), is_shown=False, is_live=True),
    Column("dynamic", "Dynamic memory", typed(VM, lambda _, __, vm: _dynamic(vm)), 16, True, is_shown=False),
    Column("network", "Network", typed(VM, _network), 11, True, is_shown=False, is_live=True),
    Column("disk_rate", "Disk activity", typed(VM, _disk_rate), 11, True, is_shown=False, is_live=True),
    Column("system", "Guest OS", typed(VM, lambda store, _, vm: words(guest_system(store, vm))), 22, reads=TOOLS, is_shown=False),
    Column("tools", "Guest tools", typed(VM, _tools), 16, reads=TOOLS, is_shown=False),
    Column("started", "Started", typed(VM, _started), 15, reads=(METRICS,), is_shown=False),
    Column("uptime", "Uptime", typed(VM, _uptime), 10, True, (METRICS,), is_shown=False, is_live=True),
    Column("created", "Created", typed(VM, _created), 15, reads=(METRICS,), is_shown=False),
    Column("boot", "Boot", typed(VM, lambda _, __, vm: words(boot(vm))), 26, is_shown=False),
    Column("networks", "Networks", typed(VM, _networks), 18, reads=(VIFS, NETWORKS), is_shown=False),
    Column("home", "Home host", typed(VM, _home), 12, reads=(HOME,), is_shown=False),
    Column(
        "snapshots", "Snapshots", typed(VM, lambda store, ref, _: number(len(store.index.snapshots_of_vm(ref)))),
        9, True, (SNAPSHOTS,), is_shown=False,
    ),
    Column(
        "auto", "Auto power on", typed(VM, lambda store, _, vm: words(auto_power_on(store, vm))), 14,
        reads=(ANY_POOL,), is_shown=False,
    ),
    Column("ha", "High availability", typed(VM, _ha), 18, is_shown=False),
    Column(
        "appliance", "vApp",
        typed(VM, lambda store, _, vm: name_cell(store, store.cache.get("VM_appliance", vm.appliance))),
        14, reads=(APPLIANCE,), is_shown=False,
    ),
    description_column(),
    uuid_column(),
)  # fmt: skip

VM_COLUMNS = (name_column("vm"), *_OWN, tags_column(), *_MORE)
_BOOT = next(column for column in VM_COLUMNS if column.id == "boot")
TEMPLATE_COLUMNS = (
    name_column("template", 28),
    Column("kind", "Kind", typed(VM, lambda _, __, vm: words(_template_kind(vm))), 18),
    *(column for column in _OWN if column.id in ("vcpus", "memory", "disk")),
    replace(_BOOT, is_shown=True),
    description_column(is_shown=True),
    tags_column(is_shown=False),
    uuid_column(),
)
SNAPSHOT_COLUMNS = (
    name_column("snapshot", 28),
    Column("taken", "Taken", typed(VM, lambda _, __, vm: wire_moment(vm.snapshot_time)), 16),
    Column("kind", "Kind", typed(VM, _kind), 15),
    Column("size", "Disk", typed(VM, _disk_size), 10, True, (VBDS, VDIS)),
    Column("used", "On storage", typed(VM, _disk_used), 10, True, (VBDS, VDIS)),
    description_column(is_shown=True),
    tags_column(is_shown=False),
    Column(
        "scheduled", "Scheduled", typed(VM, lambda _, __, vm: flag(vm.is_vmss_snapshot)), 10, is_shown=False
    ),
    uuid_column(),
)


def _template_kind(vm: VM) -> str:
    return tr("Came with the pool") if is_default_template(vm) else tr("Custom")


def vm_link(store: PoolStore, ref: Ref) -> Cell:
    """A VM, template or snapshot by name, with its icon."""
    vm = store.cache.vm(ref)
    icon = "" if vm is None else "snapshot" if vm.is_a_snapshot else "template" if vm.is_a_template else "vm"
    cell = name_cell(store, vm, link=ref, icon=icon)
    return cell if vm is not None else Cell(visible(tr("(VM is gone)")), (), is_dim=True)


ORIGIN = way("VM", named_in("VM", "snapshot_of"), "name_label", "is_a_template", "is_a_snapshot")
POOL_SNAPSHOT_COLUMNS = (
    SNAPSHOT_COLUMNS[0],
    Column("vm", "Snapshot of", typed(VM, lambda store, _, vm: vm_link(store, vm.snapshot_of)), 22, reads=(ORIGIN,)),
    *SNAPSHOT_COLUMNS[1:],
)  # fmt: skip
