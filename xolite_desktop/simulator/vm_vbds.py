# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Virtual block devices of VMs: created, plugged, their media changed."""

from __future__ import annotations

from typing import Any

from xolite_desktop.simulator.allowed import is_hvm
from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Database, Record
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.methods import Steps, method, operation
from xolite_desktop.simulator.schema import NULL_REF
from xolite_desktop.simulator.vm_domain import check_disk_free, device_name
from xolite_desktop.simulator.vm_placement import is_plugged
from xolite_desktop.simulator.vm_state import check_power_state

PLUG_S = 0.7
MEDIA_S = 0.4
# Positions that VBD.create offers; emulated and paravirtual disks share them.
VBD_POSITIONS = 255

_CD_HOTPLUG = "HVM CDROMs cannot be hotplugged/unplugged, only inserted or ejected"


@method("VBD.create")
def create(call: Call, record: dict[str, Any]) -> str:
    """A VBD on any VM, not attached yet. XAPI does not look whether the disk has another one already."""
    db = call.db
    db.get("VM", record["VM"])
    if record["empty"]:
        if record["type"] == "Disk":
            call.fail("VBD_NOT_REMOVABLE_MEDIA", "in constructor")
        record = {**record, "VDI": NULL_REF}
    if record["type"] == "CD" and record["mode"] == "RW":
        call.fail("VBD_CDS_MUST_BE_READONLY")
    if not record["empty"]:
        disk = db.get("VDI", record["VDI"])
        if disk["read_only"] and record["mode"] == "RW":
            call.fail("VDI_READONLY", record["VDI"])
    userdevice = _position(db, record["VM"], record["userdevice"])
    return db.create("VBD", **{**record, "userdevice": userdevice, "currently_attached": False})


def _position(db: Database, vm: str, wished: str) -> str:
    if wished == "autodetect":
        return free_positions(db, vm)[0]
    if any(db.get("VBD", each)["userdevice"] == wished for each in db.get("VM", vm)["VBDs"]):
        raise Failure("DEVICE_ALREADY_EXISTS", wished)
    return wished


def free_positions(db: Database, vm: str) -> list[str]:
    """The userdevices no VBD of the VM has, lowest first."""
    taken = {db.get("VBD", each)["userdevice"] for each in db.get("VM", vm)["VBDs"]}
    return [str(position) for position in range(VBD_POSITIONS) if str(position) not in taken]


@method("VM.get_allowed_VBD_devices")
def get_allowed_vbd_devices(call: Call, vm: str) -> list[str]:
    return free_positions(call.db, vm)


@method("VBD.destroy")
def destroy(call: Call, vbd: str) -> None:
    db = call.db
    record = db.get("VBD", vbd)
    if record["currently_attached"]:
        vm = db.get("VM", record["VM"])["uuid"]
        call.fail("OPERATION_NOT_ALLOWED", f"VBD '{record['uuid']}' still attached to '{vm}'")
    db.destroy("VBD", vbd)


@method("VBD.plug")
def plug(call: Call, vbd: str) -> Steps:
    record = call.db.get("VBD", vbd)
    if record["currently_attached"]:
        call.fail("DEVICE_ALREADY_ATTACHED", vbd)
    _check_pluggable(call.db, record)
    _check_attachable(call.db, vbd)
    with operation(call, "VBD", vbd, "plug"):
        yield PLUG_S
        device = device_name(call.db.get("VBD", vbd)["userdevice"])
        call.db.update("VBD", vbd, currently_attached=True, device=device)


@method("VBD.unplug")
def unplug(call: Call, vbd: str) -> Steps:
    yield from _detach(call, vbd, "unplug")


@method("VBD.unplug_force")
def unplug_force(call: Call, vbd: str) -> Steps:
    yield from _detach(call, vbd, "unplug_force")


def _detach(call: Call, vbd: str, name: str) -> Steps:
    record = call.db.get("VBD", vbd)
    if not record["currently_attached"]:
        call.fail("DEVICE_ALREADY_DETACHED", vbd)
    _check_pluggable(call.db, record)
    if not record["unpluggable"]:
        call.fail("OPERATION_NOT_ALLOWED", "The VBD is not unpluggable")
    with operation(call, "VBD", vbd, name):
        yield PLUG_S
        call.db.update("VBD", vbd, currently_attached=False)


def _check_pluggable(db: Database, vbd: Record) -> None:
    check_power_state(db, vbd["VM"], "Running")
    vm = db.get("VM", vbd["VM"])
    if not is_hvm(db, vm):
        return
    if vbd["type"] == "CD":
        raise Failure("OPERATION_NOT_ALLOWED", _CD_HOTPLUG)
    guest = db.records("VM_guest_metrics").get(vm["guest_metrics"])
    if guest is not None and not guest["PV_drivers_detected"]:
        raise Failure("VM_MISSING_PV_DRIVERS", vbd["VM"])


def _check_attachable(db: Database, vbd: str) -> None:
    record = db.get("VBD", vbd)
    vm = db.get("VM", record["VM"])
    check_disk_free(db, vbd)
    if record["type"] == "Disk" and record["mode"] == "RO" and is_hvm(db, vm):
        raise Failure("DISK_VBD_MUST_BE_READWRITE_FOR_HVM", vbd)
    if not record["empty"] and vm["resident_on"] != NULL_REF:
        sr = db.get("VDI", record["VDI"])["SR"]
        if not is_plugged(db, sr, vm["resident_on"]):
            raise Failure("SR_NOT_ATTACHED", sr)


@method("VBD.assert_attachable")
def assert_attachable(call: Call, vbd: str) -> None:
    _check_attachable(call.db, vbd)


@method("VBD.insert")
def insert(call: Call, vbd: str, vdi: str) -> Steps:
    record = call.db.get("VBD", vbd)
    call.db.get("VDI", vdi)
    _check_removable(call, vbd, record)
    if not record["empty"]:
        call.fail("VBD_NOT_EMPTY", vbd)
    vm = call.db.get("VM", record["VM"])
    if vm["power_state"] == "Running" and not record["currently_attached"]:
        # A drive that was made while the VM ran is not there before its next start.
        drive = f"{vm['uuid']}/vbd.{device_name(record['userdevice'])}"
        call.fail("INTERNAL_ERROR", f"Object with type VM and id {drive} does not exist in xenopsd")
    with operation(call, "VBD", vbd, "insert"):
        yield MEDIA_S
        call.db.update("VBD", vbd, VDI=vdi, empty=False)


@method("VBD.eject")
def eject(call: Call, vbd: str) -> Steps:
    record = call.db.get("VBD", vbd)
    _check_removable(call, vbd, record)
    if record["empty"]:
        call.fail("VBD_IS_EMPTY", vbd)
    with operation(call, "VBD", vbd, "eject"):
        yield MEDIA_S
        call.db.update("VBD", vbd, VDI=NULL_REF, empty=True)


def _check_removable(call: Call, ref: str, vbd: Record) -> None:
    if vbd["type"] == "Disk":
        call.fail("VBD_NOT_REMOVABLE_MEDIA", ref)
    vm = call.db.get("VM", vbd["VM"])
    if vm["power_state"] == "Suspended":
        call.fail("VM_BAD_POWER_STATE", vbd["VM"], "halted, running", "suspended")


@method("VBD.set_mode")
def set_mode(call: Call, vbd: str, value: str) -> None:
    """Only while the VM is halted, also if the VBD is not attached."""
    record = call.db.get("VBD", vbd)
    check_power_state(call.db, record["VM"], "Halted")
    call.db.update("VBD", vbd, mode=value)
