# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every action on snapshot schedules, as data."""

from __future__ import annotations

from xolite_desktop.models.actions.action import Action, Risk, Running
from xolite_desktop.models.actions.config_actions import ALREADY_SO
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.operations import schedule as operations
from xolite_desktop.xapi.plans.schedule import EditSchedule
from xolite_desktop.xapi.records.vm import VMSS
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import schedule as rules
from xolite_desktop.xapi.rules.refusal import Refusal

_VM = frozenset({NodeKind.VM})
_SCHEDULE = frozenset({NodeKind.SCHEDULE})
_MAKERS = frozenset({NodeKind.POOL, NodeKind.VM})
_SETTINGS = places(Group.SETTINGS, Menu.CONTEXT, Menu.VM)
_RUN = places(Group.POWER, Menu.CONTEXT, Menu.HEADER)
_CHANGE = places(Group.CHANGE, Menu.CONTEXT, Menu.HEADER)
_DELETE = places(Group.DELETE, Menu.CONTEXT, Menu.HEADER)


def _switched(cache: Cache, ref: Ref, on: bool) -> Refusal | None:
    """It can be edited, and is not so already."""
    record = cache.get("VMSS", ref)
    if isinstance(record, VMSS) and record.enabled is on:
        return rules.edit(cache, ref) or Refusal(ALREADY_SO, (ref,))
    return rules.edit(cache, ref)


async def _create(running: Running, _: Ref) -> Ref:
    assert isinstance(running.answer, EditSchedule)
    return await operations.create(running.client, running.answer, running.report)


async def _edit(running: Running, ref: Ref) -> None:
    assert isinstance(running.answer, EditSchedule)
    await operations.edit(running.client, ref, running.answer, running.report)


async def _run(running: Running, ref: Ref) -> None:
    await operations.run(running.client, ref)


async def _switch_on(running: Running, ref: Ref) -> None:
    await operations.set_enabled(running.client, ref, True)


async def _switch_off(running: Running, ref: Ref) -> None:
    await operations.set_enabled(running.client, ref, False)


async def _delete(running: Running, ref: Ref) -> None:
    await operations.delete(running.client, ref, running.report)


async def _assign(running: Running, ref: Ref) -> None:
    await operations.assign(running.client, ref, Ref(str(running.answer)) if running.answer else None)


SCHEDULE_ACTIONS = (
    Action(
        "vm.schedule", "Snapshot schedule", "clock", _SETTINGS, _VM, asks="choose_schedule",
        refuse=rules.assign, work=_assign, calls=("VM.set_snapshot_schedule",),
        job_title="Changing the snapshot schedule of {name}", plural="Snapshot schedule of",
    ),
    Action(
        "schedule.new", "New snapshot schedule", "clock", places(Group.SETTINGS, Menu.POOL, Menu.VM), _MAKERS,
        many=False, asks="new_schedule", refuse=rules.make, work=_create,
        calls=("VMSS.create", "VM.set_snapshot_schedule", "VMSS.destroy"), job_title="Making a snapshot schedule for {name}",
    ),
    Action(
        "schedule.run", "Run now", "play", _RUN, _SCHEDULE,
        refuse=rules.run, work=_run, calls=("VMSS.snapshot_now",), job_title="Running {name}",
    ),
    Action(
        "schedule.edit", "Edit schedule", "pencil-simple", _CHANGE, _SCHEDULE, many=False, asks="edit_schedule",
        refuse=rules.edit, work=_edit,
        calls=(
            "VMSS.set_name_label", "VMSS.set_name_description", "VMSS.set_enabled", "VMSS.set_type",
            "VMSS.set_retained_snapshots", "VMSS.set_frequency", "VMSS.set_schedule", "VM.set_snapshot_schedule",
        ),
        job_title="Changing {name}",
    ),
    Action("schedule.history", "History", "list-bullets", _CHANGE, _SCHEDULE, many=False, needs_connection=False),
    Action(
        "schedule.enable", "Switch on", "play-circle", _CHANGE, _SCHEDULE,
        refuse=lambda cache, ref: _switched(cache, ref, True), work=_switch_on, calls=("VMSS.set_enabled",),
        job_title="Switching {name} on",
    ),
    Action(
        "schedule.disable", "Switch off", "pause", _CHANGE, _SCHEDULE,
        refuse=lambda cache, ref: _switched(cache, ref, False), work=_switch_off, calls=("VMSS.set_enabled",),
        job_title="Switching {name} off",
    ),
    Action(
        "schedule.delete", "Delete schedule", "trash", _DELETE, _SCHEDULE, shortcut="Del",
        refuse=rules.edit, work=_delete, calls=("VM.set_snapshot_schedule", "VMSS.destroy"),
        job_title="Deleting {name}", plural="Delete",
        risk=Risk.INTERRUPTS, warning="No more snapshots are taken by it. Those that were taken stay.",
    ),
)  # fmt: skip
