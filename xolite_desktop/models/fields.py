# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What pages paint: label and value rows, meters, and the header of an object; plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import State


@dataclass(frozen=True)
class Field:
    """One row of a card. `value` is plain text, safe to paint; `kind` colours it.

    `is_code` asks for a monospaced font (uuids, addresses), `tooltip` has the whole or exact value,
    `link` is the ref of an object to go to, `is_missing` marks a value that is not known or not set. `edit` is the id
    under which it can be edited (models/edits/table.py). Codes can be copied: `copies` is what is, if not the value. `opens` is
    the id of an action on the object that a press on the value begins.
    """

    label: str
    value: str
    kind: StateKind = StateKind.NONE
    is_code: bool = False
    tooltip: str = ""
    link: str = ""
    is_missing: bool = False
    edit: str = ""
    copies: str = ""
    opens: str = ""

    @property
    def copied(self) -> str:
        """What a press on its copy button puts on the clipboard; empty where there is nothing to copy."""
        return "" if self.is_missing else self.copies or (self.value if self.is_code else "")


@dataclass(frozen=True)
class Meter:
    """A bar: `label` at the left, `value` at the right, `fraction` of the bar filled (None: no bar known)."""

    label: str
    value: str
    fraction: float | None
    kind: StateKind = StateKind.NONE


@dataclass(frozen=True)
class Part:
    """A piece of a subtitle; with `link` it leads to the object of that ref."""

    text: str
    link: str = ""


@dataclass(frozen=True)
class Header:
    """The top of a page: name, state chip, tags, and the line below in parts to be joined by " · "."""

    title: str
    icon: str
    state: State | None = None
    tags: tuple[str, ...] = ()
    parts: tuple[Part, ...] = field(default_factory=tuple)

    @property
    def subtitle(self) -> str:
        return " · ".join(part.text for part in self.parts)


def missing(label: str, why: str = "–", *, is_code: bool = False, edit: str = "") -> Field:
    """A row whose value is not known or not set."""
    return Field(label, why, is_missing=True, is_code=is_code, edit=edit)


def text_field(label: str, value: str, **more: object) -> Field:
    """A row, or its missing form for an empty value."""
    if not value:
        return missing(label, is_code=bool(more.get("is_code")), edit=str(more.get("edit", "")))
    return Field(label, value, **more)  # type: ignore[arg-type]
