# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A guest's screen as a picture, to a file or to the clipboard."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.save_file import Folder, ask_where


def copy(picture: QImage) -> None:
    """Put the picture into the clipboard."""
    QGuiApplication.clipboard().setImage(picture)


def save(picture: QImage, name: str, parent: QWidget) -> QFileDialog:
    """Ask where to, then write a PNG; `name` is the VM's."""
    title, kinds = tr("Save screenshot"), tr("Images (*.png)")

    def write(path: str) -> None:
        picture.save(path)

    return ask_where(
        parent, title, name, "png", kinds, write, where=Folder.PicturesLocation, otherwise="console"
    )
