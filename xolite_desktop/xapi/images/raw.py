# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A disk byte for byte, and what lies so inside other files."""

from collections.abc import Iterator

from xolite_desktop.xapi.images.image import MOST_PART, ImageKind, ImageRefused, Part, Stored, believable
from xolite_desktop.xapi.images.tables import copied, filled


class RawImage:
    """`kind` says what it was taken out of, such as a fixed VHD. Raises `ImageRefused`."""

    def __init__(self, stored: Stored, length: int | None = None, kind: ImageKind = ImageKind.RAW) -> None:
        self.kind = kind
        self._stored = stored
        self._length = stored.size if length is None else length
        self.size = believable(self._length)

    def check(self) -> int:
        return self.size

    def parts(self, start: int = 0, end: int | None = None) -> Iterator[Part]:
        last = self._length if end is None else min(end, self._length)
        yield from copied(self._stored, start, start, last - start)


class RawStream:
    """A disk of so many bytes, in whole sectors, as it comes byte for byte. As `VhdStream`."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._buffer = bytearray()
        self._at = 0

    def feed(self, data: bytes) -> list[Part]:
        self._buffer += data
        whole = len(self._buffer) // MOST_PART * MOST_PART
        if self._at + len(self._buffer) >= self.size:
            whole = len(self._buffer)
        taken = bytes(self._buffer[:whole])
        del self._buffer[:whole]
        self._at += whole
        return [part for at in range(0, whole, MOST_PART) for part in self._filled(at, taken)]

    def _filled(self, at: int, taken: bytes) -> Iterator[Part]:
        return filled(self._at - len(taken) + at, taken[at : at + MOST_PART])

    def finish(self) -> None:
        if self._at != self.size:
            raise ImageRefused("IMAGE_CUT")
