# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Icons by name from QtAwesome's Phosphor outline set, coloured at the moment they are painted."""

from __future__ import annotations

import json
import logging
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap
from shiboken6 import isValid

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
    "plug": "link",
    "plugs": "link-break",
    "play-pause": "play",
}


def load() -> None:
    """Load the set's font, before anything is painted: adding one makes Qt let go of the fonts it paints with."""
    _family()


@cache
def _family() -> str:
    """The name of the set's font."""
    number = QFontDatabase.addApplicationFontFromData(_file("phosphor-*.ttf"))
    return next(iter(QFontDatabase.applicationFontFamilies(number)), "")


@cache
def _characters() -> dict[str, str]:
    """The set's code points by name, in hexadecimal."""
    characters: dict[str, str] = json.loads(_file("phosphor-charmap-*.json") or b"{}")
    return characters


def _file(pattern: str) -> bytes:
    """A file of QtAwesome's; empty if there is none.

    The package is not imported: it would load every set it has, and all of Qt through another binding, which
    takes a fifth of a second; we want one font.
    """
    package = find_spec("qtawesome")
    folders = (package.submodule_search_locations if package is not None else None) or ()
    paths = [path for folder in folders for path in Path(folder, "fonts").glob(pattern)]
    if not paths:
        log.warning("QtAwesome has no %s: there will be no icons", pattern)
    return max(paths).read_bytes() if paths else b""


@cache
def _glyph(name: str) -> str:
    """The character of an icon; a blank for a name the set has not, since painting must never raise."""
    point = _characters().get(NAMES.get(name, name))
    if point is None:
        log.warning("no icon is called %r", name)
        return " "
    return chr(int(point, 16))


def paint(painter: QPainter, rect: QRect, name: str, tint: str = "fg2") -> None:
    """Paint an icon into the middle of `rect`, in a token's colour of the theme worn now."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setPen(theme.color(tint))
    font = QFont(_family())
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
        """For an icon that is about to be changed. PySide leaves the copy to Python, and Qt goes on using it: it is held here
        until Qt has destroyed it."""
        _clones[:] = filter(isValid, _clones)
        _clones.append(_Engine(self._name, self._tint))
        return _clones[-1]


_clones: list[_Engine] = []


def icon(name: str, tint: str = "fg2") -> QIcon:
    """An icon for buttons and menus; `name` is one of `NAMES` or Phosphor's own, without the prefix."""
    return QIcon(_Engine(name, tint))
