# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Going on with a session from before: no password is held, and a person is asked when it is over."""

import pytest
from xapi.follower import Follower

from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import Client
from xolite_desktop.xapi.errors import CertificateUnknown, Failure, SignInNeeded
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.refs import Ref


@pytest.fixture
async def session(pool: Simulator) -> Ref:
    """A session somebody left behind."""
    return Ref(pool.run(lambda: pool.sessions.login(pool.user, pool.password, "before")))


async def test_a_session_from_before_serves_without_a_new_one(
    client: Client, pool: Simulator, session: Ref
) -> None:
    await client.resume(session, "root")
    assert client.session is not None
    assert (client.session.ref, client.session.user) == (session, "root")
    assert await client.call("VM.get_name_label", "OpaqueRef:vm") == "vm-1"
    assert pool.calls["session.login_with_password"] == 0


async def test_a_session_that_is_gone_is_said_at_once(client: Client) -> None:
    with pytest.raises(Failure) as caught:
        await client.resume(Ref("OpaqueRef:of-yesterday"), "root")
    assert caught.value.code == "SESSION_INVALID"
    assert "of-yesterday" not in str(caught.value)
    assert client.session is None


async def test_a_session_is_no_news_for_a_stranger(pool: Simulator, session: Ref, endpoint: Endpoint) -> None:
    stranger = Client(endpoint, Pins(None))
    received = pool.bytes_received
    with pytest.raises(CertificateUnknown):
        await stranger.resume(session, "root")
    assert pool.bytes_received == received
    await stranger.close()


async def test_a_member_leads_a_session_to_the_coordinator(pool: Simulator, session: Ref) -> None:
    with Simulator(member_of=pool) as member:
        pins = Pins(None)
        for host in (member, pool):
            pins.trust_once(Endpoint.parse(host.url), Certificate(host.certificate))
        client = Client(Endpoint.parse(member.url), pins)
        await client.resume(session, "root")
        assert client.endpoint == Endpoint.parse(pool.url)
        assert client.redirected_from == Endpoint.parse(member.url)
        await client.close()


async def test_when_it_ends_later_a_person_must_sign_in_and_everything_goes_on(
    client: Client, pool: Simulator, session: Ref
) -> None:
    await client.resume(session, "root")
    follower = Follower(client, ())
    await follower.batch()
    pool.end_sessions()
    with pytest.raises(SignInNeeded) as caught:
        while True:
            await follower.item()
    assert caught.value.user == "root"
    with pytest.raises(SignInNeeded):
        await client.call("pool.get_all")
    await client.sign_in(pool.user, pool.password)
    assert await client.call("VM.get_name_label", "OpaqueRef:vm") == "vm-1"
    again = Follower(client, ())
    batch = await again.batch()
    assert batch.resync
    assert batch.delta.touches("VM") is False
    await again.stop()
    await follower.stop()


async def test_closing_without_signing_out_leaves_the_session(
    client: Client, pool: Simulator, session: Ref
) -> None:
    await client.resume(session, "root")
    await client.close(sign_out=False)
    assert session in pool.run(lambda: set(pool.db.records("session")))


async def test_signing_out_ends_it(client: Client, pool: Simulator, session: Ref) -> None:
    await client.resume(session, "root")
    await client.close()
    assert pool.run(lambda: set(pool.db.records("session"))) == set()
