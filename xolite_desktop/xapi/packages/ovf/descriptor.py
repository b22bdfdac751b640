# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The descriptor of an OVF package that we write: plain DSP0243 1.x, with VMware's word for the firmware."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from xolite_desktop.xapi.images.image import ImageKind

VMDK_FORMAT: Final = "http://www.vmware.com/interfaces/specifications/vmdk.html#streamOptimized"
VHD_FORMAT: Final = "http://go.microsoft.com/fwlink/?LinkId=137171"
_SPACES: Final = (
    'xmlns="http://schemas.dmtf.org/ovf/envelope/1" xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1"'
    ' xmlns:rasd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData"'
    ' xmlns:vssd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_VirtualSystemSettingData"'
    ' xmlns:vmw="http://www.vmware.com/schema/ovf"'
)
_HARDWARE: Final = "vmx-10"
_CONTROLLER: Final = 3
_CPU, _MEMORY, _SCSI, _NIC, _DISK = 3, 4, 6, 10, 17


@dataclass(frozen=True, slots=True)
class WrittenDisk:
    """A disk in the package: the name and size of its file, and the size of the disk."""

    file: str
    capacity: int
    file_bytes: int = 0


@dataclass(frozen=True)
class WrittenSystem:
    """The VM: `memory` in bytes, `nics` as network and address."""

    name: str
    description: str
    vcpus: int
    memory: int
    uefi: bool
    secure_boot: bool
    nics: tuple[tuple[str, str], ...]


def descriptor(system: WrittenSystem, disks: Sequence[WrittenDisk], kind: ImageKind) -> bytes:
    """The XML. Raises nothing: what XML cannot hold of names is left out."""
    how = VMDK_FORMAT if kind is ImageKind.VMDK else VHD_FORMAT
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<Envelope {_SPACES}>",
        "<References>",
        *(
            f'<File ovf:id="file{number}" ovf:href={_attribute(disk.file)} ovf:size="{disk.file_bytes}"/>'
            for number, disk in enumerate(disks, 1)
        ),
        "</References>",
        "<DiskSection><Info>Disks</Info>",
        *(
            f'<Disk ovf:diskId="disk{number}" ovf:fileRef="file{number}" ovf:capacity="{disk.capacity}"'
            f' ovf:capacityAllocationUnits="byte" ovf:format="{how}"/>'
            for number, disk in enumerate(disks, 1)
        ),
        "</DiskSection>",
        *_networks(system),
        *_machine(system, len(disks)),
        "</Envelope>\n",
    ]
    return "\n".join(lines).encode()


def _networks(system: WrittenSystem) -> Iterable[str]:
    names = dict.fromkeys(network for network, _ in system.nics)
    yield "<NetworkSection><Info>Networks</Info>"
    for name in names:
        yield f"<Network ovf:name={_attribute(name)}><Description>{_text(name)}</Description></Network>"
    yield "</NetworkSection>"


def _machine(system: WrittenSystem, disks: int) -> Iterable[str]:
    yield f"<VirtualSystem ovf:id={_attribute(system.name)}><Info>A VM</Info><Name>{_text(system.name)}</Name>"
    if system.description:
        yield f"<AnnotationSection><Info>Notes</Info><Annotation>{_text(system.description)}</Annotation></AnnotationSection>"
    yield '<OperatingSystemSection ovf:id="1"><Info>The guest</Info></OperatingSystemSection>'
    yield "<VirtualHardwareSection><Info>Hardware</Info>"
    yield (
        "<System><vssd:ElementName>Virtual Hardware Family</vssd:ElementName><vssd:InstanceID>0</vssd:InstanceID>"
        f"<vssd:VirtualSystemIdentifier>{_text(system.name)}</vssd:VirtualSystemIdentifier>"
        f"<vssd:VirtualSystemType>{_HARDWARE}</vssd:VirtualSystemType></System>"
    )
    yield from _items(system, disks)
    firmware = "efi" if system.uefi else "bios"
    yield f'<vmw:Config ovf:required="false" vmw:key="firmware" vmw:value="{firmware}"/>'
    if system.uefi and system.secure_boot:
        yield '<vmw:Config ovf:required="false" vmw:key="uefi.secureBoot.enabled" vmw:value="true"/>'
    yield "</VirtualHardwareSection></VirtualSystem>"


def _items(system: WrittenSystem, disks: int) -> Iterable[str]:
    memory = -(-system.memory >> 20)
    yield _item(_CPU, 1, f"{system.vcpus} CPU", AllocationUnits="hertz * 10^6", VirtualQuantity=system.vcpus)
    yield _item(_MEMORY, 2, f"{memory} MB", AllocationUnits="byte * 2^20", VirtualQuantity=memory)
    yield _item(_SCSI, _CONTROLLER, "SCSI controller 0", Address=0, ResourceSubType="lsilogic")
    number = _CONTROLLER
    for place in range(disks):
        number += 1
        address = place + (place >= 7)  # the controller itself is 7
        yield _item(
            _DISK, number, f"Disk {place}", AddressOnParent=address, HostResource=f"ovf:/disk/disk{place + 1}",
            Parent=_CONTROLLER,
        )  # fmt: skip
    for place, (network, mac) in enumerate(system.nics):
        number += 1
        yield _item(
            _NIC, number, f"Interface {place}", Address=mac, AddressOnParent=place, AutomaticAllocation="true",
            Connection=network, ResourceSubType="E1000",
        )  # fmt: skip


def _item(kind: int, number: int, name: str, **said: object) -> str:
    """The children of an item stand in alphabetical order."""
    values = {**said, "ElementName": name, "InstanceID": number, "ResourceType": kind}
    inner = "".join(f"<rasd:{key}>{_text(str(values[key]))}</rasd:{key}>" for key in sorted(values))
    return f"<Item>{inner}</Item>"


def _plain(text: str) -> str:
    return "".join(
        each for each in text if each in "\n\t" or (each.isprintable() and each.isascii()) or ord(each) > 159
    )


def _text(text: str) -> str:
    return escape(_plain(text))


def _attribute(text: str) -> str:
    return quoteattr(_plain(text))
