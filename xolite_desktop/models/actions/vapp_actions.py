# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every action on vApps, as data; those on a vApp that exists are offered at its VMs as well."""

from __future__ import annotations

from xolite_desktop.models.actions.action import Action, Risk, Running
from xolite_desktop.models.actions.places import Group, Menu, Place, places
from xolite_desktop.models.actions.works import plain
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.operations import appliance as operations
from xolite_desktop.xapi.plans.appliance import EditAppliance
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import appliance as rules
from xolite_desktop.xapi.rules import vm_config
from xolite_desktop.xapi.rules.refusal import Refusal

_EITHER = frozenset({NodeKind.VM, NodeKind.APPLIANCE})
_MAKERS = frozenset({NodeKind.POOL, NodeKind.VM})
_IN_MENUS = places(Group.VAPP, Menu.CONTEXT, Menu.VM)
_NEW = (*_IN_MENUS, Place(Menu.POOL, Group.SETTINGS))


def _and_row(group: Group) -> tuple[Place, ...]:
    """In the menus of VMs, and above the list of vApps."""
    return (*_IN_MENUS, Place(Menu.HEADER, group, frozenset({NodeKind.APPLIANCE})))


_RUN, _CHANGE, _REMOVE = _and_row(Group.POWER), _and_row(Group.CHANGE), _and_row(Group.DELETE)
_MEMBERS = ("VM.set_appliance", "VM.set_order", "VM.set_start_delay", "VM.set_shutdown_delay")

IN_VAPP = "IN_VAPP_ALREADY"
"""Ours: a VM is in one vApp at most. Parameter: VM."""


def _new(cache: Cache, ref: Ref) -> Refusal | None:
    """With a VM in it from the beginning, unless it is the pool that is to have one."""
    if cache.get("pool", ref) is not None:
        return None
    refused = vm_config.appliance(cache, ref)
    return refused or (Refusal(IN_VAPP, (ref,)) if vm_config.in_appliance(cache, ref) else None)


async def _create(running: Running, ref: Ref) -> Ref:
    assert isinstance(running.answer, EditAppliance)
    return await operations.create(running.client, running.answer, running.report)


async def _edit(running: Running, ref: Ref) -> None:
    assert isinstance(running.answer, EditAppliance)
    await operations.edit(running.client, ref, running.answer, running.report)


async def _delete(running: Running, ref: Ref) -> None:
    await operations.delete(running.client, ref, running.report)


VAPP_ACTIONS = (
    Action(
        "vapp.new", "New vApp", "stack", _NEW, _MAKERS, many=False, asks="new_vapp",
        refuse=_new, work=_create, calls=("VM_appliance.create", "VM_appliance.destroy", *_MEMBERS),
        job_title="Making a vApp with {name}",
    ),
    Action(
        "vapp.start", "Start vApp", "play", _RUN, _EITHER, many=False,
        refuse=rules.start, work=plain(operations.start), calls=("VM_appliance.start",),
        job_title="Starting the vApp of {name}",
    ),
    Action(
        "vapp.clean_shutdown", "Shut down vApp", "power", _RUN, _EITHER, many=False,
        refuse=rules.clean_shutdown, work=plain(operations.clean_shutdown), calls=("VM_appliance.clean_shutdown",),
        job_title="Shutting down the vApp of {name}",
        risk=Risk.INTERRUPTS, warning="All running VMs of the vApp are asked to shut down.",
    ),
    Action(
        "vapp.hard_shutdown", "Force vApp shutdown", "lightning", _RUN, _EITHER, many=False,
        refuse=rules.hard_shutdown, work=plain(operations.hard_shutdown), calls=("VM_appliance.hard_shutdown",),
        job_title="Forcing the vApp of {name} off",
        risk=Risk.INTERRUPTS, warning="This is like pulling the plugs of all its VMs: what is not saved is lost.",
    ),
    Action(
        "vapp.edit", "Edit vApp", "pencil-simple", _CHANGE, _EITHER, many=False, asks="edit_vapp",
        refuse=rules.edit, work=_edit,
        calls=("VM_appliance.set_name_label", "VM_appliance.set_name_description", *_MEMBERS),
        job_title="Changing the vApp of {name}",
    ),
    Action(
        "vapp.delete", "Delete vApp", "trash", _REMOVE, _EITHER, many=False,
        refuse=rules.edit, work=_delete, calls=("VM.set_appliance", "VM_appliance.destroy"),
        job_title="Deleting the vApp of {name}",
        risk=Risk.INTERRUPTS, warning="Its VMs stay as they are. Only their order and belonging are given up.",
    ),
)  # fmt: skip
