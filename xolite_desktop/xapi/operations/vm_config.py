# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Settings of a VM that are several calls, or that the server takes in one order only."""

from collections.abc import Mapping
from typing import Any

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.operations.edit import CHANGED_MEANWHILE, edit
from xolite_desktop.xapi.operations.meanwhile import onto_now, read_record
from xolite_desktop.xapi.operations.step import Report, Step, run_steps
from xolite_desktop.xapi.operations.verify import gone
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.devices import PCI_KEY, PassPci
from xolite_desktop.xapi.plans.edits import Edit, Slot
from xolite_desktop.xapi.plans.firmware import BootFirmware, Firmware, firmware_of
from xolite_desktop.xapi.plans.resources import EditResources, Memory, Processors
from xolite_desktop.xapi.records.decode import convert_record
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.vm_config import vtpms_of

PROTECT_FROM_DELETION = ("destroy",)
PROTECT_FROM_SHUTDOWN = (
    "shutdown", "clean_shutdown", "hard_shutdown", "clean_reboot", "hard_reboot", "suspend", "pause",
)  # fmt: skip
"""The operations to block; "shutdown" has a key of its own, which the others do not cover."""


async def set_resources(client: Client, vm_ref: Ref, plan: EditResources, report: Report) -> None:
    """Memory and processors, what differs; what was written is written back if a later call is refused.

    Raises `Failure` with CHANGED_MEANWHILE if somebody else changed what is to be written since editing began.
    """
    fields: Any = await client.call("VM.get_record", vm_ref)
    vm = convert_record("VM", fields)
    if not isinstance(vm, VM):
        return
    _check_unchanged(client, vm_ref, vm, plan)
    live = vm.power_state == PowerState.RUNNING
    steps = []
    if plan.memory not in (before := Memory.of(vm), plan.had_memory):
        write = _write_dynamic if live else _write_memory
        steps.append(
            Step(
                "memory", lambda _: write(client, vm_ref, plan.memory), lambda: write(client, vm_ref, before)
            )
        )
    if plan.processors not in (had := Processors.of(vm), plan.had_processors):
        steps.append(
            Step(
                "processors",
                lambda _: _write_processors(client, vm_ref, vm, had, plan.processors, live),
                lambda: _write_processors(client, vm_ref, vm, plan.processors, had, live),
            )
        )
    if steps:
        await run_steps(steps, report)


def _check_unchanged(client: Client, vm_ref: Ref, vm: VM, plan: EditResources) -> None:
    memory, processors = Memory.of(vm), Processors.of(vm)
    if plan.had_memory not in (None, memory) and plan.memory not in (plan.had_memory, memory):
        now = f"{memory.static_max >> 20} MiB"
        raise Failure(CHANGED_MEANWHILE, (vm_ref, "memory", now), "", client.endpoint)
    if plan.had_processors not in (None, processors) and plan.processors not in (
        plan.had_processors,
        processors,
    ):
        raise Failure(CHANGED_MEANWHILE, (vm_ref, "vCPUs", str(processors.count)), "", client.endpoint)


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


async def set_firmware(client: Client, vm_ref: Ref, plan: BootFirmware, report: Report) -> None:
    """Firmware and Secure Boot of an HVM guest, what differs. The model of the machine goes with its firmware. Raises
    `Failure` with CHANGED_MEANWHILE if somebody else changed one of them."""
    vm = await read_record(client, "VM", vm_ref)
    if not isinstance(vm, VM):
        return
    before = firmware_of(vm)
    plan = onto_now(plan, plan.had, before, ("firmware", "secure_boot"), vm_ref)
    changes: list[Edit] = []
    if plan.firmware != before.firmware:
        model = f"qemu-upstream-{'uefi' if plan.firmware is Firmware.UEFI else 'compat'}"
        changes.append(_entry(vm_ref, "HVM_boot_params", vm.HVM_boot_params, "firmware", plan.firmware.value))
        changes.append(_entry(vm_ref, "platform", vm.platform, "device-model", model))
    if plan.secure_boot != before.secure_boot:
        secure = "true" if plan.secure_boot else "false"
        changes.append(_entry(vm_ref, "platform", vm.platform, "secureboot", secure))
    await run_steps([_editing(client, change) for change in changes], report)


def _entry(vm_ref: Ref, field: str, known: Mapping[str, str], key: str, value: str) -> Edit:
    return Edit(Slot("VM", vm_ref, field, key), known.get(key), value)


def _editing(client: Client, change: Edit) -> Step:
    return Step(
        change.slot.key or change.slot.field,
        lambda part: edit(client, change, part),
        lambda: edit(client, change.undo, lambda _: None),
    )


async def set_protection(client: Client, vm_ref: Ref, operations: tuple[str, ...], on: bool) -> None:
    """Block operations for everybody, or let them go; what else is blocked stays so."""
    vm = client.cache.vm(vm_ref)
    blocked = vm.blocked_operations if vm is not None else {}
    for operation in operations:
        if on and operation not in blocked:
            await client.call("VM.add_to_blocked_operations", vm_ref, operation, "true")
        elif not on and operation in blocked:
            await client.call("VM.remove_from_blocked_operations", vm_ref, operation)


async def add_vtpm(client: Client, vm_ref: Ref, report: Report, *, is_unique: bool = False) -> Ref:
    """A TPM for a halted VM; of a unique one the contents are never copied."""
    made = await client.run_task("VTPM.create", vm_ref, is_unique, on_progress=report)
    return Ref(str(made))


async def remove_vtpms(client: Client, vm_ref: Ref, report: Report) -> None:
    """Take the TPM from a halted VM, with the keys in it."""
    for vtpm in vtpms_of(client.cache, vm_ref):
        await client.run_task("VTPM.destroy", vtpm, on_progress=report, verify=gone(client, "VTPM", vtpm))


async def copy_bios_strings(
    client: Client, vm_ref: Ref, host: Ref, report: Report, on_task: OnTask = None
) -> None:
    """What the firmware of a VM says of its maker is what that of a host says; the VM then prefers this host."""
    await client.run_task("VM.copy_bios_strings", vm_ref, host, on_progress=report, on_task=on_task)


async def pass_pci(
    client: Client, vm_ref: Ref, plan: PassPci, report: Report, on_task: OnTask = None
) -> None:
    """Which PCI devices the VM takes along from its next start on. Raises `Failure` with CHANGED_MEANWHILE."""
    await edit(client, Edit(Slot("VM", vm_ref, "other_config", PCI_KEY), plan.before, plan.value), report)
