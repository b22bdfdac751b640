# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Files that a host makes of itself: status report, logs, backup. Only the host itself has them, and says by a task
whether it gave all of it."""

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.transfers import Wanted
from xolite_desktop.xapi.errors import Failure, ProtocolError
from xolite_desktop.xapi.operations.step import Report
from xolite_desktop.xapi.operations.transfer import OnBytes, both
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.host_files import Entry, HostFile, SaveHostFile, parse_entries
from xolite_desktop.xapi.refs import Ref

_PATHS = {
    HostFile.STATUS: ("/system-status", "reading the status report of a host"),
    HostFile.LOGS: ("/host_logs_download", "reading the logs of a host"),
    HostFile.BACKUP: ("/host_backup", "backing up a host"),
}
_FORM = ("output", "tar.bz2")


async def entries(client: Client, host_ref: Ref) -> tuple[Entry, ...]:
    """What a status report of a host can hold."""
    text = await client.call("host.get_system_status_capabilities", host_ref)
    try:
        return parse_entries(str(text))
    except ValueError as broken:
        raise ProtocolError(client.endpoint, "asking what a status report can hold", str(broken)) from broken


async def save(
    client: Client,
    host_ref: Ref,
    plan: SaveHostFile,
    report: Report,
    on_task: OnTask = None,
    on_bytes: OnBytes = None,
) -> str:
    """Into the folder of the plan; the path. The file has its name only when the host has said that this was all of it,
    and nothing is overwritten. Raises as `Transfers.download`, and `Failure` with HOST_OFFLINE for a host without an
    address."""
    host, place = client.cache.host(host_ref), client.place_of(host_ref)
    if host is None:
        raise Failure("HANDLE_INVALID", ("host", host_ref), "", client.endpoint)
    if place is None:
        raise Failure("HOST_OFFLINE", (host_ref,), "", client.endpoint)
    where, doing = _PATHS[plan.kind]
    query: tuple[tuple[str, str], ...] = ()
    if plan.kind is HostFile.STATUS:
        query = (("entries", ",".join(plan.entries)), _FORM) if plan.entries else (_FORM,)
    path = plan.path(host.name_label)
    await client.transfers.download(
        Wanted(place, where, query, doing), path, on_progress=both(report, on_bytes), on_task=on_task
    )
    return str(path)
