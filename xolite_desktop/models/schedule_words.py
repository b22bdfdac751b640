# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What people read about a snapshot schedule: when it runs, what it takes, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from xolite_desktop.models.notices.notice import notice_of
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.text import exact, joined
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.schedule import DAYS, EditSchedule, Frequency, schedule_plan
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


def _our_zone_s() -> int:
    """How far the time of this computer is ahead of UTC, now."""
    offset = datetime.now().astimezone().utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def when_here(plan: EditSchedule, cache: Cache, ours_s: int | None = None) -> str:
    """The same by the clock of this computer: "04:00", "Tuesday at 01:00", ":45"; empty where that is no other time."""
    there_s = cache.coordinator_zone_s
    if there_s is None:
        return ""
    here = moved(plan, (_our_zone_s() if ours_s is None else ours_s) - there_s)
    if (here.minute, here.hour, here.days) == (plan.minute, plan.hour, plan.days):
        return ""
    if plan.frequency is Frequency.HOURLY:
        return f":{here.minute:02}" if here.minute != plan.minute else ""
    time = f"{here.hour:02}:{here.minute:02}"
    if plan.frequency is Frequency.WEEKLY and here.days != plan.days:
        days = joined([tr(day) for day in here.days])
        return tr("{days} at {time}").format(days=days, time=time)
    return time


def moved(plan: EditSchedule, by_s: int) -> EditSchedule:
    """What a plan is on a clock that is so far ahead; its days move along."""
    minutes = plan.hour * 60 + plan.minute + by_s // 60
    days, minutes = divmod(minutes, 24 * 60)
    names = {DAYS[(DAYS.index(day) + days) % len(DAYS)] for day in plan.days}
    return replace(
        plan, hour=minutes // 60, minute=minutes % 60, days=tuple(day for day in DAYS if day in names)
    )


def when_both(plan: EditSchedule, cache: Cache) -> str:
    """By the coordinator's clock, and by ours where that is another."""
    here = when_here(plan, cache)
    return tr("{when} (here: {time})").format(when=when(plan), time=here) if here else when(plan)


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
