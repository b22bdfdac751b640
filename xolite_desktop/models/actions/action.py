# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Action`: one thing that can be done, as data; `Risk` decides how it is confirmed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from xolite_desktop.models.actions.places import Menu, Place, suits
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.blast import Blast
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.transfer_run import TransferProgress
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.refusal import Refusal


class Risk(Enum):
    """What may be lost."""

    NONE = auto()
    INTERRUPTS = auto()
    """Somebody may notice: a service stops. One question, default Cancel."""
    DESTROYS = auto()
    """Data is gone for good. The object's name must be typed."""


@dataclass(frozen=True)
class Running:
    """What work is given besides its object: the answer of the dialog, and where to report to."""

    client: Client
    answer: object = None
    report: Callable[[float], None] = field(default=lambda _: None)
    on_task: Callable[[Ref], None] = field(default=lambda _: None)
    on_bytes: Callable[[TransferProgress], None] = field(default=lambda _: None)


MOST_AT_ONCE = 25
"""Objects of a selection that are worked on together, unless an action says otherwise."""

Refuse = Callable[[Cache, Ref], Refusal | None]
Caution = Callable[[Cache, Ref], str]
"""A sentence that a confirmation adds because of the state an object is in; empty if there is nothing to add."""
Touches = Callable[[Cache, Ref], Blast]
"""What would be touched beside the object itself, for the question."""
Work = Callable[[Running, Ref], Awaitable[object]]


@dataclass(frozen=True)
class Part:
    """One object to be made: its name, what work is given as answer, and the id of the action that goes on with the
    object once it is made; empty for none."""

    name: str
    answer: object
    then: str = ""
    refs: tuple[Ref, ...] = ()
    """The objects its job is about, where there are any yet."""


@dataclass(frozen=True)
class Action:
    """One entry of the table. `title` is the verb; `icon` a name of ui/style/icons.py; `shortcut` as Qt reads it;
    of several actions with the same one the first that is possible has it, as suspend and resume do.

    `work` None means that the window itself does it, or that its dialog only shows something. `asks` is a key of ui/actions/dialog_table.py: the dialog gives
    `Running.answer`, or nothing and then nothing is done. `calls` are the calls its work makes that change something,
    such as "VM.start": what the session must be permitted to do. `warning` is the sentence of the confirmation.
    `applies_to` empty: needs no selection; its work then makes objects, as many as `parts` says.

    `shows_calls` False: its work reaches beyond the pool it is for, so it cannot be gone through beforehand to show its calls.
    """

    id: str
    title: str
    icon: str
    places: tuple[Place, ...]
    applies_to: frozenset[NodeKind] = frozenset()
    many: bool = True
    least: int = 1
    """Of how many selected objects it makes sense at least."""
    shortcut: str = ""
    refuse: Refuse | None = None
    risk: Risk = Risk.NONE
    warning: str = ""
    caution: Caution | None = None
    blast: Touches | None = None
    asks: str | None = None
    work: Work | None = None
    calls: tuple[str, ...] = ()
    job_title: str = ""
    needs_connection: bool = True
    outlives_us: bool = True
    shows_calls: bool = True
    system_role: str = ""
    """"about", "preferences" or "quit" where macOS has a place of its own for it."""
    parts: Callable[[object], Sequence[Part]] | None = None
    """What the dialog's answer becomes: a job each."""
    question: str = ""
    """How the question before it reads, with {whom}, where it is not the title and who it is about."""
    in_sequence: bool = False
    """Of several objects one goes after the other, and those after one that failed do not begin."""
    at_once: int = MOST_AT_ONCE
    """Of so many objects it goes on together; the others wait."""
    order: Callable[[Cache, Ref], int] | None = None
    """Of several objects those with a smaller number come first."""
    plural: str = ""
    """How the title reads before "3 VMs", where it is not the title itself."""

    def group_in(self, menu: Menu) -> int | None:
        """The group this action has in a menu, None if it is not there."""
        return next((int(place.group) for place in self.places if place.menu is menu), None)

    def is_in(self, menu: Menu, kinds: Sequence[NodeKind]) -> bool:
        """Whether it is there while objects of these kinds are selected."""
        return any(place.menu is menu and suits(place, kinds) for place in self.places)
