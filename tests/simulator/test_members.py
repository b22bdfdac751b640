# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hosts of a pool with addresses of their own: who answers where, before and after somebody else takes over."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from tests.simulator.json_caller import Caller
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.schema import NULL_REF
from xolite_desktop.simulator.server import Simulator

LOGIN = "session.login_with_password"
LOCAL = "session.slave_local_login_with_password"


@pytest.fixture
def pool() -> Iterator[Simulator]:
    with Simulator("demo", clock=HandClock(auto=True)) as simulator:
        yield simulator


@pytest.fixture
def member(pool: Simulator) -> Iterator[Simulator]:
    with Simulator(member_of=pool, as_host="xcp-02", clock=HandClock(auto=True)) as simulator:
        yield simulator


def said(simulator: Simulator, name: str, *params: Any) -> Any:
    """What it answers, or the error."""
    try:
        result = simulator.run_coroutine(lambda: simulator.call(name, list(params))).value
    except Failure as failure:
        return failure.description
    return result.value() if hasattr(result, "value") else result


def host(pool: Simulator, name: str) -> str:
    return pool.run(lambda: pool.db.find("host", name_label=name)[0])


def settle(*simulators: Simulator) -> None:
    """Let doors that are moving arrive: what is in the background ends."""
    for simulator in simulators:
        simulator.run_coroutine(lambda simulator=simulator: _idle(simulator))  # type: ignore[misc]


async def _idle(simulator: Simulator) -> None:
    while simulator._background:
        await asyncio.wait(simulator._background)


def test_a_member_has_an_address_and_a_certificate_in_its_pool(pool: Simulator, member: Simulator) -> None:
    ref = host(pool, "xcp-02")
    assert pool.run(lambda: pool.db.get("host", ref)["address"]) == member.netloc
    assert said(member, LOGIN, "root", "demo") == ["HOST_IS_SLAVE", pool.netloc]
    shown = pool.run(lambda: [each["fingerprint_sha256"] for each in pool.db.records("Certificate").values()])
    assert bytes.fromhex(member.fingerprint).hex(":").upper() in shown


def test_the_pool_answers_where_its_new_coordinator_is(pool: Simulator, member: Simulator) -> None:
    before, there = pool.port, member.port
    session = said(pool, LOGIN, "root", "demo")
    assert said(pool, "pool.designate_new_master", session, host(pool, "xcp-02")) in (None, "")
    settle(pool, member)
    assert (pool.port, member.port) == (there, before)
    assert said(member, LOGIN, "root", "demo") == ["HOST_IS_SLAVE", pool.netloc]
    caller = Caller(pool)
    caller.login()
    caller.close()


def test_a_member_takes_over_from_a_dead_coordinator(pool: Simulator, member: Simulator) -> None:
    there = member.port
    pool.die()
    assert said(member, LOGIN, "root", "demo") == ["HOST_IN_EMERGENCY_MODE"]
    session = said(member, LOCAL, "root", "demo")
    pool.run(lambda: pool.db.update("pool", next(iter(pool.db.records("pool"))), ha_enabled=True))
    assert said(member, "pool.emergency_transition_to_master", session) == ["HA_IS_ENABLED"]
    said(member, "host.emergency_ha_disable", session, False)
    assert said(member, "pool.emergency_transition_to_master", session) in (None, "")
    settle(pool, member)
    assert pool.port == there
    master = pool.run(lambda: next(iter(pool.db.records("pool").values()))["master"])
    assert master == host(pool, "xcp-02")
    new = said(pool, LOGIN, "root", "demo")
    assert said(pool, "pool.recover_slaves", new) == [host(pool, "xcp-03")]


def test_a_host_joins_and_leaves_again(pool: Simulator) -> None:
    with Simulator("one_host", clock=HandClock(auto=True)) as other:
        session = said(other, LOGIN, "root", "demo")
        assert (
            said(other, "pool.join", session, pool.netloc, "root", "wrong")[0]
            == "SESSION_AUTHENTICATION_FAILED"
        )
        refused = said(other, "pool.join", session, pool.netloc, "root", "demo")
        assert refused == ["JOINING_HOST_CANNOT_HAVE_RUNNING_VMS"]
        other.run(
            lambda: [
                other.db.update("VM", ref, power_state="Halted", resident_on=NULL_REF)
                for ref, vm in list(other.db.records("VM").items())
                if not vm["is_control_domain"]
            ]
        )
        assert said(other, "pool.join", session, pool.netloc, "root", "demo") in (None, "")
        settle(other, pool)
        assert said(other, LOGIN, "root", "demo") == ["HOST_IS_SLAVE", pool.netloc]
        joined = host(pool, "xcp-home")
        new = said(pool, LOGIN, "root", "demo")
        assert said(pool, "pool.eject", new, joined) in (None, "")
        settle(pool, other)
        assert not pool.run(lambda: pool.db.find("host", name_label="xcp-home"))
        session = said(other, LOGIN, "root", "demo")
        assert len(said(other, "host.get_all", session)) == 1
