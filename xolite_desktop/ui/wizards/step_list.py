# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The steps of a wizard: which were taken, what is wrong with them, and how far one can go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from xolite_desktop.models.text import set_apart
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import fonts, icons, theme
from xolite_desktop.ui.widgets.label import tip

ROW = 34
_VERDICT = Qt.ItemDataRole.UserRole
_ALIGN = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)

AnyIndex = QModelIndex | QPersistentModelIndex


class Verdict(Enum):
    """How a step stands: icon and colour, and what a screen reader says of it."""

    WAITING = ("circle", "fg3", "not visited yet")
    DONE = ("check-circle", "fg2", "done")
    WRONG = ("warning-circle", "mark_bad", "something is wrong")


@dataclass(frozen=True)
class StepState:
    """A step as shown; `barrier` is why it cannot be turned to yet, empty if it can."""

    title: str
    verdict: Verdict
    barrier: str = ""


class StepList(QListWidget):
    """Signals: `chosen(int)` when a person chooses a step that can be turned to."""

    chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("wizardSteps")
        self.setAccessibleName(name)
        self.setItemDelegate(_StepDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._on_row)

    def show_steps(self, steps: Sequence[StepState], current: int) -> None:
        """The steps from now on; says nothing."""
        self.blockSignals(True)
        while self.count() > len(steps):
            self.takeItem(self.count() - 1)
        while self.count() < len(steps):
            self.addItem(QListWidgetItem())
        for number, step in enumerate(steps):
            self._dress(self.item(number), step, is_current=number == current)
        self.setCurrentRow(current)
        self.blockSignals(False)
        self.viewport().update()

    def _dress(self, item: QListWidgetItem, step: StepState, *, is_current: bool) -> None:
        item.setText(step.title)
        item.setData(_VERDICT, step.verdict)
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(usable if is_current or not step.barrier else Qt.ItemFlag.NoItemFlags)
        item.setToolTip(tip(step.barrier))
        said = tr("current step") if is_current else tr(step.verdict.value[2])
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{step.title}, {said}")

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)


class _StepDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        if current:
            painter.fillRect(rect, theme.color("selection"))
        elif enabled and option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        if current and option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
        verdict = index.data(_VERDICT)
        name, tint, _ = (verdict if isinstance(verdict, Verdict) else Verdict.WAITING).value
        if current and verdict is not Verdict.WRONG:
            name, tint = "record", "accent_fg"
        icons.paint(painter, QRect(rect.left() + 16, rect.center().y() - 7, 16, 16), name, tint)
        painter.setFont(fonts.body())
        painter.setPen(theme.color("accent_fg" if current else "fg2" if enabled else "fg3"))
        text = rect.adjusted(40, 0, -10, 0)
        label = str(index.data(Qt.ItemDataRole.DisplayRole))
        shown = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, _ALIGN, set_apart(shown))
