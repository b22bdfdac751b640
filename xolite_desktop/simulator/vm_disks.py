# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Disks as records: made, cloned, snapshotted, removed, and the space they take on their SR."""

from __future__ import annotations

from typing import Any

from xolite_desktop.simulator.database import Database, Record
from xolite_desktop.simulator.failure import Failure

# SR types whose disks take their whole size at once; the others grow as they are written.
THICK_TYPES = frozenset({"lvm", "lvmoiscsi", "lvmohba", "lvmofcoe"})
_EMPTY_IMAGE = 4 * 1024 * 1024

# What a copy of a disk takes over from the original.
COPIED = (
    "name_label",
    "name_description",
    "virtual_size",
    "type",
    "sharable",
    "read_only",
    "other_config",
    "xenstore_data",
    "sm_config",
    "tags",
    "allow_caching",
    "on_boot",
)


def check_plugged(db: Database, sr: str) -> None:
    """Raise SR_HAS_NO_PBDS unless some host is connected to the SR."""
    pbds = db.get("SR", sr)["PBDs"]
    if not any(db.get("PBD", pbd)["currently_attached"] for pbd in pbds):
        raise Failure("SR_HAS_NO_PBDS", sr)


def check_room(db: Database, sr: str, size: int) -> None:
    """Raise the driver's failure if a thick SR has not this many bytes left."""
    record = db.get("SR", sr)
    left = record["physical_size"] - record["physical_utilisation"]
    if record["type"] in THICK_TYPES and size > left:
        raise Failure("SR_BACKEND_FAILURE_44", "", "There is insufficient space", "")


def allocated(db: Database, sr: str, size: int, share: float = 0.0) -> int:
    """Bytes that a disk of this size takes on the SR when `share` of it is written."""
    if db.get("SR", sr)["type"] in THICK_TYPES:
        return size
    return min(size, max(_EMPTY_IMAGE, int(size * share)))


def make_disk(db: Database, sr: str, **fields: Any) -> str:
    """A new disk of zeros; the SR's figures follow."""
    vdi = db.create("VDI", SR=sr, **{"managed": True, **fields})
    db.disks.clear(db.get("VDI", vdi)["uuid"])
    if not db.get("VDI", vdi)["location"]:
        db.update("VDI", vdi, location=db.get("VDI", vdi)["uuid"])
    count_space(db, sr)
    return vdi


def drop_disk(db: Database, vdi: str) -> None:
    """A disk goes, and with it the VBDs that name it; the SR's figures follow."""
    record = db.get("VDI", vdi)
    for vbd in list(record["VBDs"]):
        db.destroy("VBD", vbd)
    db.destroy("VDI", vdi)
    if record["SR"] in db.records("SR"):
        count_space(db, record["SR"])


def count_space(db: Database, sr: str) -> None:
    """Write the sums over the SR's disks into its record."""
    record = db.get("SR", sr)
    disks = [db.records("VDI")[vdi] for vdi in record["VDIs"]]
    db.update(
        "SR",
        sr,
        virtual_allocation=sum(disk["virtual_size"] for disk in disks),
        physical_utilisation=sum(disk["physical_utilisation"] for disk in disks),
    )


def clone_disk(db: Database, vdi: str, sr: str | None = None, **fields: Any) -> str:
    """A writable copy of a disk, on its own SR or another."""
    original = db.get("VDI", vdi)
    target = sr or original["SR"]
    size = original["virtual_size"]
    taken = original["physical_utilisation"] if sr else allocated(db, target, size)
    copied = {name: original[name] for name in COPIED}
    made = make_disk(db, target, **{**copied, "physical_utilisation": taken, **fields})
    db.disks.copy(original["uuid"], db.get("VDI", made)["uuid"], size)
    return made


def snapshot_disk(db: Database, vdi: str, now: str) -> str:
    """A snapshot of a disk, taken at the wire date `now`."""
    return clone_disk(db, vdi, is_a_snapshot=True, snapshot_of=vdi, snapshot_time=now)


def move_disk(db: Database, vdi: str, sr: str) -> str:
    """The disk on another SR under a new ref; its VBDs and snapshots follow it, the old one goes."""
    original = db.get("VDI", vdi)
    moved = clone_disk(
        db, vdi, sr, is_a_snapshot=original["is_a_snapshot"], snapshot_of=original["snapshot_of"]
    )
    for vbd in list(original["VBDs"]):
        db.update("VBD", vbd, VDI=moved)
    for snapshot in list(original["snapshots"]):
        db.update("VDI", snapshot, snapshot_of=moved)
    drop_disk(db, vdi)
    return moved


def disks_of(db: Database, vm: Record) -> list[str]:
    """The VDIs on the VM's hard disks, without CDs."""
    vbds = [db.get("VBD", each) for each in vm["VBDs"]]
    return [
        vbd["VDI"]
        for vbd in vbds
        if vbd["type"] == "Disk" and not vbd["empty"] and vbd["VDI"] in db.records("VDI")
    ]
