# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A snapshot schedule as it was decided on: what is taken of which VMs, when, and how many are kept."""

from dataclasses import dataclass, field
from enum import StrEnum, unique

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.vm import VM, VMSS
from xolite_desktop.xapi.refs import Ref

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MINUTES = (0, 15, 30, 45)
MOST_KEPT = 10


@unique
class Frequency(StrEnum):
    HOURLY = "hourly"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True)
class EditSchedule:
    """`type` is "snapshot", "checkpoint" or what an old pool has there. `hour` and `minute` are the coordinator's own time;
    the hour counts unless it is hourly, `days` count weekly. VMs that are not named leave it. `had` is what it was when a
    person began to edit it.
    """

    name: str
    description: str = ""
    enabled: bool = True
    type: str = "snapshot"
    frequency: Frequency = Frequency.DAILY
    hour: int = 2
    minute: int = 0
    days: tuple[str, ...] = ("Monday",)
    retained: int = 7
    vms: tuple[Ref, ...] = ()
    had: "EditSchedule | None" = field(default=None, compare=False, repr=False)

    @property
    def schedule(self) -> dict[str, str]:
        """As the server keeps it: only what the frequency needs."""
        found = {"min": str(self.minute)}
        if self.frequency is not Frequency.HOURLY:
            found["hour"] = str(self.hour)
        if self.frequency is Frequency.WEEKLY:
            found["days"] = ",".join(day for day in DAYS if day in self.days)
        return found

    def problems(self) -> list[Problem]:
        """What is wrong at "name", "days" and "retained"."""
        found = [] if self.name.strip() else [Problem("name", "NAME_MISSING")]
        if self.frequency is Frequency.WEEKLY and not self.days:
            found.append(Problem("days", "DAY_MISSING"))
        if not 1 <= self.retained <= MOST_KEPT:
            found.append(Problem("retained", "KEPT_OUT_OF_RANGE", ("1", str(MOST_KEPT))))
        return found


def schedule_plan(cache: Cache, ref: Ref) -> EditSchedule:
    """A schedule as it is; what an odd server says of its time becomes the nearest that can be chosen."""
    record = cache.get("VMSS", ref)
    return plan_of_record(cache, record) if isinstance(record, VMSS) else EditSchedule("")


def plan_of_record(cache: Cache, record: VMSS) -> EditSchedule:
    """What a record says; VMs count as far as they are known."""
    known = {each.value: each for each in Frequency}
    minute = _number(record.schedule.get("min"), 0)
    days = tuple(day for day in DAYS if day in record.schedule.get("days", "").replace(" ", "").split(","))
    return EditSchedule(
        record.name_label, record.name_description, record.enabled, record.type,
        known.get(record.frequency, Frequency.DAILY), _number(record.schedule.get("hour"), 0) % 24,
        max((each for each in MINUTES if each <= minute), default=0), days, record.retained_snapshots,
        tuple(vm for vm in record.VMs if cache.vm(vm) is not None),
    )  # fmt: skip


def schedulable(cache: Cache) -> list[Ref]:
    """The VMs that a schedule can have, by name."""
    found = {
        ref: vm
        for ref, vm in cache.of(VM, "VM").items()
        if not (vm.is_a_template or vm.is_a_snapshot or vm.is_control_domain)
    }
    return sorted(found, key=lambda ref: found[ref].name_label.casefold())


def _number(text: str | None, otherwise: int) -> int:
    return (
        int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 4 else otherwise
    )
