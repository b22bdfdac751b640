# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A file of this computer becomes an image in an ISO library, and if wanted goes into a drive."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.disc_file import DiscFile, look_at
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.file_field import FileField
from xolite_desktop.ui.widgets.inputs import ObjectChoice, TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.storage import free_bytes
from xolite_desktop.xapi.plans.upload_disc import UploadDisc, proposed_name
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.library import libraries, upload


class UploadToLibraryDialog(PlanDialog):
    """`answer` is an `UploadDisc`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        title = tr("Upload a disc to {name}").format(name=item.name)
        super().__init__(
            store, parent, title, tr("VMs can have it in their drives as soon as it is there."),
            icon="iso", verb=tr("Upload"),
        )  # fmt: skip
        self._make([item.ref], None)

    def _make(self, srs: list[Ref], vm: Ref | None) -> None:
        self._vm = vm
        self._file = DiscFile(Path(), 0, True)
        self._is_named = False
        self.file = FileField(tr("File"), tr("Images of discs (*.iso *.img);;All files (*)"))
        self.name = TextInput("", tr("Name in the library"))
        self.sr = ObjectChoice([(ref, self._library(ref)) for ref in srs], tr("Library"))
        self.form.add("file", tr("File"), self.file)
        self.form.add("name", tr("Name in the library"), self.name)
        self.form.add("sr", tr("Library"), self.sr)
        self.sr.setEnabled(len(srs) > 1)
        self.note = Label(tone="hint", wrap=True)
        self.note.hide()
        self.add_content(self.note)
        self.file.edited.connect(self._on_file)
        self.name.textEdited.connect(self._on_named)
        self.check()
        self.file.setFocus()

    def take_file(self, path: Path) -> None:
        """As if a person had chosen it."""
        self.file.show_path(path)

    def plan(self) -> UploadDisc:
        sr = Ref(str(self.sr.value)) if self.sr.value else None
        return UploadDisc(self.file.path, self._file.size, sr, self.name.text().strip())

    def problems(self) -> list[Problem]:
        found = self.plan().problems(self._store.cache, self._vm)
        if self.file.path is None:  # nothing is wrong yet: it has not begun
            return [problem for problem in found if problem.field == "sr"] or [
                Problem("begin", "FILE_MISSING")
            ]
        return found

    def check(self) -> None:
        super().check()
        if self.file.path is None:
            self.general.hide()

    def _on_file(self) -> None:
        path = self.file.path
        assert path is not None, "a file was chosen"
        self._file = look_at(path)
        if not self._is_named:
            self.name.setText(proposed_name(path.name))
            self.name.setCursorPosition(0)
        said = []
        if self._file.size:
            said.append(tr("The file has {size}.").format(size=size(self._file.size)))
        if self._file.size and not self._file.is_disc:
            said.append(tr("There is no file system of a disc on it: a VM may not be able to read it."))
        self.note.setText(" ".join(said))
        self.note.setVisible(bool(said))
        self.check()
        if self.isVisible():
            self.fit()

    def _on_named(self) -> None:
        self._is_named = True

    def _library(self, ref: Ref) -> str:
        sr = self._store.cache.sr(ref)
        if sr is None:
            return ""
        if sr.physical_size <= 0:
            return visible(sr.name_label)
        free = tr("{size} free").format(size=size(free_bytes(sr)))
        return f"{visible(sr.name_label)} · {free}"


class UploadDiscDialog(UploadToLibraryDialog):
    """For the drive of a VM: which library takes it is asked too."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        PlanDialog.__init__(
            self, store, parent, tr("Upload a disc for {name}").format(name=item.name),
            tr("It goes into a library, and from there into the drive. A disc that is in it now is ejected."),
            icon="iso", verb=tr("Upload and insert"),
        )  # fmt: skip
        self._make([ref for ref in libraries(store.cache) if upload(store.cache, ref) is None], item.ref)
