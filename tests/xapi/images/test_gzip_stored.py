# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is in a gzip file is read from anywhere in it; the standard library's own reader says what is there."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

from xolite_desktop.xapi.errors import PackageRefused
from xolite_desktop.xapi.images import gzip_stored
from xolite_desktop.xapi.images.gzip_stored import GzipIndex, GzipStored

MIB = 1 << 20


def content(seed: int = 1, size: int = 3 * MIB) -> bytes:
    """Some of it packs well, some does not."""
    chance = random.Random(seed)
    parts = [chance.choice((bytes(5000), chance.randbytes(5000), b"abc" * 2000)) for _ in range(size // 5000)]
    return b"".join(parts)


@pytest.fixture(autouse=True)
def close_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gzip_stored, "_FIRST_STEP", 64 << 10)
    monkeypatch.setattr(gzip_stored, "_MOST_PLACES", 16)


@pytest.mark.parametrize("members", [1, 5])
def test_any_stretch_is_what_it_should_be(tmp_path: Path, members: int) -> None:
    path, whole = tmp_path / "a.gz", content()
    step = -(-len(whole) // members)
    packed = b"".join(gzip.compress(whole[at : at + step]) for at in range(0, len(whole), step))
    path.write_bytes(packed + bytes(700))
    assert gzip.decompress(packed) == whole
    index = GzipIndex.of(path)
    assert index.size == len(whole)
    assert 2 < len(index.places) <= 16
    chance = random.Random(2)
    with GzipStored(index) as first, GzipStored(index) as second:
        for _ in range(300):
            offset, length = chance.randrange(len(whole) + 100), chance.choice((1, 500, 70_000, MIB))
            stored = chance.choice((first, second))
            assert stored.read(offset, length) == whole[offset : offset + length]
        at = 0
        while piece := first.read(at, 100_000):  # in order
            assert piece == whole[at : at + 100_000]
            at += len(piece)
        assert at == len(whole)


def test_what_is_damaged_or_cut(tmp_path: Path) -> None:
    path, packed = tmp_path / "a.gz", bytearray(gzip.compress(content()))
    for broken in (
        packed[:-5],
        packed[:1000],
        packed[:-8] + bytes(8),
        packed[:5000] + b"\xff" * 100 + packed[5100:],
    ):
        path.write_bytes(broken)
        with pytest.raises(PackageRefused) as raised:
            GzipIndex.of(path)
        assert raised.value.code == "GZIP_DAMAGED"


def test_a_bomb_bursts_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(bytes(64 * MIB)))
    monkeypatch.setattr(gzip_stored, "_ALWAYS_FINE", MIB)
    with pytest.raises(PackageRefused) as raised:
        GzipIndex.of(path)
    assert raised.value.code == "GZIP_BOMB"
