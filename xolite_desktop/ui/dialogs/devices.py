# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which USB device, or which part of a graphics processor, a VM gets."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of, name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import count, size
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.choose_row import ChooseRow, Row
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.xapi.plans.devices import AddGpu
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.devices import PUSB, VGPUType
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.devices import free_usb, gpu_groups, room_for

_WITH_DETAILS = 720  # what is said of a type stands beside its name


class AddUsbDialog(PlanDialog):
    """`answer` is the ref of the USB group whose device the VM gets."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(
            store, parent, tr("Attach a USB device to {name}").format(name=selection.items[0].name),
            tr(
                "The VM then runs on the host the device is plugged into, and can neither move nor be suspended while it has it."
            ),
            icon="plug", verb=tr("Attach"),
        )  # fmt: skip
        self.devices = ChooseRow(_usb_rows(store), tr("USB devices"), "plug")
        self.add_content(self.devices)
        self.devices.edited.connect(self.check)
        self.devices.activated.connect(self._on_go)
        self.check()
        self.devices.setFocus()

    def plan(self) -> Ref | None:
        return self.devices.value

    def check(self) -> None:
        super().check()
        self.go.setEnabled(self.devices.value is not None)


class AddGpuDialog(PlanDialog):
    """`answer` is an `AddGpu`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(
            store, parent, tr("Add a GPU to {name}").format(name=selection.items[0].name),
            tr("The VM then starts only on a host that has room for it. What it has of a whole card can neither move nor be suspended."),
            icon="cpu", verb=tr("Add"), width=_WITH_DETAILS,
        )  # fmt: skip
        self._group_of: dict[Ref, tuple[Ref, Ref]] = {}
        self.types = ChooseRow(self._rows(), tr("GPU types"), "cpu")
        self.add_content(self.types)
        self.types.edited.connect(self.check)
        self.types.activated.connect(self._on_go)
        self.check()
        self.types.setFocus()

    def _rows(self) -> list[Row]:
        """A row for each type of each group; they are known by both."""
        store, rows = self._store, []
        for group, types in gpu_groups(store.cache).items():
            for ref in types:
                key = Ref(f"{group} {ref}")
                self._group_of[key] = (group, ref)
                name = name_of(store.cache.get("VGPU_type", ref), store.cache)
                detail = " · ".join(
                    filter(
                        None, (_memory(store, ref), _room(store, group, ref), name_of_ref(group, store.cache))
                    )
                )
                rows.append(Row(key, name, detail))
        return sorted(rows, key=lambda row: natural_key(row.name))

    def plan(self) -> AddGpu:
        return AddGpu(*self._group_of.get(self.types.value or Ref(""), (None, None)))

    def problems(self) -> list[Problem]:
        return self.plan().problems(self._store.cache)


def _usb_rows(store: PoolStore) -> list[Row]:
    free = set(free_usb(store.cache))
    rows = [
        Row(usb.USB_group, name_of(usb, store.cache), name_of_ref(usb.host, store.cache))
        for usb in store.cache.of(PUSB, "PUSB").values()
        if usb.USB_group in free
    ]
    return sorted(rows, key=lambda row: natural_key(row.name))


def _memory(store: PoolStore, ref: Ref) -> str:
    kind = store.cache.get("VGPU_type", ref)
    return size(kind.framebuffer_size) if isinstance(kind, VGPUType) and kind.framebuffer_size > 0 else ""


def _room(store: PoolStore, group: Ref, ref: Ref) -> str:
    room = room_for(store.cache, group, ref)
    return tr("room for {vms}").format(vms=count(room, "VM")) if room else tr("no room now")
