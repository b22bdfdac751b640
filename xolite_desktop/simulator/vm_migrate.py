# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Moving VMs between the hosts of the pool, with their disks if these must move too."""

from __future__ import annotations

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Database, Record
from xolite_desktop.simulator.failure import Failure, internal_error
from xolite_desktop.simulator.message_methods import announce
from xolite_desktop.simulator.methods import Progress, Steps, method, operation
from xolite_desktop.simulator.schema import NULL_REF
from xolite_desktop.simulator.vm_clone import copying
from xolite_desktop.simulator.vm_copies import NOT_A_SNAPSHOT, copy_devices, copy_record
from xolite_desktop.simulator.vm_disks import check_plugged, check_room, clone_disk, disks_of, move_disk
from xolite_desktop.simulator.vm_domain import check_same_domain, host_in_words, make_console, next_domid
from xolite_desktop.simulator.vm_placement import is_live, is_plugged, note_free_memory, why_not_here
from xolite_desktop.simulator.vm_power import on_host
from xolite_desktop.simulator.vm_state import check

MIGRATE_S = 5.5
HANDOVER_S = 0.5
_STEPS = 11

# Migration finds these out by itself: it moves the disks, or the host was told to let VMs in.
_STORAGE_REASONS = ("VM_REQUIRES_SR",)


@method("VM.pool_migrate")
def pool_migrate(call: Call, vm: str, host: str, options: dict[str, str]) -> Steps:
    """To another host that sees the same storage, while the VM runs."""
    check(call.db, vm, "pool_migrate")
    call.db.get("host", host)
    source = call.db.get("VM", vm)["resident_on"]
    if source == host:
        call.fail("VM_MIGRATE_FAILED", vm, source, host, "The VM is on this host already.")
    failure = why_not_here(call.db, vm, host)
    if failure is not None:
        raise failure
    with operation(call, "VM", vm, "pool_migrate"), on_host(call, vm, host, "vm_migrate"):
        yield from _move_memory(call, vm)
        _arrive(call, vm, host)
        yield HANDOVER_S
    _tell(call, vm, source, host)


def _move_memory(call: Call, vm: str) -> Steps:
    domid = call.db.get("VM", vm)["domid"]
    for step in range(1, _STEPS + 1):
        yield MIGRATE_S / _STEPS
        yield Progress(0.95 * step / _STEPS)
    check_same_domain(call.db, vm, domid)


def _arrive(call: Call, vm: str, host: str) -> None:
    db = call.db
    source = db.get("VM", vm)["resident_on"]
    fields = {"resident_on": host, "scheduled_to_be_resident_on": NULL_REF, "domid": next_domid(db)}
    db.update("VM", vm, **fields)
    # The location of a console names the host, so the record is another one.
    make_console(call, vm)
    note_free_memory(db, source)
    note_free_memory(db, host)


def _tell(call: Call, vm: str, source: str, host: str) -> None:
    places = f"from {host_in_words(call.db, source)} to {host_in_words(call.db, host)}"
    announce(call, vm, "VM_MIGRATED", f"migrated {places}")


@method("host.migrate_receive")
def migrate_receive(call: Call, host: str, network: str, options: dict[str, str]) -> dict[str, str]:
    """What the source of a migration must know about its destination."""
    address = call.db.get("host", host)["address"]
    call.db.get("network", network)
    services = f"https://{address}/services"
    return {
        "host": host,
        "master": f"https://{address}/",
        "session_id": call.session,
        "SM": f"{services}/SM?session_id={call.session}",
        "xenops": f"{services}/xenops?session_id={call.session}",
    }


@method("VM.assert_can_migrate")
def assert_can_migrate(
    call: Call,
    vm: str,
    dest: dict[str, str],
    live: bool,
    vdi_map: dict[str, str],
    vif_map: dict[str, str],
    options: dict[str, str],
    vgpu_map: dict[str, str] | None = None,
) -> None:
    """The checks of `migrate_send`, and nothing more."""
    check(call.db, vm, "migrate_send")
    _check_destination(call.db, vm, _destination(call.db, dest), vdi_map)


@method("VM.migrate_send")
def migrate_send(
    call: Call,
    vm: str,
    dest: dict[str, str],
    live: bool,
    vdi_map: dict[str, str],
    vif_map: dict[str, str],
    options: dict[str, str],
    vgpu_map: dict[str, str] | None = None,
    vdi_format_map: dict[str, str] | None = None,
) -> Steps:
    """To a host of this pool, with the disks of `vdi_map` on other SRs; with the option copy, a copy of it."""
    check(call.db, vm, "migrate_send")
    db = call.db
    host = _destination(db, dest)
    _check_destination(db, vm, host, vdi_map)
    with operation(call, "VM", vm, "migrate_send"), on_host(call, vm, host, "vm_migrate"):
        yield from copying(sum(db.get("VDI", disk)["virtual_size"] for disk in vdi_map))
        if options.get("copy") == "true":
            return _copy(db, vm, vdi_map)
        for disk, sr in vdi_map.items():
            move_disk(db, disk, sr)
        yield from _follow(call, vm, host)
        for vif, network in vif_map.items():
            db.update("VIF", vif, network=network)
    return vm


def _follow(call: Call, vm: str, host: str) -> Steps:
    """A running VM goes where its disks went."""
    record = call.db.get("VM", vm)
    source = record["resident_on"]
    if record["power_state"] == "Running" and source != host:
        yield from _move_memory(call, vm)
        _arrive(call, vm, host)
        _tell(call, vm, source, host)


def _destination(db: Database, dest: dict[str, str]) -> str:
    host = dest.get("host", "")
    if host not in db.records("host"):
        # Other pools are out of reach here.
        raise internal_error("Not_found")
    return host


def _check_destination(db: Database, vm: str, host: str, vdi_map: dict[str, str]) -> None:
    record = db.get("VM", vm)
    for disk, sr in vdi_map.items():
        db.get("VDI", disk)
        check_plugged(db, sr)
        if not is_plugged(db, sr, host):
            raise Failure("SR_NOT_ATTACHED", sr)
        check_room(db, sr, db.get("VDI", disk)["virtual_size"])
    for disk in disks_of(db, record):
        if disk not in vdi_map and not is_plugged(db, db.get("VDI", disk)["SR"], host):
            raise Failure("VDI_NOT_IN_MAP", disk)
    if record["power_state"] == "Running":
        _check_room_to_run(db, vm, host, record)


def _check_room_to_run(db: Database, vm: str, host: str, record: Record) -> None:
    if record["resident_on"] == host and is_live(db, host):
        return
    failure = why_not_here(db, vm, host)
    if failure is not None and failure.code not in _STORAGE_REASONS:
        raise failure


def _copy(db: Database, vm: str, vdi_map: dict[str, str]) -> str:
    source = db.get("VM", vm)
    made = copy_record(db, vm, memory_target=0, **NOT_A_SNAPSHOT)
    copy_devices(
        db,
        source,
        made,
        lambda disk: clone_disk(db, disk, vdi_map.get(disk, db.get("VDI", disk)["SR"])),
        keep_macs=False,
    )
    return made
