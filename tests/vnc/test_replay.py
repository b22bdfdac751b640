# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The program that replays streams: one line for each file, whatever is in it."""

from __future__ import annotations

import json
import lzma
import struct
import subprocess
import sys

import pytest

from tests.vnc.wire import COPYRECT, handshake, plain, rect, server_init, update
from xolite_desktop.vnc import replay

GOOD = update(plain(0, 0, 8, 4, 0x123456))


def _lines(capsys: pytest.CaptureFixture[str], *arguments: object) -> list[dict[str, object]]:
    assert replay.main([str(argument) for argument in arguments]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("name", ["q_di_hextile_768", "x_idle_raw_768"])
def test_a_recording_ends_in_its_hash(golden, capsys, name):
    facts = json.loads((golden / "rfb" / f"{name}.json").read_text())
    [line] = _lines(capsys, golden / "rfb" / f"{name}.rfb.xz")
    assert (line["name"], line["pixels"]) == (name, facts["pixels"])
    assert line["sha256"] == facts["sha256_final_fb"]
    assert line["seconds"] > 0
    assert line["mpixels_per_s"] > 0
    assert "error" not in line


def test_a_stream_may_begin_with_the_handshake_and_need_not_be_compressed(tmp_path, capsys):
    (tmp_path / "whole.rfb").write_bytes(handshake(8, 4) + GOOD)
    (tmp_path / "init.rfb").write_bytes(server_init(8, 4) + GOOD)
    [whole] = _lines(capsys, tmp_path / "whole.rfb", "--handshake")
    [init] = _lines(capsys, tmp_path / "init.rfb")
    assert whole["sha256"] == init["sha256"]
    assert (whole["name"], init["name"]) == ("whole", "init")


def test_what_ended_a_stream_stands_in_its_line_and_the_next_file_follows(tmp_path, capsys):
    (tmp_path / "bad.rfb").write_bytes(server_init(8, 4) + b"\x4d")
    (tmp_path / "cut.rfb").write_bytes(server_init(8, 4) + GOOD[:-1])
    (tmp_path / "empty.rfb").write_bytes(b"")
    (tmp_path / "good.rfb").write_bytes(server_init(8, 4) + GOOD)
    lines = _lines(capsys, *(tmp_path / f"{name}.rfb" for name in ("bad", "cut", "empty", "gone", "good")))
    errors = [str(line.get("error", "")).split(":")[0] for line in lines]
    assert errors == ["ProtocolError", "UnexpectedEnd", "UnexpectedEnd", "FileNotFoundError", ""]
    assert [("sha256" in line) for line in lines] == [False, False, False, False, True]


def test_a_compressed_file_may_be_cut_damaged_or_no_such_file(tmp_path, capsys):
    packed = lzma.compress(server_init(8, 4) + GOOD)
    (tmp_path / "cut.rfb.xz").write_bytes(packed[:-9])
    (tmp_path / "damaged.rfb.xz").write_bytes(packed[:20] + bytes(20) + packed[40:])
    (tmp_path / "other.rfb.xz").write_bytes(b"RFB 003.008\n")
    lines = _lines(capsys, *(tmp_path / f"{name}.rfb.xz" for name in ("cut", "damaged", "other")))
    assert [str(line["error"]).split(":")[0] for line in lines] == ["EOFError", "LZMAError", "LZMAError"]


def test_a_stream_that_asks_for_endless_copying_is_stopped(tmp_path, capsys):
    copy = rect(0, 0, 2000, 1000, COPYRECT, struct.pack(">HH", 1, 1))
    (tmp_path / "copies.rfb").write_bytes(server_init(2001, 1001) + update(*[copy] * 60_000))
    [line] = _lines(capsys, tmp_path / "copies.rfb", "--seconds", "0.2")
    assert line["error"] == "TooLong: stopped after 0.2 s of decoding"
    assert line["seconds"] < 3


def test_a_stream_may_be_no_longer_than_the_limit(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(replay, "MAX_STREAM_BYTES", 1 << 20)
    (tmp_path / "bells.rfb.xz").write_bytes(lzma.compress(server_init(8, 4) + b"\x02" * (4 << 20)))
    [line] = _lines(capsys, tmp_path / "bells.rfb.xz")
    assert line["error"] == f"TooLong: stopped after {1 << 20} bytes"


def test_it_is_a_program(golden):
    ran = subprocess.run(
        [sys.executable, "-m", "xolite_desktop.vnc.replay", golden / "rfb" / "q_di_hextile_768.rfb.xz"],
        capture_output=True,
        check=True,
        timeout=30,
    )
    assert json.loads(ran.stdout)["name"] == "q_di_hextile_768"
    assert ran.stderr == b""
