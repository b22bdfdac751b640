# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Settings of VMs that are one press or one dialog, as data."""

from __future__ import annotations

from collections.abc import Callable

from xolite_desktop.models.actions.action import Action, Risk, Running, Work
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.actions.works import on_ref, with_plan
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.operations import vm_config as operations
from xolite_desktop.xapi.plans.firmware import BootFirmware
from xolite_desktop.xapi.plans.resources import EditResources
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import vm_config as rules
from xolite_desktop.xapi.rules.refusal import Refusal

_VM = frozenset({NodeKind.VM})
_BOTH = frozenset({NodeKind.VM, NodeKind.TEMPLATE})
_SETTINGS = places(Group.SETTINGS, Menu.CONTEXT, Menu.VM)

ALREADY_SO = "ALREADY_SO"
"""Ours: the setting is what it would become. Parameter: VM."""

Refuse = Callable[[Cache, Ref], Refusal | None]


def _unless(is_so: Callable[[Cache, Ref], bool]) -> Refuse:
    """Settings may be written, and it would make a difference."""

    def refuse(cache: Cache, ref: Ref) -> Refusal | None:
        refused = rules.settings(cache, ref)
        return refused or (Refusal(ALREADY_SO, (ref,)) if is_so(cache, ref) else None)

    return refuse


def _blocked(cache: Cache, ref: Ref, among: tuple[str, ...]) -> set[str]:
    """Which of these operations somebody has blocked."""
    vm = cache.vm(ref)
    return set(among) & set(vm.blocked_operations) if vm is not None else set()


async def _resources(running: Running, ref: Ref) -> None:
    assert isinstance(running.answer, EditResources)
    await operations.set_resources(running.client, ref, running.answer, running.report)


async def _firmware(running: Running, ref: Ref) -> None:
    assert isinstance(running.answer, BootFirmware)
    await operations.set_firmware(running.client, ref, running.answer, running.report)


async def _vtpm(running: Running, ref: Ref) -> Ref:
    return await operations.add_vtpm(running.client, ref, running.report, is_unique=running.answer is True)


async def _no_vtpm(running: Running, ref: Ref) -> None:
    await operations.remove_vtpms(running.client, ref, running.report)


def _protecting(blocked: tuple[str, ...], on: bool) -> Work:
    async def work(running: Running, ref: Ref) -> None:
        await operations.set_protection(running.client, ref, blocked, on)

    return work


def _protection(
    noun: str, blocked: tuple[str, ...], on: tuple[str, str, str], off: tuple[str, str, str]
) -> tuple[Action, Action]:
    """Switching a protection on, and off: of each the title, that for several, and what the job is called."""
    return (
        Action(
            f"vm.protect_{noun}", on[0], "lock", _SETTINGS, _VM,
            refuse=_unless(lambda cache, ref: _blocked(cache, ref, blocked) == set(blocked)), work=_protecting(blocked, True),
            calls=("VM.add_to_blocked_operations",), job_title=on[2],
            plural=on[1],
        ),
        Action(
            f"vm.unprotect_{noun}", off[0], "lock-open", _SETTINGS, _VM,
            refuse=_unless(lambda cache, ref: not _blocked(cache, ref, blocked)),
            work=_protecting(blocked, False), calls=("VM.remove_from_blocked_operations",),
            job_title=off[2], plural=off[1],
        ),
    )  # fmt: skip


CONFIG_ACTIONS = (
    Action(
        "vm.resources", "Change memory and vCPUs", "cpu", _SETTINGS, _BOTH, many=False, asks="resources",
        refuse=rules.resources, work=_resources,
        calls=(
            "VM.set_memory_limits", "VM.set_memory_dynamic_range", "VM.set_VCPUs_max", "VM.set_VCPUs_at_startup",
            "VM.set_VCPUs_number_live", "VM.remove_from_platform", "VM.add_to_platform",
            "VM.remove_from_VCPUs_params", "VM.add_to_VCPUs_params",
        ),
        job_title="Changing memory and vCPUs of {name}",
    ),
    Action(
        "vm.firmware", "Change firmware", "key", _SETTINGS, _BOTH, many=False, asks="firmware",
        refuse=rules.firmware, work=_firmware,
        calls=(
            "VM.remove_from_HVM_boot_params", "VM.add_to_HVM_boot_params", "VM.remove_from_platform",
            "VM.add_to_platform",
        ),
        job_title="Changing the firmware of {name}",
    ),
    Action(
        "vm.copy_bios_strings", "Copy BIOS strings of a host", "cpu", _SETTINGS, _BOTH, many=False, asks="bios_host",
        refuse=rules.copy_bios_strings, work=on_ref(operations.copy_bios_strings), calls=("VM.copy_bios_strings",),
        job_title="Copying BIOS strings to {name}",
    ),
    Action(
        "vm.pass_pci", "Pass PCI devices through", "cpu", _SETTINGS, _VM, many=False, asks="pass_pci",
        refuse=rules.firmware, work=with_plan(operations.pass_pci),
        calls=("VM.remove_from_other_config", "VM.add_to_other_config"), job_title="Passing PCI devices to {name}",
    ),
    Action(
        "vm.tpm", "TPM", "shield-check", _SETTINGS, _VM, many=False, needs_connection=False,
    ),
    Action(
        "vm.add_vtpm", "Add TPM", "shield-check", _SETTINGS, _VM, asks="add_tpm",
        refuse=rules.vtpm, work=_vtpm, calls=("VTPM.create",), job_title="Adding a TPM to {name}",
        plural="Add TPMs to",
    ),
    Action(
        "vm.remove_vtpm", "Remove TPM", "shield-slash", _SETTINGS, _VM,
        refuse=rules.remove_vtpm, work=_no_vtpm, calls=("VTPM.destroy",), job_title="Removing the TPM of {name}",
        risk=Risk.DESTROYS, plural="Remove TPMs of", question="Remove the TPM of {whom}?",
        warning="The keys in it are gone for good, and with them what only they open, such as disks that BitLocker has encrypted.",
    ),
    *_protection(
        "deletion", operations.PROTECT_FROM_DELETION,
        ("Protect from deletion", "Protect from deletion for", "Protecting {name} from deletion"),
        ("Allow deletion", "Allow deletion for", "Allowing the deletion of {name}"),
    ),
    *_protection(
        "shutdown", operations.PROTECT_FROM_SHUTDOWN,
        ("Protect from shutdown", "Protect from shutdown for", "Protecting {name} from shutdown"),
        ("Allow shutdown", "Allow shutdown for", "Allowing the shutdown of {name}"),
    ),
)  # fmt: skip
