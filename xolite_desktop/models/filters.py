# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Order and selection of names: natural sort ("web-2" before "web-10") and the filter of a search field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

NaturalKey: TypeAlias = tuple[str | int, ...]

# At most 18 digits at a time: int() refuses texts of thousands of digits, and names come from anybody.
_DIGITS = re.compile(r"([0-9]{1,18})")


@lru_cache(maxsize=1 << 15)
def natural_key(name: str) -> NaturalKey:
    """A key that orders names as people do: without case, numbers by value.

    Text and numbers alternate, text first, so that two keys always compare.
    """
    parts: list[str | int] = list(_DIGITS.split(name.casefold()))
    parts[1::2] = map(int, parts[1::2])
    return tuple(parts)


@dataclass(frozen=True)
class TextFilter:
    """The words of a search field: all of them must occur, in any order and case. No words match everything."""

    words: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> TextFilter:
        return cls(tuple(text.casefold().split()))

    @property
    def is_empty(self) -> bool:
        return not self.words

    def matches(self, folded: str) -> bool:
        """Whether a text, already case-folded, has all the words."""
        for word in self.words:  # noqa: SIM110  # all() would make a generator for each of ten thousand nodes
            if word not in folded:
                return False
        return True
