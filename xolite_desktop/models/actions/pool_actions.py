# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Actions of the window and of any object: copy, another window, disconnect, sign out. The window itself does them."""

from __future__ import annotations

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.roles import NodeKind

_ANYTHING = frozenset(
    {
        NodeKind.POOL,
        NodeKind.HOST,
        NodeKind.VM,
        NodeKind.TEMPLATE,
        NodeKind.SNAPSHOT,
        NodeKind.SR,
        NodeKind.NETWORK,
    }
)

POOL_ACTIONS = (
    Action(
        "object.copy_uuid", "Copy UUID", "copy", places(Group.CLIPBOARD, Menu.CONTEXT, Menu.EDIT), _ANYTHING,
        needs_connection=False, plural="Copy UUIDs of",
    ),
    Action(
        "pool.connect", "Connect to another pool", "plus", places(Group.SESSION, Menu.POOL),
        shortcut="Ctrl+Shift+O", needs_connection=False,
    ),
    Action(
        "pool.connect_all", "Connect to all recent pools", "plug", places(Group.SESSION, Menu.POOL),
        needs_connection=False,
    ),
    Action("pool.new_window", "New window of this pool", "copy-simple", places(Group.SESSION, Menu.POOL)),
    Action(
        "pool.export_inventory", "Export inventory", "export", places(Group.COPIES, Menu.POOL),
        needs_connection=False,
    ),
    Action(
        "pool.recover", "Recover the pool", "first-aid-kit", places(Group.SESSION, Menu.POOL), needs_connection=False,
    ),
    Action("pool.disconnect", "Disconnect", "plugs", places(Group.SESSION, Menu.POOL)),
    Action(
        "pool.disconnect_all", "Disconnect all pools", "plugs", places(Group.SESSION, Menu.POOL), needs_connection=False,
    ),
    Action("pool.sign_out", "Sign out", "sign-out", places(Group.SESSION, Menu.POOL), needs_connection=False),
)  # fmt: skip
