# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What happened to an object, for the time axis of its charts: from the pool's messages, in words of ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.task import Message
from xolite_desktop.xapi.records.wire_time import parse_wire_time

WORDS = {
    "VM_STARTED": ("Started", StateKind.OK),
    "VM_SHUTDOWN": ("Shut down", StateKind.IDLE),
    "VM_REBOOTED": ("Rebooted", StateKind.INFO),
    "VM_SUSPENDED": ("Suspended", StateKind.INFO),
    "VM_RESUMED": ("Resumed", StateKind.OK),
    "VM_PAUSED": ("Paused", StateKind.WARN),
    "VM_UNPAUSED": ("Unpaused", StateKind.OK),
    "VM_CRASHED": ("Crashed", StateKind.BAD),
    "VM_MIGRATED": ("Migrated", StateKind.INFO),
    "VM_CLONED": ("Cloned", StateKind.INFO),
    "VM_SNAPSHOTTED": ("Snapshot taken", StateKind.INFO),
    "VM_SNAPSHOT_REVERTED": ("Reverted to a snapshot", StateKind.WARN),
    "VM_CHECKPOINTED": ("Snapshot with memory taken", StateKind.INFO),
    "HOST_SYNC_DATA_FAILED": ("Backup of the pool's data failed", StateKind.WARN),
    "HOST_CLOCK_SKEW_DETECTED": ("Clock differs", StateKind.WARN),
    "BOND_STATUS_CHANGED": ("Bond changed", StateKind.WARN),
    "ALARM": ("Alarm", StateKind.WARN),
}
MOST = 60
"""The newest of them; more could not be told apart."""


@dataclass(frozen=True)
class LifeEvent:
    """One mark: when, in seconds since 1970, and what."""

    time_s: float
    name: str
    word: str
    kind: StateKind

    @property
    def text(self) -> str:
        """For a tool tip: "Rebooted · 2026-11-22 14:02:11"."""
        moment = datetime.fromtimestamp(self.time_s, UTC).astimezone()
        return f"{tr(self.word)} · {moment:%Y-%m-%d %H:%M:%S}"


def life_of(cache: Cache, uuid: str, since_s: float, until_s: float) -> list[LifeEvent]:
    """What messages say of an object between two moments, oldest first."""
    found = []
    for message in cache.of(Message, "message").values():
        if message.obj_uuid == uuid and message.name in WORDS:
            moment = parse_wire_time(message.timestamp)
            if moment is not None and since_s <= moment.timestamp() <= until_s:
                found.append(LifeEvent(moment.timestamp(), message.name, *WORDS[message.name]))
    found.sort(key=lambda event: (event.time_s, event.name))
    return found[-MOST:]
