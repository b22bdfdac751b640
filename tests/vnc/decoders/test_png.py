# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""PNG: all filters and colours, pictures of another encoder, and nothing that lies about its size."""

from __future__ import annotations

import struct
import tracemalloc
import zlib

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from xolite_desktop.vnc.decoders.png import paint_png
from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError

RANDOM = np.random.default_rng(4)
PARTS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _filtered(picture: np.ndarray, filters: list[int]) -> bytes:
    """Each row with its filter, pixel by pixel as ISO 15948 has it."""
    height, width, parts = picture.shape
    padded = np.zeros((height + 1, width + 1, parts), int)
    padded[1:, 1:] = picture
    rows = b""
    for row in range(height):
        a, b, c = padded[row + 1, :-1], padded[row, 1:], padded[row, :-1]
        p = a + b - c
        pa, pb, pc = abs(p - a), abs(p - b), abs(p - c)
        paeth = np.where((pa <= pb) & (pa <= pc), a, np.where(pb <= pc, b, c))
        predicted = (0 * a, a, b, (a + b) // 2, paeth)[filters[row]]
        rows += bytes((filters[row],)) + ((picture[row] - predicted) & 255).astype(np.uint8).tobytes()
    return rows


def png(
    picture: np.ndarray,
    colour_type: int,
    filters: list[int] | None = None,
    header: bytes | None = None,
    palette: bytes = b"",
) -> bytes:
    height, width, _ = picture.shape
    if header is None:
        header = struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0)
    data = zlib.compress(_filtered(picture, filters or [0] * height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + (chunk(b"PLTE", palette) if palette else b"")
        + chunk(b"IDAT", data[:9])
        + chunk(b"tEXt", b"x")
        + chunk(b"IDAT", data[9:])
        + chunk(b"IEND", b"")
    )


def _painted(raw: bytes, width: int, height: int) -> np.ndarray:
    pixels = np.zeros((height, width), np.uint32)
    paint_png(raw, pixels)
    return pixels


def _wanted(picture: np.ndarray, colour_type: int) -> np.ndarray:
    parts = picture.astype(np.uint32)
    if colour_type in (0, 4):
        return parts[..., 0] * 0x010101
    return parts[..., 0] << 16 | parts[..., 1] << 8 | parts[..., 2]


@pytest.mark.parametrize("colour_type", [0, 2, 4, 6])
@pytest.mark.parametrize("kinds", [[0], [1], [2], [0, 1, 2], [3], [4], [0, 1, 2, 3, 4]])
@pytest.mark.parametrize("size", [(1, 1), (1, 9), (9, 1), (17, 23)])
def test_filters_and_colours(colour_type, kinds, size):
    picture = RANDOM.integers(0, 256, (*size, PARTS[colour_type]), np.uint8)
    filters = RANDOM.choice(kinds, size[0]).tolist()
    raw = png(picture, colour_type, filters)
    assert np.array_equal(_painted(raw, size[1], size[0]), _wanted(picture, colour_type))


def test_a_palette():
    indices = RANDOM.integers(0, 3, (7, 9, 1), np.uint8)
    palette = bytes(range(9))
    pixels = _painted(png(indices, 3, palette=palette), 9, 7)
    assert np.array_equal(pixels, np.array([0x000102, 0x030405, 0x060708])[indices[..., 0]])
    for short in (palette[:6], b""):
        with pytest.raises(ProtocolError):
            _painted(png(indices, 3, palette=short), 9, 7)


@pytest.mark.parametrize("image_format", [QImage.Format.Format_RGB888, QImage.Format.Format_Grayscale8])
def test_pictures_of_libpng(image_format):
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    for y in range(40):
        for x in range(60):
            image.setPixel(x, y, (x * 4) << 16 | (y * 6) << 8 | (x * y) & 255)
    image = image.convertToFormat(image_format)
    encoded = QByteArray()
    buffer = QBuffer(encoded)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    wanted = [[image.pixel(x, y) & 0xFFFFFF for x in range(60)] for y in range(40)]
    assert _painted(encoded.data(), 60, 40).tolist() == wanted


def test_a_picture_of_another_size_or_an_enormous_one_takes_no_memory():
    picture = RANDOM.integers(0, 256, (8, 8, 3), np.uint8)
    tracemalloc.start()
    try:
        for width, height in ((60_000, 60_000), (9, 8), (8, 7)):
            header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
            with pytest.raises(ProtocolError):
                _painted(png(picture, 2, header=header), 8, 8)
        bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
        with pytest.raises(LimitExceeded):
            _painted(bomb + chunk(b"IDAT", zlib.compress(bytes(32 << 20))), 8, 8)
        assert tracemalloc.get_traced_memory()[1] < 40 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "header",
    [
        struct.pack(">IIBBBBB", 8, 8, 16, 2, 0, 0, 0),
        struct.pack(">IIBBBBB", 8, 8, 8, 5, 0, 0, 0),
        struct.pack(">IIBBBBB", 8, 8, 8, 2, 1, 0, 0),
        struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 1, 0),
        struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 1),
        struct.pack(">IIBBBB", 8, 8, 8, 2, 0, 0),
        b"",
    ],
)
def test_other_kinds_are_refused(header):
    with pytest.raises(ProtocolError):
        _painted(png(np.zeros((8, 8, 3), np.uint8), 2, header=header), 8, 8)


def test_what_is_damaged_or_cut_is_refused():
    good = png(np.zeros((8, 8, 3), np.uint8), 2)
    for raw in (b"", b"GIF89a", good[:8], good[:33], good[:45], good[:8] + good[33:]):
        with pytest.raises(ProtocolError):
            _painted(raw, 8, 8)
    unknown = zlib.compress((b"\x05" + bytes(24)) * 8)
    raw = good[:33] + chunk(b"IDAT", unknown)
    with pytest.raises(ProtocolError):
        _painted(raw, 8, 8)
