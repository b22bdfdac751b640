# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a session may do is read once, and unknown is not forbidden."""

from __future__ import annotations

import pytest

from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.client.permissions import read_permissions
from xolite_desktop.xapi.roles.least import LEAST, ROLES
from xolite_desktop.xapi.roles.permissions import EVERYTHING, Permissions


async def test_root_may_do_everything_and_is_asked_once(client: Client, pool: Simulator) -> None:
    await client.sign_in(pool.user, pool.password)
    assert await read_permissions(client) == EVERYTHING
    assert pool.calls["session.get_is_local_superuser"] == 1
    assert pool.calls["session.get_rbac_permissions"] == 0


@pytest.mark.parametrize("role", ROLES)
async def test_a_user_has_what_the_role_has(client: Client, pool: Simulator, role: str) -> None:
    pool.run(lambda: pool.sessions.users.update(ada=("secret", role)))
    await client.sign_in("ada", "secret")
    permissions = await read_permissions(client)
    assert permissions.role == role
    assert permissions.names is not None
    for each in ROLES[:-1]:
        has = ROLES.index(each) >= ROLES.index(role)
        assert (permissions.names >= LEAST[each]) is has
    assert not permissions.allows("session.change_password")


@pytest.mark.parametrize("code", ["MESSAGE_METHOD_UNKNOWN", "INTERNAL_ERROR"])
async def test_an_old_host_that_does_not_tell_forbids_nothing(
    client: Client, pool: Simulator, code: str
) -> None:
    await client.sign_in(pool.user, pool.password)
    pool.faults.failures["session.get_is_local_superuser"] = [code]
    assert await read_permissions(client) == EVERYTHING


async def test_what_was_known_stays_where_it_cannot_be_read_again(client: Client, pool: Simulator) -> None:
    await client.sign_in(pool.user, pool.password)
    known = Permissions(frozenset({"vm.start"}))
    pool.faults.failures["session.get_is_local_superuser"] = ["INTERNAL_ERROR"]
    assert await read_permissions(client, otherwise=known) == known


async def test_nobody_signed_in_forbids_nothing(client: Client) -> None:
    assert await read_permissions(client) == EVERYTHING
