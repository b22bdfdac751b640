# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Entry`: one line of the palette, an object to go to or an action to run on something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.offer import Offer
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.palette.candidates import Candidate
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.search import fit_words, folded
from xolite_desktop.models.states import vm_state
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.refs import Ref

OfferFor = Callable[[Action, Selection], Offer]

_KIND_WORDS = later(
    {
        NodeKind.POOL: "pool",
        NodeKind.HOST: "host",
        NodeKind.VM: "VM",
        NodeKind.TEMPLATE: "template",
        NodeKind.SNAPSHOT: "snapshot",
        NodeKind.SR: "storage",
        NodeKind.NETWORK: "network",
    }
)
_ICONS = {NodeKind.VM: "vm", NodeKind.SR: "storage"}


@dataclass(frozen=True)
class Entry:
    """`key` names it among recent ones; `positions` are the letters of `text` to show bold; `detail` says what and where
    it is. Without an `action` it goes to the object of `refs`. With a `reason` it cannot be run now, and why.
    """

    key: str
    text: str
    icon: str
    detail: str = ""
    shortcut: str = ""
    reason: str = ""
    action: Action | None = None
    refs: tuple[Ref, ...] = ()
    positions: tuple[int, ...] = ()
    section: str = ""
    whom_at: int = 0
    """Where in the text of an action on one object the name of that begins, which is not the action's own."""

    @property
    def is_object(self) -> bool:
        return self.action is None

    @property
    def is_possible(self) -> bool:
        return not self.reason

    def marked(self, words: Sequence[str]) -> Entry:
        """The same with the letters marked that these words fit."""
        hit = fit_words(words, folded(self.text))
        return replace(self, positions=hit[1]) if hit is not None else self


def object_entry(cache: Cache, found: Candidate, detail: str = "") -> Entry:
    """The way to an object, with what and where it is."""
    words = detail or _where(cache, found)
    icon = _ICONS.get(found.kind, str(found.kind))
    return Entry(f"object:{found.ref}", found.name, icon, words, refs=(found.ref,))


def action_entry(made: Offer, selection: Selection) -> Entry | None:
    """An action on what is selected, or of the window itself; None where it makes no sense."""
    action = made.action
    if not made.is_visible:
        return None
    refs = tuple(item.ref for item in selection.items) if action.applies_to else ()
    text = made.label if len(refs) > 1 else titled(action)
    whom_at = len(text) + 1 if len(refs) == 1 else 0
    explanation = explain(made.refusal, selection.cache) if made.refusal is not None else None
    return Entry(
        f"action:{action.id}:{','.join(refs)}",
        f"{text} {selection.items[0].name}" if whom_at else text,
        "prohibit" if explanation else action.icon,
        detail=_what(selection) if refs else "",
        shortcut=action.shortcut,
        reason=explanation.title if explanation else "",
        action=action,
        refs=refs,
        whom_at=whom_at,
    )


def titled(action: Action) -> str:
    """ "Reboot", and "Migrate…" for one that asks first."""
    return f"{tr(action.title)}…" if action.asks else tr(action.title)


def _what(selection: Selection) -> str:
    """ "VM", or nothing where several are selected: their number is in the text."""
    if len(selection.items) != 1:
        return ""
    return _kind_word(selection.items[0].kind)


def _where(cache: Cache, found: Candidate) -> str:
    """ "VM · running on xcp-02", "host · maintenance", "template"."""
    kind = _kind_word(found.kind)
    if found.kind is NodeKind.VM and (vm := cache.vm(found.ref)) is not None:
        word = vm_state(vm).word.lower()
        host = cache.host(vm.resident_on)
        if host is not None:
            word = tr("{state} on {host}").format(state=word, host=name_of(host, cache))
        return f"{kind} · {word}"
    return kind


def _kind_word(kind: NodeKind) -> str:
    word = _KIND_WORDS.get(kind)
    return tr(word) if word is not None else ""
