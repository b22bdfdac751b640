# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What becomes of the records around a VM when its domain is built, ends, sleeps or moves."""

from __future__ import annotations

import string
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from xolite_desktop.simulator.allowed import is_hvm
from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.clock import wire_date
from xolite_desktop.simulator.database import Database, Record
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.guests import guest_record
from xolite_desktop.simulator.methods import operation
from xolite_desktop.simulator.schema import NULL_REF
from xolite_desktop.simulator.vm_placement import free_memory, memory_overhead, note_free_memory

AGENT_DELAY_S = 5.0
"""How long after boot the agent in the guest reports."""

GENERIC_BIOS_STRINGS = {
    "bios-vendor": "Xen",
    "bios-version": "",
    "system-manufacturer": "Xen",
    "system-product-name": "HVM domU",
    "system-version": "",
    "system-serial-number": "",
    "baseboard-manufacturer": "",
    "baseboard-product-name": "",
    "baseboard-version": "",
    "baseboard-serial-number": "",
    "baseboard-asset-tag": "",
    "baseboard-location-in-chassis": "",
    "enclosure-asset-tag": "",
    "hp-rombios": "",
    "oem-1": "Xen",
    "oem-2": "MS_VM_CERT/SHA1/bdbeb6e0a816d43fa6d3fe8aaef04c2bad9d3e3d",
}


def host_in_words(db: Database, host: str) -> str:
    record = db.get("host", host)
    return f"host: {record['name_label']} (uuid: {record['uuid']})"


@contextmanager
def devices_attaching(call: Call, vm: str) -> Iterator[None]:
    """Show "attach" in the current operations of all devices while a VM starts, resumes or reboots."""
    record = call.db.get("VM", vm)
    with ExitStack() as stack:
        for cls in ("VBD", "VIF"):
            for device in record[f"{cls}s"]:
                stack.enter_context(operation(call, cls, device, "attach"))
        yield


def check_disks_free(db: Database, vm: Record) -> None:
    """Raise VDI_IN_USE if a disk of this VM is held by another one, or twice by this."""
    for each in vm["VBDs"]:
        check_disk_free(db, each)


def check_disk_free(db: Database, vbd_ref: str) -> None:
    """Raise VDI_IN_USE if somebody else holds the disk of this VBD, and one of the two may write."""
    vbd = db.get("VBD", vbd_ref)
    if vbd["empty"]:
        return
    vdi = db.get("VDI", vbd["VDI"])
    for other_ref in vdi["VBDs"]:
        other = db.get("VBD", other_ref)
        same_vm = other["VM"] == vbd["VM"] and not vbd["currently_attached"]
        if other_ref == vbd_ref or vdi["sharable"] or not (other["currently_attached"] or same_vm):
            continue
        if "RW" in (vbd["mode"], other["mode"]):
            raise Failure("VDI_IN_USE", vbd["VDI"])


def device_name(userdevice: str) -> str:
    """The name of a block device at a position: `0` is xvda."""
    if not userdevice.isdigit():
        return userdevice
    first, second = divmod(int(userdevice), 26)
    letters = string.ascii_lowercase
    return f"xvd{letters[first - 1] if first else ''}{letters[second]}"


def attach_devices(db: Database, vm: str) -> None:
    record = db.get("VM", vm)
    for each in record["VBDs"]:
        name = device_name(db.get("VBD", each)["userdevice"])
        db.update("VBD", each, currently_attached=True, device=name)
    for each in record["VIFs"]:
        db.update("VIF", each, currently_attached=True)


def detach_devices(db: Database, vm: str) -> None:
    record = db.get("VM", vm)
    for cls in ("VBD", "VIF"):
        for each in record[f"{cls}s"]:
            db.update(cls, each, currently_attached=False)


def make_console(call: Call, vm: str) -> None:
    """A new graphical console; the VM's former ones go."""
    drop_consoles(call.db, vm)
    console = call.db.create("console", VM=vm, protocol="rfb")
    uuid = call.db.get("console", console)["uuid"]
    call.db.update("console", console, location=f"{call.simulator.base_url}/console?uuid={uuid}")


def drop_consoles(db: Database, vm: str) -> None:
    for each in list(db.get("VM", vm)["consoles"]):
        db.destroy("console", each)


def next_domid(db: Database) -> int:
    """A domain number that no domain of the pool has."""
    return 1 + max((int(vm["domid"]) for vm in db.records("VM").values()), default=0)


def check_same_domain(db: Database, vm: str, domid: int) -> None:
    """Raise VM_BAD_POWER_STATE if a forced shutdown or reboot took this domain away meanwhile."""
    record = db.get("VM", vm)
    if record["domid"] != domid:
        raise Failure("VM_BAD_POWER_STATE", vm, "running", record["power_state"].lower())


def build_domain(call: Call, vm: str, host: str, *, paused: bool = False) -> None:
    """The VM has a freshly booted domain on this host; the agent in it reports some seconds later."""
    db = call.db
    record = db.get("VM", vm)
    if record["guest_metrics"] in db.records("VM_guest_metrics"):
        db.destroy("VM_guest_metrics", record["guest_metrics"])
    attach_devices(db, vm)
    if not record["consoles"]:
        make_console(call, vm)
    _note_start(call, vm)
    db.update(
        "VM",
        vm,
        power_state="Paused" if paused else "Running",
        domid=next_domid(db),
        guest_metrics=NULL_REF,
        requires_reboot=False,
        **_occupied(db, vm, host),
        **_resolved(db, record),
    )
    note_free_memory(db, host)
    call.simulator.spawn(report_agent(call, vm, db.get("VM", vm)["domid"]))


def wake_domain(call: Call, vm: str, host: str, *, paused: bool = False) -> None:
    """The VM goes on on this host from its memory image, which is used up. Devices stay as attached as they were."""
    db = call.db
    record = db.get("VM", vm)
    if not record["consoles"]:
        make_console(call, vm)
    place = _occupied(db, vm, host)
    db.update("VM", vm, power_state="Paused" if paused else "Running", domid=next_domid(db), **place)
    drop_suspend_image(db, vm)
    note_free_memory(db, host)


def end_domain(call: Call, vm: str) -> None:
    """The VM is halted, whatever it was: devices detached, consoles and memory image gone."""
    db = call.db
    host = db.get("VM", vm)["resident_on"]
    detach_devices(db, vm)
    drop_consoles(db, vm)
    drop_suspend_image(db, vm)
    db.update("VM", vm, power_state="Halted", resident_on=NULL_REF, domid=-1, memory_target=0)
    note_free_memory(db, host)


def sleep_domain(call: Call, vm: str) -> None:
    """The VM is suspended: it leaves its host, but keeps devices, consoles and what the agent reported."""
    host = call.db.get("VM", vm)["resident_on"]
    call.db.update("VM", vm, power_state="Suspended", resident_on=NULL_REF, domid=-1)
    note_free_memory(call.db, host)


def drop_suspend_image(db: Database, vm: str) -> None:
    image = db.get("VM", vm)["suspend_VDI"]
    if image == NULL_REF:
        return
    db.update("VM", vm, suspend_VDI=NULL_REF)
    if image in db.records("VDI"):
        db.destroy("VDI", image)


async def report_agent(call: Call, vm: str, domid: int) -> None:
    """Let the agent report after a while, if this domain still runs then."""
    await call.clock.sleep(AGENT_DELAY_S)
    record = call.db.records("VM").get(vm)
    if record and record["domid"] == domid:
        boot_guest(call.db, vm, call.clock.now())


def boot_guest(db: Database, vm: str, now: float) -> None:
    """What the agent in the guest reports, in a new VM_guest_metrics; nothing if the VM has no agent.

    Source: xapi_guest_agent; XAPI makes the record when the agent's keys first appear.
    """
    fields = guest_record(db.get("VM", vm), 1)
    if not fields:
        return
    reported = db.create("VM_guest_metrics", **fields, last_updated=wire_date(now))
    db.update("VM", vm, guest_metrics=reported)


def _note_start(call: Call, vm: str) -> None:
    db = call.db
    record = db.get("VM", vm)
    if record["metrics"] not in db.records("VM_metrics"):
        db.update("VM", vm, metrics=db.create("VM_metrics"))
        record = db.get("VM", vm)
    hvm = is_hvm(db, record)
    now = wire_date(call.clock.now())
    db.update(
        "VM_metrics",
        record["metrics"],
        start_time=now,
        last_updated=now,
        VCPUs_number=record["VCPUs_at_startup"],
        memory_actual=record["memory_dynamic_max"],
        hvm=hvm,
        current_domain_type="hvm" if hvm else record["domain_type"],
    )


def _occupied(db: Database, ref: str, host: str) -> dict[str, Any]:
    # Memory between its limits: as much as the host has left.
    vm = db.get("VM", ref)
    room = free_memory(db, host, without=ref) - memory_overhead(vm)
    target = max(vm["memory_dynamic_min"], min(vm["memory_dynamic_max"], room))
    return {
        "resident_on": host,
        "scheduled_to_be_resident_on": NULL_REF,
        "memory_target": target,
        "memory_overhead": memory_overhead(vm),
    }


def _resolved(db: Database, vm: Record) -> dict[str, Any]:
    # What XAPI decides at the first boot and then keeps.
    if not is_hvm(db, vm):
        return {}
    uefi = vm["HVM_boot_params"].get("firmware") == "uefi"
    model = {"device-model": "qemu-upstream-uefi" if uefi else "qemu-upstream-compat"}
    return {
        "platform": vm["platform"] | ({} if "device-model" in vm["platform"] else model),
        "bios_strings": vm["bios_strings"] or dict(GENERIC_BIOS_STRINGS),
        "last_boot_CPU_flags": vm["last_boot_CPU_flags"] or {"vendor": "GenuineIntel", "features": ""},
    }
