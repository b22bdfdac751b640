# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A file has its name when it is complete, and leaves nothing when it is not."""

from __future__ import annotations

import asyncio
import os
import resource
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from xolite_desktop.xapi.client.saved_file import FileSource, SavedFile
from xolite_desktop.xapi.errors import LocalFileError


async def test_a_kept_file_has_its_name_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "vm.xva"
    async with SavedFile(path) as file:
        await file.write(b"one ")
        await file.write(b"two")
        assert [each.name for each in tmp_path.iterdir()] == ["vm.xva.part"]
        assert (tmp_path / "vm.xva.part").stat().st_mode & 0o777 == 0o600
        await file.keep()
    assert path.read_bytes() == b"one two"
    assert [each.name for each in tmp_path.iterdir()] == ["vm.xva"]


async def test_files_go_and_come_where_the_system_has_fewer_flags_and_another_kind_of_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, which has no such flags and changes the ends of lines unless it is told not to."""
    binary, opened, real = 1 << 28, [], os.open

    def opening(path: Path, flags: int, *mode: int) -> int:
        opened.append(flags)
        return real(path, flags & ~binary, *mode)

    monkeypatch.delattr(os, "O_NOFOLLOW")
    monkeypatch.delattr(os, "O_NONBLOCK")
    monkeypatch.setattr(os, "O_BINARY", binary, raising=False)
    monkeypatch.setattr(os, "open", opening)
    async with SavedFile(tmp_path / "vm.xva") as file:
        await file.write(b"one\n")
        await file.keep()
    async with FileSource(tmp_path / "vm.xva") as source:
        assert await source.read(100) == b"one\n"
    assert len(opened) == 2
    assert all(flags & binary for flags in opened)


async def test_a_file_that_was_not_kept_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        async with SavedFile(tmp_path / "vm.xva") as file:
            await file.write(b"half")
            raise RuntimeError
    assert list(tmp_path.iterdir()) == []


async def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    path = tmp_path / "vm.xva"
    path.write_bytes(b"mine")
    with pytest.raises(LocalFileError, match="already"):
        async with SavedFile(path):
            pass
    path.unlink()
    with pytest.raises(LocalFileError, match="already"):
        async with SavedFile(path) as file:
            path.write_bytes(b"came meanwhile")
            await file.keep()
    assert path.read_bytes() == b"came meanwhile"
    async with SavedFile(path, overwrite=True) as file:
        await file.write(b"new")
        await file.keep()
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["vm.xva"]


async def test_a_dangling_link_is_something(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "vm.xva").symlink_to(outside)
    with pytest.raises(LocalFileError, match="already"):
        async with SavedFile(folder / "vm.xva"):
            pass
    (folder / "vm.xva").unlink()
    (folder / "vm.xva.part").symlink_to(outside)
    async with SavedFile(folder / "vm.xva") as file:
        await file.write(b"x")
        await file.keep()
    assert not outside.exists()
    assert (folder / "vm.xva").read_bytes() == b"x"


async def test_the_rest_of_a_crash_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "vm.xva.part").write_bytes(b"old")
    async with SavedFile(tmp_path / "vm.xva") as file:
        await file.write(b"new")
        await file.keep()
    assert (tmp_path / "vm.xva.part").read_bytes() == b"old"
    assert (tmp_path / "vm.xva").read_bytes() == b"new"


async def test_the_longest_name_has_room_for_its_part(tmp_path: Path) -> None:
    path = tmp_path / ("ü" * 127)
    async with SavedFile(path) as file:
        await file.keep()
    assert path.exists()


@pytest.mark.parametrize("name", ["..", "x" * 256, ""])
async def test_what_is_no_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(LocalFileError):
        async with SavedFile(tmp_path / name if name else Path("/")):
            pass


async def test_without_links_it_is_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*paths: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    async with SavedFile(tmp_path / "a") as file:
        await file.keep()
    with pytest.raises(LocalFileError, match="already"):
        async with SavedFile(tmp_path / "b") as file:
            (tmp_path / "b").touch()
            await file.keep()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a", "b"]


async def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LocalFileError, match="No such file"):
        async with SavedFile(tmp_path / "gone" / "vm.xva"):
            pass


async def test_a_write_that_was_cancelled_has_ended_before_the_file_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, go_on, real = threading.Event(), threading.Event(), os.write

    def slow(file: int, data: bytes) -> int:
        began.set()
        go_on.wait(20)
        return real(file, data)

    async def write() -> None:
        async with SavedFile(tmp_path / "vm.xva") as file:
            monkeypatch.setattr(os, "write", slow)
            await file.write(b"x")

    writing = asyncio.create_task(write())
    await asyncio.to_thread(began.wait, 20)
    writing.cancel()
    asyncio.get_running_loop().call_later(0.01, go_on.set)
    with pytest.raises(asyncio.CancelledError):
        await writing
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


FULL_DISK = """
import asyncio, resource, sys
from pathlib import Path
from xolite_desktop.xapi.client.saved_file import SavedFile
from xolite_desktop.xapi.errors import LocalFileError

async def fill(folder):
    async with SavedFile(folder / "vm.xva") as file:
        while True:
            await file.write(b"x" * 65536)

resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
try:
    asyncio.run(fill(Path(sys.argv[1])))
except LocalFileError as error:
    print(error.reason)
"""


def test_a_disk_that_is_full_is_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "File too large\n"
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 1 << 20


async def test_a_source_reads_a_file_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "disk.raw"
    path.write_bytes(b"0123456789")
    async with FileSource(path) as source:
        assert source.size_bytes == 10
        assert [await source.read(6), await source.read(6), await source.read(6)] == [b"012345", b"6789", b""]


async def test_what_is_no_file_cannot_be_sent(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("gone", "pipe", "."):
        with pytest.raises(LocalFileError):
            async with FileSource(tmp_path / name):
                pass


async def test_all_that_was_written_is_in_the_file_once_it_settles(tmp_path: Path) -> None:
    async with SavedFile(tmp_path / "file") as file:
        for number in range(200):
            await file.write(bytes([number]) * 10_000)
        await file.settle()
        assert file.part.stat().st_size == 2_000_000
        await file.place(lambda: [(0, b"head"), (2_000_000, b"tail")])
        assert file.part.read_bytes()[:5] + file.part.read_bytes()[-5:] == b"head\0\xc7tail"
