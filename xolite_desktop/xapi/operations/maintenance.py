# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Maintenance mode: empty a host and remember what was on it; enable it and bring that back."""

from collections.abc import Iterable
from itertools import chain

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure, XapiError
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.operations import ha, host_power, membership, vm_power
from xolite_desktop.xapi.operations.notes import note, noting
from xolite_desktop.xapi.operations.step import Report, Step, run_steps, share
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.maintenance import (
    COORDINATED,
    HALTED,
    MIGRATED,
    SUSPENDED,
    TOLERATED,
    EnterMaintenance,
    LeaveMaintenance,
    away_from,
    failures_before,
    uuids,
)
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import MAINTENANCE_KEY, guests

NOT_ALL_BACK = "NOT_ALL_BACK"
"""Ours: the host left maintenance mode, but a VM did not come back. Parameters: host, first such VM, how many, why."""
KEYS = (MAINTENANCE_KEY, MIGRATED, SUSPENDED, HALTED, COORDINATED, TOLERATED)


async def enter(
    client: Client, host_ref: Ref, plan: EnterMaintenance, report: Report, on_task: OnTask = None
) -> None:
    """Lower what high availability promises, disable the host, move its VMs away, and hand over the pool, where that is planned.

    What is on the host is written down before it moves. If something fails the host is enabled again, and what is
    remembered is as before; VMs that have moved stay where they are.
    """
    cache = client.cache
    host = cache.host(host_ref)
    was_enabled = host is not None and host.enabled

    async def enable_again() -> None:
        if was_enabled:
            await host_power.enable(client, host_ref, lambda _: None)

    steps = [
        *([_lowering(client, plan.failures)] if plan.failures is not None else []),
        Step(
            "disabling the host",
            lambda part: host_power.disable_lastingly(client, host_ref, part),
            enable_again,
        ),
        *(
            noting(client, "host", host_ref, key, value)
            for key, value in _notes(cache, host_ref, plan).items()
        ),
        Step(
            "moving its VMs",
            lambda part: host_power.evacuate(client, host_ref, part, on_task, plan.network),
            weight=9,
        ),
    ]
    if plan.coordinator is not None:
        steps.append(_handing_over(client, plan.coordinator))
    await run_steps(steps, report)


def _handing_over(client: Client, successor: Ref) -> Step:
    return Step("handing over the pool", lambda part: membership.designate(client, successor, part), weight=2)


def _notes(cache: Cache, host_ref: Ref, plan: EnterMaintenance) -> dict[str, str]:
    """What is written down: what is on the host, and what it and the pool are, before that changes."""
    away = away_from(cache, host_ref)  # a restart enables a host, and these are still to come back
    notes = {
        MAINTENANCE_KEY: "true", MIGRATED: uuids(cache, _each(away.migrated, guests(cache, host_ref))),
        SUSPENDED: uuids(cache, _each(away.suspended, plan.suspended)), HALTED: uuids(cache, _each(away.halted, plan.halted)),
    }  # fmt: skip
    if plan.coordinator is not None:
        notes[COORDINATED] = "true"
    if plan.failures is not None:
        now = cache.pool.ha_host_failures_to_tolerate if cache.pool is not None else 0
        notes[TOLERATED] = str(failures_before(cache, host_ref) or now)
    return notes


async def leave(
    client: Client, host_ref: Ref, plan: LeaveMaintenance, report: Report, on_task: OnTask = None
) -> None:
    """Enable the host and bring VMs back, one after the other. Raises `Failure` with NOT_ALL_BACK if one does not come;
    the others are tried all the same."""
    await host_power.enable(client, host_ref, share(report, 0.0, 0.1))
    missing: list[tuple[Ref, XapiError]] = []
    width = 0.9 / max(1, len(plan.back))
    for number, vm in enumerate(plan.back):
        try:
            await _bring_back(client, vm, host_ref, share(report, 0.1 + number * width, width), on_task)
        except XapiError as error:
            if error.code == "TASK_CANCELLED":
                raise
            missing.append((vm, error))
    if plan.failures is not None:
        await ha.tolerate(client, next(iter(client.cache.records("pool")), Ref("")), plan.failures)
    for key in KEYS:
        await note(client, "host", host_ref, key, "")
    if plan.coordinates:
        await membership.designate(client, host_ref, lambda _: None, on_task)
    if missing:
        first, why = missing[0]
        raise Failure(NOT_ALL_BACK, (host_ref, first, str(len(missing)), why.code), "", client.endpoint)


def _each(*refs: Iterable[Ref]) -> Iterable[Ref]:
    """All of them, none twice."""
    return dict.fromkeys(chain(*refs))


def _lowering(client: Client, fewer: int) -> Step:
    """High availability promises less while the host is away; without that the pool may not let it go."""
    pool_ref = next(iter(client.cache.records("pool")), Ref(""))
    before = client.cache.pool.ha_host_failures_to_tolerate if client.cache.pool is not None else 0
    return Step(
        "lowering the host failures",
        lambda _: ha.tolerate(client, pool_ref, fewer),
        lambda: ha.tolerate(client, pool_ref, before),
        weight=0.1,
    )


async def _bring_back(client: Client, vm_ref: Ref, host_ref: Ref, report: Report, on_task: OnTask) -> None:
    vm = client.cache.vm(vm_ref)
    ways = {
        PowerState.RUNNING: vm_power.migrate,
        PowerState.SUSPENDED: vm_power.resume_on,
        PowerState.HALTED: vm_power.start_on,
    }
    way = next((way for state, way in ways.items() if vm is not None and vm.power_state == state), None)
    if way is not None:
        await way(client, vm_ref, host_ref, report, on_task)
