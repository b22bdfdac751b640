# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Actions that begin to edit a value where it stands, or take the last change back. The window itself does them."""

from __future__ import annotations

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.roles import NodeKind

_ANYTHING = frozenset(
    {
        NodeKind.POOL, NodeKind.HOST, NodeKind.VM, NodeKind.TEMPLATE, NodeKind.SNAPSHOT, NodeKind.SR,
        NodeKind.NETWORK,
    }
)  # fmt: skip
_EDIT = places(Group.EDIT, Menu.CONTEXT, Menu.EDIT)
_UNDO = places(Group.UNDO, Menu.EDIT)

EDIT_ACTIONS = (
    Action("object.rename", "Rename", "pencil-simple", _EDIT, _ANYTHING, many=False, shortcut="F2"),
    Action("object.describe", "Edit description", "text-align-left", _EDIT, _ANYTHING, many=False),
    Action("object.edit_tags", "Edit tags", "tag", _EDIT, _ANYTHING, many=False),
    Action(
        "object.edit_tags_of_several", "Edit tags", "tag", _EDIT, _ANYTHING, least=2, plural="Edit tags of",
    ),
    Action(
        "object.properties", "Properties", "sliders-horizontal", _EDIT, _ANYTHING, many=False,
        shortcut="Alt+Return", needs_connection=False,
    ),
    Action("object.undo", "Undo the last change", "arrow-u-up-left", _UNDO, shortcut="Ctrl+Z"),
)  # fmt: skip

EDITED = {"object.rename": "name", "object.describe": "description", "object.edit_tags": "tags"}
"""The id of the value that an action edits."""
