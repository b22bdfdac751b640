# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Talking to single hosts while nobody answers for the pool: what each says of itself, and calls that need no pool.

A host is asked only under a certificate that is known, as by every other connection: the pool announced it before it
was lost, or a person vouched for it. Asking carries a session that may be worth nothing by now, and no password.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final

from xolite_desktop.xapi import jsonrpc, login
from xolite_desktop.xapi.client.host_connections import HostConnections
from xolite_desktop.xapi.errors import Failure, ProtocolError, XapiError
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.refs import NULL_REF, Ref, is_reference

ANSWER_S: Final = 8.0
SIGN_IN_S: Final = 60.0
CALL_S: Final = 300.0
QUESTION: Final = "pool.get_all"
LOCAL_LOGIN: Final = "session.slave_local_login_with_password"
EMERGENCY: Final = frozenset(
    {"HOST_IN_EMERGENCY_MODE", "HOST_UNKNOWN_TO_MASTER", "HOST_HAS_NO_MANAGEMENT_IP"}
)
"""What a member answers that has lost its coordinator; source: emergency_mode_error of xapi_globs.ml and its users."""


class Standing(Enum):
    """What a host says it is."""

    COORDINATES = auto()
    FOLLOWS = auto()
    """A member that still has a coordinator, or believes so."""
    EMERGENCY = auto()
    BOOTING = auto()
    SILENT = auto()
    """It does not answer, or not with sense."""


@dataclass(frozen=True, slots=True)
class MemberAnswer:
    """`error` is what it answered or why it did not; None of a coordinator that knows the session."""

    standing: Standing
    error: XapiError | None = None


async def ask_member(connections: HostConnections, session: Ref, member: Endpoint) -> MemberAnswer:
    """What a host is at this moment. Never raises for what a host does."""
    try:
        http = await connections.at(member)
        body = jsonrpc.encode_call(QUESTION, (session,), 1)
        reply = await http.post(jsonrpc.PATH, body, doing="asking who coordinates", timeout_s=ANSWER_S)
        jsonrpc.decode_reply(reply.body, QUESTION, member)
    except Failure as failure:
        return MemberAnswer(_standing(failure), failure)
    except XapiError as error:
        return MemberAnswer(Standing.SILENT, error)
    finally:
        await connections.leave(member)
    return MemberAnswer(Standing.COORDINATES)


def _standing(failure: Failure) -> Standing:
    if failure.code == "SESSION_INVALID":
        return Standing.COORDINATES  # it looked at the session, which only a coordinator does
    if failure.code == "HOST_IS_SLAVE":
        return Standing.FOLLOWS
    if failure.code == "HOST_STILL_BOOTING":
        return Standing.BOOTING
    return Standing.EMERGENCY if failure.code in EMERGENCY else Standing.SILENT


class EmergencyLine:
    """The way to the hosts of a pool one by one. `guard` raises where nothing may be changed."""

    def __init__(
        self,
        connections: HostConnections,
        originator: str,
        session: Ref = NULL_REF,
        guard: Callable[[str], None] = lambda _: None,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._connections = connections
        self._originator = originator
        self._session = session
        self._guard = guard
        self.pause = pause

    async def ask(self, member: Endpoint) -> MemberAnswer:
        """What a host is at this moment."""
        return await ask_member(self._connections, self._session, member)

    async def call_locally(
        self, member: Endpoint, user: str, password: str, calls: Sequence[tuple[str, tuple[object, ...]]]
    ) -> None:
        """Sign in at the host itself and make calls. The last may take the host along, and its answer with it.

        Raises `Failure` with SESSION_AUTHENTICATION_FAILED and what calls fail with, `CertificateUnknown` and others
        before anything was sent.
        """
        for method, _ in calls:
            self._guard(method)
        session = await self._sign_in(member, LOCAL_LOGIN, (user, password))
        for number, (method, params) in enumerate(calls, 1):
            try:
                await self._post(member, method, (session, *params), CALL_S)
            except Failure:
                raise
            except XapiError as error:
                if number < len(calls) or not error.may_have_run:
                    raise

    async def call(self, member: Endpoint, user: str, password: str, method: str, *params: object) -> Any:
        """One call with a session of its own at a host that coordinates."""
        self._guard(method)
        session = await self._sign_in(member, login.METHOD, (user, password, "2.16", self._originator))
        try:
            return await self._post(member, method, (session, *params), CALL_S)
        finally:
            await self._sign_out(member, session)

    async def close(self) -> None:
        """Close every connection that was made for this; not those of a client, which closes its own."""
        await self._connections.close()

    async def _sign_in(self, member: Endpoint, method: str, params: tuple[object, ...]) -> str:
        session = await self._post(member, method, params, SIGN_IN_S)
        if not is_reference(session):
            raise ProtocolError(member, method, "the answer is no session reference")
        return session

    async def _sign_out(self, member: Endpoint, session: str) -> None:
        try:
            await self._post(member, "session.logout", (session,), ANSWER_S)
        except XapiError:
            pass  # it ends by itself

    async def _post(self, member: Endpoint, method: str, params: tuple[object, ...], timeout_s: float) -> Any:
        http = await self._connections.at(member)
        body = jsonrpc.encode_call(method, params, 1)
        reply = await http.post(jsonrpc.PATH, body, doing=method, timeout_s=timeout_s)
        try:
            return jsonrpc.decode_reply(reply.body, method, member)
        except Failure as failure:
            told = _without(failure, params)
        raise told  # outside, so that it does not carry the former along


def _without(failure: Failure, params: tuple[object, ...]) -> Failure:
    """Servers may repeat what they were given: sessions and passwords do not belong into words."""
    secrets = [each for each in params if isinstance(each, str) and len(each) > 4]
    told = tuple("…" if any(secret in word for secret in secrets) else word for word in failure.params)
    return Failure(failure.code, told, failure.method, failure.endpoint)
