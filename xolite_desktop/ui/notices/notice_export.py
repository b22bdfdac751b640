# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The messages that are shown into a file: read in slices, written beside the window's work."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from xolite_desktop.models.bridge import Bridge
from xolite_desktop.models.notices.notice_lines import lines, titles
from xolite_desktop.models.notices.notice_table import NoticeTable
from xolite_desktop.models.slices import advance
from xolite_desktop.models.tables.table_text import as_csv, as_json
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.save_file import ask_where

SLICE_MS = 8.0
CSV, JSON = "CSV (*.csv)", "JSON (*.json)"


class NoticeExport(QObject):
    """Signals: `said(sentence)` when a file is written, or could not be."""

    said = Signal(str)

    def __init__(self, table: NoticeTable, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._table = table
        self._bridge = bridge
        self._path = Path()
        self._rows: list[list[str]] = []
        self._reading: Iterator[None] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._read_on)

    def ask(self, parent: QWidget) -> QFileDialog:
        """Ask for a file, as CSV or JSON, and write it."""
        dialog = ask_where(
            parent, tr("Export what is shown"), tr("notifications"), "csv", f"{CSV};;{JSON}", self.write
        )
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("json" if chosen == JSON else "csv")
        )
        return dialog

    def write(self, path: str) -> None:
        """Write all messages that are shown, as JSON if the file is called so; what was being read is given up."""
        self._path, self._rows = Path(path), []
        self._reading = self._read()
        self._read_on()

    def _read(self) -> Iterator[None]:
        for line in lines(self._table):
            if line is not None:
                self._rows.append(line)
            yield

    def _read_on(self) -> None:
        if self._reading is None or not advance(self._reading, SLICE_MS):
            self._timer.start()
            return
        self._timer.stop()
        self._reading = None
        self._save(self._path, self._rows)

    def _save(self, path: Path, rows: list[list[str]]) -> None:
        form = as_json if path.suffix.lower() == ".json" else as_csv
        shown = visible(str(path))

        def save() -> None:
            path.write_bytes(form(titles(), rows).encode("utf-8", errors="replace"))

        def failed(error: Exception) -> None:
            reason = str(getattr(error, "strerror", "") or error)
            self.said.emit(tr("{path} could not be written: {reason}").format(path=shown, reason=reason))

        self._bridge.start(
            asyncio.to_thread(save),
            name="writing messages",
            on_result=lambda _: self.said.emit(tr("Saved as {path}.").format(path=shown)),
            on_error=failed,
        )
