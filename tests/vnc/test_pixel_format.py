# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The sixteen bytes of a pixel format."""

from __future__ import annotations

import pytest

from xolite_desktop.vnc.pixel_format import OURS, PixelFormat

QEMU = bytes.fromhex("20180001 00ff00ff00ff 100800 000000")
VNCTERM = bytes.fromhex("20200001 00ff00ff00ff 100800 000000")


def test_ours_is_what_qemu_has():
    assert OURS.packed() == QEMU
    assert PixelFormat.parse(QEMU) == OURS
    assert OURS.is_ours


def test_depth_does_not_change_how_pixels_lie_in_memory():
    assert PixelFormat.parse(VNCTERM).is_ours


@pytest.mark.parametrize(
    "other",
    [
        "10100001 001f003f001f 0b0500 000000",
        "20180101 00ff00ff00ff 100800 000000",
        "20180000 00ff00ff00ff 100800 000000",
        "20180001 00ff00ff00ff 000810 000000",
        "20180001 00ff00ff0000 100800 000000",
        "18180001 00ff00ff00ff 100800 000000",
        "00000000 000000000000 000000 000000",
        "ffffffff ffffffffffff ffffff ffffff",
    ],
)
def test_other_formats_are_not_ours_and_parse_all_the_same(other):
    assert not PixelFormat.parse(bytes.fromhex(other)).is_ours
