# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Reading what the session may do, once after each sign-in."""

from collections.abc import Awaitable
from typing import Protocol

from xolite_desktop.xapi.client.link import Session
from xolite_desktop.xapi.errors import XapiError
from xolite_desktop.xapi.roles.permissions import EVERYTHING, Permissions


class Caller(Protocol):
    """What reading needs of `Client`."""

    @property
    def session(self) -> Session | None: ...
    def call(self, method: str, *params: object, timeout_s: float = ...) -> Awaitable[object]: ...


async def read_permissions(client: Caller, otherwise: Permissions = EVERYTHING) -> Permissions:
    """The permissions of the session there is; `otherwise` wherever they cannot be read, as from old hosts: the server is
    the judge in the end. Everything for the local root account. An empty list means everything too.
    """
    session = client.session
    if session is None:
        return EVERYTHING
    try:
        if await client.call("session.get_is_local_superuser", session.ref) is True:
            return EVERYTHING
        names = await client.call("session.get_rbac_permissions", session.ref)
    except XapiError:
        return otherwise
    if not isinstance(names, list) or not names:
        return EVERYTHING
    return Permissions(frozenset(name for name in names if isinstance(name, str)))
