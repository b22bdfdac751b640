# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Start, shut down, reboot, pause, suspend, resume, migrate a VM: each one task of the server, followed to its end.

All take the client, the VM, a `report` of the progress, and an optional `on_task` that hears the task's reference,
for cancelling. They raise what `Client.run_task` raises.
"""

from collections.abc import Callable
from contextlib import suppress

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.names import PowerState, VmOperation
from xolite_desktop.xapi.operations.diagnosis import asking_why
from xolite_desktop.xapi.operations.step import Report, share
from xolite_desktop.xapi.operations.verify import power_state, rebooted, resident_on
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.vm_power import in_the_way

OnTask = Callable[[Ref], None] | None


async def start(client: Client, vm_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Start on the host the pool chooses. Raises `NoHost` with every host's reason where there is none."""
    verify = power_state(client, vm_ref, PowerState.RUNNING)
    async with asking_why(client, vm_ref):
        await client.run_task(
            "VM.start", vm_ref, False, False, on_progress=report, on_task=on_task, verify=verify
        )


async def start_paused(client: Client, vm_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Start on the host the pool chooses, with the CPUs stopped until it is unpaused."""
    verify = power_state(client, vm_ref, PowerState.PAUSED)
    async with asking_why(client, vm_ref):
        await client.run_task(
            "VM.start", vm_ref, True, False, on_progress=report, on_task=on_task, verify=verify
        )


async def start_at_firmware(client: Client, vm_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Start paused, then let go: who follows the VM has its console in sight before its firmware asks for a key.

    A host gives no console of a paused VM (protocol.md 8.2), but its record and its screen are there by then, so
    that connecting succeeds as soon as the VM runs. If it cannot be let go it stays paused.
    """
    await start_paused(client, vm_ref, share(report, 0.0, 0.8), on_task)
    await unpause(client, vm_ref, share(report, 0.8, 0.2), on_task)


async def start_on(
    client: Client, vm_ref: Ref, host_ref: Ref, report: Report, on_task: OnTask = None
) -> None:
    """Start on a given host."""
    verify = power_state(client, vm_ref, PowerState.RUNNING)
    await client.run_task(
        "VM.start_on", vm_ref, host_ref, False, False, on_progress=report, on_task=on_task, verify=verify
    )


async def pause(client: Client, vm_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Stop the VM's CPUs; memory and devices stay."""
    verify = power_state(client, vm_ref, PowerState.PAUSED)
    await client.run_task("VM.pause", vm_ref, on_progress=report, on_task=on_task, verify=verify)


async def unpause(client: Client, vm_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Let a paused VM go on."""
    verify = power_state(client, vm_ref, PowerState.RUNNING)
    await client.run_task("VM.unpause", vm_ref, on_progress=report, on_task=on_task, verify=verify)


async def suspend(client: Client, vm_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Save the VM's memory to disk and stop it."""
    verify = power_state(client, vm_ref, PowerState.SUSPENDED)
    await client.run_task("VM.suspend", vm_ref, on_progress=report, on_task=on_task, verify=verify)


async def resume(client: Client, vm_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Bring a suspended VM back on the host the pool chooses."""
    verify = power_state(client, vm_ref, PowerState.RUNNING)
    async with asking_why(client, vm_ref):
        await client.run_task(
            "VM.resume", vm_ref, False, False, on_progress=report, on_task=on_task, verify=verify
        )


async def resume_on(
    client: Client, vm_ref: Ref, host_ref: Ref, report: Report, on_task: OnTask = None
) -> None:
    """Bring a suspended VM back on a given host."""
    verify = power_state(client, vm_ref, PowerState.RUNNING)
    await client.run_task(
        "VM.resume_on", vm_ref, host_ref, False, False, on_progress=report, on_task=on_task, verify=verify
    )


async def clean_shutdown(client: Client, vm_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Ask the guest to shut down; it has 20 minutes before the server gives up."""
    verify = power_state(client, vm_ref, PowerState.HALTED)
    await client.run_task("VM.clean_shutdown", vm_ref, on_progress=report, on_task=on_task, verify=verify)


async def hard_shutdown(client: Client, vm_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Pull the plug; a suspended VM loses its memory. What is in the way is cancelled first."""
    await _break_off(client, vm_ref, VmOperation.HARD_SHUTDOWN)
    verify = power_state(client, vm_ref, PowerState.HALTED)
    await client.run_task("VM.hard_shutdown", vm_ref, on_progress=report, on_task=on_task, verify=verify)


async def _break_off(client: Client, vm_ref: Ref, name: VmOperation) -> None:
    """Cancel what keeps the server from an operation. What cannot be cancelled the server waits for."""
    vm = client.cache.vm(vm_ref)
    for task in in_the_way(vm, name) if vm is not None else ():
        with suppress(Failure):
            await client.cancel_task(task)


async def clean_reboot(client: Client, vm_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Ask the guest to reboot."""
    verify = rebooted(client, vm_ref)
    await client.run_task("VM.clean_reboot", vm_ref, on_progress=report, on_task=on_task, verify=verify)


async def hard_reboot(client: Client, vm_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Press reset. What is in the way is cancelled first."""
    await _break_off(client, vm_ref, VmOperation.HARD_REBOOT)
    verify = rebooted(client, vm_ref)
    await client.run_task("VM.hard_reboot", vm_ref, on_progress=report, on_task=on_task, verify=verify)


async def migrate(client: Client, vm_ref: Ref, host_ref: Ref, report: Report, on_task: OnTask = None) -> None:
    """Move a running VM to another host of the pool, over shared storage."""
    options = {"live": "true"}
    verify = resident_on(client, vm_ref, host_ref)
    await client.run_task(
        "VM.pool_migrate", vm_ref, host_ref, options, on_progress=report, on_task=on_task, verify=verify
    )
