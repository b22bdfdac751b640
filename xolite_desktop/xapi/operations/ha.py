# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Switch high availability on, set it, switch it off; ask the pool what it can bear and what it would do."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure, XapiError
from xolite_desktop.xapi.operations.step import Report, Step, run_steps
from xolite_desktop.xapi.operations.verify import field_is
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.ha import Protection, SetHa
from xolite_desktop.xapi.refs import Ref

HA_S = 60.0


async def configure(
    client: Client, pool_ref: Ref, plan: SetHa, report: Report, on_task: OnTask = None
) -> None:
    """Protect VMs, say how many failures are to be tolerated, and enable high availability where it is off.

    A smaller number comes before the VMs, a larger one after them, so that the pool never promises what it cannot
    keep. If something fails, what was set before is set back.
    """
    pool: Any = await client.call("pool.get_record", pool_ref)
    before, is_on = int(pool["ha_host_failures_to_tolerate"]), bool(pool["ha_enabled"])
    failures = Step(
        "setting the host failures",
        lambda _: tolerate(client, pool_ref, plan.failures),
        lambda: tolerate(client, pool_ref, before),
    )
    vms = [_protecting(client, ref, wanted) for ref, wanted in plan.changed]
    steps = [failures, *vms] if plan.failures < before else [*vms, failures]
    if plan.failures == before:
        steps.remove(failures)
    if not is_on:
        steps.append(Step("enabling", lambda part: _enable(client, pool_ref, plan, part, on_task), weight=9))
    await run_steps(steps, report)


async def disable(client: Client, pool_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """VMs keep their priorities."""
    verify = field_is(client, "pool", pool_ref, "ha_enabled", False)
    await client.run_task(
        "pool.disable_ha", on_progress=report, on_task=on_task, applies_to=(pool_ref,), verify=verify
    )


async def tolerate(client: Client, pool_ref: Ref, failures: int) -> None:
    """How many hosts may fail. Raises `Failure` where there is no plan for so many."""
    await client.call("pool.set_ha_host_failures_to_tolerate", pool_ref, failures)


async def most_failures(client: Client, configuration: Mapping[str, str]) -> int:
    """How many host failures the pool could bear if VMs had these priorities."""
    said: Any = await client.call(
        "pool.ha_compute_hypothetical_max_host_failures_to_tolerate", dict(configuration), timeout_s=HA_S
    )
    return int(said)


async def statefile_verdict(client: Client, sr_ref: Ref) -> Failure | None:
    """Why an SR cannot hold the heartbeat."""
    try:
        await client.call("SR.assert_can_host_ha_statefile", sr_ref, timeout_s=HA_S)
    except Failure as failure:
        return failure
    return None


async def failover_plan(client: Client, host_ref: Ref, vms: Iterable[Ref]) -> dict[Ref, tuple[str, str]]:
    """VM -> (host, "") where it would be restarted if a host failed, or ("", code) why nowhere."""
    said: Any = await client.call("pool.ha_compute_vm_failover_plan", [host_ref], list(vms), timeout_s=HA_S)
    return {
        Ref(str(vm)): (str(where.get("host", "")), str(where.get("error_code", "")))
        for vm, where in dict(said).items()
    }


def _protecting(client: Client, vm_ref: Ref, wanted: Protection) -> Step:
    vm = client.cache.vm(vm_ref)
    before = Protection.of(vm) if vm is not None else wanted

    async def undo() -> None:
        await _protect(client, vm_ref, wanted, before)

    async def protect(_: Report) -> None:
        try:
            await _protect(client, vm_ref, before, wanted)
        except XapiError:
            with suppress(XapiError):  # the first error is the one to tell
                await undo()
            raise

    return Step("protecting a VM", protect, undo, weight=0.2)


async def _protect(client: Client, vm_ref: Ref, before: Protection, wanted: Protection) -> None:
    if wanted.order != before.order:
        await client.call("VM.set_order", vm_ref, wanted.order)
    if wanted.delay != before.delay:
        await client.call("VM.set_start_delay", vm_ref, wanted.delay)
    if wanted.priority != before.priority:
        await client.call("VM.set_ha_restart_priority", vm_ref, wanted.priority)


async def _enable(client: Client, pool_ref: Ref, plan: SetHa, report: Report, on_task: OnTask) -> None:
    verify = field_is(client, "pool", pool_ref, "ha_enabled", True)
    await client.run_task(
        "pool.enable_ha", list(plan.heartbeat), {}, on_progress=report, on_task=on_task, applies_to=(pool_ref,),
        verify=verify,
    )  # fmt: skip
    now: Any = await client.call("pool.get_ha_host_failures_to_tolerate", pool_ref)
    if int(now) != plan.failures:
        await tolerate(client, pool_ref, plan.failures)
