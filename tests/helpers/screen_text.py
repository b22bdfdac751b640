# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Reads the text a simulated guest shows from the pixels a viewer got: the eye of the console tests."""

from __future__ import annotations

import numpy as np

from xolite_desktop.simulator.font import GLYPH_HEIGHT, GLYPH_WIDTH, glyph

TEXT_MODE_WIDTH = 720
TEXT_MODE_CELL = 9
UNREADABLE = "\N{REPLACEMENT CHARACTER}"


def _bold(rows: bytes) -> bytes:
    return bytes(row | row >> 1 for row in rows)


_PRINTABLE = [chr(code) for code in range(32, 127)]
_CHARS = {_bold(glyph(char)): char for char in _PRINTABLE} | {glyph(char): char for char in _PRINTABLE}


def read_text(pixels: np.ndarray) -> str:
    """The text in a framebuffer (H×W, 0x00RRGGBB), line by line without trailing blanks.

    A cell that holds no known glyph, as the one with the cursor may, reads as U+FFFD.
    """
    height, width = pixels.shape
    cell_width = TEXT_MODE_CELL if width == TEXT_MODE_WIDTH else GLYPH_WIDTH
    lines = []
    for top in range(0, height - GLYPH_HEIGHT + 1, GLYPH_HEIGHT):
        band = pixels[top : top + GLYPH_HEIGHT]
        cells = (band[:, left : left + GLYPH_WIDTH] for left in range(0, width - cell_width + 1, cell_width))
        lines.append("".join(map(_read_cell, cells)).rstrip())
    return "\n".join(lines).rstrip("\n")


def _read_cell(cell: np.ndarray) -> str:
    ink = cell != cell[0, 0]  # the first row of every glyph is paper
    return _CHARS.get(np.packbits(ink, axis=1).tobytes(), UNREADABLE)
