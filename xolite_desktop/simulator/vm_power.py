# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Starting, stopping, pausing and suspending VMs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.message_methods import announce
from xolite_desktop.simulator.methods import Progress, Steps, method, operation
from xolite_desktop.simulator.schema import NULL_REF
from xolite_desktop.simulator.vm_domain import (
    build_domain,
    check_disks_free,
    check_same_domain,
    devices_attaching,
    end_domain,
    host_in_words,
    sleep_domain,
    wake_domain,
)
from xolite_desktop.simulator.vm_placement import check_host, choose_host, is_live, is_plugged
from xolite_desktop.simulator.vm_state import check

BUILD_S = 1.5
SETTLE_S = 0.5
GUEST_STOPS_S = 2.5
KILL_S = 0.8
PAUSE_S = 0.3
# Saving and loading memory, in this many steps with progress between.
MEMORY_S = 3.5
MEMORY_STEPS = 7


@contextmanager
def on_host(call: Call, vm: str, host: str, name: str) -> Iterator[None]:
    """The host takes part: the operation shows in its record, and it keeps memory for the VM meanwhile."""
    call.db.update("VM", vm, scheduled_to_be_resident_on=host)
    try:
        with operation(call, "host", host, name):
            yield
    finally:
        if vm in call.db.records("VM"):
            call.db.update("VM", vm, scheduled_to_be_resident_on=NULL_REF)


def move_memory() -> Steps:
    """The time that writing or reading a memory image takes, with its progress."""
    for step in range(1, MEMORY_STEPS + 1):
        yield MEMORY_S / MEMORY_STEPS
        yield Progress(0.9 * step / MEMORY_STEPS)


@method("VM.start")
def start(call: Call, vm: str, start_paused: bool, force: bool) -> Steps:
    check(call.db, vm, "start")
    check_disks_free(call.db, call.db.get("VM", vm))
    yield from _boot(call, vm, choose_host(call.db, vm), "start", start_paused)


@method("VM.start_on")
def start_on(call: Call, vm: str, host: str, start_paused: bool, force: bool) -> Steps:
    check(call.db, vm, "start_on")
    check_disks_free(call.db, call.db.get("VM", vm))
    check_host(call.db, vm, host)
    yield from _boot(call, vm, host, "start_on", start_paused)


def _boot(call: Call, vm: str, host: str, name: str, paused: bool) -> Steps:
    with operation(call, "VM", vm, name), on_host(call, vm, host, "vm_start"), devices_attaching(call, vm):
        yield BUILD_S
        build_domain(call, vm, host, paused=paused)
        yield SETTLE_S + call.db.get("VM", vm)["start_delay"]
    announce(call, vm, "VM_STARTED", f"started on {host_in_words(call.db, host)}")


@method("VM.pause")
def pause(call: Call, vm: str) -> Steps:
    check(call.db, vm, "pause")
    domid = call.db.get("VM", vm)["domid"]
    with operation(call, "VM", vm, "pause"):
        yield PAUSE_S
        check_same_domain(call.db, vm, domid)
        call.db.update("VM", vm, power_state="Paused")
    announce(call, vm, "VM_PAUSED", "paused")


@method("VM.unpause")
def unpause(call: Call, vm: str) -> Steps:
    check(call.db, vm, "unpause")
    domid = call.db.get("VM", vm)["domid"]
    with operation(call, "VM", vm, "unpause"):
        yield PAUSE_S
        check_same_domain(call.db, vm, domid)
        call.db.update("VM", vm, power_state="Running")
    announce(call, vm, "VM_UNPAUSED", "unpaused")


@method("VM.suspend")
def suspend(call: Call, vm: str) -> Steps:
    check(call.db, vm, "suspend")
    sr, domid = suspend_sr(call, vm), call.db.get("VM", vm)["domid"]
    with operation(call, "VM", vm, "suspend"):
        yield from save_memory(call, vm, sr)
        check_same_domain(call.db, vm, domid)
        sleep_domain(call, vm)
        yield SETTLE_S
    announce(call, vm, "VM_SUSPENDED", "suspended")


def save_memory(call: Call, vm: str, sr: str) -> Steps:
    """Write the memory of a VM into a new suspend image on this SR."""
    size = call.db.get("VM", vm)["memory_target"]
    image = call.db.create(
        "VDI",
        name_label="Suspend image",
        name_description="Suspend image",
        managed=True,
        SR=sr,
        type="suspend",
        virtual_size=size,
        physical_utilisation=size,
    )
    call.db.update("VDI", image, location=call.db.get("VDI", image)["uuid"])
    call.db.update("VM", vm, suspend_VDI=image)
    try:
        yield from move_memory()
    except BaseException:
        call.db.update("VM", vm, suspend_VDI=NULL_REF)
        call.db.destroy("VDI", image)
        raise


def suspend_sr(call: Call, vm: str) -> str:
    """Where the memory of this VM would be saved: its own choice, its host's, the pool's, the default SR."""
    db = call.db
    record = db.get("VM", vm)
    host = db.records("host").get(record["resident_on"], {})
    choices = (record["suspend_SR"], host.get("suspend_image_sr"), call.pool["suspend_image_SR"])
    for choice in (*choices, call.pool["default_SR"]):
        sr = str(choice)
        if sr in db.records("SR") and (not host or is_plugged(db, sr, record["resident_on"])):
            return sr
    raise Failure("VM_NO_SUSPEND_SR", vm)


@method("VM.resume")
def resume(call: Call, vm: str, start_paused: bool, force: bool) -> Steps:
    check(call.db, vm, "resume")
    yield from _wake(call, vm, choose_host(call.db, vm), "resume", start_paused)


@method("VM.resume_on")
def resume_on(call: Call, vm: str, host: str, start_paused: bool, force: bool) -> Steps:
    check(call.db, vm, "resume_on")
    check_host(call.db, vm, host)
    yield from _wake(call, vm, host, "resume_on", start_paused)


def _wake(call: Call, vm: str, host: str, name: str, paused: bool) -> Steps:
    with operation(call, "VM", vm, name), on_host(call, vm, host, "vm_resume"), devices_attaching(call, vm):
        yield from move_memory()
        wake_domain(call, vm, host, paused=paused)
        yield SETTLE_S
    announce(call, vm, "VM_RESUMED", f"resumed on {host_in_words(call.db, host)}")


@method("VM.clean_shutdown")
def clean_shutdown(call: Call, vm: str) -> Steps:
    check(call.db, vm, "clean_shutdown")
    yield from _stop(call, vm, "clean_shutdown", GUEST_STOPS_S, "shutdown")


@method("VM.hard_shutdown")
def hard_shutdown(call: Call, vm: str) -> Steps:
    check(call.db, vm, "hard_shutdown")
    _break_off_migration(call, vm)
    yield from _stop(call, vm, "hard_shutdown", KILL_S, "shutdown forcibly")


@method("VM.shutdown")
def shutdown(call: Call, vm: str) -> Steps:
    """Cleanly if the guest can, else by force; only its own key in blocked_operations keeps it from either."""
    check(call.db, vm, "shutdown")
    running = call.db.get("VM", vm)["power_state"] == "Running"
    seconds, text = (GUEST_STOPS_S, "shutdown") if running else (KILL_S, "shutdown forcibly")
    yield from _stop(call, vm, "shutdown", seconds, text)


def _break_off_migration(call: Call, vm: str) -> None:
    """Force does not wait until the VM has come to its new host."""
    for task, running in call.db.get("VM", vm)["current_operations"].items():
        cancel = call.simulator.cancellers.get(task)
        if cancel is not None and running == "pool_migrate":
            cancel()


def _stop(call: Call, vm: str, name: str, seconds: float, text: str) -> Steps:
    domid = call.db.get("VM", vm)["domid"]
    with operation(call, "VM", vm, name):
        yield seconds
        # A forced shutdown may have overtaken a clean one.
        if call.db.get("VM", vm)["domid"] == domid:
            end_domain(call, vm)
        yield SETTLE_S + call.db.get("VM", vm)["shutdown_delay"]
    announce(call, vm, "VM_SHUTDOWN", text)


@method("VM.clean_reboot")
def clean_reboot(call: Call, vm: str) -> Steps:
    check(call.db, vm, "clean_reboot")
    yield from _reboot(call, vm, "clean_reboot", GUEST_STOPS_S, "rebooted cleanly")


@method("VM.hard_reboot")
def hard_reboot(call: Call, vm: str) -> Steps:
    check(call.db, vm, "hard_reboot")
    _break_off_migration(call, vm)
    yield from _reboot(call, vm, "hard_reboot", KILL_S, "rebooted forcibly")


def _reboot(call: Call, vm: str, name: str, seconds: float, text: str) -> Steps:
    domid = call.db.get("VM", vm)["domid"]
    with operation(call, "VM", vm, name):
        yield seconds
        check_same_domain(call.db, vm, domid)
        with devices_attaching(call, vm):
            build_domain(call, vm, call.db.get("VM", vm)["resident_on"])
            yield SETTLE_S
    announce(call, vm, "VM_REBOOTED", text)


@method("VM.power_state_reset")
def power_state_reset(call: Call, vm: str) -> None:
    """Only for VMs whose host is lost: the database says Halted, whatever is true."""
    record = call.db.get("VM", vm)
    if record["is_control_domain"]:
        call.fail("CANNOT_RESET_CONTROL_DOMAIN", vm)
    if record["power_state"] == "Running" and is_live(call.db, record["resident_on"]):
        call.fail("DOMAIN_EXISTS", vm)
    force_halted(call.db, vm)


def force_halted(db: Database, vm: str) -> None:
    """Write a VM down as halted without touching its memory image."""
    record = db.get("VM", vm)
    for cls in ("VBD", "VIF"):
        for each in record[f"{cls}s"]:
            db.update(cls, each, currently_attached=False)
    for each in list(record["consoles"]):
        db.destroy("console", each)
    db.update("VM", vm, power_state="Halted", resident_on=NULL_REF, domid=-1, current_operations={})
