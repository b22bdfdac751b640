# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Settings of a VM that are several calls, or that the server takes in one order only."""

from collections.abc import Mapping

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.operations.step import Report, Step, run_steps
from xolite_desktop.xapi.plans.boot import BootOptions, Firmware, boot_options
from xolite_desktop.xapi.plans.resources import EditResources, Memory, Processors
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

PROTECT_FROM_DELETION = ("destroy",)
PROTECT_FROM_SHUTDOWN = (
    "shutdown", "clean_shutdown", "hard_shutdown", "clean_reboot", "hard_reboot", "suspend", "pause",
)  # fmt: skip
"""The operations to block; "shutdown" has a key of its own, which the others do not cover."""


async def set_resources(client: Client, vm_ref: Ref, plan: EditResources, report: Report) -> None:
    """Memory and processors, what differs; what was written is written back if a later call is refused."""
    vm = client.cache.vm(vm_ref)
    if vm is None:
        return
    live = vm.power_state == PowerState.RUNNING
    steps = []
    if plan.memory != (before := Memory.of(vm)):
        write = _write_dynamic if live else _write_memory
        steps.append(
            Step(
                "memory", lambda _: write(client, vm_ref, plan.memory), lambda: write(client, vm_ref, before)
            )
        )
    if plan.processors != (had := Processors.of(vm)):
        steps.append(
            Step(
                "processors",
                lambda _: _write_processors(client, vm_ref, vm, had, plan.processors, live),
                lambda: _write_processors(client, vm_ref, vm, plan.processors, had, live),
            )
        )
    if steps:
        await run_steps(steps, report)


async def _write_memory(client: Client, vm_ref: Ref, memory: Memory) -> None:
    await client.call(
        "VM.set_memory_limits",
        vm_ref,
        memory.static_min,
        memory.static_max,
        memory.dynamic_min,
        memory.dynamic_max,
    )


async def _write_dynamic(client: Client, vm_ref: Ref, memory: Memory) -> None:
    await client.call("VM.set_memory_dynamic_range", vm_ref, memory.dynamic_min, memory.dynamic_max)


async def _write_processors(
    client: Client, vm_ref: Ref, vm: VM, before: Processors, after: Processors, live: bool
) -> None:
    """The maximum is never below the number, at no moment."""
    if live and after.count != before.count:
        await client.call("VM.set_VCPUs_number_live", vm_ref, after.count)
    elif not live:
        await write_counts(client, vm_ref, before, after)
    if after.cores != before.cores and not live:
        await write_key(client, vm_ref, "platform", vm.platform, "cores-per-socket", str(after.cores))
    for key, old, new in (("weight", before.weight, after.weight), ("cap", before.cap, after.cap)):
        if new != old:
            await write_key(client, vm_ref, "VCPUs_params", vm.VCPUs_params, key, str(new))


async def write_counts(client: Client, vm_ref: Ref, before: Processors, after: Processors) -> None:
    """Number and maximum of vCPUs of a halted VM, in the order that keeps them valid."""
    if after.most >= before.count and after.most != before.most:
        await client.call("VM.set_VCPUs_max", vm_ref, after.most)
    if after.count != before.count:
        await client.call("VM.set_VCPUs_at_startup", vm_ref, after.count)
    if after.most < before.count:
        await client.call("VM.set_VCPUs_max", vm_ref, after.most)


async def write_key(
    client: Client, vm_ref: Ref, field: str, known: Mapping[str, str], key: str, value: str | None
) -> None:
    """One key of a map; None removes it. The others stay what they are, also if somebody changes them meanwhile."""
    await client.call(f"VM.remove_from_{field}", vm_ref, key)
    if value is not None:
        await client.call(f"VM.add_to_{field}", vm_ref, key, value)


async def set_boot(client: Client, vm_ref: Ref, plan: BootOptions) -> None:
    """Order, firmware and Secure Boot of an HVM guest, what differs; they count from the next start."""
    vm = client.cache.vm(vm_ref)
    before = boot_options(vm) if vm is not None else None
    if vm is None or before is None or before == plan:
        return
    if plan.order != before.order:
        await write_key(client, vm_ref, "HVM_boot_params", vm.HVM_boot_params, "order", plan.order)
    if plan.firmware != before.firmware:
        await write_key(
            client, vm_ref, "HVM_boot_params", vm.HVM_boot_params, "firmware", plan.firmware.value
        )
        model = f"qemu-upstream-{'uefi' if plan.firmware is Firmware.UEFI else 'compat'}"
        await write_key(client, vm_ref, "platform", vm.platform, "device-model", model)
    if plan.secure_boot != before.secure_boot:
        secure = "true" if plan.secure_boot else "false"
        await write_key(client, vm_ref, "platform", vm.platform, "secureboot", secure)


async def set_ha_priority(client: Client, vm_ref: Ref, priority: str) -> None:
    """ "restart", "best-effort", or empty for none."""
    await client.call("VM.set_ha_restart_priority", vm_ref, priority)


async def set_auto_power_on(client: Client, vm_ref: Ref, on: bool) -> None:
    """Started with its host. The pool has a switch of its own, which is turned on with the first such VM."""
    vm, pool = client.cache.vm(vm_ref), client.cache.pool
    if vm is None:
        return
    await write_key(client, vm_ref, "other_config", vm.other_config, "auto_poweron", "true" if on else None)
    if on and pool is not None and pool.other_config.get("auto_poweron") != "true":
        pool_ref = next(iter(client.cache.records("pool")))
        await client.call("pool.remove_from_other_config", pool_ref, "auto_poweron")
        await client.call("pool.add_to_other_config", pool_ref, "auto_poweron", "true")


async def set_protection(client: Client, vm_ref: Ref, operations: tuple[str, ...], on: bool) -> None:
    """Block operations for everybody, or let them go; what else is blocked stays so."""
    vm = client.cache.vm(vm_ref)
    blocked = vm.blocked_operations if vm is not None else {}
    for operation in operations:
        if on and operation not in blocked:
            await client.call("VM.add_to_blocked_operations", vm_ref, operation, "true")
        elif not on and operation in blocked:
            await client.call("VM.remove_from_blocked_operations", vm_ref, operation)


async def add_vtpm(client: Client, vm_ref: Ref, report: Report) -> Ref:
    """A TPM for a halted VM."""
    made = await client.run_task("VTPM.create", vm_ref, False, on_progress=report)
    return Ref(str(made))
