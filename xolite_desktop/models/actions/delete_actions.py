# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Deleting VMs and templates with what belongs to them, as data."""

from __future__ import annotations

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.actions.works import with_plan
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.operations import vm_delete
from xolite_desktop.xapi.rules import vm as rules

_BOTH = frozenset({NodeKind.VM, NodeKind.TEMPLATE})
_DELETE = places(Group.DELETE, Menu.CONTEXT, Menu.HEADER, Menu.VM)

DELETE_ACTIONS = (
    Action(
        "vm.delete", "Delete", "trash", _DELETE, _BOTH, asks="delete_vm", shortcut="Del",
        refuse=rules.destroy, work=with_plan(vm_delete.delete), calls=("VM.destroy", "VDI.destroy"),
        job_title="Deleting {name}",
    ),
)  # fmt: skip
