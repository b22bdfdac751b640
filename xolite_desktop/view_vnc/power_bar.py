# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A bar over the picture with the machine's power; it is there only where the server offers that."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.actions.menus import popup_below
from xolite_desktop.ui.console.server_power import ServerPower, add_entries
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.panel import Panel

HEIGHT = 46


class PowerBar(Panel):
    """Signals: `shown_changed()` when it came or went, and left the picture less room or more."""

    shown_changed = Signal()

    def __init__(self, power: ServerPower, parent: QWidget | None = None) -> None:
        super().__init__("consoleBar", parent)
        self.setFixedHeight(HEIGHT)
        self._power = power
        self.name = ""
        """What the questions call the machine."""
        self.button = Button(tr("Power"), kind="flat", icon="power")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.button)
        row.addStretch(1)
        self.button.clicked.connect(self._show_menu)
        power.changed.connect(self._follow)
        self.hide()

    @property
    def room(self) -> int:
        """How many rows of the window it takes."""
        return 0 if self.isHidden() else HEIGHT

    def menu(self) -> QMenu:
        """What the server offers now."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        add_entries(menu, self._power, self.name, self.window())
        return menu

    def _show_menu(self) -> None:
        popup_below(self.menu(), self.button, left=True)

    def _follow(self) -> None:
        if self._power.is_offered == self.isHidden():
            self.setVisible(self._power.is_offered)
            self.shown_changed.emit()
