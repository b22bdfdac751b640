# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The state of an object in a word and a colour family: one answer for tree, tables, headers and totals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.text import percent
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.index import Index
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.host import Host, HostMetrics
from xolite_desktop.xapi.records.kinds import is_iso_library
from xolite_desktop.xapi.records.storage import PBD, SR
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import MAINTENANCE_KEY

NEARLY_FULL = 0.9

OPERATION_WORDS = later(
    {
        "start": "Starting",
        "start_on": "Starting",
        "pause": "Pausing",
        "unpause": "Unpausing",
        "clean_shutdown": "Shutting down",
        "hard_shutdown": "Shutting down",
        "shutdown": "Shutting down",
        "clean_reboot": "Rebooting",
        "hard_reboot": "Rebooting",
        "suspend": "Suspending",
        "resume": "Resuming",
        "resume_on": "Resuming",
        "pool_migrate": "Migrating",
        "migrate_send": "Migrating",
        "snapshot": "Taking a snapshot",
        "checkpoint": "Taking a snapshot",
        "revert": "Reverting",
        "reverting": "Reverting",
        "clone": "Cloning",
        "copy": "Copying",
        "export": "Exporting",
        "metadata_export": "Exporting",
        "import": "Importing",
        "provision": "Provisioning",
        "destroy": "Deleting",
        "evacuate": "Evacuating",
        "reboot": "Rebooting",
        "scan": "Scanning",
        "plug": "Connecting",
        "unplug": "Disconnecting",
        "apply_updates": "Installing updates",
        "power_on": "Powering on",
        "enable": "Leaving maintenance",
        "changing_dynamic_range": "Changing memory",
        "changing_static_range": "Changing memory",
        "changing_memory_live": "Changing memory",
        "awaiting_memory_live": "Changing memory",
        "changing_VCPUs": "Changing vCPUs",
        "changing_VCPUs_live": "Changing vCPUs",
        "make_into_template": "Becoming a template",
        "create_template": "Becoming a template",
    }
)

_OF_OTHERS = frozenset({"provision", "vm_start", "vm_resume", "vm_migrate"})
"""Operations of a host that happen to a VM there, which shows them itself."""
_OF_DISKS = ("vdi_", "pbd_")
"""How operations of a storage begin that happen to one of its disks, or to one host's connection."""


@dataclass(frozen=True)
class State:
    """`word` for people ("Running"), `kind` for the eye, `is_busy` while an operation works on the object.

    `key` is the word in English and without case, for what is compared: "running", "nearly full".
    """

    word: str
    kind: StateKind
    is_busy: bool = False
    key: str = field(default="", compare=False)


NEARLY_FULL_KEY = "nearly full"

_POWER = {
    PowerState.RUNNING.value: (later("Running"), StateKind.OK),
    PowerState.PAUSED.value: (later("Paused"), StateKind.WARN),
    PowerState.SUSPENDED.value: (later("Suspended"), StateKind.INFO),
    PowerState.HALTED.value: (later("Halted"), StateKind.IDLE),
}


def state(word: str, kind: StateKind, is_busy: bool = False) -> State:
    """The state that an English word names, in the language chosen."""
    return State(tr(word), kind, is_busy, word.casefold())


def operation_word(operation: str) -> str:
    """What is being done ("Migrating"); an operation without a word is named as XAPI names it."""
    word = OPERATION_WORDS.get(operation)
    return tr(word) if word is not None else operation.replace("_", " ").capitalize()


def _busy(operations: Iterable[str]) -> State | None:
    """The first operation in progress, None if there is none."""
    for operation in operations:
        key = OPERATION_WORDS.get(operation, operation.replace("_", " ")).casefold()
        return State(operation_word(operation), StateKind.INFO, True, key)
    return None


def vm_state(vm: VM) -> State:
    """An operation in progress, else the power state."""
    return _busy(vm.current_operations.values()) or power_state(vm.power_state)


def power_state(word: str) -> State:
    known = _POWER.get(word)
    return state(*known) if known else State(word or tr("Unknown"), StateKind.WARN, key=word.casefold())


def host_is_live(cache: Cache, host: Host) -> bool:
    """Whether the coordinator hears from the host; unknown metrics count as live."""
    metrics = cache.get("host_metrics", host.metrics)
    return metrics.live if isinstance(metrics, HostMetrics) else True


def host_state(cache: Cache, host: Host) -> State:
    """What the host itself does or is; a VM that starts there says so at its own place."""
    if not host_is_live(cache, host):
        return state(later("Unreachable"), StateKind.BAD)
    if busy := _busy(each for each in host.current_operations.values() if each not in _OF_OTHERS):
        return busy
    if not host.enabled:
        return state(later("Maintenance"), StateKind.WARN)
    return state(later("Running"), StateKind.OK)


def sr_usage(sr: SR) -> float | None:
    """The used share of the storage, or None where that means nothing (ISO libraries, size unknown)."""
    if sr.physical_size <= 0 or is_iso_library(sr) or sr.type == "udev":
        return None
    return sr.physical_utilisation / sr.physical_size


def sr_state(cache: Cache, index: Index, ref: Ref, sr: SR) -> State:
    if sr.other_config.get(MAINTENANCE_KEY, "").lower() == "true":
        return state(later("Maintenance"), StateKind.WARN)
    pbds = [cache.get("PBD", pbd_ref) for pbd_ref in index.pbds_of_sr(ref)]
    attached = [isinstance(pbd, PBD) and pbd.currently_attached for pbd in pbds]
    if not any(attached):
        return state(later("Detached"), StateKind.IDLE if not pbds else StateKind.BAD)
    if not all(attached):
        return state(later("Partly connected"), StateKind.WARN)
    if busy := _busy(each for each in sr.current_operations.values() if not each.startswith(_OF_DISKS)):
        return busy
    usage = sr_usage(sr)
    if usage is not None and usage >= NEARLY_FULL:
        return State(tr("{share} used").format(share=percent(usage)), StateKind.WARN, key=NEARLY_FULL_KEY)
    return state(later("Connected"), StateKind.OK)
