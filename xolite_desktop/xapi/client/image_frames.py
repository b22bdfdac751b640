# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A disk image as the body of an upload: pieces that say where they belong, so that zeros are left out and a cut upload
goes on where it was.

xapi's import_raw_vdi with `chunked`: offset (8 bytes) and length (4), little end first, then so many bytes; zeros for
both end it (xapi, ocaml/vhd-tool/src/chunked.ml). What no piece touches stays as it is.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from xolite_desktop.xapi.images.image import SECTOR, Image, ImageKind, Part
from xolite_desktop.xapi.images.opening import image_file

REWIND_BYTES: Final = 40 << 20
"""What may have been sent and not arrived: the buffers of both systems and of what is between them hold about half as much."""
HEAD_BYTES: Final = 12

_T = TypeVar("_T")


class OpenImage:
    """An image that was looked through, opened under `async with`; reading is done in a thread.

    `allocated`: bytes that its parts have at most.
    """

    def __init__(self, opened: Callable[[ExitStack], Image]) -> None:
        """`opened` opens it, and leaves what is to be closed on the stack."""
        self._opened = opened
        self._files = ExitStack()
        self._working: asyncio.Future[Any] | None = None
        self.allocated = 0

    @classmethod
    def of_file(cls, path: Path) -> "OpenImage":
        """The image in a file of this computer."""
        return cls(lambda files: files.enter_context(image_file(path)))

    async def __aenter__(self) -> Self:
        """Open it and go through its tables. Raises `ImageRefused`, `LocalFileError`."""
        try:
            self.image = await self.work(lambda: self._opened(self._files))
            self.allocated = await self.work(self.image.check)
        except BaseException:
            await self._close()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._close()

    async def _close(self) -> None:
        if self._working is not None and not self._working.done():
            await asyncio.wait([self._working])  # a cancelled read goes on in its thread
        self._files.close()

    async def work(self, do: Callable[[], _T]) -> _T:
        """Do something with it in a thread."""
        self._working = working = asyncio.get_running_loop().run_in_executor(None, do)
        return await asyncio.shield(working)


class ImageFrames:
    """A source for one upload, from an offset of the disk on. It ends when it says so itself, before `size_bytes`."""

    def __init__(self, opened: OpenImage, start: int = 0) -> None:
        self._opened = opened
        self._parts: Iterator[Part] = opened.image.parts(start)
        self._left = memoryview(b"")
        self._start = start
        self._sent = 0
        self._ended = False
        self._passed: deque[tuple[int, int]] = deque()
        self.offset = start
        # Parts may be as small as a sector, each with a head.
        self.size_bytes = opened.allocated + (opened.allocated // SECTOR + 2) * HEAD_BYTES

    @property
    def done_bytes(self) -> int:
        """How much of what `OpenImage.allocated` counts went out or was passed over as zeros."""
        if self._ended:
            return self._opened.allocated
        counts_zeros = self._opened.image.kind is ImageKind.RAW
        return self.offset if counts_zeros else min(self._start + self._sent, self._opened.allocated)

    @property
    def arrived(self) -> int:
        """Up to which offset of the disk everything is surely on the other side."""
        while len(self._passed) > 1 and self._passed[1][0] <= self._sent - REWIND_BYTES:
            self._passed.popleft()
        found = self._passed and self._passed[0][0] <= self._sent - REWIND_BYTES
        return self._passed[0][1] if found else self._start

    async def read(self, most: int) -> bytes:
        """The next bytes of the body; nothing after its end. Raises `ImageRefused`, `LocalFileError`."""
        if not self._left and not self._ended:
            self._left = memoryview(await self._opened.work(self._next))
        taken, self._left = self._left[:most], self._left[most:]
        self._sent += len(taken)
        if not self._left:
            self._passed.append((self._sent, self.offset))
        return bytes(taken)

    def _next(self) -> bytes:
        part = next(self._parts, None)
        if part is None:
            self._ended = True
            return bytes(HEAD_BYTES)
        offset, data = part
        self.offset = offset + len(data)
        return offset.to_bytes(8, "little") + len(data).to_bytes(4, "little") + data
