# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The sign-in machine: redirects followed a few times, refusals kept, the password shown to nobody."""

import pytest

from xolite_desktop.xapi.errors import Failure, ProtocolError
from xolite_desktop.xapi.login import MAX_REDIRECTS, Credentials, Login, LoginState
from xolite_desktop.xapi.net.endpoint import Endpoint

MEMBER = Endpoint("xcp-02", 8443)
CREDENTIALS = Credentials("root", "s3cret", "XOLiteDesktop/0.1 desk")


def _login() -> Login[Endpoint]:
    return Login(MEMBER, CREDENTIALS)


def _slave(address: str) -> Failure:
    return Failure("HOST_IS_SLAVE", (address,))


def test_the_parameters_are_user_password_version_and_originator() -> None:
    assert _login().params == ("root", "s3cret", "2.16", "XOLiteDesktop/0.1 desk")


def test_a_session_reference_ends_it() -> None:
    login = _login()
    assert not login.over
    login.receive_result("OpaqueRef:session")
    assert login.over
    assert login.state is LoginState.SIGNED_IN
    assert login.session == "OpaqueRef:session"


@pytest.mark.parametrize(
    ("address", "coordinator"),
    [
        ("10.0.0.1", Endpoint("10.0.0.1", 8443)),
        ("fd00::7", Endpoint("fd00::7", 8443)),
        ("127.0.0.1:4443", Endpoint("127.0.0.1", 4443)),
    ],
)
def test_a_member_sends_us_to_its_coordinator(address: str, coordinator: Endpoint) -> None:
    login = _login()
    login.receive_failure(_slave(address))
    assert login.state is LoginState.REDIRECTED
    assert login.endpoint == coordinator
    assert login.redirected_from == MEMBER
    assert not login.over


def test_two_hosts_that_name_each_other_are_not_asked_for_ever() -> None:
    login = _login()
    login.receive_failure(_slave("10.0.0.1"))
    login.receive_failure(_slave("xcp-02"))
    assert login.state is LoginState.REFUSED
    assert isinstance(login.error, Failure)


def test_a_chain_of_redirects_has_an_end() -> None:
    login = _login()
    for number in range(MAX_REDIRECTS):
        login.receive_failure(_slave(f"10.0.0.{number + 1}"))
        assert not login.over
    login.receive_failure(_slave("10.0.0.99"))
    assert login.state is LoginState.REFUSED


@pytest.mark.parametrize("params", [(), ("not an address!",), ("",)])
def test_a_redirect_to_nowhere_is_the_end(params: tuple[str, ...]) -> None:
    login = _login()
    login.receive_failure(Failure("HOST_IS_SLAVE", params))
    assert login.state is LoginState.REFUSED


def test_a_wrong_password_is_the_end() -> None:
    login = _login()
    refused = Failure("SESSION_AUTHENTICATION_FAILED", ("root", "Authentication failure"))
    login.receive_failure(refused)
    assert login.error is refused
    assert login.session is None


@pytest.mark.parametrize("value", [None, "", 5, ["OpaqueRef:x"]])
def test_an_answer_that_is_no_reference_is_a_protocol_error(value: object) -> None:
    login = _login()
    login.receive_result(value)
    assert isinstance(login.error, ProtocolError)


def test_the_password_never_shows() -> None:
    assert "s3cret" not in repr(CREDENTIALS)
    assert "s3cret" not in repr(_login())
