# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever happens while a file of ours is written, it is the old one or the new one, and its owner's alone."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from xolite_desktop import private_file
from xolite_desktop.private_file import read_private, version_of, write_private

CALLS = ("open", "fdopen", "fsync", "fstat", "replace", "close")
"""Every way in which a save reaches the system, in the order of their first use."""
OLD, NEW = b'{"old": true}', b'{"new": true, "longer": "than the old one"}'

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes and signals are a POSIX matter")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "profile" / "file.json"
    write_private(found, OLD)
    return found


def _killed_at(number: int, path: Path) -> bool:
    """Save in a child that is killed before its system call of this number; whether it came so far."""
    child = os.fork()
    if child == 0:
        count = 0

        def dying(call: Callable[..., Any]) -> Callable[..., Any]:
            def called(*args: Any, **kwargs: Any) -> Any:
                nonlocal count
                count += 1
                if count == number:
                    os.kill(os.getpid(), 9)
                return call(*args, **kwargs)

            return called

        for name in CALLS:
            setattr(os, name, dying(getattr(os, name)))
        write_private(path, NEW)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_a_program_killed_while_it_saves_leaves_the_old_file_or_the_new_one(path: Path) -> None:
    number = 1
    while _killed_at(number, path):
        assert read_private(path)[0] in (OLD, NEW)
        assert {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()} == {0o600}
        number += 1
    assert number > len(CALLS)
    assert read_private(path)[0] == NEW


@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, full)
    with pytest.raises(OSError, match="No space left"):
        write_private(path, NEW)
    monkeypatch.undo()
    assert read_private(path)[0] == OLD
    assert list(path.parent.iterdir()) == [path]


def test_what_a_killed_program_left_goes_when_it_is_old(path: Path) -> None:
    young, old = path.with_name(".file.json.1.new"), path.with_name(".file.json.2.new")
    for left in (young, old):
        left.touch()
    os.utime(old, (1, 1))
    write_private(path, NEW)
    assert young.exists()
    assert not old.exists()


def test_a_new_folder_and_a_new_file_are_their_owners_alone(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_reading_closes_a_file_that_was_open_to_others(path: Path) -> None:
    path.chmod(0o666)
    assert read_private(path)[0] == OLD
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("target", ["a file", "nothing", "a folder"])
def test_a_link_is_replaced_and_never_written_through(path: Path, tmp_path: Path, target: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    if target == "a file":
        elsewhere.write_bytes(b"theirs")
    elif target == "a folder":
        elsewhere.mkdir()
    path.unlink()
    path.symlink_to(elsewhere)
    write_private(path, NEW)
    assert not path.is_symlink()
    assert read_private(path)[0] == NEW
    if target == "a file":
        assert elsewhere.read_bytes() == b"theirs"
    assert target != "nothing" or not elsewhere.exists()


def test_a_second_name_of_the_file_keeps_what_it_had(path: Path, tmp_path: Path) -> None:
    os.link(path, tmp_path / "second")
    write_private(path, NEW)
    assert (tmp_path / "second").read_bytes() == OLD


def test_a_pipe_is_not_waited_for_and_a_folder_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for odd in (tmp_path / "pipe", tmp_path):
        with pytest.raises(OSError, match="regular"):
            read_private(odd)


def test_what_belongs_to_another_user_is_not_believed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() == 0:
        os.chown(path, 12345, 12345)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: 12345)
    with pytest.raises(OSError, match="another user"):
        read_private(path)


def test_a_file_larger_than_any_of_ours_is_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_file, "MOST_BYTES", len(OLD) - 1)
    with pytest.raises(OSError, match="larger"):
        read_private(path)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What Windows has not, and what it has beside: the flags that files are opened with, in order."""
    opened: list[int] = []
    real = os.open

    def opening(path: Any, flags: int, *mode: int) -> int:
        opened.append(flags)
        return real(path, flags & ~BINARY, *mode)

    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_DIRECTORY", "fchmod", "geteuid"):
        monkeypatch.delattr(os, name)
    monkeypatch.setattr(os, "O_BINARY", BINARY, raising=False)
    monkeypatch.setattr(os, "open", opening)
    monkeypatch.setattr(sys, "platform", "win32")
    return opened


BINARY = 1 << 28


def test_bytes_are_written_and_read_as_they_are_on_windows(path: Path, windows: list[int]) -> None:
    write_private(path, b"one\r\ntwo\x1a")
    assert read_private(path)[0] == b"one\r\ntwo\x1a"
    assert len(windows) == 2
    assert all(flags & BINARY for flags in windows)


@pytest.mark.parametrize("times", [1, len(private_file.READ_BY_OTHERS_S)])
def test_a_file_that_a_scanner_reads_is_replaced_a_moment_later_on_windows(
    path: Path, windows: list[int], monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    real, paused = os.replace, []

    def replace(*paths: Any) -> None:
        if len(paused) < times:
            raise PermissionError(errno.EACCES, "Access is denied")
        real(*paths)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(private_file.time, "sleep", paused.append)
    write_private(path, NEW)
    assert read_private(path)[0] == NEW
    assert paused == list(private_file.READ_BY_OTHERS_S[:times])


def test_a_file_that_cannot_be_replaced_stays_and_nothing_beside_it_on_windows(
    path: Path, windows: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def replace(*_: Any) -> None:
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(private_file.time, "sleep", lambda _: None)
    with pytest.raises(PermissionError):
        write_private(path, NEW)
    assert list(path.parent.iterdir()) == [path]
    assert read_private(path)[0] == OLD


def test_every_write_is_another_version(path: Path) -> None:
    before = version_of(path)
    written = write_private(path, NEW)
    assert before != written == version_of(path)
    path.unlink()
    assert version_of(path) is None
