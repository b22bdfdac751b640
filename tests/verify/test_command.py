# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`xolite-desktop verify`: words, data and exit codes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from helpers.xva_file import block, packed, xva
from tests.xapi.packages.test_ovf import ovf, system
from xolite_desktop.main import main

Out = pytest.CaptureFixture[str]


@pytest.mark.parametrize("packing", ["none", "gzip", "zstd"])
def test_a_sound_file(tmp_path: Path, capsys: Out, packing: str) -> None:
    path = tmp_path / "web-01.xva"
    path.write_bytes(packed(xva(), packing))
    assert main(["verify", str(path)]) == 0
    said = capsys.readouterr().out
    assert "VM web-01, written by XCP-ng 8.3.0" in said
    assert "Disk scratch: 5 MiB, 3 blocks" in said
    assert said.endswith("The file is sound.\n")


def test_a_damaged_block_is_named(tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "web-01.xva"
    damaged = bytearray(xva())
    damaged[damaged.index(block(3)) + 7] ^= 8
    path.write_bytes(damaged)
    assert main(["verify", str(path)]) == 1
    said = capsys.readouterr().out
    assert "Block Ref:5/00000002 is damaged" in said
    assert "the disk data, at 2 MiB" in said
    assert "The file is NOT sound." in said


def test_a_file_that_was_cut_off(tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "web-01.xva"
    path.write_bytes(xva()[:3_000_000])
    assert main(["verify", "--json", str(path)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["sound"], told["problems"][-1]["code"]) == (False, "XVA_TRUNCATED")
    assert told["disks"][0]["complete"] is True


def test_files_that_are_none(tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("hello")
    assert main(["verify", str(path), str(tmp_path / "nowhere")]) == 2
    told = capsys.readouterr()
    assert "The file is no XVA: It does not begin as an archive.\n" in told.out
    assert "nowhere: No such file or directory" in told.err


def test_names_in_a_file_do_nothing_to_the_terminal(tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "web-01.xva"
    path.write_bytes(xva(name_label="red\u202ealert"))
    assert main(["verify", str(path)]) == 0
    assert "\u202e" not in capsys.readouterr().out


def test_a_package_is_compared_with_its_manifest(tmp_path: Path, capsys: Out) -> None:
    files = {"web.ovf": ovf(system()), "a.raw": bytes(1024), "b.raw": b"b" * 4096}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    package = str(tmp_path / "web.ovf")
    assert main(["verify", package]) == 1
    assert "There is no manifest" in capsys.readouterr().out
    lines = [f"SHA256({name})= {hashlib.sha256(content).hexdigest()}" for name, content in files.items()]
    (tmp_path / "web.mf").write_text("\n".join(lines) + "\n")
    assert main(["verify", package]) == 0
    said = capsys.readouterr().out
    assert "VM web" in said
    assert said.endswith("The file is sound.\n")
    (tmp_path / "b.raw").write_bytes(b"b" * 4095 + b"c")
    assert main(["verify", "--json", package]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["problems"] == [{"code": "OVF_FILE_DIFFERS", "params": ["b.raw"]}]
    (tmp_path / "b.raw").write_bytes(b"QFI\xfb" + bytes(500))
    assert main(["verify", package]) == 1
    assert "The header of the image is damaged" in capsys.readouterr().out
