# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is based on what, what nobody uses, what it gives back, and whose the space is."""

from __future__ import annotations

import pytest

from helpers.direct_pool import DirectPool
from xolite_desktop.xapi.chains import PARENT, Part, Share, chains_of, frees, space_of
from xolite_desktop.xapi.refs import Ref

GIB = 1 << 30


@pytest.fixture
def pool() -> DirectPool:
    return DirectPool("empty")


@pytest.fixture
def sr(pool: DirectPool) -> Ref:
    return Ref(
        pool.db.create("SR", name_label="nfs", type="nfs", content_type="user", physical_size=900 * GIB)
    )


def disk(
    pool: DirectPool, sr: str, name: str, used: int, parent: str = "", vm: str = "", **fields: object
) -> Ref:
    config = {PARENT: pool.db.get("VDI", parent)["uuid"]} if parent else {}
    record = {"managed": True, "type": "user", "virtual_size": 100 * GIB, **fields}
    ref = pool.db.create(
        "VDI", SR=sr, name_label=name, physical_utilisation=used * GIB, sm_config=config, **record
    )
    if vm:
        pool.db.create("VBD", VM=vm, VDI=ref, type="Disk", userdevice="0")
    return Ref(ref)


def test_a_chain_is_a_tree_and_says_what_each_part_is(pool: DirectPool, sr: Ref) -> None:
    vm = pool.db.create("VM", name_label="web")
    kept = pool.db.create("VM", name_label="before", is_a_snapshot=True, is_a_template=True, snapshot_of=vm)
    base = disk(pool, sr, "base copy", 30, managed=False)
    live = disk(pool, sr, "web root", 5, base, vm)
    taken = disk(pool, sr, "web root", 1, base, kept, is_a_snapshot=True, snapshot_of=live)
    lost = disk(pool, sr, "old", 2, base, is_a_snapshot=True, snapshot_of="OpaqueRef:gone")
    alone = disk(pool, sr, "nobody’s", 7)
    left = disk(pool, sr, "left", 3, managed=False)
    memory = disk(pool, sr, "memory", 4, type="suspend")
    pool.db.update("VM", vm, suspend_VDI=memory)
    pool.follow()
    chains = chains_of(pool.cache, sr)
    assert chains.tells
    assert {ref: str(part) for ref, part in chains.parts.items()} == {
        base: "base", live: "disk", taken: "snapshot", lost: "detached", alone: "orphan", left: "unused base",
        memory: "kept",
    }  # fmt: skip
    assert set(chains.children[base]) == {live, taken, lost}
    assert chains.of(Part.ORPHAN, Part.DETACHED) == [alone, lost]
    space = space_of(pool.cache, sr)
    assert space.vms[Ref(vm)] == Share(used=40 * GIB, provisioned=100 * GIB, disks=1, snapshots=1)
    assert (space.shared, space.unowned) == (0, (2 + 7 + 3) * GIB)


def test_a_base_comes_back_only_with_the_last_that_needs_it(pool: DirectPool, sr: Ref) -> None:
    first = disk(pool, sr, "first", 10, managed=False)
    second = disk(pool, sr, "second", 20, first, managed=False)
    one, two = disk(pool, sr, "one", 1, second), disk(pool, sr, "two", 2, second)
    pool.follow()
    chains = chains_of(pool.cache, sr)
    assert frees(pool.cache, chains, [one]) == 1 * GIB
    assert frees(pool.cache, chains, [one, two]) == (1 + 2 + 10 + 20) * GIB
    assert frees(pool.cache, chains, []) == 0


def test_what_two_vms_are_based_on_is_nobodys_alone(pool: DirectPool, sr: Ref) -> None:
    vms = [Ref(pool.db.create("VM", name_label=name)) for name in ("a", "b")]
    base = disk(pool, sr, "base", 40, managed=False)
    for number, vm in enumerate(vms):
        disk(pool, sr, vm, 1 + number, base, vm)
    pool.follow()
    space = space_of(pool.cache, sr)
    assert [space.vms[vm].used for vm in vms] == [1 * GIB, 2 * GIB]
    assert space.shared == 40 * GIB


def test_rings_and_strangers_do_no_harm(pool: DirectPool, sr: Ref) -> None:
    one = disk(pool, sr, "one", 1)
    two = disk(pool, sr, "two", -1, one)
    pool.db.update("VDI", one, sm_config={PARENT: pool.db.get("VDI", two)["uuid"]})
    disk(pool, sr, "far", 1)
    pool.db.update("VDI", two, parent="OpaqueRef:elsewhere")
    pool.db.create("SR", name_label="block", type="linstor", content_type="user")
    pool.follow()
    chains = chains_of(pool.cache, sr)
    assert sorted(chains.parts) == sorted(pool.db.get("SR", sr)["VDIs"])
    assert len(chains.roots) == 2
    assert frees(pool.cache, chains, [two]) == 0
    other = next(Ref(ref) for ref, each in pool.db.records("SR").items() if each["name_label"] == "block")
    assert not chains_of(pool.cache, other).tells
    assert chains_of(pool.cache, Ref("OpaqueRef:none")).roots == ()
