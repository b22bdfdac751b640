# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What an OVF descriptor says of its VMs: as DSP0243 has it, with what VMware, VirtualBox and XenCenter add."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from xolite_desktop.xapi.errors import PackageRefused
from xolite_desktop.xapi.packages.ovf.elements import Element, read_elements

NO_VM: Final = "OVF_NO_VM"
"""Ours: the descriptor describes no VM."""
CONTRADICTS: Final = "OVF_CONTRADICTS"
"""Ours: something in it refers to what is not there. Parameter: what."""
MOST_SYSTEMS: Final = 200
_CPU, _MEMORY, _NIC, _DISK = "3", "4", "10", "17"
_DISKS: Final = frozenset({_DISK, "31"})
_POWERS: Final = {"kilo": 10, "mega": 20, "giga": 30, "tera": 40, "kb": 10, "mb": 20, "gb": 30, "tb": 40}
_BY_POWER: Final = re.compile(r"byte(?:s)?\*(2|10)\^(\d{1,2})")
_MOST_BYTES: Final = 1 << 60
_MOST_ORDER: Final = 1 << 20
_MOST_DELAY_S: Final = 24 * 3600


@dataclass(frozen=True, slots=True)
class OvfFile:
    """A file of the package; `size` 0 where it is not said."""

    id: str
    href: str
    size: int
    compression: str = ""


@dataclass(frozen=True, slots=True)
class OvfDisk:
    """A disk of a VM; without a file it is an empty one of so many bytes."""

    id: str
    name: str
    capacity: int
    file: OvfFile | None
    has_parent: bool = False


@dataclass(frozen=True, slots=True)
class OvfNic:
    """An interface; `network` is a name of the descriptor."""

    network: str
    mac: str


@dataclass(frozen=True)
class OvfSystem:
    """One VM."""

    name: str
    description: str
    vcpus: int
    memory: int
    firmware: str
    secure_boot: bool
    origin: str
    disks: tuple[OvfDisk, ...]
    nics: tuple[OvfNic, ...]
    licences: tuple[str, ...] = ()
    order: int = 0
    start_delay_s: int = 0
    vtpm: bool = False


def read_envelope(data: bytes) -> tuple[OvfSystem, ...]:
    """All VMs of a descriptor, in its order. Raises `PackageRefused`."""
    root = read_elements(data)
    if root.name != "Envelope":
        raise PackageRefused(NO_VM)
    disks = dict(_disks(root))
    systems = [*root.all("VirtualSystem"), *(each for all in root.all("VirtualSystemCollection")
               for each in all.below("VirtualSystem"))]  # fmt: skip
    if not systems or len(systems) > MOST_SYSTEMS:
        raise PackageRefused(NO_VM)
    startup = {each.attributes.get("id", ""): each.attributes for each in _startup(root)}
    return tuple(
        replace(
            _system(root, each, disks),
            licences=_licences(root, each),
            vtpm=_has_vtpm(each),
            order=min(_number(starts.get("order", "")), _MOST_ORDER),
            start_delay_s=min(_number(starts.get("startDelay", "")), _MOST_DELAY_S),
        )
        for each in systems
        for starts in [startup.get(each.attributes.get("id", ""), {})]
    )


def collection_name(data: bytes) -> str:
    """What the VMs of a descriptor are called together; empty if it does not say. Raises `PackageRefused`."""
    all_of_it = read_elements(data).first("VirtualSystemCollection")
    return (all_of_it.said("Name") or all_of_it.attributes.get("id", "")) if all_of_it is not None else ""


def _has_vtpm(system: Element) -> bool:
    """Whether the VM had a TPM, as VMware and VirtualBox say it; what it kept is in no package."""
    kinds = (each.said("ResourceSubType").lower() for each in system.below("Item"))
    modules = (each.attributes.get("type", "None") for each in system.below("TrustedPlatformModule"))
    return any(kind.endswith("vtpm") for kind in kinds) or any(each.lower() != "none" for each in modules)


def _startup(root: Element) -> Iterator[Element]:
    for section in root.below("StartupSection"):
        yield from section.all("Item")


def _licences(root: Element, system: Element) -> tuple[str, ...]:
    """What is to be agreed to for one VM, or for all; a text may stand elsewhere, by its name."""
    texts = {
        each.attributes.get("msgid", ""): each.text
        for strings in root.all("Strings")
        for each in strings.all("Msg")
    }
    others = {id(each) for each in root.below("VirtualSystem") if each is not system}
    found = []
    for licence in _outside(root, others, "EulaSection"):
        said = licence.first("License")
        if said is not None:
            found.append(said.text.strip() or texts.get(said.attributes.get("msgid", ""), "").strip())
    return tuple(dict.fromkeys(filter(None, found)))


def _outside(element: Element, others: set[int], name: str) -> Iterator[Element]:
    """All elements of a name at any depth, but not within some others."""
    for child in element.children:
        if id(child) in others:
            continue
        if child.name == name:
            yield child
        yield from _outside(child, others, name)


def _disks(root: Element) -> Iterator[tuple[str, OvfDisk]]:
    """The disks of the descriptor by what VMs call them: those of its section, and files that are used directly."""
    files = {}
    for each in root.all("References", "File"):
        named = each.attributes
        file = OvfFile(
            named.get("id", ""), named.get("href", ""), _number(named.get("size", "")), named.get("compression", "")
        )  # fmt: skip
        files[file.id] = file
        yield f"file/{file.id}", OvfDisk(file.id, file.href, 0, file)
    for each in root.all("DiskSection", "Disk"):
        named = each.attributes
        ref, disk_id = named.get("fileRef", ""), named.get("diskId", "")
        if ref and ref not in files:
            raise PackageRefused(CONTRADICTS, ref)
        capacity = _number(named.get("capacity", "")) * _unit(named.get("capacityAllocationUnits", "byte"))
        held = files.get(ref)
        label = held.href if held is not None else disk_id
        yield (
            f"disk/{disk_id}",
            OvfDisk(disk_id, label, min(capacity, _MOST_BYTES), held, "parentRef" in named),
        )


def _system(root: Element, system: Element, disks: Mapping[str, OvfDisk]) -> OvfSystem:
    hardware = system.first("VirtualHardwareSection") or Element("")
    items = [
        Item(each) for each in hardware.children if each.name in ("Item", "StorageItem", "EthernetPortItem")
    ]
    firmware, secure = _firmware(system, hardware)
    return OvfSystem(
        system.said("Name") or system.attributes.get("id", ""),
        system.said("AnnotationSection", "Annotation"),
        next((each.quantity for each in items if each.kind == _CPU), 0),
        next((each.quantity * _unit(each.units or "mb") for each in items if each.kind == _MEMORY), 0),
        firmware,
        secure,
        _origin(root, system),
        tuple(_attached(items, disks)),
        tuple(OvfNic(each.said("Connection"), each.said("Address")) for each in items if each.kind == _NIC),
    )


class Item:
    """One device of the virtual hardware."""

    def __init__(self, element: Element) -> None:
        self.said = element.said
        self.kind = element.said("ResourceType")
        self.quantity = _number(element.said("VirtualQuantity"))
        self.units = element.said("AllocationUnits")

    @property
    def place(self) -> int:
        """Of several devices at one controller those with smaller numbers come first."""
        return _number(self.said("AddressOnParent"))


def _attached(items: list[Item], disks: Mapping[str, OvfDisk]) -> Iterator[OvfDisk]:
    """By controllers in the order of the descriptor, and by their addresses there."""
    parents = list(dict.fromkeys(item.said("Parent") for item in items if item.kind in _DISKS))
    found = [item for item in items if item.kind in _DISKS]
    for item in sorted(found, key=lambda each: (parents.index(each.said("Parent")), each.place)):
        named = item.said("HostResource").removeprefix("ovf:").lstrip("/")
        if named not in disks:
            raise PackageRefused(CONTRADICTS, item.said("HostResource") or item.said("ElementName"))
        yield disks[named]


def _firmware(system: Element, hardware: Element) -> tuple[str, bool]:
    """What the system was installed with, and whether Secure Boot was on; "" where nobody says."""
    said = {
        each.attributes.get("key", ""): each.attributes.get("value", "")
        for each in hardware.below("Config")
        if "key" in each.attributes
    }
    secure = said.get("uefi.secureBoot.enabled", "").lower() == "true"
    box = next(system.below("Firmware"), None)
    if box is not None and "firmware" not in said:
        said["firmware"] = "efi" if box.attributes.get("type", "").upper().startswith("EFI") else "bios"
    for each in system.below("VirtualSystemOtherConfigurationData"):
        value = each.said("Value") or each.text
        if each.attributes.get("Name") == "HVM_boot_params" and "firmware=uefi" in value.replace(" ", ""):
            said["firmware"] = "efi"
        elif (
            each.attributes.get("Name") == "platform" and "secureboot=true" in value.replace(" ", "").lower()
        ):
            secure = True
    firmware = {"efi": "uefi", "bios": "bios"}.get(said.get("firmware", "").lower(), "")
    return firmware, secure and firmware == "uefi"


def _origin(root: Element, system: Element) -> str:
    """The product that wrote it, as far as it says: VMware notes its build, VirtualBox its machine, XenCenter its keys."""
    if "buildId" in root.attributes:
        return "VMware"
    if next(system.below("Machine"), None) is not None:
        return "VirtualBox"
    return "XenCenter" if next(system.below("VirtualSystemOtherConfigurationData"), None) is not None else ""


def _number(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0


def _unit(text: str) -> int:
    """Bytes of an allocation unit: "byte * 2^20", "MegaBytes", "MB"."""
    plain = text.lower().replace(" ", "")
    if (by_power := _BY_POWER.fullmatch(plain)) is not None:
        base, power = int(by_power[1]), min(int(by_power[2]), 60)
        return int(base**power)
    return next((1 << power for word, power in _POWERS.items() if plain.startswith(word)), 1)
