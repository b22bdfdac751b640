# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""VMs that go to another pool with their disks and snapshots, or leave a copy there."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.simulator.small_pool import SmallPool
from xolite_desktop.simulator import neighbours


class Neighbour(SmallPool):
    """A pool that others reach, on the same loop."""

    is_on_this_loop = True


@pytest.fixture
async def there() -> AsyncIterator[Neighbour]:
    pool = Neighbour()
    neighbours.arrived(pool)  # type: ignore[arg-type]
    yield pool
    neighbours.left(pool)  # type: ignore[arg-type]
    await pool.close()


async def destination(there: Neighbour) -> dict[str, str]:
    found: dict[str, str] = await there.call("host.migrate_receive", there.host, there.network, {})
    assert found["session_id"] != there.session
    return found


def maps(pool: SmallPool, vm: str, there: Neighbour) -> tuple[dict[str, str], dict[str, str]]:
    """Every disk and interface, of snapshots too."""
    all_of = [vm, *pool.get("VM", vm)["snapshots"]]
    vbds = [each for ref in all_of for each in pool.devices(ref, "VBD")]
    disks = {vbd["VDI"]: there.shared_sr for vbd in vbds if vbd["type"] == "Disk"}
    return disks, {vif: there.network for ref in all_of for vif in pool.get("VM", ref)["VIFs"]}


async def test_a_running_vm_goes_with_its_snapshots(there: Neighbour) -> None:
    pool = SmallPool()
    vm = await pool.running(sr=pool.local_sr)
    await pool.call("VM.snapshot", vm, "before", [])
    uuid, disks, vifs = pool.get("VM", vm)["uuid"], *maps(pool, vm, there)
    arguments = (vm, await destination(there), True, disks, vifs, {})
    await pool.call("VM.assert_can_migrate", *arguments)
    made = await pool.call("VM.migrate_send", *arguments)
    assert vm not in pool.db.records("VM")
    assert not set(disks) & set(pool.db.records("VDI"))
    arrived = there.get("VM", made)
    assert (arrived["uuid"], arrived["power_state"], arrived["resident_on"]) == (uuid, "Running", there.host)
    assert there.get("VDI", there.devices(made, "VBD")[0]["VDI"])["SR"] == there.shared_sr
    assert all(vif["network"] == there.network for vif in there.devices(made, "VIF"))
    (snapshot,) = arrived["snapshots"]
    assert there.get("VM", snapshot)["snapshot_of"] == made
    assert "clean_shutdown" in arrived["allowed_operations"]
    await pool.close()


async def test_a_copy_leaves_the_vm_where_it_was(there: Neighbour) -> None:
    pool = SmallPool()
    vm = pool.vm(sr=pool.local_sr)
    disks, vifs = maps(pool, vm, there)
    made = await pool.call(
        "VM.migrate_send", vm, await destination(there), True, disks, vifs, {"copy": "true"}
    )
    assert pool.get("VM", vm)["uuid"] != there.get("VM", made)["uuid"]
    assert set(disks) <= set(pool.db.records("VDI"))
    await pool.close()


async def test_what_has_no_place_there_is_named(there: Neighbour) -> None:
    pool = SmallPool()
    vm = await pool.running(sr=pool.local_sr)
    dest, (disks, vifs) = await destination(there), maps(pool, vm, there)
    disk = next(iter(disks))

    async def refused(*params: object) -> list[str]:
        return await pool.failure("VM.assert_can_migrate", vm, dest, True, *params, {})

    assert await refused({}, vifs) == ["VDI_NOT_IN_MAP", disk]
    assert await refused({disk: pool.local_sr}, vifs) == ["HANDLE_INVALID", "SR", pool.local_sr]
    if vifs:
        assert await refused(disks, {}) == ["VIF_NOT_IN_MAP", next(iter(vifs))]
    pool.db.update("VDI", disk, cbt_enabled=True)
    assert await refused(disks, vifs) == ["VDI_CBT_ENABLED", disk]
    pool.db.update("VDI", disk, cbt_enabled=False)
    there.db.update("host", there.host, enabled=False)
    assert await refused(disks, vifs) == ["HOST_DISABLED", there.host]
    await there.call("session.logout")
    nowhere = {**dest, "session_id": there.session}
    assert (await pool.failure("VM.assert_can_migrate", vm, nowhere, True, disks, vifs, {}))[
        0
    ] == "INTERNAL_ERROR"
    await pool.close()


async def test_a_cancelled_move_leaves_both_pools_as_they_were(there: Neighbour) -> None:
    pool = SmallPool()
    vm = await pool.running(sr=pool.local_sr)
    disks, vifs = maps(pool, vm, there)
    before = set(there.db.records("VM"))
    dest = await destination(there)
    pool.clock.auto = False
    task = await pool.begin("VM.migrate_send", vm, dest, True, disks, vifs, {})
    await pool.wind(1)
    await pool.call("task.cancel", task)
    await pool.wind(1)
    assert pool.get("task", task)["status"] == "cancelled"
    assert pool.get("VM", vm)["current_operations"] == {}
    assert set(there.db.records("VM")) == before
    await pool.close()
