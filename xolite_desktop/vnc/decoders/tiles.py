# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hextile's tiles as they came, and all of them painted at once.

Reading only finds where each tile begins, since nothing can be found without what is before it. Everything else about
them is looked up here, with a few dozen calls of numpy for thousands of tiles.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from xolite_desktop.vnc.decoders.segments import PIXEL, Bytes, Numbers, counted, segments
from xolite_desktop.vnc.decoders.subrects import Subrects, expanded, paint_subrects, refuse_leaving
from xolite_desktop.vnc.framebuffer import COLOUR_BITS, Framebuffer, Pixels
from xolite_desktop.vnc.geometry import MAX_DAMAGE_RECTS, Rect

TILE = 16
RAW, BACKGROUND, FOREGROUND, SUBRECTS, COLOURED = 1, 2, 4, 8, 16
"""The flags that a tile begins with."""

WIDE_TILES = 16
"""From so many tiles across on, rows of tiles are filled one by one: what a call costs is little beside its pixels."""

_SPAN = 8
_PLAIN = np.dtype([("at", "u1"), ("size", "u1")])
_COLOURED = np.dtype([("colour", "<u4"), ("at", "u1"), ("size", "u1")])

_Flags = npt.NDArray[np.bool_]


class Tiles:
    """What was read and not painted: `starts` says where each tile begins, in bytes that are there until `paint`.

    Tiles come in spans: some of one rect, in reading order, and what their colours are if they name none.
    """

    def __init__(self) -> None:
        self.starts: list[int] = []
        self._spans = array("q")

    def begin(self, rect: Rect, number: int, background: int, foreground: int) -> None:
        """The tiles from now on are of this rect, beginning with its tile of this number."""
        self._spans.extend((*rect, number, background, foreground, len(self.starts)))

    def paint(self, received: bytearray, framebuffer: Framebuffer) -> tuple[int, int]:
        """Paint them; gives the background and foreground that the last span has come to.

        No rect of them covers another. Raises ProtocolError, before painting.
        """
        starts = np.array(self.starts, np.int64)
        spans = np.frombuffer(self._spans, np.int64).reshape(-1, _SPAN)
        data = np.frombuffer(received, np.uint8)
        if not len(starts):
            return int(spans[-1, 5]), int(spans[-1, 6])
        table = _table(starts, spans, data)
        both = (_subrects(table, coloured, framebuffer.width) for coloured in (False, True))
        subrects = [some for some in both if some is not None and some.size.size]
        for some in subrects:
            refuse_leaving(some)
        _paint_backgrounds(table, framebuffer)
        _paint_raw(table, framebuffer)
        for some in subrects:
            paint_subrects(framebuffer, some)
        # Not before: another thread takes damage at any time, and would show half of it for good.
        _report(table, framebuffer)
        if not table.counts[-1]:
            return int(spans[-1, 5]), int(spans[-1, 6])
        return int(table.background[-1]), int(table.foreground[-1])


@dataclass(frozen=True)
class _Table:
    """By tile, except `spans` and `counts`: what the spans are, and how many tiles each has."""

    data: Bytes
    spans: Numbers
    counts: Numbers
    owner: Numbers
    """Which span it is of."""
    x: Numbers
    y: Numbers
    width: Numbers
    height: Numbers
    flags: Bytes
    is_raw: _Flags
    after: Numbers
    """Where in the data what follows flags and colours begins."""
    background: Pixels
    foreground: Pixels


def _table(starts: Numbers, spans: Numbers, data: Bytes) -> _Table:
    counts = np.diff(spans[:, 7], append=len(starts))
    owner, number = counted(counts)
    left, top, width, height, first, background, foreground, begins = spans.T
    row, column = _places(number + first[owner], -(-width // TILE), owner)
    flags = data[starts]
    is_raw = (flags & RAW) != 0
    has_background = ((flags & BACKGROUND) != 0) & ~is_raw
    has_foreground = ((flags & FOREGROUND) != 0) & ~is_raw
    second = starts + 1 + 4 * has_background
    return _Table(
        data, spans, counts, owner,
        x=left[owner] + column,
        y=top[owner] + row,
        width=np.minimum(width[owner] - column, TILE),
        height=np.minimum(height[owner] - row, TILE),
        flags=flags,
        is_raw=is_raw,
        after=second + 4 * has_foreground,
        background=_carried(data, starts + 1, has_background, background[owner], begins[owner]),
        foreground=_carried(data, second, has_foreground, foreground[owner], begins[owner]),
    )  # fmt: skip


def _places(number: Numbers, across: Numbers, owner: Numbers) -> tuple[Numbers, Numbers]:
    """The row and column of pixels in its rect at which each tile begins, by its number and how many are in a row.

    Numbers are far below what a half of one could be lost in, and dividing whole numbers takes four times as long.
    """
    row = ((number + 0.5) * (1 / across)[owner]).astype(np.int64)
    column = number - row * across[owner]
    column *= TILE
    row *= TILE
    return row, column


def _colours(data: Bytes, places: Numbers) -> Pixels:
    """The colours that begin at these places of the data."""
    everywhere: Pixels = np.ndarray((len(data) - 3,), PIXEL, data, 0, (1,))
    return everywhere[places] & COLOUR_BITS


def _carried(data: Bytes, places: Numbers, given: _Flags, initial: Numbers, begins: Numbers) -> Pixels:
    """A colour for each tile: its own where that is given, else that of the tile before it in its span, or the initial one."""
    colours = initial.astype(np.uint32)
    naming = np.flatnonzero(given)
    if len(naming):
        which = given.cumsum() - 1
        last = naming[
            which
        ]  # of a tile before all of these: the very last, which does not come before it either
        known = (which >= 0) & (last >= begins)
        np.copyto(colours, _colours(data, places[naming])[which], where=known)
    return colours


def _subrects(table: _Table, coloured: bool, stride: int) -> Subrects | None:
    """The sub-rects of all tiles whose sub-rects have, or do not have, colours of their own; None for no tiles."""
    wanted = SUBRECTS | COLOURED if coloured else SUBRECTS
    tiles = np.flatnonzero((table.flags & (RAW | SUBRECTS | COLOURED)) == wanted)
    if not len(tiles):
        return None
    heads = table.after[tiles]
    counts = table.data[heads].astype(np.int64)
    step = 6 if coloured else 2
    ends = counts.cumsum()
    places = np.repeat(heads + 1 - (ends - counts) * step, counts)
    places += np.arange(0, len(places) * step, step)
    everywhere = np.ndarray((len(table.data) - step + 1,), f"V{step}", table.data, 0, (1,))
    some = everywhere[places].view(_COLOURED if coloured else _PLAIN)
    return Subrects(
        origins=table.y[tiles] * stride + table.x[tiles],
        rooms=((table.width[tiles] - 1) << 4 | (table.height[tiles] - 1)).astype(np.uint8),
        counts=counts,
        at=some["at"].copy(),
        size=some["size"].copy(),
        colours=some["colour"] & COLOUR_BITS if coloured else np.repeat(table.foreground[tiles], counts),
    )


def _paint_backgrounds(table: _Table, framebuffer: Framebuffer) -> None:
    """Rows of many tiles one by one; tiles of narrow rects all at once."""
    is_wide = table.spans[:, 2] > WIDE_TILES * TILE
    ends = table.counts.cumsum()
    for span in np.flatnonzero(is_wide & (table.counts > 0)):
        some = table.background[ends[span] - table.counts[span] : ends[span]]
        _fill(framebuffer.pixels, table.spans[span], some)
    if is_wide.all():
        return
    narrow = ~(is_wide[table.owner] | table.is_raw)
    tiles = np.flatnonzero(narrow & (table.width == TILE))
    if len(tiles):
        owner, targets = _rows(table, tiles, framebuffer.width)
        colours = np.repeat(table.background[tiles], TILE).view(f"V{TILE * 4}")
        segments(framebuffer.flat, framebuffer.flat.nbytes, TILE, 4)[targets] = colours[owner]
    tiles = np.flatnonzero(narrow & (table.width < TILE))
    if len(tiles):
        size = ((table.width[tiles] - 1) << 4 | (table.height[tiles] - 1)).astype(np.uint8)
        origins = table.y[tiles] * framebuffer.width + table.x[tiles]
        covered, owner = expanded(framebuffer.width, origins, size)
        framebuffer.flat[covered] = table.background[tiles][owner]


def _rows(table: _Table, tiles: Numbers, stride: int) -> tuple[Numbers, Numbers]:
    """For each row of these tiles: which of them it is of, and its index in the framebuffer."""
    owner, row = counted(table.height[tiles])
    row *= stride
    row += (table.y[tiles] * stride + table.x[tiles])[owner]
    return owner, row


def _fill(pixels: Pixels, span: Numbers, colours: Pixels) -> None:
    """Paint tiles of a span in one colour each, in reading order."""
    left, top, width, height, first = span[:5].tolist()
    across, right, bottom = -(-width // TILE), left + width, top + height
    if len(colours) == across * -(-height // TILE) and (colours == colours[0]).all():
        pixels[top:bottom, left:right] = colours[0]
        return
    done = 0
    while done < len(colours):
        down, column = divmod(first + done, across)
        some = colours[done : done + across - column]
        x, y = left + column * TILE, top + down * TILE
        end = min(x + len(some) * TILE, right)
        row = np.repeat(some, TILE)[: end - x]
        pixels[y : min(y + TILE, bottom), x:end] = row
        done += len(some)


def _paint_raw(table: _Table, framebuffer: Framebuffer) -> None:
    """Rows of whole tiles all at once; tiles that the edge of their rect cuts off one by one."""
    if not table.is_raw.any():
        return
    tiles = np.flatnonzero(table.is_raw & (table.width == TILE))
    if len(tiles):
        owner, targets = _rows(table, tiles, framebuffer.width)
        _, row = counted(table.height[tiles])
        sources = table.after[tiles][owner] + row * (TILE * 4)
        moved = segments(table.data, len(table.data), TILE, 1)[sources]
        colours = moved.view(PIXEL)
        colours &= COLOUR_BITS
        segments(framebuffer.flat, framebuffer.flat.nbytes, TILE, 4)[targets] = moved
    for tile in np.flatnonzero(table.is_raw & (table.width < TILE)):
        x, y, width, height = (int(each[tile]) for each in (table.x, table.y, table.width, table.height))
        received = np.ndarray((height, width), PIXEL, table.data, int(table.after[tile]))
        np.bitwise_and(received, COLOUR_BITS, framebuffer.pixels[y : y + height, x : x + width])


def _report(table: _Table, framebuffer: Framebuffer) -> None:
    """Add the rows of each span as damage, or one rect around all if they are too many to be told apart."""
    left, top, width, height, first = table.spans.T[:5]
    across = -(-width // TILE)
    begin = first // across * TILE
    end = np.minimum(-(-(first + table.counts) // across) * TILE, height)
    edges = np.stack((left, top + begin, left + width, top + end))[:, table.counts > 0]
    if edges.shape[1] > MAX_DAMAGE_RECTS:
        edges = np.concatenate((edges[:2].min(1), edges[2:].max(1)))[:, None]
    for x, y, right, bottom in edges.T.tolist():
        framebuffer.add(Rect(x, y, right - x, bottom - y))
