# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Cloning, copying, provisioning and destroying VMs, and turning them into templates and back."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from typing import Any

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.clock import wire_date
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.methods import Progress, Steps, method, operation
from xolite_desktop.simulator.schema import EPOCH, NULL_REF
from xolite_desktop.simulator.vm_copies import NOT_A_SNAPSHOT, copy_devices, copy_record, drop_vm, new_seed
from xolite_desktop.simulator.vm_disks import (
    allocated,
    check_plugged,
    check_room,
    clone_disk,
    disks_of,
    make_disk,
)
from xolite_desktop.simulator.vm_state import check

CLONE_S = 0.8
PROVISION_S = 0.5
# A full copy: at this rate, but never shorter nor longer than that.
COPY_BYTES_PER_S = 2 * 1024**3
COPY_S = (2.0, 60.0)
_COPY_STEPS = 10


@method("VM.create")
def create(call: Call, record: dict[str, Any]) -> str:
    """A VM without devices, from a record."""
    fields = {**record, "power_state": "Halted", "metrics": call.db.create("VM_metrics")}
    fields["other_config"] = {"mac_seed": str(uuid.uuid4()), **record["other_config"]}
    return call.db.create("VM", **fields)


@method("VM.clone")
def clone(call: Call, vm: str, new_name: str) -> Steps:
    """The same VM again, on the same SRs and at once. A clone of a snapshot is a template."""
    check(call.db, vm, "clone")
    with operation(call, "VM", vm, "clone"):
        yield CLONE_S
        return _duplicate(call, vm, new_name, lambda disk: clone_disk(call.db, disk))


@method("VM.copy")
def copy(call: Call, vm: str, new_name: str, sr: str) -> Steps:
    """The same VM again with full copies of its disks, on `sr` or, if that is null, where they are."""
    check(call.db, vm, "copy")
    db = call.db
    disks = disks_of(db, db.get("VM", vm))
    for disk in disks:
        target = db.get("VDI", disk)["SR"] if sr == NULL_REF else sr
        check_plugged(db, target)
        check_room(db, target, db.get("VDI", disk)["virtual_size"])
    with operation(call, "VM", vm, "copy"):
        yield from copying(sum(db.get("VDI", disk)["virtual_size"] for disk in disks))
        return _duplicate(
            call,
            vm,
            new_name,
            lambda disk: clone_disk(db, disk, db.get("VDI", disk)["SR"] if sr == NULL_REF else sr),
        )


def copying(size: int) -> Steps:
    """The time that a copy of this many bytes takes, with its progress."""
    seconds = max(COPY_S[0], min(COPY_S[1], size / COPY_BYTES_PER_S))
    for step in range(1, _COPY_STEPS + 1):
        yield seconds / _COPY_STEPS
        yield Progress(0.95 * step / _COPY_STEPS)


def _duplicate(call: Call, vm: str, new_name: str, copy_disk: Callable[[str], str]) -> str:
    db = call.db
    source = db.get("VM", vm)
    other_config = {key: value for key, value in source["other_config"].items() if key != "default_template"}
    if source["is_default_template"]:
        other_config.setdefault("base_template_name", source["name_label"])
    made = copy_record(
        db,
        vm,
        name_label=new_name,
        is_default_template=False,
        other_config=new_seed(other_config),
        snapshot_time=EPOCH,
        memory_target=0,
        **NOT_A_SNAPSHOT,
    )
    copy_devices(db, source, made, copy_disk, keep_macs=False)
    return made


@method("VM.provision")
def provision(call: Call, vm: str) -> Steps:
    """Make the disks that a template asks for, and a VM of the template.

    XAPI does the second first: when a disk cannot be made, the template is a VM already.
    """
    check(call.db, vm, "provision")
    db = call.db
    with operation(call, "VM", vm, "provision"):
        yield PROVISION_S
        db.update("VM", vm, is_a_template=False)
        other_config = dict(db.get("VM", vm)["other_config"])
        wanted = other_config.pop("disks", "")
        for disk in re.findall(r"<disk\b[^>]*>", wanted):
            _provision_disk(db, vm, dict(re.findall(r'([\w-]+)="([^"]*)"', disk)))
        metrics = db.get("VM", vm)["metrics"]
        if metrics not in db.records("VM_metrics"):
            metrics = db.create("VM_metrics")
        db.update("VM", vm, other_config=other_config, metrics=metrics)
        db.update("VM_metrics", metrics, install_time=wire_date(call.clock.now()))


def _provision_disk(db: Database, vm: str, wanted: dict[str, str]) -> None:
    found = db.find("SR", uuid=wanted["sr"])
    if not found:
        raise Failure("UUID_INVALID", "sr", wanted["sr"])
    size = int(wanted["size"])
    check_plugged(db, found[0])
    check_room(db, found[0], size)
    vdi = make_disk(
        db,
        found[0],
        name_label=wanted["device"],
        name_description="Created by template provisioner",
        virtual_size=size,
        physical_utilisation=allocated(db, found[0], size),
        type=wanted.get("type", "user"),
        sm_config={"vmhint": db.get("VM", vm)["uuid"]},
    )
    db.create(
        "VBD",
        VM=vm,
        VDI=vdi,
        userdevice=wanted["device"],
        bootable=wanted.get("bootable") == "true",
        mode="RW",
        type="Disk",
        other_config={"owner": "true"},
    )


@method("VM.destroy")
def destroy(call: Call, vm: str) -> Steps:
    """Remove the VM; its disks stay, also the memory image of a suspended one. Snapshots stay without their VM."""
    check(call.db, vm, "destroy")
    with operation(call, "VM", vm, "destroy"):
        yield 0.2
        drop_vm(call.db, vm)


@method("VM.set_is_a_template")
def set_is_a_template(call: Call, vm: str, value: bool) -> None:
    """False is never refused, and so lets a snapshot lose the mark without becoming a VM."""
    if value:
        check(call.db, vm, "make_into_template")
        _make_template(call.db, vm)
    else:
        call.db.get("VM", vm)
        call.db.update("VM", vm, is_a_template=False)


def _make_template(db: Database, vm: str) -> None:
    metrics = db.get("VM", vm)["metrics"]
    db.update("VM", vm, is_a_template=True, metrics=NULL_REF)
    if metrics in db.records("VM_metrics"):
        db.destroy("VM_metrics", metrics)


@method("VM.set_is_default_template")
def set_is_default_template(call: Call, vm: str, value: bool) -> None:
    """A default template cannot be destroyed. Taking the mark off leaves a custom template."""
    db = call.db
    record = db.get("VM", vm)
    if value and not record["is_a_template"]:
        check(db, vm, "make_into_template")
        _make_template(db, vm)
    other_config = {key: each for key, each in record["other_config"].items() if key != "default_template"}
    if value:
        other_config["default_template"] = "true"
    db.update("VM", vm, is_default_template=value, other_config=other_config)
