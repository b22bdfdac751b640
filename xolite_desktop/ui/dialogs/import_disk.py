# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which disk image becomes a disk on a storage."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.disk_image import IMAGE_WORDS, image_filters
from xolite_desktop.models.import_vm.package_reader import PackageReader
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain_error
from xolite_desktop.models.text import size
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.style.wording import full_stop
from xolite_desktop.ui.widgets.inputs import TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.path_input import PathInput
from xolite_desktop.xapi.packages.image_package import ImageFile
from xolite_desktop.xapi.packages.package import Package
from xolite_desktop.xapi.plans.disk import NewDisk
from xolite_desktop.xapi.plans.disk_image import NOT_ONE_DISK, ImportDisk
from xolite_desktop.xapi.plans.problem import Problem


class ImportDiskDialog(PlanDialog):
    """`answer` is an `ImportDisk`."""

    def __init__(
        self, store: PoolStore, selection: Selection, parent: QWidget | None, connection: Connection
    ) -> None:
        item = selection.items[0]
        super().__init__(
            store, parent, tr("Import a disk image to {name}").format(name=item.name),
            tr("It becomes a disk of the same size. What is empty in it is not sent."),
            icon="download-simple", verb=tr("Import"),
        )  # fmt: skip
        self._sr = item.ref
        self._proposed = ""
        self.reader = PackageReader(connection.bridge, self)
        self.path = PathInput("", tr("File"), filters=image_filters(), saves=False)
        self.name = TextInput("", tr("Name"))
        self.description = TextInput("", tr("Description"))
        self.found = Label(tone="hint", font=fonts.small(), wrap=True)
        self.form.add("path", tr("File"), self.path)
        self.form.add("name", tr("Name"), self.name)
        self.form.add("description", tr("Description"), self.description)
        self.add_content(self.found)
        self.path.edited.connect(lambda: self.reader.look(str(self.path.path or "")))
        self.reader.changed.connect(self._on_read)
        self.finished.connect(self.reader.stop)
        self.check()
        self.path.setFocus()

    def plan(self) -> ImportDisk:
        package = self.reader.package
        disk = NewDisk(
            self.name.text().strip(), self._sr, package.disk_bytes if package is not None else 0,
            self.description.text().strip(),
        )  # fmt: skip
        return ImportDisk(package.path if package is not None else None, disk)

    def problems(self) -> list[Problem]:
        package = self.reader.package
        if package is not None and not isinstance(package.details, ImageFile):
            return [Problem("path", NOT_ONE_DISK)]
        found = self.plan().problems(self._store.cache)
        return [
            Problem("path", each.code, each.params) if each.field in ("size", "sr") else each
            for each in found
        ]

    def check(self) -> None:
        super().check()
        self.found.setText(self._said())
        self.found.setVisible(bool(self.found.text()))

    def _on_read(self) -> None:
        """A name that nobody changed goes with the file."""
        package = self.reader.package
        if package is not None and self.name.text() == self._proposed:
            self._proposed = package.name
            self.name.setText(package.name)
        self.check()

    def say(self, problem: Problem) -> str:
        error = self.reader.error
        if problem.field == "path" and error is not None:
            found = explain_error(error, self._store.cache)
            return " ".join(filter(None, (full_stop(found.one_line), found.advice)))
        if problem.field == "path" and self.path.path is None:
            return ""
        return "" if self.reader.is_reading else super().say(problem)

    def _said(self) -> str:
        if self.reader.is_reading:
            return tr("The file is looked at…")
        package: Package | None = self.reader.package
        if package is None or not isinstance(package.details, ImageFile):
            return ""
        return tr("{format}, a disk of {size}, in a file of {file}.").format(
            format=tr(IMAGE_WORDS[package.details.image_kind]), size=size(package.disk_bytes),
            file=size(package.file_bytes),
        )  # fmt: skip
