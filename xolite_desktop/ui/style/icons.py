# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Icons by name from QtAwesome's Phosphor outline set, coloured at the moment they are painted."""

from __future__ import annotations

import logging
import os
from functools import cache
from types import ModuleType

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from xolite_desktop.ui.style import theme

log = logging.getLogger(__name__)

SIZE = 16
# Models and actions name what they mean; the set names what it drew. A name that is missing here is the set's own.
NAMES = {
    "pool": "stack",
    "host": "hard-drives",
    "vm": "monitor",
    "template": "copy",
    "snapshot": "camera",
    "halted": "moon",
    "storage": "database",
    "disk": "hard-drive",
    "iso": "disc",
    "network": "tree-structure",
    "plugs": "link-break",
    "play-pause": "play",
}


@cache
def _set() -> ModuleType:
    """QtAwesome, imported when the first icon is painted: it loads 6 MB of fonts and takes 60 ms."""
    os.environ.setdefault("QT_API", "pyside6")
    import qtawesome

    return qtawesome  # type: ignore[no-any-return]


@cache
def _glyph(name: str) -> str:
    """The character of an icon; a blank for a name the set has not, since painting must never raise."""
    try:
        glyph: str = _set().charmap(f"ph.{NAMES.get(name, name)}")
    except KeyError:
        log.warning("no icon is called %r", name)
        return " "
    return glyph


def paint(painter: QPainter, rect: QRect, name: str, tint: str = "fg2") -> None:
    """Paint an icon into the middle of `rect`, in a token's colour of the theme worn now."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setPen(theme.color(tint))
    font = _set().font("ph", 16)
    font.setPixelSize(max(1, side))
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, _glyph(name))
    painter.restore()


class _Engine(QIconEngine):
    """Paints one glyph; asks the theme for its colour each time, so a theme switch needs no new icons."""

    def __init__(self, name: str, tint: str) -> None:
        super().__init__()
        self._name = name
        self._tint = tint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint(painter, rect, self._name, "fg3" if mode == QIcon.Mode.Disabled else self._tint)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> _Engine:
        return _Engine(self._name, self._tint)


def icon(name: str, tint: str = "fg2") -> QIcon:
    """An icon for buttons and menus; `name` is one of `NAMES` or Phosphor's own, without the prefix."""
    return QIcon(_Engine(name, tint))
