# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Settings of a host that are more than one call: how it is switched on, its control domain's memory, its crash dumps."""

from contextlib import suppress

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.finding import Finding, Verify
from xolite_desktop.xapi.errors import Failure, XapiError
from xolite_desktop.xapi.operations import host_power
from xolite_desktop.xapi.operations.step import Report, share
from xolite_desktop.xapi.operations.verify import gone
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.host_settings import (
    ADDRESS_KEY,
    CARDS,
    SECRET_KEY,
    USER_KEY,
    ControlDomainMemory,
    PowerOn,
    PowerOnMode,
)
from xolite_desktop.xapi.plans.maintenance import Guests, StopHost
from xolite_desktop.xapi.refs import Ref


async def set_power_on(
    client: Client, host_ref: Ref, plan: PowerOn, report: Report, on_task: OnTask = None
) -> None:
    """Write the mode. A password becomes a secret of the pool, and the secret it replaces goes; so one that stays becomes a
    new secret too, since a server removes those of the former mode by itself."""
    before = await client.call("host.get_power_on_config", host_ref)
    former = str(before.get(SECRET_KEY, "")) if isinstance(before, dict) else ""
    made: Ref | None = None
    config = dict(plan.config) if plan.mode is PowerOnMode.SCRIPT else {}
    if plan.mode in CARDS:
        secret = plan.secret
        if password := plan.password or await _password_in(client, plan.secret):
            made = Ref(str(await client.call("secret.create", {"value": password, "other_config": {}})))
            secret = str(await client.call("secret.get_uuid", made))
        config = {ADDRESS_KEY: plan.address, USER_KEY: plan.user, SECRET_KEY: secret}
    try:
        await client.run_task(
            "host.set_power_on_mode", host_ref, plan.wire_mode, config, on_progress=report, on_task=on_task,
            verify=_powered_on_by(client, host_ref, plan.wire_mode, config),
        )  # fmt: skip
    except Failure:
        if made is not None:
            with suppress(XapiError):
                await client.call("secret.destroy", made)
        raise
    if former and former not in config.values():
        with suppress(XapiError):  # somebody else may have removed it
            await client.call("secret.destroy", await client.call("secret.get_by_uuid", former))


async def _password_in(client: Client, secret: str) -> str:
    """What a secret holds, by its uuid; empty where it is gone."""
    try:
        return str(await client.call("secret.get_value", await client.call("secret.get_by_uuid", secret)))
    except Failure:
        return ""


def _powered_on_by(client: Client, host_ref: Ref, mode: str, config: dict[str, str]) -> Verify:
    """The mode may be the same before and after."""

    async def look() -> Finding:
        now = [await client.call(f"host.get_power_on_{field}", host_ref) for field in ("mode", "config")]
        done = now == [mode, config]
        return Finding(done, f"How it is switched on is {'as it should be' if done else 'not changed'}.")

    return look


async def set_control_domain_memory(
    client: Client, host_ref: Ref, plan: ControlDomainMemory, report: Report, on_task: OnTask = None
) -> None:
    """Write the size for the next start, and restart the host where that is planned. It stays in maintenance mode;
    VMs that are there still move away."""
    domain = await client.call("host.get_control_domain", host_ref)
    await client.call("VM.set_memory", domain, plan.size_bytes)
    report(0.1)
    if plan.restarts:
        await host_power.reboot(client, host_ref, StopHost(Guests.MOVE), share(report, 0.1, 0.9), on_task)


async def remove_crashdumps(client: Client, host_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Remove each; one that is gone already is no failure."""
    found = await client.call("host.get_crashdumps", host_ref)
    dumps = [Ref(str(ref)) for ref in found] if isinstance(found, list) else []
    for number, dump in enumerate(dumps):
        try:
            await client.run_task(
                "host_crashdump.destroy", dump, on_task=on_task, verify=gone(client, "host_crashdump", dump)
            )
        except Failure as failure:
            if failure.code != "HANDLE_INVALID":
                raise
        report((number + 1) / len(dumps))
