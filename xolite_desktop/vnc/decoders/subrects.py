# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Many small rects of one colour each, painted together: what Hextile puts into its tiles."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from xolite_desktop.vnc.decoders.segments import counted
from xolite_desktop.vnc.errors import ProtocolError
from xolite_desktop.vnc.framebuffer import Framebuffer, Pixels

MAX_PIXELS = 1 << 18
"""Pixels painted in one go: bounds the memory for their indices to a few MiB."""

FREQUENT = 256
"""Sub-rects of one size from which on it pays to paint them apart from the others."""

Indices = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]


class Subrects(NamedTuple):
    """Sub-rects of tiles that do not overlap, in their order: later ones of a tile lie on top.

    The first three are by tile: its index in `Framebuffer.flat`, its own width − 1 and height − 1, four bits each, and how
    many sub-rects it has. The others are by sub-rect: x and y in its tile, width − 1 and height − 1, packed alike, and colour.
    """

    origins: Indices
    rooms: Bytes
    counts: Indices
    at: Bytes
    size: Bytes
    colours: Pixels


def paint_subrects(framebuffer: Framebuffer, subrects: Subrects) -> None:
    """Paint those that `refuse_leaving` has let through."""
    origins, _, counts, at, size, colours = subrects
    indices = np.repeat(origins, counts)
    indices += (at & 15).astype(np.int64) * framebuffer.width
    indices += at >> 4
    if not _paint_by_size(framebuffer, indices, size, colours):
        _paint_in_order(framebuffer, indices, size, colours)


def refuse_leaving(subrects: Subrects) -> None:
    """Raise ProtocolError if one leaves its tile."""
    _, rooms, counts, at, size, _ = subrects
    if not size.size:
        return
    rights, bottoms = (at >> 4) + (size >> 4), (at & 15) + (size & 15)
    if rooms.min() == 255:
        leaves = max(rights.max(), bottoms.max()) > 15
    else:
        room = np.repeat(rooms, counts)
        leaves = bool(((rights > room >> 4) | (bottoms > room & 15)).any())
    if leaves:
        raise ProtocolError("a Hextile sub-rect leaves its tile")


@lru_cache(maxsize=2)
def _all_offsets(stride: int) -> tuple[Indices, Indices, Indices]:
    """The indices of a sub-rect's pixels, counted from its first one: for every size, in one piece.

    With it, for each size: where its part starts, and how long that is.
    """
    sizes = np.arange(256)
    widths = (sizes >> 4) + 1
    areas = widths * ((sizes & 15) + 1)
    owner, pixel = counted(areas)
    row, column = np.divmod(pixel, widths[owner])
    return row * stride + column, np.cumsum(areas) - areas, areas


def _paint_by_size(framebuffer: Framebuffer, indices: Indices, size: Bytes, colours: Pixels) -> bool:
    """Paint the larger ones first, then the first pixel of each; gives False if it must be done in order.

    Most sub-rects are one pixel. The order matters where they overlap, which servers do not send but may: then
    a pixel ends with another colour than one of the larger ones that cover it, so those are looked at again.
    """
    larger = np.flatnonzero(size != 0)
    painted = _larger(framebuffer.width, indices[larger], size[larger], colours[larger])
    if painted is None:
        return False
    flat = framebuffer.flat
    for covered, wanted in painted:
        flat[covered] = wanted
    flat[indices] = colours
    return all(np.array_equal(flat[covered], wanted) for covered, wanted in painted)


def _larger(
    stride: int, indices: Indices, size: Bytes, colours: Pixels
) -> list[tuple[Indices, Pixels]] | None:
    """The pixels to paint and their colours, for each frequent size in turn; None if they are too many."""
    offsets, starts, areas = _all_offsets(stride)
    counts = np.bincount(size, minlength=256)
    if int(counts @ areas) > MAX_PIXELS:
        return None
    rare = np.flatnonzero((counts < FREQUENT)[size])
    covered, owner = expanded(stride, indices[rare], size[rare])
    painted = [(covered, colours[rare][owner])]
    if len(rare) < len(size):
        order = np.argsort(size, kind="stable")
        ends = np.cumsum(counts)
        for present in np.flatnonzero(counts >= FREQUENT):
            members = order[ends[present] - counts[present] : ends[present]]
            first, area = starts[present], areas[present]
            covered = (indices[members][:, None] + offsets[first : first + area]).reshape(-1)
            painted.append((covered, np.repeat(colours[members], area)))
    return painted


def _paint_in_order(framebuffer: Framebuffer, indices: Indices, size: Bytes, colours: Pixels) -> None:
    """Paint one after the other, as far as the result shows: where an index comes twice, the later one counts."""
    step = MAX_PIXELS // 256
    for first in range(0, len(size), step):
        some = slice(first, first + step)
        covered, owner = expanded(framebuffer.width, indices[some], size[some])
        framebuffer.flat[covered] = colours[some][owner]


def expanded(stride: int, indices: Indices, size: Bytes) -> tuple[Indices, Indices]:
    """The indices of all pixels, in order, and which sub-rect each of them belongs to."""
    offsets, starts, areas = _all_offsets(stride)
    counts = areas[size]
    owner = np.repeat(np.arange(len(counts)), counts)
    # The n-th pixel of all is the pixel n − (what came before its owner) of its owner.
    shift = starts[size] - (np.cumsum(counts) - counts)
    within = shift[owner]
    within += np.arange(len(owner))
    covered = offsets[within]
    covered += indices[owner]
    return covered, owner
