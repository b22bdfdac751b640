# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A table into the clipboard or a file: rows are read in slices, files are written beside the window's work."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QStandardPaths, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from xolite_desktop.models.bridge import Bridge
from xolite_desktop.models.slices import advance
from xolite_desktop.models.tables.table_text import as_csv, as_json, as_lines
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.tables.table_view import TableView
from xolite_desktop.xapi.refs import Ref

SLICE_MS = 8.0
CSV, JSON = "CSV (*.csv)", "JSON (*.json)"
_UNSAFE = re.compile(r"[^\w.-]+")


class TableExport(QObject):
    """What is shown of a table, at the moment it is asked for.

    Signals: `copied()` when the clipboard has it, `written(path)` when a file has it, `failed(path, reason)` otherwise.
    """

    copied = Signal()
    written = Signal(str)
    failed = Signal(str, str)

    def __init__(self, view: TableView, bridge: Bridge) -> None:
        super().__init__(view)
        self._view = view
        self._bridge = bridge
        self._reading: Iterator[None] | None = None
        self._done: Callable[[], None] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._read_on)

    def copy(self) -> None:
        """The selected rows, or all if none is, as lines for a spreadsheet or a message."""
        rows: list[list[str]] = []
        titles = self._titles()

        def done() -> None:
            QGuiApplication.clipboard().setText(as_lines(titles, rows))
            self.copied.emit()

        self._read(self._view.selected or self._view.table.refs, rows, done)

    def ask_where(self, name: str) -> QFileDialog:
        """Ask for a file, then write what is shown; `name` is what the table is about."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        stem = _UNSAFE.sub("-", name)[:80].strip("-.") or "table"
        path = f"{folder or QDir.homePath()}/{stem}.csv"
        filters = f"{CSV};;{JSON}"
        dialog = QFileDialog(self._view.window(), tr("Export what is shown"), path, filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(path)
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("json" if chosen == JSON else "csv")
        )
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def write(self, path: Path) -> None:
        """Write all rows that are shown, as JSON if the file is called so."""
        rows: list[list[str]] = []
        titles = self._titles()
        form = as_json if path.suffix.lower() == ".json" else as_csv

        def save() -> None:
            path.write_bytes(form(titles, rows).encode("utf-8", errors="replace"))

        def done() -> None:
            self._bridge.start(
                asyncio.to_thread(save),
                name="table export",
                on_result=lambda _: self.written.emit(str(path)),
                on_error=lambda error: self.failed.emit(str(path), _reason(error)),
            )

        self._read(self._view.table.refs, rows, done)

    def _titles(self) -> list[str]:
        columns = self._view.table.table.columns
        return [tr(columns[number].title) for number in self._view.columns.shown()]

    def _read(self, refs: Sequence[Ref], rows: list[list[str]], done: Callable[[], None]) -> None:
        """Begin; what was being read before is given up."""
        table, numbers = self._view.table, self._view.columns.shown()

        def reading() -> Iterator[None]:
            for ref in refs:
                if ref in table.rows:
                    rows.append([table.make_cell(ref, number).text for number in numbers])
                yield

        self._reading, self._done = reading(), done
        self._read_on()

    def _read_on(self) -> None:
        if self._reading is None or not advance(self._reading, SLICE_MS):
            self._timer.start()
            return
        self._timer.stop()
        done, self._done, self._reading = self._done, None, None
        if done is not None:
            done()


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", "") or error)
