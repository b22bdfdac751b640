# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The header of a table: sorts by click, moves and sizes columns by drag, and asks for its menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from xolite_desktop.models.tables.cells import Column
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import fonts, icons, theme
from xolite_desktop.ui.tables.cell_delegate import PAD

HEIGHT = 34
_ARROW = 12
_LEAST = 48
LONG = 20  # characters from which a column may be made narrower than it wants to be
_SHRUNK = 0.62  # of a column's own width, before the table scrolls sideways
_SHRUNK_NAME = 0.85  # of the one that tells the rows apart


class ColumnHeader(QHeaderView):
    """Columns nobody sized share the room there is. Signals: `sized()` after a person gave a column a width."""

    sized = Signal()

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self._letter = max(1, QFontMetrics(fonts.body()).horizontalAdvance("0"))
        self._is_sharing = False
        self._room = 0
        self.widths: dict[str, int] = {}
        self.setFont(fonts.small())
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(_LEAST)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setFixedHeight(max(HEIGHT, self.fontMetrics().height() + 16))
        self.sectionResized.connect(self._on_resized)

    def shown(self) -> list[int]:
        """The visible columns from left to right."""
        order = (self.logicalIndex(at) for at in range(self.count()))
        return [number for number in order if not self.isSectionHidden(number)]

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """The widths a person gave, by the columns' ids."""
        self.widths = dict(widths)
        self.share_room()

    def set_room(self, width: int) -> None:
        """The table is so wide."""
        if width != self._room:
            self._room = width
            self.share_room()

    def share_room(self) -> None:
        """Give columns their widths: those a person sized first, the others in proportion of what is left."""
        free = [number for number in self.shown() if self._columns[number].id not in self.widths]
        given = sum(self.widths.get(self._columns[number].id, 0) for number in self.shown())
        wanted = {number: self._own_width(number) for number in free}
        total = sum(wanted.values())
        room = self._room - given
        stiff = sum(width for number, width in wanted.items() if not self._may_shrink(number))
        factor = 2.0 if room >= total else (room - stiff) / max(1, total - stiff)
        factor = max(_SHRUNK, factor)
        if factor > 1:
            wanted = self._grown(wanted, room - total)
        else:
            wanted = {
                number: self._shrunk(number, width, factor) if self._may_shrink(number) else width
                for number, width in wanted.items()
            }
        if free and self.shown()[-1] not in self._whole(wanted):
            self._end_at_the_edge(wanted)
        self._is_sharing = True
        for number in self.shown():
            self.resizeSection(number, self._width(number, wanted))
        self._is_sharing = False

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        column = self._columns[logical]
        painter.save()
        painter.fillRect(rect, theme.color("panel"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == logical
        painter.setFont(fonts.small())
        painter.setPen(theme.color("fg" if is_sorted else "fg2"))
        box = rect.adjusted(PAD, 0, -PAD, -1)
        title = tr(column.title)
        metrics = painter.fontMetrics()
        room = box.width() - (_ARROW + 2 if is_sorted else 0)
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(shown)
        left = box.left() if not column.is_number else box.right() - width - (_ARROW + 2 if is_sorted else 0)
        painter.drawText(
            QRect(left, box.top(), width + 2, box.height()), int(Qt.AlignmentFlag.AlignVCenter), shown
        )
        if is_sorted:
            falling = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            arrow = QRect(left + width + 3, box.center().y() - _ARROW // 2 + 1, _ARROW, _ARROW)
            icons.paint(painter, arrow, "caret-down" if falling else "caret-up", "fg2")
        painter.restore()

    def _may_shrink(self, number: int) -> bool:
        """Figures and short words are read whole; names may end in an ellipsis."""
        return not self._columns[number].is_number and self._columns[number].width >= LONG

    def _shrunk(self, number: int, width: int, factor: float) -> int:
        is_name = self._columns[number].id == "name"
        return max(self._least(number), int(width * max(factor, _SHRUNK_NAME if is_name else factor)))

    def _own_width(self, number: int) -> int:
        return max(self._least(number), self._columns[number].width * self._letter + 2 * PAD)

    def _least(self, number: int) -> int:
        title = QFontMetrics(fonts.small()).horizontalAdvance(tr(self._columns[number].title))
        return max(_LEAST, title + 2 * PAD + _ARROW + 4)

    def _grown(self, wanted: dict[int, int], spare: int) -> dict[int, int]:
        """What is left goes to columns of words, in proportion; numbers far from each other are hard to compare."""
        words = [number for number in wanted if not self._columns[number].is_number] or list(wanted)
        total = sum(wanted[number] for number in words)
        left = spare
        for number in words:
            more = spare * wanted[number] // total
            wanted[number] += more
            left -= more
        if words:
            wanted[words[0]] += left
        return wanted

    def _width(self, number: int, wanted: Mapping[int, int]) -> int:
        return self.widths.get(self._columns[number].id) or wanted.get(number, _LEAST)

    def _whole(self, wanted: Mapping[int, int]) -> list[int]:
        """The columns from the left that have room without scrolling."""
        shown = self.shown()
        ends = accumulate(self._width(number, wanted) for number in shown)
        return [number for number, end in zip(shown, ends, strict=True) if end <= self._room]

    def _end_at_the_edge(self, wanted: dict[int, int]) -> None:
        """A table that scrolls sideways shows no half of a column: those before it take its room."""
        whole = self._whole(wanted)
        spare = self._room - sum(self._width(number, wanted) for number in whole)
        before = {number: wanted[number] for number in whole if number in wanted}
        if before:
            wanted.update(self._grown(before, spare))

    def _on_resized(self, number: int, _: int, width: int) -> None:
        if not self._is_sharing and width > 0:
            self.widths[self._columns[number].id] = width
            self.sized.emit()
