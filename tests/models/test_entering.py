# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A session by password or from before, and which errors a person with a password can mend."""

from __future__ import annotations

from typing import Any

import pytest

from xolite_desktop.models.entering import PasswordQuestion, by_password, is_about_password, with_session
from xolite_desktop.xapi.errors import Closed, Failure, SignInNeeded, XapiError
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.refs import Ref

HOST = Endpoint("xcp-01")


class Recorder:
    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []

    async def sign_in(self, *given: object) -> None:
        self.calls.append(("sign_in", *given))

    async def resume(self, *given: object) -> None:
        self.calls.append(("resume", *given))


async def test_a_client_gets_its_session_either_way() -> None:
    client: Any = Recorder()
    await by_password("root", "secret")(client)
    await with_session("root", Ref("OpaqueRef:1"))(client)
    assert client.calls == [("sign_in", "root", "secret"), ("resume", "OpaqueRef:1", "root")]


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (SignInNeeded(HOST, "root"), True),
        (Failure("SESSION_AUTHENTICATION_FAILED", ("root", "")), True),
        (Failure("SESSION_AUTHORIZATION_FAILED", ("root", "")), False),
        (Failure("HOST_STILL_BOOTING"), False),
        (Closed("over"), False),
    ],
)
def test_a_password_helps_where_it_was_the_trouble(error: XapiError, expected: bool) -> None:
    assert is_about_password(error) is expected


def test_a_question_names_who_and_why() -> None:
    assert "root" in repr(PasswordQuestion("root", SignInNeeded(HOST, "root")))
