# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Records of storage repositories, disks and their attachments. Written by tools/generate_records.py: change that, not this."""

from msgspec import field

from xolite_desktop.xapi.records.record import Record
from xolite_desktop.xapi.refs import NULL_REF, Ref


class SR(Record, frozen=True, gc=False, kw_only=True):
    """One `SR`."""

    name_label: str = ""
    name_description: str = ""
    allowed_operations: tuple[str, ...] = ()
    current_operations: dict[str, str] = field(default_factory=dict)
    VDIs: tuple[Ref, ...] = ()
    PBDs: tuple[Ref, ...] = ()
    virtual_allocation: int = 0
    physical_utilisation: int = 0
    physical_size: int = 0
    type: str = ""
    content_type: str = ""
    shared: bool = False
    other_config: dict[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    sm_config: dict[str, str] = field(default_factory=dict)
    blobs: dict[str, Ref] = field(default_factory=dict)
    local_cache_enabled: bool = False
    introduced_by: Ref = NULL_REF
    clustered: bool = False
    is_tools_sr: bool = False


class SM(Record, frozen=True, gc=False, kw_only=True):
    """One `SM`."""

    name_label: str = ""
    name_description: str = ""
    type: str = ""
    vendor: str = ""
    copyright: str = ""
    version: str = ""
    required_api_version: str = ""
    configuration: dict[str, str] = field(default_factory=dict)
    capabilities: tuple[str, ...] = ()
    features: dict[str, int] = field(default_factory=dict)
    other_config: dict[str, str] = field(default_factory=dict)
    driver_filename: str = ""
    required_cluster_stack: tuple[str, ...] = ()
    supported_image_formats: tuple[str, ...] = ()


class PBD(Record, frozen=True, gc=False, kw_only=True):
    """One `PBD`."""

    host: Ref = NULL_REF
    SR: Ref = NULL_REF
    device_config: dict[str, str] = field(default_factory=dict)
    currently_attached: bool = False
    other_config: dict[str, str] = field(default_factory=dict)


class VDI(Record, frozen=True, gc=False, kw_only=True):
    """One `VDI`."""

    name_label: str = ""
    name_description: str = ""
    allowed_operations: tuple[str, ...] = ()
    current_operations: dict[str, str] = field(default_factory=dict)
    SR: Ref = NULL_REF
    VBDs: tuple[Ref, ...] = ()
    crash_dumps: tuple[Ref, ...] = ()
    virtual_size: int = 0
    physical_utilisation: int = 0
    type: str = ""
    sharable: bool = False
    read_only: bool = False
    other_config: dict[str, str] = field(default_factory=dict)
    storage_lock: bool = False
    location: str = ""
    managed: bool = False
    missing: bool = False
    parent: Ref = NULL_REF
    xenstore_data: dict[str, str] = field(default_factory=dict)
    sm_config: dict[str, str] = field(default_factory=dict)
    is_a_snapshot: bool = False
    snapshot_of: Ref = NULL_REF
    snapshots: tuple[Ref, ...] = ()
    snapshot_time: str = "19700101T00:00:00Z"
    tags: tuple[str, ...] = ()
    allow_caching: bool = False
    on_boot: str = "persist"
    metadata_of_pool: Ref = NULL_REF
    metadata_latest: bool = False
    is_tools_iso: bool = False
    cbt_enabled: bool = False


class VBD(Record, frozen=True, gc=False, kw_only=True):
    """One `VBD`."""

    allowed_operations: tuple[str, ...] = ()
    current_operations: dict[str, str] = field(default_factory=dict)
    VM: Ref = NULL_REF
    VDI: Ref = NULL_REF
    device: str = ""
    userdevice: str = ""
    bootable: bool = False
    mode: str = ""
    type: str = ""
    unpluggable: bool = True
    storage_lock: bool = False
    empty: bool = False
    other_config: dict[str, str] = field(default_factory=dict)
    currently_attached: bool = False
    status_code: int = 0
    status_detail: str = ""
    runtime_properties: dict[str, str] = field(default_factory=dict)
    qos_algorithm_type: str = ""
    qos_algorithm_params: dict[str, str] = field(default_factory=dict)
    qos_supported_algorithms: tuple[str, ...] = ()
    metrics: Ref = NULL_REF


class Crashdump(Record, frozen=True, gc=False, kw_only=True):
    """One `crashdump`."""

    VM: Ref = NULL_REF
    VDI: Ref = NULL_REF
    other_config: dict[str, str] = field(default_factory=dict)


class DRTask(Record, frozen=True, gc=False, kw_only=True):
    """One `DR_task`."""

    introduced_SRs: tuple[Ref, ...] = ()
