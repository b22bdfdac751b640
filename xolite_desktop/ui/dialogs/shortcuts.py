# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The list of keyboard shortcuts, drawn from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from xolite_desktop.models.actions.shortcuts import Shortcut, shortcut_groups
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.key_cap import KeyCap
from xolite_desktop.ui.widgets.label import Label

Group = tuple[str, tuple[Shortcut, ...]]
_MOST = 540  # so that the dialog fits into the smallest window


class ShortcutsDialog(Dialog):
    """Two columns of groups, one for each menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tr("Keyboard shortcuts"), "", icon="keyboard", tint="accent", width=760)
        content = QWidget()
        columns = QGridLayout(content)
        columns.setContentsMargins(0, 0, 12, 0)
        columns.setHorizontalSpacing(32)
        columns.setColumnStretch(0, 1)
        columns.setColumnStretch(1, 1)
        for number, half in enumerate(_halves()):
            half_column = QVBoxLayout()
            half_column.setSpacing(18)
            for title, shortcuts in half:
                half_column.addLayout(_group(tr(title), shortcuts))
            half_column.addStretch(1)
            columns.addLayout(half_column, 0, number)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(content)
        content.ensurePolished()
        area.setFixedHeight(min(_MOST, content.sizeHint().height()))
        area.setAccessibleName(tr("Keyboard shortcuts"))
        self.body.addWidget(area)
        close = Button(tr("Close"), kind="primary")
        close.clicked.connect(self.accept)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        close.setFocus()


def _halves() -> tuple[list[Group], list[Group]]:
    """Two columns as high as each other, as far as that goes; in each the groups are in the order of the menus."""
    groups = shortcut_groups()
    halves: tuple[list[Group], list[Group]] = ([], [])
    filled = [0, 0]
    for group in sorted(groups, key=lambda group: -len(group[1])):
        half = 0 if filled[0] <= filled[1] else 1
        halves[half].append(group)
        filled[half] += len(group[1]) + 2
    for each in halves:
        each.sort(key=groups.index)
    first, second = sorted(halves, key=lambda half: groups.index(half[0]))
    return first, second


def _group(title: str, shortcuts: tuple[Shortcut, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    grid.addWidget(Label(title, font=fonts.strong()), 0, 0, 1, 2)
    for row, shortcut in enumerate(shortcuts, 1):
        grid.addWidget(Label(shortcut.title, tone="secondary", wrap=True), row, 0)
        grid.addWidget(KeyCap(_keys(shortcut.keys)), row, 1, Qt.AlignmentFlag.AlignRight)
    return grid


def _keys(keys: str) -> str:
    """As this system writes them; what is no single sequence stays as it is."""
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return native if native and " " not in keys else keys
