# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Records of hosts, what they are made of and their drivers. Written by tools/generate_records.py: change that, not this."""

from msgspec import field

from xolite_desktop.xapi.records.record import Record
from xolite_desktop.xapi.refs import NULL_REF, Ref


class Host(Record, frozen=True, gc=False, kw_only=True):
    """One `host`."""

    name_label: str = ""
    name_description: str = ""
    memory_overhead: int = 0
    allowed_operations: tuple[str, ...] = ()
    current_operations: dict[str, str] = field(default_factory=dict)
    API_version_major: int = 0
    API_version_minor: int = 0
    API_version_vendor: str = ""
    API_version_vendor_implementation: dict[str, str] = field(default_factory=dict)
    enabled: bool = False
    software_version: dict[str, str] = field(default_factory=dict)
    other_config: dict[str, str] = field(default_factory=dict)
    capabilities: tuple[str, ...] = ()
    cpu_configuration: dict[str, str] = field(default_factory=dict)
    sched_policy: str = ""
    supported_bootloaders: tuple[str, ...] = ()
    resident_VMs: tuple[Ref, ...] = ()
    logging: dict[str, str] = field(default_factory=dict)
    PIFs: tuple[Ref, ...] = ()
    suspend_image_sr: Ref = NULL_REF
    crash_dump_sr: Ref = NULL_REF
    crashdumps: tuple[Ref, ...] = ()
    patches: tuple[Ref, ...] = ()
    updates: tuple[Ref, ...] = ()
    PBDs: tuple[Ref, ...] = ()
    host_CPUs: tuple[Ref, ...] = ()
    cpu_info: dict[str, str] = field(default_factory=dict)
    hostname: str = ""
    address: str = ""
    metrics: Ref = NULL_REF
    license_params: dict[str, str] = field(default_factory=dict)
    ha_statefiles: tuple[str, ...] = ()
    ha_network_peers: tuple[str, ...] = ()
    blobs: dict[str, Ref] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    external_auth_type: str = ""
    external_auth_service_name: str = ""
    external_auth_configuration: dict[str, str] = field(default_factory=dict)
    edition: str = ""
    license_server: dict[str, str] = field(default_factory=lambda: {"address": "localhost", "port": "27000"})
    bios_strings: dict[str, str] = field(default_factory=dict)
    power_on_mode: str = ""
    power_on_config: dict[str, str] = field(default_factory=dict)
    local_cache_sr: Ref = NULL_REF
    chipset_info: dict[str, str] = field(default_factory=dict)
    PCIs: tuple[Ref, ...] = ()
    PGPUs: tuple[Ref, ...] = ()
    PUSBs: tuple[Ref, ...] = ()
    ssl_legacy: bool = True
    guest_VCPUs_params: dict[str, str] = field(default_factory=dict)
    display: str = "enabled"
    virtual_hardware_platform_versions: tuple[int, ...] = (0,)
    control_domain: Ref = NULL_REF
    updates_requiring_reboot: tuple[Ref, ...] = ()
    features: tuple[Ref, ...] = ()
    iscsi_iqn: str = ""
    multipathing: bool = False
    uefi_certificates: str = ""
    certificates: tuple[Ref, ...] = ()
    editions: tuple[str, ...] = ()
    pending_guidances: tuple[str, ...] = ()
    tls_verification_enabled: bool = False
    last_software_update: str = "19700101T00:00:00Z"
    https_only: bool = False
    latest_synced_updates_applied: str = "unknown"
    numa_affinity_policy: str = "default_policy"
    pending_guidances_recommended: tuple[str, ...] = ()
    pending_guidances_full: tuple[str, ...] = ()
    last_update_hash: str = ""
    ssh_enabled: bool = True
    ssh_enabled_timeout: int = 0
    ssh_expiry: str = "19700101T00:00:00Z"
    console_idle_timeout: int = 0
    ssh_auto_mode: bool = False
    max_cstate: str = ""
    secure_boot: bool = False
    ntp_mode: str = "Factory"
    ntp_custom_servers: tuple[str, ...] = ()
    timezone: str = "UTC"


class HostMetrics(Record, frozen=True, gc=False, kw_only=True):
    """One `host_metrics`."""

    memory_total: int = 0
    live: bool = False
    last_updated: str = ""
    other_config: dict[str, str] = field(default_factory=dict)
    memory_free: int = 0


class HostCpu(Record, frozen=True, gc=False, kw_only=True):
    """One `host_cpu`."""

    host: Ref = NULL_REF
    number: int = 0
    vendor: str = ""
    speed: int = 0
    modelname: str = ""
    family: int = 0
    model: int = 0
    stepping: str = ""
    flags: str = ""
    features: str = ""
    utilisation: float = 0.0
    other_config: dict[str, str] = field(default_factory=dict)


class HostPatch(Record, frozen=True, gc=False, kw_only=True):
    """One `host_patch`."""

    name_label: str = ""
    name_description: str = ""
    version: str = ""
    host: Ref = NULL_REF
    applied: bool = False
    timestamp_applied: str = ""
    size: int = 0
    pool_patch: Ref = NULL_REF
    other_config: dict[str, str] = field(default_factory=dict)


class HostCrashdump(Record, frozen=True, gc=False, kw_only=True):
    """One `host_crashdump`."""

    host: Ref = NULL_REF
    timestamp: str = ""
    size: int = 0
    other_config: dict[str, str] = field(default_factory=dict)


class HostDriver(Record, frozen=True, gc=False, kw_only=True):
    """One `Host_driver`."""

    host: Ref = NULL_REF
    name: str = ""
    friendly_name: str = ""
    variants: tuple[Ref, ...] = ()
    active_variant: Ref = NULL_REF
    selected_variant: Ref = NULL_REF
    type: str = ""
    description: str = ""
    info: str = ""


class DriverVariant(Record, frozen=True, gc=False, kw_only=True):
    """One `Driver_variant`."""

    name: str = ""
    driver: Ref = NULL_REF
    version: str = ""
    hardware_present: bool = False
    priority: float = 0.0
    status: str = ""
