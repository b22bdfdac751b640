# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""gzip and zstd of archives. zstd's frames (RFC 8878) hold plain blocks here, and are read if they do."""

from __future__ import annotations

import zlib
from collections.abc import Awaitable, Callable

from xolite_desktop.simulator.failure import Failure

_GZIP_MAGIC = b"\x1f\x8b"
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
_WINDOW_8_MIB = b"\x00\x68"
_BLOCK = 128 * 1024
_PIECE = 64 * 1024
_RAW, _REPEATED = 0, 1

Read = Callable[[int], Awaitable[bytes]]


class Compressor:
    """Packs an archive as `use_compression` says: true and gzip, zstd, or anything else for not at all."""

    def __init__(self, how: str) -> None:
        self._gzip = zlib.compressobj(1, wbits=31) if how in ("true", "gzip") else None
        self._zstd = how == "zstd"
        self._begun = False

    def pack(self, data: bytes) -> bytes:
        """What can be sent of what was packed so far."""
        if self._gzip is not None:
            return self._gzip.compress(data)
        if not self._zstd:
            return data
        start = b"" if self._begun else _ZSTD_MAGIC + _WINDOW_8_MIB
        self._begun = True
        return start + b"".join(_block(data[at : at + _BLOCK]) for at in range(0, len(data), _BLOCK))

    def finish(self) -> bytes:
        """The end."""
        if self._gzip is not None:
            return self._gzip.flush()
        return (1).to_bytes(3, "little") if self._zstd else b""


def _block(data: bytes) -> bytes:
    if data.count(data[:1]) == len(data):
        return (len(data) << 3 | _REPEATED << 1).to_bytes(3, "little") + data[:1]
    return (len(data) << 3 | _RAW << 1).to_bytes(3, "little") + data


class Decompressor:
    """Reads an archive, whatever it is packed with."""

    def __init__(self, read: Read, read_some: Read) -> None:
        """`read` gives as many bytes as are asked for, `read_some` what has come."""
        self._read = read
        self._read_some = read_some
        self._kind: bytes | None = None
        self._ready = bytearray()
        self._gzip = zlib.decompressobj(wbits=31)
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
            self._kind = _ZSTD_MAGIC
            await self._read(2)
        elif start.startswith(_GZIP_MAGIC):
            self._kind, self._packed = _GZIP_MAGIC, start
        else:
            self._kind = b""
            self._ready += start

    async def _more(self, wanted: int) -> bytes:
        if self._kind == _GZIP_MAGIC:
            return await self._unzipped()
        if self._kind == _ZSTD_MAGIC:
            return await self._unblocked()
        return await self._read(min(wanted, 1 << 20))

    async def _unzipped(self) -> bytes:
        try:
            while not self._gzip.eof:
                packed = self._packed or await self._read_some(_PIECE)
                data = self._gzip.decompress(packed, 1 << 20)
                self._packed = self._gzip.unconsumed_tail
                if data or not packed:
                    return data
        except zlib.error as error:
            raise Failure("IMPORT_ERROR_GENERIC", str(error)) from None
        return b""

    async def _unblocked(self) -> bytes:
        while True:
            header = int.from_bytes(await self._read(3), "little")
            size, kind = header >> 3, header >> 1 & 3
            if kind == _REPEATED:
                return await self._read(1) * min(size, _BLOCK)
            if kind != _RAW or size > _BLOCK:
                raise Failure("IMPORT_ERROR_GENERIC", "this zstd is not understood")
            if size or header & 1:
                return await self._read(size)
            if not header:
                return b""
