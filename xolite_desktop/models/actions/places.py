# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where actions appear: menus, groups between separators, and the header's buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum, unique

from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.wording import later


@unique
class Menu(StrEnum):
    """A surface that shows actions."""

    CONTEXT = "context"
    """The menu of the selected objects."""
    HEADER = "header"
    """Buttons of the object's page, or above the table it is a row of; those without room go into the overflow menu."""
    VM = "VM"
    """The VM menu of the menu bar."""
    POOL = "Pool"
    """The Pool menu of the menu bar."""
    EDIT = "Edit"
    VIEW = "View"
    HOST = "Host"
    STORAGE = "Storage"
    NETWORK = "Network"
    HELP = "Help"
    TOOLBAR = "toolbar"
    """Buttons at the left of the toolbar."""
    PALETTE = "palette"


MENU_BAR = (
    Menu.POOL, Menu.EDIT, Menu.VIEW, Menu.VM, Menu.HOST, Menu.STORAGE, Menu.NETWORK, Menu.HELP,
)  # fmt: skip
"""The menus of the menu bar from left to right; one in which the table has nothing is not shown."""


@unique
class Group(IntEnum):
    """Actions of one group stand together, in the order of the table; separators are between groups."""

    NEW = 0
    POWER = 1
    FORCE = 2
    CHANGE = 3
    MEDIA = 4
    DEVICES = 5
    SETTINGS = 6
    VAPP = 7
    COPIES = 8
    DELETE = 9
    UNDO = 10
    EDIT = 11
    CLIPBOARD = 12
    SESSION = 13
    GO = 14
    SHOW = 15
    ARRANGE = 16
    LOOK = 17
    MODE = 18
    PROGRAM = 20
    ABOUT = 21


SUBMENUS: Mapping[Menu, Mapping[Group, str]] = {
    Menu.VM: later(
        {
            Group.FORCE: "Other ways to start and stop",
            Group.MEDIA: "DVD drive and guest tools",
            Group.DEVICES: "Disks and devices",
            Group.SETTINGS: "Settings of the VM",
            Group.VAPP: "vApp",
        }
    ),
    Menu.POOL: later(
        {
            Group.MEDIA: "Updates",
            Group.DEVICES: "High availability",
            Group.VAPP: "Users, domain and trust",
        }
    ),
}
"""Groups that are menus of their own, with their titles: where all of it in one list would be higher than a screen."""
FEWEST_FOLDED = 3
"""A group with fewer entries stays in the list."""
_MACHINES = frozenset({NodeKind.VM, NodeKind.TEMPLATE, NodeKind.SNAPSHOT})


@dataclass(frozen=True)
class Place:
    """`kinds`: only where one object of these kinds is selected; empty for any selection and none."""

    menu: Menu
    group: Group
    kinds: frozenset[NodeKind] = frozenset()


def suits(place: Place, kinds: Sequence[NodeKind]) -> bool:
    """Whether an action has its place there while objects of these kinds are selected."""
    return not place.kinds or (len(kinds) == 1 and kinds[0] in place.kinds)


def submenus(menu: Menu, kinds: Sequence[NodeKind]) -> Mapping[Group, str]:
    """Titles of the groups that are folded in a menu while objects of these kinds are selected."""
    if menu is Menu.CONTEXT:
        return SUBMENUS[Menu.VM] if kinds and _MACHINES.issuperset(kinds) else {}
    return SUBMENUS.get(menu, {})


def pool_places(group: Group) -> tuple[Place, ...]:
    """Of an action on the pool itself: with the pool's own page and node, and whatever is selected in the Pool menu."""
    own = tuple(Place(menu, group, frozenset({NodeKind.POOL})) for menu in (Menu.CONTEXT, Menu.HEADER))
    return (*own, Place(Menu.POOL, group), Place(Menu.PALETTE, group))


def places(group: Group, *menus: Menu) -> tuple[Place, ...]:
    """The same group in several menus, and in the palette, where every action is."""
    return tuple(Place(menu, group) for menu in (*menus, Menu.PALETTE))
