# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A pool lives by its clock: metrics are updated, tasks of others go on, alarms come."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from tests.simulator.pool_checks import dangling, one_sided, wrong_vms
from xolite_desktop.simulator.allowed import keep_allowed
from xolite_desktop.simulator.clock import HandClock, wire_date
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.life import (
    ALARM_EVERY_S,
    DURATION_S,
    METRICS_EVERY_S,
    REST_S,
    TICK_S,
    Foreign,
    Life,
    live,
)
from xolite_desktop.simulator.scenario import load
from xolite_desktop.simulator.schema import NULL_REF
from xolite_desktop.simulator.vm_placement import free_memory


class Ground:
    """As much of a simulator as life needs: the demo pool and a clock that is wound by hand."""

    def __init__(self) -> None:
        self.db = Database()
        self.clock = HandClock()
        self.cancellers: dict[str, Callable[[], None]] = {}
        self.on_session_end: list[Callable[[str], None]] = []
        self.user, self.password, self.login_delay_s = "root", "demo", 0.0
        self.base_url = "https://127.0.0.1:1"
        self.users: dict[str, tuple[str, str]] = {}
        load(self.db, "demo", self.base_url, now=self.clock.now())
        keep_allowed(self.db)

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        raise AssertionError("life has no other work in the background")

    def wind(self, life: Life, seconds: float) -> None:
        for _ in range(round(seconds / TICK_S)):
            self.clock.advance(TICK_S)
            life.go_on(TICK_S)


@pytest.fixture
def ground() -> Ground:
    return Ground()


def _changes(ground: Ground) -> Counter[tuple[str, str]]:
    changes: Counter[tuple[str, str]] = Counter()
    ground.db.on_change.append(lambda operation, cls, ref: changes.update([(operation, cls)]))
    return changes


def _work(life: Life, operation: str) -> Foreign:
    return next(each for each in life.foreign if each.operation == operation)


def _task(ground: Ground, each: Foreign) -> dict[str, Any]:
    assert each.task is not None
    return ground.db.get("task", each.task)


def test_tasks_of_others_are_found_with_the_vms_they_work_on(ground: Ground) -> None:
    life = Life(ground)
    names = {each.operation: ground.db.get("VM", each.vm)["name_label"] for each in life.foreign}
    assert names == {"pool_migrate": "gitlab", "export": "legacy-erp"}
    assert set(ground.cancellers) == {each.task for each in life.foreign}


def test_progress_goes_on_evenly(ground: Ground) -> None:
    life = Life(ground)
    migration = _work(life, "pool_migrate")
    assert _task(ground, migration)["progress"] == 0.64
    ground.wind(life, 20)
    assert _task(ground, migration)["progress"] == pytest.approx(
        0.64 + 20 / DURATION_S["pool_migrate"], abs=0.001
    )


def test_a_migration_that_ends_moves_the_vm(ground: Ground) -> None:
    life = Life(ground)
    migration = _work(life, "pool_migrate")
    task, before = migration.task, dict(ground.db.get("VM", migration.vm))
    ground.wind(life, 44)
    vm = ground.db.get("VM", migration.vm)
    assert ground.db.get("task", task or "")["status"] == "success"
    assert ground.db.get("host", vm["resident_on"])["name_label"] == "xcp-01"
    assert vm["current_operations"] == {}
    assert vm["scheduled_to_be_resident_on"] == NULL_REF
    assert "pool_migrate" in vm["allowed_operations"]
    assert vm["consoles"] != before["consoles"]
    assert "VM_MIGRATED" in {message["name"] for message in ground.db.records("message").values()}
    for host in (before["resident_on"], vm["resident_on"]):
        metrics = ground.db.get("host_metrics", ground.db.get("host", host)["metrics"])
        assert metrics["memory_free"] == pytest.approx(free_memory(ground.db, host), abs=16 * 1024 * 1024)


def test_ended_tasks_begin_anew_and_only_the_last_is_kept(ground: Ground) -> None:
    life = Life(ground)
    migration = _work(life, "pool_migrate")
    first = migration.task
    ground.wind(life, 42 + REST_S + 4)
    again = _task(ground, migration)
    assert migration.task != first
    assert again["status"] == "pending"
    assert again["created"] <= wire_date(ground.clock.now())
    assert 0 <= again["progress"] < 0.1
    goal = ground.db.get("VM", migration.vm)["scheduled_to_be_resident_on"]
    assert ground.db.get("host", goal)["name_label"] == "xcp-02"
    ground.wind(life, 3_600)
    assert ground.db.count("task") <= 1 + 2 * len(life.foreign)
    assert one_sided(ground.db) == []
    assert dangling(ground.db) == []
    assert wrong_vms(ground.db) == []


def test_cancelling_a_task_of_others_ends_it(ground: Ground) -> None:
    life = Life(ground)
    export = _work(life, "export")
    task = export.task or ""
    ground.cancellers[task]()
    assert ground.db.get("task", task)["status"] == "cancelled"
    assert ground.db.get("VM", export.vm)["current_operations"] == {}
    assert task not in ground.cancellers


def test_a_vm_that_is_destroyed_under_a_task_fails_it(ground: Ground) -> None:
    life = Life(ground)
    export = _work(life, "export")
    task = export.task or ""
    ground.db.destroy("VM", export.vm)
    ground.wind(life, 4)
    assert ground.db.get("task", task)["error_info"] == ["HANDLE_INVALID", "VM", export.vm]
    ground.wind(life, 2 * REST_S)
    assert export.task is None


def test_a_vm_that_stops_during_its_migration_fails_the_task(ground: Ground) -> None:
    life = Life(ground)
    migration = _work(life, "pool_migrate")
    task = migration.task or ""
    ground.db.update("VM", migration.vm, power_state="Halted", resident_on=NULL_REF, domid=-1)
    ground.wind(life, 44)
    assert ground.db.get("task", task)["error_info"] == [
        "VM_BAD_POWER_STATE",
        migration.vm,
        "running",
        "halted",
    ]


def test_hosts_and_some_guests_report_at_their_rate(ground: Ground) -> None:
    life = Life(ground, rate=3)
    changes = _changes(ground)
    ground.wind(life, METRICS_EVERY_S)
    assert changes["mod", "host_metrics"] == 3
    assert changes["mod", "VM_metrics"] == 3
    assert changes["mod", "VM_guest_metrics"] <= 3
    for metrics in ground.db.records("host_metrics").values():
        assert metrics["last_updated"] == wire_date(ground.clock.now())


def test_a_rate_of_nothing_leaves_the_guests_alone(ground: Ground) -> None:
    life = Life(ground, rate=0)
    changes = _changes(ground)
    ground.wind(life, 60)
    assert changes["mod", "VM_metrics"] == 0


def test_free_memory_wavers_around_what_others_wrote(ground: Ground) -> None:
    life = Life(ground)
    host = ground.db.get("host", ground.db.find("host", name_label="xcp-03")[0])
    seen = set()
    for base in (100 << 30, 50 << 30):
        ground.db.update("host_metrics", host["metrics"], memory_free=base)
        for _ in range(20):
            ground.wind(life, METRICS_EVERY_S)
            free = ground.db.get("host_metrics", host["metrics"])["memory_free"]
            assert abs(free - base) < 16 * 1024 * 1024
            seen.add(free)
    assert len(seen) > 20


def test_a_dead_host_does_not_report(ground: Ground) -> None:
    life = Life(ground)
    host = next(iter(ground.db.records("host").values()))
    ground.db.update("host_metrics", host["metrics"], live=False, last_updated="20200101T00:00:00Z")
    ground.wind(life, 60)
    assert ground.db.get("host_metrics", host["metrics"])["last_updated"] == "20200101T00:00:00Z"


def test_the_busiest_guest_gets_an_alarm_now_and_then(ground: Ground) -> None:
    life = Life(ground)
    before = set(ground.db.records("message"))
    ground.wind(life, 4 * ALARM_EVERY_S + 10)
    new = [message for ref, message in ground.db.records("message").items() if ref not in before]
    alarms = [message for message in new if message["name"] == "ALARM"]
    assert 1 <= len(alarms) <= 4
    busiest = {
        ground.db.get("VM", ref)["uuid"]
        for name in ("build-runner", "win2022-ad")
        for ref in _named(ground, name)
    }
    assert {alarm["obj_uuid"] for alarm in alarms} <= busiest
    assert alarms[0]["body"].startswith("value: 0.")
    assert '<name value="cpu_usage"/>' in alarms[0]["body"]


def _named(ground: Ground, name: str) -> list[str]:
    return ground.db.find("VM", name_label=name)


async def test_life_follows_the_clock_and_stops_when_cancelled(ground: Ground) -> None:
    reported = asyncio.Event()
    changes = _changes(ground)
    ground.db.on_change.append(lambda *_: reported.set() if changes["mod", "host_metrics"] == 9 else None)
    task = asyncio.create_task(live(ground))
    await asyncio.sleep(0)
    assert ground.clock.sleepers == 1
    assert not changes["mod", "host_metrics"]
    ground.clock.advance(3 * METRICS_EVERY_S)
    await reported.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ground.clock.sleepers == 0


def test_a_pool_without_tasks_lives_too(ground: Ground) -> None:
    ground.db = Database()
    load(ground.db, "empty", ground.base_url, now=ground.clock.now())
    life = Life(ground)
    assert life.foreign == []
    changes = _changes(ground)
    ground.wind(life, ALARM_EVERY_S + 10)
    assert changes["mod", "host_metrics"] > 100
    assert changes["add", "message"] == 0
