# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How a node of the tree reads: its name, state and detail, and from these what views ask for by role."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import Qt

from xolite_desktop.models.roles import ItemRole, NodeKind, StateKind
from xolite_desktop.models.states import State
from xolite_desktop.models.text import count, percent, visible, wrappable
from xolite_desktop.models.wording import tr

LONGEST: Final = 400
"""Characters of a name that the tree takes: no row shows more, and names of 64 KiB are somebody's joke."""
STATELESS: Final = State("", StateKind.NONE)


class Look(NamedTuple):
    """Small, since there is one for each of ten thousand nodes; everything else is made when it is asked for.

    `ref` is the object's, or the key of a group; `cls` is empty for groups. `number`: objects of a group, else None.
    `load`: the share of a host's memory that is in use, None while unknown and for all else.
    """

    text: str
    kind: NodeKind
    state: State
    detail: str
    icon: str
    ref: str
    cls: str = ""
    number: int | None = None
    load: float | None = None

    @property
    def spoken(self) -> str:
        """The row in words, for screen readers and tool tips."""
        number = count(self.number, "object") if self.number is not None else ""
        detail = "" if number else self.detail
        word = self.state.word.lower()
        load = (
            tr("{share} of its memory used").format(share=percent(self.load)) if self.load is not None else ""
        )
        return ", ".join(dict.fromkeys(part for part in (self.text, word, detail, number, load) if part))

    def value(self, role: int) -> object:
        """What a view is given for a role."""
        get = _ROLES.get(role)
        return get(self) if get is not None else None

    def differing(self, other: Look) -> list[int]:
        """The roles in which another look differs."""
        return [role for role, get in _ROLES.items() if get(self) != get(other)]


def object_look(
    name: str, kind: NodeKind, state: State, detail: str, icon: str, ref: str, cls: str
) -> Look:  # fmt: skip
    """The look of an object; its name may be anything."""
    return Look(visible(name[:LONGEST]) or tr("(no name)"), kind, state, detail, icon, ref, cls)


def group_look(title: str, kind: NodeKind, icon: str, key: str, number: int) -> Look:
    """The look of a group and how many objects it holds."""
    shown = visible(title[:LONGEST]) or tr("(no name)")
    return Look(shown, kind, STATELESS, str(number), icon, key, "", number)


def _tip(look: Look) -> str:
    """Qt guesses whether a tool tip is HTML: say that it is, and escape the name."""
    rest = look.spoken[len(look.text) :].removeprefix(", ")
    return f"<qt>{html.escape(wrappable(look.text))}{'<br>' + html.escape(rest) if rest else ''}</qt>"


_ROLES: Final[Mapping[int, Callable[[Look], object]]] = {
    Qt.ItemDataRole.DisplayRole.value: lambda look: look.text,
    Qt.ItemDataRole.AccessibleTextRole.value: lambda look: look.spoken,
    Qt.ItemDataRole.ToolTipRole.value: _tip,
    ItemRole.TEXT.value: lambda look: look.text,
    ItemRole.TOOLTIP.value: lambda look: look.spoken,
    ItemRole.KIND.value: lambda look: look.kind,
    ItemRole.REF.value: lambda look: look.ref,
    ItemRole.CLASS.value: lambda look: look.cls,
    ItemRole.STATE.value: lambda look: look.state.kind,
    ItemRole.STATE_WORD.value: lambda look: look.state.word,
    ItemRole.DETAIL.value: lambda look: look.detail,
    ItemRole.ICON.value: lambda look: look.icon,
    ItemRole.BUSY.value: lambda look: look.state.is_busy,
    ItemRole.COUNT.value: lambda look: look.number,
    ItemRole.PROGRESS.value: lambda look: look.load,
}
