# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Whose word counts about a certificate: a person's, the pool's own, never another pool's."""

import pytest
from xapi.tls_server import made_certificate

from xolite_desktop.xapi.client.pool_trust import PoolTrust
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins

HOST = Endpoint("10.0.0.1")
FIRST, SECOND, THIRD = (made_certificate(word).ours for word in ("first", "second", "third"))


@pytest.fixture
def pins() -> Pins:
    return Pins(None)


@pytest.fixture
def trust(pins: Pins) -> PoolTrust:
    return PoolTrust(pins)


def _fingerprint(trust: PoolTrust) -> str | None:
    pin = trust.get(HOST)
    return pin.sha256 if pin else None


def test_a_stranger_has_no_pin(trust: PoolTrust) -> None:
    assert trust.get(HOST) is None


def test_what_a_person_vouched_for_counts(trust: PoolTrust, pins: Pins) -> None:
    pins.trust(HOST, FIRST)
    assert _fingerprint(trust) == FIRST.sha256


def test_what_the_pool_says_of_its_hosts_counts_where_no_person_said_anything(trust: PoolTrust) -> None:
    trust.tell(HOST, FIRST.sha256)
    assert _fingerprint(trust) == FIRST.sha256
    assert trust.told == (HOST,)
    trust.untell(HOST)
    assert trust.get(HOST) is None


def test_a_person_is_not_contradicted_by_what_the_pool_says_first(trust: PoolTrust, pins: Pins) -> None:
    """Certificates replaced by hand on a host stay announced as they were."""
    pins.trust(HOST, FIRST)
    trust.tell(HOST, SECOND.sha256)
    pin = trust.get(HOST)
    assert pin is not None
    assert (pin.sha256, pin.successor) == (FIRST.sha256, "")


def test_what_the_pool_says_does_not_replace_a_pin_that_a_person_took_away(
    trust: PoolTrust, pins: Pins
) -> None:
    pins.trust(HOST, FIRST)
    trust.tell(HOST, FIRST.sha256)
    assert _fingerprint(trust) == FIRST.sha256
    pins.forget(HOST)
    assert trust.get(HOST) is None


def test_a_certificate_renewed_while_we_watch_is_expected_beside_the_former(
    trust: PoolTrust, pins: Pins
) -> None:
    pins.trust(HOST, FIRST)
    trust.tell(HOST, FIRST.sha256)
    trust.tell(HOST, SECOND.sha256)
    pin = trust.get(HOST)
    assert pin is not None
    assert (pin.sha256, pin.successor) == (FIRST.sha256, SECOND.sha256)


def test_once_the_successor_was_seen_the_former_is_worth_nothing(trust: PoolTrust, pins: Pins) -> None:
    pins.trust(HOST, FIRST)
    trust.belongs("u-pool", (HOST,))
    trust.tell(HOST, FIRST.sha256)
    trust.tell(HOST, SECOND.sha256)
    trust.seen(HOST, FIRST)
    assert _fingerprint(trust) == FIRST.sha256
    trust.seen(HOST, SECOND)
    pin = trust.get(HOST)
    assert pin is not None
    assert (pin.sha256, pin.successor) == (SECOND.sha256, "")
    kept = pins.get(HOST)
    assert kept is not None
    assert (kept.sha256, kept.der, kept.pool) == (SECOND.sha256, SECOND.der, "u-pool")


def test_a_successor_of_a_host_nobody_pinned_leaves_the_file_alone(trust: PoolTrust, pins: Pins) -> None:
    trust.tell(HOST, FIRST.sha256)
    trust.tell(HOST, SECOND.sha256)
    trust.seen(HOST, SECOND)
    assert _fingerprint(trust) == SECOND.sha256
    assert pins.get(HOST) is None


def test_a_pin_of_another_pool_counts_for_nothing_here(trust: PoolTrust, pins: Pins) -> None:
    """Else a pool could send its visitors, with their secrets, to a host of another."""
    pins.trust(HOST, FIRST, "u-other")
    trust.belongs("u-pool", ())
    assert trust.get(HOST) is None
    trust.tell(HOST, THIRD.sha256)
    assert _fingerprint(trust) == THIRD.sha256


def test_unless_a_person_accepts_that_host_for_this_pool_too(trust: PoolTrust, pins: Pins) -> None:
    pins.trust(HOST, FIRST, "u-other")
    trust.belongs("u-pool", ())
    trust.vouch(HOST)
    assert _fingerprint(trust) == FIRST.sha256


def test_a_host_is_noted_for_the_pool_it_was_seen_in(trust: PoolTrust, pins: Pins) -> None:
    pins.trust(HOST, FIRST, "u-former")
    trust.belongs("u-pool", (HOST,))
    assert _fingerprint(trust) == FIRST.sha256
    stranger = PoolTrust(pins)
    stranger.belongs("u-elsewhere", ())
    assert stranger.get(HOST) is None


def test_before_the_pool_is_known_the_pool_of_the_last_time_is_expected(pins: Pins) -> None:
    other = Endpoint("10.9.9.9")
    pins.trust(HOST, FIRST, "u-pool")
    pins.trust(other, SECOND, "u-other")
    trust = PoolTrust(pins)
    assert trust.get(other) is not None
    trust.expect(HOST)
    assert trust.get(HOST) is not None
    assert trust.get(other) is None


def test_a_certificate_the_host_did_not_take_is_not_expected_any_more(trust: PoolTrust) -> None:
    trust.tell(HOST, FIRST.sha256)
    trust.expect_successor(HOST, SECOND.sha256)
    trust.expect_successor(HOST, "")
    pin = trust.get(HOST)
    assert pin is not None
    assert (pin.sha256, pin.successor) == (FIRST.sha256, "")
    trust.expect_successor(HOST, "")
