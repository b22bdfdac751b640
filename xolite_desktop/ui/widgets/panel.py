# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Plain surfaces the style sheet colours by name, and the thin lines between them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget


class Panel(QFrame):
    """A surface; `name` is what the style sheet selects on ("toolbar", "dialogFoot", "note"…)."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def separator() -> Panel:
    """A short upright line between groups of a bar."""
    line = Panel("separator")
    line.setFixedSize(1, 20)
    return line


def row_line() -> Panel:
    """A line between rows."""
    line = Panel("rowSeparator")
    line.setFixedHeight(1)
    return line
