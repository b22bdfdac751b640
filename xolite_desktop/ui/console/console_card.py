# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The card of an overview with the VM's screen, small; it connects only while it is in sight."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.ui.console.console_desk import ConsoleDesk
from xolite_desktop.ui.console.thumbnail import Thumbnail
from xolite_desktop.ui.widgets.card import Card
from xolite_desktop.xapi.refs import Ref

HEIGHT = 150


class ConsoleCard(Card):
    """Signals: `console_asked(ref)` when the screen was clicked."""

    console_asked = Signal(str)

    def __init__(self, desk: ConsoleDesk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Console"), parent=parent)
        self._desk = desk
        self.thumbnail: Thumbnail | None = None

    def show_vm(self, ref: Ref) -> None:
        """The screen of this VM from now on."""
        if self.thumbnail is not None and self.thumbnail.ref == ref:
            self.thumbnail.refresh()
            return
        self.close_link()
        self.thumbnail = Thumbnail(ref, self._desk, with_foot=False)
        self.thumbnail.setFixedHeight(HEIGHT)
        self.thumbnail.activated.connect(self.console_asked)
        self.add(self.thumbnail)

    def close_link(self) -> None:
        """Let go of the screen, and forget it."""
        if self.thumbnail is not None:
            self.thumbnail.close_link()
            self.drop(self.thumbnail)
            self.thumbnail = None
