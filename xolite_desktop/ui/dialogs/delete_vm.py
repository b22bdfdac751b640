# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Before VMs are deleted: which of their disks and snapshots go with them, how large they are, and the name to type."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import count, joined, size, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.dialogs.typed_name import TypedName
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.label import ElidedLabel, Label
from xolite_desktop.ui.widgets.row_area import row_area
from xolite_desktop.xapi.plans.delete_vm import Belonging, DeleteVm, Item, belongings, loses_data

ROW = 34
_SHOWN_ROWS = 8
_NAMED = 3
_WORDS = later({Belonging.DISK: "Disk", Belonging.SNAPSHOT: "Snapshot", Belonging.MEMORY: "Saved memory"})


class DeleteVmDialog(PlanDialog):
    """`answer` is a `DeleteVm`. Cancel is the default; the name must be typed if data would be lost."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        many = len(selection.items) > 1
        number = len(selection.items)
        several = count(number, "template") if selection.kinds == {"template"} else count(number, "VM")
        whom = several if many else selection.items[0].name
        super().__init__(
            store, parent, tr("Delete {whom}?").format(whom=whom),
            tr("The settings are gone for good, and everything that is ticked here with them."),
            icon="trash", verb=tr("Delete"), danger=True,
        )  # fmt: skip
        if many:
            names = [item.name for item in selection.items[:_NAMED]]
            more = len(selection.items) - len(names)
            shown = [*names, tr("{count} more").format(count=more)] if more > 0 else names
            self.add_content(Label(joined(shown), wrap=True))
        self.rows = [_Row(item, store) for item in _items(store, selection)]
        self.total = Label(tone="secondary")
        self.typed = TypedName(str(len(selection.items)) if many else selection.items[0].name)
        if self.rows:
            self.add_content(_scrolled(self.rows))
        self.add_content(self.total)
        self.add_content(self.typed)
        for row in self.rows:
            row.box.toggled.connect(self.check)
        self.typed.edited.connect(self.check)
        self.check()

    def plan(self) -> DeleteVm:
        return DeleteVm.of(row.item for row in self.rows)

    def check(self) -> None:
        super().check()
        freed = sum(row.item.size for row in self.rows if row.item.goes)
        self.total.setText(tr("This frees up to {size}.").format(size=size(freed)))
        self.total.setVisible(bool(freed))
        loses = loses_data(row.item for row in self.rows)
        if self.typed.isHidden() == loses:
            self.typed.setVisible(loses)
            if self.isVisible():
                self.fit()
        self.go.setEnabled(not loses or self.typed.is_typed)


def _items(store: PoolStore, selection: Selection) -> list[Item]:
    """Of all that is selected; a disk that only they share goes with them."""
    selected = set(selection.refs)
    found: dict[str, Item] = {}
    for ref in selection.refs:
        for item in belongings(store.cache, ref):
            others = tuple(vm for vm in item.shared_with if vm not in selected)
            found.setdefault(item.ref, replace(item, shared_with=others))
    return list(found.values())


class _Row(QWidget):
    """A thing that goes with the VM or stays."""

    def __init__(self, item: Item, store: PoolStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.setFixedHeight(ROW)
        name = visible(item.name) or tr("(no name)")
        self.box = CheckBox("")
        self.box.setAccessibleName(f"{tr(_WORDS[item.kind])} {name}, {size(item.size)}")
        self.box.setChecked(item.goes)
        self.box.setEnabled(
            not item.shared_with and not item.out_of_reach and item.kind is not Belonging.MEMORY
        )
        self.box.setFixedWidth(24)
        self.box.toggled.connect(self._on_toggled)
        where = name_of_ref(item.sr, store.cache) if item.sr else ""
        if item.shared_with:
            used_by = name_of_ref(item.shared_with[0], store.cache) or tr("another VM")
            where = tr("stays: {vm} uses it too").format(vm=used_by)
        elif item.out_of_reach:
            where = tr("stays: its storage is not connected")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.box)
        row.addWidget(Label(tr(_WORDS[item.kind]), tone="secondary"))
        row.addWidget(ElidedLabel(name), 3)
        row.addWidget(ElidedLabel(where, tone="hint"), 2)
        number = Label(size(item.size), font=fonts.tabular(fonts.body()))
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(number)

    def _on_toggled(self, on: bool) -> None:
        self.item = replace(self.item, is_chosen=on)


def _scrolled(rows: list[_Row]) -> QScrollArea:
    area = row_area(rows, tr("What goes with it"))
    area.setFixedHeight(ROW * min(len(rows), _SHOWN_ROWS) + 2)
    return area
