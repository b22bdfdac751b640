# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every action on the life of hosts, as data. Of several hosts one goes after the other, the coordinator last."""

from __future__ import annotations

from xolite_desktop.models.actions import host_cautions as cautions
from xolite_desktop.models.actions.action import Action, Risk
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.actions.works import plain, with_plan
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.operations import host_power as power
from xolite_desktop.xapi.operations import maintenance
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import host as rules

_HOST = frozenset({NodeKind.HOST})
_POWER = places(Group.POWER, Menu.CONTEXT, Menu.HEADER, Menu.HOST)
_FORCE = places(Group.FORCE, Menu.CONTEXT, Menu.HEADER, Menu.HOST)
_STOP = ("host.disable", "host.enable", "host.evacuate", "VM.clean_shutdown")
_POOL = ("pool.designate_new_master", "pool.set_ha_host_failures_to_tolerate")
_NOTES = ("host.remove_from_other_config", "host.add_to_other_config")


def coordinator_last(cache: Cache, host_ref: Ref) -> int:
    """While it restarts the pool cannot be asked for anything."""
    return 1 if rules.is_coordinator(cache, host_ref) else 0


HOST_ACTIONS = (
    Action(
        "host.enter_maintenance", "Enter maintenance mode", "wrench", _POWER, _HOST, many=False,
        asks="enter_maintenance", refuse=rules.enter_maintenance, work=with_plan(maintenance.enter),
        calls=("host.disable", "host.enable", "host.evacuate", *_POOL, *_NOTES),
        job_title="Putting {name} into maintenance mode",
    ),
    Action(
        "host.leave_maintenance", "Leave maintenance mode", "check-circle", _POWER, _HOST, many=False,
        asks="leave_maintenance", refuse=rules.leave_maintenance, work=with_plan(maintenance.leave),
        calls=("host.enable", "VM.pool_migrate", "VM.resume_on", "VM.start_on", *_POOL, *_NOTES),
        job_title="Taking {name} out of maintenance mode",
    ),
    Action(
        "host.power_on", "Power on", "power", _POWER, _HOST,
        refuse=rules.power_on, work=plain(power.power_on), calls=("host.power_on",),
        job_title="Powering on {name}",
    ),
    Action(
        "host.reboot", "Reboot", "arrow-clockwise", _POWER, _HOST, asks="reboot_host",
        refuse=rules.idle, work=with_plan(power.reboot), calls=(*_STOP, "host.reboot"),
        job_title="Rebooting {name}", in_sequence=True, order=coordinator_last,
    ),
    Action(
        "host.shutdown", "Shut down", "power", _POWER, _HOST, asks="shut_down_host",
        refuse=rules.idle, work=with_plan(power.shutdown), calls=(*_STOP, "host.shutdown"),
        job_title="Shutting down {name}", in_sequence=True, order=coordinator_last,
    ),
    Action(
        "host.enable", "Enable", "play", _FORCE, _HOST,
        refuse=rules.enable, work=plain(power.enable), calls=("host.enable",), job_title="Enabling {name}",
    ),
    Action(
        "host.disable", "Disable", "pause", _FORCE, _HOST,
        refuse=rules.disable, work=plain(power.disable), calls=("host.disable",), job_title="Disabling {name}",
        risk=Risk.INTERRUPTS,
        warning="No VM starts there or moves there until it is enabled again. Those that run there stay.",
    ),
    Action(
        "host.restart_agent", "Restart toolstack", "arrows-clockwise", _FORCE, _HOST,
        refuse=rules.reached, work=plain(power.restart_agent), calls=("host.restart_agent",),
        job_title="Restarting the toolstack of {name}", plural="Restart toolstacks of",
        question="Restart the toolstack of {whom}?",
        risk=Risk.INTERRUPTS, in_sequence=True, order=coordinator_last,
        warning="VMs run on. What the host is doing for somebody at this moment, such as a migration, may fail.",
        caution=cautions.restarts_toolstack,
    ),
)  # fmt: skip
