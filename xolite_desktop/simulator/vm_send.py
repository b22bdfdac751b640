# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sending VMs with their disks to other storage, in this pool or to another one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xolite_desktop.simulator import neighbours
from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Database, Record
from xolite_desktop.simulator.failure import Failure, internal_error
from xolite_desktop.simulator.methods import Steps, method, operation
from xolite_desktop.simulator.vm_clone import copying
from xolite_desktop.simulator.vm_copies import NOT_A_SNAPSHOT, copy_devices, copy_record
from xolite_desktop.simulator.vm_disks import check_plugged, check_room, clone_disk, disks_of, move_disk
from xolite_desktop.simulator.vm_migrate import arrive, move_memory, tell
from xolite_desktop.simulator.vm_moving import Luggage, given_up, packed, unpacked
from xolite_desktop.simulator.vm_placement import (
    free_memory,
    is_live,
    is_plugged,
    memory_needed,
    why_not_here,
)
from xolite_desktop.simulator.vm_power import on_host
from xolite_desktop.simulator.vm_state import check

# Migration finds these out by itself: it moves the disks, or the host was told to let VMs in.
_STORAGE_REASONS = ("VM_REQUIRES_SR",)


@dataclass(frozen=True)
class Wishes:
    """Where to, and what goes where. `pool` None: this one."""

    host: str
    pool: neighbours.Neighbour | None
    vdi_map: dict[str, str]
    vif_map: dict[str, str]
    is_copy: bool


@method("host.migrate_receive")
def migrate_receive(call: Call, host: str, network: str, options: dict[str, str]) -> dict[str, str]:
    """What the source of a migration must know about its destination, with a session of its own."""
    address = call.db.get("host", host)["address"]
    call.db.get("network", network)
    sessions = call.simulator.sessions
    session = sessions.login(sessions.user, sessions.password, "migration")
    services = f"https://{address}/services"
    return {
        "host": host,
        "master": f"https://{address}/",
        "session_id": session,
        "SM": f"{services}/SM?session_id={session}",
        "xenops": f"{services}/xenops?session_id={session}",
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
    _checked(call, vm, dest, vdi_map, vif_map, options)


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
    """To a host, with the disks of `vdi_map` on other SRs; with the option copy, a copy of it. Gives the VM where it is then."""
    wishes = _checked(call, vm, dest, vdi_map, vif_map, options)
    if wishes.pool is None:
        return (yield from _within_the_pool(call, vm, wishes))
    return (yield from _to_another_pool(call, vm, wishes, wishes.pool))


def _checked(
    call: Call,
    vm: str,
    dest: dict[str, str],
    vdi_map: dict[str, str],
    vif_map: dict[str, str],
    options: dict[str, str],
) -> Wishes:
    check(call.db, vm, "migrate_send")
    host = dest.get("host", "")
    there = None if host in call.db.records("host") else neighbours.with_session(dest.get("session_id", ""))
    wishes = Wishes(host, there, vdi_map, vif_map, options.get("copy") == "true")
    if there is None:
        if host not in call.db.records("host"):
            raise internal_error("Not_found")
        _check_here(call.db, vm, host, vdi_map)
    else:
        _check_maps(packed(call.db, vm), wishes)
        record = call.db.get("VM", vm)
        sizes = {disk: call.db.get("VDI", disk)["virtual_size"] for disk in vdi_map}
        neighbours.on(there, lambda: _check_there(there.db, record, wishes, sizes))
    return wishes


def _within_the_pool(call: Call, vm: str, wishes: Wishes) -> Steps:
    db = call.db
    with operation(call, "VM", vm, "migrate_send"), on_host(call, vm, wishes.host, "vm_migrate"):
        yield from copying(sum(db.get("VDI", disk)["virtual_size"] for disk in wishes.vdi_map))
        if wishes.is_copy:
            return _copy(db, vm, wishes.vdi_map)
        for disk, sr in wishes.vdi_map.items():
            move_disk(db, disk, sr)
        yield from _follow(call, vm, wishes.host)
        for vif, network in wishes.vif_map.items():
            db.update("VIF", vif, network=network)
    return vm


def _follow(call: Call, vm: str, host: str) -> Steps:
    """A running VM goes where its disks went."""
    record = call.db.get("VM", vm)
    source = record["resident_on"]
    if record["power_state"] == "Running" and source != host:
        yield from move_memory(call, vm)
        arrive(call, vm, host)
        tell(call, vm, source, host)


def _to_another_pool(call: Call, vm: str, wishes: Wishes, there: neighbours.Neighbour) -> Steps:
    db = call.db
    with operation(call, "VM", vm, "migrate_send"):
        yield from copying(sum(db.get("VDI", disk)["virtual_size"] for disk in wishes.vdi_map))
        if db.get("VM", vm)["power_state"] == "Running":
            yield from move_memory(call, vm)
        luggage = packed(db, vm)
        theirs = replace(call, simulator=there, db=there.db)
        made = neighbours.on(
            there,
            lambda: unpacked(
                theirs, luggage, wishes.host, wishes.vdi_map, wishes.vif_map, copy=wishes.is_copy
            ),
        )
        if not wishes.is_copy:
            given_up(db, luggage)
    return made


def _check_here(db: Database, vm: str, host: str, vdi_map: dict[str, str]) -> None:
    record = db.get("VM", vm)
    for disk, sr in vdi_map.items():
        db.get("VDI", disk)
        _check_storage(db, sr, host, db.get("VDI", disk)["virtual_size"])
    for disk in disks_of(db, record):
        if disk not in vdi_map and not is_plugged(db, db.get("VDI", disk)["SR"], host):
            raise Failure("VDI_NOT_IN_MAP", disk)
    if record["power_state"] == "Running":
        _check_room_to_run(db, vm, host, record)


def _check_storage(db: Database, sr: str, host: str, size: int) -> None:
    check_plugged(db, sr)
    if not is_plugged(db, sr, host):
        raise Failure("SR_NOT_ATTACHED", sr)
    check_room(db, sr, size)


def _check_room_to_run(db: Database, vm: str, host: str, record: Record) -> None:
    if record["resident_on"] == host and is_live(db, host):
        return
    failure = why_not_here(db, vm, host)
    if failure is not None and failure.code not in _STORAGE_REASONS:
        raise failure


def _check_maps(luggage: Luggage, wishes: Wishes) -> None:
    """In another pool nothing can stay where it is."""
    for disk, record in luggage.disks.items():
        if record["cbt_enabled"]:
            raise Failure("VDI_CBT_ENABLED", disk)
        if disk not in wishes.vdi_map:
            raise Failure("VDI_NOT_IN_MAP", disk)
    for vif in luggage.vifs:
        if vif not in wishes.vif_map:
            raise Failure("VIF_NOT_IN_MAP", vif)


def _check_there(db: Database, vm: Record, wishes: Wishes, sizes: dict[str, int]) -> None:
    host = db.get("host", wishes.host)
    for disk, sr in wishes.vdi_map.items():
        db.get("SR", sr)
        _check_storage(db, sr, wishes.host, sizes[disk])
    for network in wishes.vif_map.values():
        db.get("network", network)
    if vm["power_state"] != "Running":
        return
    if not host["enabled"]:
        raise Failure("HOST_DISABLED", wishes.host)
    needed, free = memory_needed(vm), free_memory(db, wishes.host)
    if needed > free:
        raise Failure("HOST_NOT_ENOUGH_FREE_MEMORY", str(needed), str(free))


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
