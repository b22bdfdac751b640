# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Load, live changes, and coming back after every kind of loss; no test waits for a clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from xapi.follower import Follower, WoundPause

from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.client import CORE_CLASSES, Batch, Client, Lost, Restored
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.errors import CertificateChanged, Failure, Unreachable, WrongPool
from xolite_desktop.xapi.records.classes import CLASSES
from xolite_desktop.xapi.refs import Ref

Follow = Callable[..., Follower]
VM = Ref("OpaqueRef:vm")
RUNNING = Ref("OpaqueRef:running")


def _rename(pool: Simulator, name: str, vm: str = VM) -> None:
    pool.run(lambda: pool.db.update("VM", vm, name_label=name))


def _held(client: Client) -> dict[str, set[str]]:
    return {cls: set(client.cache.records(cls)) for cls in CORE_CLASSES if client.cache.count(cls)}


def _there(pool: Simulator) -> dict[str, set[str]]:
    return pool.run(lambda: {cls: set(pool.db.records(cls)) for cls in CORE_CLASSES if pool.db.records(cls)})


def test_the_core_classes_are_of_the_data_model_and_hold_no_secrets() -> None:
    assert set(CORE_CLASSES) <= set(CLASSES)
    assert "secret" not in CORE_CLASSES
    assert len(set(CORE_CLASSES)) == len(CORE_CLASSES)


async def test_the_first_batch_carries_the_whole_pool(
    client: Client, pool: Simulator, follow: Follow
) -> None:
    batch = await follow().batch()
    assert batch.resync
    assert batch.lag_ms is None
    assert batch.bytes > 0
    assert batch.event_count >= 4
    assert batch.delta.added["VM"] == {VM, RUNNING}
    assert _held(client) == _there(pool)
    assert client.cache.pool is not None
    assert client.cache.pool.name_label == "Small"


async def test_a_change_is_a_small_batch_that_says_which_field(
    client: Client, pool: Simulator, follow: Follow
) -> None:
    follower = follow()
    await follower.batch()
    _rename(pool, "web-01")
    batch = await follower.until_changed("VM")
    assert batch.delta.changed == {"VM": {VM: frozenset({"name_label"})}}
    assert not batch.resync
    assert batch.lag_ms is not None
    assert 0 <= batch.lag_ms < 10_000
    vm = client.cache.vm(VM)
    assert vm is not None
    assert vm.name_label == "web-01"


async def test_additions_and_deletions_arrive(client: Client, pool: Simulator, follow: Follow) -> None:
    follower = follow()
    await follower.batch()
    added = pool.run(lambda: pool.db.create("network", name_label="lab"))
    assert (await follower.until_changed("network")).delta.added == {"network": {added}}
    pool.run(lambda: pool.db.destroy("network", added))
    batch = await follower.until_changed("network")
    assert set(batch.delta.removed["network"]) == {added}
    assert client.cache.network(added) is None


async def test_a_dropped_connection_is_lost_and_restored_without_loading_anew(
    client: Client, pool: Simulator, follow: Follow, pause: WoundPause
) -> None:
    follower = follow()
    await follower.batch()
    pool.drop_connections()
    lost = await follower.item()
    assert isinstance(lost, Lost)
    assert isinstance(lost.error, Unreachable)
    assert lost.retry_in_s == 1.0
    assert pause.delays == [1.0]
    _rename(pool, "changed meanwhile")
    pause.wind()
    restored = await follower.item()
    assert isinstance(restored, Restored)
    assert restored.lost_for_s >= 0
    batch = await follower.batch()
    assert not batch.resync
    assert batch.delta.changed_fields("VM", VM) == {"name_label"}
    assert pool.calls["session.login_with_password"] == 1


async def test_a_host_that_stays_away_is_asked_less_and_less_often(
    pool: Simulator, follow: Follow, pause: WoundPause
) -> None:
    follower = follow()
    await follower.batch()
    pool.refuse_connections()
    pool.drop_connections()
    for _ in range(4):
        assert isinstance(await follower.item(), Lost)
        pause.wind()
    assert isinstance(await follower.item(), Lost)
    assert pause.delays == [1.0, 2.0, 4.0, 8.0, 16.0]
    pool.accept_connections()
    pause.wind()
    assert isinstance(await follower.item(), Restored)
    assert isinstance(await follower.item(), Batch)


async def test_a_lost_session_is_replaced_without_a_word_and_the_whole_pool_compared(
    client: Client, pool: Simulator, follow: Follow, pause: WoundPause
) -> None:
    follower = follow()
    first = await follower.batch()

    def restart() -> None:
        pool.db.update("VM", VM, name_label="renamed")
        pool.db.destroy("VM", RUNNING)
        pool.sessions.end_all()

    pool.run(restart)
    batch = await follower.batch()
    while not batch.resync:
        batch = await follower.batch()
    assert client.session is not None
    assert batch.event_count < first.event_count + 20
    assert _held(client) == _there(pool)
    assert client.cache.vm(RUNNING) is None
    assert pause.delays == []
    assert pool.calls["session.login_with_password"] == 2


async def test_comparing_after_a_sign_in_gives_only_what_differs(
    client: Client, pool: Simulator, follow: Follow
) -> None:
    follower = follow()
    await follower.batch()
    await client.sign_in(pool.user, pool.password)
    _rename(pool, "renamed")
    batch = await follower.batch()
    while not batch.delta.changed_fields("VM", VM):
        batch = await follower.batch()
    assert not batch.delta.touches("host")


async def test_deletions_the_server_forgot_are_found_by_counting(
    client: Client, pool: Simulator, follow: Follow
) -> None:
    follower = follow()
    await follower.batch()

    def lose() -> None:
        pool.db.destroy("VM", RUNNING)
        pool.db._tables["VM"].deleted.clear()
        pool.db.update("VM", VM, name_label="renamed")

    pool.run(lose)
    batch = await follower.batch()
    while "VM" not in batch.delta.removed:
        batch = await follower.batch()
    assert set(batch.delta.removed["VM"]) == {RUNNING}
    assert not batch.resync
    assert _held(client)["VM"] == {VM}


async def test_an_answer_cut_in_half_changes_nothing(
    client: Client, pool: Simulator, follow: Follow, pause: WoundPause
) -> None:
    follower = follow()
    await follower.batch()
    await client.facts_known()
    pool.faults.truncated = 1
    _rename(pool, "renamed")
    assert isinstance(await follower.item(), Lost)
    vm = client.cache.vm(VM)
    assert vm is not None
    assert vm.name_label == "vm-1"
    pause.wind()
    assert isinstance(await follower.item(), Restored)
    assert (await follower.batch()).delta.changed_fields("VM", VM) == {"name_label"}


async def test_a_certificate_that_changed_meanwhile_is_for_a_person_to_judge(
    client: Client, pool: Simulator, follow: Follow, pause: WoundPause
) -> None:
    follower = follow()
    await follower.batch()
    pool.replace_certificate()
    sent = pool.bytes_received
    pool.drop_connections()
    assert isinstance(await follower.item(), Lost)
    pause.wind()
    with pytest.raises(CertificateChanged):
        await follower.item()
    assert pool.bytes_received == sent
    assert client.cache.count("VM") == 2


async def test_a_refused_password_ends_the_subscription(
    client: Client, pool: Simulator, follow: Follow, pause: WoundPause
) -> None:
    follower = follow()
    await follower.batch()
    pool.run(lambda: setattr(pool.sessions, "password", "another"))
    pool.end_sessions()
    with pytest.raises(Failure) as caught:
        while await follower.item():
            pass
    assert caught.value.code == "SESSION_AUTHENTICATION_FAILED"
    assert pool.calls["session.login_with_password"] == 2
    assert pause.delays == []


async def test_another_pool_at_the_same_address_is_not_mixed_in(
    client: Client, pool: Simulator, follow: Follow
) -> None:
    follower = follow()
    await follower.batch()

    def eject() -> None:
        pool.db.update("pool", "OpaqueRef:pool", uuid="u-another")
        pool.db.create("network", name_label="foreign")
        pool.sessions.end_all()

    before = set(client.cache.records("network"))
    pool.run(eject)
    with pytest.raises(WrongPool):
        while await follower.item():
            pass
    assert set(client.cache.records("network")) == before


async def test_a_new_subscription_goes_on_with_the_same_cache(
    client: Client, pool: Simulator, follow: Follow
) -> None:
    follower = follow()
    await follower.batch()
    await follower.stop()
    _rename(pool, "renamed")
    batch = await follow().batch()
    assert batch.resync
    assert batch.delta.changed["VM"] == {VM: frozenset({"name_label"})}
    assert "host" not in batch.delta.added


async def test_everything_is_read_anew_when_it_is_asked_for(
    client: Client, pool: Simulator, follow: Follow
) -> None:
    """At once, though the poll would have waited for an event for long, and with the connection as it was."""
    follower = follow()
    await follower.batch()
    _rename(pool, "web-01")
    await follower.until_changed("VM")
    client.cache.apply([Change("VM", VM, None)])  # what only a load can put right
    client.reload()
    batch = await follower.batch()
    while not batch.resync:
        batch = await follower.batch()
    assert batch.delta.added["VM"] == {VM}
    assert _held(client) == _there(pool)
    _rename(pool, "web-02")
    assert not (await follower.until_changed("VM")).resync


async def test_closing_the_client_ends_the_subscription_quietly(client: Client, follow: Follow) -> None:
    follower = follow()
    await follower.batch()
    await client.close()
    found: Any = await follower.item()
    while found is not None:
        assert isinstance(found, Batch)
        found = await follower.item()


async def test_only_what_was_asked_for_is_loaded(client: Client, follow: Follow) -> None:
    await follow("host", "pool").batch()
    assert set(client.cache.classes()) == {"host", "pool"}
