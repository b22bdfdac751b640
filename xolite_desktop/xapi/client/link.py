# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Link`: signed in at the coordinator over HTTP; signs in again, once for all, when the session is gone."""

import asyncio
import itertools
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Final

from xolite_desktop.xapi import jsonrpc, login
from xolite_desktop.xapi.errors import Closed, Failure, XapiError
from xolite_desktop.xapi.login import Credentials, Login
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.http import Deadline, HttpHost
from xolite_desktop.xapi.net.pins import Pin, Pins
from xolite_desktop.xapi.refs import Ref

_log = logging.getLogger(__name__)

SIGN_IN_TIMEOUT_S: Final = 60.0
"""A wrong password takes the server 5 s, a directory that is just starting much longer."""
SIGN_OUT_TIMEOUT_S: Final = 3.0
_LEAST_SECRET: Final = 5


@dataclass(frozen=True, slots=True)
class Session:
    """A sign-in: who, where, and the reference, which shows in no `repr`."""

    ref: Ref = field(repr=False)
    user: str
    endpoint: Endpoint


class Link:
    """The way to the coordinator. `http` is replaced when the host's pin is another one, `session` by each sign-in."""

    def __init__(self, endpoint: Endpoint, pins: Pins, user_agent: str, originator: str) -> None:
        self.endpoint = endpoint
        self.redirected_from: Endpoint | None = None
        self.http: HttpHost | None = None
        self.session: Session | None = None
        self._pins = pins
        self._user_agent = user_agent
        self._originator = originator
        self._credentials: Credentials | None = None
        self._signing_in: asyncio.Task[None] | None = None
        self._ids = itertools.count(1)
        self._closed = False
        self._refused: Failure | None = None

    @property
    def closed(self) -> bool:
        """Whether `close` was called: whatever fails from then on is no news."""
        return self._closed

    async def sign_in(self, user: str, password: str) -> None:
        """Sign in, following a member to its coordinator. The password stays in memory for signing in again.

        A session from before is ended on the host.
        """
        if self._signing_in is not None:
            await asyncio.wait([self._signing_in])  # one whose caller was cancelled
        former = self.session
        credentials = Credentials(user, password, self._originator)
        await self._run_sign_in(self._sign_in(credentials))
        self._credentials = credentials
        if former is not None:
            await self._sign_out(former)

    async def call(self, method: str, params: tuple[object, ...], timeout_s: float) -> Any:
        """One call with the session put first; signs in again once if the session is gone."""
        session = self.require_session()
        try:
            return await self._call_with(session, method, params, timeout_s)
        except Failure as failure:
            if failure.code != "SESSION_INVALID":
                raise
        await self.renew(session)
        return await self._call_with(self.require_session(), method, params, timeout_s)

    @asynccontextmanager
    async def stream(
        self, session: Session, method: str, params: tuple[object, ...], deadline: Deadline
    ) -> AsyncIterator[AsyncIterator[bytes]]:
        """The JSON answer of a call in pieces; for event polls."""
        http = await self._present_http()
        body = jsonrpc.encode_call(method, (session.ref, *params), next(self._ids))
        async with http.stream(jsonrpc.PATH, body, doing=method, deadline=deadline) as chunks:
            yield chunks

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
            if self.http is not None:
                await self.http.close()

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
        with suppress(XapiError):
            await self._call_with(session, "session.logout", (), SIGN_OUT_TIMEOUT_S)

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
        if self._credentials is None or self._closed:
            raise Closed("nobody is signed in")
        _log.info("%s: the session is gone, signing in again", self.endpoint)
        try:
            await self._sign_in(self._credentials)
        except Failure as failure:
            if failure.code.startswith("SESSION_"):
                self.session = self._credentials = None
                self._refused = failure
            raise

    async def _sign_in(self, credentials: Credentials) -> None:
        attempt = Login(self.endpoint, credentials)
        while not attempt.over:
            if self._closed:
                raise Closed("the client was closed")
            http = await self._http_for(attempt.endpoint)
            body = jsonrpc.encode_call(login.METHOD, attempt.params, next(self._ids))
            reply = await http.post(jsonrpc.PATH, body, doing="signing in", timeout_s=SIGN_IN_TIMEOUT_S)
            try:
                attempt.receive_result(jsonrpc.decode_reply(reply, login.METHOD, http.endpoint))
            except Failure as failure:
                attempt.receive_failure(failure)
        if attempt.session is None:
            raise _without_password(attempt.error, credentials)
        self.endpoint = attempt.endpoint
        self.redirected_from = attempt.redirected_from
        self.session = Session(attempt.session, credentials.user, attempt.endpoint)
        self._refused = None

    async def _http_for(self, endpoint: Endpoint) -> HttpHost:
        """Connections to an endpoint under its present pin; those to another, or under another, are closed."""
        pin = self._pins.get(endpoint)
        if self.http is not None and self.http.endpoint == endpoint and _same(self.http.tls.pin, pin):
            return self.http
        former, self.http = self.http, HttpHost(endpoint, pin, self._user_agent)
        if former is not None:
            await former.close()
        return self.http

    async def _call_with(
        self, session: Session, method: str, params: tuple[object, ...], timeout_s: float
    ) -> Any:
        http = await self._present_http()
        body = jsonrpc.encode_call(method, (session.ref, *params), next(self._ids))
        reply = await http.post(jsonrpc.PATH, body, doing=method, timeout_s=timeout_s)
        try:
            return jsonrpc.decode_reply(reply, method, http.endpoint)
        except Failure as failure:
            raise without_secret(failure, session.ref) from None

    async def _present_http(self) -> HttpHost:
        """Connections to the coordinator under the pin of this moment: a person may have replaced or forgotten it."""
        if self.http is None:
            raise Closed("nobody is signed in")
        return await self._http_for(self.http.endpoint)


def without_secret(failure: Failure, secret: str) -> Failure:
    """The same failure with a secret that the server repeated taken out of its parameters."""
    if not secret or not any(secret in word for word in failure.params):
        return failure
    params = tuple(word.replace(secret, "") for word in failure.params)
    return Failure(failure.code, params, failure.method, failure.endpoint)


def _without_password(error: XapiError | None, credentials: Credentials) -> XapiError:
    """Why a sign-in was refused. Shorter passwords are words that stand in any text, and gone they would show."""
    if isinstance(error, Failure) and len(credentials.password) >= _LEAST_SECRET:
        return without_secret(error, credentials.password)
    return error or Closed("the sign-in has no end")


def _same(one: Pin | None, other: Pin | None) -> bool:
    return (one.sha256 if one else None) == (other.sha256 if other else None)


def _retrieve(signing_in: asyncio.Task[None]) -> None:
    if not signing_in.cancelled():
        signing_in.exception()
