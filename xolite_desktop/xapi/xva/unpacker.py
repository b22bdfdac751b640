# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Takes gzip or zstd off an archive, whichever it is packed with; what comes out goes on in small pieces.

A few packed bytes may stand for any number of others, so that neither input nor output is ever held whole.
"""

from collections.abc import Callable
from enum import StrEnum, unique
from typing import Final

import zstandard
from zlib_ng import zlib_ng

from xolite_desktop.xapi.errors import PackageRefused

UNPACK_FAILED: Final = "XVA_UNPACK_FAILED"
"""Ours: what the archive is packed with finds an error. Parameters: gzip or zstd, its words."""
PIECE_BYTES: Final = 256 << 10
MOST_WINDOW_BYTES: Final = 64 << 20
"""What zstd may look back: hosts write 2 MiB."""
_MAGIC_BYTES: Final = 4

OnBytes = Callable[[bytes], object]


@unique
class Packing(StrEnum):
    """How an archive is packed."""

    NONE = "none"
    GZIP = "gzip"
    ZSTD = "zstd"


def packing_of(start: bytes) -> Packing:
    """What the first four bytes of a file say."""
    if start.startswith(b"\x1f\x8b"):
        return Packing.GZIP
    return Packing.ZSTD if start.startswith(b"\x28\xb5\x2f\xfd") else Packing.NONE


class Unpacker:
    """Feed it what comes; `on_bytes` has the archive. `packing` is None until four bytes have come."""

    def __init__(self, on_bytes: OnBytes) -> None:
        self.packing: Packing | None = None
        self._on_bytes = on_bytes
        self._start = b""
        self._feed: Callable[[bytes], object] = on_bytes

    def feed(self, data: bytes) -> None:
        """The next bytes. Raises `PackageRefused`, and whatever `on_bytes` raises."""
        if self.packing is None:
            self._start += data
            if len(self._start) < _MAGIC_BYTES:
                return
            data, self._start = self._start, b""
            self._begin(packing_of(data))
        self._feed(data)

    def finish(self) -> None:
        """Nothing more comes."""
        if self.packing is None:
            self._begin(Packing.NONE)
            self._feed(self._start)

    def _begin(self, packing: Packing) -> None:
        self.packing = packing
        if packing is Packing.GZIP:
            self._feed = _Gzip(self._on_bytes).feed
        elif packing is Packing.ZSTD:
            self._feed = _Zstd(self._on_bytes).feed


class _Gzip:
    """One or more gzip members after each other, as parallel packers write them."""

    def __init__(self, on_bytes: OnBytes) -> None:
        self._on_bytes = on_bytes
        self._member = zlib_ng.decompressobj(wbits=31)

    def feed(self, data: bytes) -> None:
        try:
            while data:
                if self._member.eof:
                    self._member = zlib_ng.decompressobj(wbits=31)
                piece = self._member.decompress(data, PIECE_BYTES)
                data = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
                if self._member.eof and not data.strip(b"\0"):
                    data = b""  # some pad the end
                if piece:
                    self._on_bytes(piece)
        except zlib_ng.error as error:  # type: ignore[misc]  # its stubs say it is an instance
            raise PackageRefused(UNPACK_FAILED, Packing.GZIP, str(error)) from error


class _Zstd:
    """Frames after each other."""

    def __init__(self, on_bytes: OnBytes) -> None:
        self._on_bytes = on_bytes
        reader = zstandard.ZstdDecompressor(max_window_size=MOST_WINDOW_BYTES)
        self._writer = reader.stream_writer(self, write_size=PIECE_BYTES)  # type: ignore[arg-type]

    def feed(self, data: bytes) -> None:
        try:
            self._writer.write(data)
        except zstandard.ZstdError as error:
            raise PackageRefused(UNPACK_FAILED, Packing.ZSTD, str(error)) from error

    def write(self, data: bytes) -> int:
        """What zstd gives out."""
        self._on_bytes(data)
        return len(data)
