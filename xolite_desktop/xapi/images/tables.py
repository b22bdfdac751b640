# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the tables of images have in common: places that may not overlap, and data from which zeros are left out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from xolite_desktop.xapi.images.image import MOST_PART, SECTOR, ImageRefused, Part, Stored, exactly

Array = NDArray[Any]

MOST_PLACES: Final = 1 << 26
"""Places in a file that are remembered to be compared: 4 TiB of data in pieces of 64 KiB."""
NONE: Final = -1
"""Instead of a place: zeros."""
_GRAIN: Final = 32 << 10
"""Zeros are left out where there are so many in a row."""


class Places:
    """The units of a file that tables point to. None may be outside, and none used twice."""

    def __init__(self, file_units: int) -> None:
        self._most = file_units
        self._kind = np.uint32 if file_units < 1 << 32 else np.int64  # there may be millions
        self._found: list[Array] = []
        self._count = 0

    def take(self, starts: Array, units: Array | int = 1) -> None:
        """Each of these takes so many units from its start on. Raises `ImageRefused` for one outside of the file."""
        if not len(starts):
            return
        first = starts.astype(np.int64)
        ends = first + units
        if int(ends.max()) > self._most or int(first.min()) < 0:
            raise ImageRefused("IMAGE_OUTSIDE")
        self._count += len(first)
        if self._count > MOST_PLACES:
            raise ImageRefused("IMAGE_TABLES_TOO_LARGE")
        self._found.append(np.stack([first, ends]).astype(self._kind))

    def refuse_overlaps(self) -> None:
        """Raises `ImageRefused` if two of them share a unit."""
        if self._found:
            starts, ends = np.concatenate(self._found, axis=1)
            starts.sort()
            ends.sort()
            if bool((starts[1:] < ends[:-1]).any()):
                raise ImageRefused("IMAGE_OVERLAPS")


def filled(offset: int, data: bytes) -> Iterator[Part]:
    """What of some data is not zeros."""
    whole = len(data) // _GRAIN
    grains = np.frombuffer(data, np.uint64, whole * _GRAIN // 8).reshape(whole, _GRAIN // 8)
    used = [*(grains.max(axis=1) > 0).tolist()] if whole else []
    if whole * _GRAIN < len(data):
        used.append(any(data[whole * _GRAIN :]))
    at = 0
    while at < len(used):
        if not used[at]:
            at += 1
            continue
        end = used.index(False, at) if False in used[at:] else len(used)
        yield offset + at * _GRAIN, data[at * _GRAIN : end * _GRAIN]
        at = end


def whole_sectors(data: bytes) -> bytes:
    """The data, and zeros to the end of its last sector."""
    return data.ljust(-(-len(data) // SECTOR) * SECTOR, b"\0")


def copied(stored: Stored, place: int, offset: int, length: int) -> Iterator[Part]:
    """The parts of a stretch of the disk that lies in the file as it is. Holes of a whole file are not read."""
    at, is_whole = 0, place + length <= stored.size
    while at < length:
        if is_whole:
            skipped = max(at, stored.skip_hole(place + at) - place)
            at = min(length, skipped - skipped % SECTOR)
            if at == length:
                break
        data = exactly(stored, place + at, min(MOST_PART, length - at))
        yield from filled(offset + at, whole_sectors(data))
        at += MOST_PART


def runs(places: Sequence[int], unit: int) -> Iterator[tuple[int, int, int]]:
    """Of places in a file in the order of the disk, `NONE` for zeros: (first index, place, how many lie in a row)."""
    at = 0
    while at < len(places):
        end = at + 1
        if places[at] >= 0:
            while end < len(places) and places[end] == places[end - 1] + unit:
                end += 1
        if places[at] != NONE:
            yield at, places[at], end - at
        at = end


def within(parts: Iterable[Part], size: int) -> Iterator[Part]:
    """What of some parts is on a disk of a size."""
    for offset, data in parts:
        if offset < size:
            yield offset, data[: size - offset]


def since(parts: Iterable[Part], start: int) -> Iterator[Part]:
    """What of some parts is at an offset or after it."""
    for offset, data in parts:
        if offset >= start:
            yield offset, data
        elif offset + len(data) > start:
            yield start, data[start - offset :]
