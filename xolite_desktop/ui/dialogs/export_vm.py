# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where exported VMs go on this computer, what the files are called, and how they are packed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from xolite_desktop.models.actions.export_formats import EXPORT_FORMATS, format_of
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.export_vm.folder_look import FolderLook
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import count, size
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.dialogs.dialog import listed
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import ObjectChoice, TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.panel import Panel
from xolite_desktop.ui.widgets.path_input import usual_folder
from xolite_desktop.xapi.plans.export_vm import (
    FILE_EXISTS,
    Compression,
    ExportVms,
    Folder,
    compressions,
    is_suspended,
    least_bytes,
    most_bytes,
    proposed_names,
    vms_of,
)
from xolite_desktop.xapi.plans.problem import Problem, at
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.appliance import appliance_of
from xolite_desktop.xapi.rules.vm import needs_snapshot

_LONGEST_PATH = 4096
_PACKINGS = later(
    {
        Compression.NONE: "None: fastest, and largest",
        Compression.GZIP: "gzip: slow, read everywhere",
        Compression.ZSTD: "zstd: fast and small, for XCP-ng 8 and later",
    }
)


class ExportDialog(PlanDialog):
    """`answer` is an `ExportVms`. Names of several files are made of the names of the objects, like none that is there."""

    looked = Signal()
    """The folder is known."""
    last_folder = ""
    """Where one exported to before, for as long as the program runs."""

    def __init__(
        self, store: PoolStore, selection: Selection, parent: QWidget | None, connection: Connection
    ) -> None:
        self._refs = vms_of(store.cache, [item.ref for item in selection.items])
        super().__init__(
            store, parent, _title(selection, len(self._refs)), _lead(store, self._refs), icon="export", verb=tr("Export"),
            width=620,
        )  # fmt: skip
        self._look = FolderLook(connection.bridge, self)
        self._make_fields()
        self._make_boxes()
        self._look.changed.connect(self._on_looked)
        self.finished.connect(self._look.stop)
        self._look.look(self.folder.text().strip(), at_once=True)
        self.check()

    def _make_fields(self) -> None:
        self.format = ObjectChoice([(each.id, tr(each.title)) for each in EXPORT_FORMATS], tr("Format"))
        self.folder = TextInput(_usual_folder(), tr("Folder"), most=_LONGEST_PATH)
        self.choose = Button(tr("Choose…"), icon="folder-open")
        suffix = EXPORT_FORMATS[0].suffix
        self.name = TextInput(
            dict(proposed_names(self._store.cache, self._refs[:1], suffix)).get(self._refs[0], ""),
            tr("File name"),
        )
        self.packing = ObjectChoice(
            [(each, tr(_PACKINGS[each])) for each in compressions(self._store.cache)], tr("Compression")
        )
        self.form.add("format", tr("Format"), self.format)
        self.form.add("folder", tr("Folder"), self.folder, beside=self.choose)
        self.form.add("name", tr("File name"), self.name)
        self.form.add("packing", tr("Compression"), self.packing)
        self.form.set_row_visible("format", len(EXPORT_FORMATS) > 1)
        self.form.set_row_visible("name", not self._are_many)
        self.choose.clicked.connect(self.ask_where)
        self.folder.edited.connect(lambda: self._look.look(self.folder.text().strip()))
        self.format.edited.connect(self._rename)

    def _make_boxes(self) -> None:
        self.overwrite = CheckBox(tr("Replace the file that is there"))
        self.memory = CheckBox(tr("With the memory of what is suspended; else it is halted in the file"))
        self.memory.setChecked(True)
        self.snapshot = CheckBox(tr("Of what runs, through a snapshot: its disks as after a power cut"))
        self.snapshot.setChecked(True)
        self.note = Label(tone="secondary", wrap=True)
        self._names: Panel | None = None
        self._shown_names: list[str] = []
        for widget in (self.snapshot, self.memory, self.overwrite, self.note):
            self.add_content(widget)
        self.overwrite.hide()
        for box in (self.snapshot, self.memory, self.overwrite):
            box.toggled.connect(self.check)

    @property
    def _are_many(self) -> bool:
        return len(self._refs) > 1

    def plan(self) -> ExportVms:
        chosen = format_of(str(self.format.value))
        packing = self.packing.value if chosen.packs else None
        plan = ExportVms(
            self.folder.text().strip(),
            tuple((ref, self.name.text().strip()) for ref in self._refs[:1]),
            packing if isinstance(packing, Compression) else Compression.NONE,
            chosen.id,
            self.overwrite.isChecked() and not self._are_many,
            self.memory.isChecked(),
            self.snapshot.isChecked(),
        )
        if not self._are_many:
            return plan
        taken = self._look.seen.names if self._look.seen is not None else frozenset()
        return replace(plan, files=tuple(proposed_names(self._store.cache, self._refs, chosen.suffix, taken)))

    def problems(self) -> list[Problem]:
        plan = self.plan()
        found = plan.problems(self._store.cache, self._look.seen)
        wrong = at(found, "name")
        exists = wrong is not None and wrong.code == FILE_EXISTS
        self.overwrite.setVisible(exists or self.overwrite.isChecked())
        is_xva = format_of(plan.format).packs
        self.form.set_row_visible("packing", is_xva)
        self.memory.setVisible(is_xva and any(is_suspended(self._store.cache, ref) for ref in self._refs))
        self.snapshot.setVisible(any(needs_snapshot(self._store.cache, ref) for ref in self._refs))
        self._show_names([name for _, name in plan.files] if self._are_many else [])
        self._say_room(at(found, "folder") is None)
        return found

    def check(self) -> None:
        super().check()
        if self.isVisible():
            self.fit()

    def ask_where(self) -> QFileDialog:
        """Let a folder be chosen."""
        dialog = QFileDialog(self, tr("Choose a folder"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def accept(self) -> None:
        ExportDialog.last_folder = self.folder.text().strip()
        super().accept()

    def _rename(self) -> None:
        """Another format has another suffix."""
        suffix = format_of(str(self.format.value)).suffix
        stem = self.name.text().strip()
        for each in EXPORT_FORMATS:
            stem = stem.removesuffix(each.suffix)
        self.name.setText(stem + suffix)

    def _show_names(self, names: Sequence[str]) -> None:
        """What several files will be called; the names change with the format, and with what is in the folder."""
        if names == self._shown_names:
            return
        self._shown_names = list(names)
        if self._names is not None:
            self.body.removeWidget(self._names)
            self._names.hide()
            self._names.deleteLater()
        self._names = listed(tr("Files"), names)
        self.body.insertWidget(self.body.indexOf(self.memory), self._names)

    def _say_room(self, is_usable: bool) -> None:
        """How much may come, beside how much is free."""
        seen = self._look.seen
        self.note.setVisible(is_usable and seen is not None and seen.free >= 0)
        if seen is None or not is_usable:
            return
        most = most_bytes(self._store.cache, self._refs)
        free = tr("{size} are free there.").format(size=size(seen.free))
        if seen.free < most:
            text = tr("It may become as much as {size}. If the folder fills up, nothing is left of it.")
            free = f"{free} {text.format(size=size(most))}"
        self.note.setText(free)
        self.note.set_tone("warn" if seen.free < most else "secondary")

    @property
    def seen(self) -> Folder | None:
        """The folder as it was looked at."""
        return self._look.seen

    def _on_looked(self) -> None:
        self.check()
        self.looked.emit()


def export_vapp_dialog(
    store: PoolStore, selection: Selection, parent: QWidget | None, connection: Connection
) -> ExportDialog:
    """About the vApp that the selected object is, or is in."""
    found = (appliance_of(store.cache, ref) for ref in selection.refs)
    vapps = Selection.of(store.cache, [ref for ref in found if ref is not None])
    return ExportDialog(store, vapps, parent, connection)


def _title(selection: Selection, number: int) -> str:
    if len(selection.items) == 1:
        return tr("Export {name}").format(name=selection.items[0].name)
    kinds = selection.kinds
    noun = next(iter(kinds)).value if len(kinds) == 1 else "object"
    return tr("Export {name}").format(name=count(number, noun))


def _usual_folder() -> str:
    return ExportDialog.last_folder or usual_folder()


def _lead(store: PoolStore, refs: Sequence[Ref]) -> str:
    least, most = least_bytes(store.cache, refs), most_bytes(store.cache, refs)
    if not least:
        return tr(
            "Everything in its disks is written, up to {most}. Every block is checked as it comes."
        ).format(most=size(most))
    return tr("About {least} are on its storage, {most} at most. Every block is checked as it comes.").format(
        least=size(least), most=size(most)
    )
