# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the menu to the dialog with the clipboard's text, and back to the layout it was typed in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from helpers.listening_guest import Guest
from xolite_desktop.models.settings import Settings
from xolite_desktop.ui.console.console_input import ConsoleInput
from xolite_desktop.ui.console.console_keys import ConsoleKeys, way_out
from xolite_desktop.ui.console.console_widget import ConsoleWidget
from xolite_desktop.ui.console.guest_layouts import GuestLayouts
from xolite_desktop.ui.console.type_text import TypeTextDialog


def test_the_clipboard_is_typed_and_the_layout_remembered(
    application: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    window = QWidget()
    guest, layouts = Guest(), GuestLayouts(Settings(tmp_path), "pool")
    console_input = ConsoleInput(ConsoleWidget(window), window)
    console_input.attach(guest)
    keys = ConsoleKeys(console_input, "web-1", "vm-1", layouts, window)
    QGuiApplication.clipboard().setText("z")
    layouts.choose("vm-2", "us")
    menu = keys.menu(window)
    next(each for each in menu.findChildren(QAction) if each.text().startswith("Paste")).trigger()
    (dialog,) = window.findChildren(TypeTextDialog)
    assert dialog.text.toPlainText() == "z"
    dialog.layouts.setCurrentIndex(dialog.layouts.findData("de"))
    with qtbot.waitSignal(dialog.accepted):
        dialog.start()
    assert guest.pressed == [0x15]
    assert layouts.layout_of("vm-1") == "de"
    QGuiApplication.clipboard().clear()
    console_input.close()
    window.close()


def test_the_way_out_names_what_it_releases() -> None:
    assert way_out().endswith("releases the keyboard")
    assert way_out(pointer=True).endswith("releases keyboard and pointer")
