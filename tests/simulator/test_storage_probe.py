# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What drivers find: the choices are in the third parameter of the failure."""

from xml.etree import ElementTree

import pytest

from tests.simulator.small_pool import SmallPool
from xolite_desktop.simulator.storage_probe import scsi_id


async def _choices(pool, kind, config):
    code, _, _, xml = await pool.failure("SR.probe", pool.host, config, kind, {})
    return code, ElementTree.fromstring(xml)


async def test_iscsi_is_probed_in_three_steps():
    pool = SmallPool()
    config = {"target": "10.0.0.9"}
    code, targets = await _choices(pool, "lvmoiscsi", config)
    assert (code, targets.tag) == ("SR_BACKEND_FAILURE_96", "iscsi-target-iqns")
    iqn = targets[0].findtext("TargetIQN").strip()
    code, luns = await _choices(pool, "lvmoiscsi", config | {"targetIQN": iqn})
    assert (code, luns.tag, len(luns)) == ("SR_BACKEND_FAILURE_107", "iscsi-target", 2)
    chosen = luns[0].findtext("SCSIid").strip()
    assert chosen == scsi_id(iqn, 0)
    config |= {"targetIQN": iqn, "SCSIid": chosen}
    found = ElementTree.fromstring(await pool.call("SR.probe", pool.host, config, "lvmoiscsi", {}))
    assert (found.tag, len(found)) == ("SRlist", 0)
    sr = await pool.call("SR.create", pool.host, config, 0, "san", "", "lvmoiscsi", "user", True, {})
    found = ElementTree.fromstring(await pool.call("SR.probe", pool.host, config, "lvmoiscsi", {}))
    assert found[0].findtext("UUID").strip() == pool.get("SR", sr)["uuid"]


@pytest.mark.parametrize(
    ("kind", "config", "code", "tag"),
    [
        ("nfs", {"server": "nas"}, "SR_BACKEND_FAILURE_101", "nfs-exports"),
        ("lvmohba", {}, "SR_BACKEND_FAILURE_107", "Devlist"),
    ],
)
async def test_exports_and_block_devices_are_listed(kind, config, code, tag):
    answered, choices = await _choices(SmallPool(), kind, config)
    assert (answered, choices.tag) == (code, tag)
    assert len(choices) > 1


async def test_odd_names_do_not_break_the_list():
    _, choices = await _choices(SmallPool(), "nfs", {"server": "<&>"})
    assert choices[0].findtext("Target").strip() == "<&>"


async def test_drivers_that_cannot_be_asked_say_so():
    pool = SmallPool()
    assert (await pool.failure("SR.probe", pool.host, {}, "iso", {}))[0] == "SR_BACKEND_FAILURE_38"
    assert await pool.failure("SR.probe", pool.host, {}, "nosuch", {}) == ["SR_UNKNOWN_DRIVER", "nosuch"]
    assert await pool.failure("SR.probe_ext", pool.host, {}, "nfs", {}) == ["SR_OPERATION_NOT_SUPPORTED"]


async def test_the_pools_own_drivers_are_those_of_its_sm_records():
    pool = SmallPool()
    assert "lvmoiscsi" in await pool.call("SR.get_supported_types")
    pool.db.create("SM", type="ext")
    assert await pool.call("SR.get_supported_types") == ["ext"]
