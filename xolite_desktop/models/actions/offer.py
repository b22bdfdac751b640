# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""An action and a selection make an offer: shown or not, for whom it is allowed, and why not for the others."""

from __future__ import annotations

from dataclasses import dataclass

from xolite_desktop.models.actions.action import Action, Risk
from xolite_desktop.models.actions.blast_words import touched
from xolite_desktop.models.actions.selection import Selected, Selection
from xolite_desktop.models.reasons import Explanation, explain, why_of
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.text import count, word_to_type
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.blast import joined
from xolite_desktop.xapi.roles.permissions import EVERYTHING, Permissions
from xolite_desktop.xapi.rules import permission
from xolite_desktop.xapi.rules.refusal import Refusal

CONNECTION_LOST = Refusal("CONNECTION_LOST")
READ_ONLY = Refusal("READ_ONLY")
NOTHING_SELECTED = Refusal("NOTHING_SELECTED")
NAMED_AT_MOST = 5
ONE_OF = later(
    {
        "pool": "a pool",
        "host": "a host",
        "VM": "a VM",
        "template": "a template",
        "snapshot": "a snapshot",
        "storage": "a storage",
        "network": "a network",
        "disk": "a disk",
        "drive": "a drive",
        "interface": "an interface",
        "host interface": "a host interface",
        "connection": "a connection",
        "vApp": "a vApp",
        "user": "a user",
        "object": "an object",
    }
)
"""The nouns that are counted, and how one of each is called."""
CAUTIONED_AT_MOST = 500  # objects whose state is looked at for a question


@dataclass(frozen=True)
class Refused:
    """One object left out, and why."""

    item: Selected
    refusal: Refusal


@dataclass(frozen=True)
class Offer:
    """What an action means for a selection now.

    `is_visible` false: makes no sense for what is selected. `allowed` are the objects it would act on. `refusal` is
    the reason why it is disabled, if it is.
    """

    action: Action
    is_visible: bool
    allowed: tuple[Selected, ...] = ()
    refused: tuple[Refused, ...] = ()
    refusal: Refusal | None = None

    @property
    def is_enabled(self) -> bool:
        return self.is_visible and self.refusal is None

    @property
    def label(self) -> str:
        """ "Start", "Start 3 VMs", "Start 2 of 3"; with an ellipsis if more is asked first."""
        total = len(self.allowed) + len(self.refused)
        label = tr(self.action.title)
        if total > 1 and self.allowed and self.refused:
            some = tr("{some} of {all}").format(some=len(self.allowed), all=total)
            label = on_whom(self.action, some)
        elif total > 1 and self.action.plural:
            label = f"{tr(self.action.plural)} {count(total, _noun(self))}"
        elif total > 1:
            label = on_whom(self.action, count(total, _noun(self)))
        return f"{label}…" if self.action.asks else label

    def explanation(self, selection: Selection) -> Explanation | None:
        """Why it is disabled, in sentences."""
        return explain(self.refusal, selection.cache) if self.refusal is not None else None

    def tooltip(self, selection: Selection) -> str:
        """Why it is disabled, or who is left out and why; empty if it simply works. Plain text in lines."""
        if self.refusal is not None:
            return explain(self.refusal, selection.cache).one_line
        return "\n".join(left_out(self, selection))


def on_whom(action: Action, whom: str) -> str:
    """ "Start web-01", "Start 3 VMs"."""
    return tr("{action} {whom}").format(action=tr(action.title), whom=whom)


def offer(
    action: Action,
    selection: Selection,
    *,
    is_connected: bool = True,
    permissions: Permissions = EVERYTHING,
    is_read_only: bool = False,
) -> Offer:
    """Ask whether the session may, then the action's rule about every selected object; pure and quick, so ask again
    whenever something changed.
    """
    if action.applies_to and not _suits(action, selection):
        return Offer(action, False, refusal=NOTHING_SELECTED)
    general = CONNECTION_LOST if action.needs_connection and not is_connected else None
    general = general or (READ_ONLY if is_read_only and action.calls else None)
    general = general or _denied(permissions, action, selection)
    if not action.applies_to:
        return Offer(action, True, refusal=general)
    if general is not None:
        refused = tuple(Refused(item, general) for item in selection.items)
        return Offer(action, True, refused=refused, refusal=general)
    allowed, refused_list = [], []
    for item in selection.items:
        refusal = action.refuse(selection.cache, item.ref) if action.refuse is not None else None
        if refusal is None:
            allowed.append(item)
        else:
            refused_list.append(Refused(item, refusal))
    first = refused_list[0].refusal if refused_list and not allowed else None
    return Offer(action, True, tuple(allowed), tuple(refused_list), first)


def _denied(permissions: Permissions, action: Action, selection: Selection) -> Refusal | None:
    """The words for what is done are only put together for who may not do it."""
    if permission.refuse(permissions, action.calls) is None:
        return None
    return permission.refuse(permissions, action.calls, _doing(action, selection))


def _suits(action: Action, selection: Selection) -> bool:
    """Whether the action is for objects of these kinds, and for so many at once."""
    number = len(selection.items)
    is_many = number > 1 and not action.many
    return number >= max(1, action.least) and not is_many and selection.kinds <= action.applies_to


def left_out(made: Offer, selection: Selection) -> list[str]:
    """One line for each object left out: its name and why; long lists are cut."""
    lines = [
        why_of(refused.item.name, explain(refused.refusal, selection.cache).one_line)
        for refused in made.refused[:NAMED_AT_MOST]
    ]
    more = len(made.refused) - NAMED_AT_MOST
    return [*lines, tr("and {count} more").format(count=more)] if more > 0 else lines


@dataclass(frozen=True)
class Confirm:
    """A question before a risky action: what it would act on, what is skipped and why, and the button's verb.

    `typed_name` must be typed if it is not empty. Cancel is the default button.
    """

    title: str
    text: str
    acts_on: tuple[str, ...]
    skips: tuple[str, ...]
    verb: str
    risk: Risk
    typed_name: str = ""
    touches: tuple[str, ...] = ()
    """What would be touched beside them, a sentence each."""


def confirmation(made: Offer, selection: Selection) -> Confirm | None:
    """The question for an offer, None if none is needed."""
    action = made.action
    if action.risk is Risk.NONE or not made.allowed:
        return None
    names = tuple(item.name for item in made.allowed)
    whom = names[0] if len(names) == 1 else count(len(names), _noun(made))
    typed = ""
    if action.risk is Risk.DESTROYS:
        typed = word_to_type(names[0], tr(action.title)) if len(names) == 1 else str(len(names))
    return Confirm(
        title=_question(action, whom),
        text="\n".join([tr(action.warning), *_cautions(made, selection)]),
        acts_on=names,
        skips=tuple(left_out(made, selection)),
        verb=tr(action.title),
        risk=action.risk,
        typed_name=typed,
        touches=tuple(_touches(made, selection)),
    )


def _question(action: Action, whom: str) -> str:
    if action.question:
        return tr(action.question).format(whom=whom)
    return tr("{question}?").format(question=on_whom(action, whom))


def _cautions(made: Offer, selection: Selection) -> list[str]:
    """What the state of the objects adds, each sentence once; long lists are cut."""
    caution = made.action.caution
    if caution is None:
        return []
    said = [caution(selection.cache, item.ref) for item in made.allowed[:CAUTIONED_AT_MOST]]
    return list(dict.fromkeys(filter(None, said)))[:NAMED_AT_MOST]


def _touches(made: Offer, selection: Selection) -> list[str]:
    """What all of them together touch; of very many the first ones are looked at."""
    look = made.action.blast
    if look is None:
        return []
    looked_at = made.allowed[:CAUTIONED_AT_MOST]
    return touched(selection.cache, joined(look(selection.cache, item.ref) for item in looked_at))


def _doing(action: Action, selection: Selection) -> str:
    """ "starting a VM", "migrating 3 VMs"."""
    noun, number = _noun_of(set(selection.kinds)), len(selection.items)
    if not action.job_title:
        return tr(action.title)
    words = tr(action.job_title).format(name=tr(ONE_OF[noun]) if number == 1 else count(number, noun))
    return words[:1].lower() + words[1:]


def _noun(made: Offer) -> str:
    kinds = {item.kind for item in made.allowed} or {refused.item.kind for refused in made.refused}
    return _noun_of(kinds)


def _noun_of(kinds: set[NodeKind]) -> str:
    word = next(iter(kinds)).value if len(kinds) == 1 else ""
    return word if word in ONE_OF else "storage" if word == "SR" else "object"
