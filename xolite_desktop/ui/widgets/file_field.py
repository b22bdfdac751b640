# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A file of this computer in a form: its name, and a button to choose another one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.inputs import TextInput
from xolite_desktop.ui.widgets.label import tip


class FileField(QWidget):
    """Signals: `edited()` when there is another file; `chosen(path)` when a person has chosen one."""

    edited = Signal()
    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        filters: str,
        parent: QWidget | None = None,
        *,
        is_folder: bool = False,
        saves: bool = False,
    ) -> None:
        """`filters` as QFileDialog takes them; `is_folder`: it is about a folder, whose whole path is shown; `saves`: the
        file is to be written, and asked about if it is there."""
        super().__init__(parent)
        self._name, self._filters = name, filters
        self._is_folder, self._saves = is_folder, saves
        self.path: Path | None = None
        self.line = TextInput("", name, hint=tr("No folder chosen") if is_folder else tr("No file chosen"))
        self.line.setReadOnly(True)
        self.button = Button(tr("Choose…"))
        self.button.clicked.connect(self.ask)
        self.setFocusProxy(self.button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)

    def ask(self) -> QFileDialog:
        """Let a person choose; it begins where the last file was."""
        folder = str(self.path if self._is_folder else self.path.parent) if self.path is not None else ""
        dialog = QFileDialog(self.window(), self._name, folder, self._filters)
        mode = QFileDialog.FileMode
        dialog.setFileMode(
            mode.Directory if self._is_folder else mode.AnyFile if self._saves else mode.ExistingFile
        )
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, self._is_folder)
        if self._saves:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(str(self.path or ""))
        dialog.fileSelected.connect(lambda chosen: self._take(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _take(self, path: Path) -> None:
        self.show_path(path)
        self.chosen.emit(path)

    def show_path(self, path: Path) -> None:
        """This is the file from now on."""
        self.path = path
        self.line.setText(visible(str(path) if self._is_folder else path.name))
        self.line.setCursorPosition(0)
        self.line.setToolTip(tip(visible(str(path))))
        self.edited.emit()
