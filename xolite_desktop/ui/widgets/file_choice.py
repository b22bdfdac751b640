# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A field for a file that is there: typed, or chosen in a dialog."""

from __future__ import annotations

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.inputs import TextInput

_LONGEST = 4096


class FileChoice(QWidget):
    """Signals: `edited()` when another path is there."""

    edited = Signal()

    def __init__(self, name: str, kinds: str, parent: QWidget | None = None) -> None:
        """`kinds` as a file dialog reads them: "Certificates (*.pem *.crt)"."""
        super().__init__(parent)
        self._name, self._kinds = name, kinds
        self.path_input = TextInput("", name, most=_LONGEST)
        self.choose = Button(tr("Choose…"))
        self.choose.setAccessibleName(tr("Choose {what}").format(what=name))
        self.dialog: QFileDialog | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.path_input, 1)
        row.addWidget(self.choose)
        self.setFocusProxy(self.path_input)
        self.path_input.edited.connect(self.edited)
        self.choose.clicked.connect(self.ask)

    @property
    def path(self) -> str:
        """What stands there; empty for nothing."""
        return self.path_input.text().strip()

    def set_path(self, path: str) -> None:
        """As if it had been chosen."""
        self.path_input.setText(path)
        self.path_input.setCursorPosition(len(path))

    def ask(self) -> QFileDialog:
        """Open the dialog, where the file is that stands here."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self.window(), self._name, self.path or folder, self._kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.set_path)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self.dialog = dialog
        return dialog
