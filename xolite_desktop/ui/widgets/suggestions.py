# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is offered below a line while somebody types: shown as plain text, put in as it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from xolite_desktop.models.text import visible

_LONGEST = 120


def offer_suggestions(line: QLineEdit, values: Sequence[str]) -> QCompleter:
    """Complete what is typed into a line from values that contain it."""
    model = QStandardItemModel(line)
    for value in values:
        item = QStandardItem(visible(value[:_LONGEST]))
        item.setData(value, Qt.ItemDataRole.UserRole)
        item.setEditable(False)
        model.appendRow(item)
    completer = QCompleter(model, line)
    completer.setCompletionRole(Qt.ItemDataRole.UserRole)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(8)
    line.setCompleter(completer)
    return completer
