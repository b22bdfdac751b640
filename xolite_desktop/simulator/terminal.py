# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Text in cells on a screen: writes, wraps and scrolls, and knows a few ECMA-48 sequences. Never idle work."""

import re
from dataclasses import dataclass, replace

from xolite_desktop.simulator.font import GLYPH_HEIGHT, GLYPH_WIDTH, scanlines
from xolite_desktop.simulator.screen import GRAPHICS_MODE, NIGHT, TEXT_MODE, Screen

TEXT_MODE_CELL_WIDTH = 9
TAB_WIDTH = 8

# Select graphic rendition, cursor position (row;column, from 1), erase display, erase to the end of the line.
_SEQUENCE = re.compile(r"\x1b\[([0-9;]*)([mHJK])")
_CURSOR_ROWS = range(13, 15)


@dataclass(frozen=True, slots=True)
class Cell:
    """One character: ink and paper are palette indices."""

    char: str
    ink: int
    paper: int
    bold: bool = False


class Terminal:
    """A grid of cells drawn on a screen, which it puts into the right mode.

    Text mode is 80x25 cells of 9x16 pixels; otherwise 128x48 cells of 8x16. `cursor` is the place of the
    next character, `cursor_visible` whether it is shown.
    """

    def __init__(self, screen: Screen, *, text_mode: bool) -> None:
        self.screen = screen
        self.columns, self.rows = (80, 25) if text_mode else (128, 48)
        self.cell_width = TEXT_MODE_CELL_WIDTH if text_mode else GLYPH_WIDTH
        self.heavy = text_mode
        self.normal = Cell(" ", 7, 0 if text_mode else NIGHT)
        self.pen = self.normal
        self.row = self.column = 0
        self.cursor_visible = True
        self._cells = [[self.normal] * self.columns for _ in range(self.rows)]
        self._dirty: dict[int, tuple[int, int]] = {}
        self._cursor_drawn: tuple[int, int] | None = None
        screen.resize(*(TEXT_MODE if text_mode else GRAPHICS_MODE))
        self.clear()

    def text(self) -> str:
        """What can be read, line by line, without the blanks at the ends."""
        lines = ("".join(cell.char for cell in row).rstrip() for row in self._cells)
        return "\n".join(lines).rstrip("\n")

    def clear(self) -> None:
        """Blanks everything and puts the cursor at the top left."""
        self._erase_all()
        self._draw()

    def write(self, text: str) -> None:
        """Writes text at the cursor; control characters and the sequences above do what they say."""
        at = 0
        for sequence in _SEQUENCE.finditer(text):
            self._put_all(text[at : sequence.start()])
            self._obey(sequence[2], [int(number) for number in sequence[1].split(";") if number])
            at = sequence.end()
        self._put_all(text[at:])
        self._draw()

    def _put_all(self, text: str) -> None:
        for char in text:
            self._put(char)

    def _put(self, char: str) -> None:
        if char == "\n":
            self._line_feed()
        elif char == "\r":
            self.column = 0
        elif char == "\b":
            self._step_back()
        elif char == "\t":
            self.column = min(self.columns - 1, (self.column // TAB_WIDTH + 1) * TAB_WIDTH)
        else:
            if self.column == self.columns:
                self._line_feed()
            self._set(self.row, self.column, replace(self.pen, char=char))
            self.column += 1

    def _step_back(self) -> None:
        """One place to the left, at the left edge to the end of the row above: wrapped input can be wiped."""
        if self.column > 0:
            self.column -= 1
        elif self.row > 0:
            self.row, self.column = self.row - 1, self.columns - 1

    def _line_feed(self) -> None:
        self.column = 0
        if self.row < self.rows - 1:
            self.row += 1
            return
        self._hide_cursor()
        self._draw_cells()
        self._cells = [*self._cells[1:], [self.normal] * self.columns]
        self.screen.scroll_up(GLYPH_HEIGHT, self.normal.paper)

    def _obey(self, final: str, numbers: list[int]) -> None:
        if final == "m":
            for number in numbers or [0]:
                self._render_as(number)
        elif final == "H":
            row, column = [*numbers, 1, 1][:2]
            self.row = min(max(row, 1), self.rows) - 1
            self.column = min(max(column, 1), self.columns) - 1
        elif final == "J":
            self._erase_all()
        else:
            for column in range(self.column, self.columns):
                self._set(self.row, column, replace(self.pen, char=" "))

    def _render_as(self, number: int) -> None:
        """One parameter of SGR (ECMA-48, 8.3.117): colours, bright, reverse, normal."""
        if number == 0:
            self.pen = self.normal
        elif number == 1:
            self.pen = replace(
                self.pen, bold=True, ink=self.pen.ink | 8 if self.pen.ink < 8 else self.pen.ink
            )
        elif number == 7:
            self.pen = replace(self.pen, ink=self.pen.paper, paper=self.pen.ink)
        elif 30 <= number <= 37:
            self.pen = replace(self.pen, ink=number - 30 + (8 if self.pen.bold else 0))
        elif 40 <= number <= 47:
            self.pen = replace(self.pen, paper=number - 40)
        elif 90 <= number <= 97:
            self.pen = replace(self.pen, ink=number - 82)

    def _erase_all(self) -> None:
        blank = replace(self.pen, char=" ")
        self._cells = [[blank] * self.columns for _ in range(self.rows)]
        self.row = self.column = 0
        self._dirty = dict.fromkeys(range(self.rows), (0, self.columns))

    def _set(self, row: int, column: int, cell: Cell) -> None:
        if self._cells[row][column] == cell:
            return
        self._cells[row][column] = cell
        self._touch(row, column)

    def _touch(self, row: int, column: int) -> None:
        first, last = self._dirty.get(row, (column, column + 1))
        self._dirty[row] = (min(first, column), max(last, column + 1))

    def _draw(self) -> None:
        """Brings cells and cursor onto the screen: only what changed."""
        cursor = (self.row, min(self.column, self.columns - 1)) if self.cursor_visible else None
        if cursor != self._cursor_drawn:
            self._hide_cursor()
        self._draw_cells()
        if cursor and cursor != self._cursor_drawn:
            self._draw_cursor(*cursor)

    def _hide_cursor(self) -> None:
        if self._cursor_drawn:
            self._touch(*self._cursor_drawn)

    def _draw_cells(self) -> None:
        for row, (first, last) in self._dirty.items():
            glyphs = [
                scanlines(cell.char, cell.ink, cell.paper, self.cell_width, cell.bold or self.heavy)
                for cell in self._cells[row][first:last]
            ]
            lines = [b"".join(line) for line in zip(*glyphs, strict=True)]
            self.screen.blit(first * self.cell_width, row * GLYPH_HEIGHT, lines)
            if self._cursor_drawn and self._cursor_drawn[0] == row and first <= self._cursor_drawn[1] < last:
                self._cursor_drawn = None
        self._dirty = {}

    def _draw_cursor(self, row: int, column: int) -> None:
        x, y = column * self.cell_width, row * GLYPH_HEIGHT + _CURSOR_ROWS.start
        self.screen.fill(x, y, self.cell_width, len(_CURSOR_ROWS), self.normal.ink)
        self._cursor_drawn = (row, column)
