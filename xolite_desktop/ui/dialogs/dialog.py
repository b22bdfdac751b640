# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The frame of every dialog: a head that says what it is about, a body, and a foot with its buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from xolite_desktop.models.text import breakable, said_name, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import fonts, icons
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.panel import Panel
from xolite_desktop.ui.widgets.reading_order import step_focus
from xolite_desktop.ui.widgets.shade import Shade

MARGIN = 24
_ICON = 28
_LISTED = 8


class HeadIcon(QWidget):
    """The sign beside a dialog's title."""

    def __init__(self, name: str, tint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tint = name, tint
        self.setFixedSize(_ICON, _ICON)

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), QRect(0, 0, _ICON, _ICON), self._name, self._tint)


class Dialog(QDialog):
    """Window-modal, opened with `open` over a shaded parent; content goes into `body`, buttons into `foot`.

    The outcome arrives by the `finished` signal; nothing waits for it in a nested event loop.
    """

    def __init__(
        self, parent: QWidget | None, title: str, lead: str, *, icon: str, tint: str, width: int
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(said_name(visible(title)))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(width)
        self._shade: Shade | None = None
        self._is_done = False
        self.body = QVBoxLayout()
        self.body.setContentsMargins(MARGIN, 20, MARGIN, 20)
        self.body.setSpacing(14)
        self.body.addLayout(_head(title, lead, icon, tint))
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(MARGIN, 13, MARGIN, 13)
        self.foot.setSpacing(8)
        foot = Panel("dialogFoot")
        foot.setLayout(self.foot)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self.body)
        self._column.addStretch(1)
        self._column.addWidget(foot)
        self.finished.connect(self._drop_shade)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Rows come and go: by Qt's order younger ones would come after the foot."""
        return step_focus(self, forward=next) or super().focusNextPrevChild(next)

    def open(self) -> None:
        """Show over the parent's window, which stays shaded until this is finished."""
        parent = self.parentWidget()
        if parent is not None and self._shade is None:
            self._shade = Shade(parent.window())
        self.fit()
        self._is_done = False
        super().open()

    def done(self, outcome: int) -> None:
        """Close with an outcome, once: a click too many is no second yes."""
        if not self._is_done:
            self._is_done = True
            super().done(outcome)

    def fit(self) -> None:
        """Take the height the content needs at this width; call again when content appears or goes."""
        for inner in reversed(self.findChildren(QWidget)):  # the innermost first: the outer ones ask them
            inner.ensurePolished()  # what has only just been made has another size then
            layout = inner.layout()
            if layout is not None:
                layout.activate()
        self._column.activate()
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))

    def name_left_out(self, lines: Sequence[str]) -> None:
        """Say which of the selected objects this will not be done to, and why."""
        if lines:
            self.body.insertWidget(1, listed(tr("Left out"), lines))

    def draw_alarm_line(self) -> None:
        """A red line along the top, for what must not be clicked away."""
        line = Panel("alarmLine")
        line.setFixedHeight(4)
        self._column.insertWidget(0, line)

    def _drop_shade(self) -> None:
        if self._shade is not None:
            self._shade.deleteLater()
            self._shade.hide()
            self._shade = None


def listed(title: str, lines: Sequence[str]) -> Panel:
    """A frame with a title and a line for each thing; long lists are cut."""
    note = Panel("note")
    column = QVBoxLayout(note)
    column.setContentsMargins(14, 10, 14, 10)
    column.setSpacing(4)
    column.addWidget(Label(title, tone="secondary", font=fonts.small()))
    for line in lines[:_LISTED]:
        column.addWidget(Label(breakable(line), wrap=True))
    if len(lines) > _LISTED:
        more = tr("and {count} more").format(count=len(lines) - _LISTED)
        column.addWidget(Label(more, tone="hint"))
    return note


def _head(title: str, lead: str, icon: str, tint: str) -> QHBoxLayout:
    text = QVBoxLayout()
    text.setSpacing(4)
    text.addWidget(Label(breakable(title), font=fonts.dialog_title(), wrap=True))
    if lead:
        text.addWidget(Label(breakable(lead), tone="secondary", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(14)
    row.addWidget(HeadIcon(icon, tint), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(text, 1)
    return row
