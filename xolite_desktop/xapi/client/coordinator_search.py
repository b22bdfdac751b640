# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Asking the members of a pool who the coordinator is, when the one we know does not answer.

The question carries the session, not the password, and goes only to hosts whose certificate is known: the pool
announced it while we were connected, or a person vouched for it. A member answers with the coordinator's address
before it looks at the session; a host that knows nothing of the session but is no member is the coordinator.
"""

import asyncio
from typing import Final

from xolite_desktop.xapi import login
from xolite_desktop.xapi.client.emergency_line import Standing, ask_member
from xolite_desktop.xapi.client.host_connections import HostConnections
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.refs import Ref

ASKED_AT_ONCE: Final = 8


class CoordinatorSearch:
    """One search among the hosts the pool announced."""

    def __init__(self, connections: HostConnections, session: Ref, lost: Endpoint) -> None:
        self._connections = connections
        self._session = session
        self._lost = lost
        self._asking = asyncio.Semaphore(ASKED_AT_ONCE)

    async def find(self) -> Endpoint | None:
        """The coordinator, if a member knows another than the lost one, or is it. Never raises for what a host does."""
        members = [endpoint for endpoint in self._connections.trust.told if endpoint != self._lost]
        asked = [asyncio.create_task(self._ask(member), name=f"asking {member}") for member in members]
        try:
            for answer in asyncio.as_completed(asked):
                coordinator = await answer
                if coordinator is not None:
                    return coordinator
            return None
        finally:
            for task in asked:
                task.cancel()
            await asyncio.gather(*asked, return_exceptions=True)

    async def _ask(self, member: Endpoint) -> Endpoint | None:
        async with self._asking:
            answer = await ask_member(self._connections, self._session, member)
        if answer.standing is Standing.COORDINATES:
            return member
        return self._answer(answer.error, member) if isinstance(answer.error, Failure) else None

    def _answer(self, failure: Failure, member: Endpoint) -> Endpoint | None:
        coordinator = login.coordinator_of(failure, member)
        if coordinator is None or coordinator == self._lost:
            return None
        return coordinator if self._connections.trust.get(coordinator) is not None else None
