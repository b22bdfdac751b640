# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Cutting a JSON document between the elements of its one long list, so that no decoding takes long.

A cut is where one object of the list ends and the next begins. The patterns hold quotes, which would be escaped inside
a string. What is left in the end, the rest of the document and the last elements, is a complete document again.
"""

import re
from collections.abc import Iterator
from typing import Final

from xolite_desktop.xapi.rrd.table import Malformed

PIECE_BYTES: Final = 512 << 10
"""Decoding this much takes one or two milliseconds."""
MAX_UNCUT_BYTES: Final = 16 << 20
"""A legend of `MAX_COLUMNS` entries, or the largest archive."""


def list_pieces(text: bytes, begin: re.Pattern[bytes], cut: re.Pattern[bytes]) -> Iterator[bytes]:
    """Lists of elements, and at last the document with those that remain. Raises `Malformed`.

    `begin` matches up to the bracket that opens the list; group 1 of `cut` is what stands between two elements.
    """
    opened = begin.search(text, 0, MAX_UNCUT_BYTES)
    head = text[: opened.end()] if opened is not None else b""
    position = len(head)
    while opened is not None and len(text) - position > PIECE_BYTES:
        start = position + PIECE_BYTES
        edge = cut.search(text, start, start + MAX_UNCUT_BYTES)
        if edge is None:
            break
        yield b"[%b]" % text[position : edge.start(1)]
        position = edge.end()
    if len(head) + len(text) - position > MAX_UNCUT_BYTES:
        raise Malformed("an element without an end")
    yield head + text[position:]
