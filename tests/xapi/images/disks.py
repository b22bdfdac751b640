# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A disk with holes, and a disk put together from the parts of an image."""

from __future__ import annotations

import random

from xolite_desktop.xapi.images.image import MOST_PART, SECTOR, Image

SIZE = (5 << 20) + SECTOR * 7


def noise(seed: int = 1) -> bytearray:
    """A disk with holes: noise, patterns and single bytes at borders."""
    chance = random.Random(seed)
    raw = bytearray(SIZE)
    for _ in range(12):
        at, length = chance.randrange(SIZE), chance.randrange(1, 200_000)
        piece = chance.randbytes(length) if chance.random() < 0.5 else b"pattern!" * (length // 8 + 1)
        raw[at : at + length] = piece[: max(0, min(length, SIZE - at))]
    raw[-1] = raw[0] = 1
    raw[2 << 20 : 4 << 20] = bytes(2 << 20)
    return raw


def assembled(image: Image, start: int = 0) -> bytes:
    """The disk from an offset on, with zeros where there is no part."""
    raw, last = bytearray(image.size), start
    for offset, data in image.parts(start):
        assert offset >= last
        assert offset % SECTOR == len(data) % SECTOR == 0
        assert 0 < len(data) <= MOST_PART * 2
        assert any(data) or offset == start
        raw[offset : offset + len(data)] = data
        last = offset + len(data)
    assert len(raw) == image.size
    return bytes(raw[start:])
