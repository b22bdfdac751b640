# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Asks where a file of ours is to go, with a name that says what it is and when it was made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

Folder = QStandardPaths.StandardLocation
_LONGEST = 55  # characters of four bytes each, and the date, fit into the 255 bytes of a name


def ask_where(
    parent: QWidget,
    title: str,
    name: str,
    suffix: str,
    kinds: str,
    write: Callable[[str], None],
    *,
    where: Folder = Folder.DocumentsLocation,
    otherwise: str = "file",
) -> QFileDialog:
    """The dialog, open; `write` gets the path that was chosen. What stands in `name` and is no name of a file becomes "-"."""
    folder = QStandardPaths.writableLocation(where) or QDir.homePath()
    stem = "".join(c if c.isalnum() or c in "-_." else "-" for c in name)[:_LONGEST] or otherwise
    path = f"{folder}/{stem}-{datetime.now():%Y%m%d-%H%M%S}.{suffix}"
    dialog = QFileDialog(parent, title, path, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(path)
    dialog.fileSelected.connect(write)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
