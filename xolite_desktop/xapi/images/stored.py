# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where the bytes of an image are: in a file of this computer, or in a stretch of something larger."""

import errno
import os
import stat
from pathlib import Path
from types import TracebackType
from typing import Self

from xolite_desktop.xapi.errors import LocalFileError
from xolite_desktop.xapi.images.image import ImageRefused, Stored


class StoredFile:
    """A file, opened for reading. Close it, or use it under `with`. Raises `LocalFileError`.

    `linked` False: a symbolic link is refused, for names that somebody else wrote.
    """

    def __init__(self, path: Path, *, linked: bool = True) -> None:
        self._path = path
        try:
            if not linked and path.is_symlink():
                raise ImageRefused("IMAGE_LINK", path.name)
            if not stat.S_ISREG(path.stat().st_mode):
                raise LocalFileError(str(path), "This is not a regular file")
            self._file = path.open("rb", buffering=0)  # where it stands is nobody else’s
            self.size = os.fstat(self._file.fileno()).st_size
        except OSError as error:
            raise LocalFileError(str(path), error.strerror or "The file system refused") from error

    def read(self, offset: int, length: int) -> bytes:
        if offset >= self.size:
            return b""
        try:
            self._file.seek(offset)
            return self._file.read(length)
        except OSError as error:
            raise LocalFileError(str(self._path), error.strerror or "The file system refused") from error

    def skip_hole(self, offset: int) -> int:
        """As the file system knows its sparse files; where it does not tell, there are no holes."""
        if not hasattr(os, "SEEK_DATA"):
            return offset
        try:
            return os.lseek(self._file.fileno(), offset, os.SEEK_DATA)
        except OSError as error:
            return self.size if error.errno == errno.ENXIO else offset

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Window:
    """So many bytes of something larger, from an offset on."""

    def __init__(self, stored: Stored, offset: int, length: int) -> None:
        self._stored = stored
        self._offset = offset
        self.size = length

    def read(self, offset: int, length: int) -> bytes:
        length = min(length, self.size - offset)
        return self._stored.read(self._offset + offset, length) if length > 0 else b""

    def skip_hole(self, offset: int) -> int:
        return min(self.size, self._stored.skip_hole(self._offset + offset) - self._offset)
