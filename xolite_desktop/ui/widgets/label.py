# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Text that is only ever text: names come from other people, so no label interprets what it shows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from xolite_desktop.models.text import set_apart, wrappable
from xolite_desktop.models.tooltip import tip as tip
from xolite_desktop.ui.style import theme

_ELLIPSIS = Qt.TextElideMode.ElideRight


class Label(QLabel):
    """Plain text in a tone: "" (text), "secondary", "hint", "ok", "warn", "bad", "info" or "link"."""

    def __init__(
        self, text: str = "", *, tone: str = "", font: QFont | None = None, wrap: bool = False,
        selectable: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._said = ""
        self.setWordWrap(wrap)
        self.setText(text)
        if tone:
            self.setProperty("tone", tone)
        if font is not None:
            self.setFont(font)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def text(self) -> str:
        return self._said

    def setText(self, text: str) -> None:
        """A word without end must not push its window wide: lines may end within it."""
        self._said = text
        super().setText(set_apart(wrappable(text) if self.wordWrap() else text))

    def set_tone(self, tone: str) -> None:
        if (self.property("tone") or "") != tone:
            theme.restyle(self, tone=tone)


class ElidedLabel(Label):
    """One line that gives way: elided, at the end as a rule, whole in its tooltip when it does not fit."""

    def __init__(self, text: str = "", *, elide: Qt.TextElideMode = _ELLIPSIS, **look: object) -> None:
        super().__init__(text, **look)  # type: ignore[arg-type]
        self._elide = elide
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole_tip = ""

    def set_tip(self, tip: str) -> None:
        """What the tooltip says besides the text that did not fit."""
        self._whole_tip = tip
        self._refresh_tip()

    def setText(self, text: str) -> None:
        super().setText(text)
        self.updateGeometry()
        if hasattr(self, "_whole_tip"):
            self._refresh_tip()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh_tip()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        shown = self.fontMetrics().elidedText(set_apart(self.text()), self._elide, self.width())
        flags = self.alignment() | Qt.TextFlag.TextSingleLine
        painter.drawText(self.rect(), int(flags), shown)

    def _refresh_tip(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.width()
        lines = ([] if fits else [self.text()]) + ([self._whole_tip] if self._whole_tip else [])
        self.setToolTip(tip("\n".join(lines)))


class LinkLabel(ElidedLabel):
    """Text that goes somewhere; by mouse, or by Enter and Space when it has the focus."""

    activated = Signal()

    def __init__(self, text: str = "", **look: object) -> None:
        super().__init__(text, tone="link", **look)  # type: ignore[arg-type]
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.activated.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(theme.color("accent"))
            width = min(self.width(), self.fontMetrics().horizontalAdvance(self.text()))
            painter.drawLine(0, self.height() - 1, width, self.height() - 1)
