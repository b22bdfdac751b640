# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the pool forgets stays where it is, with its disks, until somebody makes a new storage in its place."""

from xml.etree import ElementTree

from tests.simulator.small_pool import SmallPool

SAN = {"target": "10.0.0.9", "targetIQN": "iqn", "SCSIid": "3600"}
NFS = {"server": "nas", "serverpath": "/vms"}


async def _made(pool, kind, config):
    return await pool.call("SR.create", pool.host, config, 0, "new", "", kind, "user", True, {})


async def _found(pool, kind, config):
    xml = ElementTree.fromstring(await pool.call("SR.probe", pool.host, config, kind, {}))
    return [sr.findtext("UUID").strip() for sr in xml]


async def _forgotten(pool, sr):
    uuid = pool.get("SR", sr)["uuid"]
    for pbd in pool.get("SR", sr)["PBDs"]:
        await pool.call("PBD.unplug", pbd)
    await pool.call("SR.forget", sr)
    return uuid


async def test_disks_come_back_with_a_scan():
    pool = SmallPool(hosts=2)
    sr = await _made(pool, "nfs", NFS)
    pool.db.create("VDI", SR=sr, name_label="kept", virtual_size=1 << 30, managed=True)
    uuid = await _forgotten(pool, sr)
    assert await _found(pool, "nfs", NFS) == [uuid]
    assert await _found(pool, "nfs", NFS | {"serverpath": "/other"}) == []
    sr = await pool.call("SR.introduce", uuid, "again", "", "nfs", "user", True, {})
    pbd = await pool.call(
        "PBD.create", {"host": pool.host, "SR": sr, "device_config": NFS, "other_config": {}}
    )
    await pool.call("PBD.plug", pbd)
    assert pool.get("SR", sr)["VDIs"] == []
    await pool.call("SR.scan", sr)
    assert [pool.get("VDI", vdi)["name_label"] for vdi in pool.get("SR", sr)["VDIs"]] == ["kept"]


async def test_a_new_storage_wipes_a_lun_and_stands_beside_others_on_a_server():
    pool = SmallPool()
    old = await _forgotten(pool, await _made(pool, "lvmoiscsi", SAN))
    fresh = pool.get("SR", await _made(pool, "lvmoiscsi", SAN))["uuid"]
    assert await _found(pool, "lvmoiscsi", SAN) == [fresh] != [old]
    first = await _forgotten(pool, await _made(pool, "nfs", NFS))
    second = pool.get("SR", await _made(pool, "nfs", NFS))["uuid"]
    assert await _found(pool, "nfs", NFS) == sorted([first, second])


async def test_servers_that_do_not_answer_and_passwords_that_are_wrong():
    pool = SmallPool()
    probe = ["SR.probe", pool.host, {"server": "nowhere.example"}, "nfs", {}]
    assert (await pool.failure(*probe))[0] == "SR_BACKEND_FAILURE_108"
    given = await pool.call("secret.create", {"value": "wrong", "other_config": {}})
    config = SAN | {"chapuser": "u", "chappassword_secret": pool.get("secret", given)["uuid"]}
    assert (await pool.failure("SR.probe", pool.host, config, "lvmoiscsi", {}))[0] == "SR_BACKEND_FAILURE_68"
    params = [pool.host, {"location": "nowhere:/iso", "type": "nfs_iso"}, 0, "n", "", "iso", "iso", True, {}]
    assert (await pool.failure("SR.create", *params))[0] == "SR_BACKEND_FAILURE_222"
    assert not pool.db.find("SR", name_label="n")
