# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Files that hosts make of themselves, as data."""

from __future__ import annotations

from xolite_desktop.models.actions.action import Action, Running
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.operations import host_files
from xolite_desktop.xapi.plans.host_files import SaveHostFile
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import host as rules

_HOST = frozenset({NodeKind.HOST})
_PLACES = places(Group.COPIES, Menu.HEADER, Menu.HOST)


async def _save(running: Running, ref: Ref) -> object:
    assert isinstance(running.answer, SaveHostFile)
    return await host_files.save(
        running.client, ref, running.answer, running.report, running.on_task, running.on_bytes
    )


HOST_FILE_ACTIONS = (
    Action(
        "host.save_status", "Save status report", "first-aid-kit", _PLACES, _HOST, asks="status_report",
        refuse=rules.reached, work=_save, calls=("http/get_system_status",),
        job_title="Saving the status report of {name}", plural="Save status reports of",
        outlives_us=False, shows_calls=False,
    ),
    Action(
        "host.save_logs", "Save logs", "file-text", _PLACES, _HOST, asks="host_logs",
        refuse=rules.reached, work=_save, calls=("http/get_host_logs_download",),
        job_title="Saving the logs of {name}", plural="Save logs of", outlives_us=False, shows_calls=False,
    ),
    Action(
        "host.save_backup", "Back up", "floppy-disk", places(Group.COPIES, Menu.HOST), _HOST, asks="host_backup",
        refuse=rules.reached, work=_save, calls=("http/get_host_backup",),
        job_title="Backing up {name}", outlives_us=False, shows_calls=False,
    ),
)  # fmt: skip
