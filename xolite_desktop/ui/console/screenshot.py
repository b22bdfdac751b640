# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A guest's screen as a picture, to a file or to the clipboard."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from xolite_desktop.models.wording import tr


def copy(picture: QImage) -> None:
    """Put the picture into the clipboard."""
    QGuiApplication.clipboard().setImage(picture)


def save(picture: QImage, name: str, parent: QWidget) -> QFileDialog:
    """Ask where to, then write a PNG; `name` is the VM's."""
    folder = (
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation) or QDir.homePath()
    )
    stem = "".join(c if c.isalnum() or c in "-_." else "-" for c in name) or "console"
    path = f"{folder}/{stem}-{datetime.now():%Y%m%d-%H%M%S}.png"
    dialog = QFileDialog(parent, tr("Save screenshot"), path, tr("Images (*.png)"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("png")
    dialog.selectFile(path)
    dialog.fileSelected.connect(picture.save)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
