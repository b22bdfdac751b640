# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Feeds recorded streams to the core without a socket: python -m xolite_desktop.vnc.replay FILE...

A file holds what a server sent, from ServerInit on (with --handshake: from its protocol version on), as it is or
compressed with xz (.xz). One line of JSON for each file: `name`, `seconds` of decoding, `pixels`, `mpixels_per_s`, and
either `sha256` of the final framebuffer (BGRX, X = 0) or the `error` that ended it. The files may hold anything.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from xolite_desktop.vnc.connection import Connection
from xolite_desktop.vnc.decoders import ALL_KNOWN
from xolite_desktop.vnc.errors import RfbError
from xolite_desktop.vnc.events import Closed

MAX_SECONDS = 60.0
"""Of decoding, unless told otherwise: a few bytes can ask for a lot of copying."""

MAX_STREAM_BYTES = 8 << 30
"""Of one stream, unpacked: an .xz file can hold far more than its size says."""

XZ_MEMORY_BYTES = 128 << 20
"""What unpacking may take; `xz -9` needs half of it."""

BLOCK_BYTES = 1 << 20
"""Read, unpacked and fed at most at once."""

SMALLEST_PIECE_BYTES = 64
LONG_S, SHORT_S = 0.05, 0.01
"""A piece that took longer is followed by smaller ones, one that was shorter by larger ones: the clock is looked at
between two pieces."""

_HANDSHAKE = b"RFB 003.008\n\x01\x01\0\0\0\0"
"""What a server says before ServerInit, for recordings that begin there."""


class _TooLong(RfbError):
    """The replay was stopped; the text says by which limit."""


def stream(path: Path) -> Iterator[bytes]:
    """What the file holds, in blocks. Raises OSError, EOFError or LZMAError where it cannot be read."""
    with path.open("rb") as file:
        yield from _unpacked(file) if path.suffix == ".xz" else _blocks(file)


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    while block := file.read(BLOCK_BYTES):
        yield block


def _unpacked(file: BinaryIO) -> Iterator[bytes]:
    unpacker = lzma.LZMADecompressor(memlimit=XZ_MEMORY_BYTES)
    while not unpacker.eof:
        packed = file.read(BLOCK_BYTES) if unpacker.needs_input else b""
        if unpacker.needs_input and not packed:
            raise EOFError("the compressed file ends too soon")
        yield unpacker.decompress(packed, BLOCK_BYTES)


class Replay:
    """One stream on its way through a connection of its own."""

    def __init__(self, max_seconds: float = MAX_SECONDS) -> None:
        self.connection = Connection(encodings=ALL_KNOWN)
        self.seconds = 0.0
        self._max_seconds = max_seconds
        self._fed_bytes = 0
        self._piece = SMALLEST_PIECE_BYTES

    @property
    def is_over(self) -> bool:
        return self.connection.has_ended

    def feed(self, block: bytes) -> None:
        """The next bytes of the stream; what is wrong with them ends the connection."""
        self._fed_bytes += len(block)
        left = memoryview(block)
        while left and not self.is_over:
            piece, left = left[: self._piece], left[self._piece :]
            self._feed_piece(piece)
            if self.seconds > self._max_seconds:
                self.connection.fail(_TooLong(f"stopped after {self._max_seconds:g} s of decoding"))
            elif self._fed_bytes > MAX_STREAM_BYTES:
                self.connection.fail(_TooLong(f"stopped after {MAX_STREAM_BYTES} bytes"))

    def _feed_piece(self, piece: memoryview) -> None:
        connection = self.connection
        started = time.perf_counter()
        connection.receive_data(piece)
        connection.data_to_send()
        connection.paint()
        took = time.perf_counter() - started
        self.seconds += took
        if took > LONG_S:
            self._piece = max(self._piece // 4, SMALLEST_PIECE_BYTES)
        elif took < SHORT_S:
            self._piece = min(self._piece * 2, BLOCK_BYTES)

    def finish(self) -> Exception | None:
        """The stream has ended; gives what was wrong with it."""
        self.connection.receive_eof()
        closed = [event for event in self.connection.events() if isinstance(event, Closed)]
        return closed[0].error

    def sha256(self) -> str:
        """Of the framebuffer as it is, as bytes B, G, R, 0."""
        return hashlib.sha256(self.connection.framebuffer.pixels.astype("<u4").data).hexdigest()


def replayed(
    path: Path, *, has_handshake: bool = False, max_seconds: float = MAX_SECONDS
) -> dict[str, object]:
    """The stream of one file from its first to its last byte, as the fields of its line."""
    replay = Replay(max_seconds)
    if not has_handshake:
        replay.feed(_HANDSHAKE)
    unreadable: Exception | None = None
    try:
        for block in stream(path):
            replay.feed(block)
            if replay.is_over:
                break
    except (OSError, EOFError, lzma.LZMAError) as error:
        unreadable = error
    failure = unreadable or replay.finish()
    pixels, seconds = replay.connection.pixel_count, replay.seconds
    return {
        "name": path.name.removesuffix(".xz").removesuffix(".rfb"),
        "seconds": round(seconds, 6),
        "pixels": pixels,
        "mpixels_per_s": round(pixels / 1e6 / seconds, 3) if seconds else 0.0,
        **({"sha256": replay.sha256()} if failure is None else {"error": _described(failure)}),
    }


def _described(error: Exception) -> str:
    return f"{type(error).__name__.lstrip('_')}: {error}"


def main(arguments: Sequence[str] | None = None) -> int:
    """The program; a stream that ends in an error is a result like any other, so it always gives 0."""
    parser = argparse.ArgumentParser(prog="python -m xolite_desktop.vnc.replay", description=__doc__)
    parser.add_argument("file", nargs="+", type=Path, help="a recorded stream, .rfb or .rfb.xz")
    parser.add_argument(
        "--handshake", action="store_true", help="the files begin at the server's protocol version"
    )
    parser.add_argument(
        "--seconds", type=float, default=MAX_SECONDS, help="of decoding one file, at most (%(default)g)"
    )
    options = parser.parse_args(arguments)
    for path in options.file:
        line = replayed(path, has_handshake=options.handshake, max_seconds=options.seconds)
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
