# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Columns of disks: those of a storage repository, and those attached to a VM."""

from __future__ import annotations

from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import State
from xolite_desktop.models.tables.cells import (
    EMPTY,
    Cell,
    Column,
    code,
    flag,
    name_cell,
    name_key,
    number,
    size_cell,
    state_cell,
    tags,
    tags_column,
    typed,
    unknown_number,
    uuid_column,
    wire_moment,
    words,
)
from xolite_desktop.models.tables.cells import description_column as own_description
from xolite_desktop.models.tables.storage_columns import sr_link
from xolite_desktop.models.tables.ways import named_in, names, over, then, way
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.names import VbdMode, VbdType, VdiType
from xolite_desktop.xapi.records.storage import VBD, VDI
from xolite_desktop.xapi.refs import Ref

VBDS = way("VBD", names("VDI"))
VMS = way("VM", over("VBD", "VM", "VDI"), "name_label", "power_state", "is_a_snapshot", "is_a_template")
SNAPSHOTS = way("VDI", names("snapshot_of"), "snapshot_of")
KEEPERS = way("VM", names("suspend_VDI"), "suspend_VDI", "name_label")
_TYPES = later(
    {
        VdiType.SYSTEM: "System",
        VdiType.USER: "User",
        VdiType.SUSPEND: "Suspended memory",
        VdiType.CRASHDUMP: "Crash dump",
        VdiType.HA_STATEFILE: "HA state file",
        VdiType.METADATA: "Metadata",
        VdiType.REDO_LOG: "Redo log",
        VdiType.RRD: "Statistics",
        VdiType.CBT_METADATA: "CBT metadata",
    }
)


def vbds_of(store: PoolStore, ref: Ref) -> list[VBD]:
    """Attachments of a disk, those to VMs before those to their snapshots and to templates."""
    found = [vbd for vbd in map(store.cache.vbd, store.index.vbds_of_vdi(ref)) if vbd is not None]
    return sorted(found, key=lambda vbd: (_rank(store, vbd.VM), vbd.VM, vbd.userdevice))


def _rank(store: PoolStore, ref: Ref) -> int:
    vm = store.cache.vm(ref)
    return 2 if vm is None else int(vm.is_a_snapshot or vm.is_a_template)


def _vms(store: PoolStore, ref: Ref, vdi: VDI) -> Cell:
    """The VM it is attached to; with several the first and how many more."""
    refs = list(dict.fromkeys(vbd.VM for vbd in vbds_of(store, ref)))
    found = [(vm_ref, vm) for vm_ref in refs if (vm := store.cache.vm(vm_ref)) is not None]
    if not found:
        keeper = next(iter(sorted(store.index.vms_suspended_to(ref))), Ref(""))
        if (vm := store.cache.vm(keeper)) is not None:
            return name_cell(store, vm, link=keeper)
        return Cell(tr("not attached"), (), is_dim=True)
    first, vm = found[0]
    more = tr(" and {count} more").format(count=len(found) - 1) if len(found) > 1 else ""
    name = visible(vm.name_label)
    return Cell(f"{name}{more}", natural_key(name), link=first)


def _attached_as(store: PoolStore, ref: Ref, _: VDI) -> Cell:
    vbds = vbds_of(store, ref)
    if not vbds:
        return EMPTY
    vbd = vbds[0]
    place = visible(vbd.device) or tr("position {number}").format(number=visible(vbd.userdevice))
    return Cell(f"{place} · {mode(vbd)}", natural_key(place), is_dim=True)


def mode(vbd: VBD) -> str:
    return tr("read-only") if vbd.mode == VbdMode.READ_ONLY else tr("read-write")


def used(vdi: VDI) -> Cell:
    """The bytes it takes on the storage, with their share of its size."""
    if vdi.physical_utilisation < 0:
        return unknown_number()
    fraction = min(1.0, vdi.physical_utilisation / vdi.virtual_size) if vdi.virtual_size > 0 else None
    cell = size_cell(vdi.physical_utilisation)
    return Cell(cell.text, cell.sort, fraction=fraction)


def vdi_type(vdi: VDI) -> Cell:
    if vdi.is_a_snapshot:
        return words(tr("Snapshot"))
    name = _TYPES.get(VdiType(vdi.type)) if vdi.type in list(VdiType) else None
    return words(tr(name) if name is not None else vdi.type)


def image_format(vdi: VDI) -> str:
    return vdi.sm_config.get("image-format") or vdi.sm_config.get("vdi_type", "")


def disk_icon(vdi: VDI | None) -> str:
    if vdi is not None and vdi.is_a_snapshot:
        return "snapshot"
    return "disk"


def _snapshot_of(store: PoolStore, _: Ref, vdi: VDI) -> Cell:
    return name_cell(store, store.cache.vdi(vdi.snapshot_of)) if vdi.is_a_snapshot else EMPTY


SR_DISK_COLUMNS = (
    Column(
        "name", "Name", typed(VDI, lambda store, _, vdi: name_cell(store, vdi, icon=disk_icon(vdi))), 24, key=name_key,
    ),
    Column("vm", "VM", typed(VDI, _vms), 20, reads=(VBDS, VMS, KEEPERS)),
    Column("size", "Size", typed(VDI, lambda _, __, vdi: size_cell(vdi.virtual_size)), 9, True),
    Column("used", "Used", typed(VDI, lambda _, __, vdi: used(vdi)), 18, True),
    Column("as", "Attached as", typed(VDI, _attached_as), 17, reads=(VBDS, VMS)),
    Column("type", "Type", typed(VDI, lambda _, __, vdi: vdi_type(vdi)), 10),
    Column("cbt", "CBT", typed(VDI, lambda _, __, vdi: flag(vdi.cbt_enabled)), 5, is_shown=False),
    Column("read_only", "Read-only", typed(VDI, lambda _, __, vdi: flag(vdi.read_only)), 9, is_shown=False),
    Column("format", "Format", typed(VDI, lambda _, __, vdi: words(image_format(vdi))), 8, is_shown=False),
    Column(
        "snapshots", "Snapshots", typed(VDI, lambda store, ref, _: number(len(store.index.snapshots_of_vdi(ref)))), 9,
        True, (SNAPSHOTS,), is_shown=False,
    ),
    Column(
        "snapshot_of", "Snapshot of", typed(VDI, _snapshot_of), 18,
        reads=(way("VDI", named_in("VDI", "snapshot_of"), "name_label"),), is_shown=False,
    ),
    Column("taken", "Snapshot taken", typed(VDI, lambda _, __, vdi: wire_moment(vdi.snapshot_time)), 15, is_shown=False),
    tags_column(is_shown=False),
    own_description(is_shown=True),
    Column("location", "Volume", typed(VDI, lambda _, __, vdi: code(vdi.location)), 30, is_shown=False),
    uuid_column(),
)  # fmt: skip

_DISK = way("VDI", named_in("VBD", "VDI"))
_STORAGE = way("SR", then(named_in("VDI", "SR"), "VBD", "VDI"), "name_label", "content_type", "type")


def _disk_name(store: PoolStore, _: Ref, vbd: VBD) -> Cell:
    vdi = store.cache.vdi(vbd.VDI)
    is_drive = vbd.type == VbdType.CD
    icon = "iso" if is_drive else disk_icon(vdi)
    if vdi is None:
        text = tr("(empty)") if is_drive else tr("(disk is gone)")
        return Cell(text, (), icon=icon, is_dim=True)
    return name_cell(store, vdi, icon=icon)


def _sr(store: PoolStore, _: Ref, vbd: VBD) -> Cell:
    vdi = store.cache.vdi(vbd.VDI)
    return sr_link(store, vdi.SR) if vdi is not None else EMPTY


def _size(store: PoolStore, _: Ref, vbd: VBD) -> Cell:
    vdi = store.cache.vdi(vbd.VDI)
    return size_cell(vdi.virtual_size) if vdi is not None else unknown_number()


def _used(store: PoolStore, _: Ref, vbd: VBD) -> Cell:
    vdi = store.cache.vdi(vbd.VDI)
    return used(vdi) if vdi is not None else unknown_number()


def _description(store: PoolStore, _: Ref, vbd: VBD) -> Cell:
    vdi = store.cache.vdi(vbd.VDI)
    return words(vdi.name_description if vdi is not None else "", is_dim=True)


def _vdi_tags(store: PoolStore, _: Ref, vbd: VBD) -> Cell:
    vdi = store.cache.vdi(vbd.VDI)
    return tags(vdi.tags if vdi is not None else ())


def _format(store: PoolStore, _: Ref, vbd: VBD) -> Cell:
    vdi = store.cache.vdi(vbd.VDI)
    return words(image_format(vdi) if vdi is not None else "")


def _location(store: PoolStore, _: Ref, vbd: VBD) -> Cell:
    vdi = store.cache.vdi(vbd.VDI)
    return code(vdi.location if vdi is not None else "")


def _vdi_uuid(store: PoolStore, _: Ref, vbd: VBD) -> Cell:
    vdi = store.cache.vdi(vbd.VDI)
    return code(vdi.uuid if vdi is not None else "")


def _cbt(store: PoolStore, _: Ref, vbd: VBD) -> Cell:
    vdi = store.cache.vdi(vbd.VDI)
    return flag(vdi is not None and vdi.cbt_enabled)


def active(is_attached: bool) -> Cell:
    """Whether the running VM has it now."""
    return state_cell(
        State(tr("Active"), StateKind.OK) if is_attached else State(tr("Not active"), StateKind.IDLE)
    )


def _priority(vbd: VBD) -> Cell:
    """The disk's share of the host's I/O, where it was set."""
    text = vbd.qos_algorithm_params.get("class", "") if vbd.qos_algorithm_type == "ionice" else ""
    level = vbd.qos_algorithm_params.get("sched", "")
    return words(" ".join(filter(None, (level, text))) if text or level else "")


VM_DISK_COLUMNS = (
    Column("position", "Position", typed(VBD, lambda _, __, vbd: words(vbd.userdevice)), 8),
    Column("name", "Name", typed(VBD, _disk_name), 22, reads=(_DISK,)),
    Column("sr", "Storage", typed(VBD, _sr), 17, reads=(_DISK, _STORAGE)),
    Column("size", "Size", typed(VBD, _size), 9, True, (_DISK,)),
    Column("used", "Used", typed(VBD, _used), 18, True, (_DISK,)),
    Column("mode", "Mode", typed(VBD, lambda _, __, vbd: words(mode(vbd))), 10),
    Column("device", "Device", typed(VBD, lambda _, __, vbd: code(vbd.device)), 7),
    Column("active", "Active", typed(VBD, lambda _, __, vbd: active(vbd.currently_attached)), 11),
    Column("description", "Description", typed(VBD, _description), 20, reads=(_DISK,)),
    Column("priority", "Priority", typed(VBD, lambda _, __, vbd: _priority(vbd)), 8, is_shown=False),
    Column("bootable", "Bootable", typed(VBD, lambda _, __, vbd: flag(vbd.bootable)), 8, is_shown=False),
    Column("cbt", "CBT", typed(VBD, _cbt), 5, reads=(_DISK,), is_shown=False),
    Column("format", "Format", typed(VBD, _format), 8, reads=(_DISK,), is_shown=False),
    Column("location", "Volume", typed(VBD, _location), 30, reads=(_DISK,), is_shown=False),
    Column("tags", "Tags", typed(VBD, _vdi_tags), 12, reads=(_DISK,), is_shown=False),
    Column("uuid", "Disk UUID", typed(VBD, _vdi_uuid), 36, reads=(_DISK,), is_shown=False),
)
