# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Records of PCI, graphics and USB devices. Written by tools/generate_records.py: change that, not this."""

from msgspec import field

from xolite_desktop.xapi.records.record import Record
from xolite_desktop.xapi.refs import NULL_REF, Ref


class PCI(Record, frozen=True, gc=False, kw_only=True):
    """One `PCI`."""

    class_id: str = ""
    class_name: str = ""
    vendor_id: str = ""
    vendor_name: str = ""
    device_id: str = ""
    device_name: str = ""
    host: Ref = NULL_REF
    pci_id: str = ""
    dependencies: tuple[Ref, ...] = ()
    other_config: dict[str, str] = field(default_factory=dict)
    subsystem_vendor_id: str = ""
    subsystem_vendor_name: str = ""
    subsystem_device_id: str = ""
    subsystem_device_name: str = ""
    driver_name: str = ""


class PGPU(Record, frozen=True, gc=False, kw_only=True):
    """One `PGPU`."""

    PCI: Ref = NULL_REF
    GPU_group: Ref = NULL_REF
    host: Ref = NULL_REF
    other_config: dict[str, str] = field(default_factory=dict)
    supported_VGPU_types: tuple[Ref, ...] = ()
    enabled_VGPU_types: tuple[Ref, ...] = ()
    resident_VGPUs: tuple[Ref, ...] = ()
    supported_VGPU_max_capacities: dict[Ref, int] = field(default_factory=dict)
    dom0_access: str = "enabled"
    is_system_display_device: bool = False
    compatibility_metadata: dict[str, str] = field(default_factory=dict)


class GPUGroup(Record, frozen=True, gc=False, kw_only=True):
    """One `GPU_group`."""

    name_label: str = ""
    name_description: str = ""
    PGPUs: tuple[Ref, ...] = ()
    VGPUs: tuple[Ref, ...] = ()
    GPU_types: tuple[str, ...] = ()
    other_config: dict[str, str] = field(default_factory=dict)
    allocation_algorithm: str = "depth_first"
    supported_VGPU_types: tuple[Ref, ...] = ()
    enabled_VGPU_types: tuple[Ref, ...] = ()


class VGPU(Record, frozen=True, gc=False, kw_only=True):
    """One `VGPU`."""

    VM: Ref = NULL_REF
    GPU_group: Ref = NULL_REF
    device: str = "0"
    currently_attached: bool = False
    other_config: dict[str, str] = field(default_factory=dict)
    type: Ref = NULL_REF
    resident_on: Ref = NULL_REF
    scheduled_to_be_resident_on: Ref = NULL_REF
    compatibility_metadata: dict[str, str] = field(default_factory=dict)
    extra_args: str = ""
    PCI: Ref = NULL_REF


class VGPUType(Record, frozen=True, gc=False, kw_only=True):
    """One `VGPU_type`."""

    vendor_name: str = ""
    model_name: str = ""
    framebuffer_size: int = 0
    max_heads: int = 0
    max_resolution_x: int = 0
    max_resolution_y: int = 0
    supported_on_PGPUs: tuple[Ref, ...] = ()
    enabled_on_PGPUs: tuple[Ref, ...] = ()
    VGPUs: tuple[Ref, ...] = ()
    supported_on_GPU_groups: tuple[Ref, ...] = ()
    enabled_on_GPU_groups: tuple[Ref, ...] = ()
    implementation: str = "passthrough"
    identifier: str = ""
    experimental: bool = False
    compatible_types_in_vm: tuple[Ref, ...] = ()


class PUSB(Record, frozen=True, gc=False, kw_only=True):
    """One `PUSB`."""

    USB_group: Ref = NULL_REF
    host: Ref = NULL_REF
    path: str = ""
    vendor_id: str = ""
    vendor_desc: str = ""
    product_id: str = ""
    product_desc: str = ""
    serial: str = ""
    version: str = ""
    description: str = ""
    passthrough_enabled: bool = False
    other_config: dict[str, str] = field(default_factory=dict)
    speed: float = -1.0


class USBGroup(Record, frozen=True, gc=False, kw_only=True):
    """One `USB_group`."""

    name_label: str = ""
    name_description: str = ""
    PUSBs: tuple[Ref, ...] = ()
    VUSBs: tuple[Ref, ...] = ()
    other_config: dict[str, str] = field(default_factory=dict)


class VUSB(Record, frozen=True, gc=False, kw_only=True):
    """One `VUSB`."""

    allowed_operations: tuple[str, ...] = ()
    current_operations: dict[str, str] = field(default_factory=dict)
    VM: Ref = NULL_REF
    USB_group: Ref = NULL_REF
    other_config: dict[str, str] = field(default_factory=dict)
    currently_attached: bool = False
