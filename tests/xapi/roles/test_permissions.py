# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a session may do, and which role would do for what it may not."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from xolite_desktop.xapi.roles.least import LEAST, ROLES, ROOT_ONLY
from xolite_desktop.xapi.roles.permissions import EVERYTHING, Permissions, least_role, permission

ROOT = Path(__file__).parents[3]


def holding(role: str) -> Permissions:
    """All that a role has."""
    ranks = ROLES[ROLES.index(role) : -1]
    return Permissions(frozenset({"vm.get_record"}.union(*(LEAST[each] for each in ranks))))


def test_root_may_do_everything() -> None:
    assert EVERYTHING.allows("VM.start")
    assert EVERYTHING.allows("VM.add_to_other_config", "pci")
    assert EVERYTHING.allows("session.change_password")
    assert EVERYTHING.role == ""


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_known_by_its_permissions(role: str) -> None:
    assert holding(role).role == role
    fewer = frozenset(sorted(holding(role).names or ())[::-1][: -len(ROLES)])
    assert Permissions(fewer).role in ROLES


@pytest.mark.parametrize(
    ("call", "key", "role", "expected"),
    [
        ("VM.start", "", "vm-operator", True),
        ("Async.VM.start", "", "vm-operator", True),
        ("VM.start", "", "read-only", False),
        ("VM.get_record", "", "read-only", True),
        ("VM.add_to_other_config", "folder", "vm-operator", True),
        ("VM.add_to_other_config", "XenCenter.CustomFields.owner", "vm-operator", True),
        ("VM.add_to_other_config", "anything", "vm-operator", False),
        ("VM.add_to_other_config", "anything", "vm-admin", True),
        ("VM.add_to_other_config", "pci", "vm-admin", False),
        ("VM.set_other_config", "", "vm-operator", False),
        ("http/connect_console", "", "vm-operator", True),
        ("http/connect_console", "", "read-only", False),
        ("http/connect_console/host_console", "", "pool-operator", False),
        ("session.change_password", "", "pool-admin", False),
    ],
)
def test_calls_keys_and_requests_are_permitted_by_role(
    call: str, key: str, role: str, expected: bool
) -> None:
    assert holding(role).allows(call, key) is expected


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("vm.start", "vm-operator"),
        ("vm.clone", "vm-admin"),
        ("vm.pool_migrate", "vm-power-admin"),
        ("sr.create", "pool-operator"),
        ("host.enable_ssh", "pool-admin"),
        ("vm.get_record", "read-only"),
        ("session.change_password", ""),
    ],
)
def test_the_least_role_of_a_permission(name: str, role: str) -> None:
    assert least_role(name) == role


def test_the_table_is_what_the_generator_writes() -> None:
    tool = [sys.executable, str(ROOT / "tools" / "generate_roles.py"), "--check"]
    assert subprocess.run(tool, check=False, cwd=ROOT).returncode == 0


@pytest.mark.shared
def test_the_table_is_that_of_a_real_host(recorded_body: Callable[[str], Any]) -> None:
    """But for some permissions of calls that the published data model does not list."""
    records = recorded_body("020-get_all_records-role")["result"]
    names = {ref: record["name_label"] for ref, record in records.items()}
    for role in ROLES[:-1]:
        next_role = ROLES[ROLES.index(role) + 1]
        having, lacking = (
            {
                names[ref]
                for record in records.values()
                if record["name_label"] == each
                for ref in record["subroles"]
            }
            for each in (role, next_role)
        )
        assert lacking < having
        real, ours = having - lacking, LEAST[role]
        assert ours <= real, role
        assert all("/" not in name for name in real - ours), role
        assert len(real - ours) < 0.25 * len(real), role
    everything = set(names.values())
    assert not everything & ROOT_ONLY


def test_keys_are_named_by_their_pattern() -> None:
    assert permission("VM.add_to_other_config", "XenCenter.CustomFields.x") == (
        "vm.add_to_other_config/key:xencenter.customfields.*"
    )
    assert permission("VM.add_to_other_config", "x") == "vm.add_to_other_config"
    assert permission("http/put_import") == "http/put_import"
