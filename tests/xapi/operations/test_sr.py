# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Storage is disconnected, forgotten and destroyed wholly or not at all; connecting goes as far as it can."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from helpers.direct_pool import DirectClient, DirectPool
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations import sr as operations
from xolite_desktop.xapi.refs import NULL_REF, Ref
from xolite_desktop.xapi.rules import sr as rules
from xolite_desktop.xapi.rules.refusal import Refusal


@pytest.fixture
def pool() -> DirectPool:
    return DirectPool("demo")


def spare(pool: DirectPool, *, connected: int = 3) -> Ref:
    """A shared SR without disks, to which so many hosts are connected."""
    sr = pool.db.create(
        "SR", name_label="spare", type="nfs", content_type="user", shared=True, physical_size=1 << 40
    )
    for host in list(pool.db.records("host"))[:connected]:
        config = {"server": "nas", "serverpath": "/x"}
        pool.db.create("PBD", SR=sr, host=host, device_config=config, currently_attached=True)
    pool.follow()
    return Ref(sr)


def named(pool: DirectPool, name: str) -> Ref:
    return Ref(next(ref for ref, sr in pool.db.records("SR").items() if sr["name_label"] == name))


def run(
    work: Callable[..., Awaitable[object]], pool: DirectPool, sr: Ref, *, failing: int | None = None
) -> DirectClient:
    client = DirectClient(pool, failing=failing)

    async def whole() -> None:
        await work(client, sr, lambda _: None)

    asyncio.run(whole())
    return client


def attached(pool: DirectPool, sr: Ref) -> int:
    return sum(pool.db.get("PBD", pbd)["currently_attached"] for pbd in pool.db.get("SR", sr)["PBDs"])


def coordinator(pool: DirectPool) -> str:
    return next(iter(pool.db.records("pool").values()))["master"]  # type: ignore[no-any-return]


def test_the_coordinator_is_disconnected_last_and_connected_first(pool: DirectPool) -> None:
    sr = spare(pool)
    client = run(operations.detach, pool, sr)
    hosts = [pool.db.get("PBD", str(params[0]))["host"] for _, params in client.calls]
    assert len(hosts) == 3
    assert hosts[-1] == coordinator(pool)
    client = run(operations.repair, pool, sr)
    assert pool.db.get("PBD", str(client.calls[0][1][0]))["host"] == coordinator(pool)
    assert attached(pool, sr) == 3


@pytest.mark.parametrize("work", [operations.detach, operations.forget, operations.destroy])
def test_if_one_call_fails_all_hosts_are_connected_as_before(pool: DirectPool, work: Any) -> None:
    sr = spare(pool)
    for failing in range(3 if work is operations.detach else 4):
        with pytest.raises(Failure):
            run(work, pool, sr, failing=failing)
        assert attached(pool, sr) == 3


@pytest.mark.parametrize("work", [operations.forget, operations.destroy])
def test_the_pool_does_not_go_on_naming_what_is_gone(pool: DirectPool, work: Any) -> None:
    sr = spare(pool)
    for record in pool.db.records("pool"):
        pool.db.update("pool", record, default_SR=sr, suspend_image_SR=sr)
    pool.follow()
    run(work, pool, sr)
    (record,) = pool.db.records("pool").values()
    assert sr not in pool.db.records("SR")
    assert (record["default_SR"], record["suspend_image_SR"]) == (NULL_REF, NULL_REF)


def test_hosts_without_a_connection_get_one_like_the_others(pool: DirectPool) -> None:
    sr = spare(pool, connected=1)
    assert len(rules.missing(pool.cache, sr)) == 2
    run(operations.repair, pool, sr)
    configs = [pool.db.get("PBD", pbd)["device_config"] for pbd in pool.db.get("SR", sr)["PBDs"]]
    assert attached(pool, sr) == 3
    assert all(config == configs[0] for config in configs)


def test_the_others_are_connected_though_one_cannot_be(pool: DirectPool) -> None:
    sr = spare(pool)
    run(operations.detach, pool, sr)
    dead = next(host for host in pool.db.records("host") if host != coordinator(pool))
    pool.db.update("host_metrics", pool.db.get("host", dead)["metrics"], live=False)
    pool.follow()
    with pytest.raises(operations.NotAllConnected) as caught:
        run(operations.repair, pool, sr)
    assert attached(pool, sr) == 2
    codes = {host: code for host, code, _ in caught.value.verdicts}
    assert codes[dead] == "HOST_OFFLINE"
    assert list(codes.values()).count("HOST_CONNECTED") == 2
    assert rules.repair(pool.cache, sr) == Refusal("HOST_OFFLINE", (dead,))
    with pytest.raises(operations.NotAllConnected):
        run(operations.repair, pool, sr)


def test_what_was_put_elsewhere_on_purpose_stays_there(pool: DirectPool) -> None:
    archive, san, sr = named(pool, "Archive"), named(pool, "iSCSI SAN"), spare(pool)
    (record,) = pool.db.records("pool")
    pool.db.update("pool", record, default_SR=san, suspend_image_SR=archive, crash_dump_SR=san)
    pool.follow()
    asyncio.run(operations.set_default(DirectClient(pool), sr))  # type: ignore[arg-type]
    found = pool.db.get("pool", record)
    assert (found["default_SR"], found["suspend_image_SR"], found["crash_dump_SR"]) == (sr, archive, sr)


def test_vms_that_run_from_it_are_named_up_to_a_number(pool: DirectPool) -> None:
    nfs = named(pool, "NFS vol1")
    refusal = rules.detach(pool.cache, nfs)
    assert refusal is not None
    assert refusal.code == rules.RUNS_VMS
    assert refusal.params[1].count("OpaqueRef:") == 5
    assert refusal.params[1].endswith("…")


def test_what_belongs_to_hosts_is_not_forgotten(pool: DirectPool) -> None:
    for name in ("XCP-ng Tools", "DVD drives"):
        assert rules.forget(pool.cache, named(pool, name)) == Refusal(rules.OF_HOSTS, (named(pool, name),))
    sr = spare(pool)
    pool.db.update("SR", sr, other_config={"indestructible": "true"})
    pool.follow()
    assert rules.destroy(pool.cache, sr) == Refusal("SR_INDESTRUCTIBLE", (sr,))
    assert rules.forget(pool.cache, sr) is None


def test_the_heartbeat_disk_keeps_it_connected(pool: DirectPool) -> None:
    sr = spare(pool)
    (record,) = pool.db.records("pool")
    pool.db.create("VDI", SR=sr, type="ha_statefile", managed=True)
    pool.db.update("pool", record, ha_enabled=True)
    pool.follow()
    assert rules.detach(pool.cache, sr) == Refusal("HA_IS_ENABLED")
