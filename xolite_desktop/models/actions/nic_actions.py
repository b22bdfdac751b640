# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every action on network interfaces of VMs, as data."""

from __future__ import annotations

from xolite_desktop.models.actions.action import Action, Risk
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.actions.works import plain, with_plan
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.operations import vif as operations
from xolite_desktop.xapi.rules import disk as device_rules
from xolite_desktop.xapi.rules import vif as rules

_VM = frozenset({NodeKind.VM, NodeKind.TEMPLATE})
_VIF = frozenset({NodeKind.VIF})
_DEVICES = places(Group.DEVICES, Menu.CONTEXT, Menu.VM)
_PLUG = places(Group.POWER, Menu.CONTEXT, Menu.HEADER)
_CHANGE = places(Group.CHANGE, Menu.CONTEXT, Menu.HEADER)
_DELETE = places(Group.DELETE, Menu.CONTEXT, Menu.HEADER)

NIC_ACTIONS = (
    Action(
        "vm.new_nic", "New network interface", "network", _DEVICES, _VM, many=False, asks="new_nic",
        refuse=device_rules.add, work=with_plan(operations.add), calls=("VIF.create", "VIF.plug", "VIF.destroy"),
        job_title="Adding a network interface to {name}",
    ),
    Action(
        "nic.plug", "Connect", "plug", _PLUG, _VIF,
        refuse=rules.plug, work=plain(operations.plug), calls=("VIF.plug",), job_title="Connecting {name}",
    ),
    Action(
        "nic.unplug", "Disconnect", "plugs", _PLUG, _VIF,
        refuse=rules.unplug, work=plain(operations.unplug), calls=("VIF.unplug",),
        job_title="Disconnecting {name}",
        risk=Risk.INTERRUPTS, warning="Whoever reaches the guest this way is cut off.",
    ),
    Action(
        "nic.edit", "Edit network interface", "pencil-simple", _CHANGE, _VIF, many=False, asks="edit_nic",
        refuse=rules.edit, work=with_plan(operations.edit),
        calls=("VIF.move", "VIF.unplug", "VIF.destroy", "VIF.create", "VIF.plug"),
        job_title="Changing {name}",
    ),
    Action(
        "nic.remove", "Remove", "trash", _DELETE, _VIF, shortcut="Del",
        refuse=rules.remove, work=plain(operations.remove), calls=("VIF.unplug", "VIF.plug", "VIF.destroy"),
        job_title="Removing {name}",
        risk=Risk.INTERRUPTS, warning="The VM no longer has it. A new one gets another address unless it is given.",
    ),
)  # fmt: skip
