# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What real servers sent becomes what other clients made of it, pixel for pixel, however it is cut.

The recordings beside the repository are many: a few of each encoding are replayed always, all of them, also in random
pieces and the small ones byte by byte, with XOLITE_ALL_RECORDINGS=1 in the environment.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import RECORDINGS
from tests.vnc.recorded import Recording, sha256_of
from xolite_desktop.vnc.aside import Aside
from xolite_desktop.vnc.connection import State
from xolite_desktop.vnc.side_thread import SideThread

IN_REPOSITORY = ("q_di_hextile_768", "x_idle_hextile_768", "x_idle_raw_768")
SAMPLED = (
    "q_anim_raw_1080",
    "q_di_tight_768",
    "q_di_zlib_768",
    "q_di_zrle_768",
    "q_text_raw_768",
    "x_drag_tight_1080",
    "x_idle_zrle_768",
    "x_page_copyrect_768",
    "x_page_hextile_768",
    "x_page_modern_768",
    "x_page_zrle_768",
)
ALL = sorted(path.name.removesuffix(".rfb.xz") for path in (RECORDINGS / "rfb").glob("*.rfb.xz"))
IS_FULL = os.environ.get("XOLITE_ALL_RECORDINGS") == "1"
ENTIRE = 1 << 30
TLS_RECORD = 16384

full_only = pytest.mark.skipif(not IS_FULL, reason="takes minutes; XOLITE_ALL_RECORDINGS=1 runs it")


def _replay(folder: Path, name: str, steps: Iterator[int], aside: Aside | None = None) -> None:
    if "jpeg" in name or "modern" in name:
        pytest.importorskip("simplejpeg")
    recording = Recording.load(folder, name)
    connection = recording.opened(aside)
    connection.data_to_send()
    start = requests = 0
    while start < len(recording.messages):
        step = next(steps)
        connection.receive_data(recording.messages[start : start + step])
        start += step
        requests += len(connection.data_to_send())
        connection.paint()
    assert connection.state is State.OPEN
    connection.receive_eof()
    assert sha256_of(connection.framebuffer.pixels) == recording.sha256
    assert connection.pixel_count == recording.pixel_count
    assert connection.state is State.CLOSED
    assert 1 <= requests <= recording.update_count


def _random_steps(name: str) -> Iterator[int]:
    """Mostly small, some large."""
    random = np.random.default_rng(len(name))
    while True:
        yield from (2 ** random.uniform(0, 19, 64)).astype(int).tolist()


@pytest.mark.parametrize("step", [1000, TLS_RECORD, ENTIRE])
@pytest.mark.parametrize("name", IN_REPOSITORY)
def test_small_recordings(golden, name, step):
    _replay(golden / "rfb", name, repeat(step))


def test_a_recording_byte_by_byte(golden):
    _replay(golden / "rfb", "q_di_hextile_768", repeat(1))


@pytest.mark.parametrize("name", SAMPLED)
def test_some_of_each_encoding_in_random_pieces(recorded_rfb, name):
    _replay(recorded_rfb, name, _random_steps(name))


def test_pictures_that_two_threads_share(recorded_rfb):
    side_thread = SideThread()
    try:
        _replay(recorded_rfb, "x_page_modern_768", repeat(4 * TLS_RECORD), side_thread)
    finally:
        side_thread.close()


@pytest.mark.parametrize("name", ["q_di_zrle_768"])
def test_some_byte_by_byte(recorded_rfb, name):
    _replay(recorded_rfb, name, repeat(1))


@full_only
@pytest.mark.parametrize("name", ALL)
def test_all_recordings_whole(recorded_rfb, name):
    _replay(recorded_rfb, name, repeat(ENTIRE))


@full_only
@pytest.mark.parametrize("name", ALL)
def test_all_recordings_in_random_pieces(recorded_rfb, name):
    _replay(recorded_rfb, name, _random_steps(name))


@full_only
@pytest.mark.parametrize("name", ALL)
def test_recordings_byte_by_byte(recorded_rfb, name):
    _replay(recorded_rfb, name, repeat(1))
