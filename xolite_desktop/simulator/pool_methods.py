# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pool as a whole: its coordinator, trust between its hosts, high availability, licence."""

from __future__ import annotations

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.host_methods import AGENT_RESTART_S
from xolite_desktop.simulator.methods import Steps, method, operation
from xolite_desktop.simulator.vm_placement import free_memory, is_live, memory_overhead

HA_S = 5.0
HAND_OVER_S = 8.0


@method("pool.designate_new_master")
def designate_new_master(call: Call, host: str) -> Steps:
    """Another coordinator; nothing happens if it is that already."""
    call.db.get("host", host)
    if host == call.coordinator:
        return
    if not is_live(call.db, host):
        call.fail("HOST_NOT_LIVE")
    if call.pool["ha_enabled"]:
        call.fail("HA_IS_ENABLED")
    with operation(call, "pool", call.pool_ref, "designate_new_master"):
        yield HAND_OVER_S
        call.db.update("pool", call.pool_ref, master=host)
    # Every toolstack of the pool restarts; where hosts share an address whoever answers there does so for the new one.
    call.simulator.go_away(AGENT_RESTART_S, to=host)


@method("pool.enable_tls_verification")
def enable_tls_verification(call: Call) -> None:
    """Every host has to hear of it; saying it twice does no harm."""
    _reach_all(call)
    call.db.update("pool", call.pool_ref, tls_verification_enabled=True)


@method("pool.rotate_secret")
def rotate_secret(call: Call) -> Steps:
    if call.pool["ha_enabled"]:
        call.fail("HA_IS_ENABLED")
    _reach_all(call)
    call.db.update("pool", call.pool_ref, is_psr_pending=True)
    yield HAND_OVER_S
    call.db.update("pool", call.pool_ref, is_psr_pending=False)


def _reach_all(call: Call) -> None:
    for host in call.db.records("host"):
        if not is_live(call.db, host):
            call.fail("CANNOT_CONTACT_HOST", host)


@method("pool.sync_database")
def sync_database(call: Call) -> Steps:
    yield 1.0


@method("pool.enable_ha")
def enable_ha(call: Call, heartbeat_srs: list[str], configuration: dict[str, str]) -> Steps:
    """The heartbeat needs shared storage."""
    db = call.db
    if call.pool["ha_enabled"]:
        call.fail("HA_IS_ENABLED")
    for sr in heartbeat_srs:
        if not db.get("SR", sr)["shared"]:
            call.fail("HA_CONSTRAINT_VIOLATION_SR_NOT_SHARED", sr)
    with operation(call, "pool", call.pool_ref, "ha_enable"):
        yield HA_S
        statefiles = [
            db.create(
                "VDI",
                SR=sr,
                name_label="Statefile for HA",
                type="ha_statefile",
                virtual_size=4 << 20,
                managed=True,
            )
            for sr in heartbeat_srs
        ]
        plan = _failures_tolerated(call)
        db.update(
            "pool",
            call.pool_ref,
            ha_enabled=True,
            ha_statefiles=statefiles,
            ha_configuration=configuration,
            ha_host_failures_to_tolerate=plan,
            ha_plan_exists_for=plan,
        )


@method("pool.disable_ha")
def disable_ha(call: Call) -> Steps:
    if not call.pool["ha_enabled"]:
        call.fail("HA_NOT_ENABLED")
    with operation(call, "pool", call.pool_ref, "ha_disable"):
        yield HA_S
        for vdi in call.pool["ha_statefiles"]:
            if vdi in call.db.records("VDI"):
                call.db.destroy("VDI", vdi)
        call.db.update("pool", call.pool_ref, ha_enabled=False, ha_statefiles=[], ha_plan_exists_for=0)


@method("pool.set_ha_host_failures_to_tolerate")
def set_ha_host_failures_to_tolerate(call: Call, pool: str, value: int) -> None:
    call.db.update(
        "pool", pool, ha_host_failures_to_tolerate=value, ha_plan_exists_for=_failures_tolerated(call)
    )


@method("pool.ha_compute_max_host_failures_to_tolerate")
def ha_compute_max_host_failures_to_tolerate(call: Call) -> int:
    return _failures_tolerated(call)


def _failures_tolerated(call: Call) -> int:
    """How many hosts may fail, the emptiest staying, so that all protected VMs fit on the rest."""
    db = call.db
    running = [vm for vm in db.records("VM").values() if vm["power_state"] == "Running"]
    protected = [vm for vm in running if vm["ha_restart_priority"] == "restart"]
    needed = sum(int(vm["memory_dynamic_max"]) + memory_overhead(vm) for vm in protected)
    free = sorted((free_memory(db, host) for host in db.records("host")), reverse=True)
    for failed in range(len(free) - 1, -1, -1):
        if sum(free[failed:]) >= needed:
            return failed
    return 0


@method("pool.get_license_state")
def get_license_state(call: Call, pool: str) -> dict[str, str]:
    """The edition of the coordinator, and the earliest end of a licence."""
    hosts = list(call.db.records("host").values())
    ends = [host["license_params"].get("expiry", "never") for host in hosts]
    return {"edition": str(call.db.get("host", call.coordinator)["edition"]), "expiry": min(ends)}


@method("pool.certificate_list")
def certificate_list(call: Call) -> list[str]:
    return []


@method("pool.crl_list")
def crl_list(call: Call) -> list[str]:
    return []


@method("pool.has_extension")
def has_extension(call: Call, pool: str, name: str) -> bool:
    return False


@method("pool.retrieve_wlb_recommendations")
def retrieve_wlb_recommendations(call: Call) -> None:
    call.fail("WLB_NOT_INITIALIZED")
