# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""JPEG as Tight carries it, by libjpeg-turbo (simplejpeg), which is loaded with the first picture.

XCP-ng's servers never send any. The accurate transform and smooth upsampling give the pixels of every other viewer.
"""

from __future__ import annotations

import numpy as np

from xolite_desktop.vnc.errors import LimitExceeded, ProtocolError
from xolite_desktop.vnc.framebuffer import COLOUR_BITS, Pixels

MAX_SCANS = 64
"""A progressive picture has some ten. Each costs a pass over all of it, and takes 16 bytes: without a limit, hours."""

_START = b"\xff\xd8\xff"
_SCAN = b"\xff\xda"


def judge_jpeg(raw: bytes, width: int, height: int) -> None:
    """Raise ProtocolError unless this begins like a picture of this size.

    So it is judged before memory is taken for what it announces.
    """
    if not raw.startswith(_START):
        raise ProtocolError("this is no JPEG picture")
    scans = raw.count(_SCAN)
    if scans > MAX_SCANS:
        raise LimitExceeded("a JPEG picture with scans", scans, MAX_SCANS)
    try:
        import simplejpeg
    except ImportError as error:
        raise ProtocolError("JPEG pictures cannot be decoded here: simplejpeg is not installed") from error
    try:
        announced_height, announced_width, *_ = simplejpeg.decode_jpeg_header(raw)
        if (announced_width, announced_height) != (width, height):
            raise ProtocolError(
                f"a JPEG picture of {announced_width} × {announced_height} for a rect of {width} × {height}"
            )
    except ValueError as error:
        raise ProtocolError(f"a JPEG picture is damaged: {error}") from error


def paint_jpeg(raw: bytes, pixels: Pixels) -> None:
    """Decode a picture that was judged. Raises ProtocolError if it is damaged. Most of the time without Python's lock."""
    import simplejpeg

    try:
        picture = simplejpeg.decode_jpeg(raw, colorspace="BGRA", fastdct=False, fastupsample=False)
    except ValueError as error:
        raise ProtocolError(f"a JPEG picture is damaged: {error}") from error
    np.bitwise_and(picture.view("<u4")[..., 0], COLOUR_BITS, pixels)
