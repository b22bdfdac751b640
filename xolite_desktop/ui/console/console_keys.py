# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a console's bar needs for keys: the menu, the dialog behind its last line, and the sentence how to leave."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.console.console_input import ConsoleInput
from xolite_desktop.ui.console.guest_layouts import GuestLayouts
from xolite_desktop.ui.console.key_menu import KeyMenu
from xolite_desktop.ui.console.type_text import TypeTextDialog

_CHORD = "⌘⌥" if sys.platform == "darwin" else "Ctrl+Alt"


def way_out(*, pointer: bool = False) -> str:
    """How to leave a console: with its keyboard, or with a pointer that it holds too."""
    words = tr("{keys} releases keyboard and pointer") if pointer else tr("{keys} releases the keyboard")
    return words.format(keys=_CHORD)


class ConsoleKeys(QObject):
    """Keys for the console of one VM. `vm_name` and `vm_uuid` are the VM's, `layouts` remembers the one it has."""

    def __init__(
        self,
        console_input: ConsoleInput,
        vm_name: str,
        vm_uuid: str,
        layouts: GuestLayouts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._input = console_input
        self._vm_name = vm_name
        self._vm_uuid = vm_uuid
        self._layouts = layouts

    def menu(self, parent: QWidget) -> KeyMenu:
        """A new menu as things are now; its dialog opens over the parent's window."""
        menu = KeyMenu(self._input, parent)
        menu.paste_asked.connect(lambda: self.paste(parent))
        return menu

    def paste(self, parent: QWidget) -> TypeTextDialog:
        """Offer to type the clipboard's text, in the layout this VM had last time."""
        text = QGuiApplication.clipboard().text()
        layout_name = self._layouts.layout_of(self._vm_uuid)
        dialog = TypeTextDialog(self._input, self._vm_name, text, layout_name, parent.window())
        dialog.accepted.connect(lambda: self._layouts.choose(self._vm_uuid, dialog.layout_name))
        dialog.open()
        return dialog
