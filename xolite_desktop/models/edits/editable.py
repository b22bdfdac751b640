# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Editable`: one value of an object that can be changed, as data: where it stands, how it is entered, what it may be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import joined, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.edits import Slot, Value
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.refusal import Refusal

LONGEST_SHOWN = 400
"""Characters of a value that a row or sentence shows."""


class Kind(Enum):
    """How a value is entered."""

    LINE = auto()
    LINES = auto()
    NUMBER = auto()
    TAGS = auto()
    CHOICE = auto()


@dataclass(frozen=True)
class Choice:
    """One of the values there are, and what it is called."""

    value: Value
    label: str


Choices = Callable[[PoolStore, Ref, Value], list[Choice]]
"""The values there are to choose from, given the value now: that is always one of them."""


@dataclass(frozen=True)
class Editable:
    """One value. `title` is its label, `phrase` how a job calls it: "Changing the {phrase} of web-01".

    `refuse` says what the state of the pool forbids, `choices` what there is to choose from (CHOICE), `suggest` what
    is offered while typing. `least`, `most` and `unit` are of numbers. `needed`: it cannot be empty.
    """

    id: str
    title: str
    phrase: str
    field: str
    key: str = ""
    kind: Kind = Kind.LINE
    group: str = "General"
    refuse: Callable[[Cache, Ref], Refusal | None] | None = None
    choices: Choices | None = None
    suggest: Callable[[PoolStore], list[str]] | None = None
    least: int = 0
    most: int = 1_000_000
    unit: str = ""
    zero: str = ""
    """What 0 means, in a word."""
    needed: bool = False
    hint: str = ""
    wrong: Callable[[str], str] | None = None
    """What is wrong with a text that is not empty, in a sentence; empty if nothing is."""
    is_named_by_pool: bool = False
    """Its title is somebody's own word, not one of ours."""
    is_known: Callable[[Cache, Ref], bool] | None = None
    """Whether the object has it at all: hosts of other versions have not. None: all have it."""

    @property
    def label(self) -> str:
        """The title in the language chosen."""
        return self.title if self.is_named_by_pool else tr(self.title)

    @property
    def called(self) -> str:
        """The phrase in the language chosen."""
        return self.phrase if self.is_named_by_pool else tr(self.phrase)

    def slot(self, cls: str, ref: Ref) -> Slot:
        """Where it stands in an object."""
        return Slot(cls, ref, self.field, self.key)


class Problem(ValueError):
    """What was entered cannot be the value; its text is a sentence for a person."""


def draft_of(value: Value) -> str:
    """The text an editor of a line begins with."""
    text = "" if value is None else str(value)
    # Half a character, which a server may hold, is nothing that can be typed or sent.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def parsed(editable: Editable, text: str, before: Value) -> Value:
    """The value a text stands for. Raises `Problem`."""
    if text == draft_of(before):
        return before
    if editable.kind is Kind.NUMBER:
        return _number(editable, text)
    if editable.kind is Kind.LINE:
        text = text.strip()
    if editable.needed and not text:
        raise Problem(tr("{title} cannot be empty.").format(title=editable.label))
    if text and editable.wrong is not None and (sentence := editable.wrong(text)):
        raise Problem(sentence)
    if editable.key and not text:
        return None
    return text


def shown(editable: Editable, store: PoolStore, ref: Ref, value: Value) -> str:
    """The value in the reader's words, safe to show and bounded; empty where there is none."""
    if editable.choices is not None:
        found = next(
            (each.label for each in editable.choices(store, ref, value) if each.value == value), None
        )
        return found if found is not None else bounded(visible(draft_of(value)))
    if isinstance(value, tuple):
        return bounded(", ".join(visible(member[:LONGEST_SHOWN]) for member in sorted(value)))
    if editable.zero and value == 0:
        return tr(editable.zero)
    text = bounded(visible(draft_of(value)[: LONGEST_SHOWN + 1]))
    return f"{text} {tr(editable.unit)}" if editable.unit and text else text


def bounded(text: str) -> str:
    """A text of bearable length."""
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"


def hidden_characters(text: str) -> str:
    """A sentence about what cannot be seen in a text; empty if all of it can."""
    known = text.replace("\n", "").replace("\t", "")
    marks = [character for character in known if visible(character) != character]
    if not marks:
        return ""
    names = joined(list(dict.fromkeys(visible(mark) for mark in marks))[:5])
    return tr("It contains characters that cannot be seen: {names}.").format(names=names)


def _number(editable: Editable, text: str) -> int:
    digits = text.strip()
    within = tr("Enter a whole number from {least} to {most}.").format(
        least=editable.least, most=editable.most
    )
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 12:
        raise Problem(within)
    if not editable.least <= int(digits) <= editable.most:
        raise Problem(within)
    return int(digits)
