# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How a client gets its session: by a password, or with one kept from before; and what a person is asked on the way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import CertificateChanged, CertificateUnknown, SignInNeeded, XapiError
from xolite_desktop.xapi.refs import Ref

REFUSED: Final = "SESSION_AUTHENTICATION_FAILED"

Enter = Callable[[Client], Awaitable[None]]
CertificateQuestion = CertificateUnknown | CertificateChanged


class Answer(Enum):
    """What the person said about a certificate; `ELSEWHERE`: in another window, to another connection."""

    TRUST = auto()
    ONCE = auto()
    ELSEWHERE = auto()
    CANCEL = auto()


@dataclass(frozen=True)
class PasswordQuestion:
    """Who has to sign in again, and why: the session is gone (`SignInNeeded`), or what was tried last failed."""

    user: str
    error: XapiError


def by_password(user: str, password: str) -> Enter:
    async def enter(client: Client) -> None:
        await client.sign_in(user, password)

    return enter


def with_session(user: str, session: Ref) -> Enter:
    async def enter(client: Client) -> None:
        await client.resume(session, user)

    return enter


def is_about_password(error: XapiError) -> bool:
    """Whether another password would help."""
    return isinstance(error, SignInNeeded) or error.code == REFUSED
