# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What happened to an object, for the time axis of its charts: from the pool's messages, in words of ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.text import exact
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.task import Message
from xolite_desktop.xapi.records.wire_time import parse_wire_time

WORDS = {
    "VM_STARTED": (later("Started"), StateKind.OK),
    "VM_SHUTDOWN": (later("Shut down"), StateKind.IDLE),
    "VM_REBOOTED": (later("Rebooted"), StateKind.INFO),
    "VM_SUSPENDED": (later("Suspended"), StateKind.INFO),
    "VM_RESUMED": (later("Resumed"), StateKind.OK),
    "VM_PAUSED": (later("Paused"), StateKind.WARN),
    "VM_UNPAUSED": (later("Unpaused"), StateKind.OK),
    "VM_CRASHED": (later("Crashed"), StateKind.BAD),
    "VM_MIGRATED": (later("Migrated"), StateKind.INFO),
    "VM_CLONED": (later("Cloned"), StateKind.INFO),
    "VM_SNAPSHOTTED": (later("Snapshot taken"), StateKind.INFO),
    "VM_SNAPSHOT_REVERTED": (later("Reverted to a snapshot"), StateKind.WARN),
    "VM_CHECKPOINTED": (later("Snapshot with memory taken"), StateKind.INFO),
    "HOST_SYNC_DATA_FAILED": (later("Backup of the pool's data failed"), StateKind.WARN),
    "HOST_CLOCK_SKEW_DETECTED": (later("Clock differs"), StateKind.WARN),
    "BOND_STATUS_CHANGED": (later("Bond changed"), StateKind.WARN),
    "ALARM": (later("Alarm"), StateKind.WARN),
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
        moment = datetime.fromtimestamp(self.time_s, UTC)
        return f"{tr(self.word)} · {exact(moment)}"


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
