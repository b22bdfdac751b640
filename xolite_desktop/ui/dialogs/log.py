# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What this program has logged since it was started: to be read, narrowed down and copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from xolite_desktop.models.text import breakable, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.search_field import SearchField

_HEIGHT = 320


def open_folder(folder: Path) -> bool:
    """Show a folder in the system's own program for files; whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class LogDialog(Dialog):
    """`lines` gives the newest lines, the oldest first; `folder` is the profile's."""

    def __init__(
        self,
        lines: Callable[[], Sequence[str]],
        folder: Path,
        parent: QWidget | None = None,
        *,
        show_folder: Callable[[Path], bool] = open_folder,
    ) -> None:
        lead = tr(
            "Passwords and sessions are taken out of every line. The newest lines are kept until the program ends; they are in no file."
        )
        super().__init__(parent, tr("Log"), lead, icon="list-bullets", tint="accent", width=760)
        self._lines = lines
        self._folder = folder
        self._show_folder = show_folder
        self.words = SearchField(tr("Filter lines"))
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setFont(fonts.monospace())
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFixedHeight(_HEIGHT)
        self.text.setAccessibleName(tr("Log"))
        self.text.setPlaceholderText(tr("Nothing was logged."))
        self.place = Label("", tone="hint", wrap=True)
        for part in (self.words, self.text, self.place):
            self.body.addWidget(part)
        self.copy = Button(tr("Copy"), icon="copy")
        self.again = Button(tr("Refresh"), icon="arrows-clockwise")
        self.folder = Button(tr("Open folder of settings"), icon="folder")
        close = Button(tr("Close"), kind="primary")
        for button in (self.copy, self.again, self.folder):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self.words.textChanged.connect(self.refresh)
        self.copy.clicked.connect(self._copy)
        self.again.clicked.connect(self.refresh)
        self.folder.clicked.connect(self._open_folder)
        close.clicked.connect(self.accept)
        self._say_place(tr("Settings and trusted certificates are in {path}."))
        self.refresh()
        close.setFocus()

    def refresh(self, *_: object) -> None:
        """The lines there are now that have all the words, from the newest backwards in sight."""
        words = self.words.text().casefold().split()
        shown = [line for line in self._lines() if all(word in line.casefold() for word in words)]
        self.text.setPlainText("\n".join(visible(part) for line in shown for part in line.splitlines()))
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.moveCursor(QTextCursor.MoveOperation.StartOfLine)
        self.copy.setEnabled(bool(shown))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _open_folder(self) -> None:
        if not self._show_folder(self._folder):
            self._say_place(tr("No program opens folders here. It is {path}"))

    def _say_place(self, sentence: str) -> None:
        self.place.setText(sentence.format(path=breakable(visible(str(self._folder)))))
