# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Settings of hosts that are asked for in a dialog, as data."""

from __future__ import annotations

from xolite_desktop.models.actions.action import Action, Risk
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.actions.works import plain, with_plan
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.operations import host_settings as operations
from xolite_desktop.xapi.rules import host_settings as rules
from xolite_desktop.xapi.rules import ssh

_HOST = frozenset({NodeKind.HOST})
_PLACES = places(Group.SETTINGS, Menu.HEADER, Menu.HOST)
_RARE = places(Group.SETTINGS, Menu.HOST)

HOST_SETTINGS_ACTIONS = (
    Action("host.compare", "Compare hosts", "columns", places(Group.SHOW, Menu.POOL, Menu.HOST), needs_connection=False),
    Action(
        "host.open_ssh", "Open SSH in a terminal", "terminal-window",
        places(Group.SETTINGS, Menu.CONTEXT, Menu.HEADER, Menu.HOST), _HOST,
        refuse=ssh.connect, needs_connection=False, plural="Open SSH in terminals for",
    ),
    Action(
        "host.power_on_mode", "Set power on", "power", _PLACES, _HOST, many=False, asks="power_on_mode",
        refuse=rules.power_on_mode, work=with_plan(operations.set_power_on),
        calls=("host.set_power_on_mode", "secret.create", "secret.destroy"),
        job_title="Setting how {name} is powered on", shows_calls=False,
    ),
    Action(
        "host.control_domain_memory", "Set control domain memory", "cpu", _RARE, _HOST, many=False,
        asks="control_domain_memory", refuse=rules.control_domain_memory,
        work=with_plan(operations.set_control_domain_memory),
        calls=("VM.set_memory", "host.disable", "host.enable", "host.evacuate", "VM.clean_shutdown", "host.reboot"),
        job_title="Setting the control domain memory of {name}",
    ),
    Action(
        "host.remove_crashdumps", "Remove crash dumps", "trash", _RARE, _HOST,
        refuse=rules.remove_crashdumps, work=plain(operations.remove_crashdumps),
        calls=("host_crashdump.destroy",), job_title="Removing the crash dumps of {name}",
        plural="Remove crash dumps of", question="Remove the crash dumps of {whom}?",
        risk=Risk.INTERRUPTS, warning="What the host wrote when it crashed is gone afterwards.",
    ),
)  # fmt: skip
