# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Many small rects at once: the pixels are those of one rect after the other, whatever their sizes and places."""

from __future__ import annotations

import numpy as np
import pytest

from tests.vnc.wire import BELL, RAW, ZLIB, Deflater, counted, covered, cut, feed, opened, rect, update
from xolite_desktop.vnc.buffer import CAPACITY

WIDTH, HEIGHT = 96, 64


def _rects(seed: int, count: int, narrowest: int) -> list[tuple[int, int, np.ndarray]]:
    """Rects of noise, top byte included, which lie on each other."""
    random = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        width, height = int(random.integers(narrowest, 70)), int(random.integers(1, 30))
        x, y = int(random.integers(0, WIDTH - width + 1)), int(random.integers(0, HEIGHT - height + 1))
        made.append((x, y, random.integers(0, 1 << 32, (height, width), np.uint32).astype("<u4")))
    return made


def _stream(encoding: int, rects: list[tuple[int, int, np.ndarray]]) -> bytes:
    deflate = Deflater()
    return update(
        *(
            rect(
                x,
                y,
                pixels.shape[1],
                pixels.shape[0],
                encoding,
                pixels.tobytes() if encoding == RAW else counted(deflate(pixels.tobytes())),
            )
            for x, y, pixels in rects
        )
    )


@pytest.mark.parametrize("encoding", [RAW, ZLIB])
@pytest.mark.parametrize(("narrowest", "count"), [(1, 60), (8, 60), (16, 60), (16, 5), (8, 300)])
def test_later_rects_lie_on_earlier_ones_however_many_are_painted_at_once(encoding, narrowest, count):
    rects = _rects(count + narrowest, count, narrowest)
    wanted, touched = np.zeros((HEIGHT, WIDTH), np.uint32), np.zeros((HEIGHT, WIDTH), bool)
    for x, y, pixels in rects:
        height, width = pixels.shape
        wanted[y : y + height, x : x + width] = pixels & 0xFFFFFF
        touched[y : y + height, x : x + width] = True
    stream = BELL + _stream(encoding, rects)  # the bell puts all pixels at odd places in memory
    for parts in ([stream], cut(stream, range(0, len(stream), 4999))):
        connection = opened(WIDTH, HEIGHT)
        events = feed(connection, *parts)
        assert np.array_equal(connection.framebuffer.pixels, wanted)
        assert covered(events, WIDTH, HEIGHT)[touched].all()


def test_rects_in_memory_that_is_about_to_be_filled_anew_are_painted_before():
    connection = opened(WIDTH, HEIGHT)
    [(x, y, pixels)] = _rects(1, 1, 16)
    height, width = pixels.shape
    connection.receive_data(_stream(RAW, [(x, y, pixels)]))
    assert not connection.framebuffer.pixels.any()  # what is painted together costs less
    connection.receive_data(BELL * (2 * CAPACITY))
    assert np.array_equal(connection.framebuffer.pixels[y : y + height, x : x + width], pixels & 0xFFFFFF)


def test_the_first_and_the_last_pixels_of_the_desktop_can_be_reached():
    connection = opened(WIDTH, HEIGHT)
    corners = [(x, y) for x in (0, WIDTH - 16) for y in (0, HEIGHT - 1)] * 4
    feed(connection, _stream(RAW, [(x, y, np.full((1, 16), 7, "<u4")) for x, y in corners]))
    pixels = connection.framebuffer.pixels
    assert all((pixels[y, x : x + 16] == 7).all() for x, y in corners)
    assert int(np.count_nonzero(pixels)) == 64
