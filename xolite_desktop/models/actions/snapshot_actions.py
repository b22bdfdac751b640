# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every action on snapshots, as data."""

from __future__ import annotations

from xolite_desktop.models.actions.action import Action, Running
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.operations import snapshot as operations
from xolite_desktop.xapi.operations import vm as vm_operations
from xolite_desktop.xapi.operations import vm_delete
from xolite_desktop.xapi.plans.copy_vm import CopyVm
from xolite_desktop.xapi.plans.snapshot import Revert
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import disk as disk_rules
from xolite_desktop.xapi.rules import vm as rules

_SNAPSHOT = frozenset({NodeKind.SNAPSHOT})
_CHANGE = places(Group.CHANGE, Menu.CONTEXT, Menu.HEADER)
_COPIES = places(Group.COPIES, Menu.CONTEXT, Menu.HEADER)
_DELETE = places(Group.DELETE, Menu.CONTEXT, Menu.HEADER)


async def _revert(running: Running, ref: Ref) -> None:
    plan = running.answer if isinstance(running.answer, Revert) else Revert()
    await operations.revert(running.client, ref, plan, running.report, running.on_task)


async def _new_vm(running: Running, ref: Ref) -> Ref:
    assert isinstance(running.answer, CopyVm)
    return await vm_operations.duplicate(running.client, ref, running.answer, running.report, running.on_task)


async def _delete(running: Running, ref: Ref) -> None:
    """The answer says whether those that were taken after it go as well."""
    delete = vm_delete.delete_branch if running.answer is True else vm_delete.delete_snapshot
    await delete(running.client, ref, running.report, running.on_task)


SNAPSHOT_ACTIONS = (
    Action(
        "snapshot.revert", "Revert to this snapshot", "arrow-counter-clockwise", _CHANGE, _SNAPSHOT, many=False,
        asks="revert", refuse=rules.revert, work=_revert,
        calls=("VM.revert", "VM.snapshot", "VM.start", "VM.resume"),
        job_title="Reverting to {name}",
    ),
    Action(
        "snapshot.new_vm", "New VM from snapshot", "plus", _COPIES, _SNAPSHOT, many=False, asks="copy_vm",
        refuse=rules.duplicate, work=_new_vm,
        calls=("VM.clone", "VM.copy", "VM.set_is_a_template", "VM.set_name_description", "VM.destroy", "VDI.destroy"),
        job_title="Making a VM from {name}",
    ),
    Action(
        "snapshot.new_template", "New template from snapshot", "copy-simple", _COPIES, _SNAPSHOT, many=False,
        asks="copy_template", refuse=rules.duplicate, work=_new_vm,
        calls=("VM.clone", "VM.copy", "VM.set_name_description", "VM.destroy", "VDI.destroy"),
        job_title="Making a template from {name}",
    ),
    Action(
        "snapshot.delete", "Delete snapshot", "trash", _DELETE, _SNAPSHOT, asks="delete_snapshots", shortcut="Del",
        refuse=disk_rules.delete_snapshot, work=_delete, calls=("VM.destroy", "VDI.destroy"),
        job_title="Deleting the snapshot {name}", plural="Delete",
    ),
)  # fmt: skip
