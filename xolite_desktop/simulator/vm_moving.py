# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VM with its snapshots on the way from one pool to another: taken down in one, set up in the other."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Database, Record
from xolite_desktop.simulator.disk_contents import DiskContents
from xolite_desktop.simulator.schema import NULL_REF
from xolite_desktop.simulator.vm_copies import VBD_FIELDS, VIF_FIELDS, copied_fields, drop_vm
from xolite_desktop.simulator.vm_disks import COPIED, disks_of, drop_disk, make_disk
from xolite_desktop.simulator.vm_domain import make_console, next_domid
from xolite_desktop.simulator.vm_placement import note_free_memory

# References into the old pool mean nothing in the new one.
_LEFT_BEHIND = {
    "affinity": NULL_REF,
    "appliance": NULL_REF,
    "snapshot_schedule": NULL_REF,
    "suspend_SR": NULL_REF,
}
_DISK_FIELDS = (*COPIED, "is_a_snapshot", "snapshot_time", "physical_utilisation")


@dataclass
class Luggage:
    """All that travels: records as they were, by their refs in the pool that is left. The VM comes first."""

    vms: dict[str, Record] = field(default_factory=dict)
    disks: dict[str, Record] = field(default_factory=dict)
    vbds: list[Record] = field(default_factory=list)
    vifs: dict[str, Record] = field(default_factory=dict)
    metrics: dict[str, Record] = field(default_factory=dict)
    contents: DiskContents = field(default_factory=DiskContents)


def packed(db: Database, vm: str) -> Luggage:
    """The VM, its snapshots, their disks and devices."""
    luggage = Luggage()
    for ref in (vm, *db.get("VM", vm)["snapshots"]):
        record = db.get("VM", ref)
        luggage.vms[ref] = dict(record)
        luggage.disks |= {disk: dict(db.get("VDI", disk)) for disk in disks_of(db, record)}
        for disk in luggage.disks.values():
            luggage.contents.take(db.disks, disk["uuid"], disk["uuid"], disk["virtual_size"])
        luggage.vbds += [dict(db.get("VBD", each)) for each in record["VBDs"]]
        luggage.vifs |= {each: dict(db.get("VIF", each)) for each in record["VIFs"]}
        if (said := db.records("VM_guest_metrics").get(record["guest_metrics"])) is not None:
            luggage.metrics[ref] = {name: value for name, value in said.items() if name != "uuid"}
    return luggage


def unpacked(
    call: Call, luggage: Luggage, host: str, srs: dict[str, str], networks: dict[str, str], *, copy: bool
) -> str:
    """Set everything up in the pool of `call`; the ref of the VM there. A copy has identities of its own."""
    db = call.db
    disks = {
        ref: _disk(db, luggage.contents, disk, srs[ref], _identity(disk, copy))
        for ref, disk in luggage.disks.items()
    }
    _relate(db, luggage.disks, disks, "VDI", "snapshot_of")
    vms = {ref: _vm(db, vm, _identity(vm, copy), luggage.metrics.get(ref)) for ref, vm in luggage.vms.items()}
    for name in ("snapshot_of", "parent"):
        _relate(db, luggage.vms, vms, "VM", name)
    _devices(db, luggage, vms, disks, networks)
    first, made = next(iter(vms.items()))
    if luggage.vms[first]["power_state"] == "Running":
        db.update("VM", made, power_state="Running", resident_on=host, domid=next_domid(db))
        make_console(call, made)
        note_free_memory(db, host)
    return made


def given_up(db: Database, luggage: Luggage) -> None:
    """The pool that was left has it no more."""
    for ref in reversed(luggage.vms):
        drop_vm(db, ref)
    for disk in luggage.disks:
        drop_disk(db, disk)


def _identity(record: Record, copy: bool) -> str:
    return str(uuid.uuid4()) if copy else str(record["uuid"])


def _disk(db: Database, contents: DiskContents, disk: Record, sr: str, identity: str) -> str:
    made = make_disk(db, sr, uuid=identity, **{name: disk[name] for name in _DISK_FIELDS})
    db.disks.take(contents, disk["uuid"], identity, disk["virtual_size"])
    return made


def _vm(db: Database, vm: Record, identity: str, metrics: Record | None) -> str:
    fields: dict[str, Any] = {
        **copied_fields(vm),
        **_LEFT_BEHIND,
        "uuid": identity,
        "metrics": db.create("VM_metrics"),
    }
    fields |= {"snapshot_of": NULL_REF, "parent": NULL_REF}
    if metrics is not None:
        fields["guest_metrics"] = db.create("VM_guest_metrics", **metrics)
    return db.create("VM", **fields)


def _relate(db: Database, before: dict[str, Record], now: dict[str, str], cls: str, name: str) -> None:
    for ref, record in before.items():
        if record[name] in now:
            db.update(cls, now[ref], **{name: now[record[name]]})


def _devices(
    db: Database, luggage: Luggage, vms: dict[str, str], disks: dict[str, str], networks: dict[str, str]
) -> None:
    """Drives come empty: their discs are in libraries of the pool that was left."""
    for vbd in luggage.vbds:
        is_disk = vbd["VDI"] in disks
        if not is_disk and vbd["type"] != "CD":
            continue
        fields = {name: vbd[name] for name in VBD_FIELDS} | {"empty": not is_disk}
        db.create(
            "VBD", VM=vms[vbd["VM"]], VDI=disks[vbd["VDI"]] if is_disk else NULL_REF,
            currently_attached=vbd["currently_attached"], **fields,
        )  # fmt: skip
    for ref, vif in luggage.vifs.items():
        fields = {name: vif[name] for name in VIF_FIELDS} | {"network": networks[ref]}
        db.create("VIF", VM=vms[vif["VM"]], currently_attached=vif["currently_attached"], **fields)
