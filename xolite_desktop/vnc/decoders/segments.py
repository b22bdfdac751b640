# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Memory as runs of some pixels each, so that numpy moves whole runs and not single pixels."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from xolite_desktop.vnc.framebuffer import Pixels

PIXEL = np.dtype("<u4")
PIXEL_BYTES = PIXEL.itemsize

Bytes = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.int64]
Segments = npt.NDArray[np.void]


def segments(memory: bytes | bytearray | Bytes | Pixels, length: int, size: int, step: int) -> Segments:
    """The segments of `size` pixels that begin at each `step` of `length` bytes, one over the other."""
    count = (length - size * PIXEL_BYTES) // step + 1
    return np.ndarray((count,), f"V{size * PIXEL_BYTES}", memory, 0, (step,))


def counted(counts: Numbers) -> tuple[Numbers, Numbers]:
    """For so many things of each owner: the owner of each thing, and which of that owner's it is."""
    ends = counts.cumsum()
    owners = np.arange(len(counts)).repeat(counts)
    return owners, np.arange(len(owners)) - (ends - counts)[owners]
