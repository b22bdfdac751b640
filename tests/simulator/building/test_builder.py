# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Refs, uuids and addresses depend on seed and key alone."""

from __future__ import annotations

import uuid

import pytest

from xolite_desktop.simulator.building.builder import Builder, moment
from xolite_desktop.simulator.clock import wire_date

NOW = 1_795_357_800.0


def test_the_same_key_gives_the_same_ref_and_uuid_for_the_same_seed() -> None:
    first, again, other = Builder(1, NOW), Builder(1, NOW), Builder(2, NOW)
    refs = [builder.add("VM", "web", name_label="web") for builder in (first, again, other)]
    assert refs[0] == refs[1] != refs[2]
    assert first.records == again.records
    assert refs[0] == first.ref("VM", "web")
    assert uuid.UUID(first.record("VM", refs[0])["uuid"]).version == 4


def test_a_key_is_used_once_in_a_class() -> None:
    builder = Builder(1, NOW)
    builder.add("VM", "web")
    builder.add("network", "web")
    with pytest.raises(ValueError, match="two records of class VM"):
        builder.add("VM", "web")


def test_mac_addresses_are_unicast_and_local() -> None:
    builder = Builder(1, NOW)
    macs = {builder.mac(number) for number in range(200)}
    assert len(macs) == 200
    assert all(int(mac[:2], 16) & 3 == 2 for mac in macs)


def test_choices_are_spread_over_keys() -> None:
    builder = Builder(1, NOW)
    chosen = [builder.choice(("a", "b", "c", "d"), number) for number in range(400)]
    assert all(70 < chosen.count(option) < 130 for option in "abcd")


def test_dates_are_read_as_they_are_written() -> None:
    assert moment(wire_date(NOW)) == NOW
    assert Builder(1, NOW).ago(60) == wire_date(NOW - 60)
