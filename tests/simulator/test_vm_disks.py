# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disks as records, and the space they take."""

import pytest

from tests.simulator.small_pool import GIB, SmallPool
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.vm_disks import (
    allocated,
    check_room,
    clone_disk,
    disks_of,
    drop_disk,
    make_disk,
    move_disk,
    snapshot_disk,
)


def test_the_sr_counts_what_its_disks_take():
    pool = SmallPool()
    thick = pool.db.create("SR", type="lvm", physical_size=100 * GIB)
    disk = make_disk(
        pool.db, thick, virtual_size=60 * GIB, physical_utilisation=allocated(pool.db, thick, 60 * GIB)
    )
    record = pool.get("SR", thick)
    assert record["virtual_allocation"] == record["physical_utilisation"] == 60 * GIB
    with pytest.raises(Failure) as error:
        check_room(pool.db, thick, 50 * GIB)
    assert error.value.code == "SR_BACKEND_FAILURE_44"
    drop_disk(pool.db, disk)
    assert pool.get("SR", thick)["physical_utilisation"] == 0


def test_thin_disks_take_little_and_fit_always():
    pool = SmallPool()
    assert allocated(pool.db, pool.shared_sr, 50 * GIB) < GIB
    assert allocated(pool.db, pool.shared_sr, 50 * GIB, share=0.5) == 25 * GIB
    check_room(pool.db, pool.shared_sr, 10_000 * GIB)


def test_a_new_disk_is_where_its_uuid_says():
    pool = SmallPool()
    disk = make_disk(pool.db, pool.shared_sr, virtual_size=GIB)
    assert pool.get("VDI", disk)["location"] == pool.get("VDI", disk)["uuid"]


def test_snapshots_follow_a_disk_that_moves():
    pool = SmallPool()
    vm = pool.vm(sr=pool.local_sr)
    (disk,) = disks_of(pool.db, pool.get("VM", vm))
    snapshot = snapshot_disk(pool.db, disk, "20270101T00:00:00Z")
    moved = move_disk(pool.db, disk, pool.shared_sr)
    assert disk not in pool.db.records("VDI")
    assert disks_of(pool.db, pool.get("VM", vm)) == [moved]
    assert pool.get("VDI", snapshot)["snapshot_of"] == moved
    assert pool.get("VDI", moved)["SR"] == pool.shared_sr


def test_a_clone_of_a_snapshot_is_a_plain_disk():
    pool = SmallPool()
    snapshot = snapshot_disk(pool.db, pool.disk(name_label="data"), "20270101T00:00:00Z")
    clone = pool.get("VDI", clone_disk(pool.db, snapshot))
    assert (clone["name_label"], clone["is_a_snapshot"]) == ("data", False)
