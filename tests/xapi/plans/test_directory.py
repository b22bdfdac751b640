# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is missing before a domain is joined or left; roles by their refs."""

from __future__ import annotations

import pytest

from xolite_desktop.simulator.building.roles import ROLES as RECORDED
from xolite_desktop.xapi.plans.directory import AddUser, JoinDirectory, LeaveDirectory
from xolite_desktop.xapi.plans.roles import role_names, role_ref
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.roles.least import ROLES


@pytest.mark.parametrize(
    ("plan", "codes"),
    [
        (JoinDirectory("ad.example.com", "admin", "secret"), []),
        (JoinDirectory("example", "", ""), ["DOMAIN_NEEDED", "USER_NEEDED", "PASSWORD_NEEDED"]),
        (LeaveDirectory(), []),
        (LeaveDirectory("admin", ""), ["PASSWORD_NEEDED"]),
        (LeaveDirectory("admin", "secret"), []),
        (AddUser(" ", "read-only"), ["USER_NEEDED"]),
        (AddUser("ada", "read-only"), []),
    ],
)
def test_what_is_missing(plan: JoinDirectory | LeaveDirectory | AddUser, codes: list[str]) -> None:
    assert [problem.code for problem in plan.problems()] == codes
    assert "secret" not in repr(plan)


def test_a_role_has_the_same_ref_on_every_pool() -> None:
    for name in ROLES:
        assert role_ref(name) == f"OpaqueRef:{RECORDED[name][0]}"
    refs = (role_ref("read-only"), role_ref("vm-admin"), Ref("OpaqueRef:other"))
    assert role_names(refs) == ["vm-admin", "read-only"]
