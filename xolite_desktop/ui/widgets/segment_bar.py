# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A bar in segments that share a whole, each with a name; the rest is free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from xolite_desktop.ui.style import theme
from xolite_desktop.ui.widgets.label import tip

HEIGHT = 18
_RADIUS = 4
_LEAST_WITH_GAP = 3.0


@dataclass(frozen=True)
class Segment:
    """A part of the whole: what it is and how much, in words; its share; the token of its colour. `ref` is the object
    it leads to, empty for none."""

    name: str
    share: float
    tint: str
    ref: str = ""


class SegmentBar(QWidget):
    """The names are told where the pointer is, and to those who listen. Signals: `activated(ref)` of what is pressed."""

    activated = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments: tuple[Segment, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def segments(self) -> tuple[Segment, ...]:
        return self._segments

    def show_segments(self, segments: Sequence[Segment]) -> None:
        if tuple(segments) != self._segments:
            self._segments = tuple(segments)
            self.setAccessibleDescription("; ".join(each.name for each in segments[:50]))
            self.update()

    def segment_at(self, left: float) -> Segment | None:
        """The segment at so many pixels from the left, None where it is free."""
        end = 0.0
        for segment in self._segments:
            end += segment.share * self.width()
            if left < end:
                return segment
        return None

    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.segment_at(event.pos().x())
            QToolTip.showText(event.globalPos(), tip(found.name) if found is not None else "", self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = (
            self.segment_at(event.position().x())
            if self.rect().contains(event.position().toPoint())
            else None
        )
        if event.button() == Qt.MouseButton.LeftButton and found is not None and found.ref:
            self.activated.emit(found.ref)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), theme.color("line2"))
        left = 0.0
        for segment in self._segments:
            width = segment.share * self.width()
            gap = 1.0 if width > _LEAST_WITH_GAP else 0.0
            painter.fillRect(QRectF(left, 0, max(0.0, width - gap), self.height()), theme.color(segment.tint))
            left += width
