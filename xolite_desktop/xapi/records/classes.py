# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Records of every class: the table from class name to type. Written by tools/generate_records.py: change that, not this."""

from typing import Final

from xolite_desktop.xapi.records.access import Caller, Certificate, Observer, RateLimit, Role, Secret, Subject
from xolite_desktop.xapi.records.cluster import Cluster, ClusterHost
from xolite_desktop.xapi.records.devices import PCI, PGPU, PUSB, VGPU, VUSB, GPUGroup, USBGroup, VGPUType
from xolite_desktop.xapi.records.host import (
    DriverVariant,
    Host,
    HostCpu,
    HostCrashdump,
    HostDriver,
    HostMetrics,
    HostPatch,
)
from xolite_desktop.xapi.records.network import (
    PIF,
    VIF,
    VLAN,
    Bond,
    Network,
    NetworkSriov,
    PIFMetrics,
    SDNController,
    Tunnel,
)
from xolite_desktop.xapi.records.pool import Feature, Pool, PoolPatch, PoolUpdate, Repository
from xolite_desktop.xapi.records.pvs import PVSCacheStorage, PVSProxy, PVSServer, PVSSite
from xolite_desktop.xapi.records.record import Record
from xolite_desktop.xapi.records.storage import PBD, SM, SR, VBD, VDI, Crashdump, DRTask
from xolite_desktop.xapi.records.task import Blob, Message, Task
from xolite_desktop.xapi.records.vm import (
    VM,
    VMSS,
    VTPM,
    Console,
    VMAppliance,
    VMGroup,
    VMGuestMetrics,
    VMMetrics,
)

CLASSES: Final[dict[str, type[Record]]] = {
    "pool": Pool,
    "pool_patch": PoolPatch,
    "pool_update": PoolUpdate,
    "Repository": Repository,
    "Feature": Feature,
    "host": Host,
    "host_metrics": HostMetrics,
    "host_cpu": HostCpu,
    "host_patch": HostPatch,
    "host_crashdump": HostCrashdump,
    "Host_driver": HostDriver,
    "Driver_variant": DriverVariant,
    "VM": VM,
    "VM_metrics": VMMetrics,
    "VM_guest_metrics": VMGuestMetrics,
    "VM_appliance": VMAppliance,
    "VM_group": VMGroup,
    "VMSS": VMSS,
    "console": Console,
    "VTPM": VTPM,
    "SR": SR,
    "SM": SM,
    "PBD": PBD,
    "VDI": VDI,
    "VBD": VBD,
    "crashdump": Crashdump,
    "DR_task": DRTask,
    "network": Network,
    "VIF": VIF,
    "PIF": PIF,
    "PIF_metrics": PIFMetrics,
    "Bond": Bond,
    "VLAN": VLAN,
    "tunnel": Tunnel,
    "network_sriov": NetworkSriov,
    "SDN_controller": SDNController,
    "task": Task,
    "message": Message,
    "blob": Blob,
    "PCI": PCI,
    "PGPU": PGPU,
    "GPU_group": GPUGroup,
    "VGPU": VGPU,
    "VGPU_type": VGPUType,
    "PUSB": PUSB,
    "USB_group": USBGroup,
    "VUSB": VUSB,
    "role": Role,
    "subject": Subject,
    "secret": Secret,
    "Certificate": Certificate,
    "Caller": Caller,
    "Rate_limit": RateLimit,
    "Observer": Observer,
    "Cluster": Cluster,
    "Cluster_host": ClusterHost,
    "PVS_site": PVSSite,
    "PVS_server": PVSServer,
    "PVS_proxy": PVSProxy,
    "PVS_cache_storage": PVSCacheStorage,
}
"""Class name on the wire to the type of its records."""
