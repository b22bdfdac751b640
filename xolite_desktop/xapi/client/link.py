# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Link`: signed in at the coordinator over HTTP; signs in again, once for all, when the session is gone."""

import asyncio
import itertools
import logging
import re
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Final

from xolite_desktop.xapi import jsonrpc, login
from xolite_desktop.xapi.client.farewell import SIGN_OUT_TIMEOUT_S, end_apart
from xolite_desktop.xapi.client.host_connections import HostConnections
from xolite_desktop.xapi.client.reads import is_read, telling_outcome
from xolite_desktop.xapi.client.without_secret import without_password, without_secret
from xolite_desktop.xapi.errors import (
    Closed,
    Failure,
    ReadOnly,
    SignInNeeded,
    TlsRefused,
    Unreachable,
    XapiError,
)
from xolite_desktop.xapi.login import Credentials, Login
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.http import MAX_REPLY_BYTES, Deadline, HttpHost, Reply, ReplyStream
from xolite_desktop.xapi.refs import Ref

_log = logging.getLogger(__name__)

SIGN_IN_TIMEOUT_S: Final = 60.0
"""A wrong password takes the server 5 s, a directory that is just starting much longer."""
_PROOF_OF_LIFE: Final = "pool.get_all"
"""A cheap call that every role may make, and that a member answers with the coordinator's address."""
_ASK_THUMBPRINT: Final = {"x-xenapi-request-host-certificate-thumbprint": "sha-256:master"}
_THUMBPRINT: Final = "x-xenapi-response-host-certificate-thumbprint"


@dataclass(frozen=True, slots=True)
class Session:
    """A sign-in: who, where, and the reference, which shows in no `repr`."""

    ref: Ref = field(repr=False)
    user: str
    endpoint: Endpoint


class Link:
    """The way to the coordinator. `endpoint` follows it, `session` is replaced by each sign-in."""

    def __init__(self, endpoint: Endpoint, connections: HostConnections, originator: str) -> None:
        self.endpoint = endpoint
        self.redirected_from: Endpoint | None = None
        self.connections = connections
        self.http: HttpHost | None = None
        self.session: Session | None = None
        self.expected: Endpoint | None = None
        """Where the coordinator is about to be, once a change of its address has cut us off."""
        self.moved_to: Endpoint | None = None
        self.read_only = False
        """While true whatever is not known to change nothing is refused before anything is sent."""
        self.originator = originator
        self._credentials: Credentials | None = None
        self._signing_in: asyncio.Task[None] | None = None
        self._ids = itertools.count(1)
        self._closed = False
        self._refused: XapiError | None = None

    @property
    def closed(self) -> bool:
        """Whether `close` was called: whatever fails from then on is no news."""
        return self._closed

    @property
    def holds_password(self) -> bool:
        """Whether signing in again needs nobody."""
        return self._credentials is not None

    async def sign_in(self, user: str, password: str) -> None:
        """Sign in, following a member to its coordinator. The password stays in memory for signing in again.

        A session from before is ended on the host.
        """
        await self._end_of_former_sign_in()
        former = self.session
        credentials = Credentials(user, password, self.originator)
        await self._run_sign_in(self._sign_in(credentials))
        self._credentials = credentials
        if former is not None:
            await self._sign_out(former)

    async def resume(self, session: Ref, user: str) -> None:
        """Go on with a session from before, following a member to its coordinator. Raises `Failure` if it is gone."""
        await self._end_of_former_sign_in()
        await self._run_sign_in(self._resume(session, user))

    async def accepts(self, password: str) -> bool:
        """Whether the pool signs this user in with a password; the session that makes is ended at once. Only asked before a
        change. Raises `ReadOnly` as well."""
        self.require_writable(login.METHOD)
        session = self.require_session()
        credentials = Credentials(session.user, password, self.originator)
        params = Login(session.endpoint, credentials).params
        reply = await self._ask(self.endpoint, login.METHOD, params, SIGN_IN_TIMEOUT_S, "signing in")
        try:
            ref = jsonrpc.decode_reply(reply.body, login.METHOD, self.endpoint)
        except Failure as failure:
            if failure.code == "SESSION_AUTHENTICATION_FAILED":
                return False
            told = without_password(failure, credentials)
        else:
            await self._sign_out(Session(Ref(str(ref)), session.user, session.endpoint))
            return True
        raise told

    def hold_password(self, password: str) -> None:
        """The user has another password now: this one signs in again."""
        self._credentials = Credentials(self.require_session().user, password, self.originator)

    @telling_outcome
    async def call(
        self,
        method: str,
        params: tuple[object, ...],
        timeout_s: float,
        max_bytes: int = MAX_REPLY_BYTES,
    ) -> Any:
        """One call with the session put first; signs in again once if the session is gone.

        The server says that before it does anything, so that the call may be sent a second time, whatever it is.
        """
        if not is_read(method):
            self.require_writable(method)
        session = self.require_session()
        try:
            return await self._call_with(session, method, params, timeout_s, max_bytes)
        except Failure as failure:
            if failure.code != "SESSION_INVALID":
                raise
        try:
            await self.renew(session)
        except XapiError as error:
            error.may_have_run = False  # the call was refused, whatever became of the sign-in
            raise
        return await self._call_with(self.require_session(), method, params, timeout_s, max_bytes)

    @asynccontextmanager
    async def stream(
        self,
        session: Session,
        method: str,
        params: tuple[object, ...],
        deadline: Deadline,
        max_bytes: int = MAX_REPLY_BYTES,
    ) -> AsyncIterator[ReplyStream]:
        """The JSON answer of a call in pieces; for event polls."""
        http = await self._present_http()
        body = jsonrpc.encode_call(method, (session.ref, *params), next(self._ids))
        async with http.stream(
            jsonrpc.PATH, body, doing=method, deadline=deadline, max_bytes=max_bytes
        ) as reply:
            yield reply

    async def follow(self, coordinator: Endpoint) -> None:
        """Another host is the coordinator now. The session is looked at there as before."""
        former, self.endpoint = self.endpoint, coordinator
        if coordinator == self.expected:
            self.moved_to = coordinator
        self.expected = None
        _log.info("%s is the coordinator now, no longer %s", coordinator, former)
        self.http = await self.connections.at(coordinator)
        await self.connections.leave(former)

    async def renew_connections(self) -> None:
        """Let what is asked from now on go over new connections; what is under way keeps its own."""
        if self.http is not None:
            await self.connections.renew(self.http.endpoint)

    def require_writable(self, doing: str) -> None:
        """Raises `ReadOnly` while nothing may be changed. Signing in and out, and polling for events, go on."""
        if self.read_only:
            raise ReadOnly(doing)

    def require_session(self) -> Session:
        """The session. Raises `Closed` if there is none, or again why the last one could not be replaced."""
        if self._refused is not None and not self._closed:
            raise self._refused
        if self.session is None or self._closed:
            raise Closed("nobody is signed in")
        return self.session

    async def renew(self, stale: Session) -> None:
        """Replace a session that the server no longer knows. Callers who ask together share one sign-in.

        A refused password is not tried a second time by itself: from then on every call fails with that refusal, until
        somebody signs in again.
        """
        if self.session is not stale:
            self.require_session()
            return
        if self._signing_in is not None and not self._signing_in.done():
            await self._end_of_sign_in(self._signing_in)
        else:
            await self._run_sign_in(self._renew())

    async def close(self, sign_out: bool) -> None:
        """End everything; with `sign_out` the server's session too, if it answers soon."""
        self._closed = True
        try:
            if sign_out:
                await self._leave()
        finally:
            if self._signing_in is not None:
                self._signing_in.cancel()
            self.session = self._credentials = None
            await self.connections.close()

    async def end_session(self, ref: Ref) -> None:
        """See `Client.end_session`."""
        if self._closed:
            await end_apart(self.connections.another(), self.endpoint, ref)
        else:
            await self._sign_out(Session(ref, "", self.endpoint))

    async def _leave(self) -> None:
        """End the session, also one that a sign-in under way is about to bring: nobody else would."""
        with suppress(TimeoutError):
            async with asyncio.timeout(SIGN_OUT_TIMEOUT_S):
                # Before an accepted handshake nothing was asked for that would have to be given back.
                if self._signing_in is not None and self.http is not None and self.http.tls.certificate:
                    await asyncio.wait([self._signing_in])
                if self.session is not None:
                    await self._sign_out(self.session)

    async def _sign_out(self, session: Session) -> None:
        for _ in range(2):  # an idle connection may have ended unnoticed, and a second time does no harm
            try:
                await self._call_with(session, "session.logout", (), SIGN_OUT_TIMEOUT_S)
            except Unreachable:
                continue
            except XapiError:
                pass
            return

    async def _end_of_former_sign_in(self) -> None:
        while self._signing_in is not None and not self._signing_in.done():
            await asyncio.wait([self._signing_in])  # one whose caller was cancelled

    async def _run_sign_in(self, work: Coroutine[Any, Any, None]) -> None:
        """In a task of its own: if the caller is cancelled, `close` still has to hear of the session."""
        self._signing_in = asyncio.create_task(work, name="sign-in")
        self._signing_in.add_done_callback(_retrieve)
        await self._end_of_sign_in(self._signing_in)

    async def _end_of_sign_in(self, signing_in: asyncio.Task[None]) -> None:
        await asyncio.wait([signing_in])
        if signing_in.cancelled():
            raise Closed("the client was closed")
        signing_in.result()

    async def _renew(self) -> None:
        if self._closed or (self._credentials is None and self.session is None):
            raise Closed("nobody is signed in")
        _log.info("%s: the session is gone, signing in again", self.endpoint)
        try:
            if self._credentials is None:
                raise SignInNeeded(self.endpoint, self.session.user if self.session else "")
            await self._sign_in(self._credentials)
        except (Failure, SignInNeeded) as refused:
            if refused.code.startswith("SESSION_") or isinstance(refused, SignInNeeded):
                self.session = self._credentials = None
                self._refused = refused
            raise

    async def _sign_in(self, credentials: Credentials) -> None:
        attempt = Login(self.endpoint, credentials)
        self.connections.trust.expect(self.endpoint)
        while not attempt.over:
            asked = attempt.endpoint
            reply = await self._ask(asked, login.METHOD, attempt.params, SIGN_IN_TIMEOUT_S, "signing in")
            try:
                attempt.receive_result(jsonrpc.decode_reply(reply.body, login.METHOD, asked))
            except Failure as failure:
                attempt.receive_failure(failure)
            await self._note_redirect(asked, attempt, reply)
        if attempt.session is None:
            raise without_password(attempt.error, credentials)
        self.endpoint = attempt.endpoint
        self.redirected_from = attempt.redirected_from
        self.session = Session(attempt.session, credentials.user, attempt.endpoint)
        self._refused = None

    async def _note_redirect(self, asked: Endpoint, attempt: Login[Endpoint], reply: Reply) -> None:
        """A member, which we trust, also says which certificate its coordinator has."""
        if attempt.endpoint == asked:
            return
        fingerprint = parse_thumbprint(reply.headers.get(_THUMBPRINT, ""))
        if fingerprint:
            self.connections.trust.tell(attempt.endpoint, fingerprint)
        await self.connections.leave(asked)

    async def _resume(self, ref: Ref, user: str) -> None:
        self.connections.trust.expect(self.endpoint)
        asked = [self.endpoint]
        while True:
            endpoint = asked[-1]
            reply = await self._ask(endpoint, _PROOF_OF_LIFE, (ref,), SIGN_IN_TIMEOUT_S, "resuming")
            try:
                jsonrpc.decode_reply(reply.body, _PROOF_OF_LIFE, endpoint)
                break
            except Failure as failure:
                coordinator = login.coordinator_of(failure, endpoint)
                told = without_secret(failure, ref)
            if coordinator is None or coordinator in asked or len(asked) > login.MAX_REDIRECTS:
                raise told
            asked.append(coordinator)
        self.redirected_from = asked[0] if len(asked) > 1 else None
        self.endpoint = asked[-1]
        self.session = Session(ref, user, self.endpoint)
        self._refused = None

    async def _ask(
        self, endpoint: Endpoint, method: str, params: tuple[object, ...], timeout_s: float, doing: str
    ) -> Reply:
        """A call before there is a session, at a host whose certificate may still be unknown."""
        if self._closed:
            raise Closed("the client was closed")
        call_id = next(self._ids)
        body = jsonrpc.encode_call(method, params, call_id)
        self.http = await self.connections.at(endpoint)
        try:
            reply = await self._post_asking(self.http, body, timeout_s, doing)
        except TlsRefused:
            if not await self.connections.leave_to_person(endpoint):
                raise
            self.http = await self.connections.at(endpoint)
            reply = await self._post_asking(self.http, body, timeout_s, doing)
        await self._check_id(reply, method, call_id, endpoint)
        return reply

    async def _post_asking(self, http: HttpHost, body: bytes, timeout_s: float, doing: str) -> Reply:
        return await http.post(jsonrpc.PATH, body, doing=doing, timeout_s=timeout_s, headers=_ASK_THUMBPRINT)

    async def _call_with(
        self,
        session: Session,
        method: str,
        params: tuple[object, ...],
        timeout_s: float,
        max_bytes: int = MAX_REPLY_BYTES,
    ) -> Any:
        http = await self._present_http()
        call_id = next(self._ids)
        body = jsonrpc.encode_call(method, (session.ref, *params), call_id)
        reply = await http.post(jsonrpc.PATH, body, doing=method, timeout_s=timeout_s, max_bytes=max_bytes)
        await self._check_id(reply, method, call_id, http.endpoint)
        try:
            return jsonrpc.decode_reply(reply.body, method, http.endpoint)
        except Failure as failure:
            told = without_secret(failure, session.ref)
        raise told  # outside, so that it does not carry the former along

    async def _check_id(self, reply: Reply, method: str, call_id: int, endpoint: Endpoint) -> None:
        try:
            jsonrpc.check_id(reply.body, method, call_id, endpoint)
        except jsonrpc.StrayAnswer:
            await self.connections.leave(endpoint)
            raise

    async def _present_http(self) -> HttpHost:
        """Connections to the coordinator under the pin of this moment: a person may have replaced or forgotten it."""
        if self.http is None:
            raise Closed("nobody is signed in")
        self.http = await self.connections.at(self.http.endpoint)
        return self.http


def parse_thumbprint(text: str) -> str:
    """The fingerprint in a host's header as 64 lower-case hexadecimal digits; empty if it is none."""
    digits = text.strip().lower().removeprefix("sha-256:").replace(":", "")
    return digits if re.fullmatch(r"[0-9a-f]{64}", digits) else ""


def _retrieve(signing_in: asyncio.Task[None]) -> None:
    if not signing_in.cancelled():
        signing_in.exception()
