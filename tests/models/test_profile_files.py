# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The files of the profile cut anywhere, spoiled, or written by two programs: never a surprise, and nobody's change is lost."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import ExpectedLog  # type: ignore[import-not-found]

from xolite_desktop.models import saved_pools, settings
from xolite_desktop.models.saved_pools import SavedPools
from xolite_desktop.models.settings import Settings

NOW = datetime(2026, 1, 2, tzinfo=UTC)
SPOILED = (
    b"",
    b"\0" * 64,
    b"\xff\xfe{",
    b"[1]",
    b"null",
    b'"x"',
    b"1e999",
    b'{"pools": 7, "theme": []}',
    b"[" * 5000,
)


def _written(folder: Path) -> dict[str, bytes]:
    """Both files as two runs of the program leave them."""
    made = Settings(folder)
    made.set_value("theme", "dark")
    made.set_window("pool-1", {"splitter": [1, 2], "tab": "console"})
    made.flush()
    SavedPools(folder).used("xcp-01", "root", "lab", "uuid-1", NOW)
    return {name: (folder / name).read_bytes() for name in (settings.FILE_NAME, saved_pools.FILE_NAME)}


def _judge(folder: Path) -> None:
    """Whatever is there: defaults and a notice, or what was written."""
    read, pools = Settings(folder), SavedPools(folder)
    assert read.text("theme") in ("dark", "system")
    assert read.text("theme") == "dark" or read.problem
    assert [pool.address for pool in pools.all()] == ["xcp-01"] or pools.problem


async def test_a_file_cut_at_any_byte_gives_the_defaults_and_a_notice(tmp_path: Path) -> None:
    for name, whole in _written(tmp_path).items():
        for size in range(len(whole)):
            (tmp_path / name).write_bytes(whole[:size])
            _judge(tmp_path)
            kept = tmp_path / f"{name}.damaged"
            if kept.exists():
                assert kept.read_bytes() == whole[:size]
                kept.unlink()
        (tmp_path / name).write_bytes(whole)


@pytest.mark.parametrize("nonsense", SPOILED, ids=range(len(SPOILED)))
async def test_nonsense_in_a_file_takes_nothing_down(tmp_path: Path, nonsense: bytes) -> None:
    for name in (settings.FILE_NAME, saved_pools.FILE_NAME):
        (tmp_path / name).write_bytes(nonsense)
    assert Settings(tmp_path).text("theme") == "system"
    assert SavedPools(tmp_path).all() == ()


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\r\n"], ids=["BOM", "CRLF"])
async def test_what_an_editor_adds_is_no_damage(tmp_path: Path, mark: bytes) -> None:
    for name, whole in _written(tmp_path).items():
        (tmp_path / name).write_bytes(mark + whole.replace(b"\n", b"\r\n"))
    assert Settings(tmp_path).text("theme") == "dark"
    assert len(SavedPools(tmp_path).all()) == 1


async def test_two_programs_do_not_undo_each_others_settings(tmp_path: Path) -> None:
    one, two = Settings(tmp_path), Settings(tmp_path)
    told: list[str] = []
    two.changed.connect(told.append)
    one.set_value("theme", "dark")
    one.set_window("pool-1", {"tab": "console"})
    one.flush()
    two.set_value("console.scale", "original")
    two.set_window("pool-2", {"tab": "snapshots"})
    two.flush()
    assert told == ["console.scale", "theme"]
    third = Settings(tmp_path)
    assert (third.text("theme"), third.text("console.scale")) == ("dark", "original")
    assert third.window("pool-1") == {"tab": "console"}
    assert third.window("pool-2") == {"tab": "snapshots"}


async def test_two_programs_do_not_undo_each_others_pools(tmp_path: Path) -> None:
    one, two = SavedPools(tmp_path), SavedPools(tmp_path)
    one.used("xcp-01", "root", "lab", "uuid-1", NOW)
    two.used("xcp-02", "root", "office", "uuid-2", NOW)
    one.note("uuid-2", stays=True)
    assert [(pool.name, pool.stays) for pool in SavedPools(tmp_path).all()] == [
        ("office", True),
        ("lab", False),
    ]
    two.forget("uuid-1")
    assert [pool.name for pool in SavedPools(tmp_path).all()] == ["office"]


async def test_a_home_that_cannot_be_written_is_said_and_the_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    expected_log.allow("could not be saved")
    before = _written(tmp_path)

    def refuse(*args: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(os, "replace", refuse)
    made, pools = Settings(tmp_path), SavedPools(tmp_path)
    made.set_value("theme", "light")
    made.flush()
    pools.used("xcp-02", "root", "office", "uuid-2", NOW)
    monkeypatch.undo()
    assert made.text("theme") == "light"
    assert made.problem is not None
    assert "Read-only" in made.problem
    assert len(pools.all()) == 2
    assert pools.problem is not None
    assert {name: (tmp_path / name).read_bytes() for name in before} == before


async def test_a_value_of_a_later_version_is_kept_and_not_used(tmp_path: Path) -> None:
    (tmp_path / settings.FILE_NAME).write_text(json.dumps({"theme": "sepia", "later": {"x": 1}}))
    made = Settings(tmp_path)
    assert made.text("theme") == "system"
    made.set_value("console.scale", "original")
    made.flush()
    assert json.loads((tmp_path / settings.FILE_NAME).read_text())["later"] == {"x": 1}
