# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A text screen with its scrollback: pyte's emulation behind our guard."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Final, NamedTuple

import pyte
from pyte.screens import Char, Margins

from xolite_desktop.terminal.guard import Guard

COLUMNS: Final = 80
ROWS: Final = 24
"""What a serial line is taken for by those who write to it: nothing can tell them another size."""
MOST_HISTORY: Final = 1000
MOST_AT_ONCE: Final = 4096
"""Bytes emulated in one go, so that who paints waits for a few milliseconds at most."""
_APPLICATION_CURSOR: Final = 1 << 5
_BRACKETED_PASTE: Final = 2004 << 5


class Run(NamedTuple):
    """Characters of one row that look the same. Colours are pyte's: "default", a name, or six hexadecimal digits."""

    column: int
    text: str
    foreground: str
    background: str
    bold: bool
    underline: bool
    reverse: bool


class _Screen(pyte.Screen):
    """Keeps the rows that leave at the top."""

    def __init__(self, columns: int, lines: int) -> None:
        self.history: deque[Mapping[int, Char]] = deque(maxlen=MOST_HISTORY)
        super().__init__(columns, lines)

    def index(self) -> None:
        top, bottom = self.margins or Margins(0, self.lines - 1)
        if self.cursor.y == bottom and top == 0:
            self.history.append(self.buffer[0])
        super().index()

    def resize(self, lines: int | None = None, columns: int | None = None) -> None:
        """The size is ours: a guest that asks for 132 columns gets no other window."""

    def report_device_status(self, mode: int, **kwargs: bool) -> None:
        """Nothing is answered: what a terminal answers is typed into the guest."""

    def report_device_attributes(self, mode: int = 0, **kwargs: bool) -> None:
        """Nothing is answered."""


class Emulator:
    """Feed it what the guest writes, in any cut. Not for two threads at once: whoever shares it brings a lock."""

    def __init__(self, columns: int = COLUMNS, rows: int = ROWS) -> None:
        self.columns, self.rows = columns, rows
        self._screen = _Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._guard = Guard()

    def feed(self, received: bytes) -> None:
        self._stream.feed(self._guard.feed(received))
        self._screen.dirty.clear()

    @property
    def history(self) -> int:
        """Rows that have left at the top and are kept."""
        return len(self._screen.history)

    @property
    def cursor(self) -> tuple[int, int] | None:
        """Column and row of the screen; None while hidden."""
        cursor = self._screen.cursor
        return None if cursor.hidden else (min(cursor.x, self.columns - 1), cursor.y)

    @property
    def has_application_cursor(self) -> bool:
        """Whether cursor keys are to be sent as the guest's program asked (DECCKM)."""
        return _APPLICATION_CURSOR in self._screen.mode

    @property
    def has_bracketed_paste(self) -> bool:
        """Whether pasted text is to be marked as such (xterm's mode 2004)."""
        return _BRACKETED_PASTE in self._screen.mode

    def row(self, number: int) -> list[Run]:
        """A row as runs, blanks at its end left out; negative numbers are of the scrollback, -1 the newest."""
        line = self._line(number)
        runs: list[Run] = []
        for column in range(self.columns):
            char = line.get(column)
            if char is None or not char.data:  # untouched, or the second half of a wide character
                continue
            look = (char.fg, char.bg, char.bold, char.underscore, char.reverse)
            last = runs[-1] if runs else None
            is_next = last is not None and last.column + len(last.text) == column and len(char.data) == 1
            if last is not None and is_next and last[2:] == look:
                runs[-1] = last._replace(text=last.text + char.data)
            else:
                runs.append(Run(column, char.data, *look))
        return _without_blanks(runs)

    def text(self, number: int) -> str:
        """A row as plain text, without the blanks at its end."""
        line = self._line(number)
        cells = (line[column].data if column in line else " " for column in range(self.columns))
        return "".join(cells).rstrip()

    def _line(self, number: int) -> Mapping[int, Char]:
        return self._screen.buffer[number] if number >= 0 else self._screen.history[number]


def _without_blanks(runs: list[Run]) -> list[Run]:
    """The runs of a row up to the last that shows something."""
    while runs and runs[-1].background == "default" and not (runs[-1].reverse or runs[-1].underline):
        shown = runs[-1].text.rstrip()
        if shown:
            runs[-1] = runs[-1]._replace(text=shown)
            break
        runs.pop()
    return runs
