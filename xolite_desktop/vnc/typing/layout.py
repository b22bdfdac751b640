# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Keyboard layouts of guests: which keys give a character, dead keys included."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from xolite_desktop.vnc.typing.layout_tables import SCANCODES, TABLES

DEFAULT = "us"
NOTHING = " "

_KEYS = {" ": 0x39, "\n": 0x1C, "\t": 0x0F}
"""Characters that are on the same key everywhere."""
_SPACING = {"\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0308": '"'}
"""What a dead key and then the space bar give: on X11, on the Linux console, and on Windows where it is US-ASCII."""
_DIRECT = (0, 1, 3, 4)
_DEAD_BY_SHIFT = 2
_DEAD_BY_ALTGR = 5
"""The less the better: guests agree on what is plain or shifted, less so on what AltGr gives."""


class Stroke(NamedTuple):
    """One key, with the modifiers held around it."""

    scancode: int
    shift: bool = False
    altgr: bool = False


Strokes = tuple[Stroke, ...]
"""What gives one character: one stroke, or a dead key's and another."""

_PREFERRED: Mapping[str, dict[str, Strokes]] = {
    # X11 has the braces twice; this is where Windows has them too.
    "it": {"{": (Stroke(0x1A, True, True),), "}": (Stroke(0x1B, True, True),)},
}


class Layout:
    """One layout, the way back: from characters to keys."""

    def __init__(self, name: str) -> None:
        """Raises KeyError for a name that is not in `TITLES`."""
        self.name = name
        self._strokes = _reversed(TABLES[name][1:]) | _PREFERRED.get(name, {})

    @property
    def title(self) -> str:
        """Its name for people: "German"."""
        return TITLES[self.name]

    @property
    def characters(self) -> Mapping[str, Strokes]:
        """Every character it has, and what gives it."""
        return self._strokes

    def strokes(self, character: str) -> Strokes | None:
        """The keys for one character; None if this layout does not have it."""
        return self._strokes.get(character)


TITLES: Mapping[str, str] = {name: rows[0] for name, rows in TABLES.items()}
"""Name -> what people call it, in the order to offer them."""


@cache
def layout(name: str) -> Layout:
    """The layout with this name; the default one if there is none, as after a setting from another version."""
    return Layout(name if name in TABLES else DEFAULT)


def _reversed(levels: tuple[str, ...]) -> dict[str, Strokes]:
    """Character -> its cheapest strokes."""
    best: dict[str, tuple[int, Strokes]] = {
        character: (0, (Stroke(scancode),)) for character, scancode in _KEYS.items()
    }
    for cost, character, strokes in _ways(levels):
        if character not in best or cost < best[character][0]:
            best[character] = (cost, strokes)
    return {character: strokes for character, (_, strokes) in best.items()}


def _ways(levels: tuple[str, ...]) -> Iterator[tuple[int, str, Strokes]]:
    direct = [*_single(levels)]
    for level, character, stroke in direct:
        if not unicodedata.combining(character):
            yield _DIRECT[level], character, (stroke,)
    bases = [(c, stroke) for level, c, stroke in direct if level < 2 and c.isalpha()]
    for level, mark, dead in direct:
        if not unicodedata.combining(mark) or (level > 1 and mark not in _SPACING):
            continue  # rings and cedillas by AltGr are X11's alone: the Linux console types something else
        cost = _DEAD_BY_SHIFT if level < 2 else _DEAD_BY_ALTGR
        if mark in _SPACING:
            yield cost, _SPACING[mark], (dead, Stroke(_KEYS[" "]))
        for base, stroke in bases:
            composed = unicodedata.normalize("NFC", base + mark)
            if len(composed) == 1:
                yield cost, composed, (dead, stroke)


def _single(levels: tuple[str, ...]) -> Iterator[tuple[int, str, Stroke]]:
    for level, row in enumerate(levels):
        for scancode, character in zip(SCANCODES, row, strict=True):
            if character != NOTHING:
                yield level, character, Stroke(scancode, bool(level & 1), bool(level & 2))
