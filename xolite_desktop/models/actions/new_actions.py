# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Making new objects, as data: they need no selection, and begin with what is selected where that says something."""

from __future__ import annotations

from collections.abc import Sequence

from xolite_desktop.models.actions.action import Action, Part, Running
from xolite_desktop.models.actions.places import Group, Menu, Place, places
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.operations.new_vm.create import OneOf, create, each_of
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.refs import Ref

_WHERE = frozenset({NodeKind.POOL, NodeKind.HOST, NodeKind.TEMPLATE})


def _vms(answer: object) -> Sequence[Part]:
    """A job for each VM, so that one that fails stops no other; it starts when it is made."""
    assert isinstance(answer, NewVm)
    then = "vm.start" if answer.start else ""
    return [Part(one.name, one, then) for one in each_of(answer)]


async def _create(running: Running, _: Ref) -> Ref:
    assert isinstance(running.answer, OneOf)
    return await create(running.client, running.answer, running.report, running.on_task)


NEW_ACTIONS = (
    Action(
        "vm.new", "New VM", "plus",
        (
            *places(Group.NEW, Menu.TOOLBAR, Menu.VM), Place(Menu.CONTEXT, Group.NEW, _WHERE),
            Place(Menu.HEADER, Group.CHANGE, _WHERE),
        ),
        shortcut="Ctrl+N", asks="new_vm", parts=_vms, work=_create,
        calls=(
            "VM.clone", "VM.provision", "VM.set_name_label", "VM.set_HVM_boot_params", "VM.destroy", "VDI.create",
            "VDI.destroy", "VBD.create", "VBD.insert", "VIF.create",
        ),
        job_title="Making {name}",
    ),
)  # fmt: skip
