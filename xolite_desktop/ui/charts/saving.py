# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Charts to files: a picture, or the values as a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from xolite_desktop.models.wording import tr


def save_picture(picture: QPixmap, name: str, parent: QWidget, failed: Callable[[str], None]) -> QFileDialog:
    """Ask where to, then write a PNG."""

    def write(path: str) -> None:
        if not picture.save(path, "PNG"):
            failed(tr("The picture could not be written to {path}.").format(path=path))

    return _ask(parent, tr("Save chart as picture"), name, "png", tr("Images (*.png)"), write)


def save_values(text: str, name: str, parent: QWidget, failed: Callable[[str], None]) -> QFileDialog:
    """Ask where to, then write comma-separated values."""

    def write(path: str) -> None:
        try:
            Path(path).write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            failed(tr("The values could not be written: {error}").format(error=error))

    return _ask(parent, tr("Save values"), name, "csv", tr("Comma-separated values (*.csv)"), write)


def _ask(
    parent: QWidget, title: str, name: str, suffix: str, kinds: str, write: Callable[[str], None]
) -> QFileDialog:
    where = QStandardPaths.StandardLocation.DocumentsLocation
    folder = QStandardPaths.writableLocation(where) or QDir.homePath()
    stem = "".join(c if c.isalnum() or c in "-_." else "-" for c in name)[:80] or "chart"
    path = f"{folder}/{stem}-{datetime.now():%Y%m%d-%H%M%S}.{suffix}"
    dialog = QFileDialog(parent, title, path, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(path)
    dialog.fileSelected.connect(write)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
