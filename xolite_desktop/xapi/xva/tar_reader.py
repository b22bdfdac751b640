# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A tar as hosts write it, read as it comes: plain files with short names, one after the other, and two empty blocks.

Everything else a tar may hold (links, devices, folders, long names, sparse files) no host writes, and is refused.
Source: POSIX ustar; xapi's tar headers as recorded.
"""

import re
from typing import Final, Protocol

from xolite_desktop.xapi.errors import PackageRefused

SECTOR: Final = 512
NOT_A_TAR: Final = "XVA_NOT_A_TAR"
"""Ours: the file does not begin as an archive."""
HEADER_DAMAGED: Final = "XVA_HEADER_DAMAGED"
"""Ours: the head of a file in the archive is damaged, and all after it is lost. Parameters: offset, the file before."""
NOT_A_FILE: Final = "XVA_NOT_A_FILE"
"""Ours: a link, a device, a folder, which no host writes. Parameter: its name."""
PATH_REFUSED: Final = "XVA_PATH_REFUSED"
"""Ours: a name that leads out of the archive, or that is no plain text. Parameter: the name."""
TOO_LARGE: Final = "XVA_TOO_LARGE"
"""Ours: a file in the archive is larger than any that hosts write. Parameter: its name."""
AFTER_END: Final = "XVA_AFTER_END"
"""Ours: much more follows after the end of the archive."""
TRUNCATED: Final = "XVA_TRUNCATED"
"""Ours: the file ends before the archive does. Parameters: offset, the file it ends in."""
MOST_MEMBER_BYTES: Final = 1 << 30
"""Hosts keep blocks below this."""
MOST_AFTER_END: Final = 1 << 20
"""What archives may be padded with."""
_OCTAL: Final = re.compile(rb" *([0-7]+)[ \0]*")
_NAME: Final = re.compile(r"[ -~]+")


class TarSink(Protocol):
    """Hears what is in an archive, in order."""

    def begin(self, name: str, size: int) -> None: ...

    def content(self, data: memoryview) -> None: ...

    def end(self, *, is_padded_with_zeros: bool) -> None:
        """All of the file has come, and what fills up its last sector."""


class TarReader:
    """Feed it an archive; `offset` is how many bytes of it have come, `has_ended` whether its end was among them."""

    def __init__(self, sink: TarSink) -> None:
        self.offset = 0
        self.has_ended = False
        self._sink = sink
        self._head = b""
        self._name = ""
        self._left = 0
        self._padding = 0
        self._is_padded_with_zeros = True
        self._empty_sectors = 0
        self._after_end = 0

    def feed(self, data: bytes | memoryview) -> None:
        """The next bytes. Raises `PackageRefused`, and whatever the sink raises."""
        view = memoryview(data)
        while view:
            if self.has_ended:
                taken = self._skip_end(view)
            elif self._left:
                taken = min(self._left, len(view))
                self._left -= taken
                self._sink.content(view[:taken])
                self._end_member()
            elif self._padding:
                taken = self._skip_padding(view)
            else:
                taken = self._take_head(view)
            self.offset += taken
            view = view[taken:]

    def finish(self) -> None:
        """Nothing more comes. Raises `PackageRefused` if it had to."""
        if not self._name:
            raise PackageRefused(NOT_A_TAR)
        if not self.has_ended:
            raise PackageRefused(TRUNCATED, str(self.offset), self._name)

    def _take_head(self, view: memoryview) -> int:
        taken = min(SECTOR - len(self._head), len(view))
        self._head += view[:taken]
        if len(self._head) == SECTOR:
            head, self._head = self._head, b""
            self._read_head(head, self.offset + taken - SECTOR)
        return taken

    def _read_head(self, head: bytes, offset: int) -> None:
        if not head.strip(b"\0"):
            self._empty_sectors += 1
            self.has_ended = self._empty_sectors == 2
            return
        if self._empty_sectors or not _is_head(head):
            code = HEADER_DAMAGED if offset else NOT_A_TAR
            raise PackageRefused(code, *((str(offset), self._name) if offset else ()))
        name = _text(head[:100])
        prefix = _text(head[345:500]) if head[257:262] == b"ustar" else ""
        name = f"{prefix}/{name}" if prefix else name
        _judge(name, head[156:157])
        size = _number(head[124:136])
        if size is None or size >= MOST_MEMBER_BYTES:
            raise PackageRefused(TOO_LARGE, name)
        self._begin_member(name, size)

    def _begin_member(self, name: str, size: int) -> None:
        self._name, self._left, self._padding = name, size, -size % SECTOR
        self._is_padded_with_zeros = True
        self._sink.begin(name, size)
        self._end_member()

    def _end_member(self) -> None:
        if not self._left and not self._padding:
            self._sink.end(is_padded_with_zeros=self._is_padded_with_zeros)

    def _skip_padding(self, view: memoryview) -> int:
        taken = min(self._padding, len(view))
        self._padding -= taken
        self._is_padded_with_zeros &= not bytes(view[:taken]).strip(b"\0")
        self._end_member()
        return taken

    def _skip_end(self, view: memoryview) -> int:
        """Some fill up the last record with zeros; what else follows is not looked at, but not without end."""
        self._after_end += len(view)
        if self._after_end > MOST_AFTER_END:
            raise PackageRefused(AFTER_END)
        return len(view)


def _is_head(head: bytes) -> bool:
    """Whether the sum over it is the one it names."""
    said = _number(head[148:156])
    return said is not None and said == sum(head) - sum(head[148:156]) + 8 * 32


def _number(field: bytes) -> int | None:
    found = _OCTAL.fullmatch(field)
    return int(found[1], 8) if found is not None else None


def _text(field: bytes) -> str:
    return field.partition(b"\0")[0].decode("utf-8", "replace")


def _judge(name: str, kind: bytes) -> None:
    """Nothing is ever unpacked to a path; an archive with such things is not one that a host wrote."""
    if kind not in (b"0", b"\0", b"7"):
        raise PackageRefused(NOT_A_FILE, name)
    parts = name.split("/")
    if not _NAME.fullmatch(name) or "\\" in name or ".." in parts or "" in parts or "." in parts:
        raise PackageRefused(PATH_REFUSED, name)
