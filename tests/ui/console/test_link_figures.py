# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Figures of a link: since the last time they were read, and in words."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from xolite_desktop.ui.console.link_figures import FigureMeter
from xolite_desktop.vnc.link_rating import Link


@pytest.fixture
def pump() -> Any:
    return SimpleNamespace(
        framebuffer=SimpleNamespace(width=1024, height=768),
        received_bytes=0,
        encoding=7,
        round_trip_s=0.0004,
        link=Link.LAN,
    )


def test_rates_are_since_the_last_reading(pump: Any) -> None:
    now = [10.0]
    meter = FigureMeter(pump, lambda: now[0])
    now[0], pump.received_bytes = 12.0, 3_000_000
    figures = meter.read(frames=50)
    assert (figures.bytes_per_s, figures.frames_per_s) == (1_500_000, 25)
    now[0] = 13.0
    figures = meter.read(frames=50)
    assert (figures.bytes_per_s, figures.frames_per_s) == (0, 0)


def test_words(pump: Any) -> None:
    now = [0.0]
    meter = FigureMeter(pump, lambda: now[0])
    now[0], pump.received_bytes = 1.0, 1_234_567
    assert meter.read(30).parts == ("1024 × 768", "30 fps", "Tight, LAN", "1.2 MB/s", "0.4 ms")


def test_what_is_not_known_is_left_out(pump: Any) -> None:
    pump.encoding = pump.round_trip_s = None
    pump.link = Link.RAW
    assert FigureMeter(pump, lambda: 0.0).read(0).parts == ("1024 × 768", "0 fps", "uncompressed", "0 B/s")


def test_an_encoding_without_a_name_has_its_number(pump: Any) -> None:
    pump.encoding, pump.round_trip_s = 99, 0.05
    now = [0.0]
    meter = FigureMeter(pump, lambda: now[0])
    now[0], pump.received_bytes = 1.0, 52_000
    assert meter.read(1).parts[2:] == ("99, LAN", "52 kB/s", "50 ms")
