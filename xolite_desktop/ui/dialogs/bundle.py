# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The diagnostic bundle: everything that would be saved can be read before it is, and names can be left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.private_file import write_private
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.save_file import ask_where
from xolite_desktop.ui.dialogs.status_line import StatusLine
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.label import Label

MakeText = Callable[[bool], str]
"""Gives the text, with or without names."""
_HEIGHT = 300


class BundleDialog(Dialog):
    """What is shown is what is saved: it is made once, and again when names come or go."""

    def __init__(self, make_text: MakeText, parent: QWidget | None = None) -> None:
        lead = tr(
            "For whoever helps you: versions, settings, trusted certificates, a summary of the pools and what was logged. It holds no password and no session. Read it before you pass it on."
        )
        super().__init__(
            parent, tr("Diagnostic bundle"), lead, icon="first-aid-kit", tint="accent", width=720
        )
        self._make_text = make_text
        self.nameless = CheckBox(tr("Leave out names and addresses"))
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setFont(fonts.monospace())
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFixedHeight(_HEIGHT)
        self.text.setAccessibleName(tr("What is saved"))
        self.saved = Label("", tone="ok", wrap=True)
        self.status = StatusLine()
        for part in (self.nameless, self.text, self.saved, self.status):
            self.body.addWidget(part)
        self.saved.hide()
        self.save = Button(tr("Save…"), kind="primary")
        self.close_button = Button(tr("Close"))
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.foot.addWidget(self.save)
        self.nameless.toggled.connect(self._show)
        self.save.clicked.connect(self.ask_where)
        self.close_button.clicked.connect(self.reject)
        self._show()
        self.save.setFocus()

    def ask_where(self) -> QFileDialog:
        """Ask for a file, then write it: whole or not at all, for its owner alone."""
        title, kinds = tr("Save diagnostic bundle"), tr("Text (*.txt)")
        return ask_where(
            self, title, "xolite-desktop", "txt", kinds, lambda path: self._write(Path(path), self._shown)
        )

    def _show(self, *_: object) -> None:
        self._shown = self._make_text(not self.nameless.isChecked())
        self.text.setPlainText(self._shown)

    def _write(self, path: Path, text: str) -> None:
        try:
            write_private(path, text.encode("utf-8", errors="replace"))
        except OSError as error:
            self.saved.hide()
            self.status.show_error(tr("The bundle could not be saved."), str(error.strerror or error))
        else:
            self.status.clear()
            self.saved.setText(
                tr("Saved as {path}; nobody but you may read it.").format(path=visible(str(path)))
            )
            self.saved.show()
        self.fit()
