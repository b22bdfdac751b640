# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Columns of USB devices: those plugged into a host, and those a VM has."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import State
from xolite_desktop.models.tables.cells import (
    EMPTY,
    Cell,
    Column,
    code,
    name_cell,
    state_cell,
    typed,
    unknown_number,
    uuid_column,
    words,
)
from xolite_desktop.models.tables.disk_columns import active
from xolite_desktop.models.tables.storage_columns import host_link
from xolite_desktop.models.tables.ways import Find, named_in, names, over, then, way
from xolite_desktop.models.text import bit_rate, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.records.devices import PUSB, VUSB
from xolite_desktop.xapi.refs import Ref, is_null


def _in_group(first: Find, cls: str) -> Find:
    """The rows of this class that are in the groups which `first` finds."""
    return then(first, cls, "USB_group")


_GROUP = way("USB_group", named_in("PUSB", "USB_group"), "name_label")
_VUSBS = way("VUSB", _in_group(names("USB_group"), "PUSB"), "USB_group", "VM")
_VMS = way("VM", _in_group(over("VUSB", "VM", "USB_group"), "PUSB"), "name_label")

_DEVICE = way("PUSB", _in_group(names("USB_group"), "VUSB"))
_GROUP_OF_VUSB = way("USB_group", named_in("VUSB", "USB_group"), "name_label")
_HOST = way("host", _in_group(over("PUSB", "host", "USB_group"), "VUSB"), "name_label")


def _description(store: PoolStore, _: Ref, usb: PUSB) -> Cell:
    return words(name_of(usb, store.cache), icon="plug")


def _id(usb: PUSB) -> str:
    return ":".join(filter(None, (usb.vendor_id, usb.product_id)))


def _speed(_: PoolStore, __: Ref, usb: PUSB) -> Cell:
    """In Mbit/s; below zero where the host does not say."""
    return Cell(bit_rate(usb.speed * 1_000_000), usb.speed) if usb.speed >= 0 else unknown_number()


def _passthrough(_: PoolStore, __: Ref, usb: PUSB) -> Cell:
    if usb.passthrough_enabled:
        return state_cell(State(tr("Enabled"), StateKind.OK))
    return state_cell(State(tr("Disabled"), StateKind.IDLE))


def _users(store: PoolStore, _: Ref, usb: PUSB) -> Cell:
    """The VMs that have it."""
    found = []
    for ref in _vusbs_of(store, usb):
        vusb = store.cache.get("VUSB", ref)
        vm = store.cache.vm(vusb.VM) if isinstance(vusb, VUSB) else None
        if vm is not None and isinstance(vusb, VUSB):
            found.append((visible(vm.name_label), vusb.VM))
    found.sort()
    return words(", ".join(name for name, _ in found), link=found[0][1] if found else "")


def _vusbs_of(store: PoolStore, usb: PUSB) -> Iterator[Ref]:
    if not is_null(usb.USB_group):
        yield from store.index.naming("VUSB", "USB_group", usb.USB_group)


HOST_USB_COLUMNS = (
    Column("device", "Device", typed(PUSB, _description), 30),
    Column("vendor", "Vendor", typed(PUSB, lambda _, __, usb: words(usb.vendor_desc)), 18),
    Column("product", "Product", typed(PUSB, lambda _, __, usb: words(usb.product_desc)), 18, is_shown=False),
    Column("id", "ID", typed(PUSB, lambda _, __, usb: code(_id(usb))), 11),
    Column("version", "USB version", typed(PUSB, lambda _, __, usb: words(usb.version)), 11),
    Column("speed", "Speed", typed(PUSB, _speed), 11, True),
    Column("passthrough", "Pass-through", typed(PUSB, _passthrough), 13),
    Column("vms", "VM", typed(PUSB, _users), 20, reads=(_VUSBS, _VMS)),
    Column("serial", "Serial number", typed(PUSB, lambda _, __, usb: code(usb.serial)), 16, is_shown=False),
    Column("path", "Path", typed(PUSB, lambda _, __, usb: code(usb.path)), 8, is_shown=False),
    Column("group", "USB group", typed(PUSB, lambda store, _, usb: name_cell(store, store.cache.get("USB_group", usb.USB_group))), 26, reads=(_GROUP,), is_shown=False),
    uuid_column(),
)  # fmt: skip


def device_of(store: PoolStore, vusb: VUSB) -> PUSB | None:
    """The device behind it; a group holds one."""
    found = () if is_null(vusb.USB_group) else store.index.naming("PUSB", "USB_group", vusb.USB_group)
    records = (store.cache.get("PUSB", ref) for ref in sorted(found))
    return next((record for record in records if isinstance(record, PUSB)), None)


def _device(store: PoolStore, _: Ref, vusb: VUSB) -> Cell:
    usb = device_of(store, vusb)
    if usb is not None:
        return words(name_of(usb, store.cache), icon="plug")
    group = name_cell(store, store.cache.get("USB_group", vusb.USB_group))
    return Cell(group.text or tr("Unplugged"), group.sort, icon="plug")


def _of_device(field: str) -> Callable[[PoolStore, Ref, VUSB], Cell]:
    return lambda store, _, vusb: words(str(getattr(device_of(store, vusb), field, "")))


def _device_speed(store: PoolStore, ref: Ref, vusb: VUSB) -> Cell:
    usb = device_of(store, vusb)
    return _speed(store, ref, usb) if usb is not None else unknown_number()


def _host(store: PoolStore, _: Ref, vusb: VUSB) -> Cell:
    usb = device_of(store, vusb)
    return host_link(store, usb.host) if usb is not None else EMPTY


def _device_id(store: PoolStore, _: Ref, vusb: VUSB) -> Cell:
    usb = device_of(store, vusb)
    return code(_id(usb) if usb is not None else "")


VM_USB_COLUMNS = (
    Column("device", "Device", typed(VUSB, _device), 30, reads=(_DEVICE, _GROUP_OF_VUSB)),
    Column("vendor", "Vendor", typed(VUSB, _of_device("vendor_desc")), 18, reads=(_DEVICE,)),
    Column("id", "ID", typed(VUSB, _device_id), 11, reads=(_DEVICE,)),
    Column("version", "USB version", typed(VUSB, _of_device("version")), 11, reads=(_DEVICE,)),
    Column("speed", "Speed", typed(VUSB, _device_speed), 11, True, (_DEVICE,)),
    Column("active", "Active", typed(VUSB, lambda _, __, vusb: active(vusb.currently_attached)), 12),
    Column("host", "Host", typed(VUSB, _host), 18, reads=(_DEVICE, _HOST)),
    uuid_column(),
)  # fmt: skip


def offers_usb(store: PoolStore) -> bool:
    """Whether some host has a device that is meant for VMs."""
    found = store.cache.records("PUSB").values()
    return any(isinstance(usb, PUSB) and usb.passthrough_enabled for usb in found)
