# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Roles contain those below them."""

from __future__ import annotations

from xolite_desktop.simulator.building.builder import Builder
from xolite_desktop.simulator.building.roles import ROLES, add_roles
from xolite_desktop.simulator.schema import load_schema


def _roles() -> dict[str, set[str]]:
    builder = Builder(1, 0.0)
    add_roles(builder, load_schema())
    records = builder.of("role")
    return {
        role["name_label"]: {records[ref]["name_label"] for ref in role["subroles"]}
        for role in records.values()
        if not role.get("is_internal")
    }


def test_each_role_may_all_that_the_next_lower_may() -> None:
    roles = _roles()
    assert list(roles) == list(ROLES)
    for higher, lower in zip(list(ROLES)[:-1], list(ROLES)[1:], strict=True):
        assert roles[higher] > roles[lower]


def test_roles_allow_what_the_data_model_says() -> None:
    roles = _roles()
    assert "vm.start" in roles["vm-operator"]
    assert "vm.destroy" in roles["vm-admin"] - roles["vm-operator"]
    assert "host.reboot" in roles["pool-operator"] - roles["vm-power-admin"]
    assert roles["read-only"] == set()


def test_the_ref_of_a_role_is_made_from_its_uuid() -> None:
    builder = Builder(1, 0.0)
    add_roles(builder, load_schema())
    assert all(ref == f"OpaqueRef:{role['uuid']}" for ref, role in builder.of("role").items())
