# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The tables say what can be offered, and the preferred order offers nothing else."""

from __future__ import annotations

from xolite_desktop.vnc.decoders import DECODERS, PREFERRED, PSEUDO_RECTS
from xolite_desktop.vnc.names import Encoding


def test_every_encoding_has_its_reader_and_is_offered():
    assert set(DECODERS) | set(PSEUDO_RECTS) == set(Encoding)
    assert set(PREFERRED) <= set(Encoding)
    assert len(PREFERRED) == len(set(PREFERRED))


def test_pixels_come_first_and_hextile_before_raw():
    real = [encoding for encoding in PREFERRED if encoding >= 0]
    assert list(PREFERRED[: len(real)]) == real
    assert real.index(Encoding.HEXTILE) < real.index(Encoding.RAW)
