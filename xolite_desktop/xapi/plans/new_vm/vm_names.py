# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The names of several VMs made at once: "web-{n}" counts, "web-{nnn}" in three digits at least."""

import re
from typing import Final

MOST: Final = 100
"""VMs that are made at once."""
HIGHEST: Final = 999_999
_PLACE = re.compile(r"\{(n{1,6})\}")


def vm_names(pattern: str, count: int, first: int = 1) -> tuple[str, ...]:
    """The names of so many VMs, counted from `first`. A pattern without a place for the number gets it at its end, if
    there is more than one VM."""
    pattern = pattern.strip()
    if not _PLACE.search(pattern):
        if count == 1:
            return (pattern,)
        pattern += "-{n}"
    return tuple(_named(pattern, first + number) for number in range(count))


def _named(pattern: str, number: int) -> str:
    return _PLACE.sub(lambda place: str(number).zfill(len(place[1])), pattern)
