# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""JPEG in Tight: the pixels of libjpeg-turbo, and nothing that lies about its size."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from tests.vnc.decoders import jpeg_pictures
from tests.vnc.wire import BELL, TIGHT, compact, error_of, feed, opened, rect, update
from xolite_desktop.vnc.decoders.jpeg import MAX_SCANS
from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError
from xolite_desktop.vnc.events import Bell

simplejpeg = pytest.importorskip("simplejpeg")

SCAN = b"\xff\xda"
SMOOTH = np.add.outer(np.arange(48), np.arange(64)).astype(np.uint8)
RGB = np.ascontiguousarray(np.stack([SMOOTH, SMOOTH[::-1], SMOOTH[:, ::-1]], axis=2))
PICTURE = simplejpeg.encode_jpeg(RGB, 90)


def _stream(picture: bytes, width: int, height: int) -> bytes:
    return update(rect(0, 0, width, height, TIGHT, b"\x90" + compact(picture)))


def test_a_picture_becomes_pixels():
    connection = opened(64, 48)
    feed(connection, _stream(PICTURE, 64, 48))
    decoded = simplejpeg.decode_jpeg(PICTURE, fastdct=False, fastupsample=False).astype(np.uint32)
    wanted = decoded[..., 0] << 16 | decoded[..., 1] << 8 | decoded[..., 2]
    assert np.array_equal(connection.framebuffer.pixels, wanted)
    assert np.abs(decoded.astype(int) - RGB).max() < 40


def test_a_grey_picture_is_grey():
    connection = opened(64, 48)
    grey = simplejpeg.encode_jpeg(np.ascontiguousarray(SMOOTH[..., None]), 95, "GRAY")
    feed(connection, _stream(grey, 64, 48))
    pixels = connection.framebuffer.pixels
    assert np.abs((pixels & 255).astype(int) - SMOOTH).max() < 8
    assert np.array_equal(pixels, (pixels & 255) * 0x010101)


@pytest.mark.parametrize("size", [(8, 8), (64, 47), (48, 64)])
def test_a_picture_of_another_size_is_refused(size):
    assert isinstance(error_of(opened(64, 64), _stream(PICTURE, *size)), ProtocolError)


def test_an_enormous_picture_is_refused_before_memory_is_taken():
    at = PICTURE.index(b"\xff\xc0") + 5
    lying = PICTURE[:at] + b"\xff\xdc\xff\xdc" + PICTURE[at + 4 :]
    connection = opened(64, 64)
    tracemalloc.start()
    try:
        assert isinstance(error_of(connection, _stream(lying, 64, 48)), ProtocolError)
        assert tracemalloc.get_traced_memory()[1] < 4 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "picture", [b"", b"\xff\xd8\xff", PICTURE[:200], b"\x89PNG\r\n\x1a\n" + bytes(64), b"<svg/>", bytes(64)]
)
def test_what_is_no_picture_is_refused(picture):
    assert isinstance(error_of(opened(64, 64), _stream(picture, 64, 48)), ProtocolError)


def test_a_picture_that_is_cut_in_its_pixels_ends_in_one_error_or_in_a_picture():
    error = error_of(opened(64, 64), _stream(PICTURE[:-100], 64, 48))
    assert error is None or isinstance(error, ProtocolError)


def _shown(picture: bytes) -> np.ndarray:
    connection = opened(jpeg_pictures.WIDTH, jpeg_pictures.HEIGHT)
    events = feed(connection, _stream(picture, jpeg_pictures.WIDTH, jpeg_pictures.HEIGHT) + BELL)
    assert Bell() in events
    return connection.framebuffer.pixels


def test_a_progressive_picture_has_the_pixels_of_one_that_is_not():
    assert jpeg_pictures.PROGRESSIVE.count(SCAN) > 1
    assert np.array_equal(_shown(jpeg_pictures.PROGRESSIVE), _shown(jpeg_pictures.BASELINE))


def test_a_picture_in_the_colours_of_printers_is_shown_in_those_of_screens():
    differences = [
        np.abs(
            (_shown(jpeg_pictures.CMYK) >> shift & 255).astype(int)
            - (_shown(jpeg_pictures.BASELINE) >> shift & 255)
        )
        for shift in (0, 8, 16)
    ]
    assert np.max(differences) < 48


def test_a_picture_that_costs_a_pass_for_few_bytes_again_and_again_is_refused():
    last = jpeg_pictures.PROGRESSIVE.rindex(SCAN)
    head, scan = jpeg_pictures.PROGRESSIVE[:last], jpeg_pictures.PROGRESSIVE[last:-2]
    picture = head + scan * (MAX_SCANS + 1) + jpeg_pictures.PROGRESSIVE[-2:]
    stream = _stream(picture, jpeg_pictures.WIDTH, jpeg_pictures.HEIGHT)
    assert isinstance(error_of(opened(64, 64), stream), LimitExceeded)
