# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The font of the simulated consoles."""

import string

from xolite_desktop.simulator.font import MISSING, glyph, scanlines


def test_every_printable_character_of_ascii_has_a_picture_of_its_own() -> None:
    characters = string.digits + string.ascii_letters + string.punctuation
    pictures = {glyph(char) for char in characters}
    assert len(pictures) == len(characters)
    assert glyph(MISSING) not in pictures


def test_a_blank_is_empty_and_the_unknown_is_a_box() -> None:
    assert glyph(" ") == bytes(16)
    assert glyph("\N{SNOWMAN}") == glyph(MISSING) != bytes(16)


def test_scanlines_are_indices_of_ink_and_paper() -> None:
    rows = scanlines("-", 7, 0, 8, False)
    assert len(rows) == 16
    assert rows[7] == bytes((0, 7, 7, 7, 7, 7, 7, 0))
    assert rows[6] == bytes(8)


def test_the_ninth_column_is_empty_for_letters_and_joins_lines() -> None:
    assert {row[8] for row in scanlines("M", 7, 0, 9, False)} == {0}
    assert scanlines("─", 7, 0, 9, False)[7] == bytes([7]) * 9


def test_bold_doubles_upright_strokes() -> None:
    assert scanlines("|", 7, 0, 8, False)[5] == bytes((0, 0, 0, 7, 0, 0, 0, 0))
    assert scanlines("|", 7, 0, 8, True)[5] == bytes((0, 0, 0, 7, 7, 0, 0, 0))
