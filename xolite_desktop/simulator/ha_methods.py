# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""High availability: where its heartbeat may be, how many failures the pool can bear, and what happens at one."""

from __future__ import annotations

from collections.abc import Mapping

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.methods import Steps, method, operation
from xolite_desktop.simulator.schema import NULL_REF
from xolite_desktop.simulator.vm_placement import (
    free_memory,
    is_live,
    is_plugged,
    memory_overhead,
    why_not_here,
)

HA_S = 5.0
STATEFILE_BYTES = 4 << 20
PROTECTED = "restart"
BROKEN_PLAN = "HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN"
# Drivers that can hold a heartbeat: those with VDI_GENERATE_CONFIG and VDI_ATTACH_OFFLINE.
_DRIVERS = ("lvmoiscsi", "lvmohba", "lvmofcoe", "nfs", "smb")


@method("SR.assert_can_host_ha_statefile")
def assert_can_host_ha_statefile(call: Call, sr: str) -> None:
    failure = why_no_statefile(call.db, sr)
    if failure is not None:
        raise failure


def why_no_statefile(db: Database, sr: str) -> Failure | None:
    record = db.get("SR", sr)
    if not record["shared"] or not all(is_plugged(db, sr, host) for host in db.records("host")):
        return Failure("HA_CONSTRAINT_VIOLATION_SR_NOT_SHARED", sr)
    if record["type"] not in _DRIVERS:
        return Failure("SR_OPERATION_NOT_SUPPORTED", sr)
    if int(record["physical_size"]) - int(record["physical_utilisation"]) < STATEFILE_BYTES:
        return Failure("SR_SOURCE_SPACE_INSUFFICIENT", sr)
    return None


@method("pool.enable_ha")
def enable_ha(call: Call, heartbeat_srs: list[str], configuration: dict[str, str]) -> Steps:
    """The heartbeat needs shared storage, and every host."""
    db = call.db
    if call.pool["ha_enabled"]:
        call.fail("HA_IS_ENABLED")
    for host in db.records("host"):
        if not is_live(db, host):
            call.fail("HOST_OFFLINE", host)
    for sr in heartbeat_srs:
        failure = why_no_statefile(db, sr)
        if failure is not None:
            raise failure
    with operation(call, "pool", call.pool_ref, "ha_enable"):
        yield HA_S
        statefiles = [
            db.create(
                "VDI", SR=sr, name_label="Statefile for HA", type="ha_statefile", virtual_size=STATEFILE_BYTES,
                managed=True,
            )
            for sr in heartbeat_srs
        ]  # fmt: skip
        most = bearable(db)
        wanted = int(call.pool["ha_host_failures_to_tolerate"]) or most
        db.update(
            "pool", call.pool_ref, ha_enabled=True, ha_statefiles=statefiles, ha_configuration=configuration,
            ha_host_failures_to_tolerate=wanted,
        )  # fmt: skip
        _plan(db)
        beat(db)


@method("pool.disable_ha")
def disable_ha(call: Call) -> Steps:
    if not call.pool["ha_enabled"]:
        call.fail("HA_NOT_ENABLED")
    with operation(call, "pool", call.pool_ref, "ha_disable"):
        yield HA_S
        for vdi in call.pool["ha_statefiles"]:
            if vdi in call.db.records("VDI"):
                call.db.destroy("VDI", vdi)
        call.db.update(
            "pool",
            call.pool_ref,
            ha_enabled=False,
            ha_statefiles=[],
            ha_plan_exists_for=0,
            ha_overcommitted=False,
        )
        beat(call.db)


@method("pool.set_ha_host_failures_to_tolerate")
def set_ha_host_failures_to_tolerate(call: Call, pool: str, value: int) -> None:
    """More than now only as far as there is a plan."""
    if value < 0:
        call.fail("INVALID_VALUE", "ha_host_failures_to_tolerate", str(value))
    before = int(call.db.get("pool", pool)["ha_host_failures_to_tolerate"])
    if call.pool["ha_enabled"] and value > max(before, bearable(call.db)):
        call.fail(BROKEN_PLAN)
    call.db.update("pool", pool, ha_host_failures_to_tolerate=value)
    _plan(call.db)


@method("pool.ha_compute_max_host_failures_to_tolerate")
def ha_compute_max_host_failures_to_tolerate(call: Call) -> int:
    return bearable(call.db)


@method("pool.ha_compute_hypothetical_max_host_failures_to_tolerate")
def ha_compute_hypothetical(call: Call, configuration: dict[str, str]) -> int:
    """As if these VMs, and only these, had these priorities."""
    for vm in configuration:
        call.db.get("VM", vm)
    return bearable(call.db, configuration)


@method("pool.ha_failover_plan_exists")
def ha_failover_plan_exists(call: Call, n: int) -> bool:
    return n <= bearable(call.db)


@method("pool.ha_compute_vm_failover_plan")
def ha_compute_vm_failover_plan(
    call: Call, failed_hosts: list[str], failed_vms: list[str]
) -> dict[str, dict[str, str]]:
    """Where each VM would be restarted; with the reason in place of a host where none can take it."""
    db, plan = call.db, {}
    left = [host for host in db.records("host") if host not in failed_hosts]
    room = {host: free_memory(db, host) for host in left}
    for vm in failed_vms:
        record = db.get("VM", vm)
        needed = int(record["memory_dynamic_max"]) + memory_overhead(record)
        reasons = {host: why_not_here(db, vm, host) for host in left}
        fits = [host for host in left if reasons[host] is None and room[host] >= needed]
        if fits:
            best = max(fits, key=lambda host: room[host])
            room[best] -= needed
            plan[vm] = {"host": best}
        else:
            plan[vm] = {"error_code": "NO_HOSTS_AVAILABLE"}
    return plan


def bearable(db: Database, priorities: Mapping[str, str] | None = None, *, without: str = "") -> int:
    """How many hosts may fail, the emptiest staying, so that all protected VMs fit on the rest.

    `priorities` count in place of those the VMs have; `without` is a host that takes no VMs.
    """
    needed = 0
    for ref, vm in db.records("VM").items():
        said = vm["ha_restart_priority"] if priorities is None else priorities.get(ref, "")
        if said == PROTECTED and vm["power_state"] == "Running":
            needed += int(vm["memory_dynamic_max"]) + memory_overhead(vm)
    usable = [
        ref
        for ref, host in db.records("host").items()
        if host["enabled"] and is_live(db, ref) and ref != without
    ]
    free = sorted((free_memory(db, host) for host in usable), reverse=True)
    for failed in range(len(free) - 1, -1, -1):
        if sum(free[failed:]) >= needed:
            return failed
    return 0


def breaks_plan(db: Database, host: str) -> bool:
    """Whether the promise could not be kept any more without a host."""
    pool = next(iter(db.records("pool").values()))
    if not pool["ha_enabled"]:
        return False
    return bearable(db, without=host) < int(pool["ha_host_failures_to_tolerate"])


def beat(db: Database) -> None:
    """Each live host tells whom it sees and which heartbeat it reaches; a dead one says what it said last."""
    pool = next(iter(db.records("pool").values()))
    live = [host for host in db.records("host") if is_live(db, host)]
    for host in live:
        db.update(
            "host",
            host,
            ha_network_peers=[db.get("host", each)["uuid"] for each in live] if pool["ha_enabled"] else [],
            ha_statefiles=list(pool["ha_statefiles"]),
        )


def _plan(db: Database) -> None:
    ref, pool = next(iter(db.records("pool").items()))
    most = bearable(db)
    wanted = int(pool["ha_host_failures_to_tolerate"])
    db.update(
        "pool",
        ref,
        ha_plan_exists_for=min(most, wanted),
        ha_overcommitted=pool["ha_enabled"] and most < wanted,
    )


def restart_elsewhere(db: Database, dead: str) -> None:
    """What high availability does for the VMs of a host that failed: those protected start on another host."""
    for ref, vm in list(db.records("VM").items()):
        if vm["resident_on"] != dead or vm["is_control_domain"]:
            continue
        fits = [host for host in db.records("host") if host != dead and why_not_here(db, ref, host) is None]
        if vm["ha_restart_priority"] == PROTECTED and fits:
            db.update("VM", ref, resident_on=max(fits, key=lambda host: free_memory(db, host)))
        else:
            db.update("VM", ref, power_state="Halted", resident_on=NULL_REF, domid=-1)
