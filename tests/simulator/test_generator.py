# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Generated pools are whole, the same for the same seed, and made of what a pool is made of."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.simulator.pool_checks import complaints
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.generator import generate
from xolite_desktop.simulator.scenario import load

BASE_URL = "https://127.0.0.1:4433"


def _loaded(hosts: int, vms: int, seed: int) -> Database:
    db = Database()
    assert load(db, generate(hosts, vms, seed), BASE_URL, now=1_800_000_000.0) == []
    return db


@pytest.mark.parametrize(("hosts", "vms"), [(1, 0), (1, 5), (4, 50), (3, 200)])
def test_generated_pool_is_whole(hosts: int, vms: int) -> None:
    assert complaints(_loaded(hosts, vms, 1)) == []


def test_the_same_seed_gives_the_same_pool_and_another_another() -> None:
    assert generate(2, 20, 1) == generate(2, 20, 1)
    first, second = ({vm["name_label"] for vm in generate(2, 20, seed)["VM"].values()} for seed in (1, 2))
    assert first != second


def test_generated_pool_has_a_believable_mix() -> None:
    db = _loaded(4, 400, 3)
    vms = [vm for vm in db.records("VM").values() if not (vm["is_a_template"] or vm["is_control_domain"])]
    assert len(vms) == 400
    assert len({vm["name_label"] for vm in vms}) == 400
    states = Counter(vm["power_state"] for vm in vms)
    assert states["Running"] > states["Halted"] > states["Suspended"] > 0
    assert states["Paused"] > 0
    disks = Counter(sum(db.get("VBD", ref)["type"] == "Disk" for ref in vm["VBDs"]) for vm in vms)
    assert set(disks) == {1, 2, 3}
    assert set(Counter(len(vm["VIFs"]) for vm in vms)) == {1, 2}
    assert {sr["shared"] for sr in db.records("SR").values()} == {True, False}
    assert len({vm["resident_on"] for vm in vms if vm["power_state"] == "Running"}) == 4


@pytest.mark.parametrize(("hosts", "vms"), [(0, 1), (1, -1)])
def test_a_pool_without_hosts_is_refused(hosts: int, vms: int) -> None:
    with pytest.raises(ValueError, match="at least one host"):
        generate(hosts, vms, 1)
