# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Small rects that are painted together lie on each other, and on larger ones, as they came."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tests.vnc.wire import (
    TIGHT,
    TIGHTPNG,
    ZRLE,
    Deflater,
    compact,
    counted,
    covered,
    error_of,
    feed,
    opened,
    rect,
    update,
)
from xolite_desktop.vnc.decoders import ALL_KNOWN
from xolite_desktop.vnc.decoders.copied import FEW
from xolite_desktop.vnc.decoders.patches import MAX_BYTES
from xolite_desktop.vnc.errors import ProtocolError
from xolite_desktop.vnc.events import Damaged

SIDE = 96
Pixels = np.ndarray


class TightRects:
    """Rects as a server writes them in Tight: by the number of their colours."""

    encoding = TIGHT

    def __init__(self) -> None:
        self._deflate = Deflater()

    def __call__(self, pixels: Pixels) -> bytes:
        palette, indices = np.unique(pixels, return_inverse=True)
        indices = indices.reshape(pixels.shape).astype(np.uint8)
        if len(palette) == 1:
            return b"\x80" + _rgb(palette)
        if len(palette) == 2:
            return b"\x40\x01\x01" + _rgb(palette) + self._data(np.packbits(indices, axis=1).tobytes())
        if len(palette) <= 16:
            head = bytes((0x40, 1, len(palette) - 1))
            return head + _rgb(palette) + self._data(indices.tobytes())
        return b"\x00" + self._data(_rgb(pixels))

    def _data(self, raw: bytes) -> bytes:
        return raw if len(raw) < 12 else compact(self._deflate(raw))


class ZrleRects:
    """The same in ZRLE; where a tile has many colours it is raw, or runs if `runs`."""

    encoding = ZRLE

    def __init__(self, *, runs: bool = False) -> None:
        self._deflate = Deflater()
        self._runs = runs

    def __call__(self, pixels: Pixels) -> bytes:
        height, width = pixels.shape
        corners = ((top, left) for top in range(0, height, 64) for left in range(0, width, 64))
        tiles = b"".join(self._tile(pixels[top : top + 64, left : left + 64]) for top, left in corners)
        return counted(self._deflate(tiles))

    def _tile(self, pixels: Pixels) -> bytes:
        palette, indices = np.unique(pixels, return_inverse=True)
        indices = indices.reshape(pixels.shape).astype(np.uint8)
        if len(palette) == 1:
            return b"\x01" + _bgr(palette)
        if len(palette) == 2:
            return b"\x02" + _bgr(palette) + np.packbits(indices, axis=1).tobytes()
        if self._runs:
            return b"\x80" + b"".join(_bgr(np.array([pixel])) + b"\0" for pixel in pixels.reshape(-1))
        return b"\x00" + _bgr(pixels)


def _rgb(pixels: Pixels) -> bytes:
    return pixels.astype(">u4").reshape(-1).view(np.uint8).reshape(-1, 4)[:, 1:].tobytes()


def _bgr(pixels: Pixels) -> bytes:
    return pixels.astype("<u4").reshape(-1).view(np.uint8).reshape(-1, 4)[:, :3].tobytes()


def _rects(seed: int, count: int) -> list[tuple[int, int, Pixels]]:
    """Rects of all sizes that lie on each other, most of them small and of few colours."""
    random = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        width = int(random.choice([8, 16, 16, 24, 32, 5, 72, 80]))
        height = int(random.choice([1, 2, 7, 16, 16, 70]))
        x, y = (int(random.integers(0, SIDE - size + 1)) for size in (width, height))
        colours = random.integers(0, 1 << 24, random.choice([1, 2, 2, 2, 3, 300]), np.uint32)
        made.append((x, y, random.choice(colours, (height, width))))
    return made


@pytest.mark.parametrize("piece", [1 << 20, 700])
@pytest.mark.parametrize("count", [FEW - 3, 150])
@pytest.mark.parametrize("make", [TightRects, ZrleRects, lambda: ZrleRects(runs=True)])
def test_later_ones_lie_on_earlier_ones(make, count, piece):
    write = make()
    connection = opened(SIDE, SIDE, ALL_KNOWN)
    wanted = np.zeros((SIDE, SIDE), np.uint32)
    painted = np.zeros((SIDE, SIDE), bool)
    stream = []
    for x, y, pixels in _rects(count, count):
        height, width = pixels.shape
        wanted[y : y + height, x : x + width] = pixels
        painted[y : y + height, x : x + width] = True
        stream.append(rect(x, y, width, height, write.encoding, write(pixels)))
    whole = update(*stream)
    for start in range(0, len(whole), piece):
        connection.receive_data(whole[start : start + piece])
    damage = feed(connection)
    connection.paint()
    damage = [*damage, *connection.events()]
    assert np.array_equal(connection.framebuffer.pixels, wanted)
    assert covered(damage, SIDE, SIDE)[painted].all()


@pytest.mark.parametrize("make", [TightRects, ZrleRects])
def test_they_are_reported_when_they_are_painted(make):
    write = make()
    connection = opened(SIDE, SIDE, ALL_KNOWN)
    pixels = np.array([[1, 2] * 8] * 16, np.uint32)
    connection.receive_data(update(rect(0, 0, 16, 16, write.encoding, write(pixels))))
    assert not [event for event in connection.events() if isinstance(event, Damaged)]
    assert not connection.framebuffer.pixels.any()
    connection.paint()
    assert covered(connection.events(), SIDE, SIDE).sum() == pixels.size


@pytest.mark.parametrize("make", [TightRects, ZrleRects])
def test_only_so_many_are_kept(make: Callable[[], TightRects | ZrleRects]):
    write = make()
    connection = opened(SIDE, SIDE, ALL_KNOWN)
    pixels = np.array([[1, 2] * 32] * 56, np.uint32)
    count = MAX_BYTES // (pixels.size * 4) + 1
    connection.receive_data(
        update(*(rect(0, 0, 64, 56, write.encoding, write(pixels)) for _ in range(count)))
    )
    assert np.array_equal(connection.framebuffer.pixels[:56, :64], pixels)


@pytest.mark.parametrize(
    "payload",
    [
        b"\x02" + bytes(6) + bytes(3),
        b"\x01\x01",
        b"\x80" + b"\1\2\3\x08" * 4,
        b"\x80" + b"\1\2\3\0" * 31,
        b"\x00" + bytes(3 * 31),
        b"\x02" + bytes(6) + bytes(5),
    ],
)
def test_a_small_tile_that_is_too_short_or_too_long_is_refused(payload):
    stream = update(rect(0, 0, 16, 2, ZRLE, counted(Deflater()(payload))))
    assert isinstance(error_of(opened(SIDE, SIDE, ALL_KNOWN), stream + bytes(900)), ProtocolError)


@pytest.mark.parametrize("raw", [bytes(31), bytes(33)])
def test_small_pixels_of_another_size_are_refused(raw):
    payload = b"\x40\x01\x01" + bytes(6) + compact(Deflater()(raw))
    stream = update(rect(0, 0, 16, 16, TIGHT, payload))
    assert isinstance(error_of(opened(SIDE, SIDE, ALL_KNOWN), stream + bytes(900)), ProtocolError)


@pytest.mark.parametrize("payload", [b"\x40\x01\x01" + bytes(6), b"\x00", b"\x40\x02"])
def test_tightpng_has_no_pixels_of_its_own(payload):
    stream = update(rect(0, 0, 16, 16, TIGHTPNG, payload + bytes(900)))
    assert isinstance(error_of(opened(SIDE, SIDE, ALL_KNOWN), stream), ProtocolError)
