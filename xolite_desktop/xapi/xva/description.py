# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What `ova.xml` says: the VM, its disks and interfaces, and which host wrote it.

Shape: {version: {hostname, product_brand, product_version, export_vsn…}, objects: [{class, id, snapshot}]}, where ids such
as "Ref:12" stand for references, and numbers are text. Source: recorded exports of xapi 26.17.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from xolite_desktop.xapi.errors import PackageRefused
from xolite_desktop.xapi.xva.ova_values import OVA_XML_UNREADABLE, parse_value

NO_VM: Final = "XVA_NO_VM"
"""Ours: nothing in the archive is a VM."""
LEGACY: Final = "XVA_LEGACY"
"""Ours: an archive of the format before XenServer 4, which hosts no longer import."""
MOST_XML_BYTES: Final = 16 << 20
MOST_DISK_BYTES: Final = 1 << 50
"""No storage has a disk of a PiB; what claims to be larger is a trap or damaged."""
_DIGITS: Final = re.compile(r"[0-9]{1,19}")
_NULL: Final = "OpaqueRef:NULL"

Objects = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""class -> id -> fields"""


@dataclass(frozen=True)
class XvaDisk:
    """A disk whose content is in the archive, in the folder `id`."""

    id: str
    name: str
    description: str
    size: int
    position: str
    bootable: bool
    is_memory: bool = False
    """The saved memory of a suspended VM."""


@dataclass(frozen=True)
class XvaNic:
    """An interface, and what the network it is on is called there."""

    id: str
    position: str
    mac: str
    network: str


@dataclass(frozen=True)
class XvaDescription:
    """The first VM that is no snapshot, else the first; `others` are further VMs and snapshots in the archive."""

    name: str
    about: str
    uuid: str
    vcpus: int
    memory: int
    firmware: str
    is_template: bool
    is_snapshot: bool
    disks: tuple[XvaDisk, ...]
    nics: tuple[XvaNic, ...]
    others: int
    writer: str
    """Product and version of the host, such as "XCP-ng 8.3.0"; empty if it does not say."""
    all_disks: tuple[XvaDisk, ...]
    """Those of all VMs in the archive, as their blocks follow: by id."""

    @property
    def suspended(self) -> bool:
        """Whether the archive holds the memory of the VM."""
        return any(disk.is_memory for disk in self.disks)


def read_description(text: bytes) -> XvaDescription:
    """What an `ova.xml` says. Raises `PackageRefused`."""
    if text.lstrip().startswith(b"<appliance") or b"<appliance version" in text[:512]:
        raise PackageRefused(LEGACY)
    whole = parse_value(text)
    if not isinstance(whole, dict):
        raise PackageRefused(OVA_XML_UNREADABLE, "it is no structure")
    objects = _objects(whole.get("objects"))
    vms = objects.get("VM", {})
    if not vms:
        raise PackageRefused(NO_VM)
    own = next((ref for ref, vm in vms.items() if not _flag(vm, "is_a_snapshot")), next(iter(vms)))
    disks = {ref: _disks(objects, ref) for ref in vms}
    everything = {disk.id: disk for each in disks.values() for disk in each}
    return _described(objects, own, disks[own], tuple(everything[ref] for ref in sorted(everything)), whole)


def _described(
    objects: Objects,
    own: str,
    disks: tuple[XvaDisk, ...],
    everything: tuple[XvaDisk, ...],
    whole: Mapping[str, Any],
) -> XvaDescription:
    vm, vms = objects["VM"][own], objects["VM"]
    boot = vm.get("HVM_boot_params")
    return XvaDescription(
        name=_text(vm, "name_label"), about=_text(vm, "name_description"), uuid=_text(vm, "uuid"),
        vcpus=_number(vm, "VCPUs_at_startup"), memory=_number(vm, "memory_static_max"),
        firmware=_text(boot, "firmware") if isinstance(boot, Mapping) else "",
        is_template=_flag(vm, "is_a_template") and not _flag(vm, "is_a_snapshot"),
        is_snapshot=_flag(vm, "is_a_snapshot"),
        disks=disks, nics=_nics(objects, own), others=len(vms) - 1, writer=_writer(whole.get("version")),
        all_disks=everything,
    )  # fmt: skip


def _objects(listed: object) -> Objects:
    found: dict[str, dict[str, Mapping[str, Any]]] = {}
    for each in listed if isinstance(listed, list) else ():
        if not isinstance(each, Mapping):
            continue
        cls, name, fields = each.get("class"), each.get("id"), each.get("snapshot")
        if isinstance(cls, str) and isinstance(name, str) and isinstance(fields, Mapping):
            found.setdefault(cls, {})[name] = fields
    return found


def _disks(objects: Objects, vm: str) -> tuple[XvaDisk, ...]:
    """In the order of their positions; the saved memory last. A disc is no disk of the archive, wherever it is put in."""
    vdis, found = _written(objects), []
    for vbd in objects.get("VBD", {}).values():
        vdi = vdis.get(_text(vbd, "VDI"))
        if _text(vbd, "VM") == vm and _text(vbd, "type") == "Disk" and vdi is not None:
            found.append(_disk(_text(vbd, "VDI"), vdi, _text(vbd, "userdevice"), _flag(vbd, "bootable")))
    found.sort(key=lambda disk: (len(disk.position), disk.position))
    memory = _text(objects["VM"][vm], "suspend_VDI")
    if memory in vdis:
        found.append(_disk(memory, vdis[memory], "", False, is_memory=True))
    return tuple(found)


def _written(objects: Objects) -> Mapping[str, Mapping[str, Any]]:
    """The VDIs that are not of a library of discs: those a host leaves out."""
    libraries = {ref for ref, sr in objects.get("SR", {}).items() if _text(sr, "content_type") == "iso"}
    return {ref: vdi for ref, vdi in objects.get("VDI", {}).items() if _text(vdi, "SR") not in libraries}


def _disk(
    ref: str, vdi: Mapping[str, Any], position: str, bootable: bool, *, is_memory: bool = False
) -> XvaDisk:
    size = _number(vdi, "virtual_size")
    if size > MOST_DISK_BYTES:
        raise PackageRefused(OVA_XML_UNREADABLE, f"{ref} claims to be a disk of {size} bytes")
    label, about = _text(vdi, "name_label"), _text(vdi, "name_description")
    return XvaDisk(ref, label, about, size, position, bootable, is_memory)


def _nics(objects: Objects, vm: str) -> tuple[XvaNic, ...]:
    networks, found = objects.get("network", {}), []
    for ref, vif in objects.get("VIF", {}).items():
        if _text(vif, "VM") == vm:
            network = networks.get(_text(vif, "network"), {})
            found.append(XvaNic(ref, _text(vif, "device"), _text(vif, "MAC"), _text(network, "name_label")))
    return tuple(sorted(found, key=lambda nic: (len(nic.position), nic.position)))


def _writer(version: object) -> str:
    if not isinstance(version, Mapping):
        return ""
    return " ".join(filter(None, (_text(version, "product_brand"), _text(version, "product_version"))))


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) and value != _NULL else ""


def _flag(fields: Mapping[str, Any], name: str) -> bool:
    return fields.get(name) in ("1", "true")


def _number(fields: Mapping[str, Any], name: str) -> int:
    """Zero where there is none, or none that the wire carries."""
    text = _text(fields, name)
    return int(text) if _DIGITS.fullmatch(text) else 0
