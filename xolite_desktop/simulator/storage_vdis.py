# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Virtual disks: created, resized, copied, moved, destroyed."""

from __future__ import annotations

import re
from typing import Any

from xolite_desktop.simulator.allowed import holds_disk
from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.clock import wire_date
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.methods import Steps, busy, method, operation
from xolite_desktop.simulator.schema import NULL_REF
from xolite_desktop.simulator.vm_clone import copying
from xolite_desktop.simulator.vm_disks import (
    allocated,
    check_plugged,
    check_room,
    clone_disk,
    count_space,
    drop_disk,
    make_disk,
    move_disk,
    snapshot_disk,
)
from xolite_desktop.simulator.vm_state import check

DRIVER_S = 0.7
_IMAGE_NAME = re.compile(r"[a-z0-9.-]+\.(iso|img)", re.IGNORECASE)


def _holders(db: Database, vdi: str) -> list[str]:
    """The VBDs that keep the disk busy."""
    return [vbd for vbd in db.get("VDI", vdi)["VBDs"] if holds_disk(db, db.get("VBD", vbd))]


def _check_free(db: Database, vdi: str, operation_name: str) -> None:
    if _holders(db, vdi):
        raise Failure("VDI_IN_USE", vdi, operation_name)
    busy(db, "VDI", vdi)
    check_plugged(db, db.get("VDI", vdi)["SR"])


@method("VDI.create")
def create(call: Call, record: dict[str, Any]) -> Steps:
    sr = record["SR"]
    check_plugged(call.db, sr)
    if call.db.get("SR", sr)["type"] == "udev":
        call.fail("SR_OPERATION_NOT_SUPPORTED", sr)
    size = record["virtual_size"]
    check_room(call.db, sr, size)
    yield DRIVER_S
    taken = allocated(call.db, sr, size)
    fields = {key: value for key, value in record.items() if key not in ("SR", "physical_utilisation")}
    if call.db.get("SR", sr)["type"] == "iso":
        fields |= _image(call, sr, record)
        taken = size
    return make_disk(call.db, sr, physical_utilisation=taken, **fields)


def _image(call: Call, sr: str, record: dict[str, Any]) -> dict[str, Any]:
    """The file of a library: called as sm_config says, whose names the driver is particular about."""
    if any(
        "ro" in call.db.get("PBD", pbd)["device_config"].get("options", "").split(",")
        for pbd in call.db.get("SR", sr)["PBDs"]
    ):
        call.fail("SR_BACKEND_FAILURE_78", "", "VDI Creation failed [opterr=could not create file]", "")
    name = record["sm_config"].get("path", "")
    if not name:
        return {}
    if not _IMAGE_NAME.match(name):
        call.fail("SR_BACKEND_FAILURE_78", "", f'VDI Creation failed [opterr=Invalid path "{name}"]', "")
    if any(call.db.get("VDI", vdi)["location"] == name for vdi in call.db.get("SR", sr)["VDIs"]):
        call.fail("SR_BACKEND_FAILURE_51", "", "The VDI already exists", "")
    return {"location": name, "sm_config": {**record["sm_config"], "created": "2026-11-22"}}


@method("VDI.destroy")
def destroy(call: Call, vdi: str) -> Steps:
    """A disk of a halted VM goes without a word, and its VBD with it."""
    _check_free(call.db, vdi, "destroy")
    _check_managed(call.db, vdi)
    with operation(call, "VDI", vdi, "destroy"):
        yield DRIVER_S
        drop_disk(call.db, vdi)


@method("VDI.forget")
def forget(call: Call, vdi: str) -> None:
    """Only the record goes."""
    _check_free(call.db, vdi, "forget")
    drop_disk(call.db, vdi)


@method("VDI.resize")
def resize(call: Call, vdi: str, size: int) -> Steps:
    """Disks only grow; a VM may run if its VBD is unplugged."""
    db = call.db
    _check_free(db, vdi, "resize")
    _check_managed(db, vdi)
    record = db.get("VDI", vdi)
    if size < record["virtual_size"]:
        text = "VDI Invalid size [opterr=shrinking not allowed]"
        call.fail("SR_BACKEND_FAILURE_79", "", text, "")
    check_room(db, record["SR"], size - record["virtual_size"])
    with operation(call, "VDI", vdi, "resize"):
        yield DRIVER_S
        taken = max(record["physical_utilisation"], allocated(db, record["SR"], size))
        db.update("VDI", vdi, virtual_size=size, physical_utilisation=taken)
        count_space(db, record["SR"])


@method("VDI.resize_online")
def resize_online(call: Call, vdi: str, size: int) -> None:
    call.fail("SR_OPERATION_NOT_SUPPORTED", call.db.get("VDI", vdi)["SR"])


@method("VDI.clone")
def clone(call: Call, vdi: str, driver_params: dict[str, str] | None = None) -> Steps:
    busy(call.db, "VDI", vdi)
    _check_managed(call.db, vdi)
    check_plugged(call.db, call.db.get("VDI", vdi)["SR"])
    with operation(call, "VDI", vdi, "clone"):
        yield DRIVER_S
        return clone_disk(call.db, vdi)


@method("VDI.snapshot")
def snapshot(call: Call, vdi: str, driver_params: dict[str, str] | None = None) -> Steps:
    record = call.db.get("VDI", vdi)
    if record["sharable"]:
        call.fail("VDI_IS_SHARABLE", vdi)
    busy(call.db, "VDI", vdi)
    _check_managed(call.db, vdi)
    check_plugged(call.db, record["SR"])
    with operation(call, "VDI", vdi, "snapshot"):
        yield DRIVER_S
        return snapshot_disk(call.db, vdi, wire_date(call.clock.now()))


@method("VDI.copy")
def copy(
    call: Call, vdi: str, sr: str = NULL_REF, base_vdi: str = NULL_REF, into_vdi: str = NULL_REF
) -> Steps:
    """A full copy: a new disk on `sr`, or the content written into another one."""
    db = call.db
    if any(db.get("VBD", vbd)["mode"] == "RW" for vbd in _holders(db, vdi)):
        call.fail("VDI_IN_USE", vdi, "copy")
    busy(db, "VDI", vdi)
    _check_managed(db, vdi)
    record = db.get("VDI", vdi)
    _check_of_vms(db, vdi)
    check_plugged(db, record["SR"])
    target = db.get("VDI", into_vdi)["SR"] if into_vdi != NULL_REF else sr
    check_plugged(db, target)
    if into_vdi == NULL_REF:
        check_room(db, target, record["virtual_size"])
    with operation(call, "VDI", vdi, "copy"):
        yield from copying(record["virtual_size"])
        if into_vdi == NULL_REF:
            return clone_disk(db, vdi, target)
        db.disks.copy(record["uuid"], db.get("VDI", into_vdi)["uuid"], record["virtual_size"])
        return into_vdi


@method("VDI.pool_migrate")
def pool_migrate(call: Call, vdi: str, sr: str, options: dict[str, str]) -> Steps:
    """Move a disk to another SR while its VM runs. It has a new ref there."""
    db = call.db
    holders = _holders(db, vdi)
    if not holders:
        call.fail("VDI_NEEDS_VM_FOR_MIGRATE", vdi)
    busy(db, "VDI", vdi)
    _check_managed(db, vdi)
    _check_of_vms(db, vdi)
    if db.get("VDI", vdi)["cbt_enabled"]:
        call.fail("VDI_CBT_ENABLED", vdi)
    check_plugged(db, db.get("VDI", vdi)["SR"])
    check_plugged(db, sr)
    record = db.get("VDI", vdi)
    check_room(db, sr, record["virtual_size"])
    vm = db.get("VBD", holders[0])["VM"]
    check(db, vm, "migrate_send")
    with operation(call, "VM", vm, "migrate_send"), operation(call, "VDI", vdi, "mirror"):
        yield from copying(record["virtual_size"])
        moved = move_disk(db, vdi, sr)
    return moved


@method("VDI.update")
def update(call: Call, vdi: str) -> None:
    call.db.get("VDI", vdi)


@method("VDI.set_sharable")
def set_sharable(call: Call, vdi: str, value: bool) -> None:
    """XAPI refuses this even to root."""
    call.fail("PERMISSION_DENIED", "")


@method("VDI.set_read_only")
def set_read_only(call: Call, vdi: str, value: bool) -> None:
    """XAPI refuses this even to root."""
    call.fail("PERMISSION_DENIED", "")


@method("VDI.enable_cbt")
def enable_cbt(call: Call, vdi: str) -> Steps:
    _check_trackable(call, vdi)
    with operation(call, "VDI", vdi, "enable_cbt"):
        yield DRIVER_S
        call.db.update("VDI", vdi, cbt_enabled=True)


@method("VDI.disable_cbt")
def disable_cbt(call: Call, vdi: str) -> Steps:
    _check_trackable(call, vdi)
    with operation(call, "VDI", vdi, "disable_cbt"):
        yield DRIVER_S
        call.db.update("VDI", vdi, cbt_enabled=False)


def _check_trackable(call: Call, vdi: str) -> None:
    """Also a disk that a VM runs with; never a snapshot, nor a disk that forgets what was written."""
    db, record = call.db, call.db.get("VDI", vdi)
    busy(db, "VDI", vdi)
    check_plugged(db, record["SR"])
    kind = db.get("SR", record["SR"])["type"]
    drivers = [sm for sm in db.records("SM").values() if sm["type"] == kind]
    if drivers and not any("VDI_CONFIG_CBT" in sm["features"] for sm in drivers):
        call.fail("SR_OPERATION_NOT_SUPPORTED", record["SR"])
    if record["is_a_snapshot"]:
        call.fail("OPERATION_NOT_ALLOWED", f"VDI is a snapshot: {vdi}")
    if record["type"] not in ("user", "system"):
        call.fail("VDI_INCOMPATIBLE_TYPE", vdi, record["type"])
    if record["on_boot"] == "reset":
        call.fail("VDI_ON_BOOT_MODE_INCOMPATIBLE_WITH_OPERATION")


@method("VDI.data_destroy")
def data_destroy(call: Call, vdi: str) -> None:
    if not call.db.get("VDI", vdi)["is_a_snapshot"]:
        call.fail("OPERATION_NOT_ALLOWED", f"VDI is not a snapshot: {vdi}")
    call.db.update("VDI", vdi, type="cbt_metadata", physical_utilisation=0)


@method("VDI.get_nbd_info")
def get_nbd_info(call: Call, vdi: str) -> list[dict[str, Any]]:
    call.db.get("VDI", vdi)
    return []


def _check_managed(db: Database, vdi: str) -> None:
    """What a driver keeps for itself, such as the base of clones, is no disk for clients."""
    if not db.get("VDI", vdi)["managed"]:
        raise Failure("VDI_NOT_MANAGED", vdi)


def _check_of_vms(db: Database, vdi: str) -> None:
    """What the pool keeps for itself, such as the state of high availability, stays where it is."""
    kind = db.get("VDI", vdi)["type"]
    if kind not in ("user", "system"):
        raise Failure("VDI_INCOMPATIBLE_TYPE", vdi, kind)
