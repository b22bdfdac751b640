# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The calls that make a clone of a template the VM that was planned: what the template has already is not written."""

from collections.abc import Iterator
from typing import Final

from xolite_desktop.xapi.operations.sequence import Call, Made
from xolite_desktop.xapi.plans.firmware import Firmware, firmware_of
from xolite_desktop.xapi.plans.new_vm.install import Source, boot_order
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.resources import DEFAULT_WEIGHT, Memory, Processors
from xolite_desktop.xapi.records.kinds import is_hvm
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import is_null

THE_VM: Final = Made("vm")


def setting_calls(plan: NewVm, template: VM, name: str) -> Iterator[Call]:
    """Name to boot order, in an order that the server takes."""
    yield Call("VM.set_name_label", (THE_VM, name))
    if plan.description != template.name_description:
        yield Call("VM.set_name_description", (THE_VM, plan.description))
    if set(plan.tags) != set(template.tags):
        yield Call("VM.set_tags", (THE_VM, list(plan.tags)))
    yield from entry_calls("other_config", template.other_config, _other_config(plan, template))
    if plan.host is not None and plan.host != template.affinity:
        yield Call("VM.set_affinity", (THE_VM, plan.host))
    yield from _processor_calls(plan.processors, template)
    memory = plan.memory
    if memory != Memory.of(template):
        limits = (memory.static_min, memory.static_max, memory.dynamic_min, memory.dynamic_max)
        yield Call("VM.set_memory_limits", (THE_VM, *limits))
    yield from (_hvm_calls(plan, template) if is_hvm(template) else _pv_calls(plan, template))


def _other_config(plan: NewVm, template: VM) -> dict[str, str | None]:
    """Entries that the VM shall have; None for one that it shall not have."""
    wanted: dict[str, str | None] = {"folder": plan.folder or None}
    wanted |= {key: value or None for key, value in plan.custom}
    if plan.auto_power_on or "auto_poweron" in template.other_config:
        wanted["auto_poweron"] = "true" if plan.auto_power_on else None
    if not is_hvm(template) and plan.install.source is not Source.DISK:
        disc = plan.install.source is Source.DISC
        wanted["install-repository"] = "cdrom" if disc else plan.install.url.strip()
    return wanted


def entry_calls(field: str, known: dict[str, str], wanted: dict[str, str | None]) -> Iterator[Call]:
    """Entries of a map: one that is there has to be removed before it can be added with another value."""
    for key, value in wanted.items():
        if known.get(key) == value:
            continue
        if key in known:
            yield Call(f"VM.remove_from_{field}", (THE_VM, key))
        if value is not None:
            yield Call(f"VM.add_to_{field}", (THE_VM, key, value))


def _processor_calls(wanted: Processors, template: VM) -> Iterator[Call]:
    """The maximum is never below the number, at no moment."""
    before = Processors.of(template)
    grow = wanted.most >= before.count
    if grow and wanted.most != before.most:
        yield Call("VM.set_VCPUs_max", (THE_VM, wanted.most))
    if wanted.count != before.count:
        yield Call("VM.set_VCPUs_at_startup", (THE_VM, wanted.count))
    if not grow:
        yield Call("VM.set_VCPUs_max", (THE_VM, wanted.most))
    if wanted.cores != before.cores:
        yield from entry_calls("platform", template.platform, {"cores-per-socket": str(wanted.cores)})
    changed: dict[str, str | None] = {}
    if wanted.weight != before.weight:
        changed["weight"] = str(wanted.weight) if wanted.weight != DEFAULT_WEIGHT else None
    if wanted.cap != before.cap:
        changed["cap"] = str(wanted.cap) if wanted.cap else None
    yield from entry_calls("VCPUs_params", template.VCPUs_params, changed)


def _hvm_calls(plan: NewVm, template: VM) -> Iterator[Call]:
    """The model of the machine goes with its firmware, as whether the guest is started by Secure Boot does."""
    before, after = firmware_of(template), plan.firmware
    params = dict(template.HVM_boot_params)
    source = plan.install.source if plan.disks or plan.install.source is Source.DISC else Source.NETWORK
    if source is not Source.DISK:
        params["order"] = boot_order(params.get("order", ""), source)
    if after.firmware is not before.firmware:
        params["firmware"] = after.firmware.value
    if params != template.HVM_boot_params:
        yield Call("VM.set_HVM_boot_params", (THE_VM, params))
    platform: dict[str, str | None] = {}
    if after.firmware is not before.firmware:
        platform["device-model"] = f"qemu-upstream-{'uefi' if after.firmware is Firmware.UEFI else 'compat'}"
    if after.secure_boot != before.secure_boot:
        platform["secureboot"] = "true" if after.secure_boot else "false"
    yield from entry_calls("platform", template.platform, platform)


def _pv_calls(plan: NewVm, template: VM) -> Iterator[Call]:
    if plan.install.arguments != template.PV_args:
        yield Call("VM.set_PV_args", (THE_VM, plan.install.arguments))


def vtpm_calls(plan: NewVm, template: VM) -> Iterator[Call]:
    """The clone of a template with a TPM has one already."""
    if plan.vtpm and all(map(is_null, template.VTPMs)):
        yield Call("VTPM.create", (THE_VM, False), is_task=True)
