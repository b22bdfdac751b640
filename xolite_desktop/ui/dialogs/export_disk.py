# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""In which format a disk is saved, and where."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.disk_image import FORMAT_HINTS, FORMAT_TITLES, export_filters
from xolite_desktop.models.export_vm.folder_look import FolderLook
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import size
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.inputs import ObjectChoice
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.path_input import PathInput, usual_folder
from xolite_desktop.xapi.file_names import file_name
from xolite_desktop.xapi.plans.disk_image import DiskFormat, ExportDisk
from xolite_desktop.xapi.plans.export_vm import Folder
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.rules.disk import is_written, vdi_of


class ExportDiskDialog(PlanDialog):
    """`answer` is an `ExportDisk`."""

    looked = Signal()
    """The folder is known."""

    def __init__(
        self, store: PoolStore, selection: Selection, parent: QWidget | None, connection: Connection
    ) -> None:
        item = selection.items[0]
        self._ref = vdi_of(store.cache, item.ref) or item.ref
        vdi = store.cache.vdi(self._ref)
        lead = tr("The file has its name only when all of the disk is in it.")
        if is_written(store.cache, self._ref):
            lead = tr("A VM writes to it: a snapshot is exported, and deleted afterwards.")
        super().__init__(
            store, parent, tr("Export {name}").format(name=item.name), lead,
            icon="upload-simple", verb=tr("Export"),
        )  # fmt: skip
        self._look = FolderLook(connection.bridge, self)
        self._look.changed.connect(self._on_looked)
        self.finished.connect(self._look.stop)
        self._label = vdi.name_label if vdi is not None else ""
        self.format = ObjectChoice([(each, tr(FORMAT_TITLES[each])) for each in DiskFormat], tr("Format"))
        self.hint = Label(tone="hint", font=fonts.small(), wrap=True)
        self.path = PathInput("", tr("File"), filters="", saves=True)
        self.form.add("format", tr("Format"), self.format)
        self.form.add("path", tr("File"), self.path)
        self.room = Label(tone="secondary", wrap=True)
        self.add_content(self.hint)
        self.add_content(self.room)
        self._size = vdi.virtual_size if vdi is not None else 0
        self.format.edited.connect(self._on_format)
        self.path.edited.connect(self._look_there)
        self.path.set_path(str(Path(usual_folder()) / file_name(self._label, f".{self._chosen}", "disk")))
        self._look_there(at_once=True)
        self._on_format()

    @property
    def seen(self) -> Folder | None:
        """The folder as it was looked at."""
        return self._look.seen

    @property
    def _chosen(self) -> DiskFormat:
        value = self.format.value
        return value if isinstance(value, DiskFormat) else DiskFormat.VHD

    def plan(self) -> ExportDisk:
        return ExportDisk(self.path.path, self._chosen, overwrite=self.path.is_confirmed)

    def problems(self) -> list[Problem]:
        plan = self.plan()
        found = plan.problems(self._store.cache, self._ref, self.seen)
        free = self.seen.free if self.seen is not None else -1
        self.room.setVisible(free >= 0)
        self.room.setText(tr("{size} are free there.").format(size=size(max(0, free))))
        return found

    def _look_there(self, *, at_once: bool = False) -> None:
        if self.path.path is not None:
            self._look.look(str(self.path.path.parent), at_once=at_once)

    def _on_looked(self) -> None:
        self.check()
        self.looked.emit()

    def _on_format(self) -> None:
        """The name goes with the format, unless it has none of ours."""
        path, chosen = self.path.path, self._chosen
        self.path.set_filters(export_filters(chosen))
        if path is not None and path.suffix.lower() in {f".{each}" for each in DiskFormat}:
            self.path.set_path(str(path.with_suffix(f".{chosen}")))
        self.hint.setText(tr(FORMAT_HINTS[chosen]).format(size=size(self._size)))
        self.check()
