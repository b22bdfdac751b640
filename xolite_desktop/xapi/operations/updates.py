# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Ask a host which packages it lacks, and update it: empty it, install, restart, fill it again.

What fails leaves the host where it stands, in maintenance mode once it is empty: no VM comes to a host that is half
updated. The next run goes on from there, whoever starts it.
"""

from collections.abc import Mapping
from typing import Any, Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown, ProtocolError
from xolite_desktop.xapi.operations import host_power, maintenance
from xolite_desktop.xapi.operations.notes import note, noting
from xolite_desktop.xapi.operations.step import Report, Step, run_steps, share
from xolite_desktop.xapi.operations.vm_power import OnTask, clean_shutdown, start_on
from xolite_desktop.xapi.plans.maintenance import (
    EnterMaintenance,
    Guests,
    LeaveMaintenance,
    StopHost,
    away_from,
)
from xolite_desktop.xapi.plans.pool_updates import PoolUpdates, parse_pool_updates
from xolite_desktop.xapi.plans.updates import MARK, Afterwards, Package, UpdateHost, parse_packages
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import guests, is_in_maintenance

PLUGIN: Final = "updater.py"
_PATIENCE_S: Final = 120.0
_LARGEST: Final = 32 << 20  # bytes of a list of updates
UPDATE_FAILED: Final = "HOST_UPDATE_FAILED"
"""Ours: the host is in maintenance mode, and its packages were not all installed. Parameters: host, code, what it said."""


async def missing(client: Client, host_ref: Ref) -> tuple[Package, ...]:
    """The packages a host could install; the host asks its repositories now.

    Raises `Failure` with XENAPI_MISSING_PLUGIN where there is no such plugin, `ProtocolError` for an answer that is no list.
    """
    answer = await client.run_task("host.call_plugin", host_ref, PLUGIN, "check_update", {})
    try:
        return parse_packages(str(answer))
    except ValueError as broken:
        raise ProtocolError(client.endpoint, "asking for updates", str(broken)) from broken


async def synchronized(client: Client) -> PoolUpdates:
    """What the pool's hosts lack of the updates it has synchronized. Raises `ProtocolError` for another answer."""
    doing = "asking for updates"
    text = await client.fetch(
        client.endpoint,
        "/updates",
        accept="application/json",
        doing=doing,
        timeout_s=_PATIENCE_S,
        max_bytes=_LARGEST,
    )
    try:
        return parse_pool_updates(text)
    except ValueError as broken:
        raise ProtocolError(client.endpoint, doing, str(broken)) from broken


async def synchronize(client: Client, pool_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Have the pool fetch the list of updates from its repositories: it then says of each host whether it has them all."""
    await client.run_task("pool.sync_updates", pool_ref, False, on_progress=report, on_task=on_task)


async def stuck(client: Client, host_ref: Ref) -> Mapping[Ref, tuple[str, ...]]:
    """The VMs that cannot leave a host, with code and parameters of the reason."""
    found: Any = await client.call("host.get_vms_which_prevent_evacuation", host_ref)
    return {Ref(str(vm)): tuple(map(str, why)) for vm, why in found.items()}


async def update(client: Client, plan: UpdateHost, report: Report, on_task: OnTask = None) -> None:
    """Do one host's part. Raises `Failure` with HOST_UPDATE_FAILED if the packages are not installed, NOT_ALL_BACK if a
    VM does not come back, and what emptying and restarting raise."""
    host = client.cache.host(plan.host)
    if host is None:
        raise Failure("HANDLE_INVALID", ("host", plan.host), "", client.endpoint)
    reboots = plan.afterwards is Afterwards.REBOOT
    was_ours = MARK in host.other_config
    back: tuple[Ref, ...] = away_from(client.cache, plan.host).all if was_ours else ()
    leaves = was_ours
    if reboots and not (is_in_maintenance(host) and not host.enabled):
        back += await _empty(client, plan, share(report, 0.0, 0.3), on_task)
        leaves = True
    # A pool with repositories wants the host to take no VMs meanwhile, even where those that run there stay.
    closes = plan.installs and bool(plan.hash) and not leaves and host.enabled
    steps = [_closing(client, plan.host)] if closes else []
    if plan.installs:
        steps.append(Step("installing", lambda part: _install(client, plan, part, on_task)))
    steps.append(Step("restarting", lambda part: _restart(client, plan, part, on_task)))
    if closes:
        steps.append(
            Step("opening the host", lambda part: host_power.enable(client, plan.host, part), weight=0.1)
        )
    await run_steps(steps, share(report, 0.3, 0.5))
    if leaves:
        await note(client, "host", plan.host, MARK, "")
        await maintenance.leave(client, plan.host, LeaveMaintenance(back), share(report, 0.8, 0.2), on_task)


async def _empty(client: Client, plan: UpdateHost, report: Report, on_task: OnTask) -> tuple[Ref, ...]:
    """Into maintenance mode; the VMs that left. If that fails, VMs that were shut down for it start again."""
    running = tuple(guests(client.cache, plan.host))
    staying = await stuck(client, plan.host)
    if staying and not plan.stops:
        vm, why = next(iter(staying.items()))
        raise Failure(why[0], why[1:] or (vm,), "host.evacuate", client.endpoint)
    entering = EnterMaintenance(halted=tuple(staying))
    steps = [_stopping(client, vm, plan.host, on_task) for vm in staying]
    steps += [
        noting(client, "host", plan.host, MARK, "true"),
        Step(
            "emptying the host",
            lambda part: maintenance.enter(client, plan.host, entering, part, on_task),
            weight=1.0 + len(staying),
        ),
    ]
    await run_steps(steps, report)
    return running


def _closing(client: Client, host: Ref) -> Step:
    return Step(
        "closing the host",
        lambda part: host_power.disable(client, host, part),
        lambda: host_power.enable(client, host, lambda _: None),
        weight=0.1,
    )


def _stopping(client: Client, vm: Ref, host: Ref, on_task: OnTask) -> Step:
    """A VM that cannot move."""
    return Step(
        "shutting down a VM",
        lambda part: clean_shutdown(client, vm, part, on_task),
        lambda: start_on(client, vm, host, lambda _: None),
    )


async def _install(client: Client, plan: UpdateHost, report: Report, on_task: OnTask) -> None:
    """All that is missing; if the answer was lost, the host is asked what is missing still."""
    try:
        if plan.hash:
            await client.run_task(
                "host.apply_updates", plan.host, plan.hash, on_progress=report, on_task=on_task
            )
        else:
            await client.run_task(
                "host.call_plugin", plan.host, PLUGIN, "update", {}, on_progress=report, on_task=on_task
            )
    except OutcomeUnknown:
        if await _lacks_some(client, plan):
            raise
    except Failure as failure:
        if failure.code == "TASK_CANCELLED":
            raise
        params = (plan.host, failure.code, failure.params[-1] if failure.params else "")
        raise Failure(UPDATE_FAILED, params, failure.method, client.endpoint) from failure


async def _lacks_some(client: Client, plan: UpdateHost) -> bool:
    if plan.hash:
        return bool((await synchronized(client)).hosts.get(plan.host))
    return bool(await missing(client, plan.host))


async def _restart(client: Client, plan: UpdateHost, report: Report, on_task: OnTask) -> None:
    """A VM that is there still, or again, moves away: whoever allowed some to be stopped did not speak of this one."""
    if plan.afterwards is Afterwards.REBOOT:
        await host_power.reboot(client, plan.host, StopHost(Guests.MOVE), report, on_task)
    elif plan.afterwards is Afterwards.RESTART_TOOLSTACK:
        await host_power.restart_agent(client, plan.host, report, on_task)
