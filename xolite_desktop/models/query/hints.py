# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What could be meant while somebody types a filter: the terms there are, and the values a term has in this pool."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject

from xolite_desktop.models.edits.choices import folders_of_pool, tags_of_pool
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.query.query import KINDS, NAMES, STATES, TERMS
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.delta import Delta

MOST: Final = 8
_TOKEN = re.compile(r'(?:"[^"]*"?|[^\s"])*$')
_TERM = re.compile(r"(-?)([^\W\d_]+):(.*)", re.DOTALL)
_LAST_VALUE = re.compile(r'(?:.*,)?("?)([^",]*)$', re.DOTALL)
_PLAIN = re.compile(r"""[^\s,"]+""")


@dataclass(frozen=True)
class Hint:
    """One thing that could be meant. Taking it puts `text` in the place from `start` to the cursor."""

    title: str
    detail: str
    start: int
    text: str
    is_value: bool


class Vocabulary(QObject):
    """The values of terms in one pool: gathered when first asked for, again after one of them changed."""

    def __init__(self, store: PoolStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._words: dict[str, list[str]] = {}
        store.changed.connect(self._on_changed)
        store.reset.connect(self._words.clear)

    def of(self, term: str) -> list[str]:
        """The values of a term in natural order; none of one that does not exist."""
        if term not in self._words:
            gather = _GATHER.get(term)
            self._words[term] = gather(self._store) if gather is not None else []
        return self._words[term]

    def _on_changed(self, delta: Delta) -> None:
        for term, (classes, fields) in _CHANGES.items():
            if term in self._words and any(_changed(delta, cls, fields) for cls in classes):
                del self._words[term]


def hints(text: str, cursor: int, words: Callable[[str], Iterable[str]]) -> list[Hint]:
    """What could be meant where the cursor stands; `words` gives the values of a term."""
    found = _TOKEN.search(text[:cursor])
    token = found.group(0) if found is not None else ""
    term = _TERM.fullmatch(token)
    if term is not None and term.group(2).casefold() in NAMES:
        return _value_hints(term.group(2).casefold(), term.group(3), cursor, words)
    if token.startswith("-"):
        token = token[1:]
    if text[:cursor].strip() and not token:
        return []
    typed = token.casefold()
    fitting = [each for each in TERMS if each.name.startswith(typed) and (len(typed) != 1)]
    start = cursor - len(token)
    return [Hint(f"{each.name}:", tr(each.hint), start, f"{each.name}:", False) for each in fitting]


def _value_hints(
    name: str, typed: str, cursor: int, words: Callable[[str], Iterable[str]]
) -> list[Hint]:  # fmt: skip
    last = _LAST_VALUE.fullmatch(typed)
    piece = last.group(2) if last is not None else ""
    start = cursor - len(piece) - (len(last.group(1)) if last is not None else 0)
    wanted = piece.casefold()
    fitting = [word for word in words(name) if wanted in word.casefold() and '"' not in word]
    fitting.sort(key=lambda word: not word.casefold().startswith(wanted))
    if [word.casefold() for word in fitting] == [wanted]:
        return []
    return [Hint(visible(word), "", start, f"{_quoted(word)} ", True) for word in fitting[:MOST]]


def _quoted(word: str) -> str:
    return word if _PLAIN.fullmatch(word) else f'"{word}"'


def _names(cls: str) -> Callable[[PoolStore], list[str]]:
    def gather(store: PoolStore) -> list[str]:
        names = {str(getattr(record, "name_label", "")) for record in store.cache.records(cls).values()}
        return sorted(filter(None, names), key=natural_key)

    return gather


def _systems(store: PoolStore) -> list[str]:
    metrics = store.cache.records("VM_guest_metrics").values()
    names = {str(getattr(record, "os_version", {}).get("name", "")).partition("|")[0] for record in metrics}
    return sorted(filter(None, names), key=natural_key)


_GATHER: Final[Mapping[str, Callable[[PoolStore], list[str]]]] = {
    "state": lambda _: list(STATES),
    "kind": lambda _: list(KINDS),
    "host": _names("host"),
    "sr": _names("SR"),
    "network": _names("network"),
    "tag": tags_of_pool,
    "folder": folders_of_pool,
    "os": _systems,
}
_ANY: Final = ("VM", "host", "SR", "network", "pool", "VDI")
_CHANGES: Final[Mapping[str, tuple[tuple[str, ...], frozenset[str]]]] = {
    "host": (("host",), frozenset({"name_label"})),
    "sr": (("SR",), frozenset({"name_label"})),
    "network": (("network",), frozenset({"name_label"})),
    "tag": (_ANY, frozenset({"tags"})),
    "folder": (_ANY, frozenset({"other_config"})),
    "os": (("VM_guest_metrics",), frozenset({"os_version"})),
}


def _changed(delta: Delta, cls: str, fields: frozenset[str]) -> bool:
    if cls in delta.added or cls in delta.removed:
        return True
    return any(not fields.isdisjoint(changed) for changed in delta.changed.get(cls, {}).values())
