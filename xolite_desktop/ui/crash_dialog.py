# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Something nobody expected: say so, give a text to copy, and go on."""

from __future__ import annotations

import platform
import traceback

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from xolite_desktop import __version__
from xolite_desktop.log import redact
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button


class CrashDialog(Dialog):
    """The report, without secrets. The program goes on behind it."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            tr("Something unexpected happened"),
            tr(
                "What you did last may not have worked; everything else goes on. With this report the cause can be found. "
                "It holds no password."
            ),
            icon="warning-octagon",
            tint="bad",
            width=680,
        )
        self.report = report(error)
        text = QPlainTextEdit(self.report, readOnly=True)
        text.setFont(fonts.monospace())
        text.setMinimumHeight(220)
        text.setAccessibleName(tr("Report"))
        self.body.addWidget(text)
        copy = Button(tr("Copy report"), kind="flat", icon="copy")
        close = Button(tr("Close"), kind="primary")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report))
        close.clicked.connect(self.accept)
        self.foot.addWidget(copy)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        close.setFocus()


def report(error: BaseException) -> str:
    """Versions and the traceback, with passwords and session references cut out."""
    versions = f"XO Lite Desktop {__version__}, Qt {qVersion()}, Python {platform.python_version()}, {platform.platform()}"
    lines = "".join(traceback.format_exception(error))
    return redact(f"{versions}\n\n{lines}")
