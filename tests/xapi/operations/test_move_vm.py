# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A move asks the destination, then the pool whether it can be done, and only then sends the VM; nothing is forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from helpers.direct_pool import DirectClient, DirectPool
from helpers.whole_pool import Texts, difference, texts_of
from xolite_desktop.simulator import neighbours
from xolite_desktop.xapi.errors import Closed, Failure, OutcomeUnknown, ReadOnly
from xolite_desktop.xapi.operations.copy_running import copy_running
from xolite_desktop.xapi.operations.move_vm import move
from xolite_desktop.xapi.plans.move_vm import (
    MoveVm,
    movable_disks,
    networks_on,
    proposed_network,
    proposed_sr,
    transfer_networks,
)
from xolite_desktop.xapi.refs import Ref


@pytest.fixture
def here() -> DirectPool:
    return DirectPool("demo")


@pytest.fixture
def there() -> Iterator[DirectPool]:
    pool = DirectPool("one_host")
    neighbours.arrived(pool)  # type: ignore[arg-type]
    yield pool
    neighbours.left(pool)  # type: ignore[arg-type]


def vm_of(pool: DirectPool, name: str = "old-jira") -> Ref:
    return next(Ref(ref) for ref, vm in pool.db.records("VM").items() if vm["name_label"] == name)


def proposed(here: DirectPool, there: DirectPool, vm: Ref) -> MoveVm:
    host = next(iter(there.cache.records("host")))
    disks = tuple(
        (disk, proposed_sr(here.cache, there.cache, disk, host) or Ref(""))
        for disk in movable_disks(here.cache, vm)
    )
    record = here.cache.vm(vm)
    assert record is not None
    interfaces = tuple(
        (vif, proposed_network(here.cache, there.cache, vif, host) or Ref("")) for vif in record.VIFs
    )
    return MoveVm(vm, host, transfer_networks(there.cache, host)[0], disks, interfaces)


async def test_the_calls_are_those_of_the_recipe(here: DirectPool, there: DirectPool) -> None:
    vm = vm_of(here)
    await here.call("VM.snapshot", vm, "kept")
    here.follow()
    plan = proposed(here, there, vm)
    assert plan.problems(here.cache, there.cache) == []
    client, other = DirectClient(here), DirectClient(there)
    made = await move(client, other, plan, lambda _: None)  # type: ignore[arg-type]
    assert [name for name, _ in other.calls] == ["host.migrate_receive"]
    assert [name for name, _ in client.calls] == ["VM.migrate_send"]
    _, params = client.calls[-1]
    vdi_map, vif_map = params[3], params[4]
    assert len(vdi_map) == 2 * len(plan.disks), "the disks of the snapshot too"  # type: ignore[arg-type]
    assert len(vif_map) == 2 * len(plan.interfaces)  # type: ignore[arg-type]
    assert made in there.db.records("VM")
    assert vm not in here.db.records("VM")
    assert len(there.db.records("session")) == 1, "that of the destination has ended"


async def test_what_the_pool_refuses_has_changed_nothing(here: DirectPool, there: DirectPool) -> None:
    vm = vm_of(here)
    plan = proposed(here, there, vm)
    plan = replace(plan, disks=plan.disks[1:])
    client = DirectClient(here)
    with pytest.raises(Failure) as raised:
        await move(client, DirectClient(there), plan, lambda _: None)  # type: ignore[arg-type]
    assert raised.value.code == "VDI_NOT_IN_MAP"
    assert len(there.db.records("session")) == 1
    assert "VM.migrate_send" not in [name for name, _ in client.calls]


NOT_SENT = ReadOnly("VM.migrate_send")
GONE = OutcomeUnknown("VM.assert_can_migrate")


@pytest.mark.parametrize("leaves", [True, False], ids=["while_asked", "after_the_answer"])
async def test_who_leaves_while_the_destination_is_asked_ends_what_it_made(
    here: DirectPool, there: DirectPool, monkeypatch: pytest.MonkeyPatch, leaves: bool
) -> None:
    client, other = DirectClient(here), DirectClient(there)
    is_asked, may_answer = asyncio.Event(), asyncio.Event()
    for slow, method in ((other, "host.migrate_receive"), (client, "VM.assert_can_migrate")):
        if leaves == (slow is other):
            monkeypatch.setattr(slow, "call", held_back(slow, method, is_asked, may_answer))
    moving = asyncio.create_task(move(client, other, proposed(here, there, vm_of(here)), lambda _: None))  # type: ignore[arg-type]
    await is_asked.wait()
    moving.cancel()
    await asyncio.sleep(0)
    may_answer.set()
    await asyncio.wait([moving])
    assert moving.cancelled()
    assert len(there.db.records("session")) == 1
    assert client.calls == []


def held_back(client: DirectClient, held: str, is_asked: asyncio.Event, may_answer: asyncio.Event) -> Any:
    """Calls as the client makes them, but for one whose answer waits."""
    call = client.call

    async def held_call(method: str, *params: object, **named: Any) -> object:
        if method == held:
            is_asked.set()
            await may_answer.wait()
        return await call(method, *params, **named)

    return held_call


@pytest.mark.parametrize(
    ("method", "error", "left"),
    [
        ("VM.assert_can_migrate", GONE, 0),
        ("VM.assert_can_migrate", Closed("the client was closed"), 0),
        ("VM.migrate_send", NOT_SENT, 0),
        ("VM.migrate_send", Failure("TASK_CANCELLED"), 0),
        ("VM.migrate_send", OutcomeUnknown("VM.migrate_send"), 1),
        ("VM.migrate_send", asyncio.CancelledError(), 1),
    ],
    ids=lambda each: each if isinstance(each, str) else type(each).__name__,
)
async def test_the_destinations_session_ends_unless_the_move_may_go_on(
    here: DirectPool, there: DirectPool, monkeypatch: pytest.MonkeyPatch, method: str, error: Any, left: int
) -> None:
    client = DirectClient(here)
    make = client._make

    async def ending(asked: str, params: tuple[object, ...]) -> object:
        if asked == method:
            raise error
        return await make(asked, params)

    monkeypatch.setattr(client, "_make", ending)
    with pytest.raises(type(error)):
        await move(client, DirectClient(there), proposed(here, there, vm_of(here)), lambda _: None)  # type: ignore[arg-type]
    assert len(there.db.records("session")) == 1 + left


async def test_no_session_of_the_destination_is_in_an_error(
    here: DirectPool, there: DirectPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, other = DirectClient(here), DirectClient(there)

    async def repeating(method: str, *params: object, **_: object) -> object:
        destination = params[1]
        assert isinstance(destination, dict)
        raise Failure("INTERNAL_ERROR", (f"cannot parse {destination['SM']}",), method)

    monkeypatch.setattr(client, "call", repeating)
    with pytest.raises(Failure) as raised:
        await move(client, other, proposed(here, there, vm_of(here)), lambda _: None)  # type: ignore[arg-type]
    assert "OpaqueRef:" not in raised.value.params[0]
    assert raised.value.params[0].endswith("session_id=…")


async def test_in_its_own_pool_only_what_moves_is_named(here: DirectPool) -> None:
    vm = vm_of(here)
    plan = proposed(here, here, vm)
    assert [each.code for each in plan.problems(here.cache, here.cache)] == ["NOTHING_TO_MOVE"]
    assert plan.vdi_map(here.cache, here.cache) == {}
    assert plan.vif_map(here.cache, here.cache) == {}
    target = next(Ref(ref) for ref, sr in here.db.records("SR").items() if sr["name_label"] == "iSCSI SAN")
    plan = replace(plan, disks=((plan.disks[0][0], target), *plan.disks[1:]))
    assert plan.problems(here.cache, here.cache) == []
    assert plan.vdi_map(here.cache, here.cache) == {plan.disks[0][0]: target}
    await move(DirectClient(here), DirectClient(here), plan, lambda _: None)  # type: ignore[arg-type]
    here.follow()
    assert target in {here.db.get("VDI", disk)["SR"] for disk in movable_disks(here.cache, vm)}


async def test_of_a_running_vm_a_clone_of_a_snapshot_goes(here: DirectPool, there: DirectPool) -> None:
    vm = vm_of(here, "postgres-primary")
    plan = replace(proposed(here, there, vm), is_copy=True)
    assert plan.problems(here.cache, there.cache) == []
    before, told = texts_of(here.db), [0.0]
    client = DirectClient(here)
    made = await copy_running(client, DirectClient(there), plan, told.append)  # type: ignore[arg-type]
    assert [name for name, _ in client.calls][:4] == [
        "VM.snapshot", "VM.clone", "VM.set_is_a_template", "VM.migrate_send",
    ]  # fmt: skip
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert_unchanged(here, before)
    copy, source = there.db.get("VM", made), here.db.get("VM", vm)
    assert (copy["name_label"], copy["power_state"]) == (source["name_label"], "Halted")
    assert (copy["is_a_template"], copy["is_a_snapshot"]) == (False, False)
    assert copy["uuid"] != source["uuid"]
    there.follow()
    disks = {there.db.get("VDI", disk)["SR"] for disk in movable_disks(there.cache, made)}
    assert disks == {sr for _, sr in plan.disks}
    assert len(movable_disks(there.cache, made)) == len(plan.disks)
    networks = [there.db.get("VIF", vif)["network"] for vif in copy["VIFs"]]
    assert sorted(networks) == sorted(network for _, network in plan.interfaces)
    assert len(there.db.records("session")) == 1


async def test_a_copy_of_a_running_vm_that_fails_anywhere_leaves_nothing(
    here: DirectPool, there: DirectPool
) -> None:
    plan = replace(proposed(here, there, vm_of(here, "postgres-primary")), is_copy=True)
    before, elsewhere = texts_of(here.db), texts_of(there.db)
    for number, method in enumerate(("VM.snapshot", "VM.clone", "VM.set_is_a_template", "VM.migrate_send")):
        client = DirectClient(here, failing=number)
        with pytest.raises(Failure, match="as the test wished") as raised:
            await copy_running(client, DirectClient(there), plan, lambda _: None)  # type: ignore[arg-type]
        assert raised.value.method == method
        assert not hasattr(raised.value, "__notes__")
        assert_unchanged(here, before)
        assert difference(elsewhere, texts_of(there.db)).is_nothing
        assert len(there.db.records("session")) == 1
    client = DirectClient(here, failing=4)
    with pytest.raises(Failure) as raised:
        await copy_running(client, DirectClient(there), plan, lambda _: None)  # type: ignore[arg-type]
    assert raised.value.code == "SNAPSHOT_OF_COPY_LEFT", "what arrived counts, and what is left is said"


def assert_unchanged(pool: DirectPool, before: Texts) -> None:
    """But for the pool's own messages that a snapshot was taken."""
    found = difference(before, texts_of(pool.db))
    assert (found.new.keys() - {"message"}, found.gone) == (set(), {})
    assert {field for fields in found.changed.values() for field in fields} <= {
        "allowed_operations",
        "sm_config",
    }


def test_tracked_disks_do_not_move_and_a_suspended_vm_leaves_no_copy(
    here: DirectPool, there: DirectPool
) -> None:
    suspended = next(
        Ref(ref) for ref, vm in here.db.records("VM").items() if vm["power_state"] == "Suspended"
    )
    plan = replace(proposed(here, there, suspended), is_copy=True)
    assert "copy" in [each.field for each in plan.problems(here.cache, there.cache)]
    halted = vm_of(here)
    plan = proposed(here, there, halted)
    here.db.update("VDI", plan.disks[0][0], cbt_enabled=True)
    here.follow()
    assert [each.code for each in plan.problems(here.cache, there.cache)] == ["VDI_CBT_ENABLED"]


def test_networks_are_those_of_the_host(here: DirectPool) -> None:
    hosts = list(here.cache.records("host"))
    assert all(networks_on(here.cache, host) for host in hosts)
    assert all(transfer_networks(here.cache, host) for host in hosts)
