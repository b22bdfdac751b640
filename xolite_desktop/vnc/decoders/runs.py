# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Runs of pixels as ZRLE writes them: a colour, or its index, and a length in bytes that add up."""

from __future__ import annotations

import re

import numpy as np

from xolite_desktop.vnc.errors import ProtocolError
from xolite_desktop.vnc.framebuffer import COLOUR_BITS, Pixels

FIRST_LOOK = 64
"""Runs that are looked at together at first; each time all of them were good, twice as many."""

_ENDLESS = 255
"""A length byte that says: and what the next byte says."""

_SINGLES = re.compile(rb"[\x00-\x7f]+")
_INDEX = [bytes((index,)) for index in range(128)]


def plain_runs(data: bytes, at: int, size: int) -> tuple[Pixels, int]:
    """`size` pixels from runs of a colour of three bytes and a length, and where they end.

    Raises IndexError where the data ends too soon, ProtocolError where a run is too long. Runs of up to 255 pixels take four
    bytes each and are read together, up to the next longer one.
    """
    parts: list[Pixels] = []
    missing, look = size, FIRST_LOOK
    while missing:
        count = min((len(data) - at) // 4, missing, look)
        runs = np.ndarray((count, 4), np.uint8, data, at)
        lengths = runs[:, 3].astype(np.int64)
        ends = np.cumsum(lengths + 1)
        longer = np.flatnonzero(lengths == _ENDLESS)
        usable = int(longer[0]) if longer.size else count
        usable = min(usable, int(np.searchsorted(ends, missing)) + 1)
        if usable:
            covered = int(ends[usable - 1])
            if covered > missing:
                raise ProtocolError("a run of pixels is longer than its tile")
            words = np.ndarray((usable,), "<u4", data, at)
            parts.append(np.repeat(words & COLOUR_BITS, lengths[:usable] + 1))
            missing -= covered
            at += usable * 4
        if usable == count and count:
            look *= 2
        elif missing:
            colour = data[at] | data[at + 1] << 8 | data[at + 2] << 16
            length, at = _length(data, at + 3)
            if length > missing:
                raise ProtocolError("a run of pixels is longer than its tile")
            parts.append(np.full(length, colour, np.uint32))
            missing -= length
    return np.concatenate(parts), at


def tiny_runs(data: bytes, at: int, size: int) -> tuple[bytes, int]:
    """As `plain_runs`, but the three bytes of each pixel; for few pixels that is faster. Raises the same."""
    parts = bytearray()
    missing = size
    while missing > 0:
        length, end = _length(data, at + 3)
        missing -= length
        parts += data[at : at + 3] * min(length, size)
        at = end
    if missing:
        raise ProtocolError("a run of pixels is longer than its tile")
    return bytes(parts), at


def palette_runs(data: bytes, at: int, size: int) -> tuple[bytearray, int]:
    """`size` indices from runs of an index, with its highest bit and a length if it stands for several; and their end.

    Raises IndexError where the data ends too soon, ProtocolError where a run is too long.
    """
    indices = bytearray()
    missing = size
    while missing > 0:
        index = data[at]
        if index < 128:
            singles = _SINGLES.match(data, at, at + missing)
            assert singles is not None
            indices += singles[0]
            missing -= singles.end() - at
            at = singles.end()
        else:
            length = data[at + 1]
            at += 2
            if length == _ENDLESS:
                more, at = _length(data, at)
                length += more - 1
            length += 1
            indices += _INDEX[index & 127] * min(length, missing)
            missing -= length
    if missing:
        raise ProtocolError("a run of pixels is longer than its tile")
    return indices, at


def _length(data: bytes, at: int) -> tuple[int, int]:
    """One more than the sum of length bytes, the last of which is the first that is not 255; and where they end."""
    length = 1
    while data[at] == _ENDLESS:
        length += _ENDLESS
        at += 1
    return length + data[at], at + 1
