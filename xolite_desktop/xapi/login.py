# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Signing in without a network: which host to ask next, and when to stop.

A member answers HOST_IS_SLAVE with the coordinator's address, before it looks at the password; then the coordinator is
asked. The address may be a bare IPv6 address, and during a transition two hosts may name each other.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, Generic, Protocol, Self, TypeVar

from xolite_desktop.xapi.errors import Failure, ProtocolError, XapiError
from xolite_desktop.xapi.refs import Ref, is_reference

METHOD: Final = "session.login_with_password"
MAX_REDIRECTS: Final = 3
_API_VERSION: Final = "2.16"


class ParsedEndpoint(Protocol):
    """What this machine needs of an endpoint: to be compared, and to read another from a server's words."""

    @property
    def host(self) -> str: ...
    @property
    def port(self) -> int: ...
    @classmethod
    def parse(cls, text: str, default_port: int = ...) -> Self: ...


_EndpointT = TypeVar("_EndpointT", bound=ParsedEndpoint)


def coordinator_of(failure: Failure, asked: _EndpointT) -> _EndpointT | None:
    """Where the coordinator is, according to a member; None if the failure says no such thing."""
    if failure.code != "HOST_IS_SLAVE" or not failure.params:
        return None
    try:
        return type(asked).parse(failure.params[0], asked.port)
    except ValueError:
        return None


class LoginState(Enum):
    """Where a sign-in stands."""

    SIGNING_IN = auto()
    REDIRECTED = auto()
    SIGNED_IN = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user and a password; the password never shows in `repr`."""

    user: str
    password: str
    originator: str

    def __repr__(self) -> str:
        return f"Credentials(user={self.user!r})"


class Login(Generic[_EndpointT]):
    """One sign-in, redirects included. Ask `params`, send them to `endpoint`, tell what came back, until it is over.

    In state SIGNED_IN `session` holds the session, in REFUSED `error` says why not.
    """

    def __init__(self, endpoint: _EndpointT, credentials: Credentials) -> None:
        self.endpoint = endpoint
        self.redirected_from: _EndpointT | None = None
        self.state = LoginState.SIGNING_IN
        self.session: Ref | None = None
        self.error: XapiError | None = None
        self._credentials = credentials
        self._asked = [endpoint]

    @property
    def over(self) -> bool:
        """Whether there is nothing left to ask."""
        return self.state in (LoginState.SIGNED_IN, LoginState.REFUSED)

    @property
    def params(self) -> tuple[str, ...]:
        """The parameters of `METHOD`. The originator must be our own: session quotas count by it."""
        credentials = self._credentials
        return (credentials.user, credentials.password, _API_VERSION, credentials.originator)

    def receive_result(self, value: object) -> None:
        """The host answered with a session reference."""
        if is_reference(value):
            self.session = Ref(value)
            self.state = LoginState.SIGNED_IN
        else:
            self._refuse(ProtocolError(self.endpoint, METHOD, "the answer is no session reference"))

    def receive_failure(self, failure: Failure) -> None:
        """The host answered with an error: another host to ask, or the end."""
        coordinator = coordinator_of(failure, self.endpoint)
        if coordinator is None or coordinator in self._asked or len(self._asked) > MAX_REDIRECTS:
            self._refuse(failure)
            return
        self.redirected_from = self.redirected_from or self.endpoint
        self.endpoint = coordinator
        self._asked.append(coordinator)
        self.state = LoginState.REDIRECTED

    def _refuse(self, error: XapiError) -> None:
        self.error = error
        self.state = LoginState.REFUSED
