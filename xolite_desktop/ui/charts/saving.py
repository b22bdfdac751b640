# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Charts to files: a picture, or the values as a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.save_file import ask_where


def save_picture(picture: QPixmap, name: str, parent: QWidget, failed: Callable[[str], None]) -> QFileDialog:
    """Ask where to, then write a PNG."""

    def write(path: str) -> None:
        if not picture.save(path, "PNG"):
            failed(tr("The picture could not be written to {path}.").format(path=path))

    title, kinds = tr("Save chart as picture"), tr("Images (*.png)")
    return ask_where(parent, title, name, "png", kinds, write, otherwise="chart")


def save_values(text: str, name: str, parent: QWidget, failed: Callable[[str], None]) -> QFileDialog:
    """Ask where to, then write comma-separated values."""

    def write(path: str) -> None:
        try:
            Path(path).write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            failed(tr("The values could not be written: {error}").format(error=error))

    title, kinds = tr("Save values"), tr("Comma-separated values (*.csv)")
    return ask_where(parent, title, name, "csv", kinds, write, otherwise="chart")
