# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Answers whose HTTP itself is broken: lengths, chunks, heads without an end, what is no HTTP at all."""

from __future__ import annotations

import gzip
import zlib

from xolite_desktop.simulator.faults.fault import Exchange, Fault, OnWire
from xolite_desktop.simulator.faults.http_faults import Write

_ALIVE = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
# Said by those that will close, so that nobody asks again on the same connection.
_OK = _ALIVE + b"connection: close\r\n"
_BOMB_BYTES = 64 << 20
_PIECE = b" " * 65536


def _head(headers: str, body_too: bool = True, stays: bool = False, status: bytes = _OK) -> Write:
    """The answer under a head with these headers; LENGTH in them is the body's."""

    async def write(exchange: Exchange) -> bool:
        text = headers.replace("LENGTH", str(len(exchange.body)))
        body = exchange.body if body_too else b""
        await exchange.send((_ALIVE if stays else status) + text.encode("latin-1") + b"\r\n" + body)
        return stays

    return write


def _shifted(by: int, hang: bool = False) -> Write:
    """A Content-Length that is wrong by so many bytes."""

    async def write(exchange: Exchange) -> bool:
        length = max(0, len(exchange.body) + by)
        await exchange.send(_OK + b"content-length: %d\r\n\r\n" % length + exchange.body)
        if hang:
            await exchange.until_left()
        return False

    return write


def _chunks(body: bytes, last: bytes) -> bytes:
    half = len(body) // 2
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in (body[:half], body[half:])) + last


def _chunked(last: bytes = b"0\r\n\r\n", extra: bytes = b"") -> Write:
    async def write(exchange: Exchange) -> bool:
        head = _OK + b"transfer-encoding: chunked\r\n" + extra + b"\r\n"
        await exchange.send(head + _chunks(exchange.body, last))
        return False

    return write


def _raw(text: bytes) -> Write:
    """This in the place of an answer."""

    async def write(exchange: Exchange) -> bool:
        await exchange.send(text)
        return False

    return write


def _endless(head: bytes, piece: bytes) -> Write:
    """A beginning, and then the same piece until the client has enough."""

    async def write(exchange: Exchange) -> bool:
        await exchange.send(head)
        while True:
            await exchange.send(piece)

    return write


async def _gzip(exchange: Exchange) -> bool:
    body = gzip.compress(exchange.body)
    await exchange.send(_OK + b"content-encoding: gzip\r\ncontent-length: %d\r\n\r\n" % len(body) + body)
    return False


async def _gzip_bomb(exchange: Exchange) -> bool:
    squeezer = zlib.compressobj(wbits=31)
    pieces = [squeezer.compress(_PIECE) for _ in range(_BOMB_BYTES // len(_PIECE))]
    body = b"".join([*pieces, squeezer.flush()])
    await exchange.send(_OK + b"content-encoding: gzip\r\ncontent-length: %d\r\n\r\n" % len(body) + body)
    return False


async def _without_head(exchange: Exchange) -> bool:
    await exchange.send(exchange.body)
    return False


async def _junk_after(exchange: Exchange) -> bool:
    await exchange.send(exchange.answer + b"junk that nobody asked for\r\n\r\n")
    return True


async def _unannounced(exchange: Exchange) -> bool:
    """The next request and the end of the connection meet on their way."""
    await exchange.send(exchange.answer)
    await exchange.reader.read(1)
    return False


async def _second_answer(exchange: Exchange) -> bool:
    body = b'{"jsonrpc":"2.0","result":"an answer to nothing","id":0}'
    await exchange.send(exchange.answer + _ALIVE + b"content-length: %d\r\n\r\n" % len(body) + body)
    return True


def _fault(name: str, says: str, write: Write, **flags: bool) -> Fault:
    return Fault(f"http_{name}", says, OnWire(write), **flags)  # type: ignore[arg-type]


_LENGTHS = (
    _fault("length_short", "A length below the body's.", _shifted(-7)),
    _fault("length_long", "A length above the body's, then closed.", _shifted(7)),
    _fault(
        "length_long_hang", "A length above the body's, then silence.", _shifted(7, hang=True), stalls=True
    ),
    _fault("length_zero", "A length of 0.", _head("content-length: 0\r\n")),
    _fault(
        "length_zero_alive",
        "A length of 0, and the body all the same.",
        _head("content-length: 0\r\n", stays=True),
    ),
    _fault("length_negative", "A negative length.", _head("content-length: -1\r\n")),
    _fault("length_text", "A length in words.", _head("content-length: many\r\n")),
    _fault("length_huge", "A length of 2^63.", _head("content-length: 9223372036854775808\r\n")),
    _fault("length_digits", "A length of 5,000 digits.", _head(f"content-length: {'9' * 5000}\r\n")),
    _fault(
        "length_twice",
        "The same length twice.",
        _head("content-length: LENGTH\r\ncontent-length: LENGTH\r\n", stays=True),
    ),
    _fault("length_differs", "Two lengths.", _head("content-length: LENGTH\r\ncontent-length: 3\r\n")),
    _fault("length_missing", "No length, closed at the end.", _head(""), harmless=True),
)

_CHUNKS = (
    _fault("chunked", "Chunks, which hosts never send.", _chunked(), harmless=True),
    _fault("chunked_trailer", "Chunks and a trailer.", _chunked(b"0\r\nx: y\r\n\r\n"), harmless=True),
    _fault("chunked_length", "Chunks and a length.", _chunked(extra=b"content-length: 5\r\n")),
    _fault("chunked_cut", "Chunks without an end.", _chunked(b"")),
    _fault("chunked_size", "A chunk whose size is no number.", _chunked(b"zz\r\n\r\n")),
    _fault("chunked_huge", "A chunk of 2^64.", _chunked(b"10000000000000000\r\nx")),
    _fault(
        "chunked_endless",
        "Chunks for ever.",
        _endless(_OK + b"transfer-encoding: chunked\r\n\r\n", b"10000\r\n" + _PIECE + b"\r\n"),
        stalls=True,
    ),
    _fault("transfer_unknown", "An unknown transfer encoding.", _head("transfer-encoding: cow\r\n")),
    _fault("gzip", "Packed, which nobody asked for.", _gzip),
    _fault("gzip_bomb", "Little that unpacks to much.", _gzip_bomb),
)

_HEADS = (
    _fault("head_endless", "Headers for ever.", _endless(_OK, b"x-header: value\r\n" * 500), stalls=True),
    _fault("head_line", "A header without an end.", _endless(_OK + b"x: ", _PIECE), stalls=True),
    _fault(
        "head_huge", "A header of a megabyte.", _head(f"x: {'y' * 1_000_000}\r\ncontent-length: LENGTH\r\n")
    ),
    _fault("head_many", "Ten thousand headers.", _head("x: y\r\n" * 10_000 + "content-length: LENGTH\r\n")),
    _fault("head_no_colon", "A header that is none.", _head("nonsense\r\ncontent-length: LENGTH\r\n")),
    _fault("head_nul", "NUL in a header.", _head("x: a\x00b\r\ncontent-length: LENGTH\r\n")),
    _fault(
        "head_folded",
        "A folded header.",
        _head("x: a\r\n b\r\ncontent-length: LENGTH\r\n", stays=True),
        harmless=True,
    ),
    _fault(
        "body_endless",
        "A body for ever.",
        _endless(_OK + b"content-length: 99999999999\r\n\r\n", _PIECE),
        stalls=True,
    ),
    _fault(
        "body_until_close", "A body for ever, without length.", _endless(_OK + b"\r\n", _PIECE), stalls=True
    ),
)

_NO_HTTP = (
    _fault("garbage", "No HTTP.", _raw(b"\x00\xff\x16\x03\x01 nonsense\r\n\r\n")),
    _fault("ssh", "Another protocol.", _raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")),
    _fault("blank", "Empty lines.", _raw(b"\r\n\r\n\r\n\r\n")),
    _fault("0_9", "A body without a head.", _without_head),
    _fault(
        "1_0",
        "HTTP/1.0, closed at the end.",
        _head("content-length: LENGTH\r\n", status=_OK.replace(b"1.1", b"1.0")),
        harmless=True,
    ),
    _fault("2_0", "HTTP/2.0.", _head("content-length: LENGTH\r\n", status=_OK.replace(b"1.1", b"2.0"))),
    _fault("version", "HTTP/99.", _head("content-length: LENGTH\r\n", status=_OK.replace(b"1.1", b"99"))),
    _fault("status_text", "A status in words.", _head("", status=_OK.replace(b"200", b"fine"))),
    _fault("status_digits", "A status of five digits.", _head("", status=_OK.replace(b"200", b"20000"))),
    _fault("status_missing", "No status.", _head("", status=_OK.replace(b" 200 OK", b""))),
    _fault("junk_after", "Something after the answer.", _junk_after),
    _fault("second_answer", "An answer to nothing after the answer.", _second_answer),
)

# In no phase of its own: it concerns whatever is asked next.
CLOSE_UNANNOUNCED = Fault(
    "http_close_unannounced", "Closed after an answer that said keep-alive.", OnWire(_unannounced), phases=()
)

FRAMING_FAULTS = (CLOSE_UNANNOUNCED, *_LENGTHS, *_CHUNKS, *_HEADS, *_NO_HTTP)
