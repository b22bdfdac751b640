# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Files of this computer that transfers write and read: a download has its name only when it is complete."""

import asyncio
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Protocol, Self, TypeVar

from xolite_desktop.private_file import open_flags
from xolite_desktop.xapi.errors import LocalFileError

PART_SUFFIX: Final = ".part"
_MOST_PARTS: Final = 100
_MOST_NAME_BYTES: Final = 255
_PRIVATE: Final = 0o600
_MOST_WAITING_BYTES: Final = 2 << 20

_T = TypeVar("_T")


class Check(Protocol):
    """Looks at the bytes of a file as they pass, in the thread that moves them; what it raises ends the transfer."""

    def feed(self, data: bytes) -> None: ...

    def finish(self) -> None:
        """That was all of the file."""


class SavedFile:
    """A sink for one download: `NAME.part`, readable for its owner only, and `NAME` after `keep`.

    Use it under `async with`: unless it was kept, nothing is left at the end. Nothing is overwritten unless
    `overwrite` says so, also if it came meanwhile. Work on the file is done in a thread. What `check` refuses is not kept.
    """

    def __init__(self, path: Path, *, overwrite: bool = False, check: Check | None = None) -> None:
        self.path = path
        self._check = check
        self._overwrite = overwrite
        self._part: Path | None = None
        self._file: int | None = None
        self._writing: asyncio.Future[Any] | None = None
        self._waiting: list[bytes] = []
        self._waiting_bytes = 0

    async def __aenter__(self) -> Self:
        """Make the part file. Raises `LocalFileError`."""
        await self._in_thread(self._create)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the part file if there is one, also if this is cancelled meanwhile."""
        ending = asyncio.create_task(self._end(), name="saved-file-end")
        try:
            await asyncio.shield(ending)
        except asyncio.CancelledError:
            await asyncio.wait([ending])
            raise

    async def _end(self) -> None:
        if self._writing is not None:
            await asyncio.wait([self._writing])  # a cancelled write goes on in its thread
            self._writing.exception()  # told already, or too late to matter
        self._waiting = []
        # In a thread as well: to free the blocks of a large file takes the disk its time.
        await asyncio.get_running_loop().run_in_executor(None, self._discard)

    async def write(self, block: bytes) -> None:
        """Append. What comes while the disk is busy waits for it, within bounds, so that neither waits for the other.

        Raises `LocalFileError`, as when the disk is full, at the latest with the next block after it or with `keep`.
        """
        self._waiting.append(block)
        self._waiting_bytes += len(block)
        is_busy = self._writing is not None and not self._writing.done()
        if is_busy and self._waiting_bytes < _MOST_WAITING_BYTES:
            return
        await self._written()
        blocks, self._waiting, self._waiting_bytes = self._waiting, [], 0
        self._writing = asyncio.get_running_loop().run_in_executor(None, self._write_all, blocks)

    async def place(self, pieces: Callable[[], Iterable[tuple[int, bytes]]]) -> None:
        """Write at offsets of the file what `pieces` gives, which is worked out in the thread as well. Raises `LocalFileError`,
        and whatever that raises.
        """
        await self.settle()
        await self._in_thread(lambda: self._place(pieces()))

    async def settle(self) -> None:
        """Wait until all that was written so far is in the file. Raises `LocalFileError`."""
        await self._written()
        blocks, self._waiting, self._waiting_bytes = self._waiting, [], 0
        if blocks:
            await self._in_thread(lambda: self._write_all(blocks))

    @property
    def part(self) -> Path:
        """The file while it has not its name yet."""
        assert self._part is not None, "the file is not open"
        return self._part

    async def keep(self) -> None:
        """Flush to the disk and give the file its name. Raises `LocalFileError`."""
        await self._written()
        await self._in_thread(self._keep)

    async def _written(self) -> None:
        """Wait for the thread. Raises what it raised."""
        if self._writing is not None:
            await self._told(self._writing)

    def _create(self) -> None:
        name = self.path.name
        if not name or name in (".", "..") or len(os.fsencode(name)) > _MOST_NAME_BYTES:
            raise LocalFileError(str(self.path), "This is no name for a file")
        if not self._overwrite and os.path.lexists(self.path):
            raise FileExistsError(0, "There is already a file of this name")
        for number in range(_MOST_PARTS):
            suffix = f".{number}{PART_SUFFIX}" if number else PART_SUFFIX
            part = self.path.with_name(_shortened(name, suffix) + suffix)
            with suppress(FileExistsError):
                flags = open_flags("O_WRONLY", "O_CREAT", "O_EXCL", "O_NOFOLLOW")
                self._file = os.open(part, flags, _PRIVATE)
                self._part = part
                return
        raise FileExistsError(0, "There are too many unfinished files of this name")

    def _write_all(self, blocks: Iterable[bytes]) -> None:
        for block in blocks:
            self._write(block)

    def _write(self, block: bytes) -> None:
        assert self._file is not None, "the file is not open"
        if self._check is not None:
            self._check.feed(block)
        left = memoryview(block)
        while left:
            left = left[os.write(self._file, left) :]

    def _place(self, pieces: Iterable[tuple[int, bytes]]) -> None:
        for offset, data in pieces:
            assert self._file is not None, "the file is not open"
            os.lseek(self._file, offset, os.SEEK_SET)
            self._write(data)

    def _keep(self) -> None:
        assert self._file is not None, "the file is not open"
        assert self._part is not None, "the file is not open"
        self._write_all(self._waiting)
        if self._check is not None:
            self._check.finish()
        os.fsync(self._file)
        file, self._file = self._file, None
        os.close(file)
        if self._overwrite:
            os.replace(self._part, self.path)
        else:
            _rename_to_new(self._part, self.path)
        self._part = None

    def _discard(self) -> None:
        if self._file is not None:
            file, self._file = self._file, None
            with suppress(OSError):
                os.close(file)
        if self._part is not None:
            with suppress(OSError):
                self._part.unlink()
            self._part = None

    async def _in_thread(self, work: Callable[[], _T]) -> _T:
        writing = asyncio.get_running_loop().run_in_executor(None, work)
        self._writing = writing
        return await self._told(writing)

    async def _told(self, writing: asyncio.Future[_T]) -> _T:
        try:
            return await asyncio.shield(writing)
        except OSError as error:
            raise LocalFileError(str(self.path), _reason(error)) from error


class FileSource:
    """A source for one upload. Reads in a thread; use it under `async with`. `check` is told the end with the last byte."""

    def __init__(self, path: Path, check: Check | None = None) -> None:
        self.path = path
        self.size_bytes = 0
        self._check = check
        self._read_bytes = 0
        self._file: int | None = None
        self._reading: asyncio.Future[Any] | None = None

    async def __aenter__(self) -> Self:
        """Open the file and learn its size. Raises `LocalFileError`."""
        await self._in_thread(self._open)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        if self._reading is not None and not self._reading.done():
            await asyncio.wait([self._reading])
        if self._file is not None:
            os.close(self._file)
            self._file = None

    async def read(self, most: int) -> bytes:
        """The next bytes; nothing at the end. Raises `LocalFileError`."""
        file = self._file
        assert file is not None, "the file is not open"
        return await self._in_thread(lambda: self._looked_at(os.read(file, most)))

    def _looked_at(self, block: bytes) -> bytes:
        self._read_bytes += len(block)
        if self._check is not None and block:
            self._check.feed(block)
            if self._read_bytes >= self.size_bytes:
                self._check.finish()
        return block

    def _open(self) -> None:
        # Not to wait for ever for the other end of a pipe.
        file = os.open(self.path, open_flags("O_RDONLY", "O_NONBLOCK"))
        self._file = file
        if not self.path.is_file():
            raise LocalFileError(str(self.path), "This is not a regular file")
        self.size_bytes = os.fstat(file).st_size

    async def _in_thread(self, work: Callable[[], _T]) -> _T:
        self._reading = asyncio.get_running_loop().run_in_executor(None, work)
        try:
            return await asyncio.shield(self._reading)
        except OSError as error:
            raise LocalFileError(str(self.path), _reason(error)) from error


def _shortened(name: str, suffix: str) -> str:
    """As much of a name as leaves room for a suffix."""
    while len(os.fsencode(name)) + len(suffix) > _MOST_NAME_BYTES:
        name = name[:-1]
    return name


def _rename_to_new(part: Path, path: Path) -> None:
    """Rename without overwriting. Not every file system knows links; there is a moment between look and rename then."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise FileExistsError(0, "There is already a file of this name") from None
    except OSError:
        if os.path.lexists(path):
            raise FileExistsError(0, "There is already a file of this name") from None
        os.rename(part, path)
    else:
        part.unlink()


def _reason(error: OSError) -> str:
    return (os.strerror(error.errno) if error.errno else error.strerror) or "The file system refused"
