# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a person has typed and not saved yet: kept while other objects are looked at."""

from __future__ import annotations

from dataclasses import dataclass

from xolite_desktop.models.edits.editable import Editable, Kind, draft_of
from xolite_desktop.models.filters import natural_key
from xolite_desktop.xapi.plans.edits import Value
from xolite_desktop.xapi.refs import Ref

DraftKey = tuple[Ref, str, str]
"""Object, id of the value, and the place where it is edited: the header and a card may show the same value."""


@dataclass
class Draft:
    """The value when the editing began, and what is in the editor now: a text, or the members of a set."""

    before: Value
    content: str | tuple[str, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything would be lost with it."""
        if isinstance(self.content, tuple):
            before = self.before if isinstance(self.before, tuple) else ()
            return set(self.content) != set(before)
        return self.content != draft_of(self.before)


class Drafts:
    """The drafts of one window."""

    def __init__(self) -> None:
        self._drafts: dict[DraftKey, Draft] = {}

    def get(self, ref: Ref, editable_id: str, place: str) -> Draft | None:
        """The draft that is open or waiting there."""
        return self._drafts.get((ref, editable_id, place))

    def begin(self, ref: Ref, entry: Editable, place: str, value: Value) -> Draft:
        """The draft that waits there, or a new one of the value of now."""
        key = (ref, entry.id, place)
        if key not in self._drafts:
            self._drafts[key] = Draft(value, _content(entry, value))
        return self._drafts[key]

    def put_back(self, ref: Ref, editable_id: str, place: str, draft: Draft) -> None:
        """What could not be saved waits again, unless something newer does."""
        self._drafts.setdefault((ref, editable_id, place), draft)

    def drop(self, ref: Ref, editable_id: str, place: str) -> None:
        """It was saved, or given up."""
        self._drafts.pop((ref, editable_id, place), None)

    def leave(self, ref: Ref) -> None:
        """Another object is looked at: only what was changed stays."""
        gone = [key for key, draft in self._drafts.items() if key[0] == ref and not draft.is_changed]
        for key in gone:
            del self._drafts[key]


def _content(entry: Editable, value: Value) -> str | tuple[str, ...]:
    """What the editor begins with; a set has no order, so its members come in the order they are shown in."""
    if isinstance(value, tuple):
        return tuple(sorted(value, key=natural_key))
    return () if entry.kind is Kind.TAGS else draft_of(value)
