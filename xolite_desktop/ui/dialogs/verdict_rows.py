# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What was looked at, line by line, each with a sign for what was found and below it why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.text import breakable
from xolite_desktop.models.verdicts import Verdict
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import fonts, icons
from xolite_desktop.ui.widgets.label import Label

_SIGNS = {
    StateKind.OK: ("check-circle", "ok"),
    StateKind.WARN: ("warning", "warn"),
    StateKind.BAD: ("prohibit", "bad"),
}
_NEUTRAL = ("dots-three", "fg3")
_SIGN = 16
_GAP = 6
_MOST_HEIGHT = 330


class VerdictRows(QScrollArea):
    """As high as its lines, up to a limit."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdicts: tuple[Verdict, ...] = ()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def show_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Other lines, or none; nothing happens where they are the same."""
        if tuple(verdicts) == self.verdicts:
            return
        self.verdicts = tuple(verdicts)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for verdict in self.verdicts:
            self._add(grid, verdict)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(inner)
        self.setVisible(bool(self.verdicts))
        width = max(1, self.viewport().width())
        self.setFixedHeight(min(_MOST_HEIGHT, grid.totalHeightForWidth(width) + 2))

    def _add(self, grid: QGridLayout, verdict: Verdict) -> None:
        row = grid.rowCount()
        sign = _sign(verdict.kind)
        grid.addWidget(sign, row, 0)
        is_good = verdict.kind is StateKind.OK
        what = Label(breakable(verdict.title), wrap=True, tone="secondary" if is_good else "")
        grid.addWidget(what, row, 1)
        if not verdict.reason:
            for each in (sign, what):
                each.setContentsMargins(0, 0, 0, _GAP)
        else:
            why = Label(breakable(verdict.reason), tone="secondary", font=fonts.small(), wrap=True)
            why.setContentsMargins(0, 0, 0, _GAP)
            grid.addWidget(why, row + 1, 1)


def _sign(kind: StateKind) -> QLabel:
    name, tint = _SIGNS.get(kind, _NEUTRAL)
    sign = QLabel()
    sign.setPixmap(icons.icon(name, tint).pixmap(QSize(_SIGN, _SIGN)))
    sign.setAccessibleName({"ok": tr("Good"), "warn": tr("Caution"), "bad": tr("Not possible")}.get(tint, ""))
    return sign
