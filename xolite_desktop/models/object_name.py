# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What people call an object: its name, or where it belongs if it has none of its own."""

from __future__ import annotations

from xolite_desktop.models.subject_words import subject_name
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.access import Subject
from xolite_desktop.xapi.records.devices import PCI, PGPU, PUSB, VGPU, VUSB, VGPUType
from xolite_desktop.xapi.records.network import PIF, VIF
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.records.storage import PBD, VBD
from xolite_desktop.xapi.refs import is_null

CLASS_WORDS = later(
    {
        "VM": "VM",
        "host": "host",
        "pool": "pool",
        "SR": "storage",
        "VDI": "disk",
        "VBD": "drive",
        "PBD": "storage connection",
        "network": "network",
        "VIF": "interface",
        "PIF": "host interface",
        "task": "task",
        "message": "message",
        "VM_appliance": "vApp",
        "VMSS": "snapshot schedule",
        "subject": "user",
        "VGPU": "GPU of a VM",
        "VUSB": "USB device of a VM",
        "PGPU": "GPU",
        "PUSB": "USB device",
        "PCI": "PCI device",
    }
)


def class_word(cls: str) -> str:
    """What people call objects of a class ("storage" for SR)."""
    word = CLASS_WORDS.get(cls)
    return tr(word) if word is not None else cls


def name_of(record: AnyRecord | None, cache: Cache) -> str:
    """The name of an object for people, safe to show; empty for None."""
    if record is None:
        return ""
    if isinstance(record, VBD):
        words = tr("DVD drive {position} of {vm}") if record.type == "CD" else tr("disk {position} of {vm}")
        return words.format(position=record.userdevice, vm=_named(cache, "VM", record.VM))
    if isinstance(record, VIF):
        owner = _named(cache, "VM", record.VM)
        return tr("interface {device} of {vm}").format(device=record.device, vm=owner)
    if isinstance(record, PIF):
        vlan = f".{record.VLAN}" if record.VLAN >= 0 else ""
        owner = _named(cache, "host", record.host)
        return tr("{device} of {host}").format(device=f"{visible(record.device)}{vlan}", host=owner)
    if isinstance(record, PBD):
        return tr("the connection of {storage} to {host}").format(
            storage=_named(cache, "SR", record.SR), host=_named(cache, "host", record.host)
        )
    if isinstance(record, PCI):
        return visible(record.device_name) or tr("Unknown device")
    if isinstance(record, Subject):
        return subject_name(record)
    if isinstance(record, VGPU | VUSB | PGPU | PUSB | VGPUType):
        return _device_name(record, cache)
    label = record.get("name_label") if isinstance(record, dict) else getattr(record, "name_label", "")
    return visible(str(label or "")) or tr("(no name)")


def name_of_ref(ref: str, cache: Cache | None) -> str:
    """The name of whatever a ref names, of any class; empty if the cache does not know it."""
    if cache is None or is_null(ref):
        return ""
    for cls in cache.classes():
        record = cache.get(cls, ref)
        if record is not None:
            return name_of(record, cache)
    return ""


def _named(cache: Cache, cls: str, ref: str) -> str:
    return name_of(cache.get(cls, ref), cache) or tr("a {thing} that is gone").format(thing=class_word(cls))


def _device_name(record: VGPU | VUSB | PGPU | PUSB | VGPUType, cache: Cache) -> str:
    """What a device calls itself, else its maker and model; of a VM's with whose it is."""
    if isinstance(record, VGPUType):
        return visible(record.model_name) or tr("The whole card")
    if isinstance(record, PUSB):
        said = record.description or " ".join(filter(None, (record.vendor_desc, record.product_desc)))
        return visible(said) or tr("Unknown device")
    if isinstance(record, PGPU):
        return name_of(cache.get("PCI", record.PCI), cache) or tr("Unknown device")
    if isinstance(record, VGPU):
        device = name_of(cache.get("VGPU_type", record.type), cache)
    else:
        found = (usb for usb in cache.of(PUSB, "PUSB").values() if usb.USB_group == record.USB_group)
        device = name_of(next(found, None), cache)
    return tr("{device} of {vm}").format(
        device=device or tr("Unknown device"), vm=_named(cache, "VM", record.VM)
    )
