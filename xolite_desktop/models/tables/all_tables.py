# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every table of every page, as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.tables.disk_columns import KEEPERS, SR_DISK_COLUMNS, VBDS, VM_DISK_COLUMNS, vbds_of
from xolite_desktop.models.tables.gpu_columns import HOST_GPU_COLUMNS, VM_GPU_COLUMNS, offers_gpu
from xolite_desktop.models.tables.host_columns import HOST_COLUMNS
from xolite_desktop.models.tables.network_columns import NETWORK_COLUMNS
from xolite_desktop.models.tables.pci_columns import HOST_PCI_COLUMNS
from xolite_desktop.models.tables.pif_columns import HOST_NETWORK_COLUMNS, NETWORK_HOST_COLUMNS, NIC_COLUMNS
from xolite_desktop.models.tables.schedule_columns import SCHEDULE_COLUMNS
from xolite_desktop.models.tables.storage_columns import HOST_STORAGE_COLUMNS, SR_COLUMNS, SR_HOST_COLUMNS
from xolite_desktop.models.tables.table import Chip, Table
from xolite_desktop.models.tables.usb_columns import HOST_USB_COLUMNS, VM_USB_COLUMNS, offers_usb
from xolite_desktop.models.tables.user_columns import USER_COLUMNS
from xolite_desktop.models.tables.vapp_columns import VAPP_COLUMNS
from xolite_desktop.models.tables.vif_columns import NETWORK_VM_COLUMNS, VM_NETWORK_COLUMNS, VM_OF_VIF
from xolite_desktop.models.tables.vm_columns import (
    POOL_SNAPSHOT_COLUMNS,
    SNAPSHOT_COLUMNS,
    TEMPLATE_COLUMNS,
    VM_COLUMNS,
)
from xolite_desktop.models.tables.ways import named_in, way
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.devices import PCI, PGPU, PUSB, VGPU, VUSB
from xolite_desktop.xapi.records.kinds import (
    is_base_copy,
    is_bond,
    is_default_template,
    is_hidden,
    is_snapshot,
    is_template,
    is_vm,
)
from xolite_desktop.xapi.records.network import PIF, VIF, Network
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.records.storage import PBD, SR, VBD, VDI
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

Naming = Callable[[PoolStore, Ref], Iterable[Ref]]


def naming(cls: str, field: str) -> Naming:
    """The objects of a class that name the page's object in a field."""
    return lambda store, owner: store.index.naming(cls, field, owner)


def all_of(cls: str) -> Naming:
    return lambda store, _: store.cache.records(cls)


def _is_shown_vm(record: AnyRecord) -> bool:
    return isinstance(record, VM) and is_vm(record) and not is_hidden(record)


def _is_shown_sr(sr: SR | None) -> bool:
    return sr is not None and not (is_hidden(sr) or sr.is_tools_sr or sr.type == "udev")


def _is_shown_network(record: AnyRecord) -> bool:
    if not isinstance(record, Network) or is_hidden(record):
        return False
    return record.other_config.get("is_host_internal_management_network", "").lower() != "true"


def _is_shown_disk(record: AnyRecord) -> bool:
    return isinstance(record, VDI) and not is_base_copy(record) and not is_hidden(record)


def _power(state: PowerState) -> Callable[[PoolStore, Ref, AnyRecord], bool]:
    return lambda _, __, record: isinstance(record, VM) and record.power_state == state


def _is_attached(store: PoolStore, ref: Ref, record: AnyRecord) -> bool:
    """In use by a VM, as its disk or as its memory while it is suspended."""
    return not _is_snapshot(store, ref, record) and not _is_orphan(store, ref, record)


def _is_snapshot(_: PoolStore, __: Ref, record: AnyRecord) -> bool:
    return isinstance(record, VDI) and record.is_a_snapshot


def _is_orphan(store: PoolStore, ref: Ref, record: AnyRecord) -> bool:
    """Neither attached nor a snapshot, and no VM's memory: nobody would miss it, maybe."""
    if _is_snapshot(store, ref, record) or store.index.vbds_of_vdi(ref):
        return False
    return not store.index.vms_suspended_to(ref)


_VM_CHIPS = tuple(
    Chip(state.value.lower(), title, _power(state))
    for state, title in (
        (PowerState.RUNNING, "Running"),
        (PowerState.HALTED, "Halted"),
        (PowerState.SUSPENDED, "Suspended"),
        (PowerState.PAUSED, "Paused"),
    )
)

POOL_VMS = Table(
    "pool.vms",
    "VMs",
    "VMs",
    ("VM",),
    VM_COLUMNS,
    all_of("VM"),
    lambda _, __, ___, record: _is_shown_vm(record),
    "No VMs",
    "VMs of this pool are listed here, running or not.",
    chips=_VM_CHIPS,
    counted=lambda store, _: store.totals.vm_count,
)
POOL_HOSTS = Table(
    "pool.hosts",
    "Hosts",
    "hosts",
    ("host",),
    HOST_COLUMNS,
    all_of("host"),
    lambda *_: True,
    "No hosts",
    "The hosts that form this pool are listed here.",
)
POOL_STORAGE = Table(
    "pool.storage",
    "Storage",
    "storage",
    ("SR",),
    SR_COLUMNS,
    all_of("SR"),
    lambda _, __, ___, record: isinstance(record, SR) and _is_shown_sr(record),
    "No storage",
    "Storage repositories hold the disks of VMs and the images for their drives.",
    adding=("sr.new",),
)
POOL_NETWORKS = Table(
    "pool.networks",
    "Networks",
    "networks",
    ("network",),
    NETWORK_COLUMNS,
    all_of("network"),
    lambda _, __, ___, record: _is_shown_network(record),
    "No networks",
    "Networks connect VMs with each other and, over the hosts' interfaces, with the world.",
    adding=("network.new",),
)
POOL_TEMPLATES = Table(
    "pool.templates", "Templates", "templates", ("VM",), TEMPLATE_COLUMNS, all_of("VM"),
    lambda _, __, ___, record: isinstance(record, VM) and is_template(record) and not is_hidden(record),
    "No templates", "New VMs are made from templates: those that came with the pool, and VMs that were made one.",
    chips=(Chip("custom", "Custom", lambda _, __, vm: isinstance(vm, VM) and not is_default_template(vm)),),
)  # fmt: skip
POOL_SNAPSHOTS = Table(
    "pool.snapshots", "Snapshots", "snapshots", ("VM",), POOL_SNAPSHOT_COLUMNS, all_of("VM"),
    lambda _, __, ___, record: isinstance(record, VM) and is_snapshot(record),
    "No snapshots", "Snapshots of all VMs are listed here, those of VMs that are gone too.",
    chips=(Chip("orphan", "Of VMs that are gone", lambda store, _, vm: store.cache.vm(getattr(vm, "snapshot_of", "")) is None),),
    sort="taken", is_descending=True,
)  # fmt: skip
POOL_SCHEDULES = Table(
    "pool.schedules", "Schedules", "schedules", ("VMSS",), SCHEDULE_COLUMNS, all_of("VMSS"),
    lambda *_: True,
    "No snapshot schedules", "A schedule has the pool take snapshots of VMs by the clock, and keep only the newest.",
    opens=lambda *_: "", adding=("schedule.new",),
)  # fmt: skip
POOL_VAPPS = Table(
    "pool.vapps", "vApps", "vApps", ("VM_appliance",), VAPP_COLUMNS, all_of("VM_appliance"),
    lambda *_: True,
    "No vApps", "A vApp has VMs start together, in an order, and stop in reverse.",
    opens=lambda *_: "", adding=("vapp.new",),
)  # fmt: skip
POOL_USERS = Table(
    "pool.users", "Users", "users", ("subject",), USER_COLUMNS, all_of("subject"),
    lambda *_: True,
    "No users beside the local administrator", "When the pool has joined a domain, its users and groups can be let in, each with a role.",
    opens=lambda *_: "", adding=("pool.add_user", "pool.join_directory", "pool.leave_directory"),
)  # fmt: skip
HOST_VMS = Table(
    "host.vms",
    "VMs",
    "VMs",
    ("VM",),
    tuple(column for column in VM_COLUMNS if column.id != "host"),
    naming("VM", "resident_on"),
    lambda _, owner, __, record: _is_shown_vm(record) and getattr(record, "resident_on", "") == owner,
    "No VM runs on this host",
    "VMs appear here when they are started on this host or migrated to it.",
    chips=_VM_CHIPS,
    counted=lambda store, owner: store.totals.of_host(owner).vm_count,
)
HOST_STORAGE = Table(
    "host.storage",
    "Storage",
    "storage",
    ("PBD",),
    HOST_STORAGE_COLUMNS,
    naming("PBD", "host"),
    lambda store, owner, _, pbd: (
        isinstance(pbd, PBD) and pbd.host == owner and _is_shown_sr(store.cache.sr(pbd.SR))
    ),
    "No storage",
    "Storage that this host is meant to reach is listed here, connected or not.",
    opens=lambda _, __, pbd: getattr(pbd, "SR", ""),
    reads=(way("SR", named_in("PBD", "SR")),),
)
HOST_NETWORKS = Table(
    "host.networks",
    "Networks",
    "interfaces",
    ("PIF",),
    HOST_NETWORK_COLUMNS,
    naming("PIF", "host"),
    lambda _, owner, __, pif: isinstance(pif, PIF) and pif.host == owner and not is_hidden(pif),
    "No networks",
    "The networks this host takes part in are listed here, with its address on each.",
    adding=("network.new",),
    opens=lambda _, __, pif: getattr(pif, "network", ""),
    sort="network",
)
HOST_NICS = Table(
    "host.nics",
    "NICs",
    "NICs",
    ("PIF",),
    NIC_COLUMNS,
    naming("PIF", "host"),
    lambda _, owner, __, pif: isinstance(pif, PIF) and pif.host == owner and (pif.physical or is_bond(pif)),
    "No network cards",
    "Network cards of this host, and the bonds made of them, are listed here.",
    adding=("host.scan_nics", "network.new"),
    opens=lambda _, __, pif: getattr(pif, "network", ""),
    sort="device",
)
SR_DISKS = Table(
    "sr.disks",
    "Disks",
    "disks",
    ("VDI",),
    SR_DISK_COLUMNS,
    naming("VDI", "SR"),
    lambda _, owner, __, vdi: _is_shown_disk(vdi) and getattr(vdi, "SR", "") == owner,
    "No disks",
    "Disks of VMs, their snapshots and images for drives are listed here.",
    opens=lambda store, ref, _: _vm_of_disk(store, ref),
    chips=(
        Chip("attached", "Attached", _is_attached),
        Chip("orphan", "Not attached", _is_orphan),
        Chip("snapshots", "Snapshots", _is_snapshot),
    ),
    reads=(VBDS, KEEPERS),
    adding=("sr.new_disk", "sr.upload_disc"),
)
SR_HOSTS = Table(
    "sr.hosts",
    "Hosts",
    "hosts",
    ("PBD",),
    SR_HOST_COLUMNS,
    naming("PBD", "SR"),
    lambda _, owner, __, pbd: isinstance(pbd, PBD) and owner == pbd.SR,
    "Connected to no host",
    "Each host that is meant to reach this storage has a connection here.",
    opens=lambda _, __, pbd: getattr(pbd, "host", ""),
    sort="host",
)
NETWORK_VMS = Table(
    "network.vms",
    "VMs",
    "interfaces",
    ("VIF",),
    NETWORK_VM_COLUMNS,
    naming("VIF", "network"),
    lambda store, owner, _, vif: (
        isinstance(vif, VIF)
        and vif.network == owner
        and (vm := store.cache.vm(vif.VM)) is not None
        and is_vm(vm)
    ),
    "No VM has an interface here",
    "Interfaces of VMs on this network are listed here.",
    opens=lambda _, __, vif: getattr(vif, "VM", ""),
    sort="vm",
    reads=(VM_OF_VIF,),
)
NETWORK_HOSTS = Table(
    "network.hosts",
    "Hosts",
    "interfaces",
    ("PIF",),
    NETWORK_HOST_COLUMNS,
    naming("PIF", "network"),
    lambda _, owner, __, pif: isinstance(pif, PIF) and pif.network == owner,
    "On no host interface",
    "Without one, VMs on this network reach each other only on the same host.",
    opens=lambda _, __, pif: getattr(pif, "host", ""),
    sort="host",
)
VM_DISKS = Table(
    "vm.disks",
    "Disks",
    "disks",
    ("VBD",),
    VM_DISK_COLUMNS,
    naming("VBD", "VM"),
    lambda _, owner, __, vbd: isinstance(vbd, VBD) and owner == vbd.VM,
    "No disks",
    "Disks and drives attached to this object are listed here.",
    opens=lambda store, _, vbd: getattr(store.cache.vdi(getattr(vbd, "VDI", "")), "SR", ""),
    sort="position",
    adding=("vm.new_disk", "vm.attach_disk", "vm.new_drive"),
)
VM_NETWORK = Table(
    "vm.network",
    "Network",
    "interfaces",
    ("VIF",),
    VM_NETWORK_COLUMNS,
    naming("VIF", "VM"),
    lambda _, owner, __, vif: isinstance(vif, VIF) and owner == vif.VM,
    "No network interfaces",
    "Interfaces connect this object to networks of the pool.",
    opens=lambda _, __, vif: getattr(vif, "network", ""),
    sort="device",
    adding=("vm.new_nic",),
)
VM_SNAPSHOTS = Table(
    "vm.snapshots", "Snapshots", "snapshots", ("VM",), SNAPSHOT_COLUMNS, naming("VM", "snapshot_of"),
    lambda _, owner, __, vm: isinstance(vm, VM) and vm.is_a_snapshot and vm.snapshot_of == owner,
    "No snapshots", "A snapshot keeps the disks of a VM, and if wanted its memory, as they are at one moment.",
    sort="taken", is_descending=True, adding=("vm.snapshot",),
)  # fmt: skip
HOST_GPUS = Table(
    "host.gpus", "GPUs", "GPUs", ("PGPU",), HOST_GPU_COLUMNS, naming("PGPU", "host"),
    lambda _, owner, __, gpu: isinstance(gpu, PGPU) and gpu.host == owner,
    "No graphics processors", "Graphics processors of this host that VMs can have a part of are listed here.",
    opens=lambda *_: "", sort="device", offered=lambda store, host: bool(store.index.pgpus_of_host(host)),
)  # fmt: skip
HOST_PCIS = Table(
    "host.pcis", "PCI", "PCI devices", ("PCI",), HOST_PCI_COLUMNS, naming("PCI", "host"),
    lambda _, owner, __, pci: isinstance(pci, PCI) and pci.host == owner,
    "No PCI devices", "Cards of this host that the pool knows are listed here.",
    opens=lambda *_: "", sort="pci", offered=lambda store, host: bool(store.index.pcis_of_host(host)),
)  # fmt: skip
HOST_USB = Table(
    "host.usb", "USB", "USB devices", ("PUSB",), HOST_USB_COLUMNS, naming("PUSB", "host"),
    lambda _, owner, __, usb: isinstance(usb, PUSB) and usb.host == owner,
    "No USB devices", "Devices plugged into this host are listed here, whether VMs may have them or not.",
    opens=lambda *_: "", sort="device", offered=lambda store, host: bool(store.index.pusbs_of_host(host)),
)  # fmt: skip
VM_GPUS = Table(
    "vm.gpus", "GPU", "vGPUs", ("VGPU",), VM_GPU_COLUMNS, naming("VGPU", "VM"),
    lambda _, owner, __, vgpu: isinstance(vgpu, VGPU) and owner == vgpu.VM,
    "No graphics processor", "Hosts of this pool have graphics processors; this VM has no part of one.",
    opens=lambda store, _, vgpu: getattr(store.cache.get("PGPU", getattr(vgpu, "resident_on", "")), "host", ""),
    sort="type", offered=lambda store, vm: bool(store.index.vgpus_of_vm(vm)) or (_may_have(store, vm) and offers_gpu(store)),
    reads=(way("PGPU", named_in("VGPU", "resident_on"), "host"),),
)  # fmt: skip
VM_USB = Table(
    "vm.usb", "USB", "USB devices", ("VUSB",), VM_USB_COLUMNS, naming("VUSB", "VM"),
    lambda _, owner, __, vusb: isinstance(vusb, VUSB) and owner == vusb.VM,
    "No USB devices", "Hosts of this pool have USB devices for VMs; this VM has none of them.",
    opens=lambda *_: "", sort="device",
    offered=lambda store, vm: bool(store.index.vusbs_of_vm(vm)) or (_may_have(store, vm) and offers_usb(store)),
)  # fmt: skip

ALL_TABLES = (
    POOL_VMS, POOL_HOSTS, POOL_STORAGE, POOL_NETWORKS, POOL_TEMPLATES, POOL_SNAPSHOTS, POOL_SCHEDULES, POOL_VAPPS, POOL_USERS, HOST_VMS, HOST_STORAGE, HOST_NETWORKS, HOST_NICS, SR_DISKS,
    SR_HOSTS, NETWORK_VMS, NETWORK_HOSTS, VM_DISKS, VM_NETWORK, VM_SNAPSHOTS, HOST_GPUS, HOST_PCIS, HOST_USB, VM_GPUS, VM_USB,
)  # fmt: skip


def _may_have(store: PoolStore, ref: Ref) -> bool:
    """Devices of a host are for VMs with hardware of their own, not for templates or snapshots."""
    vm = store.cache.vm(ref)
    return vm is not None and is_vm(vm) and vm.domain_type not in ("pv", "pv_in_pvh")


def _vm_of_disk(store: PoolStore, ref: Ref) -> str:
    return next((vbd.VM for vbd in vbds_of(store, ref) if store.cache.vm(vbd.VM) is not None), "")
