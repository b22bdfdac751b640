# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What people read about a snapshot schedule: when it runs, what it takes, and what came of it."""

from __future__ import annotations

from xolite_desktop.models.notices.notice import notice_of
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.text import exact, joined
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.schedule import EditSchedule, Frequency, schedule_plan
from xolite_desktop.xapi.records.task import Message
from xolite_desktop.xapi.records.vm import VM, VMSS
from xolite_desktop.xapi.records.wire_time import parse_wire_time
from xolite_desktop.xapi.refs import Ref

KINDS = later(
    {
        "snapshot": "Disks",
        "checkpoint": "Disks and memory",
        "snapshot_with_quiesce": "Disks, with a still guest",
    }
)
MOST_LINES = 20


def when(plan: EditSchedule) -> str:
    """ "Every hour at :15", "Every day at 02:00", "On Monday and Friday at 02:00"."""
    time = f"{plan.hour:02}:{plan.minute:02}"
    if plan.frequency is Frequency.HOURLY:
        return tr("Every hour at :{minute}").format(minute=f"{plan.minute:02}")
    if plan.frequency is Frequency.DAILY:
        return tr("Every day at {time}").format(time=time)
    days = joined([tr(day) for day in plan.days]) or tr("no day")
    return tr("On {days} at {time}").format(days=days, time=time)


def kind_word(kind: str) -> str:
    """What is taken."""
    return tr(KINDS.get(kind, kind))


def history(cache: Cache, ref: Ref) -> list[str]:
    """What the pool said about its runs, and the snapshots there are of its VMs, the newest first."""
    record = cache.get("VMSS", ref)
    if not isinstance(record, VMSS):
        return []
    found = [
        (message.timestamp, said.title if not said.text else f"{said.title}: {said.text}")
        for each, message in cache.of(Message, "message").items()
        if message.obj_uuid == record.uuid and (said := notice_of(cache, each, message))
    ]
    vms = set(schedule_plan(cache, ref).vms)
    found += [
        (vm.snapshot_time, name_of(vm, cache))
        for vm in cache.of(VM, "VM").values()
        if vm.is_a_snapshot and vm.is_vmss_snapshot and vm.snapshot_of in vms
    ]
    newest = sorted(found, reverse=True)[:MOST_LINES]
    return [f"{_moment(stamp)}  {line}" for stamp, line in newest]


def _moment(stamp: str) -> str:
    parsed = parse_wire_time(stamp)
    return exact(parsed) if parsed is not None else stamp
