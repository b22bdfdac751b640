# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sizes as people type them: "200 GiB", "1.5 TiB", "512M"; and as fields show them, exact to the byte where it matters."""

from __future__ import annotations

import re
from typing import Final

from xolite_desktop.models.wording import decimal_mark

MIB: Final = 1 << 20
GIB: Final = 1 << 30
TIB: Final = 1 << 40

_UNITS: Final = {"b": 1, "k": 1 << 10, "m": MIB, "g": GIB, "t": TIB}
_TYPED = re.compile(r"([0-9]{1,15}(?:[.,][0-9]{1,12})?)\s*([bkmgt]?)(?:i?b)?", re.IGNORECASE)


def parse_size(text: str, unit: int = GIB) -> int | None:
    """Bytes; a bare number counts in `unit`. None if it is no size."""
    found = _TYPED.fullmatch(text.strip().replace("\u202f", "").replace(" ", ""))
    if found is None:
        return None
    factor = _UNITS[found[2].lower()] if found[2] else unit
    return round(float(found[1].replace(",", ".")) * factor)


def size_text(size_bytes: int) -> str:
    """What a field shows: whole numbers of the largest unit that has one, else as many decimals as are needed."""
    for factor, word in ((TIB, "TiB"), (GIB, "GiB"), (MIB, "MiB")):
        if size_bytes >= factor and size_bytes % factor == 0:
            return f"{size_bytes // factor} {word}"
    for factor, word in ((GIB, "GiB"), (MIB, "MiB"), (1 << 10, "KiB")):
        if size_bytes >= factor:
            return f"{size_bytes / factor:.10g} {word}".replace(".", decimal_mark())
    return f"{size_bytes} B"
