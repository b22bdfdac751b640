# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Roles, and subjects without a directory."""

import pytest

from tests.simulator.small_pool import SmallPool


async def test_a_role_permits_what_the_roles_within_it_permit():
    pool = SmallPool()
    start, read = (pool.db.create("role", name_label=name) for name in ("vm.start", "vm.get_all"))
    reader = pool.db.create("role", name_label="read-only", subroles=[read])
    operator = pool.db.create("role", name_label="vm-operator", subroles=[start, read, reader])
    assert await pool.call("role.get_permissions", operator) == [start, read]
    assert await pool.call("role.get_permissions_name_label", operator) == ["vm.start", "vm.get_all"]
    assert await pool.failure("role.get_permissions", "OpaqueRef:x") == [
        "HANDLE_INVALID",
        "role",
        "OpaqueRef:x",
    ]


@pytest.mark.parametrize(
    ("call", "param"),
    [
        ("subject.create", {"subject_identifier": "S-1", "other_config": {}}),
        ("auth.get_subject_identifier", "somebody"),
        ("auth.get_subject_information_from_identifier", "S-1"),
        ("auth.get_group_membership", "S-1"),
    ],
)
async def test_there_is_no_directory_of_subjects(call, param):
    assert await SmallPool().failure(call, param) == ["AUTH_IS_DISABLED"]
