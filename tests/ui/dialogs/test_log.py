# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The log of the program: read, narrowed down, copied; its folder opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from helpers.person import click, type_text
from xolite_desktop.ui.dialogs.log import LogDialog


def test_lines_are_narrowed_down_and_copied_and_new_ones_come_when_asked_for(
    application: QApplication,
) -> None:
    lines = ["INFO one: <b>began</b>", "WARNING two: broke\nTraceback"]
    dialog = LogDialog(lambda: lines, Path("/profile"))
    dialog.show()
    assert dialog.text.toPlainText() == "INFO one: <b>began</b>\nWARNING two: broke\nTraceback"
    lines.append("WARNING three: late")
    assert "late" not in dialog.text.toPlainText()
    click(dialog.again)
    type_text(dialog.words, "warning")
    click(dialog.copy)
    assert QGuiApplication.clipboard().text() == "WARNING two: broke\nTraceback\nWARNING three: late"
    type_text(dialog.words, "nothing has this")
    assert not dialog.copy.isEnabled()


def test_the_folder_is_opened_or_said_where_nothing_opens_it(application: QApplication) -> None:
    opened: list[Path] = []

    def show(folder: Path) -> bool:
        opened.append(folder)
        return len(opened) < 2

    dialog = LogDialog(list, Path("/profile"), show_folder=show)
    dialog.show()
    click(dialog.folder)
    assert dialog.place.text().startswith("Settings and trusted")
    click(dialog.folder)
    assert dialog.place.text() == "No program opens folders here. It is /profile"
    assert opened == [Path("/profile")] * 2
