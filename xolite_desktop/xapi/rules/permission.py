# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May this session make the calls of an action at all? Asked before anything about objects."""

from collections.abc import Iterable
from typing import Final

from xolite_desktop.xapi.roles.permissions import Permissions, least_role, permission
from xolite_desktop.xapi.rules.refusal import Refusal

DENIED: Final = "RBAC_PERMISSION_DENIED"


def refuse(permissions: Permissions, calls: Iterable[str], doing: str = "", key: str = "") -> Refusal | None:
    """Why one of some calls is denied; None if all are allowed. `doing` names the action: "starting a VM".

    `key` is the key of calls that change an entry of a map, some of which have a permission of their own.

    Parameters as the server's: the permission, and a sentence, which here names the role that would do.
    """
    for call in calls:
        if not permissions.allows(call, key):
            name = permission(call, key)
            return Refusal(DENIED, (name, _sentence(permissions.role, doing or call, least_role(name))))
    return None


def _sentence(role: str, doing: str, least: str) -> str:
    needed = least or "the local root account"
    return f"Your role is {role}; {doing} needs {needed}."
