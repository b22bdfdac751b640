# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Records of VMs, templates, snapshots, their metrics, groups and consoles. Written by tools/generate_records.py: change that, not this."""

from msgspec import field

from xolite_desktop.xapi.records.record import Record
from xolite_desktop.xapi.refs import NULL_REF, Ref


class VM(Record, frozen=True, gc=False, kw_only=True):
    """One `VM`."""

    allowed_operations: tuple[str, ...] = ()
    current_operations: dict[str, str] = field(default_factory=dict)
    name_label: str = ""
    name_description: str = ""
    power_state: str = "Halted"
    user_version: int = 0
    is_a_template: bool = False
    is_default_template: bool = False
    suspend_VDI: Ref = NULL_REF
    resident_on: Ref = NULL_REF
    scheduled_to_be_resident_on: Ref = NULL_REF
    affinity: Ref = NULL_REF
    memory_overhead: int = 0
    memory_target: int = 0
    memory_static_max: int = 0
    memory_dynamic_max: int = 0
    memory_dynamic_min: int = 0
    memory_static_min: int = 0
    VCPUs_params: dict[str, str] = field(default_factory=dict)
    VCPUs_max: int = 0
    VCPUs_at_startup: int = 0
    actions_after_softreboot: str = "soft_reboot"
    actions_after_shutdown: str = ""
    actions_after_reboot: str = ""
    actions_after_crash: str = ""
    consoles: tuple[Ref, ...] = ()
    VIFs: tuple[Ref, ...] = ()
    VBDs: tuple[Ref, ...] = ()
    VUSBs: tuple[Ref, ...] = ()
    crash_dumps: tuple[Ref, ...] = ()
    VTPMs: tuple[Ref, ...] = ()
    PV_bootloader: str = ""
    PV_kernel: str = ""
    PV_ramdisk: str = ""
    PV_args: str = ""
    PV_bootloader_args: str = ""
    PV_legacy_args: str = ""
    HVM_boot_policy: str = ""
    HVM_boot_params: dict[str, str] = field(default_factory=dict)
    HVM_shadow_multiplier: float = 1.0
    platform: dict[str, str] = field(default_factory=dict)
    PCI_bus: str = ""
    other_config: dict[str, str] = field(default_factory=dict)
    domid: int = 0
    domarch: str = ""
    last_boot_CPU_flags: dict[str, str] = field(default_factory=dict)
    is_control_domain: bool = False
    metrics: Ref = NULL_REF
    guest_metrics: Ref = NULL_REF
    last_booted_record: str = ""
    recommendations: str = ""
    xenstore_data: dict[str, str] = field(default_factory=dict)
    ha_always_run: bool = False
    ha_restart_priority: str = ""
    is_a_snapshot: bool = False
    snapshot_of: Ref = NULL_REF
    snapshots: tuple[Ref, ...] = ()
    snapshot_time: str = "19700101T00:00:00Z"
    transportable_snapshot_id: str = ""
    blobs: dict[str, Ref] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    blocked_operations: dict[str, str] = field(default_factory=dict)
    snapshot_info: dict[str, str] = field(default_factory=dict)
    snapshot_metadata: str = ""
    parent: Ref = NULL_REF
    children: tuple[Ref, ...] = ()
    bios_strings: dict[str, str] = field(default_factory=dict)
    protection_policy: Ref = NULL_REF
    snapshot_schedule: Ref = NULL_REF
    is_vmss_snapshot: bool = False
    appliance: Ref = NULL_REF
    start_delay: int = 0
    shutdown_delay: int = 0
    order: int = 0
    VGPUs: tuple[Ref, ...] = ()
    attached_PCIs: tuple[Ref, ...] = ()
    suspend_SR: Ref = NULL_REF
    version: int = 0
    generation_id: str = "0:0"
    hardware_platform_version: int = 0
    has_vendor_device: bool = True
    requires_reboot: bool = False
    reference_label: str = ""
    domain_type: str = "unspecified"
    NVRAM: dict[str, str] = field(default_factory=dict)
    pending_guidances: tuple[str, ...] = ()
    pending_guidances_recommended: tuple[str, ...] = ()
    pending_guidances_full: tuple[str, ...] = ()
    groups: tuple[Ref, ...] = ()
    secureboot_certificates_state: str = "ok"
    is_snapshot_from_vmpp: bool = False


class VMMetrics(Record, frozen=True, gc=False, kw_only=True):
    """One `VM_metrics`."""

    memory_actual: int = 0
    VCPUs_number: int = 0
    VCPUs_CPU: dict[int, int] = field(default_factory=dict)
    VCPUs_params: dict[str, str] = field(default_factory=dict)
    VCPUs_flags: dict[int, tuple[str, ...]] = field(default_factory=dict)
    state: tuple[str, ...] = ()
    start_time: str = ""
    install_time: str = ""
    last_updated: str = ""
    other_config: dict[str, str] = field(default_factory=dict)
    hvm: bool = False
    nested_virt: bool = False
    nomigrate: bool = False
    current_domain_type: str = "unspecified"
    numa_optimised: bool = False
    numa_nodes: int = 0
    numa_node_memory: dict[int, int] = field(default_factory=dict)
    VCPUs_utilisation: dict[int, float] = field(default_factory=dict)


class VMGuestMetrics(Record, frozen=True, gc=False, kw_only=True):
    """One `VM_guest_metrics`."""

    os_version: dict[str, str] = field(default_factory=dict)
    netbios_name: dict[str, str] = field(default_factory=dict)
    PV_drivers_version: dict[str, str] = field(default_factory=dict)
    PV_drivers_up_to_date: bool = False
    networks: dict[str, str] = field(default_factory=dict)
    other: dict[str, str] = field(default_factory=dict)
    last_updated: str = ""
    other_config: dict[str, str] = field(default_factory=dict)
    live: bool = False
    can_use_hotplug_vbd: str = "unspecified"
    can_use_hotplug_vif: str = "unspecified"
    PV_drivers_detected: bool = False
    services: dict[str, str] = field(default_factory=dict)
    memory: dict[str, str] = field(default_factory=dict)
    disks: dict[str, str] = field(default_factory=dict)


class VMAppliance(Record, frozen=True, gc=False, kw_only=True):
    """One `VM_appliance`."""

    name_label: str = ""
    name_description: str = ""
    allowed_operations: tuple[str, ...] = ()
    current_operations: dict[str, str] = field(default_factory=dict)
    VMs: tuple[Ref, ...] = ()


class VMGroup(Record, frozen=True, gc=False, kw_only=True):
    """One `VM_group`."""

    name_label: str = ""
    name_description: str = ""
    placement: str = "normal"
    VMs: tuple[Ref, ...] = ()


class VMSS(Record, frozen=True, gc=False, kw_only=True):
    """One `VMSS`."""

    name_label: str = ""
    name_description: str = ""
    enabled: bool = True
    type: str = ""
    retained_snapshots: int = 7
    frequency: str = ""
    schedule: dict[str, str] = field(default_factory=dict)
    last_run_time: str = "19700101T00:00:00Z"
    VMs: tuple[Ref, ...] = ()


class Console(Record, frozen=True, gc=False, kw_only=True):
    """One `console`."""

    protocol: str = ""
    location: str = ""
    VM: Ref = NULL_REF
    other_config: dict[str, str] = field(default_factory=dict)


class VTPM(Record, frozen=True, gc=False, kw_only=True):
    """One `VTPM`."""

    allowed_operations: tuple[str, ...] = ()
    current_operations: dict[str, str] = field(default_factory=dict)
    VM: Ref = NULL_REF
    backend: Ref = NULL_REF
    persistence_backend: str = "xapi"
    is_unique: bool = False
    is_protected: bool = False
