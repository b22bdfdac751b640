# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What was typed into the filter, understood: plain words and terms such as `state:running`. No pool in sight.

Grammar: parts with spaces between, all of which must hold. A part is a word or `term:value`; a `-` before it turns it
round. Values with commas between are alternatives. Quotes keep spaces and commas, and after a term ask for exactly
that value, where otherwise a piece of it is enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from xolite_desktop.models.query.facts import Facts
from xolite_desktop.models.wording import tr

STATES: Final = (
    "running", "halted", "suspended", "paused", "busy", "maintenance", "unreachable", "connected",
    "partly connected", "detached", "nearly full",
)  # fmt: skip
KINDS: Final = {
    "vm": ("vm",),
    "host": ("host",),
    "sr": ("sr",),
    "storage": ("sr",),
    "network": ("network",),
    "template": ("template",),
    "snapshot": ("snapshot",),
}
"""What `kind:` may ask for, and which kinds of node that is."""


@dataclass(frozen=True)
class TermKind:
    """One term that can be used. `words`: what it may be followed by, where that is few."""

    name: str
    hint: str
    words: tuple[str, ...] = ()


TERMS: Final = (
    TermKind("state", "what it does: running, halted, maintenance…", STATES),
    TermKind("host", "on or at home on a host"),
    TermKind("tag", "has a tag"),
    TermKind("sr", "on a storage"),
    TermKind("network", "on a network"),
    TermKind("kind", "vm, host, storage, network, template, snapshot", tuple(KINDS)),
    TermKind("folder", "in a folder or below"),
    TermKind("os", "the operating system"),
)
NAMES: Final = {term.name: term for term in TERMS}

_PART = re.compile(r'(-?)(?:([^\W\d_]+):)?((?:"[^"]*"?|[^\s"])*)')
_ALTERNATIVE = re.compile(r'"([^"]*)"?|([^,"]+)')
_ADDRESS = re.compile(r"[0-9a-f]{0,4}(?::[0-9a-f]{0,4})+", re.IGNORECASE)
"""Hardware addresses and IPv6 have colons too, and no term is written in hexadecimal digits only."""


@dataclass(frozen=True)
class Value:
    """What a term asks for, without case; `exact`: exactly that."""

    text: str
    exact: bool = False

    def fits(self, found: str) -> bool:
        return found == self.text if self.exact else self.text in found


@dataclass(frozen=True)
class Term:
    """A term with the values of which one must fit, or none if `negated`."""

    name: str
    values: tuple[Value, ...]
    negated: bool = False

    def fits(self, found: str) -> bool:
        """Whether one of the values fits a text; says nothing about `negated`."""
        return any(value.fits(found) for value in self.values)


@dataclass(frozen=True)
class Query:
    """`words` must occur, `absent` must not; `problem` is a sentence where something typed means nothing."""

    words: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    problem: str = ""

    @classmethod
    def parse(cls, text: str) -> Query:
        """Understand what was typed; a term without a value yet, and what means nothing, are left out."""
        words, absent, terms, problems = list[str](), list[str](), list[Term](), list[str]()
        for minus, name, value in _parts(text):
            if name:
                term = Term(name.casefold(), _values(value), bool(minus))
                problem = _problem(term)
                if problem:
                    problems.append(problem)
                elif term.values:
                    terms.append(term)
            elif word := value.replace('"', "").casefold():
                (absent if minus else words).append(word)
        return cls(tuple(words), tuple(absent), tuple(terms), " ".join(problems[:1]))

    @property
    def is_empty(self) -> bool:
        """Whether it lets everything through."""
        return not (self.words or self.absent or self.terms)

    def narrows(self, other: Query) -> bool:
        """Whether this can only let through what another one does, as after typing on."""
        return (
            other.terms == self.terms[: len(other.terms)]
            and set(other.absent) <= set(self.absent)
            and all(any(word in longer for longer in self.words) for word in other.words)
        )

    def has_words(self, text: str) -> bool:
        """Whether a text without case has the words, and none that must be absent."""
        for word in self.words:  # all() would make a generator for each of ten thousand nodes
            if word not in text:
                return False
        for word in self.absent:  # noqa: SIM110
            if word in text:
                return False
        return True


def _parts(text: str) -> list[tuple[str, str, str]]:
    """(minus, term, value) of each part; a colon within an address makes no term."""
    parts = []
    for found in _PART.finditer(text):
        minus, name, value = found.group(1), found.group(2) or "", found.group(3)
        whole = found.group(0)[len(minus) :]
        if name and (_ADDRESS.fullmatch(whole) or value.startswith("//")):
            name, value = "", whole
        if name or value:
            parts.append((minus, name, value))
    return parts


def _values(text: str) -> tuple[Value, ...]:
    values = []
    for quoted, plain in _ALTERNATIVE.findall(text):
        if quoted or plain:
            values.append(Value((quoted or plain).casefold(), bool(quoted)))
    return tuple(values)


def _problem(term: Term) -> str:
    known = NAMES.get(term.name)
    if known is None:
        return tr("There is no term “{name}:”. There are {terms}.").format(
            name=term.name, terms=", ".join(f"{each.name}:" for each in TERMS)
        )
    if known.words:
        for value in term.values:
            if not any(word.startswith(value.text) for word in known.words):
                return tr("“{name}:” knows no “{value}”. It knows {words}.").format(
                    name=term.name, value=value.text, words=", ".join(known.words)
                )
    return ""


Test = Callable[[Facts], bool]


def own_test(term: Term) -> Test | None:
    """What a term asks of an object's own facts; None for terms about what it is connected with."""
    make = _OWN.get(term.name)
    return make(term.values) if make is not None else None


def _of_state(values: tuple[Value, ...]) -> Test:
    wanted = tuple(value.text for value in values)

    def test(facts: Facts) -> bool:
        for word in facts.states:  # noqa: SIM110  as above
            if word.startswith(wanted):
                return True
        return False

    return test


def _of_kind(values: tuple[Value, ...]) -> Test:
    kinds = {
        kind for value in values for word in KINDS if word.startswith(value.text) for kind in KINDS[word]
    }
    return lambda facts: facts.kind in kinds


def _of_tag(values: tuple[Value, ...]) -> Test:
    def test(facts: Facts) -> bool:
        for tag in facts.tags:  # no generators: ten thousand objects are asked on a keystroke
            for value in values:
                if value.fits(tag):
                    return True
        return False

    return test


def _of_folder(values: tuple[Value, ...]) -> Test:
    return lambda facts: bool(facts.folder) and any(_in_folder(value, facts.folder) for value in values)


def _in_folder(value: Value, folder: str) -> bool:
    """A path means that folder and those below it; anything else is a piece of a name."""
    if value.exact or value.text.startswith("/"):
        path = "/" + value.text.strip("/")
        return folder == path or folder.startswith(path.rstrip("/") + "/")
    return value.text in folder


def _of_os(values: tuple[Value, ...]) -> Test:
    return lambda facts: any(value.fits(facts.os) for value in values) if facts.os else False


_OWN: Final[dict[str, Callable[[tuple[Value, ...]], Test]]] = {
    "state": _of_state,
    "kind": _of_kind,
    "tag": _of_tag,
    "folder": _of_folder,
    "os": _of_os,
}
