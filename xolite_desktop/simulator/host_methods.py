# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hosts: enabled and disabled, emptied, restarted, asked about themselves."""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.clock import wire_date
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.ha_methods import BROKEN_PLAN, breaks_plan
from xolite_desktop.simulator.methods import Progress, Steps, method, operation
from xolite_desktop.simulator.vm_migrate import pool_migrate
from xolite_desktop.simulator.vm_placement import choose_host, free_memory, is_live, set_live, why_not_here
from xolite_desktop.simulator.vm_state import refusal

BOOT_S = 20.0
AGENT_RESTART_S = 3.0
# A restart of the toolstack is answered before it begins.
_ANSWER_S = 1.0
_stay_disabled: WeakKeyDictionary[Database, set[str]] = WeakKeyDictionary()
_HOST_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")


@method("host.disable")
def disable(call: Call, host: str, auto_enable: bool = True) -> Steps:
    """No VM starts here or moves here any more; those that run stay."""
    reach(call, host)
    if breaks_plan(call.db, host):
        call.fail(BROKEN_PLAN)
    with operation(call, "host", host, "evacuate"):
        yield 0.3
        call.db.update("host", host, enabled=False)
        if not auto_enable:
            _staying(call.db).add(host)


def _staying(db: Database) -> set[str]:
    """The hosts that no restart enables: each keeps that to itself, no record shows it."""
    return _stay_disabled.setdefault(db, set())


@method("host.enable")
def enable(call: Call, host: str) -> Steps:
    reach(call, host)
    with operation(call, "host", host, "enable"):
        yield 0.3
        call.db.update("host", host, enabled=True)
        _staying(call.db).discard(host)


def reach(call: Call, host: str) -> None:
    """What a host does itself needs the host."""
    call.db.get("host", host)
    if not is_live(call.db, host):
        call.fail("HOST_OFFLINE", host)


def residents(db: Database, host: str) -> list[str]:
    """The VMs that run on this host, without its control domain."""
    return [vm for vm in db.get("host", host)["resident_VMs"] if not db.get("VM", vm)["is_control_domain"]]


def _stuck(db: Database, host: str) -> dict[str, list[str]]:
    """VM -> why it cannot leave this host."""
    stuck = {}
    for vm in residents(db, host):
        immobile = refusal(db, vm, "pool_migrate")
        if immobile is not None:
            stuck[vm] = immobile.description
            continue
        reasons = [why_not_here(db, vm, other) for other in db.records("host") if other != host]
        if None in reasons:
            continue
        failure = next(iter(reasons), None)
        # With several hosts the reasons differ; XAPI then says just this.
        words = failure.description if failure and len(reasons) == 1 else ["NO_HOSTS_AVAILABLE", vm]
        stuck[vm] = words
    return stuck


@method("host.get_vms_which_prevent_evacuation")
def get_vms_which_prevent_evacuation(call: Call, host: str) -> dict[str, list[str]]:
    return _stuck(call.db, host)


@method("host.get_uncooperative_resident_VMs")
def get_uncooperative_resident_vms(call: Call, host: str) -> list[str]:
    call.db.get("host", host)
    return []


@method("host.assert_can_evacuate")
def assert_can_evacuate(call: Call, host: str) -> None:
    """All reasons in one parameter: `CODE,vm|CODE,vm`."""
    stuck = _stuck(call.db, host)
    if stuck:
        call.fail("CANNOT_EVACUATE_HOST", "|".join(",".join(words) for words in stuck.values()))


@method("host.evacuate")
def evacuate(call: Call, host: str, network: str = "", evacuate_batch_size: int = 0) -> Steps:
    """Move all VMs to other hosts, one after the other, as long as there is room."""
    reach(call, host)
    vms = residents(call.db, host)
    stuck = _stuck(call.db, host)
    for words in stuck.values():
        raise Failure(*words)
    with operation(call, "host", host, "evacuate"):
        was_enabled = call.db.get("host", host)["enabled"]
        call.db.update("host", host, enabled=False)
        try:
            for number, vm in enumerate(vms, 1):
                for step in pool_migrate(call, vm, choose_host(call.db, vm), {}):
                    if not isinstance(step, Progress):
                        yield step
                yield Progress(number / len(vms))
        except Failure:
            call.db.update("host", host, enabled=was_enabled)
            raise


def _check_idle(call: Call, host: str) -> None:
    reach(call, host)
    if call.db.get("host", host)["enabled"]:
        call.fail("HOST_NOT_DISABLED")
    left = residents(call.db, host)
    if left:
        call.fail("HOST_IN_USE", host, "VM", left[0])


@method("host.reboot")
def reboot(call: Call, host: str) -> Steps:
    """Only when it is disabled and empty; it comes back enabled."""
    _check_idle(call, host)
    with operation(call, "host", host, "reboot"):
        yield 1.0
    if host == call.coordinator:
        call.simulator.go_away(BOOT_S)
    else:
        set_live(call.db, host, False)
    call.simulator.spawn(_come_back(call, host))


async def _come_back(call: Call, host: str) -> None:
    await call.clock.sleep(BOOT_S)
    if host in call.db.records("host"):
        set_live(call.db, host, True)
        started = f"{int(call.clock.now())}."
        other_config = call.db.get("host", host)["other_config"] | {
            "boot_time": started,
            "agent_start_time": started,
        }
        enabled = host not in _staying(call.db)
        call.db.update("host", host, enabled=enabled, other_config=other_config)


@method("host.shutdown")
def shutdown(call: Call, host: str) -> Steps:
    _check_idle(call, host)
    with operation(call, "host", host, "shutdown"):
        yield 1.0
    if host == call.coordinator:
        call.simulator.go_away(None)
    else:
        set_live(call.db, host, False)


@method("host.power_on")
def power_on(call: Call, host: str) -> Steps:
    if is_live(call.db, host):
        call.fail("HOST_IS_LIVE", host)
    if not call.db.get("host", host)["power_on_mode"]:
        call.fail("HOST_POWER_ON_MODE_DISABLED")
    yield 2.0
    call.simulator.spawn(_come_back(call, host))


@method("host.destroy")
def destroy(call: Call, host: str) -> None:
    """Forget a host that is gone for good, with its interfaces and connections."""
    db = call.db
    if is_live(db, host):
        call.fail("HOST_IS_LIVE", host)
    record = db.get("host", host)
    for cls, refs in (("PBD", record["PBDs"]), ("PIF", record["PIFs"]), ("host_cpu", record["host_CPUs"])):
        for each in list(refs):
            db.destroy(cls, each)
    if record["control_domain"] in db.records("VM"):
        db.destroy("VM", record["control_domain"])
    db.destroy("host", host)


@method("host.restart_agent")
def restart_agent(call: Call, host: str) -> None:
    """Answered first; then the host is there again, enabled unless it is to stay as it is, when its toolstack is."""
    reach(call, host)
    if host == call.coordinator:
        call.simulator.go_away(AGENT_RESTART_S, after=_ANSWER_S)
    call.simulator.spawn(_agent_back(call, host))


async def _agent_back(call: Call, host: str) -> None:
    await call.clock.sleep(_ANSWER_S + AGENT_RESTART_S)
    if host in call.db.records("host"):
        started = {"agent_start_time": f"{int(call.clock.now())}."}
        other_config = call.db.get("host", host)["other_config"] | started
        enabled = host not in _staying(call.db)
        call.db.update("host", host, enabled=enabled, other_config=other_config)


@method("host.compute_free_memory")
def compute_free_memory(call: Call, host: str) -> int:
    return free_memory(call.db, host)


@method("host.compute_memory_overhead")
def compute_memory_overhead(call: Call, host: str) -> int:
    return int(call.db.get("host", host)["memory_overhead"])


@method("host.get_management_interface")
def get_management_interface(call: Call, host: str) -> str:
    for pif in call.db.get("host", host)["PIFs"]:
        if call.db.get("PIF", pif)["management"]:
            return str(pif)
    raise Failure("INTERNAL_ERROR", "Not_found")


@method("host.set_hostname_live")
def set_hostname_live(call: Call, host: str, hostname: str) -> None:
    if not _HOST_NAME.fullmatch(hostname):
        call.fail("HOST_NAME_INVALID", "hostname contains invalid characters")
    call.db.update("host", host, hostname=hostname)


@method("host.set_iscsi_iqn")
def set_iscsi_iqn(call: Call, host: str, value: str) -> None:
    """XAPI keeps it in other_config too, where older clients look."""
    if not value:
        call.fail("INVALID_VALUE", "value", value)
    other_config = call.db.get("host", host)["other_config"] | {"iscsi_iqn": value}
    call.db.update("host", host, iscsi_iqn=value, other_config=other_config)


@method("host.set_multipathing")
def set_multipathing(call: Call, host: str, value: bool) -> None:
    other_config = call.db.get("host", host)["other_config"] | {"multipathing": "true" if value else "false"}
    call.db.update("host", host, multipathing=value, other_config=other_config)


@method("host.syslog_reconfigure")
def syslog_reconfigure(call: Call, host: str) -> None:
    """Logs go from now on where the host's logging says."""
    call.db.get("host", host)


@method("host.set_power_on_mode")
def set_power_on_mode(call: Call, host: str, mode: str, config: dict[str, str]) -> None:
    """The secrets of the former mode go, also where the new one names them still."""
    former = call.db.get("host", host)["power_on_config"]
    call.db.update("host", host, power_on_mode=mode, power_on_config=config)
    for key, uuid in former.items():
        for secret in call.db.find("secret", uuid=uuid) if key.endswith("password_secret") else ():
            call.db.destroy("secret", secret)


@method("host.dmesg")
def dmesg(call: Call, host: str) -> str:
    call.db.get("host", host)
    return f"Xen simulator\n(XEN) up since {wire_date(call.clock.now())}\n"


@method("host.get_log")
def get_log(call: Call, host: str) -> None:
    call.fail("NOT_IMPLEMENTED", "get_log")


@method("host.has_extension")
def has_extension(call: Call, host: str, name: str) -> bool:
    call.db.get("host", host)
    return False
