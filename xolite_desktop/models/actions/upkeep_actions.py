# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Actions that keep a storage in order: maintenance, the way hosts reach it, what nobody uses on it."""

from __future__ import annotations

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.actions.works import with_plan
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.operations import delete_unused, sr_connection, sr_maintenance
from xolite_desktop.xapi.rules import sr as rules

_SR = frozenset({NodeKind.SR})
_UPKEEP = places(Group.MEDIA, Menu.CONTEXT, Menu.HEADER, Menu.STORAGE)
_DELETE = places(Group.DELETE, Menu.CONTEXT, Menu.HEADER, Menu.STORAGE)
_NOTES = ("SR.add_to_other_config", "SR.remove_from_other_config")

UPKEEP_ACTIONS = (
    Action(
        "sr.enter_maintenance", "Enter maintenance mode", "wrench", _UPKEEP, _SR, many=False,
        asks="enter_sr_maintenance", refuse=rules.enter_maintenance, work=with_plan(sr_maintenance.enter),
        calls=(
            *_NOTES, "VM.clean_shutdown", "VM.start", "VDI.pool_migrate", "VDI.copy", "VBD.create", "VBD.destroy",
            "VDI.destroy", "VBD.eject", "VBD.insert", "PBD.unplug", "PBD.plug",
        ),
        job_title="Putting {name} into maintenance mode", outlives_us=False,
    ),
    Action(
        "sr.leave_maintenance", "Leave maintenance mode", "check-circle", _UPKEEP, _SR, many=False,
        asks="leave_sr_maintenance", refuse=rules.leave_maintenance, work=with_plan(sr_maintenance.leave),
        calls=(*_NOTES, "PBD.create", "PBD.plug", "VM.start"),
        job_title="Taking {name} out of maintenance mode", outlives_us=False,
    ),
    Action(
        "sr.edit_connection", "Edit connection", "plugs", _UPKEEP, _SR, many=False, asks="edit_connection",
        refuse=rules.edit_connection, work=with_plan(sr_connection.edit),
        calls=("PBD.unplug", "PBD.plug", "PBD.destroy", "PBD.create", "secret.create", "secret.destroy"),
        job_title="Changing the connection of {name}", outlives_us=False, shows_calls=False,
    ),
    Action(
        "sr.delete_unused", "Delete unused disks", "trash", _DELETE, _SR, many=False, asks="delete_unused",
        refuse=rules.delete_unused, work=with_plan(delete_unused.delete), calls=("VDI.destroy",),
        job_title="Deleting unused disks of {name}", outlives_us=False,
    ),
)  # fmt: skip
