# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where the disks of a package are, for whoever fills disks with them."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Protocol, runtime_checkable

from xolite_desktop.xapi.images.image import Image

OnShare = Callable[[float], None]


@runtime_checkable
class DiskSources(Protocol):
    """What a package of images has as its `details`. Both block: call them in a thread."""

    def open(self, disk: str, files: ExitStack) -> Image:
        """The image of a disk, by its id; what is to be closed is left on the stack. Raises `ImageRefused`,
        `PackageRefused`, `LocalFileError`."""

    def verify(self, report: OnShare) -> None:
        """Compare everything with what the package says of it. Raises `PackageRefused`, which names the file that differs."""
