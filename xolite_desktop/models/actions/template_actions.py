# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Copying VMs and templates, and turning one into the other, as data."""

from __future__ import annotations

from xolite_desktop.models.actions.action import Action, Risk, Running
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.actions.works import with_plan
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.operations import vm as operations
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import vm as rules

_VM = frozenset({NodeKind.VM})
_TEMPLATE = frozenset({NodeKind.TEMPLATE})
_BOTH = _VM | _TEMPLATE
_COPIES = places(Group.COPIES, Menu.CONTEXT, Menu.HEADER, Menu.VM)


async def _to_template(running: Running, ref: Ref) -> None:
    await operations.to_template(running.client, ref)


async def _to_vm(running: Running, ref: Ref) -> None:
    await operations.to_vm(running.client, ref)


TEMPLATE_ACTIONS = (
    Action(
        "vm.copy", "Copy", "copy-simple", _COPIES, _BOTH, many=False, asks="copy_vm",
        refuse=rules.duplicate, work=with_plan(operations.duplicate),
        calls=("VM.clone", "VM.copy", "VM.set_name_description", "VM.set_is_a_template", "VM.destroy", "VDI.destroy"),
        job_title="Copying {name}",
    ),
    Action(
        "vm.to_template", "Convert to template", "copy", _COPIES, _VM,
        refuse=rules.to_template, work=_to_template, calls=("VM.set_is_a_template",),
        job_title="Converting {name} to a template",
        risk=Risk.INTERRUPTS,
        warning="A template cannot be started. VMs are made from it, and it can be turned back into a VM.",
    ),
    Action(
        "template.to_vm", "Convert to VM", "desktop", _COPIES, _TEMPLATE,
        refuse=rules.to_vm, work=_to_vm, calls=("VM.set_is_a_template",),
        job_title="Converting {name} to a VM",
    ),
)  # fmt: skip
