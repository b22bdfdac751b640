# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A connection from the first handshake to the last, against a real server that can be broken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from helpers.settled import settled
from tests.models.conftest import happened, reached
from xolite_desktop.models.connection import Connection, State
from xolite_desktop.simulator import Simulator
from xolite_desktop.xapi.errors import CertificateChanged, CertificateUnknown, Failure
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins


@pytest.fixture(scope="module")
def simulator():
    with Simulator("demo") as running:
        running.login_delay_s = 0.0
        yield running


@pytest.fixture
async def connection() -> AsyncIterator[Connection]:
    made = Connection(Pins(None))
    made.states = []  # type: ignore[attr-defined]
    made.state_changed.connect(made.states.append)  # type: ignore[attr-defined]
    yield made
    await made.close()


def connect(connection: Connection, simulator: Simulator, password: str = "demo") -> None:
    connection.connect_to(f"127.0.0.1:{simulator.port}", "root", password)


async def stand(connection: Connection, simulator: Simulator) -> None:
    connection.certificate_unknown.connect(lambda _: connection.trust())
    polls = simulator.calls["event.from"]
    connect(connection, simulator)
    await reached(connection, State.LIVE)
    await settled(connection, simulator, polls)


async def test_a_new_certificate_is_asked_about_before_anything_is_sent(connection, own_simulator):
    connect(connection, own_simulator)
    (question,) = await happened(connection.certificate_unknown)
    assert isinstance(question, CertificateUnknown)
    assert question.certificate.sha256 == own_simulator.fingerprint
    assert own_simulator.bytes_received == 0
    connection.trust()
    await happened(connection.loaded)
    await reached(connection, State.LIVE)
    assert connection.states == [  # type: ignore[attr-defined]
        State.CONNECTING,
        State.SIGNING_IN,
        State.LOADING,
        State.LIVE,
    ]
    assert connection.store.cache.pool is not None
    assert connection.is_usable
    assert connection.user == "root"
    assert connection.tls_version.startswith("TLSv1")


async def test_a_refused_certificate_ends_quietly(connection, own_simulator):
    connect(connection, own_simulator)
    await happened(connection.certificate_unknown)
    failures: list[object] = []
    connection.failed.connect(failures.append)
    connection.cancel()
    await reached(connection, State.IDLE)
    assert own_simulator.bytes_received == 0
    assert failures == []


async def test_a_wrong_password_is_a_failure_and_can_be_tried_again(connection, simulator):
    connection.certificate_unknown.connect(lambda _: connection.trust_once())
    connect(connection, simulator, password="wrong")
    (error,) = await happened(connection.failed)
    assert isinstance(error, Failure)
    assert error.code == "SESSION_AUTHENTICATION_FAILED"
    assert "wrong" not in repr(error)
    await reached(connection, State.IDLE)
    connect(connection, simulator)
    await reached(connection, State.LIVE)


async def test_nobody_listening_is_a_failure(connection):
    connection.connect_to("127.0.0.1:1", "root", "demo")
    (error,) = await happened(connection.failed)
    assert error.code == "UNREACHABLE"  # type: ignore[attr-defined]
    assert connection.state is State.IDLE


async def test_an_impossible_address_is_refused_at_once(connection):
    with pytest.raises(ValueError, match="address"):
        connection.connect_to("", "root", "demo")
    assert connection.state is State.IDLE


async def test_changes_on_the_pool_reach_the_store(connection, simulator):
    await stand(connection, simulator)
    deltas: list[object] = []
    connection.store.changed.connect(deltas.append)
    ref = next(iter(connection.store.cache.records("host")))
    simulator.run(lambda: simulator.db.update("host", ref, name_description="changed by a test"))
    while connection.store.cache.host(ref).name_description != "changed by a test":  # type: ignore[union-attr]
        await happened(connection.store.changed)
    assert deltas
    simulator.run(lambda: simulator.db.update("host", ref, name_description="changed once more"))
    while connection.lag_ms is None:
        await happened(connection.figures_changed)


async def test_a_lost_connection_heals_and_says_so(connection, own_simulator):
    await stand(connection, own_simulator)
    own_simulator.refuse_connections()
    own_simulator.drop_connections()
    await reached(connection, State.LOST)
    assert connection.lost_since is not None
    assert connection.retry_at is not None
    assert not connection.is_usable
    own_simulator.accept_connections()
    await reached(connection, State.LIVE)
    assert connection.lost_since is None
    assert connection.last_error is None


async def test_a_certificate_that_changes_is_asked_about(connection, own_simulator):
    await stand(connection, own_simulator)
    own_simulator.replace_certificate()
    own_simulator.drop_connections()
    (question,) = await happened(connection.certificate_changed)
    assert isinstance(question, CertificateChanged)
    assert connection.state is State.LOST
    connection.trust()
    await reached(connection, State.LIVE)
    assert own_simulator.calls["session.login_with_password"] == 1, "the session was still good"


async def test_a_question_answered_elsewhere_is_not_asked_again(connection, own_simulator):
    questions: list[object] = []
    await stand(connection, own_simulator)
    connection.certificate_changed.connect(questions.append)
    own_simulator.replace_certificate()
    endpoint = Endpoint("127.0.0.1", own_simulator.port)
    connection.pins.trust(endpoint, Certificate(own_simulator.certificate))
    own_simulator.drop_connections()
    own_simulator.run(lambda: own_simulator.db.create("network", name_label="after"))
    while connection.store.cache.count("network") < own_simulator.run(
        lambda: own_simulator.db.count("network")
    ):
        await happened(connection.store.changed)
    await reached(connection, State.LIVE)
    assert questions == []


async def test_a_pin_forgotten_while_the_connection_stands_is_asked_about_at_once(connection, own_simulator):
    """Not when the poll that waits for events ends by itself, and without a byte."""
    await stand(connection, own_simulator)
    connection.certificate_unknown.disconnect()
    sent = own_simulator.bytes_received
    connection.pins.forget(Endpoint("127.0.0.1", own_simulator.port))
    (question,) = await happened(connection.certificate_unknown)
    assert question.certificate.sha256 == own_simulator.fingerprint
    assert own_simulator.bytes_received == sent
    assert not connection.is_usable
    connection.trust()
    await reached(connection, State.LIVE)
    assert own_simulator.calls["session.login_with_password"] == 1


async def test_a_question_that_another_window_answers_while_it_stands_is_withdrawn(connection, own_simulator):
    answered: list[bool] = []
    connection.certificate_answered.connect(lambda: answered.append(True))
    connect(connection, own_simulator)
    (question,) = await happened(connection.certificate_unknown)
    connection.pins.trust_once(question.endpoint, question.certificate)
    await reached(connection, State.LIVE)
    assert answered == [True]
    assert not connection.pins.is_kept(question.endpoint), "trusted no longer than the other window said"


async def test_a_doubt_asks_at_once_over_a_new_connection(connection, own_simulator):
    await stand(connection, own_simulator)
    connections = len(own_simulator.counts.connection_bytes)
    polls = own_simulator.calls["event.from"]
    connection.doubt()
    await settled(connection, own_simulator, polls)
    assert len(own_simulator.counts.connection_bytes) > connections
    assert connection.state is State.LIVE
    assert State.LOST not in connection.states


async def test_cancelling_a_sign_in_leaves_no_session_on_the_pool(connection, own_simulator):
    own_simulator.faults.answer_delay_s = 0.2
    connection.certificate_unknown.connect(lambda _: connection.trust())
    connect(connection, own_simulator)
    await reached(connection, State.SIGNING_IN)
    while not connection.tls_version:
        await asyncio.sleep(0)
    connection.cancel()
    await reached(connection, State.IDLE)
    assert own_simulator.run(lambda: len(own_simulator.db.records("session"))) == 0


async def test_closing_while_it_hangs_up_still_closes_everything(connection, own_simulator):
    await stand(connection, own_simulator)
    own_simulator.faults.answer_delay_s = 0.2
    client = connection.client
    connection.hang_up()
    await asyncio.sleep(0)
    await connection.close()
    assert connection.state is State.CLOSED
    assert client.session is None


async def test_a_refused_replacement_keeps_what_is_shown(connection, own_simulator):
    await stand(connection, own_simulator)
    own_simulator.replace_certificate()
    own_simulator.drop_connections()
    await happened(connection.certificate_changed)
    connection.cancel()
    await reached(connection, State.CLOSED)
    assert connection.store.cache.pool is not None


async def test_hanging_up_signs_out_and_one_can_come_back(connection, simulator):
    await stand(connection, simulator)
    before = simulator.calls["session.logout"]
    connection.hang_up()
    await reached(connection, State.CLOSED)
    assert simulator.calls["session.logout"] == before + 1
    connect(connection, simulator)
    await reached(connection, State.LIVE)


async def test_connecting_can_be_cancelled(connection, own_simulator):
    own_simulator.faults.answer_delay_s = 30
    connection.certificate_unknown.connect(lambda _: connection.trust())
    connect(connection, own_simulator)
    await reached(connection, State.SIGNING_IN)
    connection.cancel()
    await reached(connection, State.IDLE)


async def test_two_connections_at_once_are_a_mistake(connection, simulator):
    await stand(connection, simulator)
    with pytest.raises(RuntimeError):
        connect(connection, simulator)


async def test_there_is_no_client_before_connecting(connection):
    with pytest.raises(RuntimeError):
        _ = connection.client
    assert connection.endpoint is None
    assert connection.certificate is None
    assert connection.user == connection.tls_version == ""


def lose_password(connection: Connection) -> None:
    """As after a start with a kept session: signed in, with no password in memory."""
    connection.client._link._credentials = None


async def test_a_kept_session_comes_back_without_a_login(connection, own_simulator):
    await stand(connection, own_simulator)
    connection.leaves_session = True
    session = connection.session
    await connection.close()
    again = Connection(connection.pins)
    again.resume_at(f"127.0.0.1:{own_simulator.port}", "root", session.ref)
    await reached(again, State.LIVE)
    assert (again.user, again.session.ref) == ("root", session.ref)
    assert own_simulator.calls["session.login_with_password"] == 1
    await again.close()
    assert own_simulator.run(lambda: len(own_simulator.db.records("session"))) == 0


async def test_a_kept_session_that_is_gone_is_a_failure(connection, simulator):
    connection.certificate_unknown.connect(lambda _: connection.trust_once())
    connection.resume_at(f"127.0.0.1:{simulator.port}", "root", "OpaqueRef:gone")
    (error,) = await happened(connection.failed)
    assert error.code == "SESSION_INVALID"
    assert "gone" not in repr(error) + str(error.params)
    assert connection.state is State.IDLE


async def test_a_session_lost_without_a_password_is_asked_for_until_it_does(connection, own_simulator):
    await stand(connection, own_simulator)
    store, changed = connection.store, []
    connection.session_changed.connect(lambda: changed.append(connection.session))
    lose_password(connection)
    own_simulator.end_sessions()
    (question,) = await happened(connection.password_needed)
    assert (question.user, question.error.code) == ("root", "SIGN_IN_NEEDED")
    assert connection.state is State.LOST
    connection.give_password("wrong")
    (question,) = await happened(connection.password_needed)
    assert question.error.code == "SESSION_AUTHENTICATION_FAILED"
    connection.give_password("demo")
    connection.give_password("twice")
    await reached(connection, State.LIVE)
    assert connection.store is store
    assert len(changed) == 1
    assert own_simulator.calls["session.login_with_password"] == 3


async def test_many_calls_that_fail_ask_once(connection, own_simulator):
    await stand(connection, own_simulator)
    questions: list[object] = []
    connection.password_needed.connect(questions.append)
    lose_password(connection)
    client = connection.client
    own_simulator.end_sessions()
    results = await asyncio.gather(*(client.call("pool.get_all") for _ in range(20)), return_exceptions=True)
    assert {getattr(result, "code", None) for result in results} == {"SIGN_IN_NEEDED"}
    if not questions:
        await happened(connection.password_needed)
    assert len(questions) == 1
    assert own_simulator.calls["session.login_with_password"] == 1


async def test_no_password_is_an_end_that_keeps_what_is_shown(connection, own_simulator):
    await stand(connection, own_simulator)
    lose_password(connection)
    own_simulator.end_sessions()
    await happened(connection.password_needed)
    connection.cancel()
    await reached(connection, State.CLOSED)
    assert connection.store.cache.pool is not None


async def test_closing_leaves_only_the_session_that_is_kept(connection, own_simulator):
    await stand(connection, own_simulator)
    connection.leaves_session = True
    own_simulator.end_sessions()
    await happened(connection.session_changed)
    connection._told_session = object()  # a sign-in nobody was told of yet
    await connection.close()
    assert own_simulator.run(lambda: len(own_simulator.db.records("session"))) == 0


async def test_a_read_only_connection_stays_so_when_it_connects_anew(live, own_simulator):
    told = []
    live.read_only_changed.connect(lambda: told.append(live.is_read_only))
    live.set_read_only(True)
    assert live.client.read_only
    live.hang_up()
    await reached(live, State.CLOSED)
    live.connect_to(f"127.0.0.1:{own_simulator.port}", own_simulator.user, own_simulator.password)
    await reached(live, State.LIVE)
    assert live.client.read_only
    live.set_read_only(False)
    assert not live.client.read_only
    assert told == [True, False]
