# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which operations a VM permits in its state, and XAPI's reason why not, in the order in which XAPI looks."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from xolite_desktop.simulator.database import Database, Record
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.schema import NULL_REF


def words(text: str) -> tuple[str, ...]:
    """The words of a text: how long lists of operations stay readable."""
    return tuple(text.split())


POWER_STATES = ("Halted", "Paused", "Suspended", "Running")
"""In the order in which VM_BAD_POWER_STATE names the expected ones."""

# Operation -> the initials of the power states in which it is valid.
_VALID_IN = {
    "snapshot": "HPSR",
    "clone": "H",
    "copy": "H",
    "create_template": "HS",
    "revert": "HPSR",
    "checkpoint": "PSR",
    "snapshot_with_quiesce": "R",
    "provision": "H",
    "start": "H",
    "start_on": "H",
    "pause": "R",
    "unpause": "P",
    "clean_shutdown": "R",
    "clean_reboot": "R",
    "hard_shutdown": "PSR",
    "power_state_reset": "HPSR",
    "hard_reboot": "PR",
    "suspend": "R",
    "csvm": "S",
    "resume": "S",
    "resume_on": "S",
    "pool_migrate": "R",
    "migrate_send": "HSR",
    "get_boot_record": "PSR",
    "send_sysrq": "R",
    "send_trigger": "R",
    "query_services": "HPSR",
    "shutdown": "PSR",
    "call_plugin": "R",
    "changing_memory_live": "R",
    "awaiting_memory_live": "R",
    "changing_dynamic_range": "HR",
    "changing_static_range": "H",
    "changing_memory_limits": "H",
    "changing_shadow_memory": "H",
    "changing_shadow_memory_live": "R",
    "changing_VCPUs": "H",
    "changing_VCPUs_live": "R",
    "changing_NVRAM": "H",
    "assert_operation_valid": "HPSR",
    "data_source_op": "R",
    "update_allowed_operations": "HPSR",
    "make_into_template": "H",
    "import": "",
    "export": "HS",
    "metadata_export": "HPSR",
    "reverting": "HPSR",
    "destroy": "HS",
    "create_vtpm": "H",
    "sysprep": "R",
}

# Running control domains may have these set although others must be halted.
_CONTROL_DOMAIN_SETTINGS = frozenset({"changing_static_range", "changing_memory_limits", "changing_VCPUs"})

_TEMPLATE_OPERATIONS = frozenset(
    words(
        "clone copy export metadata_export provision changing_NVRAM changing_dynamic_range changing_static_range "
        "changing_memory_limits changing_shadow_memory changing_VCPUs"
    )
)
_OWN_TEMPLATE_OPERATIONS = _TEMPLATE_OPERATIONS | {"destroy", "migrate_send"}
_SNAPSHOT_OPERATIONS = frozenset(words("revert clone copy export metadata_export destroy hard_shutdown"))
_CONTROL_DOMAIN_OPERATIONS = frozenset(
    words(
        "metadata_export changing_dynamic_range changing_static_range changing_memory_limits changing_memory_live "
        "awaiting_memory_live data_source_op"
    )
)

# XAPI has no text for some operations when it names them in an error.
_SPOKEN = {
    "assert_operation_valid": "assertoperationvalid",
    "create_template": "(unknown operation)",
    "query_services": "(unknown operation)",
    "changing_memory_limits": "(unknown operation)",
    "changing_VCPUs": "(unknown operation)",
}

# Operations that may run at the same time on one VM.
_TOGETHER = (frozenset({"clone", "copy", "export"}), frozenset({"snapshot", "checkpoint"}))
_DURING_MIGRATION = frozenset({"metadata_export", "clean_shutdown", "clean_reboot", "start", "start_on"})

_NEEDS_AGENT = frozenset({"suspend", "checkpoint", "pool_migrate", "migrate_send", "changing_VCPUs_live"})
_STRICTLY_NEEDS_AGENT = _NEEDS_AGENT | {"clean_shutdown", "clean_reboot"}
_MOVES_MEMORY = frozenset({"suspend", "checkpoint", "pool_migrate", "migrate_send"})

# Stand-ins in a reason for what only the VM at hand can tell.
_THIS_VM = "<vm>"
_BLOCKED_BECAUSE = "<blocked>"
_ITS_TASK = "<task>"
_CANNOT_SUSPEND = "<cannot suspend>"
_ITS_APPLIANCE = "<appliance>"

Reason = tuple[str, ...] | None


class Situation(NamedTuple):
    """All about a VM that decides which operations it permits; many VMs share one."""

    power_state: str
    is_template: bool
    is_default_template: bool
    is_snapshot: bool
    is_control_domain: bool
    running: tuple[str, ...]
    blocked: frozenset[str]
    lacks_agent: bool
    cannot_suspend: bool
    in_appliance: bool


def situation(db: Database, vm: Record) -> Situation:
    """The situation of a VM record."""
    guest = db.records("VM_guest_metrics").get(vm["guest_metrics"])
    return Situation(
        vm["power_state"],
        vm["is_a_template"],
        vm["is_default_template"],
        vm["is_a_snapshot"],
        vm["is_control_domain"],
        tuple(sorted(vm["current_operations"].values())),
        frozenset(vm["blocked_operations"]),
        guest is not None and not guest["PV_drivers_detected"],
        guest is not None and "data-cant-suspend-reason" in guest["other"],
        vm["appliance"] != NULL_REF,
    )


def refusal(db: Database, ref: str, operation: str, *, strict: bool = True) -> Failure | None:
    """Why the VM does not permit this operation now, or None. `strict` asks what only a real call is asked."""
    vm = db.get("VM", ref)
    why = reason(situation(db, vm), operation, strict)
    if why is None:
        return None
    return Failure(*(_said(db, ref, vm, operation, why, word) for word in why))


def check(db: Database, ref: str, operation: str) -> None:
    """Raise the `Failure` that forbids this operation; HANDLE_INVALID if there is no such VM."""
    failure = refusal(db, ref, operation)
    if failure is not None:
        raise failure


def check_power_state(db: Database, ref: str, *expected: str) -> None:
    """Raise VM_BAD_POWER_STATE unless the VM is in one of these states."""
    actual = db.get("VM", ref)["power_state"]
    if actual not in expected:
        named = ", ".join(state.lower() for state in POWER_STATES if state in expected)
        raise Failure("VM_BAD_POWER_STATE", ref, named, actual.lower())


@lru_cache(maxsize=20_000)
def reason(now: Situation, operation: str, strict: bool) -> Reason:
    """Error code and parameters that forbid the operation, or None."""
    for rule in _RULES:
        why = rule(now, operation)
        if why is not None:
            return why
    return _agent(now, operation, strict)


def _said(db: Database, ref: str, vm: Record, operation: str, why: tuple[str, ...], word: str) -> str:
    if word == _THIS_VM:
        return ref
    if word == _BLOCKED_BECAUSE:
        return str(vm["blocked_operations"][operation])
    if word == _ITS_TASK:
        return str(next(task for task, running in vm["current_operations"].items() if running == why[3]))
    if word == _CANNOT_SUSPEND:
        guest = db.get("VM_guest_metrics", vm["guest_metrics"])
        return str(guest["other"]["data-cant-suspend-reason"])
    if word == _ITS_APPLIANCE:
        return str(vm["appliance"])
    return word


def _blocked(now: Situation, operation: str) -> Reason:
    if operation in now.blocked:
        return ("OPERATION_BLOCKED", _THIS_VM, _BLOCKED_BECAUSE)
    return None


def _power_state(now: Situation, operation: str) -> Reason:
    initials = _VALID_IN[operation]
    if now.power_state[0] in initials:
        return None
    if now.is_control_domain and operation in _CONTROL_DOMAIN_SETTINGS:
        return None
    # The memory of a checkpoint does not stand in the way of copying its disks.
    if now.is_snapshot and now.power_state == "Suspended" and operation in ("clone", "copy"):
        return None
    expected = ", ".join(state.lower() for state in POWER_STATES if state[0] in initials)
    return ("VM_BAD_POWER_STATE", _THIS_VM, expected, now.power_state.lower())


def _other_operations(now: Situation, operation: str) -> Reason:
    if not now.running or _may_join(operation, now.running):
        return None
    return ("OTHER_OPERATION_IN_PROGRESS", "VM", _THIS_VM, now.running[0], _ITS_TASK)


def _may_join(operation: str, running: tuple[str, ...]) -> bool:
    if operation == "hard_shutdown":
        return "hard_shutdown" not in running
    if operation == "hard_reboot":
        return "hard_shutdown" not in running and "hard_reboot" not in running
    if operation in _DURING_MIGRATION and set(running) == {"migrate_send"}:
        return True
    return any(operation in group and group.issuperset(running) for group in _TOGETHER)


def _template(now: Situation, operation: str) -> Reason:
    if not now.is_template or now.is_snapshot:
        return None
    valid = _TEMPLATE_OPERATIONS if now.is_default_template else _OWN_TEMPLATE_OPERATIONS
    return None if operation in valid else ("VM_IS_TEMPLATE", _THIS_VM, spoken(operation))


def _snapshot(now: Situation, operation: str) -> Reason:
    if not now.is_snapshot or operation in _SNAPSHOT_OPERATIONS:
        return None
    return ("VM_IS_SNAPSHOT", _THIS_VM, spoken(operation))


def _wrong_kind(now: Situation, operation: str) -> Reason:
    if operation == "provision" and not now.is_template:
        return ("PROVISION_ONLY_ALLOWED_ON_TEMPLATE",)
    if operation == "revert" and not now.is_snapshot:
        return ("REVERT_ONLY_ALLOWED_ON_SNAPSHOT",)
    return None


def _control_domain(now: Situation, operation: str) -> Reason:
    if not now.is_control_domain or operation in _CONTROL_DOMAIN_OPERATIONS:
        return None
    what = "dom0" if operation == "changing_VCPUs" else "a control domain"
    return ("OPERATION_NOT_ALLOWED", f"This operation is not allowed on {what}")


def _guest(now: Situation, operation: str) -> Reason:
    if operation == "snapshot_with_quiesce":
        return ("VM_SNAPSHOT_WITH_QUIESCE_NOT_SUPPORTED", _THIS_VM)
    if operation == "query_services":
        return ("NOT_SYSTEM_DOMAIN", _THIS_VM)
    if operation == "make_into_template" and now.in_appliance:
        return ("VM_IS_PART_OF_AN_APPLIANCE", _THIS_VM, _ITS_APPLIANCE)
    if operation in _MOVES_MEMORY and now.power_state == "Running" and now.cannot_suspend:
        return ("VM_NON_SUSPENDABLE", _THIS_VM, _CANNOT_SUSPEND)
    return None


def _agent(now: Situation, operation: str, strict: bool) -> Reason:
    # What the lists leave in for the guest to decide is refused when it is really asked for.
    needs = _STRICTLY_NEEDS_AGENT if strict else frozenset({"changing_VCPUs_live"})
    if now.power_state == "Running" and now.lacks_agent and operation in needs:
        return ("VM_LACKS_FEATURE", _THIS_VM)
    return None


def spoken(operation: str) -> str:
    """The operation as XAPI's errors spell it."""
    return _SPOKEN.get(operation, operation)


_RULES: tuple[Callable[[Situation, str], Reason], ...] = (
    _blocked,
    _power_state,
    _other_operations,
    _template,
    _snapshot,
    _wrong_kind,
    _control_domain,
    _guest,
)
