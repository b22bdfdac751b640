# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pool as a whole: its coordinator, trust between its hosts, licence."""

from __future__ import annotations

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.host_methods import AGENT_RESTART_S
from xolite_desktop.simulator.methods import Steps, method, operation
from xolite_desktop.simulator.vm_placement import is_live

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
