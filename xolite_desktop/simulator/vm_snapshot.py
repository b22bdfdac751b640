# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Snapshots and checkpoints of VMs, and going back to them."""

from __future__ import annotations

import re
from typing import Any

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.clock import wire_date
from xolite_desktop.simulator.database import Database, Record
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.message_methods import announce
from xolite_desktop.simulator.methods import Steps, method, operation
from xolite_desktop.simulator.schema import EPOCH, NULL_REF
from xolite_desktop.simulator.values import stored_text
from xolite_desktop.simulator.vm_copies import (
    NOT_A_SNAPSHOT,
    copied_fields,
    copy_devices,
    copy_guest_metrics,
    copy_record,
    drop_devices,
)
from xolite_desktop.simulator.vm_disks import clone_disk, disks_of, drop_disk, snapshot_disk
from xolite_desktop.simulator.vm_domain import check_same_domain, end_domain, sleep_domain, wake_domain
from xolite_desktop.simulator.vm_power import KILL_S, move_memory, save_memory, suspend_sr
from xolite_desktop.simulator.vm_state import check

SNAPSHOT_S = 1.0
REVERT_S = 1.0


@method("VM.snapshot")
def snapshot(call: Call, vm: str, new_name: str, ignore_vdis: list[str] | None = None) -> Steps:
    check(call.db, vm, "snapshot")
    with operation(call, "VM", vm, "snapshot"):
        yield SNAPSHOT_S
        made = _take(call, vm, new_name, ignore_vdis or [])
    announce(call, vm, "VM_SNAPSHOTTED", f"snapshotted, snapshot name: {new_name}")
    return made


@method("VM.snapshot_with_quiesce")
def snapshot_with_quiesce(call: Call, vm: str, new_name: str) -> None:
    call.fail("MESSAGE_REMOVED")


@method("VM.checkpoint")
def checkpoint(call: Call, vm: str, new_name: str) -> Steps:
    """A snapshot with memory: the VM is suspended for it and goes on afterwards, paused if it was."""
    check(call.db, vm, "checkpoint")
    record = call.db.get("VM", vm)
    with operation(call, "VM", vm, "checkpoint"):
        if record["power_state"] == "Suspended":
            yield SNAPSHOT_S
            made = _take_with_memory(call, vm, new_name, "Suspended")
        else:
            made = yield from _checkpoint_live(call, vm, new_name)
    announce(call, vm, "VM_CHECKPOINTED", f"checkpointed, snapshot name: {new_name}")
    return made


def _checkpoint_live(call: Call, vm: str, new_name: str) -> Steps:
    record = call.db.get("VM", vm)
    before, host, domid = record["power_state"], record["resident_on"], record["domid"]
    yield from save_memory(call, vm, suspend_sr(call, vm))
    check_same_domain(call.db, vm, domid)
    sleep_domain(call, vm)
    try:
        made = _take_with_memory(call, vm, new_name, before)
        yield from move_memory()
    finally:
        # A forced shutdown may have ended the VM meanwhile.
        if record["power_state"] == "Suspended":
            wake_domain(call, vm, host, paused=before == "Paused")
    return made


def _take(call: Call, vm: str, new_name: str, ignored: list[str], **fields: Any) -> str:
    db = call.db
    source = db.get("VM", vm)
    now = wire_date(call.clock.now())
    marks = {
        "is_a_template": True,
        "is_default_template": False,
        "is_a_snapshot": True,
        "snapshot_of": vm,
        "snapshot_time": now,
        "snapshot_info": _snapshot_words(source["power_state"]),
        "snapshot_metadata": _metadata(source),
        "parent": source["parent"],
    }
    made = copy_record(db, vm, **{**marks, "name_label": new_name, **fields})
    if source["power_state"] != "Halted":
        copy_guest_metrics(db, source, made)
    copy_devices(
        db,
        source,
        made,
        lambda disk: None if disk in ignored else snapshot_disk(db, disk, now),
        keep_macs=True,
    )
    db.update("VM", vm, parent=made)
    return made


def _take_with_memory(call: Call, vm: str, new_name: str, before: str) -> str:
    db = call.db
    image = db.get("VM", vm)["suspend_VDI"]
    kept = clone_disk(db, image) if image in db.records("VDI") else NULL_REF
    return _take(
        call,
        vm,
        new_name,
        [],
        power_state="Suspended",
        suspend_VDI=kept,
        snapshot_info=_snapshot_words(before),
    )


def _snapshot_words(power_state: str) -> dict[str, str]:
    return {"disk-snapshot-type": "crash_consistent", "power-state-at-snapshot": power_state}


def _metadata(vm: Record) -> str:
    # The name comes last: it may hold anything.
    return stored_text({"uuid": vm["uuid"], "power_state": vm["power_state"], "name_label": vm["name_label"]})


def _original(snapshot_metadata: str) -> dict[str, str]:
    found = re.search(r"\('uuid' '([0-9a-f-]{36})'\)", snapshot_metadata)
    named = re.search(r"\('name_label' '(.*)'\)\)$", snapshot_metadata, re.DOTALL)
    texts = {"uuid": found and found[1], "name_label": named and named[1]}
    return {name: text for name, text in texts.items() if text}


@method("VM.revert")
def revert(call: Call, snapshot: str) -> Steps:
    """Put the VM back as it was at its snapshot, with new disks, VBDs and VIFs; it ends halted or suspended.

    A VM that was destroyed comes back with its old uuid under a new ref.
    """
    db = call.db
    record = db.get("VM", snapshot)
    if not record["is_a_snapshot"]:
        raise Failure("VM_REVERT_FAILED", snapshot, NULL_REF)
    check(db, snapshot, "revert")
    if record["snapshot_of"] in db.records("VM"):
        check(db, record["snapshot_of"], "reverting")
    with operation(call, "VM", snapshot, "revert"):
        vm = _target(db, record)
        with operation(call, "VM", vm, "reverting"):
            yield from _halt(call, vm)
            yield REVERT_S
            _restore(call, snapshot, vm)
    text = f"reverted to snapshot: {record['name_label']} (uuid {record['uuid']})"
    announce(call, vm, "VM_SNAPSHOT_REVERTED", text)


def _target(db: Database, snapshot: Record) -> str:
    vm: str = snapshot["snapshot_of"]
    if vm in db.records("VM"):
        return vm
    fields = {**copied_fields(snapshot), **_restored(snapshot)}
    made = db.create("VM", **{**fields, **_original(snapshot["snapshot_metadata"])})
    for sibling in db.find("VM", snapshot_of=vm):
        db.update("VM", sibling, snapshot_of=made)
    return made


def _halt(call: Call, vm: str) -> Steps:
    if call.db.get("VM", vm)["power_state"] != "Halted":
        yield KILL_S
        end_domain(call, vm)


def _restore(call: Call, snapshot: str, vm: str) -> None:
    db = call.db
    source = db.get("VM", snapshot)
    _drop_reverted_disks(db, source, vm)
    drop_devices(db, vm)

    def bring_back(disk: str) -> str:
        old = db.get("VDI", disk)["snapshot_of"]
        fresh = clone_disk(db, disk)
        for sibling in db.find("VDI", snapshot_of=old) if old != NULL_REF else [disk]:
            db.update("VDI", sibling, snapshot_of=fresh)
        return fresh

    copy_devices(db, source, vm, bring_back, keep_macs=True)
    metrics = db.get("VM", vm)["metrics"]
    fields = _restored(source) | {
        key: each for key, each in _original(source["snapshot_metadata"]).items() if key != "uuid"
    }
    db.update("VM", vm, **fields, parent=snapshot, metrics=db.create("VM_metrics"))
    if metrics in db.records("VM_metrics"):
        db.destroy("VM_metrics", metrics)
    if source["power_state"] == "Suspended":
        _restore_memory(db, source, vm)


def _restored(snapshot: Record) -> dict[str, Any]:
    """The fields that a VM gets back from its snapshot; its name is in the metadata."""
    kept = {"name_label", "affinity", "tags", "snapshot_schedule", "ha_restart_priority", "ha_always_run"}
    fields = {name: value for name, value in copied_fields(snapshot).items() if name not in kept}
    return {
        **fields,
        **NOT_A_SNAPSHOT,
        "snapshot_time": EPOCH,
        "is_a_template": False,
        "is_default_template": False,
    }


def _drop_reverted_disks(db: Database, snapshot: Record, vm: str) -> None:
    """The disks that the snapshot brings back in their old state go; those added later are only detached."""
    origins = {db.get("VDI", disk)["snapshot_of"] for disk in disks_of(db, snapshot)}
    for disk in disks_of(db, db.get("VM", vm)):
        if disk in origins:
            drop_disk(db, disk)


def _restore_memory(db: Database, snapshot: Record, vm: str) -> None:
    image = snapshot["suspend_VDI"]
    kept = clone_disk(db, image) if image in db.records("VDI") else NULL_REF
    copy_guest_metrics(db, snapshot, vm)
    db.update("VM", vm, power_state="Suspended", suspend_VDI=kept, memory_target=snapshot["memory_target"])
    record = db.get("VM", vm)
    for cls in ("VBD", "VIF"):
        for each in record[f"{cls}s"]:
            db.update(cls, each, currently_attached=True)
