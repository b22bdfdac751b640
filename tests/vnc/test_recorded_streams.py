# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What real servers sent becomes what other clients made of it, pixel for pixel."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.vnc.recorded import Recording, sha256_of
from xolite_desktop.vnc.connection import State

IN_REPOSITORY = ("q_di_hextile_768", "x_idle_hextile_768", "x_idle_raw_768")
BESIDE_IT = (
    "q_anim_raw_1080",
    "q_di_raw_768",
    "q_text_hextile_768",
    "q_text_raw_768",
    "x_drag_hextile_1080",
    "x_page_hextile_768",
    "x_page_raw_768",
    "x_term_hextile_768",
    "x_term_raw_768",
)
TLS_RECORD = 16384


def _replay(folder: Path, name: str, step: int) -> None:
    recording = Recording.load(folder, name)
    connection = recording.opened()
    connection.data_to_send()
    requests = 0
    for start in range(0, len(recording.messages), step):
        connection.receive_data(recording.messages[start : start + step])
        requests += len(connection.data_to_send())
        connection.paint()
    connection.receive_eof()
    assert sha256_of(connection.framebuffer.pixels) == recording.sha256
    assert connection.state is State.CLOSED
    assert 1 <= requests <= recording.update_count


@pytest.mark.parametrize("step", [1000, TLS_RECORD, 1 << 30])
@pytest.mark.parametrize("name", IN_REPOSITORY)
def test_small_recordings(golden, name, step):
    _replay(golden / "rfb", name, step)


@pytest.mark.parametrize("name", BESIDE_IT)
def test_large_recordings(recorded_rfb, name):
    _replay(recorded_rfb, name, 1 << 18)


def test_a_recording_byte_by_byte(golden):
    _replay(golden / "rfb", "q_di_hextile_768", 1)
