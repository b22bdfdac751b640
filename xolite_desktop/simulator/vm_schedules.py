# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Snapshot schedules (VMSS): kept, and run when somebody asks. The time of day does not run them here."""

from __future__ import annotations

from typing import Any

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.clock import wire_date
from xolite_desktop.simulator.message_methods import post
from xolite_desktop.simulator.methods import Steps, method
from xolite_desktop.simulator.vm_copies import drop_vm
from xolite_desktop.simulator.vm_disks import disks_of, drop_disk
from xolite_desktop.simulator.vm_snapshot import checkpoint, snapshot

_RETAINED = range(1, 11)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# What each frequency needs, with what it is unless given.
_NEEDED = {
    "hourly": {"min": "0"},
    "daily": {"min": "0", "hour": "0"},
    "weekly": {"min": "0", "hour": "0", "days": "Monday"},
}
_INFORMATION = 5


@method("VMSS.create")
def create(call: Call, record: dict[str, Any]) -> str:
    check_licence(call)
    _check_retained(call, record.get("retained_snapshots", 7))
    frequency = record["frequency"]
    schedule = _checked(call, frequency, record.get("schedule", {}))
    return call.db.create("VMSS", **{**record, "schedule": schedule})


@method("VMSS.destroy")
def destroy(call: Call, vmss: str) -> None:
    check_licence(call)
    if call.db.get("VMSS", vmss)["VMs"]:
        call.fail("VMSS_HAS_VM")
    call.db.destroy("VMSS", vmss)


@method("VMSS.set_frequency")
def set_frequency(call: Call, vmss: str, value: str) -> None:
    """The schedule keeps what the new frequency needs."""
    check_licence(call)
    schedule = call.db.get("VMSS", vmss)["schedule"]
    needed = {key: schedule.get(key, default) for key, default in _NEEDED[value].items()}
    call.db.update("VMSS", vmss, frequency=value, schedule=needed)


@method("VMSS.set_schedule")
def set_schedule(call: Call, vmss: str, value: dict[str, str]) -> None:
    check_licence(call)
    call.db.update("VMSS", vmss, schedule=_checked(call, call.db.get("VMSS", vmss)["frequency"], value))


@method("VMSS.set_retained_snapshots")
def set_retained_snapshots(call: Call, vmss: str, value: int) -> None:
    check_licence(call)
    _check_retained(call, value)
    call.db.update("VMSS", vmss, retained_snapshots=value)


@method("VMSS.set_type")
def set_type(call: Call, vmss: str, value: str) -> None:
    check_licence(call)
    call.db.update("VMSS", vmss, type=value)


@method("VMSS.snapshot_now")
def snapshot_now(call: Call, vmss: str) -> Steps:
    """A snapshot of each of its VMs; the oldest beyond what is retained go. VMs that cannot be snapshotted are left out."""
    check_licence(call)
    record = call.db.get("VMSS", vmss)
    take = checkpoint if record["type"] == "checkpoint" else snapshot
    done = 0
    for vm in list(record["VMs"]):
        if take.__name__ not in call.db.get("VM", vm)["allowed_operations"]:
            continue
        stamp = wire_date(call.clock.now())
        made = yield from take(
            call, vm, f"[{record['name_label']}] {call.db.get('VM', vm)['name_label']} {stamp}"
        )
        call.db.update("VM", made, is_vmss_snapshot=True)
        _drop_oldest(call, vm, record["retained_snapshots"])
        done += 1
    call.db.update("VMSS", vmss, last_run_time=wire_date(call.clock.now()))
    post(
        call.db, call.clock.now(), name="VMSS_SNAPSHOT_SUCCEEDED", priority=_INFORMATION, cls="VMSS",
        obj_uuid=record["uuid"], body=f"Snapshots of {done} VMs were taken.",
    )  # fmt: skip
    return ""


def check_licence(call: Call) -> None:
    if call.pool["restrictions"].get("restrict_vmss") == "true":
        call.fail("LICENCE_RESTRICTION", "VMSS")


def _check_retained(call: Call, value: int) -> None:
    if value not in _RETAINED:
        call.fail("INVALID_VALUE", "retained_snapshots", str(value))


def _checked(call: Call, frequency: str, schedule: dict[str, str]) -> dict[str, str]:
    """The keys that the frequency needs, each with a possible value."""
    found = {key: schedule.get(key, default) for key, default in _NEEDED[frequency].items()}
    possible = {
        "min": ("0", "15", "30", "45"),
        "hour": tuple(map(str, range(24))),
    }
    for key, value in found.items():
        good = set(value.split(",")) <= set(_DAYS) if key == "days" else value in possible[key]
        if not good:
            call.fail("INVALID_VALUE", key, value)
    return found


def _drop_oldest(call: Call, vm: str, kept: int) -> None:
    db = call.db
    taken = [each for each in db.get("VM", vm)["snapshots"] if db.get("VM", each)["is_vmss_snapshot"]]
    taken.sort(key=lambda each: db.get("VM", each)["snapshot_time"])
    for each in taken[:-kept]:
        disks = disks_of(db, db.get("VM", each))
        drop_vm(db, each)
        for disk in disks:
            drop_disk(db, disk)
