# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Records of the pool and its updates. Written by tools/generate_records.py: change that, not this."""

from msgspec import field

from xolite_desktop.xapi.records.record import Record
from xolite_desktop.xapi.refs import NULL_REF, Ref


class Pool(Record, frozen=True, gc=False, kw_only=True):
    """One `pool`."""

    name_label: str = ""
    name_description: str = ""
    master: Ref = NULL_REF
    default_SR: Ref = NULL_REF
    suspend_image_SR: Ref = NULL_REF
    crash_dump_SR: Ref = NULL_REF
    other_config: dict[str, str] = field(default_factory=dict)
    ha_enabled: bool = False
    ha_configuration: dict[str, str] = field(default_factory=dict)
    ha_statefiles: tuple[str, ...] = ()
    ha_host_failures_to_tolerate: int = 0
    ha_plan_exists_for: int = 0
    ha_allow_overcommit: bool = False
    ha_overcommitted: bool = False
    blobs: dict[str, Ref] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    gui_config: dict[str, str] = field(default_factory=dict)
    health_check_config: dict[str, str] = field(default_factory=dict)
    wlb_url: str = ""
    wlb_username: str = ""
    wlb_enabled: bool = False
    wlb_verify_cert: bool = False
    redo_log_enabled: bool = False
    redo_log_vdi: Ref = NULL_REF
    vswitch_controller: str = ""
    restrictions: dict[str, str] = field(default_factory=dict)
    metadata_VDIs: tuple[Ref, ...] = ()
    ha_cluster_stack: str = ""
    allowed_operations: tuple[str, ...] = ()
    current_operations: dict[str, str] = field(default_factory=dict)
    guest_agent_config: dict[str, str] = field(default_factory=dict)
    cpu_info: dict[str, str] = field(default_factory=dict)
    policy_no_vendor_device: bool = False
    live_patching_disabled: bool = False
    igmp_snooping_enabled: bool = False
    uefi_certificates: str = ""
    custom_uefi_certificates: str = ""
    is_psr_pending: bool = False
    tls_verification_enabled: bool = False
    repositories: tuple[Ref, ...] = ()
    client_certificate_auth_enabled: bool = False
    client_certificate_auth_name: str = ""
    repository_proxy_url: str = ""
    repository_proxy_username: str = ""
    repository_proxy_password: Ref = NULL_REF
    migration_compression: bool = False
    coordinator_bias: bool = True
    local_auth_max_threads: int = 8
    ext_auth_max_threads: int = 1
    ext_auth_cache_enabled: bool = True
    ext_auth_cache_size: int = 50
    ext_auth_cache_expiry: int = 300
    telemetry_uuid: Ref = NULL_REF
    telemetry_frequency: str = "weekly"
    telemetry_next_collection: str = "19700101T00:00:00Z"
    last_update_sync: str = "19700101T00:00:00Z"
    update_sync_frequency: str = "weekly"
    update_sync_day: int = 0
    update_sync_enabled: bool = False
    recommendations: dict[str, str] = field(default_factory=dict)
    license_server: dict[str, str] = field(default_factory=dict)
    ha_reboot_vm_on_internal_shutdown: bool = True
    limit_console_sessions: bool = False
    vm_console_idle_timeout: int = 0
    auto_update_vm_secureboot_certificates: bool = False


class PoolPatch(Record, frozen=True, gc=False, kw_only=True):
    """One `pool_patch`."""

    name_label: str = ""
    name_description: str = ""
    version: str = ""
    size: int = 0
    pool_applied: bool = False
    host_patches: tuple[Ref, ...] = ()
    after_apply_guidance: tuple[str, ...] = ()
    pool_update: Ref = NULL_REF
    other_config: dict[str, str] = field(default_factory=dict)


class PoolUpdate(Record, frozen=True, gc=False, kw_only=True):
    """One `pool_update`."""

    name_label: str = ""
    name_description: str = ""
    version: str = ""
    installation_size: int = 0
    key: str = ""
    after_apply_guidance: tuple[str, ...] = ()
    vdi: Ref = NULL_REF
    hosts: tuple[Ref, ...] = ()
    other_config: dict[str, str] = field(default_factory=dict)
    enforce_homogeneity: bool = False


class Repository(Record, frozen=True, gc=False, kw_only=True):
    """One `Repository`."""

    name_label: str = ""
    name_description: str = ""
    binary_url: str = ""
    source_url: str = ""
    update: bool = False
    hash: str = ""
    gpgkey_path: str = ""
    origin: str = "remote"
    certificate: str = ""


class Feature(Record, frozen=True, gc=False, kw_only=True):
    """One `Feature`."""

    name_label: str = ""
    name_description: str = ""
    enabled: bool = False
    experimental: bool = False
    version: str = "1.0"
    host: Ref = NULL_REF
