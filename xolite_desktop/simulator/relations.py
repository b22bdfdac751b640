# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which fields mirror each other: the pairs that the database keeps whole."""

from __future__ import annotations

from dataclasses import dataclass

# (class.field that names one object, class.field of that object listing who names it).
_ONE_TO_MANY = """
    task.subtask_of task.subtasks
    host_patch.pool_patch pool_patch.host_patches
    host_patch.host host.patches
    host_crashdump.host host.crashdumps
    host_cpu.host host.host_CPUs
    VBD.VDI VDI.VBDs
    VBD.VM VM.VBDs
    crashdump.VDI VDI.crash_dumps
    crashdump.VM VM.crash_dumps
    VIF.VM VM.VIFs
    VIF.network network.VIFs
    PIF.host host.PIFs
    PIF.network network.PIFs
    VDI.snapshot_of VDI.snapshots
    VM.snapshot_of VM.snapshots
    VM.parent VM.children
    VM.resident_on host.resident_VMs
    VM.snapshot_schedule VMSS.VMs
    VM.appliance VM_appliance.VMs
    PBD.host host.PBDs
    PBD.SR SR.PBDs
    VDI.SR SR.VDIs
    SR.introduced_by DR_task.introduced_SRs
    VTPM.VM VM.VTPMs
    console.VM VM.consoles
    PIF.bond_slave_of Bond.slaves
    Bond.master PIF.bond_master_of
    VLAN.tagged_PIF PIF.VLAN_slave_of
    tunnel.access_PIF PIF.tunnel_access_PIF_of
    tunnel.transport_PIF PIF.tunnel_transport_PIF_of
    network_sriov.physical_PIF PIF.sriov_physical_PIF_of
    network_sriov.logical_PIF PIF.sriov_logical_PIF_of
    PCI.host host.PCIs
    PGPU.host host.PGPUs
    PGPU.GPU_group GPU_group.PGPUs
    VGPU.GPU_group GPU_group.VGPUs
    VGPU.VM VM.VGPUs
    VGPU.type VGPU_type.VGPUs
    VGPU.resident_on PGPU.resident_VGPUs
    PVS_server.site PVS_site.servers
    PVS_proxy.site PVS_site.proxies
    PVS_cache_storage.site PVS_site.cache_storage
    Feature.host host.features
    PUSB.host host.PUSBs
    PUSB.USB_group USB_group.PUSBs
    VUSB.USB_group USB_group.VUSBs
    VUSB.VM VM.VUSBs
    Cluster_host.cluster Cluster.cluster_hosts
    Certificate.host host.certificates
    Driver_variant.driver Host_driver.variants
"""

# Pairs of sets: either side may be written, the other follows.
_MANY_TO_MANY = """
    pool_update.hosts host.updates
    PGPU.supported_VGPU_types VGPU_type.supported_on_PGPUs
    PGPU.enabled_VGPU_types VGPU_type.enabled_on_PGPUs
    GPU_group.supported_VGPU_types VGPU_type.supported_on_GPU_groups
    GPU_group.enabled_VGPU_types VGPU_type.enabled_on_GPU_groups
    VM.groups VM_group.VMs
"""


@dataclass(frozen=True)
class Mirror:
    """Writing `field` of a record writes its ref into `back_field` of the objects of `back_class` it names."""

    field: str
    back_class: str
    back_field: str


def _pairs(text: str) -> list[tuple[str, str, str, str]]:
    words = [word.split(".") for word in text.split()]
    return [(*one, *many) for one, many in zip(words[::2], words[1::2], strict=True)]  # type: ignore[misc]


def _mirrors() -> dict[str, dict[str, Mirror]]:
    mirrors: dict[str, dict[str, Mirror]] = {}
    for cls, field, back_class, back_field in _pairs(_ONE_TO_MANY):
        mirrors.setdefault(cls, {})[field] = Mirror(field, back_class, back_field)
    for cls, field, back_class, back_field in _pairs(_MANY_TO_MANY):
        mirrors.setdefault(cls, {})[field] = Mirror(field, back_class, back_field)
        mirrors.setdefault(back_class, {})[back_field] = Mirror(back_field, cls, field)
    return mirrors


# class -> its field -> where the back reference lives.
MIRRORS = _mirrors()

# class -> its set fields that only ever follow from other records.
FOLLOWING: dict[str, frozenset[str]] = {}
for _cls, _field, _back_class, _back_field in _pairs(_ONE_TO_MANY):
    FOLLOWING[_back_class] = FOLLOWING.get(_back_class, frozenset()) | {_back_field}
