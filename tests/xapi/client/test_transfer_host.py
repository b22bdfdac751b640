# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Files are asked of a host that reaches the storage, if we trust one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from xapi.client.transfer_pool import HOST, LONELY_SR, OTHER_HOST, POOL, SR, VM

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.transfer_host import endpoint_reaching, hosts_reaching, srs_of_vm
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.net.pins import Pin
from xolite_desktop.xapi.records.decode import convert_record
from xolite_desktop.xapi.refs import Ref

COORDINATOR = Endpoint("pool.example", 8443)
MEMBER = Endpoint("10.0.0.2")


@pytest.fixture
def cache() -> Cache:
    """The pool in memory, with the sets that a server would have filled."""
    made = Cache()
    filled = {
        SR: {"PBDs": ["OpaqueRef:pbd", "OpaqueRef:pbd2"]},
        LONELY_SR: {"PBDs": ["OpaqueRef:pbd3", "OpaqueRef:pbd4", "OpaqueRef:gone"]},
        VM: {"VBDs": ["OpaqueRef:vbd", "OpaqueRef:gone"]},
    }
    made.apply(
        Change(cls, Ref(ref), convert_record(cls, fields | filled.get(ref, {})))
        for cls, records in POOL.items()
        for ref, fields in records.items()
    )
    return made


def pinned(*endpoints: Endpoint) -> object:
    pins = {each: Pin(each, "00", b"", datetime.now(UTC)) for each in endpoints}
    return pins.get


def test_the_coordinator_goes_first_if_it_reaches_the_storage(cache: Cache) -> None:
    assert hosts_reaching(cache, [Ref(SR)]) == [HOST, OTHER_HOST]
    assert endpoint_reaching(cache, [Ref(SR)], COORDINATOR, pinned(MEMBER)) == COORDINATOR


def test_a_member_with_a_plugged_pbd_goes_before_a_coordinator_without(cache: Cache) -> None:
    assert hosts_reaching(cache, [Ref(LONELY_SR)]) == [OTHER_HOST]
    assert hosts_reaching(cache, [Ref(SR), Ref(LONELY_SR)]) == [OTHER_HOST]
    assert endpoint_reaching(cache, [Ref(LONELY_SR)], COORDINATOR, pinned(MEMBER)) == MEMBER


def test_a_member_without_a_pin_is_not_asked(cache: Cache) -> None:
    assert endpoint_reaching(cache, [Ref(LONELY_SR)], COORDINATOR, pinned()) == COORDINATOR


def test_without_storage_any_host_will_do(cache: Cache) -> None:
    assert hosts_reaching(cache, []) == [HOST, OTHER_HOST]
    assert hosts_reaching(cache, [Ref("OpaqueRef:gone")]) == []
    assert endpoint_reaching(cache, [Ref("OpaqueRef:gone")], COORDINATOR, pinned()) == COORDINATOR
    assert endpoint_reaching(Cache(), [], COORDINATOR, pinned()) == COORDINATOR


def test_the_srs_of_a_vm_are_those_of_its_disks(cache: Cache) -> None:
    assert srs_of_vm(cache, Ref(VM)) == {SR}
    assert srs_of_vm(cache, Ref("OpaqueRef:gone")) == set()


def test_an_address_that_is_none_is_passed_over(cache: Cache) -> None:
    cache.apply([Change("host", Ref(OTHER_HOST), convert_record("host", {"address": "", "enabled": True}))])
    assert endpoint_reaching(cache, [Ref(LONELY_SR)], COORDINATOR, pinned(MEMBER)) == COORDINATOR
