# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A disk or a connection is replaced while the pool is away for a moment: nothing is left without."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any, cast

import pytest

from helpers.direct_pool import DirectClient, DirectPool
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown, Unreachable, XapiError
from xolite_desktop.xapi.net.endpoint import Endpoint
from xolite_desktop.xapi.operations import disk_place, sr_connection, vif
from xolite_desktop.xapi.plans.nic import nic_of
from xolite_desktop.xapi.plans.sr_connection import edited_connection
from xolite_desktop.xapi.records.network import VIF
from xolite_desktop.xapi.refs import NULL_REF, Ref

AWAY = Unreachable(Endpoint("10.0.12.11"), "calling", "refused")


class Shaky(DirectClient):
    """The answer to the first call of a method `lost` never comes; the first three of one `away` do not get there.
    As the real client, a task whose answer was lost is looked for by its effect. `refused` fails always."""

    def __init__(self, pool: DirectPool, lost: str = "", away: str = "", refused: str = "") -> None:
        super().__init__(pool)
        self.lost, self.away, self.refused, self.left = lost, away, refused, 3

    def _stumble(self, method: str) -> None:
        if method == self.refused:
            raise Failure("INTERNAL_ERROR", ("as the test wished",), method)
        if method == self.away and self.left:
            self.left -= 1
            raise AWAY

    async def call(self, method: str, *params: object, timeout_s: float = 60.0) -> object:
        self._stumble(method)
        answer = await super().call(method, *params)
        if method == self.lost:
            self.lost = ""
            raise OutcomeUnknown(method)
        return answer

    async def run_task(self, method: str, *params: object, verify: Any = None, **others: Any) -> object:
        self._stumble(method)
        answer = await super().run_task(method, *params, **others)
        if method != self.lost:
            return answer
        self.lost = ""
        if verify is not None and (finding := await verify()).done:
            return finding.result
        raise OutcomeUnknown(method)


def nothing(_: float) -> None:
    """Nobody looks at the progress."""


@pytest.fixture
def pool() -> DirectPool:
    return DirectPool("demo")


def named(pool: DirectPool, cls: str, name: str) -> Ref:
    return Ref(next(ref for ref, each in pool.db.records(cls).items() if each["name_label"] == name))


def disk(pool: DirectPool) -> tuple[Ref, Ref]:
    """A halted VM and its only disk, on storage that all hosts reach."""
    sr = named(pool, "SR", "NFS vol1")
    vm = named(pool, "VM", "vault")
    pool.db.update("VM", vm, power_state="Halted", resident_on=NULL_REF)
    for vbd in list(pool.db.get("VM", vm)["VBDs"]):
        pool.db.destroy("VBD", vbd)
    vdi = pool.db.create(
        "VDI", name_label="only", SR=sr, virtual_size=1 << 30, type="user", managed=True, sharable=False
    )
    pool.db.create(
        "VBD", VM=vm, VDI=vdi, userdevice="0", type="Disk", mode="RW", empty=False, currently_attached=False
    )
    pool.follow()
    return vm, Ref(vdi)


def attached(pool: DirectPool, vm: str) -> list[str]:
    return [pool.db.get("VBD", vbd)["VDI"] for vbd in pool.db.get("VM", vm)["VBDs"]]


@pytest.mark.parametrize("trouble", ["lost", "away"])
@pytest.mark.parametrize("method", ["VBD.destroy", "VBD.create"])
async def test_a_disk_moves_although_the_pool_is_away_in_between(
    pool: DirectPool, trouble: str, method: str
) -> None:
    vm, vdi = disk(pool)
    client = Shaky(pool, **{trouble: method})
    to = named(pool, "SR", "Archive")
    moved = await disk_place.move(cast(Client, client), vdi, to, nothing)
    assert attached(pool, vm) == [moved]
    assert pool.db.get("VDI", moved)["SR"] == to
    assert vdi not in pool.db.records("VDI")


async def test_a_disk_is_put_back_although_the_pool_is_away_then(pool: DirectPool) -> None:
    vm, vdi = disk(pool)
    client = Shaky(pool, away="VBD.create")
    whole, refused = client.run_task, [True]

    async def refuse_first(method: str, *params: object, **others: Any) -> object:
        if method == "VBD.create" and refused and refused.pop():
            raise Failure("INTERNAL_ERROR", (), method)
        return await whole(method, *params, **others)

    client.run_task = refuse_first  # type: ignore[method-assign]
    with pytest.raises(Failure):
        await disk_place.move(cast(Client, client), vdi, named(pool, "SR", "Archive"), nothing)
    assert attached(pool, vm) == [vdi]


def share(pool: DirectPool) -> Ref:
    sr = pool.db.create("SR", name_label="share", type="smb", content_type="user", shared=True)
    for host in list(pool.db.records("host")):
        secret = pool.db.create("secret", value="old")
        config = {"server": "//nas/vms", "password_secret": pool.db.get("secret", secret)["uuid"]}
        pool.db.create(
            "PBD", SR=sr, host=host, device_config=config, other_config={}, currently_attached=True
        )
    pool.follow()
    return Ref(sr)


@pytest.mark.parametrize("trouble", ["lost", "away"])
@pytest.mark.parametrize("method", ["PBD.destroy", "PBD.create"])
async def test_a_connection_is_made_anew_although_the_pool_is_away_in_between(
    pool: DirectPool, trouble: str, method: str
) -> None:
    sr = share(pool)
    plan = edited_connection(pool.cache, sr, {"server": "//other/vms"})
    await sr_connection.edit(cast(Client, Shaky(pool, **{trouble: method})), sr, plan, nothing)
    found = [pool.db.get("PBD", pbd) for pbd in pool.db.get("SR", sr)["PBDs"]]
    assert [(each["currently_attached"], each["device_config"]["server"]) for each in found] == [
        (True, "//other/vms")
    ] * 3
    assert len(pool.db.records("secret")) == 3


async def test_a_host_is_connected_again_although_the_pool_is_away_then(pool: DirectPool) -> None:
    sr = share(pool)
    plan = edited_connection(pool.cache, sr, {"server": "//other/vms"})
    client = Shaky(pool, refused="PBD.destroy", away="PBD.plug")
    with pytest.raises(XapiError):
        await sr_connection.edit(cast(Client, client), sr, plan, nothing)
    assert all(pool.db.get("PBD", pbd)["currently_attached"] for pbd in pool.db.get("SR", sr)["PBDs"])


async def test_who_leaves_while_the_pool_is_away_does_not_wait(pool: DirectPool) -> None:
    sr = share(pool)
    plan = edited_connection(pool.cache, sr, {"server": "//other/vms"})
    client = Shaky(pool, away="PBD.create")
    client.left, waiting = 1000, asyncio.Event()

    async def pause(_: float) -> None:
        waiting.set()
        await asyncio.Event().wait()

    client.pause = pause  # type: ignore[method-assign]
    editing = asyncio.create_task(sr_connection.edit(cast(Client, client), sr, plan, nothing))
    await waiting.wait()
    editing.cancel()
    done, _ = await asyncio.wait([editing], timeout=2.0)
    assert done == {editing}
    assert editing.cancelled() or isinstance(editing.exception(), XapiError)


@pytest.mark.parametrize("trouble", ["lost", "away"])
async def test_an_interface_is_made_anew_although_the_pool_is_away_in_between(
    pool: DirectPool, trouble: str
) -> None:
    vm = named(pool, "VM", "vault")
    (ref, *others) = pool.db.get("VM", vm)["VIFs"]
    record = pool.cache.get("VIF", ref)
    assert isinstance(record, VIF)
    plan = replace(nic_of(record), mac="02:00:00:00:00:07")
    client = Shaky(pool, **{trouble: "VIF.create"})
    made = await vif.edit(cast(Client, client), Ref(ref), plan, nothing)
    assert set(pool.db.get("VM", vm)["VIFs"]) == {made, *others}
    assert pool.db.get("VIF", made)["MAC"] == "02:00:00:00:00:07"
