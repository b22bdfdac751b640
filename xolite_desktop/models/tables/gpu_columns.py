# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Columns of graphics processors: those in a host, and what VMs have of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from xolite_desktop.models.object_name import name_of
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
    number,
    size_cell,
    state_cell,
    typed,
    unknown_number,
    uuid_column,
    words,
)
from xolite_desktop.models.tables.disk_columns import active
from xolite_desktop.models.tables.storage_columns import host_link
from xolite_desktop.models.tables.ways import named_in, names, over, then, way
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.records.devices import PCI, PGPU, VGPU, VGPUType
from xolite_desktop.xapi.refs import Ref

_CARD = way("PCI", named_in("PGPU", "PCI"))
_GROUP = way("GPU_group", named_in("PGPU", "GPU_group"), "name_label")
_ENABLED = way("VGPU_type", named_in("PGPU", "enabled_VGPU_types"), "model_name")
_VGPUS = way("VGPU", names("resident_on"), "resident_on", "VM")
_USERS = way("VM", over("VGPU", "VM", "resident_on"), "name_label")

_TYPE = way("VGPU_type", named_in("VGPU", "type"))
_GROUP_OF_VGPU = way("GPU_group", named_in("VGPU", "GPU_group"), "name_label")
_PLACE = way("PGPU", named_in("VGPU", "resident_on"))
_CARD_OF_VGPU = way("PCI", then(named_in("PGPU", "PCI"), "VGPU", "resident_on"))
_HOST_OF_VGPU = way("host", then(named_in("PGPU", "host"), "VGPU", "resident_on"), "name_label")


def card_of(store: PoolStore, gpu: PGPU | None) -> PCI | None:
    record = store.cache.get("PCI", gpu.PCI) if gpu is not None else None
    return record if isinstance(record, PCI) else None


def _of_card(field: str) -> Callable[[PoolStore, Ref, PGPU], Cell]:
    return lambda store, _, gpu: words(str(getattr(card_of(store, gpu), field, "")))


def _device(store: PoolStore, _: Ref, gpu: PGPU) -> Cell:
    return words(name_of(gpu, store.cache), icon="cpu")


def _types(store: PoolStore, refs: Iterable[Ref]) -> list[VGPUType]:
    found = (store.cache.get("VGPU_type", ref) for ref in refs)
    return [record for record in found if isinstance(record, VGPUType)]


def _enabled(store: PoolStore, _: Ref, gpu: PGPU) -> Cell:
    names = sorted(name_of(each, store.cache) for each in _types(store, gpu.enabled_VGPU_types))
    return words(", ".join(names)) if names else Cell(tr("None"), (), is_dim=True)


def _users(store: PoolStore, ref: Ref, _: PGPU) -> Cell:
    """The VMs on it by name; the first is where the link leads."""
    found = []
    for each in store.index.naming("VGPU", "resident_on", ref):
        vgpu = store.cache.get("VGPU", each)
        vm = store.cache.vm(vgpu.VM) if isinstance(vgpu, VGPU) else None
        if vm is not None and isinstance(vgpu, VGPU):
            found.append((visible(vm.name_label), vgpu.VM))
    found.sort()
    return words(", ".join(name for name, _ in found), link=found[0][1] if found else "")


def _console_of_host(_: PoolStore, __: Ref, gpu: PGPU) -> Cell:
    """Whether the host's own screen uses it: then no VM can have it, or only after a reboot of the host."""
    shown = {
        "enabled": State(tr("Used by the host"), StateKind.INFO),
        "disable_on_reboot": State(tr("Free after a reboot"), StateKind.WARN),
        "disabled": State(tr("Free for VMs"), StateKind.OK),
        "enable_on_reboot": State(tr("The host's after a reboot"), StateKind.WARN),
    }
    state = shown.get(gpu.dom0_access)
    return state_cell(state) if state is not None else words(gpu.dom0_access)


HOST_GPU_COLUMNS = (
    Column("device", "GPU", typed(PGPU, _device), 30, reads=(_CARD,)),
    Column("vendor", "Vendor", typed(PGPU, _of_card("vendor_name")), 18, reads=(_CARD,), is_shown=False),
    Column("pci", "PCI address", typed(PGPU, lambda store, _, gpu: code(getattr(card_of(store, gpu), "pci_id", ""))), 14, reads=(_CARD,)),
    Column("group", "GPU group", typed(PGPU, lambda store, _, gpu: name_cell(store, store.cache.get("GPU_group", gpu.GPU_group))), 26, reads=(_GROUP,)),
    Column("types", "vGPU types enabled", typed(PGPU, _enabled), 30, reads=(_ENABLED,)),
    Column("used", "vGPUs in use", typed(PGPU, lambda store, ref, _: number(len(store.index.naming("VGPU", "resident_on", ref)))), 12, True, (_VGPUS,)),
    Column("vms", "VMs", typed(PGPU, _users), 24, reads=(_VGPUS, _USERS)),
    Column("host_use", "Control domain", typed(PGPU, _console_of_host), 20),
    Column("display", "Host's display", typed(PGPU, lambda _, __, gpu: flag(gpu.is_system_display_device)), 12, is_shown=False),
    Column("driver", "Driver", typed(PGPU, _of_card("driver_name")), 12, reads=(_CARD,), is_shown=False),
    uuid_column(),
)  # fmt: skip


def _type_of(store: PoolStore, vgpu: VGPU) -> VGPUType | None:
    record = store.cache.get("VGPU_type", vgpu.type)
    return record if isinstance(record, VGPUType) else None


def _type(store: PoolStore, _: Ref, vgpu: VGPU) -> Cell:
    record = _type_of(store, vgpu)
    return words(name_of(record, store.cache) if record is not None else tr("Unknown type"), icon="cpu")


def _memory(store: PoolStore, _: Ref, vgpu: VGPU) -> Cell:
    record = _type_of(store, vgpu)
    return (
        size_cell(record.framebuffer_size)
        if record is not None and record.framebuffer_size > 0
        else unknown_number()
    )


def _heads(store: PoolStore, _: Ref, vgpu: VGPU) -> Cell:
    """ "2 of 4096 x 2160": screens and how many pixels each has at most."""
    record = _type_of(store, vgpu)
    if record is None or record.max_heads <= 0:
        return unknown_number()
    size = f"{record.max_resolution_x} × {record.max_resolution_y}" if record.max_resolution_x > 0 else ""
    words_ = (
        tr("{count} of {size}").format(count=record.max_heads, size=size) if size else str(record.max_heads)
    )
    return Cell(words_, record.max_heads)


def place_of(store: PoolStore, vgpu: VGPU) -> PGPU | None:
    """The GPU it runs on now."""
    record = store.cache.get("PGPU", vgpu.resident_on)
    return record if isinstance(record, PGPU) else None


def _runs_on(store: PoolStore, _: Ref, vgpu: VGPU) -> Cell:
    place = place_of(store, vgpu)
    return host_link(store, place.host) if place is not None else EMPTY


VM_GPU_COLUMNS = (
    Column("type", "Type", typed(VGPU, _type), 26, reads=(_TYPE,)),
    Column("group", "GPU group", typed(VGPU, lambda store, _, vgpu: name_cell(store, store.cache.get("GPU_group", vgpu.GPU_group))), 26, reads=(_GROUP_OF_VGPU,)),
    Column("memory", "Memory", typed(VGPU, _memory), 10, True, (_TYPE,)),
    Column("heads", "Screens", typed(VGPU, _heads), 18, True, (_TYPE,)),
    Column("active", "Active", typed(VGPU, lambda _, __, vgpu: active(vgpu.currently_attached)), 12),
    Column("host", "Host", typed(VGPU, _runs_on), 18, reads=(_PLACE, _HOST_OF_VGPU)),
    Column("pci", "PCI address", typed(VGPU, lambda store, _, vgpu: code(getattr(card_of(store, place_of(store, vgpu)), "pci_id", ""))), 14, reads=(_PLACE, _CARD_OF_VGPU)),
    Column("device", "Device", typed(VGPU, lambda _, __, vgpu: words(vgpu.device)), 8, is_shown=False),
    uuid_column(),
)  # fmt: skip


def offers_gpu(store: PoolStore) -> bool:
    """Whether some host has a graphics processor that VMs may get a part of."""
    gpus = store.cache.records("PGPU").values()
    return any(isinstance(gpu, PGPU) and gpu.enabled_VGPU_types for gpu in gpus)
