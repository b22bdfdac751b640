# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The tables say what can be offered, and the preferred order offers nothing else."""

from __future__ import annotations

from xolite_desktop.vnc.decoders import AGREEMENTS, ALL_KNOWN, DECODERS, PREFERRED, PSEUDO_RECTS, offer
from xolite_desktop.vnc.names import Encoding


def test_every_encoding_has_its_reader_or_permits_a_message():
    assert set(ALL_KNOWN) == set(DECODERS) | set(PSEUDO_RECTS) | AGREEMENTS == set(Encoding)
    assert len(ALL_KNOWN) == len(Encoding)


def _real(encodings: tuple[int, ...]) -> list[int]:
    return [encoding for encoding in encodings if encoding in DECODERS]


def test_the_wanted_encoding_comes_first_after_copyrect_and_all_others_follow():
    for first in (Encoding.TIGHT, Encoding.HEXTILE, Encoding.ZRLE, Encoding.RAW):
        real = _real(offer(first))
        assert real[:2] == [Encoding.COPYRECT, first]
        assert set(real) == set(DECODERS) - {Encoding.TIGHTPNG}
        assert len(real) == len(set(real))
    assert _real(offer(Encoding.TIGHTPNG))[:2] == [Encoding.COPYRECT, Encoding.TIGHTPNG]


def test_zrle_is_left_out_where_zlib_is_wanted_because_qemu_would_take_it():
    assert Encoding.ZRLE not in offer(Encoding.ZLIB)


def test_levels_are_asked_for_by_numbers_of_their_own():
    assert -256 + 6 in offer(compress_level=6)
    assert -32 + 8 in offer(jpeg_quality=8)
    levels = [number for number in PREFERRED if -256 <= number <= -247 or -32 <= number <= -23]
    assert levels == [-255]
    assert not set(offer(compress_level=None)) & set(range(-256, -246))
