# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Enable, disable, reboot, shut down and power on a host, and restart its toolstack.

A host that restarts is waited for until the pool hears from it again. If it is the coordinator the connection breaks
meanwhile, as expected; the client comes back by itself, and what is asked here is asked again until it answers.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.finding import Finding, Verify
from xolite_desktop.xapi.errors import Failure, OutcomeUnknown, XapiError
from xolite_desktop.xapi.operations.step import Report, Step, run_steps, share
from xolite_desktop.xapi.operations.verify import field_is
from xolite_desktop.xapi.operations.vm_power import OnTask, clean_shutdown
from xolite_desktop.xapi.plans.maintenance import Guests, StopHost
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import guests, is_coordinator

LOOK_S: Final = 2.0
BACK_WITHIN_S: Final = 1800.0
"""A large host takes many minutes to boot."""
LAST_CALL_S: Final = 300.0

Times = Mapping[str, str]


async def enable(client: Client, host_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Let it take VMs."""
    verify = field_is(client, "host", host_ref, "enabled", True)
    await client.run_task("host.enable", host_ref, on_progress=report, on_task=on_task, verify=verify)


async def disable(client: Client, host_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Let it take no VMs any more; those that run there stay."""
    verify = field_is(client, "host", host_ref, "enabled", False)
    await client.run_task("host.disable", host_ref, on_progress=report, on_task=on_task, verify=verify)


async def disable_lastingly(client: Client, host_ref: Ref, report: Report) -> None:
    """As `disable`, and no restart enables it; an older server, which cannot be told so, enables it when it restarts."""
    try:
        verify = field_is(client, "host", host_ref, "enabled", False)
        await client.run_task("host.disable", host_ref, False, on_progress=report, verify=verify)
    except Failure as failure:
        if failure.code != "MESSAGE_PARAMETER_COUNT_MISMATCH":
            raise
        await disable(client, host_ref, report)


async def power_on(client: Client, host_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Wake it, and wait until the pool hears from it. Raises `OutcomeUnknown` if that does not happen."""
    await client.run_task("host.power_on", host_ref, on_task=on_task, verify=_live(client, host_ref))
    await until_back(client, host_ref, "host.power_on", {})


async def restart_agent(client: Client, host_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Restart its toolstack, and wait until it is there again. VMs run on."""
    before = await started(client, host_ref)
    await _last_call(client, "host.restart_agent", host_ref, on_task)
    await until_back(client, host_ref, "host.restart_agent", before, "agent_start_time")


async def reboot(
    client: Client, host_ref: Ref, plan: StopHost, report: Report, on_task: OnTask = None
) -> None:
    """Empty it, reboot it, and wait until it is there again. If it cannot be emptied it is enabled again."""
    before = await started(client, host_ref)
    await _empty(client, host_ref, plan, share(report, 0.0, 0.5), on_task)
    await _last_call(client, "host.reboot", host_ref, on_task)
    report(0.6)
    await until_back(client, host_ref, "host.reboot", before, "boot_time")


async def shutdown(
    client: Client, host_ref: Ref, plan: StopHost, report: Report, on_task: OnTask = None
) -> None:
    """Empty it and shut it down. If it cannot be emptied it is enabled again."""
    await _empty(client, host_ref, plan, share(report, 0.0, 0.9), on_task)
    await _last_call(client, "host.shutdown", host_ref, on_task)


async def until_back(client: Client, host_ref: Ref, method: str, before: Times, key: str = "") -> None:
    """Wait until the pool hears from a host, and with `key` until that time of its start is another one than before.

    Raises `OutcomeUnknown` after half an hour, `Failure` if the host is no longer of the pool.
    """
    waited = 0.0
    while waited < BACK_WITHIN_S:
        try:
            fields: Any = await client.call("host.get_record", host_ref)
            metrics: Any = await client.call("host_metrics.get_record", fields["metrics"])
            is_new = not key or fields["other_config"].get(key, "") != before.get(key, "")
            if is_new and metrics["live"]:
                return
        except Failure as failure:
            if failure.code == "HANDLE_INVALID":
                raise
        except XapiError:
            pass  # the connection is away while the coordinator is
        await client.pause(LOOK_S)
        waited += LOOK_S
    raise OutcomeUnknown(method, "", "The host did not come back within half an hour.")


async def started(client: Client, host_ref: Ref) -> Times:
    """When the host and its toolstack were started."""
    found: Any = await client.call("host.get_other_config", host_ref)
    return {key: str(found.get(key, "")) for key in ("boot_time", "agent_start_time")}


async def _last_call(client: Client, method: str, host_ref: Ref, on_task: OnTask) -> None:
    """A call after which the host is away. The coordinator takes its tasks along, so that none can be followed, and may
    take the answer along: whether it happened is seen by what follows."""
    if is_coordinator(client.cache, host_ref):
        with suppress(OutcomeUnknown):
            await client.call(method, host_ref, timeout_s=LAST_CALL_S)
    else:
        await client.run_task(method, host_ref, on_task=on_task, verify=_left(client, host_ref))


async def _empty(client: Client, host_ref: Ref, plan: StopHost, report: Report, on_task: OnTask) -> None:
    host = client.cache.host(host_ref)
    was_enabled = host is not None and host.enabled
    running = tuple(guests(client.cache, host_ref))

    async def enable_again() -> None:
        if was_enabled:
            await enable(client, host_ref, lambda _: None)

    async def disabling(part: Report) -> None:
        if was_enabled:
            await disable(client, host_ref, part)

    steps = [Step("disabling the host", disabling, enable_again)]
    if running and plan.guests is Guests.MOVE:
        steps.append(Step("moving its VMs", lambda part: evacuate(client, host_ref, part, on_task), weight=9))
    elif running:
        steps += [
            Step("shutting down a VM", lambda part, vm=vm: clean_shutdown(client, vm, part, on_task))  # type: ignore[misc]
            for vm in running
        ]
    await run_steps(steps, report)


async def evacuate(
    client: Client, host_ref: Ref, report: Report, on_task: OnTask = None, network: Ref | None = None
) -> None:
    """Move every VM that runs there to other hosts, by the pool's own plan. Only servers of these years know a `network`."""
    verify = emptied(client, host_ref)
    over = (network,) if network is not None else ()
    await client.run_task(
        "host.evacuate", host_ref, *over, on_progress=report, on_task=on_task, verify=verify
    )


def emptied(client: Client, host_ref: Ref) -> Verify:
    """Nothing but control domains runs on the host."""

    async def look() -> Finding:
        found: Any = await client.call("host.get_resident_VMs", host_ref)
        domains = [await client.call("VM.get_is_control_domain", vm) for vm in found]
        left = domains.count(False)
        return Finding(not left, f"{left} VMs run there." if left else "No VM runs there.")

    return look


def _live(client: Client, host_ref: Ref) -> Verify:
    async def look() -> Finding:
        return Finding(
            live := await _is_live(client, host_ref), f"The host is {'' if live else 'not '}there."
        )

    return look


def _left(client: Client, host_ref: Ref) -> Verify:
    async def look() -> Finding:
        return Finding(
            not (live := await _is_live(client, host_ref)),
            f"The host is {'still ' if live else 'not '}there.",
        )

    return look


async def _is_live(client: Client, host_ref: Ref) -> bool:
    metrics = await client.call("host.get_metrics", host_ref)
    return bool(await client.call("host_metrics.get_live", metrics))
