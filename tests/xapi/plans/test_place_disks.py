# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What room storage needs while disks come to it, beyond what they take in the end."""

from __future__ import annotations

from helpers.direct_pool import DirectPool
from xolite_desktop.xapi.plans.place_disks import place_problem, room_on_the_way
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.disk import is_live

GIB = 1 << 30


def test_a_disk_that_is_written_meanwhile_may_take_its_room_twice() -> None:
    pool = DirectPool("demo")
    vm = pool.db.find("VM", name_label="postgres-primary")[0]
    disks = [
        Ref(vbd["VDI"])
        for vbd in (pool.db.get("VBD", ref) for ref in pool.db.get("VM", vm)["VBDs"])
        if vbd["type"] == "Disk"
    ][:2]
    sr = Ref(pool.db.find("SR", name_label="NFS vol1")[0])
    for disk, size in zip(disks, (10 * GIB, 30 * GIB), strict=True):
        pool.db.update("VDI", disk, virtual_size=size)
    pool.db.update("SR", sr, type="lvmoiscsi", physical_size=65 * GIB, physical_utilisation=0)
    pool.follow()
    assert all(is_live(pool.cache, disk) for disk in disks)
    assert place_problem(pool.cache, disks, sr) is None  # they have room when they are there
    assert room_on_the_way(pool.cache, disks, sr) == 70 * GIB
    pool.db.update("SR", sr, physical_size=70 * GIB)
    pool.follow()
    assert room_on_the_way(pool.cache, disks, sr) == 0
    pool.db.update("SR", sr, physical_size=65 * GIB, type="nfs", sm_config={})
    pool.follow()
    assert room_on_the_way(pool.cache, disks, sr) == 0  # it gives only what is written
    pool.db.update("SR", sr, type="lvmoiscsi")
    pool.db.update("VM", vm, power_state="Halted")
    for ref in pool.db.get("VM", vm)["VBDs"]:
        pool.db.update("VBD", ref, currently_attached=False)
    pool.follow()
    assert room_on_the_way(pool.cache, disks, sr) == 0  # copied, and nobody writes
