# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is in a gzip file, read from anywhere in it, without unpacking it to another file.

It is gone through once, and the state of the unpacker is kept at some places; a read begins at the last place before it.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from xolite_desktop.xapi.errors import PackageRefused
from xolite_desktop.xapi.images.stored import StoredFile

DAMAGED: Final = "GZIP_DAMAGED"
"""Ours: parameters: the file's name, the unpacker's words."""
BOMB: Final = "GZIP_BOMB"
"""Ours: far more comes out than anybody would pack so. Parameter: the file's name."""
_PIECE: Final = 256 << 10
_CHUNK: Final = 128 << 10
_MOST_PLACES: Final = 256
"""Each keeps the 32 KiB that the unpacker looks back to."""
_FIRST_STEP: Final = 4 << 20
_MOST_TIMES, _ALWAYS_FINE = 200, 1 << 30


@dataclass(frozen=True)
class _Place:
    """`at` bytes have come out when `packed` bytes have gone in."""

    at: int
    packed: int
    unpacker: Any


@dataclass
class GzipIndex:
    """The places of one file, and how much is in it; shared by all who read it."""

    path: Path
    size: int = 0
    places: list[_Place] = field(default_factory=list, repr=False)

    @classmethod
    def of(cls, path: Path) -> "GzipIndex":
        """Go through all of a file. It blocks. Raises `PackageRefused`, `LocalFileError`."""
        index, step = cls(path, places=[_Place(0, 0, zlib.decompressobj(31))]), _FIRST_STEP
        with StoredFile(path) as file:
            stream = _Stream(file, index.places[0], path.name)
            most = max(_ALWAYS_FINE, _MOST_TIMES * file.size)
            for piece in stream:
                index.size += len(piece)
                if index.size > most:
                    raise PackageRefused(BOMB, path.name)
                if index.size - index.places[-1].at >= step:
                    index.places.append(stream.place(index.size))
                if len(index.places) > _MOST_PLACES:
                    index.places, step = index.places[::2], 2 * step
        return index

    def before(self, offset: int) -> _Place:
        """The last place that is not behind an offset."""
        return next(place for place in reversed(self.places) if place.at <= offset)


class GzipStored:
    """A `Stored` of what is in a gzip file. Close it, or use it under `with`."""

    def __init__(self, index: GzipIndex) -> None:
        self._index = index
        self.size = index.size
        self._file = StoredFile(index.path)
        self._at, self._piece = 0, b""
        self._stream = self._from(index.places[0])

    def read(self, offset: int, length: int) -> bytes:
        end, found = min(offset + length, self.size), bytearray()
        if offset >= end:
            return b""
        if offset < self._at or self._index.before(offset).at > self._at + len(self._piece):
            place = self._index.before(offset)
            self._at, self._piece, self._stream = place.at, b"", self._from(place)
        while self._at < end:
            if self._at + len(self._piece) > offset:
                found += self._piece[max(0, offset - self._at) : end - self._at]
            if self._at + len(self._piece) >= end:
                break
            self._at += len(self._piece)
            self._piece = next(self._stream, b"")
            if not self._piece:
                raise PackageRefused(DAMAGED, self._index.path.name, "it has changed")
        return bytes(found)

    def skip_hole(self, offset: int) -> int:
        """Nobody knows where zeros are before they come out."""
        return offset

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _from(self, place: _Place) -> Iterator[bytes]:
        return iter(_Stream(self._file, place, self._index.path.name))


class _Stream:
    """What comes out from a place on, in small pieces; one or more members after each other."""

    def __init__(self, file: StoredFile, place: _Place, name: str) -> None:
        self._file, self._name = file, name
        self._packed, self._rest = place.packed, b""
        self._unpacker = place.unpacker.copy()
        self._is_full = False

    def place(self, at: int) -> _Place:
        """Where it is now."""
        return _Place(at, self._packed - len(self._rest), self._unpacker.copy())

    def __iter__(self) -> Iterator[bytes]:
        while True:
            piece = self._next()
            if piece is None:
                return
            if piece:
                yield piece

    def _next(self) -> bytes | None:
        if not self._rest and not self._is_full:
            self._rest = self._file.read(self._packed, _CHUNK)
            self._packed += len(self._rest)
            if not self._rest:
                if not self._unpacker.eof:
                    raise PackageRefused(DAMAGED, self._name, "it ends too early")
                return None
        if self._unpacker.eof:
            if not self._rest.strip(b"\0"):  # some pad the end
                self._rest = b""
                return b""
            self._unpacker = zlib.decompressobj(31)
        try:
            piece: bytes = self._unpacker.decompress(self._rest, _PIECE)
        except zlib.error as error:
            raise PackageRefused(DAMAGED, self._name, str(error)) from error
        self._rest = self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail
        self._is_full = len(piece) == _PIECE and not self._unpacker.eof
        return piece


def begins_with(start: bytes, most: int) -> bytes:
    """What is at the beginning of a gzip file of which a beginning is known; empty for what is none."""
    try:
        return zlib.decompressobj(31).decompress(start, most)
    except zlib.error:
        return b""
