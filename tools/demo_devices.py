# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Graphics and USB devices of the demo pool: a card with two processors and three devices in xcp-02."""

from __future__ import annotations

from xolite_desktop.simulator.building.builder import GIB, Builder

_TYPES = (("NVIDIA A16-2Q", 2, 4, 8), ("NVIDIA A16-4Q", 4, 4, 4), ("NVIDIA A16-16Q", 16, 4, 1))
"""Model, memory in GiB, screens, and how many of them one processor bears."""
_USB = (
    ("1-4", "0529", "Aladdin Knowledge Systems", "0001", "HASP HL 3.25", "HASP4 licence key", "", "1.10", 12.0, True),
    ("1-6", "0781", "SanDisk Corp.", "5583", "Ultra Fit", "SanDisk Ultra Fit", "4C530001160815105092", "2.10", 480.0, False),
    ("2-1", "051d", "American Power Conversion", "0002", "Smart-UPS", "APC Smart-UPS 1500", "AS1442242130", "2.00", 480.0, True),
)  # fmt: skip


def add_devices(b: Builder, host: str) -> None:
    """Two VMs share a graphics processor, and one has the licence key, when they run."""
    _add_graphics(b, host)
    for path, vendor, maker, product, model, name, serial, version, speed, is_for_vms in _USB:
        group = b.add("USB_group", path, name_label=f"Group of {vendor} {product} USBs")
        b.add(
            "PUSB", path, USB_group=group, host=host, path=path, vendor_id=vendor, vendor_desc=maker, product_id=product,
            product_desc=model, serial=serial, version=version, description=name, passthrough_enabled=is_for_vms, speed=speed,
        )  # fmt: skip
    b.add("VUSB", "win2016-print", VM=b.ref("VM", "win2016-print"), USB_group=b.ref("USB_group", "1-4"))


def _add_graphics(b: Builder, host: str) -> None:
    types = [
        b.add(
            "VGPU_type", model, vendor_name="NVIDIA Corporation", model_name=model, framebuffer_size=memory * GIB,
            max_heads=heads, max_resolution_x=4096, max_resolution_y=2160, implementation="nvidia", identifier=f"nvidia,{model}",
        )
        for model, memory, heads, _ in _TYPES
    ]  # fmt: skip
    group = b.add(
        "GPU_group", "A16", name_label="Group of NVIDIA Corporation GA107GL [A16] GPUs",
        supported_VGPU_types=types, enabled_VGPU_types=types[:2],
    )  # fmt: skip
    for number in range(2):
        address = f"0000:{0x3B + number:02x}:00.0"
        card = b.add(
            "PCI",
            address,
            class_id="0302",
            class_name="3D controller",
            vendor_id="10de",
            vendor_name="NVIDIA Corporation",
            device_id="25b6",
            device_name="GA107GL [A16]",
            host=host,
            pci_id=address,
            driver_name="nvidia",
        )
        b.add(
            "PGPU", address, PCI=card, GPU_group=group, host=host, supported_VGPU_types=types,
            enabled_VGPU_types=types[: 2 - number], dom0_access="disabled",
            supported_VGPU_max_capacities={ref: each[3] for ref, each in zip(types, _TYPES, strict=True)},
        )  # fmt: skip
    for name in ("win10-vdi-02", "win10-vdi-03"):
        b.add("VGPU", name, VM=b.ref("VM", name), GPU_group=group, type=types[0], device="0")
