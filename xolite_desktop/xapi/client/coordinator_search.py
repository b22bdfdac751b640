# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Asking the members of a pool who the coordinator is, when the one we know does not answer.

The question carries the session, not the password, and goes only to hosts whose certificate is known: the pool
announced it while we were connected, or a person vouched for it. A member answers with the coordinator's address
before it looks at the session; a host that knows nothing of the session but is no member is the coordinator.
"""

import asyncio
from typing import Final

from xolite_desktop.xapi import jsonrpc, login
from xolite_desktop.xapi.client.host_connections import HostConnections
from xolite_desktop.xapi.errors import Failure, XapiError
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.refs import Ref

ANSWER_S: Final = 8.0
ASKED_AT_ONCE: Final = 8
_QUESTION: Final = "pool.get_all"


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
            try:
                http = await self._connections.at(member)
                body = jsonrpc.encode_call(_QUESTION, (self._session,), 1)
                reply = await http.post(
                    jsonrpc.PATH, body, doing="looking for the coordinator", timeout_s=ANSWER_S
                )
                jsonrpc.decode_reply(reply.body, _QUESTION, member)
                return member
            except Failure as failure:
                return self._answer(failure, member)
            except XapiError:
                return None
            finally:
                await self._connections.leave(member)

    def _answer(self, failure: Failure, member: Endpoint) -> Endpoint | None:
        if failure.code == "SESSION_INVALID":
            return member
        coordinator = login.coordinator_of(failure, member)
        if coordinator is None or coordinator == self._lost:
            return None
        return coordinator if self._connections.trust.get(coordinator) is not None else None
