# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The bar over the charts: how far back, whether they follow the present, and what else can be done with them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from xolite_desktop.models.charts.ranges import RANGES, Range
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.actions.menus import popup_below
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import ElidedLabel
from xolite_desktop.ui.widgets.panel import Panel, separator


class BoardBar(Panel):
    """Signals: `range_chosen(Range)`, `live_chosen(bool)`, `new_asked()`, `compare_asked()`, `chosen(what)` from the menu."""

    range_chosen = Signal(object)
    live_chosen = Signal(bool)
    new_asked = Signal()
    compare_asked = Signal()
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("consoleBar", parent)
        self.ranges: dict[str, Button] = {}
        self.entries: list[tuple[str, str, str]] = []
        """What the menu offers: key, words, and why it cannot be chosen now."""
        self._group = QButtonGroup(self)
        self.live = Button(tr("Live"), kind="flat", icon="broadcast")
        self.live.setCheckable(True)
        self.live.setChecked(True)
        self.live.setToolTip(tr("Follow the present (End)"))
        self.new = Button(tr("New chart"), kind="flat", icon="plus")
        self.compare = Button(tr("Compare…"), kind="flat", icon="git-diff")
        self.more = Button("", kind="flat", icon="dots-three")
        self.more.setAccessibleName(tr("More"))
        self.more.setToolTip(tr("More"))
        self.note = ElidedLabel("", tone="hint", font=fonts.small())
        self._lay_out()
        self.live.clicked.connect(lambda: self.live_chosen.emit(self.live.isChecked()))
        self.new.clicked.connect(self.new_asked)
        self.compare.clicked.connect(self.compare_asked)
        self.more.clicked.connect(self._open_menu)

    def show_range(self, chosen: Range | None) -> None:
        """This one is pressed; none while a person looks at a stretch of their own."""
        self._group.setExclusive(False)
        for key, button in self.ranges.items():
            button.setChecked(chosen is not None and key == chosen.key)
        self._group.setExclusive(chosen is not None)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        for each in RANGES:
            button = self.ranges[each.key] = Button(tr(each.short), kind="flat")
            button.setCheckable(True)
            button.setAccessibleName(tr(each.title))
            button.clicked.connect(lambda _=False, chosen=each: self.range_chosen.emit(chosen))
            self._group.addButton(button)
            row.addWidget(button)
        row.addSpacing(6)
        row.addWidget(separator())
        row.addSpacing(6)
        row.addWidget(self.live)
        row.addStretch(1)
        for last in (self.new, self.compare, self.more):
            row.addWidget(last)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 6)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.note)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for key, words, refusal in self.entries:
            action = menu.addAction(words)
            action.setEnabled(not refusal)
            action.setToolTip(refusal)
            action.triggered.connect(lambda _=False, chosen=key: self.chosen.emit(chosen))
        popup_below(menu, self.more)
