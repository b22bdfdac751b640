# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Moving running VMs between the hosts of the pool."""

from __future__ import annotations

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.message_methods import announce
from xolite_desktop.simulator.methods import Progress, Steps, method, operation
from xolite_desktop.simulator.schema import NULL_REF
from xolite_desktop.simulator.vm_domain import check_same_domain, host_in_words, make_console, next_domid
from xolite_desktop.simulator.vm_placement import note_free_memory, why_not_here
from xolite_desktop.simulator.vm_power import on_host
from xolite_desktop.simulator.vm_state import check

MIGRATE_S = 5.5
HANDOVER_S = 0.5
_STEPS = 11


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
        yield from move_memory(call, vm)
        arrive(call, vm, host)
        yield HANDOVER_S
    tell(call, vm, source, host)


def move_memory(call: Call, vm: str) -> Steps:
    """The time it takes while the VM goes on; it ends with an error if the VM was halted meanwhile."""
    domid = call.db.get("VM", vm)["domid"]
    for step in range(1, _STEPS + 1):
        yield MIGRATE_S / _STEPS
        yield Progress(0.95 * step / _STEPS)
    check_same_domain(call.db, vm, domid)


def arrive(call: Call, vm: str, host: str) -> None:
    """The VM runs on another host of the pool from now on."""
    db = call.db
    source = db.get("VM", vm)["resident_on"]
    fields = {"resident_on": host, "scheduled_to_be_resident_on": NULL_REF, "domid": next_domid(db)}
    db.update("VM", vm, **fields)
    # The location of a console names the host, so the record is another one.
    make_console(call, vm)
    note_free_memory(db, source)
    note_free_memory(db, host)


def tell(call: Call, vm: str, source: str, host: str) -> None:
    """The message that the pool leaves about it."""
    places = f"from {host_in_words(call.db, source)} to {host_in_words(call.db, host)}"
    announce(call, vm, "VM_MIGRATED", f"migrated {places}")
