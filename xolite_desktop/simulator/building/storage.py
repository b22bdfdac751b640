# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Storage of a simulated pool: repositories with their connections and drivers, disks, ISO images."""

from __future__ import annotations

from typing import Any

from xolite_desktop.simulator.building.builder import GIB, MIB, Builder, Record
from xolite_desktop.simulator.schema import NULL_REF

THICK = ("lvm", "lvmoiscsi", "lvmohba")
DISK_FEATURES = dict.fromkeys(
    [
        "SR_PROBE",
        "SR_SUPPORTS_LOCAL_CACHING",
        "SR_UPDATE",
        "VDI_ACTIVATE",
        "VDI_ATTACH",
        "VDI_CLONE",
        "VDI_CONFIG_CBT",
        "VDI_CREATE",
        "VDI_DEACTIVATE",
        "VDI_DELETE",
        "VDI_DETACH",
        "VDI_GENERATE_CONFIG",
        "VDI_INTRODUCE",
        "VDI_MIRROR",
        "VDI_RESET_ON_BOOT",
        "VDI_RESIZE",
        "VDI_SNAPSHOT",
        "VDI_UPDATE",
    ],
    1,
) | {"VDI_RESET_ON_BOOT": 2}
IMAGE_FEATURES = dict.fromkeys(("VDI_ATTACH", "VDI_CREATE", "VDI_DELETE", "VDI_DETACH", "VDI_INTRODUCE"), 1)
NFS_KEYS = {"server": "hostname or IP address of NFS server", "serverpath": "path on the server"}
ISCSI_KEYS = {"target": "address of the target", "targetIQN": "IQN of the target", "SCSIid": "id of the LUN"}
DRIVERS: dict[str, tuple[str, dict[str, str]]] = {
    "ext": ("Local EXT3 VHD", {"device": "local device path (required)"}),
    "lvm": ("Local VHD on LVM", {"device": "local device path (required)"}),
    "nfs": ("NFS VHD", NFS_KEYS | {"nfsversion": "protocol version"}),
    "smb": ("SMB VHD", {"server": "path of the share", "username": "", "password": ""}),
    "lvmoiscsi": ("VHD over iSCSI", ISCSI_KEYS | {"chapuser": "", "chappassword": "", "port": ""}),
    "lvmohba": ("LVHD over HBA", {"SCSIid": "id of the LUN"}),
    "iso": ("ISO", {"location": "path to mount", "type": "cifs, nfs_iso or empty", "options": "for mount"}),
    "udev": ("udev", {"location": "path to mount"}),
    "zfs": ("ZFS", {"location": "path of the dataset"}),
    "xfs": ("XFS", {"device": "local device path (required)"}),
}


def add_drivers(builder: Builder) -> None:
    """The SM records: which kinds of storage this pool can make."""
    for kind, (name, configuration) in DRIVERS.items():
        features = IMAGE_FEATURES if kind in ("iso", "udev") else DISK_FEATURES
        features = features | {"SR_TRIM": 1} if kind in THICK else features
        builder.add(
            "SM",
            kind,
            name_label=name,
            name_description=f"Storage of type {kind}",
            type=kind,
            vendor="Vates",
            copyright="",
            version="3.2",
            required_api_version="1.1",
            configuration=dict(configuration),
            features=dict(features),
            capabilities=sorted(features),
            driver_filename=f"/opt/xensource/sm/{kind.upper()}SR",
            supported_image_formats=[] if kind in ("iso", "udev") else ["vhd"],
        )


def add_sr(
    builder: Builder,
    name: str,
    kind: str,
    connections: dict[str, dict[str, str]],
    *,
    size: int,
    key: str = "",
    **fields: Any,
) -> str:
    """A repository with one PBD for each host in `connections` (host ref to device_config); size in bytes."""
    key = key or name
    ref = builder.ref("SR", key)
    for host, device_config in connections.items():
        builder.add(
            "PBD", f"{key} {host}", SR=ref, host=host, device_config=device_config, currently_attached=True
        )
    record = {
        "name_label": name,
        "name_description": "",
        "type": kind,
        "content_type": "iso" if kind in ("iso", "udev") else "user",
        "shared": False,
        "physical_size": size,
        "physical_utilisation": 0,
        "virtual_allocation": 0,
        "sm_config": {"allocation": "thick"} if kind in THICK else {},
        "other_config": {},
    }
    return builder.add("SR", key, **(record | fields))


def add_vdi(
    builder: Builder, sr: str, name: str, size: int, used: int, *, key: str = "", **fields: Any
) -> str:
    """A disk of `size` bytes that takes `used` bytes of a thin repository, all of it of a thick one."""
    key = f"{sr}/{key or name}"
    thick = builder.record("SR", sr)["type"] in THICK
    record = {
        "name_label": name,
        "name_description": "",
        "SR": sr,
        "virtual_size": size,
        # Thick volumes hold the disk and the metadata of the VHD format around it.
        "physical_utilisation": size + size // 512 + 4 * MIB if thick else used,
        "type": "user",
        "managed": True,
        "location": builder.identity("uuid", "VDI", key),
        "parent": NULL_REF,
    }
    return builder.add("VDI", key, **(record | fields))


def add_iso(builder: Builder, sr: str, file_name: str, size_mib: int, **fields: Any) -> str:
    """An image in an ISO library: read-only, named and located by its file name."""
    size = size_mib * MIB
    record: Record = {"read_only": True, "sharable": True, "location": file_name}
    return add_vdi(builder, sr, file_name, size, size, **(record | fields))


def add_tools_sr(builder: Builder, hosts: list[str]) -> str:
    """The pool's own ISO library with the guest tools."""
    location = {"location": "/opt/xensource/packages/iso", "legacy_mode": "true"}
    sr = add_sr(
        builder,
        "XCP-ng Tools",
        "iso",
        {host: dict(location) for host in hosts},
        size=-1,
        name_description="XCP-ng Tools ISOs",
        shared=True,
        is_tools_sr=True,
        physical_utilisation=-1,
        other_config={
            "xensource_internal": "true",
            "xenserver_tools_sr": "true",
            "i18n-key": "xenserver-tools",
            "i18n-original-value-name_label": "XCP-ng Tools",
        },
    )
    add_iso(
        builder, sr, "guest-tools.iso", 78, is_tools_iso=True, name_description="Guest tools", sharable=True
    )
    return sr


def add_drive(builder: Builder, host: str, host_name: str, kind: str) -> str:
    """The optical drive (`cd`) or the removable disks (`block`) of one host."""
    name, key = ("DVD drives", "cd") if kind == "cd" else ("Removable storage", "disk")
    sr = add_sr(
        builder,
        name,
        "udev",
        {host: {"location": f"/dev/xapi/{kind}"}},
        size=0,
        key=f"{name} {host_name}",
        name_description="Physical DVD drives" if kind == "cd" else "Physical removable storage",
        content_type="iso" if kind == "cd" else "disk",
        sm_config={"type": kind},
        other_config={"i18n-key": f"local-hotplug-{key}", "i18n-original-value-name_label": name},
    )
    if kind == "cd":
        add_vdi(
            builder, sr, "SATA DVD drive 0", 1 * GIB, 1 * GIB, location="/dev/xapi/cd/sr0", read_only=True
        )
    return sr


def add_base_copy(builder: Builder, vdi: str, *, used: int, **fields: Any) -> str:
    """The hidden parent that a snapshot or fast clone leaves below a disk (managed = false, never shown)."""
    child = builder.record("VDI", vdi)
    base = add_vdi(
        builder,
        child["SR"],
        "base copy",
        child["virtual_size"],
        used,
        key=f"base of {vdi}",
        **({"managed": False, "read_only": True, "sm_config": {"vhd-blocks": "eJzt"}} | fields),
    )
    child["sm_config"] = {"vhd-parent": builder.record("VDI", base)["uuid"]}
    return base


def settle_storage(builder: Builder) -> None:
    """Sum up what the disks take; a repository that was given more in use keeps that (other files live there too)."""
    disks_of: dict[str, list[Record]] = {}
    for vdi in builder.of("VDI").values():
        disks_of.setdefault(vdi["SR"], []).append(vdi)
    for ref, sr in builder.of("SR").items():
        disks = disks_of.get(ref, [])
        if sr["physical_size"] < 0:
            continue
        used = sum(vdi["physical_utilisation"] for vdi in disks)
        sr["virtual_allocation"] = sum(vdi["virtual_size"] for vdi in disks)
        sr["physical_utilisation"] = max(used, sr["physical_utilisation"])
        sr["physical_size"] = max(sr["physical_size"], used if sr["type"] in ("udev", "iso") else 0)
        if sr["physical_utilisation"] > sr["physical_size"]:
            raise ValueError(
                f"{sr['name_label']} is overfull: {used / GIB:.0f} GiB of {sr['physical_size'] / GIB:.0f}"
            )
