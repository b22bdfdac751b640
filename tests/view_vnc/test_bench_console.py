# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The benchmark against other viewers still runs, with the one viewer that is always here; how fast is not a test's business."""

from __future__ import annotations

import os
import sys

import pytest

from helpers.websocket_peer import framed
from helpers.websocket_proxy import write_certificate
from tests.performance.bench_console import (
    Result,
    best,
    geometric_mean,
    group_lines,
    group_of,
    measure,
    streams,
    table,
)
from tests.performance.bench_console_frames import WAYS, served
from tests.performance.bench_console_frames import measure as measure_frames
from tests.performance.console_peers import peers

OFFSCREEN = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


@pytest.mark.skipif(sys.platform != "linux", reason="processor time is read from /proc")
def test_our_viewer_can_be_measured(tmp_path):
    (stream,) = streams(["x_idle_hextile_768"])
    result = measure(peers(tmp_path)["ours"], stream, OFFSCREEN)
    assert not result.failure
    assert result.seconds > 0


@pytest.mark.skipif(sys.platform != "linux", reason="processor time is read from /proc")
def test_delays_are_from_sending_an_update_to_its_picture(tmp_path):
    (stream,) = streams(["x_idle_hextile_768"])
    result = measure(peers(tmp_path)["ours"], stream, OFFSCREEN, per_second=30)
    assert not result.failure
    assert 1 <= len(result.delays_ms) <= len(stream.update_ends)
    assert min(result.delays_ms) >= 0


def test_a_viewer_that_does_not_come_is_a_failure_in_words(monkeypatch):
    monkeypatch.setattr("tests.performance.bench_console.START_S", 0.1)
    (stream,) = streams(["x_idle_hextile_768"])
    assert measure(lambda port: [sys.executable, "-c", ""], stream, OFFSCREEN).failure


def test_ratios_and_their_means():
    (stream,) = streams(["x_idle_hextile_768"])
    rows = [(stream, {"ours": Result(1.0, 0.5), "a": Result(2.0, 1.0), "b": Result(failure="it closed")})]
    text = table(rows, ["ours", "a", "b"])
    assert "| 2.00 | - |" in text
    assert "ours / a: speed 2.00, processor seconds 0.50 (geometric means of 1)" in text
    assert geometric_mean([2.0, 0.5]) == pytest.approx(1.0)
    assert best([Result(failure="no"), Result(2.0), Result(1.0)]) == Result(1.0)


def test_each_stream_counts_in_one_group():
    assert group_of("q_text_raw_768") == "QEMU text console"
    assert group_of("x_term_tightjpeg_768") == "JPEG"
    assert group_of("x_drag_copyrect_1080") == "Tight, with and without CopyRect"
    assert group_of("something else") == ""
    lines = group_lines({"a": {"x_page_raw_768": 1.0, "x_term_raw_768": 4.0, "q_text_raw_768": 100.0}})
    assert "| Raw | 2.00 |" in lines
    assert "| ZRLE | - |" in lines


def test_a_browser_gets_its_bytes_in_frames():
    assert framed(b"abc" * 400, 1024) == b"\x82\x7e\x04\x00" + (b"abc" * 342)[:1024] + b"\x82\x7e\x00\xb0" + (
        b"bc" + b"abc" * 58
    )
    assert framed(b"x", 1024) == b"\x82\x01x"
    assert framed(bytes(1 << 16), 1 << 16)[:10] == b"\x82\x7f" + (1 << 16).to_bytes(8, "big")


@pytest.mark.skipif(sys.platform != "linux", reason="websockify's certificate helper is used there only")
@pytest.mark.parametrize("way", WAYS)
def test_frames_can_be_measured(tmp_path, way):
    _, _, der = write_certificate(tmp_path)
    (stream,) = streams(["x_idle_hextile_768"])
    with served(tmp_path, stream.name) as port:
        seconds, cpu_s = measure_frames(stream, port, way, der)
    assert seconds > 0
    assert cpu_s >= 0
