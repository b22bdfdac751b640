# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""All keyboard shortcuts by the menu they are found in: those of the table, and keys that are no actions."""

from __future__ import annotations

from dataclasses import dataclass

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.all_actions import actions_in
from xolite_desktop.models.actions.places import MENU_BAR, Menu
from xolite_desktop.models.text import joined
from xolite_desktop.models.wording import later, tr

OTHER_KEYS = (
    ("Ctrl+1 … Ctrl+9", later("A tab by its number")),
    ("Menu, Shift+F10", later("The menu of what is selected")),
    ("F11", later("Full screen of a console, while it is shown")),
    ("Ctrl+Alt", later("Give the keyboard back from a console")),
)


@dataclass(frozen=True)
class Shortcut:
    """`keys` as Qt writes them portably, and what they do, in the language chosen."""

    keys: str
    title: str


def shortcut_groups() -> list[tuple[str, tuple[Shortcut, ...]]]:
    """(menu, its shortcuts) in the order of the menu bar, each key once; menus without any left out."""
    groups, seen = [], set[str]()
    for place in (*MENU_BAR, Menu.CONTEXT):
        found = [each for each in actions_in(place) if each.shortcut and each.shortcut not in seen]
        seen.update(each.shortcut for each in found)
        if found:
            groups.append((str(place), _by_keys(found)))
    groups.append((later("Elsewhere"), tuple(Shortcut(keys, tr(title)) for keys, title in OTHER_KEYS)))
    return groups


def _by_keys(actions: list[Action]) -> tuple[Shortcut, ...]:
    """Actions that share their keys, as suspend and resume do, in one line; "Delete" says it for what it deletes."""
    titles: dict[str, list[str]] = {}
    for each in actions:
        known = titles.setdefault(each.shortcut, [])
        if not any(each.title.startswith(title) for title in known):
            known.append(each.title)
    return tuple(
        Shortcut(
            keys, joined([tr(first), *(tr(other).lower() for other in others)], later("{first} or {last}"))
        )
        for keys, (first, *others) in titles.items()
    )
