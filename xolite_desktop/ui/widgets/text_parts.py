# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A line of text whose parts have colors of their own, with single letters in bold; cut where the room ends."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from xolite_desktop.models.text import set_apart_at
from xolite_desktop.ui.style import theme

Part: TypeAlias = tuple[str, str]
"""Text, and the token of its color: empty for that of the painter."""


def paint_parts(painter: QPainter, rect: QRect, parts: Sequence[Part], bold: Collection[int] = ()) -> None:
    """In the painter's font and color, from the left; `bold` are places in the text of all parts together.

    It is laid out as one line, so that words written from right to left stay where they belong.
    """
    text = "".join(part for part, _ in parts)
    layout, line = _laid_out(painter, text, parts, bold)
    if line.naturalTextWidth() > rect.width():
        thick = QFont(painter.font())
        thick.setWeight(QFont.Weight.Bold)
        shown = QFontMetrics(thick if bold else painter.font()).elidedText(
            text, Qt.TextElideMode.ElideRight, rect.width()
        )
        layout, line = _laid_out(painter, shown, parts, bold)
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    layout.draw(painter, QPointF(rect.left(), rect.center().y() + 1 - line.height() / 2))
    painter.restore()


def _laid_out(
    painter: QPainter, text: str, parts: Sequence[Part], bold: Collection[int]
) -> tuple[QTextLayout, QTextLine]:
    shown, place = set_apart_at(text)
    layout = QTextLayout(shown, painter.font())
    way = QTextOption()
    way.setTextDirection(Qt.LayoutDirection.LeftToRight)
    way.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(way)
    layout.setFormats(
        [
            _format(place(start), place(end - 1) + 1, color, is_bold=is_bold)
            for start, end, color, is_bold in runs(len(text), parts, bold)
        ]
    )
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return layout, line


def runs(length: int, parts: Sequence[Part], bold: Collection[int]) -> Iterator[tuple[int, int, str, bool]]:
    """Where color or weight change within the first letters: start, end, color, whether it is bold."""
    colors = [color for part, color in parts for _ in part][:length]
    start = 0
    for at in range(1, len(colors) + 1):
        is_bold = start in bold
        if at == len(colors) or colors[at] != colors[start] or (at in bold) != is_bold:
            yield start, at, colors[start], is_bold
            start = at


def _format(start: int, end: int, color: str, *, is_bold: bool) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    if is_bold:
        look.setFontWeight(QFont.Weight.Bold)
    if color:
        look.setForeground(theme.color(color))
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, end - start, look
    return found
