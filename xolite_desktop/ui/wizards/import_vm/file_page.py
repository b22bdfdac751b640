# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which file, and what is in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from xolite_desktop.models.import_vm.package_reader import PackageReader
from xolite_desktop.models.import_vm.words import cautions_of, file_filters, package_rows
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain_error
from xolite_desktop.models.text import breakable
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import said
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.style.wording import full_stop
from xolite_desktop.ui.widgets.asking_line import AskingLine
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.inputs import TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.wizards.summary_table import SummaryTable
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.errors import LocalFileError
from xolite_desktop.xapi.packages.package import Package
from xolite_desktop.xapi.plans.import_vm.import_vm import NO_FILE, ImportVm, with_package
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref

_LONGEST_PATH = 4096


class FilePage(WizardPage[ImportVm]):
    """The file is looked at by itself; another one begins the plan anew. `sr` is where its disks are proposed to go."""

    def __init__(self, store: PoolStore, reader: PackageReader, sr: Ref | None) -> None:
        super().__init__(store, tr("File"), ("file",))
        self._reader, self._sr = reader, sr
        self._shown: Package | None = None

    def build(self) -> None:
        self.set_lead(
            tr(
                "What is in the file is looked at before anything is sent; every block of it is checked on its way."
            )
        )
        self.column.addLayout(self._file_line())
        self.looking = AskingLine()
        self.looking.words.set_tone("secondary")
        self.looking.say(tr("The file is looked at…"), is_asking=True)
        self.kinds = Label(
            tr(
                "XVA files of pools, OVA and OVF packages of VMware, VirtualBox and others, and disk images as VHD, VHDX, VMDK, QCOW2 "
                "or raw. A file can also be dropped on the window."
            ),
            tone="hint",
            wrap=True,
        )
        self.wrong = Label(tone="bad", wrap=True)
        self.caution = Label(tone="secondary", wrap=True)
        self.holds = Label(tr("What is in it"), font=fonts.strong())
        self.table = SummaryTable()
        for widget in (self.looking, self.kinds, self.wrong, self.holds, self.table, self.caution):
            self.column.addWidget(widget)
        self.path.edited.connect(lambda: self._reader.look(self.path.text().strip()))
        self.choose.clicked.connect(self.ask_where)
        self._reader.changed.connect(self._on_read)

    def _file_line(self) -> QHBoxLayout:
        self.path = TextInput(
            "", tr("File"), hint=tr("An XVA, OVA, OVF or disk image on this computer"), most=_LONGEST_PATH
        )
        self.choose = Button(tr("Choose…"), icon="folder-open")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.path, 1)
        line.addWidget(self.choose)
        return line

    def show_plan(self, plan: ImportVm) -> None:
        """The file stays the one that was chosen."""

    def write(self, plan: ImportVm) -> ImportVm:
        package = self._reader.package
        if package is plan.package or (package is not None and _is_same_file(package, plan.package)):
            return plan
        return with_package(self._store.cache, plan, package, self._sr)

    def show_problems(self, problems: Sequence[Problem], plan: ImportVm) -> None:
        self.looking.setVisible(self._reader.is_reading)
        self.say_wrong(self.wrong, breakable(self._wrong(problems)))
        caution = cautions_of(plan.package) if plan.package is not None else ""
        self.caution.setText(breakable(caution))
        self.caution.setVisible(bool(caution))
        self.kinds.setVisible(not self.path.text().strip())
        self._show_package(plan.package)

    def ask_where(self) -> QFileDialog:
        """Let a file be chosen."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        dialog = QFileDialog(
            self.window(), tr("Choose a file to import"), folder or QDir.homePath(), file_filters()
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.show_path)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def show_path(self, path: str) -> None:
        """Take this file."""
        self._reader.look(path, at_once=True)
        self.path.setText(path)

    def _wrong(self, problems: Sequence[Problem]) -> str:
        error = self._reader.error
        if error is not None:
            found = explain_error(error, self._store.cache)
            advice = "" if isinstance(error, LocalFileError) else found.advice  # which is about writing
            return " ".join(filter(None, (full_stop(found.one_line), advice)))
        shown = [each for each in problems if each.code != NO_FILE]
        return said(shown[0], self._store) if shown else ""

    def _on_read(self) -> None:
        self.edited.emit()

    def _show_package(self, package: Package | None) -> None:
        self.holds.setVisible(package is not None)
        if package is self._shown:
            return
        self._shown = package
        self.table.show_rows(package_rows(package) if package is not None else ())
        self.table.setVisible(package is not None)


def _is_same_file(package: Package, planned: Package | None) -> bool:
    """Whether another VM of the same file was chosen since."""
    return planned is not None and planned.file is not None and planned.file is package.file
