# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where hosts are and what certificates they have, followed through the pool's own records."""

from typing import Any

import msgspec
import pytest

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.host_directory import HostDirectory
from xolite_desktop.xapi.client.pool_trust import PoolTrust
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pins
from xolite_desktop.xapi.records.classes import CLASSES
from xolite_desktop.xapi.refs import Ref

FIRST, SECOND = "a1" * 32, "b2" * 32
HERE, THERE = Endpoint("10.0.0.1", 8443), Endpoint("10.0.0.2", 8443)


class Pool:
    def __init__(self) -> None:
        self.cache = Cache()
        self.trust = PoolTrust(Pins(None))
        self.hosts = HostDirectory(self.cache, self.trust, 8443)

    def put(self, cls: str, ref: str, **fields: Any) -> None:
        former = self.cache.get(cls, ref)
        record = (
            CLASSES[cls](**fields)
            if not isinstance(former, msgspec.Struct)
            else msgspec.structs.replace(former, **fields)
        )
        self.hosts.apply(self.cache.apply([Change(cls, Ref(ref), record)]))

    def drop(self, cls: str, ref: str) -> None:
        self.hosts.apply(self.cache.apply([Change(cls, Ref(ref), None)]))

    def told(self, endpoint: Endpoint) -> str | None:
        pin = self.trust.get(endpoint)
        return pin.sha256 if pin else None


def _colons(digits: str) -> str:
    return ":".join(digits[at : at + 2] for at in range(0, 64, 2)).upper()


@pytest.fixture
def pool() -> Pool:
    pool = Pool()
    pool.put("host", "h1", address="10.0.0.1")
    pool.put("Certificate", "c1", type="host", host=Ref("h1"), fingerprint_sha256=_colons(FIRST))
    return pool


def test_the_pool_tells_where_a_host_is_and_what_it_shows(pool: Pool) -> None:
    assert pool.hosts.endpoint("h1") == HERE
    assert pool.told(HERE) == FIRST
    assert pool.hosts.unannounced == ()


def test_the_order_of_events_does_not_matter() -> None:
    pool = Pool()
    pool.put("Certificate", "c1", type="host", host=Ref("h1"), fingerprint=_colons(FIRST))
    assert pool.trust.told == ()
    pool.put("host", "h1", address="10.0.0.1")
    assert pool.told(HERE) == FIRST


def test_certificates_among_hosts_and_of_authorities_are_not_what_clients_see(pool: Pool) -> None:
    pool.put("host", "h2", address="10.0.0.2")
    for number, kind in enumerate(("host_internal", "ca", "pinned", "of tomorrow")):
        pool.put("Certificate", f"x{number}", type=kind, host=Ref("h2"), fingerprint_sha256=_colons(SECOND))
    assert pool.told(THERE) is None
    assert pool.hosts.unannounced == (Ref("h2"),)


@pytest.mark.parametrize("text", ["", "rubbish", FIRST[:-2], FIRST + "00", "zz" * 32])
def test_a_fingerprint_that_is_none_is_not_believed(pool: Pool, text: str) -> None:
    pool.put("host", "h2", address="10.0.0.2")
    pool.put("Certificate", "c2", type="host", host=Ref("h2"), fingerprint_sha256=text)
    assert pool.told(THERE) is None


def test_a_renewed_certificate_is_the_successor(pool: Pool) -> None:
    pool.put("Certificate", "c1", fingerprint_sha256=_colons(SECOND))
    pin = pool.trust.get(HERE)
    assert pin is not None
    assert (pin.sha256, pin.successor) == (FIRST, SECOND)


def test_a_host_that_moves_is_believed_at_its_new_address_only(pool: Pool) -> None:
    pool.put("host", "h1", address="10.0.0.2")
    assert pool.hosts.endpoint("h1") == THERE
    assert pool.told(HERE) is None
    assert pool.told(THERE) == FIRST


def test_a_host_that_left_the_pool_is_a_stranger(pool: Pool) -> None:
    pool.drop("host", "h1")
    assert pool.hosts.endpoint("h1") is None
    assert pool.told(HERE) is None


@pytest.mark.parametrize("address", ["", "not an address!", "http://10.0.0.1", "a@b"])
def test_a_host_without_a_usable_address_is_nowhere(address: str) -> None:
    pool = Pool()
    pool.put("host", "h1", address=address)
    assert pool.hosts.endpoint("h1") is None


def test_changes_that_have_nothing_to_do_with_it_cost_nothing(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool.hosts, "_addresses", lambda: pytest.fail("looked at all hosts"))
    pool.put("host", "h1", name_label="renamed")
    pool.put("VM", "vm", name_label="new")
