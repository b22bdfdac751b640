# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Settings of VMs that are one press or one dialog, as data."""

from __future__ import annotations

from collections.abc import Callable

from xolite_desktop.models.actions.action import Action, Risk, Running
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.operations import appliance as appliance_operations
from xolite_desktop.xapi.operations import vm_config as operations
from xolite_desktop.xapi.plans.appliance import Member
from xolite_desktop.xapi.plans.boot import BootOptions
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


def _blocks(cache: Cache, ref: Ref, operations_: tuple[str, ...]) -> bool:
    vm = cache.vm(ref)
    return vm is not None and set(operations_) <= set(vm.blocked_operations)


def _starts_itself(cache: Cache, ref: Ref) -> bool:
    vm, pool = cache.vm(ref), cache.pool
    by_pool = pool is not None and pool.other_config.get("auto_poweron") == "true"
    return vm is not None and vm.other_config.get("auto_poweron") == "true" and by_pool


def _blocks_some(cache: Cache, ref: Ref, operations_: tuple[str, ...]) -> bool:
    vm = cache.vm(ref)
    return vm is not None and bool(set(operations_) & set(vm.blocked_operations))


async def _resources(running: Running, ref: Ref) -> None:
    assert isinstance(running.answer, EditResources)
    await operations.set_resources(running.client, ref, running.answer, running.report)


async def _boot(running: Running, ref: Ref) -> None:
    assert isinstance(running.answer, BootOptions)
    await operations.set_boot(running.client, ref, running.answer)


async def _start_order(running: Running, ref: Ref) -> None:
    assert isinstance(running.answer, Member)
    await appliance_operations.set_start_order(running.client, running.answer, running.report)


async def _vtpm(running: Running, ref: Ref) -> Ref:
    return await operations.add_vtpm(running.client, ref, running.report)


async def _priority(running: Running, ref: Ref) -> None:
    await operations.set_ha_priority(running.client, ref, str(running.answer or ""))


def _protecting(blocked: tuple[str, ...], on: bool) -> Callable[[Running, Ref], object]:
    async def work(running: Running, ref: Ref) -> None:
        await operations.set_protection(running.client, ref, blocked, on)

    return work


def _powering(on: bool) -> Callable[[Running, Ref], object]:
    async def work(running: Running, ref: Ref) -> None:
        await operations.set_auto_power_on(running.client, ref, on)

    return work


_DELETION, _SHUTDOWN = operations.PROTECT_FROM_DELETION, operations.PROTECT_FROM_SHUTDOWN
_AUTO_POWER = (
    "VM.remove_from_other_config", "VM.add_to_other_config", "pool.remove_from_other_config",
    "pool.add_to_other_config",
)  # fmt: skip
