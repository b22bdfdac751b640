# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Roles and what they permit."""

from __future__ import annotations

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.methods import method


@method("role.get_permissions")
def get_permissions(call: Call, role: str) -> list[str]:
    """The roles within a role that have no roles in them, which are calls."""
    record = call.db.get("role", role)
    if not record["subroles"]:
        return [role]
    return list(dict.fromkeys(each for sub in record["subroles"] for each in get_permissions(call, sub)))


@method("role.get_permissions_name_label")
def get_permissions_name_label(call: Call, role: str) -> list[str]:
    return [call.db.get("role", each)["name_label"] for each in get_permissions(call, role)]
