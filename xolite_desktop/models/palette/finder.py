# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From what is typed to the lines of the palette, in slices of a few milliseconds."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from heapq import nlargest

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.all_actions import actions_in
from xolite_desktop.models.actions.places import Menu
from xolite_desktop.models.actions.selection import ONLY_POOL, Selection
from xolite_desktop.models.palette.candidates import Candidate, Candidates
from xolite_desktop.models.palette.entry import Entry, OfferFor, action_entry, object_entry, titled
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.search import folded, score_words
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.refs import Ref

MOST = 50
MOST_ON_OBJECTS = 12
OBJECTS_FOR_ACTIONS = 4
FEW_OBJECTS = 8
ONLY_ACTIONS, ONLY_TAGS = ">", "#"
_AT_ONCE = 200  # names between two looks at the clock
_WHOLE, _SELECTED, _ON_OBJECT, _NOT_NAMED, _REFUSED = 14, 10, 6, -6, -12  # what counts besides the letters

Found = Generator[None, None, list[Entry]]
Scored = tuple[int, Entry]


class Finder:
    """Asks about one pool. `offer_for` says what an action means for a selection now."""

    def __init__(self, store: PoolStore, candidates: Candidates, offer_for: OfferFor) -> None:
        self._store = store
        self._candidates = candidates
        self._offer_for = offer_for
        self._narrowed: tuple[int, tuple[str, ...], Sequence[Candidate]] = (-1, (), ())
        self._by_kind: tuple[int, dict[NodeKind, list[Ref]]] = (-1, {})

    def find(self, query: str, selected: Iterable[Ref], recent: Sequence[str] = ()) -> Found:
        """What fits, best first. Without a query: what was used last, then what can be done now."""
        selection = Selection.of(self._store.cache, selected)
        words = folded(query).split()
        if query.startswith(ONLY_TAGS):
            return (yield from self._tagged(folded(query[1:]).split()))
        only_actions = query.startswith(ONLY_ACTIONS)
        if only_actions:
            words = folded(query[1:]).split()
        if not words:
            return (yield from self._without_words(selection, () if only_actions else recent))
        return (yield from self._with_words(words, selection, only_actions))

    def of_object(self, query: str, ref: Ref) -> list[Entry]:
        """What can be done with one object; possible actions first while nothing is typed."""
        words = folded(query).split()
        entries = [
            replace(entry, text=titled(entry.action), detail=entry.reason, whom_at=0)
            for entry in self._actions(Selection.of(self._store.cache, [ref]), is_any=False)
            if entry.action is not None
        ]
        if not words:
            return sorted(entries, key=lambda entry: not entry.is_possible)
        scored = ((score_words(words, folded(entry.text)), entry) for entry in entries)
        return [entry.marked(words) for entry in _best((s, e) for s, e in scored if s is not None)]

    def _without_words(self, selection: Selection, recent: Sequence[str]) -> Found:
        yield from self._candidates.reading()
        entries: dict[str, Entry] = {}
        for key in recent:
            entry = self._recalled(key, selection)
            if entry is not None:
                entries[key] = replace(entry, section=tr("Recent"))
        names = [item.name for item in selection.items]
        about = names[0] if len(names) == 1 else tr("Selection")
        possible_first = sorted(
            self._actions(selection, is_any=False), key=lambda entry: not entry.is_possible
        )
        for entry in possible_first:
            entries.setdefault(entry.key, replace(entry, section=about))
        for entry in self._actions(Selection(self._store.cache), is_any=True):
            entries.setdefault(entry.key, replace(entry, section=tr("Window")))
        return list(entries.values())

    def _with_words(self, words: list[str], selection: Selection, only_actions: bool) -> Found:
        scored: list[Scored] = []
        here = [(entry, entry.text) for entry in self._actions(selection, is_any=False)]
        # The pool's name is in all of these: who searches for it searches for the pool.
        anywhere = [
            (entry, titled(entry.action) if entry.action is not None else entry.text)
            for entry in self._actions(Selection(self._store.cache), is_any=True)
        ]
        for entry, text in (*here, *anywhere):
            score = score_words(words, folded(text))
            if score is not None:
                bonus = (_SELECTED if entry.refs else 0) + (0 if entry.is_possible else _REFUSED)
                if entry.action is not None and folded(tr(entry.action.title)) == " ".join(words):
                    bonus += _WHOLE
                scored.append((score + bonus, entry))
        scored += yield from self._on_objects(words)
        scored += yield from self._on_few(words, selection)
        if not only_actions:
            for score, found in (yield from self._objects(words)):
                scored.append((score, object_entry(self._store.cache, found)))
        entries: dict[str, Entry] = {}
        for entry in _best(scored):
            entries.setdefault(entry.key, entry)
        return [entry.marked(words) for entry in entries.values()]

    def _on_objects(self, words: list[str]) -> Generator[None, None, list[Scored]]:
        """ "migr gitl": actions whose title starts some of the words, on the objects that the others fit."""
        by_rest: dict[tuple[str, ...], list[Action]] = {}
        for action in actions_in(Menu.PALETTE):
            starts = folded(tr(action.title)).split()
            rest = tuple(word for word in words if not any(each.startswith(word) for each in starts))
            if action.applies_to and rest and len(rest) < len(words):
                by_rest.setdefault(rest, []).append(action)
        scored: list[Scored] = []
        for rest, actions in by_rest.items():
            objects = yield from self._objects(list(rest), OBJECTS_FOR_ACTIONS, keep=False)
            for _, found in objects:
                scored += self._scored(words, actions, found.ref, _ON_OBJECT)
        return nlargest(MOST_ON_OBJECTS, scored, key=lambda one: one[0])

    def _on_few(self, words: list[str], selection: Selection) -> Generator[None, None, list[Scored]]:
        """ "maint": actions whose title says all of it, on each object there is, where these are few: hosts above all."""
        fitting = [
            action
            for action in actions_in(Menu.PALETTE)
            if action.applies_to != ONLY_POOL and score_words(words, folded(tr(action.title))) is not None
        ]
        if not fitting:
            return []
        refs_of, chosen = (yield from self._refs_by_kind()), set(selection.refs)
        scored: list[Scored] = []
        for action in fitting:
            each = [ref for kind in action.applies_to for ref in refs_of.get(kind, ())]
            for ref in each if len(each) <= FEW_OBJECTS else ():
                if ref not in chosen:
                    scored += self._scored(words, [action], ref, _NOT_NAMED)
        return nlargest(MOST_ON_OBJECTS, scored, key=lambda one: one[0])

    def _refs_by_kind(self) -> Generator[None, None, dict[NodeKind, list[Ref]]]:
        """Of all objects that can be found; gathered anew when there are others."""
        yield from self._candidates.reading()
        version, refs_of = self._by_kind
        if version != self._candidates.version:
            refs_of = {}
            for number, candidate in enumerate(self._candidates.all, 1):
                refs_of.setdefault(candidate.kind, []).append(candidate.ref)
                if number % _AT_ONCE == 0:
                    yield
            self._by_kind = (self._candidates.version, refs_of)
        return refs_of

    def _scored(self, words: list[str], actions: Iterable[Action], ref: Ref, bonus: int) -> Iterator[Scored]:
        """Those of the actions that fit the words with the object's name behind their titles."""
        about = Selection.of(self._store.cache, [ref])
        for action in actions:
            entry = action_entry(self._offer_for(action, about), about)
            score = score_words(words, folded(entry.text)) if entry is not None else None
            if entry is not None and score is not None:
                yield score + (bonus if entry.is_possible else _REFUSED), entry

    def _objects(
        self, words: list[str], most: int = MOST, *, keep: bool = True
    ) -> Generator[None, None, list[tuple[int, Candidate]]]:
        """The objects whose names fit best. Who types on is searched for among those that fitted before."""
        yield from self._candidates.reading()
        fits, patterns = list[tuple[int, Candidate]](), [_pattern(word) for word in words]
        for number, candidate in enumerate(self._among(words), 1):
            text = candidate.folded
            if all(pattern.search(text) for pattern in patterns):
                score = score_words(words, text)
                if score is not None:
                    fits.append((score, candidate))
            if number % _AT_ONCE == 0:
                yield
        if keep:
            self._narrowed = (self._candidates.version, tuple(words), [found for _, found in fits])
        return nlargest(most, fits, key=lambda one: one[0])

    def _among(self, words: list[str]) -> Sequence[Candidate]:
        version, before, found = self._narrowed
        goes_on = len(before) <= len(words) and all(
            word.startswith(former) for word, former in zip(words, before, strict=False)
        )
        return found if before and goes_on and version == self._candidates.version else self._candidates.all

    def _tagged(self, words: list[str]) -> Found:
        yield from self._candidates.reading()
        scored: list[Scored] = []
        for number, candidate in enumerate(self._candidates.all, 1):
            tags = " ".join(candidate.tags)
            score = score_words(words, folded(tags)) if tags else None
            if score is not None:
                shown = " ".join(f"#{visible(tag)}" for tag in candidate.tags)
                scored.append((score, object_entry(self._store.cache, candidate, shown)))
            if number % _AT_ONCE == 0:
                yield
        return _best(scored)

    def _actions(self, selection: Selection, *, is_any: bool) -> list[Entry]:
        """Of the selection, or with `is_any` those that need none, and those on the pool itself."""
        entries = []
        for action in actions_in(Menu.PALETTE):
            if is_any is (not action.applies_to or action.applies_to == ONLY_POOL):
                about = selection.about(action.applies_to)
                entries.append(action_entry(self._offer_for(action, about), about))
        return [entry for entry in entries if entry is not None]

    def _recalled(self, key: str, selection: Selection) -> Entry | None:
        """What was used before, as it is now; None if it is gone."""
        kind, _, rest = key.partition(":")
        if kind == "object":
            found = self._candidates.get(Ref(rest))
            return object_entry(self._store.cache, found) if found is not None else None
        action_id, _, refs = rest.partition(":")
        action = next((each for each in actions_in(Menu.PALETTE) if each.id == action_id), None)
        if action is None:
            return None
        about = Selection.of(self._store.cache, [ref for ref in refs.split(",") if ref])
        return action_entry(self._offer_for(action, about), about) if bool(about.items) or not refs else None


def _best(scored: Iterable[Scored]) -> list[Entry]:
    return [entry for _, entry in nlargest(MOST, scored, key=lambda one: one[0])]


def _pattern(word: str) -> re.Pattern[str]:
    """Finds texts that have the letters of a word in their order, much sooner than scoring does."""
    return re.compile(".*?".join(map(re.escape, word)), re.DOTALL)
