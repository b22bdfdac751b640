# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""XVA archives made to measure: as hosts of any time write them, and as no host would."""

from __future__ import annotations

import gzip
import hashlib
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

import xxhash
import zstandard

MIB = 1 << 20
END = bytes(1024)


def value(thing: object) -> str:
    """XML-RPC as a host writes it: everything is text."""
    if isinstance(thing, Mapping):
        members = "".join(f"<member><name>{escape(k)}</name>{value(v)}</member>" for k, v in thing.items())
        return f"<value><struct>{members}</struct></value>"
    if isinstance(thing, Sequence) and not isinstance(thing, str):
        return f"<value><array><data>{''.join(map(value, thing))}</data></array></value>"
    if isinstance(thing, bool):
        return f"<value><boolean>{int(thing)}</boolean></value>"
    return f"<value>{escape(str(thing))}</value>"


@dataclass
class Disk:
    """`blocks` by number, without those that are left out; `size` in bytes."""

    id: str
    size: int
    blocks: dict[int, bytes] = field(default_factory=dict)
    name: str = "disk"


def three_disks() -> list[Disk]:
    """Of 1.5, 3 and 5 MiB, with holes."""
    return [
        Disk("Ref:4", 3 * MIB // 2, {0: block(1), 1: block(2)[: MIB // 2]}, "system"),
        Disk("Ref:5", 3 * MIB, {0: bytes(MIB), 2: block(3)}, "data"),
        Disk("Ref:6", 5 * MIB, {0: block(4), 3: block(5), 4: bytes(MIB)}, "scratch"),
    ]


def block(number: int) -> bytes:
    """A MiB that is like no other."""
    return hashlib.blake2b(bytes([number])).digest() * (MIB // 64)


def ova_xml(disks: Sequence[Disk], **vm: object) -> bytes:
    """A VM with these disks and one interface."""
    fields: dict[str, object] = {
        "uuid": "1052e471-90f7-9e15-7c64-4413649dd813", "name_label": "web-01", "name_description": "a server",
        "VCPUs_at_startup": "2", "memory_static_max": str(1 << 30), "is_a_template": False, "is_a_snapshot": False,
        "HVM_boot_params": {"order": "cd", "firmware": "uefi"}, "suspend_VDI": "OpaqueRef:NULL", **vm,
    }  # fmt: skip
    objects: list[object] = [{"class": "VM", "id": "Ref:0", "snapshot": fields}]
    for number, disk in enumerate(disks):
        vbd = {
            "VM": "Ref:0", "VDI": disk.id, "type": "Disk", "userdevice": str(number), "bootable": number == 0,
        }  # fmt: skip
        vbd |= {"mode": "RW", "empty": False, "unpluggable": True}
        vdi = {
            "name_label": disk.name,
            "name_description": "",
            "virtual_size": str(disk.size),
            "type": "user",
        }
        vdi |= {"uuid": f"51b7a9c2-02d5-4f3d-9c4a-00000000000{number}"}
        objects.append({"class": "VBD", "id": f"Ref:{number + 20}", "snapshot": vbd})
        objects.append({"class": "VDI", "id": disk.id, "snapshot": vdi})
    network = {"uuid": "de44c5a9-ebda-1ea0-35f1-3dab65336f22", "name_label": "LAN", "name_description": ""}
    vif = {"VM": "Ref:0", "network": "Ref:9", "device": "0", "MAC": "02:00:00:00:00:01"}
    objects.append({"class": "VIF", "id": "Ref:8", "snapshot": vif})
    objects.append({"class": "network", "id": "Ref:9", "snapshot": network})
    version = {"product_brand": "XCP-ng", "product_version": "8.3.0", "export_vsn": "2"}
    return value({"version": version, "objects": objects}).encode()


def member(name: str, data: bytes, **attributes: object) -> bytes:
    """A file of an archive."""
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(data), 0o400
    for attribute, content in attributes.items():
        setattr(entry, attribute, content)
    return entry.tobuf(tarfile.USTAR_FORMAT) + data + bytes(-len(data) % 512)


def checked(name: str, data: bytes, kind: str = "xxhash") -> bytes:
    """A block and its checksum."""
    digest = {
        "xxhash": lambda: xxhash.xxh64(data).hexdigest().upper(),
        "checksum": lambda: hashlib.sha1(data, usedforsecurity=False).hexdigest(),
        "": lambda: "",
    }[kind]()
    return member(name, data) + (member(f"{name}.{kind}", digest.encode()) if kind else b"")


def xva(disks: Sequence[Disk] | None = None, kind: str = "xxhash", **vm: object) -> bytes:
    """A whole archive."""
    disks = three_disks() if disks is None else disks
    parts = [member("ova.xml", ova_xml(disks, **vm))]
    for disk in disks:
        parts += [checked(f"{disk.id}/{number:08d}", data, kind) for number, data in disk.blocks.items()]
    return b"".join([*parts, END])


def packed(archive: bytes, packing: str) -> bytes:
    """Packed as hosts do."""
    if packing == "gzip":
        return gzip.compress(archive, 1)
    return zstandard.compress(archive, 1) if packing == "zstd" else archive
