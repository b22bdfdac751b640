# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""PNG as TightPNG carries it: eight bits, not interlaced (ISO 15948). Transparency is not looked at.

Servers make these pictures of plain rects, so little of the format is needed: a library for all of it weighs 22 MB.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from xolite_desktop.vnc.decoders.diagonals import Bytes, Parts, undone
from xolite_desktop.vnc.decoders.palette import colours, paint_indices, refuse_beyond
from xolite_desktop.vnc.errors import ProtocolError
from xolite_desktop.vnc.framebuffer import Pixels
from xolite_desktop.vnc.inflate import Inflater

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">IIBBBBB")
_GREY, _RGB, _PALETTE, _GREY_ALPHA, _RGBA = 0, 2, 3, 4, 6
_PARTS = {_GREY: 1, _RGB: 3, _PALETTE: 1, _GREY_ALPHA: 2, _RGBA: 4}
_NONE, _SUB, _UP, _AVERAGE, _PAETH = range(5)


def paint_png(raw: bytes, pixels: Pixels) -> None:
    """Decode a picture into pixels of exactly its size. Raises ProtocolError for anything else.

    The header is judged before memory is taken for what it announces.
    """
    height, width = pixels.shape
    palette, deflated = b"", b""
    colour_type = -1
    for name, content in _chunks(raw):
        if name == b"IHDR":
            colour_type = _judged(content, width, height)
        elif colour_type < 0:
            raise ProtocolError("a PNG picture does not begin with its header")
        elif name == b"PLTE":
            palette = content
        elif name == b"IDAT":
            deflated += content
    parts = _PARTS.get(colour_type, 0)
    row_size = 1 + width * parts
    inflated = Inflater().inflate(deflated, height * row_size)
    if not parts or len(inflated) != height * row_size:
        raise ProtocolError("a PNG picture ends too soon")
    rows = np.frombuffer(inflated, np.uint8).reshape(height, row_size)
    _paint(_unfiltered(rows, parts), colour_type, palette, pixels)


def _chunks(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Names and contents up to the end chunk or the end of the data; check sums are the transport's business."""
    if not raw.startswith(_SIGNATURE):
        raise ProtocolError("this is no PNG picture")
    at = len(_SIGNATURE)
    while at + 8 <= len(raw):
        size, name = int.from_bytes(raw[at : at + 4], "big"), raw[at + 4 : at + 8]
        if name == b"IEND" or at + 8 + size > len(raw):
            return
        yield name, raw[at + 8 : at + 8 + size]
        at += 12 + size


def _judged(header: bytes, width: int, height: int) -> int:
    """The colour type. Raises ProtocolError for another size and for what is not decoded here."""
    if len(header) != _HEADER.size:
        raise ProtocolError("the header of a PNG picture is damaged")
    announced_width, announced_height, depth, colour_type, compression, filtering, interlace = _HEADER.unpack(
        header
    )
    if (announced_width, announced_height) != (width, height):
        raise ProtocolError(
            f"a PNG picture of {announced_width} × {announced_height} for a rect of {width} × {height}"
        )
    if depth != 8 or colour_type not in _PARTS or compression or filtering or interlace:
        raise ProtocolError("a PNG picture is of a kind that no server of consoles makes")
    return int(colour_type)


def _unfiltered(rows: Bytes, parts: int) -> Bytes:
    """Height × width × parts; each row has the number of its filter before it."""
    filters = rows[:, 0]
    height = len(rows)
    values = rows[:, 1:].reshape(height, -1, parts)
    if not filters.any():
        return values
    if filters.max() > _PAETH:
        raise ProtocolError("a row of a PNG picture has an unknown filter")
    if filters.max() > _UP:
        return undone(values, lambda *neighbours: _predicted(filters[neighbours[3]], *neighbours[:3]))
    result = values.copy()
    for row, kind in enumerate(filters.tolist()):
        if kind == _SUB:
            np.cumsum(values[row], axis=0, dtype=np.uint8, out=result[row])
        elif kind == _UP and row:
            result[row] += result[row - 1]
    return result


def _predicted(filters: Bytes, left: Parts, above: Parts, above_left: Parts) -> Parts:
    """What each pixel's own filter predicts."""
    guess = left + above - above_left
    far_left, far_above, far_both = abs(guess - left), abs(guess - above), abs(guess - above_left)
    near = np.where(far_above <= far_both, above, above_left)
    paeth = np.where((far_left <= far_above) & (far_left <= far_both), left, near)
    kinds: npt.NDArray[np.intp] = np.broadcast_to(filters[:, None], left.shape).astype(np.intp)
    return np.choose(kinds, (np.zeros_like(left), left, above, left + above >> 1, paeth))


def _paint(parts: Bytes, colour_type: int, palette: bytes, pixels: Pixels) -> None:
    if colour_type == _PALETTE:
        count = min(len(palette) // 3, 256)
        indices = parts.tobytes()
        refuse_beyond(indices, count)
        if indices:
            paint_indices(indices, colours(palette[: count * 3], count, is_rgb=True), pixels)
        return
    is_grey = colour_type in (_GREY, _GREY_ALPHA)
    painted = pixels.view(np.uint8).reshape(*pixels.shape, 4)
    for place, part in ((2, 0), (1, 0 if is_grey else 1), (0, 0 if is_grey else 2)):
        painted[..., place] = parts[..., part]
