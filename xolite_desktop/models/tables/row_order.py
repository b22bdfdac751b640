# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`RowOrder`: refs in the order of their keys; where a ref stands, and where a new one belongs, without looking at all."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable
from typing import Any

from xolite_desktop.xapi.refs import Ref

Key = tuple[Any, ...]


class Falling:
    """A part of a key that orders the other way round than the rest."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Falling) and bool(self.value == other.value)

    def __lt__(self, other: Falling) -> bool:
        return bool(other.value < self.value)

    __hash__ = None  # type: ignore[assignment]


class RowOrder:
    """Rows from 0; a ref keeps the key it was put in with, so that its row is found by bisection."""

    def __init__(self, *, is_falling: bool = False) -> None:
        """`is_falling` puts the largest key first."""
        self._keys: list[tuple[Key, Ref]] = []
        self._key_of: dict[Ref, Key] = {}
        self._is_falling = is_falling

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, ref: object) -> bool:
        return ref in self._key_of

    @property
    def refs(self) -> tuple[Ref, ...]:
        found = tuple(ref for _, ref in self._keys)
        return found[::-1] if self._is_falling else found

    def narrowed(self, passes: Callable[[Ref], bool]) -> RowOrder:
        """Another with those that pass, in the same order."""
        other = RowOrder(is_falling=self._is_falling)
        other._keys = [pair for pair in self._keys if passes(pair[1])]
        other._key_of = {ref: key for key, ref in other._keys}
        return other

    def key(self, ref: Ref) -> Key:
        """Raises KeyError."""
        return self._key_of[ref]

    def at(self, row: int) -> Ref:
        """Raises IndexError."""
        return self._keys[-1 - row if self._is_falling else row][1]

    def row(self, ref: str) -> int:
        """-1 for a ref that is not in it."""
        key = self._key_of.get(Ref(ref))
        return -1 if key is None else self._turned(bisect_left(self._keys, (key, Ref(ref))))

    def place(self, ref: Ref, key: Key) -> int:
        """The row a new ref would get."""
        found = bisect_left(self._keys, (key, ref))
        return len(self._keys) - found if self._is_falling else found

    def insert(self, ref: Ref, key: Key) -> None:
        self._key_of[ref] = key
        insort(self._keys, (key, ref))

    def remove(self, ref: Ref) -> None:
        """Raises KeyError."""
        key = self._key_of.pop(ref)
        del self._keys[bisect_left(self._keys, (key, ref))]

    def _turned(self, at: int) -> int:
        return len(self._keys) - 1 - at if self._is_falling else at
