# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Storage repositories: created, plugged, forgotten, destroyed."""

import pytest

from tests.simulator.small_pool import SmallPool


def _create(pool, kind="nfs", config=None, shared=True, name="new"):
    config = {"server": "nas", "serverpath": "/vms"} if config is None else config
    return ["SR.create", pool.host, config, 0, name, "", kind, "user", shared, {}]


async def test_a_shared_sr_is_plugged_on_every_host_and_a_local_one_on_its_own():
    pool = SmallPool(hosts=3)
    shared = await pool.call(*_create(pool))
    pbds = [pool.get("PBD", each) for each in pool.get("SR", shared)["PBDs"]]
    assert [pbd["host"] for pbd in pbds] == pool.hosts
    assert all(pbd["currently_attached"] for pbd in pbds)
    local = await pool.call(*_create(pool, "ext", {"device": "/dev/sdb"}, shared=False))
    assert len(pool.get("SR", local)["PBDs"]) == 1


@pytest.mark.parametrize(
    ("kind", "config", "code"),
    [
        ("nosuch", {}, "SR_UNKNOWN_DRIVER"),
        ("nfs", {}, "SR_BACKEND_FAILURE_102"),
        ("nfs", {"server": "nas"}, "SR_BACKEND_FAILURE_101"),
        ("lvmoiscsi", {"target": "t"}, "SR_BACKEND_FAILURE_96"),
        ("ext", {}, "SR_BACKEND_FAILURE_90"),
    ],
)
async def test_what_the_driver_misses_is_said(kind, config, code):
    pool = SmallPool()
    assert (await pool.failure(*_create(pool, kind, config)))[0] == code


async def test_passwords_are_moved_into_secrets():
    pool = SmallPool()
    given = await pool.call("secret.create", {"value": "top", "other_config": {}})
    config = {"target": "t", "targetIQN": "iqn", "SCSIid": "1", "chapuser": "u"}
    first = await pool.call(*_create(pool, "lvmoiscsi", config | {"chappassword": "plain"}))
    uuid = pool.get("secret", given)["uuid"]
    second = await pool.call(*_create(pool, "lvmoiscsi", config | {"chappassword_secret": uuid}))
    kept = [pool.get("PBD", pool.get("SR", sr)["PBDs"][0])["device_config"] for sr in (first, second)]
    assert all("chappassword" not in each for each in kept)
    assert kept[1]["chappassword_secret"] != uuid
    await pool.call("secret.destroy", given)
    values = [secret["value"] for secret in pool.db.records("secret").values()]
    assert values == ["plain", "top"]


async def test_an_sr_is_forgotten_with_its_disks_and_vbds_dangle():
    pool = SmallPool()
    sr, vm = pool.local_sr, pool.vm(sr=pool.local_sr)
    disk = pool.devices(vm, "VBD")[0]["VDI"]
    pool.db.update("pool", pool.pool, default_SR=sr)
    assert await pool.failure("SR.forget", sr) == ["SR_HAS_PBD", sr]
    await pool.call("PBD.unplug", pool.get("SR", sr)["PBDs"][0])
    await pool.call("SR.forget", sr)
    assert disk not in pool.db.records("VDI")
    assert pool.devices(vm, "VBD")[0]["VDI"] == disk
    assert pool.get("pool", pool.pool)["default_SR"] == sr
    assert await pool.failure("VM.start", vm, False, False) == ["HANDLE_INVALID", "VDI", disk]


async def test_an_sr_is_destroyed_unplugged_empty_and_reachable():
    pool = SmallPool()
    sr = pool.local_sr
    (pbd,) = pool.get("SR", sr)["PBDs"]
    disk = pool.disk(sr)
    assert await pool.failure("SR.destroy", sr) == ["SR_HAS_PBD", sr]
    await pool.call("PBD.unplug", pbd)
    assert await pool.failure("SR.destroy", sr) == ["SR_NOT_EMPTY"]
    pool.db.destroy("VDI", disk)
    await pool.call("PBD.destroy", pbd)
    assert await pool.failure("SR.destroy", sr) == ["SR_HAS_NO_PBDS", sr]
    await pool.call("PBD.create", {"host": pool.host, "SR": sr, "device_config": {}, "other_config": {}})
    await pool.call("SR.destroy", sr)
    assert sr not in pool.db.records("SR")


async def test_an_sr_is_introduced_by_its_uuid_once():
    pool = SmallPool()
    arguments = ["not-a-uuid", "found", "", "nosuch", "user", True, {}]
    sr = await pool.call("SR.introduce", *arguments)
    assert pool.get("SR", sr)["uuid"] == "not-a-uuid"
    assert await pool.failure("SR.introduce", *arguments) == ["SR_UUID_EXISTS", "not-a-uuid"]


async def test_plugging_and_unplugging_twice_is_no_mistake():
    pool = SmallPool()
    (pbd,) = pool.get("SR", pool.local_sr)["PBDs"]
    for name, attached in (
        ("PBD.plug", True),
        ("PBD.unplug", False),
        ("PBD.unplug", False),
        ("PBD.plug", True),
    ):
        await pool.call(name, pbd)
        assert pool.get("PBD", pbd)["currently_attached"] is attached
    assert await pool.failure("PBD.destroy", pbd) == ["OPERATION_NOT_ALLOWED", "PBD is currently attached"]
    assert await pool.failure("PBD.set_device_config", pbd, {}) == ["PERMISSION_DENIED", ""]
    record = {"host": pool.host, "SR": pool.local_sr, "device_config": {}, "other_config": {}}
    assert await pool.failure("PBD.create", record) == ["PBD_EXISTS", pool.local_sr, pool.host, pbd]


async def test_a_disk_of_a_running_vm_keeps_the_sr_plugged_there():
    pool = SmallPool(hosts=2)
    vm = await pool.running()
    disk = pool.devices(vm, "VBD")[0]["VDI"]
    here, there = pool.get("SR", pool.shared_sr)["PBDs"]
    assert await pool.failure("PBD.unplug", here) == ["VDI_IN_USE", disk]
    await pool.call("PBD.unplug", there)


async def test_scanning_needs_a_connection():
    pool = SmallPool()
    await pool.call("SR.scan", pool.shared_sr)
    await pool.call("SR.update", pool.shared_sr)
    await pool.call("SR.assert_can_host_ha_statefile", pool.shared_sr)
    await pool.call("PBD.unplug", pool.get("SR", pool.shared_sr)["PBDs"][0])
    assert await pool.failure("SR.scan", pool.shared_sr) == ["SR_HAS_NO_PBDS", pool.shared_sr]
    assert await pool.call("SR.get_data_sources", pool.shared_sr) == []
    failure = await pool.failure("SR.assert_supports_database_replication", pool.shared_sr)
    assert failure[0] == "SR_OPERATION_NOT_SUPPORTED"
