# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A file of this computer, typed or chosen in the system's own dialog. Signals: `edited()`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.inputs import TextInput

LONGEST_PATH = 4096


def usual_folder() -> str:
    """Where files come from and go to unless somebody says otherwise."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    return folder if folder and Path(folder).is_dir() else QDir.homePath()


class PathInput(QWidget):
    """`filters` are those of the system's dialog; `saves`: the file is to be written, and its dialog asks before another
    one is replaced.
    """

    edited = Signal()

    def __init__(
        self, path: str, name: str, *, filters: str, saves: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._filters, self._saves, self._name = filters, saves, name
        self._confirmed = ""
        self.line = TextInput(path, name, most=LONGEST_PATH)
        self.choose = Button(tr("Choose…"), icon="folder-open")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.choose)
        self.setFocusProxy(self.line)
        self.line.edited.connect(self.edited)
        self.choose.clicked.connect(self.ask)

    @property
    def path(self) -> Path | None:
        """What is written there; None for nothing."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    @property
    def is_confirmed(self) -> bool:
        """Whether the system's dialog has asked about the file that is there."""
        return bool(self._confirmed) and self.line.text() == self._confirmed

    def set_path(self, path: str, *, confirmed: bool = False) -> None:
        """Show another path."""
        self._confirmed = path if confirmed else ""
        if self.line.text() == path:
            self.edited.emit()  # it may be confirmed now
        self.line.setText(path)

    def set_filters(self, filters: str) -> None:
        self._filters = filters

    def ask(self) -> QFileDialog:
        """Open the system's dialog."""
        dialog = QFileDialog(self.window(), self._name, usual_folder(), self._filters)
        if self._saves:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile if self._saves else QFileDialog.FileMode.ExistingFile)
        if self.path is not None:
            dialog.setDirectory(str(self.path.parent))
            dialog.selectFile(self.path.name)
        dialog.fileSelected.connect(lambda path: self.set_path(path, confirmed=self._saves))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
