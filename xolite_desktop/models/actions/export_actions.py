# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""VMs, templates, snapshots and vApps into files of this computer, as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from xolite_desktop.models.actions.action import Action, Running
from xolite_desktop.models.actions.export_formats import format_of
from xolite_desktop.models.actions.places import Group, Menu, Place, places
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.operations.step import Report, share
from xolite_desktop.xapi.operations.through_snapshot import through_snapshot
from xolite_desktop.xapi.plans.export_vm import ExportVms, vms_of
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import appliance as appliance_rules
from xolite_desktop.xapi.rules import vm as rules

_MACHINES = frozenset({NodeKind.VM, NodeKind.TEMPLATE, NodeKind.SNAPSHOT})
_CALLS = ("http/get_export",)


async def _export(running: Running, ref: Ref) -> None:
    plan = running.answer
    assert isinstance(plan, ExportVms)
    await _export_vms(running, vms_of(running.client.cache, [ref]), plan)


async def _export_vapp(running: Running, ref: Ref) -> None:
    """The VMs of a vApp, or of the one that a VM is in, one after the other."""
    plan, cache = running.answer, running.client.cache
    assert isinstance(plan, ExportVms)
    await _export_vms(running, vms_of(cache, [appliance_rules.appliance_of(cache, ref) or ref]), plan)


async def _export_vms(running: Running, vms: Sequence[Ref], plan: ExportVms) -> None:
    for number, vm in enumerate(vms):
        part = share(running.report, number / len(vms), 1 / len(vms))
        if plan.snapshot and rules.needs_snapshot(running.client.cache, vm):
            work = partial(_export_snapshot, running, vm, plan)
            await through_snapshot(running.client, vm, work, part, running.on_task)
        else:
            await format_of(plan.format).work(running, vm, plan, part)


async def _export_snapshot(running: Running, vm: Ref, plan: ExportVms, snapshot: Ref, report: Report) -> None:
    """A snapshot in the place of its VM."""
    instead = replace(plan, files=((snapshot, dict(plan.files)[vm]),))
    await format_of(plan.format).work(running, snapshot, instead, report)


EXPORT_ACTIONS = (
    Action(
        "vm.export", "Export", "export", places(Group.COPIES, Menu.CONTEXT, Menu.VM), _MACHINES, asks="export_vm",
        refuse=rules.export, work=_export, calls=_CALLS, job_title="Exporting {name}",
        outlives_us=False, shows_calls=False, at_once=1,
    ),
    Action(
        "vapp.export", "Export vApp", "export",
        (*places(Group.VAPP, Menu.CONTEXT, Menu.VM), Place(Menu.HEADER, Group.VAPP, frozenset({NodeKind.APPLIANCE}))),
        frozenset({NodeKind.APPLIANCE, NodeKind.VM}), many=False, asks="export_vapp",
        refuse=appliance_rules.export, work=_export_vapp, calls=_CALLS, job_title="Exporting the vApp of {name}",
        outlives_us=False, shows_calls=False,
    ),
)  # fmt: skip
