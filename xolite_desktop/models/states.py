# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The state of an object in a word and a colour family: one answer for tree, tables, headers and totals."""

from __future__ import annotations

from dataclasses import dataclass

from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.text import percent
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.index import Index
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.host import Host, HostMetrics
from xolite_desktop.xapi.records.kinds import is_iso_library
from xolite_desktop.xapi.records.storage import PBD, SR
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

NEARLY_FULL = 0.9

OPERATION_WORDS = {
    "start": "starting",
    "start_on": "starting",
    "pause": "pausing",
    "unpause": "unpausing",
    "clean_shutdown": "shutting down",
    "hard_shutdown": "shutting down",
    "shutdown": "shutting down",
    "clean_reboot": "rebooting",
    "hard_reboot": "rebooting",
    "suspend": "suspending",
    "resume": "resuming",
    "resume_on": "resuming",
    "pool_migrate": "migrating",
    "migrate_send": "migrating",
    "snapshot": "taking a snapshot",
    "checkpoint": "taking a snapshot",
    "revert": "reverting",
    "reverting": "reverting",
    "clone": "cloning",
    "copy": "copying",
    "export": "exporting",
    "metadata_export": "exporting",
    "import": "importing",
    "provision": "provisioning",
    "destroy": "deleting",
    "evacuate": "evacuating",
    "reboot": "rebooting",
    "scan": "scanning",
    "plug": "connecting",
    "unplug": "disconnecting",
}


@dataclass(frozen=True)
class State:
    """`word` for people ("Running"), `kind` for the eye, `is_busy` while an operation works on the object."""

    word: str
    kind: StateKind
    is_busy: bool = False


_POWER = {
    PowerState.RUNNING.value: State("Running", StateKind.OK),
    PowerState.PAUSED.value: State("Paused", StateKind.WARN),
    PowerState.SUSPENDED.value: State("Suspended", StateKind.INFO),
    PowerState.HALTED.value: State("Halted", StateKind.IDLE),
}


def operation_word(current_operations: dict[str, str]) -> str:
    """What is being done ("migrating"), or nothing; an operation without a word is named as XAPI names it."""
    for operation in current_operations.values():
        return OPERATION_WORDS.get(operation, operation.replace("_", " "))
    return ""


def vm_state(vm: VM) -> State:
    """An operation in progress, else the power state."""
    if word := operation_word(vm.current_operations):
        return State(word.capitalize(), StateKind.INFO, True)
    return power_state(vm.power_state)


def power_state(word: str) -> State:
    return _POWER.get(word) or State(word or "Unknown", StateKind.WARN)


def host_is_live(cache: Cache, host: Host) -> bool:
    """Whether the coordinator hears from the host; unknown metrics count as live."""
    metrics = cache.get("host_metrics", host.metrics)
    return metrics.live if isinstance(metrics, HostMetrics) else True


def host_state(cache: Cache, host: Host) -> State:
    if not host_is_live(cache, host):
        return State("Unreachable", StateKind.BAD)
    if word := operation_word(host.current_operations):
        return State(word.capitalize(), StateKind.INFO, True)
    if not host.enabled:
        return State("Maintenance", StateKind.WARN)
    return State("Running", StateKind.OK)


def sr_usage(sr: SR) -> float | None:
    """The used share of the storage, or None where that means nothing (ISO libraries, size unknown)."""
    if sr.physical_size <= 0 or is_iso_library(sr) or sr.type == "udev":
        return None
    return sr.physical_utilisation / sr.physical_size


def sr_state(cache: Cache, index: Index, ref: Ref, sr: SR) -> State:
    pbds = [cache.get("PBD", pbd_ref) for pbd_ref in index.pbds_of_sr(ref)]
    attached = [isinstance(pbd, PBD) and pbd.currently_attached for pbd in pbds]
    if not any(attached):
        return State("Detached", StateKind.IDLE if not pbds else StateKind.BAD)
    if not all(attached):
        return State("Partly connected", StateKind.WARN)
    if word := operation_word(sr.current_operations):
        return State(word.capitalize(), StateKind.INFO, True)
    usage = sr_usage(sr)
    if usage is not None and usage >= NEARLY_FULL:
        return State(f"{percent(usage)} used", StateKind.WARN)
    return State("Connected", StateKind.OK)
