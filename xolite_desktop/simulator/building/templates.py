# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The default templates of a pool: what wizards offer, with limits, disks and firmware of each system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xolite_desktop.simulator.building.builder import GIB, MIB, Builder
from xolite_desktop.simulator.schema import NULL_REF


@dataclass(frozen=True)
class Template:
    """A default template; `label` is its reference_label, sizes are its minimum and its proposal."""

    label: str
    name: str
    memory_gib: int
    disk_gib: int
    memory_min_mib: int = 512
    vcpus: int = 2
    vcpus_max: int = 64
    uefi: bool = True
    secure_boot: bool = False
    needs_tpm: bool = False

    @property
    def is_windows(self) -> bool:
        return self.label.startswith("windows")


TEMPLATES: tuple[Template, ...] = (
    Template("almalinux-8", "AlmaLinux 8", 2, 10, 2048),
    Template("almalinux-9", "AlmaLinux 9", 2, 10, 2048),
    Template("centos-7", "CentOS 7", 2, 10, 1024, uefi=False),
    Template("centos-9", "CentOS Stream 9", 2, 10, 2048),
    Template("debian-11", "Debian Bullseye 11", 1, 10),
    Template("debian-12", "Debian Bookworm 12", 2, 10, 1024),
    Template("debian-13", "Debian Trixie 13", 2, 10, 1024),
    Template("oracle-9", "Oracle Linux 9", 2, 10, 2048),
    Template("rhel-8", "Red Hat Enterprise Linux 8", 2, 10, 2048),
    Template("rhel-9", "Red Hat Enterprise Linux 9", 2, 10, 2048),
    Template("rocky-9", "Rocky Linux 9", 2, 10, 2048),
    Template("sles-15", "SUSE Linux Enterprise 15 (64-bit)", 2, 15, 1024),
    Template("ubuntu-20.04", "Ubuntu Focal Fossa 20.04", 2, 10),
    Template("ubuntu-22.04", "Ubuntu Jammy Jellyfish 22.04", 2, 10, 1024),
    Template("ubuntu-24.04", "Ubuntu Noble Numbat 24.04", 2, 15, 1024),
    Template("windows-10", "Windows 10 (64-bit)", 4, 32, 2048),
    Template("windows-11", "Windows 11", 4, 64, 4096, secure_boot=True, needs_tpm=True),
    Template("windows-server-2019", "Windows Server 2019 (64-bit)", 4, 32, 1024),
    Template("windows-server-2022", "Windows Server 2022 (64-bit)", 4, 32, 2048, secure_boot=True),
    Template("windows-server-2025", "Windows Server 2025 (64-bit)", 4, 32, 2048, secure_boot=True),
    Template("generic-linux-uefi", "Generic Linux UEFI", 1, 8),
    Template("other-install-media", "Other install media", 1, 8, 128, vcpus=1, uefi=False),
)
BY_LABEL = {template.label: template for template in TEMPLATES}


def recommendations(template: Template) -> str:
    """The limits for wizards as XML, in the words of protocol.md 5.3."""
    fields = [
        f'<restriction field="memory-static-min" min="{template.memory_min_mib * MIB}"/>',
        f'<restriction field="memory-static-max" max="{1536 * GIB}"/>',
        f'<restriction field="vcpus-max" max="{template.vcpus_max}"/>',
        f'<restriction field="has-vendor-device" value="{"true" if template.is_windows else "false"}"/>',
        f'<restriction field="supports-bios" value="{"no" if template.needs_tpm else "yes"}"/>',
        f'<restriction field="supports-uefi" value="{"yes" if template.uefi else "no"}"/>',
        f'<restriction field="supports-secure-boot" value="{"yes" if template.uefi else "no"}"/>',
    ]
    if template.needs_tpm:
        fields.append('<restriction field="vtpm" value="yes"/>')
    limits = (
        '<restriction max="255" property="number-of-vbds"/><restriction max="7" property="number-of-vifs"/>'
    )
    return f"<restrictions>{''.join(fields)}{limits}</restrictions>"


def platform(template: Template) -> dict[str, str]:
    """VM.platform of a VM from this template; all values are strings."""
    values = {
        "acpi": "1",
        "apic": "true",
        "pae": "true",
        "nx": "true",
        "hpet": "true",
        "vga": "std",
        "videoram": "8",
        "device-model": f"qemu-upstream-{'uefi' if template.uefi else 'compat'}",
        "viridian": "true" if template.is_windows else "false",
    }
    if template.is_windows:
        values |= {"device_id": "0002", "timeoffset": "0", "cores-per-socket": "2"}
    if template.uefi:
        values["secureboot"] = "true" if template.secure_boot else "false"
    return values


def hardware(template: Template) -> dict[str, Any]:
    """The fields of a VM record that come from its template and stay as they are."""
    return {
        "domain_type": "hvm",
        "HVM_boot_policy": "BIOS order",
        "HVM_boot_params": {"order": "cdn", "firmware": "uefi" if template.uefi else "bios"},
        "HVM_shadow_multiplier": 1.0,
        "platform": platform(template),
        "recommendations": recommendations(template),
        "reference_label": template.label,
        "actions_after_shutdown": "destroy",
        "actions_after_reboot": "restart",
        "actions_after_crash": "restart",
        "hardware_platform_version": 2 if template.is_windows else 0,
        "has_vendor_device": False,
        "user_version": 1,
    }


def memory(size: int, minimum: int | None = None) -> dict[str, int]:
    """The memory fields of a VM whose memory does not vary while it runs; bytes."""
    return {
        "memory_static_max": size,
        "memory_dynamic_max": size,
        "memory_dynamic_min": size,
        "memory_static_min": min(size, minimum or size),
    }


def _disks(template: Template) -> str:
    size = template.disk_gib * GIB
    return f'<provision><disk device="0" size="{size}" sr="" bootable="true" type="system"/></provision>'


def add_template(builder: Builder, template: Template) -> str:
    """The default template as xapi makes it at first start: no disks of its own, only their description."""
    other = {
        "default_template": "true",
        "mac_seed": builder.identity("mac seed", template.label),
        "base_template_name": template.name,
        "linux_template": "false" if template.is_windows else "true",
        "install-methods": "cdrom" if template.is_windows else "cdrom,nfs,http,ftp",
        "disks": _disks(template),
    }
    metrics = builder.add("VM_metrics", f"template {template.label}", install_time=builder.ago(0))
    return builder.add(
        "VM",
        f"template {template.label}",
        name_label=template.name,
        name_description=f"Template that allows VM installation from media; {template.disk_gib} GiB disk",
        is_a_template=True,
        is_default_template=True,
        power_state="Halted",
        VCPUs_max=template.vcpus,
        VCPUs_at_startup=template.vcpus,
        memory_target=template.memory_gib * GIB,
        metrics=metrics,
        other_config=other,
        affinity=NULL_REF,
        **hardware(template),
        **memory(template.memory_gib * GIB, template.memory_min_mib * MIB),
    )


def add_templates(builder: Builder) -> None:
    """All default templates."""
    for template in TEMPLATES:
        add_template(builder, template)
