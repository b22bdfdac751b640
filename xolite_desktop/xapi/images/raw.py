# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A disk byte for byte, and what lies so inside other files."""

from collections.abc import Iterator

from xolite_desktop.xapi.images.image import ImageKind, Part, Stored, believable
from xolite_desktop.xapi.images.tables import copied


class RawImage:
    """`kind` says what it was taken out of, such as a fixed VHD. Raises `ImageRefused`."""

    def __init__(self, stored: Stored, length: int | None = None, kind: ImageKind = ImageKind.RAW) -> None:
        self.kind = kind
        self._stored = stored
        self._length = stored.size if length is None else length
        self.size = believable(self._length)

    def check(self) -> int:
        return self.size

    def parts(self, start: int = 0) -> Iterator[Part]:
        yield from copied(self._stored, start, start, self._length - start)
