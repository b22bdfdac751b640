# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is said before the address changes by which a host, or the pool, is reached."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers.networks import Networks
from xolite_desktop.models.actions.network_cautions import changes_address, moves_all, moves_management
from xolite_desktop.xapi.plans.address import Address, Mode4, address_of
from xolite_desktop.xapi.records.network import PIF
from xolite_desktop.xapi.refs import Ref

OTHERS = " The other hosts lose their coordinator for that time; then they are told where it is."


@pytest.fixture(scope="module")
def pool() -> Networks:
    return Networks()


def changed(pool: Networks, pif: Ref, **fields: object) -> str:
    record = pool.cache.get("PIF", pif)
    assert isinstance(record, PIF)
    return changes_address(pool.cache, pif, replace(address_of(record), **fields))  # type: ignore[arg-type]


def test_the_coordinator_is_found_at_its_new_address(pool: Networks) -> None:
    said = changed(pool, pool.pif("xcp-01", "eth0"), ip="10.0.12.99")
    assert "comes back by itself at 10.0.12.99 if the host there shows the certificate" in said
    assert said.endswith(OTHERS)
    assert "is not known before" in changes_address(
        pool.cache, pool.pif("xcp-01", "eth0"), Address(Mode4.DHCP)
    )


def test_a_member_is_lost_for_a_moment_only(pool: Networks) -> None:
    said = changed(pool, pool.pif("xcp-02", "eth0"), ip="10.0.12.98")
    assert said.startswith("The pool loses contact with xcp-02 for some seconds")


def test_nothing_is_said_of_what_nobody_came_by(pool: Networks) -> None:
    assert changed(pool, pool.pif("xcp-01", "eth3"), ip="10.0.40.99") == ""
    assert changed(pool, pool.pif("xcp-01", "eth0")) == ""
    gone = Ref("OpaqueRef:gone")
    assert moves_management(pool.cache, gone) == moves_all(pool.cache, gone) == ""


def test_another_interface_takes_over(pool: Networks) -> None:
    assert "at 10.0.40.11 if" in moves_management(pool.cache, pool.pif("xcp-01", "eth3"))
    assert moves_all(pool.cache, pool.named("network", "Storage")) == moves_management(
        pool.cache, pool.pif("xcp-01", "eth3")
    )
