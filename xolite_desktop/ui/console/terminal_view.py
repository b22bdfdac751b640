# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Paints a text screen with its scrollback, takes keys for it, and lets text be marked and copied."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from xolite_desktop.models.wording import tr
from xolite_desktop.terminal.emulator import COLUMNS, ROWS, Emulator, Run
from xolite_desktop.ui.console import vt_keys
from xolite_desktop.ui.console.notice import Notice
from xolite_desktop.ui.console.terminal_link import TerminalLink
from xolite_desktop.ui.style import fonts

TICK_MS = 16
_MARGIN = 12
_LARGEST_FONT, _SMALLEST_FONT = 22, 8
_BACK, _TEXT = QColor("#0B0C0F"), QColor("#D7D9E0")
_MARKED = QColor("#3B3D7A")
_COLORS = {
    "black": "#3B3E48", "red": "#F0676C", "green": "#4CC38A", "brown": "#F3C969", "blue": "#6EA8FE",
    "magenta": "#C792EA", "cyan": "#5CC8D7", "white": "#D7D9E0",
    "brightblack": "#777A87", "brightred": "#FF8B8E", "brightgreen": "#7BE0AE", "brightbrown": "#FFE08A",
    "brightblue": "#9CC4FF", "brightmagenta": "#E0B3FF", "brightcyan": "#8FE3EE", "brightwhite": "#FFFFFF",
}  # fmt: skip

Place = tuple[int, int]


class TerminalView(QAbstractScrollArea):
    """Shows what `link`'s guest writes. Ctrl+Shift+C copies what is marked, Ctrl+Shift+V types the clipboard."""

    def __init__(self, link: TerminalLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._font = QFont()
        self._cell = (8.0, 16.0)
        self._marked: tuple[Place, Place] | None = None
        self.setObjectName("consoleView")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Text console"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.notice = Notice(self)
        self.notice.hide()
        self._tick = QTimer(self, singleShot=True, interval=TICK_MS)
        self._tick.timeout.connect(self._show_written)
        link.written.connect(self._on_written)
        link.said.connect(self.notice.say)

    @property
    def emulator(self) -> Emulator | None:
        """The screen; hold the pump's lock while reading it."""
        return self._link.pump.emulator if self._link.pump is not None else None

    def visible_text(self) -> str:
        """What is in sight, for tests and screen readers."""
        return "\n".join(self._texts(range(self._first(), self._first() + ROWS)))

    def marked_text(self) -> str:
        """What is marked, lines without the blanks at their ends."""
        if self._marked is None:
            return ""
        (first_row, first), (last_row, last) = sorted(self._marked)
        lines = self._texts(range(first_row, last_row + 1))
        if lines:
            lines[-1] = lines[-1][: last + 1]
            lines[0] = lines[0][first:]
        return "\n".join(lines)

    def copy(self) -> None:
        if text := self.marked_text():
            QGuiApplication.clipboard().setText(text)

    def paste(self) -> None:
        """Type the clipboard's text; more than the guest takes at once is left out whole."""
        emulator = self.emulator
        if emulator is not None:
            text = QGuiApplication.clipboard().text()
            self._link.send(vt_keys.pasted(text, bracketed=emulator.has_bracketed_paste))

    # Events of Qt

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._link.is_live:
            event.accept()  # else the window's shortcuts would take Ctrl+F and the like away from the guest
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        return False if self._link.is_live else super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() == chord and event.key() == Qt.Key.Key_C:
            self.copy()
        elif event.modifiers() == chord and event.key() == Qt.Key.Key_V:
            self.paste()
        elif event.modifiers() == Qt.KeyboardModifier.ShiftModifier and event.key() in (
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
        ):
            step = ROWS - 1 if event.key() == Qt.Key.Key_PageDown else 1 - ROWS
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + step)
        else:
            self._type(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position().toPoint())
        self._marked = (place, place) if event.button() == Qt.MouseButton.LeftButton else self._marked
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._marked is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._marked = (self._marked[0], self._place(event.position().toPoint()))
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._marked is not None and self._marked[0] == self._marked[1]:
            self._marked = None
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_font()
        self.notice.setGeometry(self.viewport().geometry())
        self.notice.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), _BACK)
        pump = self._link.pump
        if pump is None:
            return
        first = self._first()
        with pump.lock:
            emulator = pump.emulator
            rows = [emulator.row(n) for n in range(max(first, -emulator.history), first + ROWS)]
            cursor = emulator.cursor
        painter.setFont(self._font)
        self._paint_marked(painter, first)
        for number, runs in enumerate(rows):
            for run in runs:
                self._paint_run(painter, number, run)
        if cursor is not None and first == 0 and self._link.is_live:
            self._paint_cursor(painter, *cursor)

    # Ours

    def _type(self, event: QKeyEvent) -> None:
        emulator = self.emulator
        typed = b""
        if emulator is not None:
            typed = vt_keys.sequence(event, application_cursor=emulator.has_application_cursor)
        if not typed or not self._link.send(typed):
            event.ignore()
            return
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        event.accept()

    def _on_written(self) -> None:
        if not self._tick.isActive():
            self._tick.start()

    def _show_written(self) -> None:
        pump = self._link.pump
        if pump is None:
            return
        with pump.lock:
            history = pump.emulator.history
        bar = self.verticalScrollBar()
        follows = bar.value() == bar.maximum()
        bar.setPageStep(ROWS)
        bar.setRange(0, history)
        if follows:
            bar.setValue(history)
        self._marked = None if follows else self._marked
        self.viewport().update()

    def _first(self) -> int:
        """The row at the top: 0 for the screen itself, negative in the scrollback."""
        bar = self.verticalScrollBar()
        return bar.value() - bar.maximum()

    def _texts(self, rows: range) -> list[str]:
        pump = self._link.pump
        if pump is None:
            return []
        with pump.lock:
            oldest = -pump.emulator.history
            return [pump.emulator.text(number) for number in rows if oldest <= number < ROWS]

    def _place(self, position: QPoint) -> Place:
        column = min(COLUMNS - 1, max(0, int((position.x() - self._left()) / self._cell[0])))
        row = min(ROWS - 1, max(0, int((position.y() - _MARGIN) / self._cell[1])))
        return self._first() + row, column

    def _left(self) -> float:
        return max(_MARGIN, (self.viewport().width() - COLUMNS * self._cell[0]) / 2)

    def _fit_font(self) -> None:
        """The largest in which the whole screen is in sight."""
        room = self.viewport().size()
        for size in range(_LARGEST_FONT, _SMALLEST_FONT - 1, -1):
            self._font = fonts.monospace(size)
            metrics = QFontMetricsF(self._font)
            self._cell = (metrics.horizontalAdvance("M"), metrics.height())
            width, height = COLUMNS * self._cell[0], ROWS * self._cell[1]
            if width <= room.width() - 2 * _MARGIN and height <= room.height() - 2 * _MARGIN:
                break

    def _box(self, column: int, row: int, count: int) -> QRect:
        left, top = self._left() + column * self._cell[0], _MARGIN + row * self._cell[1]
        return QRect(round(left), round(top), round(count * self._cell[0]), round(self._cell[1]))

    def _paint_run(self, painter: QPainter, row: int, run: Run) -> None:
        text, back = _color(run.foreground, _TEXT), _color(run.background, _BACK)
        if run.reverse:
            text, back = back, text
        box = self._box(run.column, row, len(run.text))
        if back != _BACK:
            painter.fillRect(box, back)
        painter.setPen(text)
        font = QFont(self._font)
        font.setBold(run.bold)
        font.setUnderline(run.underline)
        painter.setFont(font)
        painter.drawText(
            box.adjusted(0, 0, round(self._cell[0]), 0),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip),
            run.text,
        )

    def _paint_marked(self, painter: QPainter, top: int) -> None:
        if self._marked is None:
            return
        (first_row, first), (last_row, last) = sorted(self._marked)
        for row in range(first_row, last_row + 1):
            left = first if row == first_row else 0
            right = last if row == last_row else COLUMNS - 1
            painter.fillRect(self._box(left, row - top, right - left + 1), _MARKED)

    def _paint_cursor(self, painter: QPainter, column: int, row: int) -> None:
        box = self._box(column, row, 1)
        if self.hasFocus():
            painter.fillRect(box, QColor(215, 217, 224, 150))
        else:
            painter.setPen(_TEXT)
            painter.drawRect(box.adjusted(0, 0, -1, -1))


def _color(name: str, default: QColor) -> QColor:
    """pyte's name of a colour, or its six hexadecimal digits."""
    if name == "default":
        return default
    return QColor(_COLORS.get(name, f"#{name}"))
