# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Reads VMDK files: sparse ones, those for streams, and descriptors of flat and sparse files beside them."""

from collections.abc import Callable, Iterator

from xolite_desktop.xapi.images.image import ImageKind, ImageRefused, Part, Stored, believable, exactly
from xolite_desktop.xapi.images.raw import RawImage
from xolite_desktop.xapi.images.stored import Window
from xolite_desktop.xapi.images.vmdk_descriptor import MAGIC as TEXT_MAGIC
from xolite_desktop.xapi.images.vmdk_descriptor import MOST_BYTES, Extent, read_descriptor
from xolite_desktop.xapi.images.vmdk_sparse import SparseExtent

Siblings = Callable[[str], Stored]
"""Opens a file of this name beside the descriptor. Raises `ImageRefused` if there is none."""


class VmdkImage:
    """A disk of extents, one after the other."""

    kind = ImageKind.VMDK

    def __init__(self, extents: list[tuple[int, SparseExtent | RawImage | None]]) -> None:
        """Each with how many bytes of the disk it is; None for zeros."""
        self._extents = extents
        self.size = believable(sum(length for length, _ in extents))

    def check(self) -> int:
        return sum(extent.check() for _, extent in self._extents if extent is not None)

    def parts(self, start: int = 0, end: int | None = None) -> Iterator[Part]:
        before = 0
        for length, extent in self._extents:
            last = length if end is None else min(length, end - before)
            if extent is not None and before + length > start and last > 0:
                for offset, data in extent.parts(max(0, start - before), last):
                    if offset < length:
                        yield before + offset, data[: length - offset]
            before += length


def open_vmdk(stored: Stored, siblings: Siblings) -> VmdkImage:
    """A VMDK of any kind we know. Raises `ImageRefused`."""
    if stored.read(0, len(TEXT_MAGIC)) != TEXT_MAGIC:
        extent = SparseExtent(stored)
        at, length = extent.header.descriptor_at, extent.header.descriptor_bytes
        if at:
            read_descriptor(exactly(stored, at, min(length, MOST_BYTES)))  # it may need another disk
        return VmdkImage([(extent.size, extent)])
    described = read_descriptor(stored.read(0, MOST_BYTES))
    if not described.extents:
        raise ImageRefused("IMAGE_HEADER")
    return VmdkImage([(each.length, _opened(each, siblings)) for each in described.extents])


def _opened(extent: Extent, siblings: Siblings) -> SparseExtent | RawImage | None:
    if not extent.name:
        return None
    stored = siblings(extent.name)
    if not extent.is_sparse:
        if stored.size < extent.offset + extent.length:
            raise ImageRefused("IMAGE_CUT")
        return RawImage(Window(stored, extent.offset, extent.length))
    made = SparseExtent(stored)
    if made.size < extent.length:
        raise ImageRefused("IMAGE_CUT")
    return made
