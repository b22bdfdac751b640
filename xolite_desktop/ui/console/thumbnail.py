# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A guest's screen, small: one picture a second while it is in sight, and no connection while it is not."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.states import vm_state
from xolite_desktop.models.text import set_apart
from xolite_desktop.ui.console.console_desk import ConsoleDesk
from xolite_desktop.ui.console.console_link import ConsoleLink
from xolite_desktop.ui.console.console_widget import ConsoleWidget
from xolite_desktop.ui.style import fonts, marks, theme
from xolite_desktop.xapi.names import ConsoleProtocol
from xolite_desktop.xapi.refs import Ref

EVERY_MS = 1000
LET_GO_MS = 3000  # scrolling past and back needs no new connection
FOOT = 30
_PAD = 1
_OFF = QColor("#0B0C0F")
_HINT = QColor("#A5A8B5")


class Thumbnail(QWidget):
    """One VM's cell: its screen, and below it its state and name. Signals: `activated(ref)` when it is clicked.

    `refresh_ms` is how often a picture is asked for. The first is asked for when the screen is connected.
    """

    activated = Signal(str)

    def __init__(
        self, ref: Ref, desk: ConsoleDesk, parent: QWidget | None = None, *, with_foot: bool = True
    ) -> None:
        super().__init__(parent)
        self.ref = ref
        self._desk = desk
        self._foot = FOOT if with_foot else 0
        self._is_hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.console = ConsoleWidget(self)
        self.console.setMinimumSize(0, 0)
        self.console.set_overlaid(True)
        self.console.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.console.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.console.hide()
        self.link: ConsoleLink | None = None
        self._name = self._word = self._mark = ""
        self._every = QTimer(self, interval=EVERY_MS)
        self._every.timeout.connect(self._ask)
        self._let_go = QTimer(self, singleShot=True, interval=LET_GO_MS)
        self._let_go.timeout.connect(self.close_link)
        self.console.said.connect(self._on_said)
        self.refresh()

    def refresh(self) -> None:
        """Name and state, as the cache has them now."""
        cache = self._desk.store.cache
        vm = cache.vm(self.ref)
        state = vm_state(vm) if vm is not None else None
        shown = (
            self._desk.name(self.ref),
            state.word if state else "",
            (marks.of(state) or "") if state else "",
        )
        if shown != (self._name, self._word, self._mark):
            self._name, self._word, self._mark = shown
            self.setAccessibleName(f"{self._name}, {self._word}")
            self.setToolTip("")
            self.update()

    def close_link(self) -> None:
        """Let go of the screen; the last picture stays."""
        self._every.stop()
        self._let_go.stop()
        if self.link is not None:
            self.link.close()
            self.link.deleteLater()
            self.link = None

    def sizeHint(self) -> QSize:
        return QSize(260, 146 + self._foot)

    # Events of Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._let_go.stop()
        if self.link is None:
            source = self._desk.make_source(self.ref, ConsoleProtocol.RFB)
            self.link = ConsoleLink(source, self._desk.store, self.console, self._desk.bridge, self)
            self.link.hold()
            self.link.start()
        self._every.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._every.stop()
        self._let_go.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.console.setGeometry(self.rect().adjusted(_PAD, _PAD, -_PAD, -_PAD - self._foot))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._is_hovered = True
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._is_hovered = False
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.activated.emit(self.ref)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit(self.ref)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        screen = self.rect().adjusted(0, 0, 0, -self._foot)
        painter.fillRect(screen, _OFF)
        painter.setFont(fonts.small())
        painter.setPen(_HINT)
        painter.drawText(
            screen.adjusted(12, 0, -12, 0),
            int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap),
            self.console.sentence,
        )
        if self._foot:
            self._paint_foot(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = "accent" if self.hasFocus() or self._is_hovered else "line"
        painter.setPen(QPen(theme.color(token), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_foot(self, painter: QPainter) -> None:
        foot = QRectF(0, self.height() - self._foot, self.width(), self._foot)
        painter.fillRect(foot, theme.color("panel"))
        left = 10.0
        if self._mark:
            marks.paint(painter, QRectF(left, foot.center().y() - 4, 8, 8), self._mark)
            left += 16
        painter.setFont(fonts.body())
        painter.setPen(theme.color("fg"))
        room = QRectF(left, foot.top(), foot.width() - left - 10, foot.height())
        shown = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), set_apart(shown))

    # Ours

    def _ask(self) -> None:
        if self.link is not None:
            self.link.allow_one()

    def _on_said(self, sentence: str, hint: str) -> None:
        """The picture, or why there is none: a cell has no room for both."""
        self.console.setVisible(not sentence or not self.console.picture().isNull())
        self.update()
