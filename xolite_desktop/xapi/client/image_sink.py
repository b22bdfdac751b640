# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A disk that comes as a VHD or byte for byte, and is kept as an image of another format."""

from collections.abc import Iterator
from typing import Protocol

from xolite_desktop.xapi.client.saved_file import SavedFile
from xolite_desktop.xapi.images.image import ImageRefused, Part
from xolite_desktop.xapi.images.tables import within
from xolite_desktop.xapi.images.writing import ImageWriter, Written


class PartStream(Protocol):
    """Makes parts of what comes."""

    @property
    def size(self) -> int: ...
    def feed(self, data: bytes) -> list[Part]: ...
    def finish(self) -> None: ...


def finish(stream: PartStream, size: int) -> None:
    """All of a disk of this size has come. Raises `ImageRefused` if not."""
    stream.finish()
    if stream.size < size:
        raise ImageRefused("IMAGE_OTHER_SIZE", str(stream.size), str(size))


class ImageSink:
    """A sink for one download: what comes goes through `stream` and `writer` into a file."""

    def __init__(self, file: SavedFile, stream: PartStream, writer: ImageWriter, size: int) -> None:
        """`size` is that of the disk; hosts may round it up."""
        self._size = size
        self._file = file
        self._stream = stream
        self._writer = writer

    async def write(self, block: bytes) -> None:
        """Raises `ImageRefused`, `LocalFileError`."""
        await self._file.place(lambda: self._converted(self._stream.feed(block)))

    async def finish(self) -> None:
        """That was all. Raises `ImageRefused` if something is missing."""
        finish(self._stream, self._size)
        await self._file.place(self._writer.finish)

    def _converted(self, parts: list[Part]) -> Iterator[Written]:
        for offset, data in within(parts, self._size):
            yield from self._writer.add(offset, data)
