# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the program is and which versions it runs on; and how a connection is examined without a window."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xolite_desktop import __version__
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.panel import Panel


class CopyDialog(Dialog):
    """Sentences, and lines that can be copied with one press."""

    def __init__(
        self, title: str, lead: str, lines: tuple[str, ...], *, icon: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, title, lead, icon=icon, tint="accent", width=520)
        self.lines = Label("\n".join(lines), font=fonts.monospace(), wrap=True, selectable=True)
        self.lines.setContentsMargins(12, 10, 12, 10)
        self.body.addWidget(_framed(self.lines))
        copy = Button(tr("Copy"), kind="flat", icon="copy")
        close = Button(tr("Close"), kind="primary")
        self.foot.addWidget(copy)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.lines.text()))
        close.clicked.connect(self.accept)
        close.setFocus()


def about_dialog(parent: QWidget, server: str) -> CopyDialog:
    """`server` is the product of the pool, such as "XCP-ng 8.3"."""
    lines = (
        f"XO Lite Desktop {__version__}",
        f"Qt {qVersion()}, Python {platform.python_version()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        server,
    )
    lead = tr("Manages one XCP-ng or XenServer pool per window, straight through its own interface.")
    title = tr("About XO Lite Desktop")
    return CopyDialog(title, lead, tuple(filter(None, lines)), icon="info", parent=parent)


def doctor_dialog(parent: QWidget, address: str) -> CopyDialog:
    """How to have the connection to this pool examined."""
    lead = tr(
        "The program examines a connection from a terminal, step by step: certificate, sign-in, loading, events and "
        "consoles. Its report holds no password and can be passed on."
    )
    command = f"xolite-desktop doctor {address}"
    return CopyDialog(tr("Examine the connection"), lead, (command,), icon="heartbeat", parent=parent)


def _framed(content: QWidget) -> Panel:
    """In the frame of a note."""
    note = Panel("note")
    column = QVBoxLayout(note)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(content)
    return note
