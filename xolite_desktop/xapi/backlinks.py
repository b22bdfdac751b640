# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A look-up turned round: which objects name a key, be it a reference or a uuid."""

from collections.abc import Iterable
from typing import Final

from xolite_desktop.xapi.refs import NULL_REF, Ref

_NONE: Final[frozenset[Ref]] = frozenset()
_NOTHING: Final = frozenset({"", NULL_REF})


class Backlinks:
    """Key to the refs of those that name it. Most keys are named once, and a set for each would cost ten times as much.

    Two tables are equal if they would answer alike, however they came about.
    """

    __slots__ = ("_refs",)
    __hash__ = None  # type: ignore[assignment]

    def __init__(self) -> None:
        self._refs: dict[str, Ref | set[Ref]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Backlinks) and self._refs == other._refs

    def __len__(self) -> int:
        """How many keys are named."""
        return len(self._refs)

    def of(self, key: str) -> frozenset[Ref] | set[Ref]:
        """Who names a key. Read only, and live where there are several."""
        found = self._refs.get(key)
        if found is None:
            return _NONE
        return found if isinstance(found, set) else frozenset((found,))

    def one_of(self, key: str) -> Ref | None:
        """The one that names a key; the first in order of refs if, against the rules, several do."""
        found = self._refs.get(key)
        return min(found) if isinstance(found, set) else found

    def add(self, key: str, ref: Ref) -> None:
        """An object names a key. The null reference and the empty text are no keys."""
        if key in _NOTHING:
            return
        found = self._refs.setdefault(key, ref)
        if isinstance(found, set):
            found.add(ref)
        elif found != ref:
            self._refs[key] = {found, ref}

    def discard(self, key: str, ref: Ref) -> None:
        """An object names a key no more. Harmless if it never did."""
        found = self._refs.get(key)
        if isinstance(found, set):
            found.discard(ref)
            if len(found) == 1:
                self._refs[key] = found.pop()
        elif found == ref:
            del self._refs[key]

    def exchange(self, before: Iterable[str], after: Iterable[str], ref: Ref) -> None:
        """An object that named some keys names others now."""
        for key in before:
            self.discard(key, ref)
        for key in after:
            self.add(key, ref)
