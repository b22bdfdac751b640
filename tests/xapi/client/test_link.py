# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the link does that the client's tests do not see."""

import asyncio

import pytest

from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client.link import Link, without_secret
from xolite_desktop.xapi.errors import Closed, Failure
from xolite_desktop.xapi.net.certificate import Certificate
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins


@pytest.fixture
def link(endpoint: Endpoint, pins: Pins) -> Link:
    return Link(endpoint, pins, "XOLiteDesktop/0.1", "tests")


def test_a_secret_is_taken_out_of_a_failures_parameters() -> None:
    failure = Failure("SESSION_INVALID", ("OpaqueRef:secret",), "VM.start")
    assert without_secret(failure, "OpaqueRef:secret").params == ("",)
    within = Failure("INTERNAL_ERROR", ("Db.Missing(OpaqueRef:secret)",), "VM.start")
    assert without_secret(within, "OpaqueRef:secret").params == ("Db.Missing()",)
    other = Failure("HANDLE_INVALID", ("VM", "OpaqueRef:vm"))
    assert without_secret(other, "OpaqueRef:secret") is other
    assert without_secret(other, "") is other


async def test_a_session_already_replaced_is_not_replaced_again(link: Link, pool: Simulator) -> None:
    await link.sign_in(pool.user, pool.password)
    first = link.require_session()
    await link.renew(first)
    second = link.require_session()
    await link.renew(first)
    assert link.require_session() is second
    await link.close(sign_out=True)


async def test_connections_are_kept_for_the_same_pin_and_closed_for_another(
    link: Link, pool: Simulator, endpoint: Endpoint, pins: Pins
) -> None:
    await link.sign_in(pool.user, pool.password)
    former = link.http
    await link.sign_in(pool.user, pool.password)
    assert link.http is former
    pool.replace_certificate()
    pins.trust_once(endpoint, Certificate(pool.certificate))
    await link.sign_in(pool.user, pool.password)
    assert link.http is not former
    await link.close(sign_out=False)


async def test_before_a_sign_in_there_is_nothing_to_call(link: Link) -> None:
    with pytest.raises(Closed):
        await link.call("pool.get_all", (), 1.0)
    await link.close(sign_out=True)


async def test_closing_in_the_middle_of_a_renewal_ends_it(link: Link, pool: Simulator) -> None:
    await link.sign_in(pool.user, pool.password)
    pool.faults.answer_delay_s = 30.0
    renewing = asyncio.create_task(link.renew(link.require_session()))
    await asyncio.sleep(0)
    await link.close(sign_out=False)
    pool.faults.answer_delay_s = 0.0
    with pytest.raises((Closed, asyncio.CancelledError)):
        await renewing
