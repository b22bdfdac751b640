# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Storage is reached in another way, or put into maintenance mode, wholly or not at all."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from helpers.direct_pool import DirectClient, DirectPool
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations import sr_connection, sr_maintenance
from xolite_desktop.xapi.plans.maintenance import LeaveMaintenance
from xolite_desktop.xapi.plans.sr_connection import differing, edited_connection
from xolite_desktop.xapi.plans.sr_maintenance import (
    SHUT_DOWN,
    EnterSrMaintenance,
    disc_users,
    shut_down_for,
    users,
)
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import sr as rules

NOW = {"server": "//nas/vms", "username": "xcp"}


@pytest.fixture
def pool() -> DirectPool:
    return DirectPool("demo")


def named(pool: DirectPool, cls: str, name: str) -> Ref:
    return Ref(next(ref for ref, each in pool.db.records(cls).items() if each["name_label"] == name))


def share(pool: DirectPool, *, connected: int = 3) -> Ref:
    """A share with a password of its own for each host."""
    sr = pool.db.create("SR", name_label="share", type="smb", content_type="user", shared=True)
    for number, host in enumerate(list(pool.db.records("host"))):
        secret = pool.db.create("secret", value="old")
        config = NOW | {"password_secret": pool.db.get("secret", secret)["uuid"]}
        pool.db.create(
            "PBD", SR=sr, host=host, device_config=config, other_config={"kept": "yes"},
            currently_attached=number < connected,
        )  # fmt: skip
    pool.follow()
    return Ref(sr)


def connections(pool: DirectPool, sr: str) -> list[dict[str, Any]]:
    return [dict(pool.db.get("PBD", pbd)) for pbd in pool.db.get("SR", sr)["PBDs"]]


def passwords(pool: DirectPool, sr: str) -> set[str]:
    uuids = [each["device_config"]["password_secret"] for each in connections(pool, sr)]
    return {pool.db.get("secret", pool.db.by_uuid("secret", uuid))["value"] for uuid in uuids}


def run(work: Any) -> None:
    async def whole() -> None:
        await work

    asyncio.run(whole())


def test_a_new_password_goes_into_secrets_and_none_of_ours_stays(pool: DirectPool) -> None:
    sr = share(pool, connected=2)
    plan = edited_connection(pool.cache, sr, NOW | {"username": "backup", "password": "new"})
    assert plan.values == (("username", "backup"),)
    assert "new" not in repr(plan)
    run(sr_connection.edit(DirectClient(pool), sr, plan, lambda _: None))  # type: ignore[arg-type]
    found = connections(pool, sr)
    assert [each["currently_attached"] for each in found].count(True) == 2
    assert {each["device_config"]["username"] for each in found} == {"backup"}
    assert all(each["other_config"] == {"kept": "yes"} for each in found)
    assert passwords(pool, sr) == {"new"}
    assert len(pool.db.records("secret")) == 3


@pytest.mark.parametrize("failing", [*range(2, 11)])
def test_if_one_host_cannot_connect_all_are_connected_as_before(pool: DirectPool, failing: int) -> None:
    sr = share(pool)
    plan = edited_connection(pool.cache, sr, NOW | {"server": "//other/vms"})
    client = DirectClient(pool, failing=failing)
    with pytest.raises(Failure):
        run(sr_connection.edit(client, sr, plan, lambda _: None))  # type: ignore[arg-type]
    found = connections(pool, sr)
    assert len(found) == 3
    assert all(each["currently_attached"] for each in found)
    assert {each["device_config"]["server"] for each in found} == {"//nas/vms"}
    assert passwords(pool, sr) == {"old"}
    assert len(pool.db.records("secret")) == 3


def test_a_server_that_does_not_answer_is_told_and_nothing_is_another(pool: DirectPool) -> None:
    sr = share(pool)
    plan = edited_connection(pool.cache, sr, NOW | {"password": "wrong"})
    with pytest.raises(Failure, match="SR_BACKEND_FAILURE_111"):
        run(sr_connection.edit(DirectClient(pool), sr, plan, lambda _: None))  # type: ignore[arg-type]
    assert all(each["currently_attached"] for each in connections(pool, sr))
    assert passwords(pool, sr) == {"old"}


def test_a_password_that_was_not_entered_stays(pool: DirectPool) -> None:
    sr = share(pool)
    plan = edited_connection(pool.cache, sr, NOW | {"server": "//other/vms"})
    run(sr_connection.edit(DirectClient(pool), sr, plan, lambda _: None))  # type: ignore[arg-type]
    assert {each["device_config"]["server"] for each in connections(pool, sr)} == {"//other/vms"}
    assert passwords(pool, sr) == {"old"}
    assert len(pool.db.records("secret")) == 3


def test_what_is_the_same_is_no_change_and_what_differs_is_known(pool: DirectPool) -> None:
    sr = share(pool)
    assert not edited_connection(pool.cache, sr, NOW).changes
    problems = edited_connection(pool.cache, sr, NOW | {"server": ""}).problems(pool.cache)
    assert [(each.field, each.code) for each in problems] == [("server", "FIELD_MISSING")]
    assert differing(pool.cache, sr) == set()
    pool.db.update("PBD", pool.db.get("SR", sr)["PBDs"][0], device_config=NOW | {"server": "//x/y"})
    pool.follow()
    assert differing(pool.cache, sr) == {"server"}
    assert (
        rules.edit_connection(pool.cache, named(pool, "SR", "Local SSD xcp-01")).code == "SR_CONNECTION_FIXED"
    )  # type: ignore[union-attr]
    refusal = rules.edit_connection(pool.cache, named(pool, "SR", "NFS vol1"))
    assert refusal is not None
    assert (refusal.code, refusal.remedy) == ("SR_RUNS_VMS", "sr.enter_maintenance")


def test_portals_that_a_driver_found_do_not_outlive_the_address_they_were_found_at(pool: DirectPool) -> None:
    sr = Ref(pool.db.create("SR", name_label="san", type="lvmoiscsi", content_type="user", shared=True))
    now = {"target": "10.0.0.9", "targetIQN": "iqn", "SCSIid": "3600"}
    found = {"multiSession": "10.0.0.9,3260,iqn|", "multihomelist": "10.0.0.9:3260"}
    for host in pool.db.records("host"):
        pool.db.create("PBD", SR=sr, host=host, device_config=now | found, currently_attached=True)
    pool.follow()
    assert not edited_connection(pool.cache, sr, now).changes
    plan = edited_connection(pool.cache, sr, now | {"target": "10.0.0.9 10.0.1.9"})
    run(sr_connection.edit(DirectClient(pool), sr, plan, lambda _: None))  # type: ignore[arg-type]
    configs = [each["device_config"] for each in connections(pool, sr)]
    assert all(config == now | {"target": "10.0.0.9,10.0.1.9"} for config in configs)


def test_vms_make_way_and_come_back(pool: DirectPool) -> None:
    """Of a local storage: one VM is shut down, the disks of another move away."""
    sr = named(pool, "SR", "Local SSD xcp-01")
    vms = users(pool.cache, sr)
    assert vms
    nfs = named(pool, "SR", "NFS vol1")
    fates = tuple((vm, nfs if number == 0 else SHUT_DOWN) for number, vm in enumerate(vms))
    plan = EnterSrMaintenance(sr, fates)
    assert list(plan.problems(pool.cache)) == []
    run(sr_maintenance.enter(DirectClient(pool), sr, plan, lambda _: None))  # type: ignore[arg-type]
    assert rules.in_maintenance(pool.cache, sr)
    assert not any(each["currently_attached"] for each in connections(pool, sr))
    assert pool.db.get("VM", vms[0])["power_state"] == "Running"
    back = shut_down_for(pool.cache, sr)
    assert set(back) == set(vms[1:])
    run(sr_maintenance.leave(DirectClient(pool), sr, LeaveMaintenance(tuple(back)), lambda _: None))  # type: ignore[arg-type]
    assert not rules.in_maintenance(pool.cache, sr)
    assert all(pool.db.get("VM", vm)["power_state"] == "Running" for vm in vms)


def test_if_a_host_cannot_be_disconnected_vms_start_again(pool: DirectPool) -> None:
    sr = named(pool, "SR", "iSCSI SAN")
    vms = users(pool.cache, sr)
    plan = EnterSrMaintenance(sr, tuple((vm, SHUT_DOWN) for vm in vms))
    calls = DirectClient(pool)
    run(sr_maintenance.enter(calls, sr, plan, lambda _: None))  # type: ignore[arg-type]
    last = [name for name, _ in calls.calls].index("PBD.unplug") + 1
    again = DirectPool("demo")
    client = DirectClient(again, failing=last)
    with pytest.raises(Failure):
        run(sr_maintenance.enter(client, sr, plan, lambda _: None))  # type: ignore[arg-type]
    assert all(again.db.get("VM", vm)["power_state"] == "Running" for vm in vms)
    assert all(each["currently_attached"] for each in connections(again, sr))
    assert not rules.in_maintenance(again.cache, sr)


def test_discs_of_a_library_are_ejected(pool: DirectPool) -> None:
    sr = named(pool, "SR", "ISO library")
    found = disc_users(pool.cache, sr)
    assert users(pool.cache, sr) == []
    run(sr_maintenance.enter(DirectClient(pool), sr, EnterSrMaintenance(sr), lambda _: None))  # type: ignore[arg-type]
    assert not any(each["currently_attached"] for each in connections(pool, sr))
    assert disc_users(pool.cache, sr) == []
    assert all(pool.db.get("VM", vm)["power_state"] != "Halted" for vm in found)
