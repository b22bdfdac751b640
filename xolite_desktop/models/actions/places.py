# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where actions appear: menus, groups between separators, and the header's buttons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum, unique


@unique
class Menu(StrEnum):
    """A surface that shows actions."""

    CONTEXT = "context"
    """The menu of the selected objects."""
    HEADER = "header"
    """Buttons of the object's page; those without room go into its overflow menu."""
    VM = "VM"
    """The VM menu of the menu bar."""
    POOL = "Pool"
    """The Pool menu of the menu bar."""
    EDIT = "Edit"
    PALETTE = "palette"


@unique
class Group(IntEnum):
    """Actions of one group stand together, in the order of the table; separators are between groups."""

    POWER = 1
    FORCE = 2
    CHANGE = 3
    MEDIA = 4
    DEVICES = 5
    SETTINGS = 6
    VAPP = 7
    COPIES = 8
    DELETE = 9
    CLIPBOARD = 10
    SESSION = 11


@dataclass(frozen=True)
class Place:
    menu: Menu
    group: Group


def places(group: Group, *menus: Menu) -> tuple[Place, ...]:
    """The same group in several menus, and in the palette, where every action is."""
    return tuple(Place(menu, group) for menu in (*menus, Menu.PALETTE))
