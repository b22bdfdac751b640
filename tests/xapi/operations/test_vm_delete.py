# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Deleting is the recipe: the VM, its disks, then each snapshot the same way; and whatever is gone is no error."""

from __future__ import annotations

import pytest

from helpers.direct_pool import DirectClient, DirectPool
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations import vm_delete
from xolite_desktop.xapi.plans.delete_vm import DeleteVm, belongings, loses_data
from xolite_desktop.xapi.refs import Ref


@pytest.fixture
def pool() -> DirectPool:
    return DirectPool("demo")


async def _snapshots(pool: DirectPool, vm: Ref, *names: str) -> list[Ref]:
    made = [Ref(await pool.call("VM.snapshot", vm, name)) for name in names]
    pool.follow()
    return made


def _vm(pool: DirectPool, name: str = "old-jira") -> Ref:
    return next(Ref(ref) for ref, vm in pool.db.records("VM").items() if vm["name_label"] == name)


def _chosen(pool: DirectPool, vm: Ref) -> DeleteVm:
    items = belongings(pool.cache, vm)
    assert loses_data(items)
    return DeleteVm(
        frozenset(item.ref for item in items if item.kind == "disk"),
        frozenset(item.ref for item in items if item.kind == "snapshot"),
    )


async def test_the_calls_are_those_of_the_recipe(pool: DirectPool) -> None:
    vm = _vm(pool)
    (snapshot,) = await _snapshots(pool, vm, "one")
    client, plan = DirectClient(pool), _chosen(pool, vm)
    heard: list[float] = []
    await vm_delete.delete(client, vm, plan, heard.append)  # type: ignore[arg-type]
    names = [name for name, _ in client.calls]
    assert names[0] == "VM.destroy"
    assert set(names) == {"VM.destroy", "VDI.destroy"}
    assert ("VM.destroy", (snapshot,)) in client.calls
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


async def test_snapshots_that_are_not_named_stay_whole(pool: DirectPool) -> None:
    vm = _vm(pool)
    (snapshot,) = await _snapshots(pool, vm, "one")
    plan = DeleteVm(_chosen(pool, vm).disks, frozenset())
    await vm_delete.delete(DirectClient(pool), vm, plan, lambda _: None)  # type: ignore[arg-type]
    assert snapshot in pool.db.records("VM")
    assert all(pool.db.get("VBD", vbd)["VM"] == snapshot for vbd in pool.db.get("VM", snapshot)["VBDs"])


async def test_a_branch_goes_from_its_tips(pool: DirectPool) -> None:
    vm = _vm(pool)
    first, second, third = await _snapshots(pool, vm, "one", "two", "three")
    client = DirectClient(pool)
    await vm_delete.delete_branch(client, second, lambda _: None)  # type: ignore[arg-type]
    destroyed = [params[0] for name, params in client.calls if name == "VM.destroy"]
    assert destroyed == [third, second]
    assert first in pool.db.records("VM")


async def test_what_is_gone_already_is_no_error(pool: DirectPool) -> None:
    vm = _vm(pool)
    plan = _chosen(pool, vm)
    seen = DirectClient(pool)
    await pool.call("VM.destroy", vm)  # events lag behind
    await vm_delete.delete(seen, vm, plan, lambda _: None)  # type: ignore[arg-type]
    assert not plan.disks & pool.db.records("VDI").keys()
    await vm_delete.destroy_disk(seen, next(iter(plan.disks)), lambda _: None)  # type: ignore[arg-type]


async def test_the_first_failure_is_told_with_notes_about_the_others(pool: DirectPool) -> None:
    vm = _vm(pool)
    plan = _chosen(pool, vm)
    assert plan.disks

    class Broken(DirectClient):
        async def _make(self, method: str, params: tuple[object, ...]) -> object:
            if method == "VDI.destroy":
                raise Failure("SR_BACKEND_FAILURE_46", (str(params[0]),), method)
            return await super()._make(method, params)

    with pytest.raises(Failure) as caught:
        await vm_delete.delete(Broken(pool), vm, plan, lambda _: None)  # type: ignore[arg-type]
    notes = getattr(caught.value, "__notes__", [])
    assert len(notes) == len(plan.disks) - 1
