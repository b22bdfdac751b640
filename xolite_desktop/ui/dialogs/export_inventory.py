# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What of the pool goes into a file, in which form, and where the file is."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.inventory.export import ExportInventory
from xolite_desktop.models.inventory.forms import Form
from xolite_desktop.models.inventory.sheets import SHEETS
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import later, tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.file_field import FileField
from xolite_desktop.ui.widgets.inputs import ObjectChoice
from xolite_desktop.ui.widgets.tick_list import ROW, TickList
from xolite_desktop.xapi.plans.problem import Problem

_FORMS = later(
    {
        Form.XLSX: "Spreadsheet with a sheet for each (XLSX)",
        Form.CSV: "CSV files in an archive (ZIP)",
        Form.JSON: "JSON, for programs",
    }
)
_UNSAFE = re.compile(r"[^\w.-]+")


class ExportInventoryDialog(PlanDialog):
    """`answer` is an `ExportInventory`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(
            store, parent, tr("Export the inventory of the pool"),
            tr("What the pool has now, as it is known here. Passwords are left out."), icon="export",
            verb=tr("Export"),
        )  # fmt: skip
        self._chosen: Path | None = None
        self.form_choice = ObjectChoice([(form, tr(word)) for form, word in _FORMS.items()], tr("Format"))
        self.file = FileField(tr("File"), "", saves=True)
        self.sheets = TickList(tr("What is in it"))
        for sheet in SHEETS:
            self.sheets.add_line(sheet.id, tr(sheet.title), is_ticked=True)
        self.sheets.setFixedHeight(ROW * len(SHEETS) + 2 * self.sheets.frameWidth() + 2)
        self.form.add("sheets", tr("What is in it"), self.sheets)
        self.form.add("form", tr("Format"), self.form_choice)
        self.form.add("file", tr("File"), self.file)
        self.sheets.itemChanged.connect(self.check)
        self.form_choice.edited.connect(self._on_form)
        self.file.chosen.connect(self._on_chosen)
        self.file.show_path(self._proposed())
        self.check()
        self.go.setFocus()

    @property
    def kind(self) -> Form:
        return Form(str(self.form_choice.value))

    def plan(self) -> ExportInventory:
        ticked = set(self.sheets.ticked)
        path = self.file.path
        return ExportInventory(
            self._store, path, self.kind, tuple(sheet for sheet in SHEETS if sheet.id in ticked),
            overwrite=path is not None and path == self._chosen,
        )  # fmt: skip

    def problems(self) -> list[Problem]:
        plan = self.plan()
        found = [] if plan.sheets else [Problem("sheets", "NOTHING_CHOSEN")]
        if plan.path is None:
            found.append(Problem("file", "FILE_MISSING"))
        elif not plan.overwrite and plan.path.exists():
            found.append(Problem("file", "FILE_EXISTS"))
        return found

    def _proposed(self) -> Path:
        """The pool and the day, in the folder for documents."""
        pool = self._store.cache.pool
        stem = _UNSAFE.sub("-", pool.name_label if pool is not None else "").strip("-.")[:60] or "pool"
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        day = f"{datetime.now().astimezone():%Y-%m-%d}"
        return Path(folder or QDir.homePath()) / f"{stem}-{day}.{self.kind}"

    def _on_form(self) -> None:
        """The file's name ends as its form does."""
        if self.file.path is not None:
            self.file.show_path(self.file.path.with_suffix(f".{self.kind}"))
        self.check()

    def _on_chosen(self, path: Path) -> None:
        """The file dialog has asked about a file that is there; only if it has this very name."""
        wanted = path if path.suffix.lower() == f".{self.kind}" else Path(f"{path}.{self.kind}")
        self._chosen = path if wanted == path else None
        self.file.show_path(wanted)
