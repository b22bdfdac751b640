# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Holds the pointer in a console whose guest has a mouse and no tablet: it takes movements, and these must not end at
the edge of a window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget


class PointerGrab:
    """The pointer of one widget: hidden while it is held, and put back to the middle after each movement."""

    def __init__(self, widget: QWidget, put: Callable[[QPoint], None] = QCursor.setPos) -> None:
        """`put` moves the pointer to a place on the screen."""
        self._widget = widget
        self._put = put
        self._last: QPointF | None = None
        self._rest = QPointF(0, 0)
        self._shape: QCursor | None = None

    @property
    def is_held(self) -> bool:
        return self._last is not None

    def begin(self, position: QPointF) -> None:
        """Hold the pointer from here on."""
        if not self.is_held:
            self._shape = self._widget.cursor()
            self._widget.setCursor(Qt.CursorShape.BlankCursor)
            self._widget.grabMouse()
        self._last, self._rest = position, QPointF(0, 0)
        self._centre()

    def end(self) -> None:
        """Let it go where it is."""
        if self.is_held:
            self._last = None
            self._widget.releaseMouse()
            self._widget.setCursor(self._shape or Qt.CursorShape.ArrowCursor)

    def wear(self, shape: QCursor) -> None:
        """The shape to have afterwards."""
        self._shape = shape

    def movement(self, position: QPointF, scale: float) -> tuple[int, int]:
        """How far the pointer has moved since last time, in pixels of the guest's screen; what is left over counts next."""
        if self._last is None:
            return 0, 0
        way = (position - self._last) / scale + self._rest
        dx, dy = int(way.x()), int(way.y())
        self._rest = way - QPointF(dx, dy)
        self._last = position
        if position.toPoint() != self._middle():
            self._centre()
        return dx, dy

    def _middle(self) -> QPoint:
        return self._widget.rect().center()

    def _centre(self) -> None:
        """Where the system does not let us (Wayland), the pointer moves on from where it is, up to the edge."""
        self._put(self._widget.mapToGlobal(self._middle()))
        if self._widget.mapFromGlobal(QCursor.pos()) == self._middle():
            self._last = QPointF(self._middle())
