# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Finding objects and actions by a few letters: how well a text fits, and where, for the palette."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

_WORD_START, _RUN, _GAP, _AS_TYPED = 8, 4, 1, 16
_SEPARATORS = " -_./:"


@dataclass(frozen=True)
class Found(Generic[T]):
    """One hit: what was found, how well it fits, and the positions of the letters to show bold."""

    item: T
    text: str
    score: int
    positions: tuple[int, ...]


def fit(query: str, text: str) -> tuple[int, tuple[int, ...]] | None:
    """How well the words of a query fit a text, and where; None if some word does not.

    Letters of a word must follow each other in the text, gaps allowed; starts of words and runs of letters count
    most, and a whole hit early in a short text counts more than a scattered one.
    """
    return fit_words(folded(query).split(), folded(text))


def fit_words(words: Sequence[str], text: str) -> tuple[int, tuple[int, ...]] | None:
    """As `fit`, for words and a text that are folded already."""
    total, places = 0, set[int]()
    for word in words:
        hit = _word_fit(word, text)
        if hit is None:
            return None
        total += hit[0]
        places.update(hit[1])
    return total + _as_typed(words, text) - len(text) // 8, tuple(sorted(places))


def score_words(words: Sequence[str], text: str) -> int | None:
    """Only the score of `fit_words`, sooner."""
    total = 0
    for word in words:
        whole = _whole_at(word, text)
        if whole is not None:
            total += whole[1]
            continue
        hit = _scattered(word, text)
        if hit is None:
            return None
        total += hit[0]
    return total + _as_typed(words, text) - len(text) // 8


def _as_typed(words: Sequence[str], text: str) -> int:
    """What it counts that a text begins with all the words in their order: whoever types a title means that."""
    return _AS_TYPED if len(words) > 1 and text.startswith(" ".join(words)) else 0


def search(query: str, items: Iterable[tuple[str, T]], limit: int = 50) -> list[Found[T]]:
    """The best hits among (text, item) pairs, best first; ties keep their order. An empty query finds the first."""
    found = []
    for text, item in items:
        hit = fit(query, text)
        if hit is not None:
            found.append(Found(item, text, *hit))
    if query.strip():
        found.sort(key=lambda one: -one.score)
    return found[:limit]


def folded(text: str) -> str:
    """Lower case, letter by letter: positions stay what they were."""
    lower = text.lower()
    if len(lower) == len(text) and text.isascii():
        return lower
    return "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)


def _word_fit(word: str, text: str) -> tuple[int, list[int]] | None:
    whole = _best_whole(word, text)
    return whole if whole is not None else _scattered(word, text)


def _best_whole(word: str, text: str) -> tuple[int, list[int]] | None:
    """The word in one piece: at the start of a word if possible."""
    hit = _whole_at(word, text)
    return (hit[1], list(range(hit[0], hit[0] + len(word)))) if hit is not None else None


def _whole_at(word: str, text: str) -> tuple[int, int] | None:
    """Where the word is in one piece, and its score."""
    at = first = text.find(word)
    if at < 0:
        return None
    while at >= 0 and not _starts_word(text, at):
        at = text.find(word, at + 1)
    start = at if at >= 0 else first
    score = _RUN * len(word) + (_WORD_START if at >= 0 else 0) + (_WORD_START if start == 0 else 0)
    return start, 2 * score


def _scattered(word: str, text: str) -> tuple[int, list[int]] | None:
    score, positions, at = 0, list[int](), -1
    for letter in word:
        before = at
        at = text.find(letter, at + 1)
        if at < 0:
            return None
        if _starts_word(text, at):
            score += _WORD_START
        elif at == before + 1:
            score += _RUN
        else:
            score -= _GAP * min(at - before, 10)
        positions.append(at)
    return score, positions


def _starts_word(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in _SEPARATORS
