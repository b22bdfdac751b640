# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Roles and what they permit; subjects, for which there is no directory here."""

from __future__ import annotations

from typing import Any, NoReturn

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


@method("subject.create")
def create_subject(call: Call, record: dict[str, Any]) -> NoReturn:
    call.fail("AUTH_IS_DISABLED")


@method("auth.get_subject_identifier")
def get_subject_identifier(call: Call, name: str) -> NoReturn:
    call.fail("AUTH_IS_DISABLED")


@method("auth.get_subject_information_from_identifier")
def get_subject_information(call: Call, identifier: str) -> NoReturn:
    call.fail("AUTH_IS_DISABLED")


@method("auth.get_group_membership")
def get_group_membership(call: Call, identifier: str) -> NoReturn:
    call.fail("AUTH_IS_DISABLED")
