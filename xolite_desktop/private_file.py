# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A file that is its owner's alone: read with care, written whole or not at all, never through a link."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Final

__all__ = ["Version", "open_flags", "read_private", "version_of", "write_private"]

MODE: Final = 0o600
FOLDER_MODE: Final = 0o700
MOST_BYTES: Final = 16 << 20
"""More than any of our files has; whatever is larger is none of ours."""
LEFT_OVER_S: Final = 3600.0
"""A file half written by a program that was killed is taken away when it is this old."""
READ_BY_OTHERS_S: Final = (0.01, 0.02, 0.04, 0.08)
_EVERYBODY_ELSE: Final = stat.S_IRWXG | stat.S_IRWXO


def open_flags(*names: str) -> int:
    """Flags of `os.open` by their names, as far as this system has them. Bytes stay what they are: Windows would change
    the ends of lines."""
    wanted = ("O_BINARY", "O_CLOEXEC", *names)
    return reduce(or_, (getattr(os, name, 0) for name in wanted))


@dataclass(frozen=True)
class Version:
    """Which version of a file was seen: every write makes another one."""

    inode: int
    changed_ns: int
    size: int


def version_of(path: Path) -> Version | None:
    """The version that is there now; None if there is no file, or it cannot be seen."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Version(found.st_ino, found.st_mtime_ns, found.st_size)


def read_private(path: Path) -> tuple[bytes, Version]:
    """The bytes of a file, and which version they are. What others may read or write is closed to them.

    Raises OSError: for what is no regular file (a pipe would be waited for for ever), what belongs to somebody else, and
    what is larger than any of ours.
    """
    number = os.open(path, open_flags("O_RDONLY", "O_NONBLOCK"))
    try:
        found = _judged(number)
        with os.fdopen(number, "rb", closefd=False) as file:
            return file.read(MOST_BYTES), Version(found.st_ino, found.st_mtime_ns, found.st_size)
    finally:
        os.close(number)


def _judged(number: int) -> os.stat_result:
    """What an open file is, if it can be one of ours."""
    found = os.fstat(number)
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file")
    if found.st_size > MOST_BYTES:
        raise OSError(errno.EFBIG, f"it is larger than {MOST_BYTES >> 20} MiB")
    # Root may put files anywhere; another user's file is another user's word.
    if hasattr(os, "geteuid") and found.st_uid not in (os.geteuid(), 0):
        raise OSError(errno.EPERM, "it belongs to another user")
    if found.st_mode & _EVERYBODY_ELSE and hasattr(os, "fchmod"):
        with suppress(OSError):
            os.fchmod(number, MODE)
    return found


def write_private(path: Path, data: bytes) -> Version:
    """Replace a file as a whole; its owner alone may read it, from the first byte on. Raises OSError."""
    path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    _clear_left_overs(path)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    number = os.open(fresh, open_flags("O_WRONLY", "O_CREAT", "O_EXCL", "O_NOFOLLOW"), MODE)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(number)
            written = os.fstat(number)
        _replace(fresh, path)
    except BaseException:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    _settle_folder(path.parent)
    return Version(written.st_ino, written.st_mtime_ns, written.st_size)


def _replace(fresh: Path, path: Path) -> None:
    """On Windows a file that somebody reads at this moment, as scanners do, cannot be replaced: it is tried again."""
    for pause_s in READ_BY_OTHERS_S if sys.platform == "win32" else ():
        try:
            os.replace(fresh, path)
            return
        except PermissionError:
            time.sleep(pause_s)
    os.replace(fresh, path)


def _clear_left_overs(path: Path) -> None:
    for left in path.parent.glob(f".{path.name}.*.new"):
        with suppress(OSError):
            if time.time() - left.lstat().st_mtime > LEFT_OVER_S:
                left.unlink()


def _settle_folder(folder: Path) -> None:
    """So that the new name outlives a power cut, where folders can be asked that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
