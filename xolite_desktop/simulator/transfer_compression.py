# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""gzip and zstd of archives, as hosts pack and recognise them."""

from __future__ import annotations

import zlib
from collections.abc import Awaitable, Callable

import zstandard

from xolite_desktop.simulator.failure import Failure

_GZIP_MAGIC = b"\x1f\x8b"
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
_PIECE = 64 * 1024
_LEVEL = 1

Read = Callable[[int], Awaitable[bytes]]


class Compressor:
    """Packs an archive as `use_compression` says: true and gzip, zstd, or anything else for not at all."""

    def __init__(self, how: str) -> None:
        self._gzip = zlib.compressobj(_LEVEL, wbits=31) if how in ("true", "gzip") else None
        self._zstd = (
            zstandard.ZstdCompressor(_LEVEL, write_checksum=True).compressobj() if how == "zstd" else None
        )

    def pack(self, data: bytes) -> bytes:
        """What can be sent of what was packed so far."""
        packer = self._gzip or self._zstd
        return packer.compress(data) if packer is not None else data

    def finish(self) -> bytes:
        """The end."""
        packer = self._gzip or self._zstd
        return packer.flush() if packer is not None else b""


class Decompressor:
    """Reads an archive, whatever it is packed with."""

    def __init__(self, read: Read, read_some: Read) -> None:
        """`read` gives as many bytes as are asked for, `read_some` what has come."""
        self._read = read
        self._read_some = read_some
        self._kind: bytes | None = None
        self._ready = bytearray()
        self._gzip = zlib.decompressobj(wbits=31)
        self._zstd = zstandard.ZstdDecompressor().decompressobj()
        self._packed = b""

    async def read_exactly(self, size: int) -> bytes:
        """So many unpacked bytes. `Failure` IMPORT_ERROR_PREMATURE_EOF if there are not as many."""
        if self._kind is None:
            await self._look()
        while len(self._ready) < size:
            more = await self._more(size - len(self._ready))
            if not more:
                raise Failure("IMPORT_ERROR_PREMATURE_EOF")
            self._ready += more
        data = bytes(self._ready[:size])
        del self._ready[:size]
        return data

    async def _look(self) -> None:
        start = await self._read(4)
        if start == _ZSTD_MAGIC:
            self._kind, self._packed = _ZSTD_MAGIC, start
        elif start.startswith(_GZIP_MAGIC):
            self._kind, self._packed = _GZIP_MAGIC, start
        else:
            self._kind = b""
            self._ready += start

    async def _more(self, wanted: int) -> bytes:
        try:
            if self._kind == _GZIP_MAGIC:
                return await self._unzipped()
            if self._kind == _ZSTD_MAGIC:
                return await self._unpacked()
        except (zlib.error, zstandard.ZstdError) as error:
            raise Failure("IMPORT_ERROR_GENERIC", str(error)) from None
        return await self._read(min(wanted, 1 << 20))

    async def _unzipped(self) -> bytes:
        while not self._gzip.eof:
            packed = self._packed or await self._read_some(_PIECE)
            data = self._gzip.decompress(packed, 1 << 20)
            self._packed = self._gzip.unconsumed_tail
            if data or not packed:
                return data
        return b""

    async def _unpacked(self) -> bytes:
        while not self._zstd.eof:
            packed, self._packed = self._packed or await self._read_some(_PIECE), b""
            data = self._zstd.decompress(packed) if packed else b""
            if data or not packed:
                return data
        return b""
