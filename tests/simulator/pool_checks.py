# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Asks a loaded pool whether it is whole: what every simulated pool must hold, each as a list of complaints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.relations import MIRRORS
from xolite_desktop.simulator.schema import NULL_REF, Type
from xolite_desktop.simulator.values import conforms
from xolite_desktop.simulator.vm_placement import free_memory

HAS_DOMAIN = ("Running", "Paused")


def _refs(kind: Type, value: Any) -> Iterator[tuple[str, str]]:
    if kind.kind == "ref":
        yield kind.name, value
    elif kind.kind == "set":
        for each in value:
            yield from _refs(kind.of[0], each)
    elif kind.kind == "map":
        for key, each in value.items():
            yield from _refs(kind.of[0], key)
            yield from _refs(kind.of[1], each)


def dangling(db: Database) -> list[str]:
    """References to objects that do not exist."""
    return [
        f"{cls}.{field.name} of {record['uuid']} -> {target} {ref}"
        for cls, schema in db.schema.classes.items()
        for record in db.records(cls).values()
        for field in schema.fields.values()
        for target, ref in _refs(field.type, record[field.name])
        if ref != NULL_REF and (target not in db.schema.classes or ref not in db.records(target))
    ]


def wrong_types(db: Database) -> list[str]:
    """Values that are not of their field's type, texts that no enumeration knows."""
    return [
        f"{cls}.{field.name} of {record['uuid']} is {record[field.name]!r:.60}"
        for cls, schema in db.schema.classes.items()
        for record in db.records(cls).values()
        for field in schema.fields.values()
        if not conforms(db.schema, field.type, record[field.name])
    ]


def one_sided(db: Database) -> list[str]:
    """Pairs of fields that do not mirror each other, looked at from both ends."""
    found = []
    for cls, mirrors in MIRRORS.items():
        for mirror in mirrors.values():
            named: dict[str, set[str]] = {}
            for ref, record in db.records(cls).items():
                value = record[mirror.field]
                for target in value if isinstance(value, list) else [value]:
                    named.setdefault(target, set()).add(ref)
            for target, record in db.records(mirror.back_class).items():
                listed = record[mirror.back_field]
                if len(set(listed)) != len(listed) or set(listed) != named.get(target, set()):
                    found.append(
                        f"{cls}.{mirror.field} and {mirror.back_class}.{mirror.back_field} of {target}"
                    )
    return found


def wrong_vms(db: Database) -> list[str]:
    """VMs whose place, domain, devices, consoles or metrics do not fit their power state."""
    found = []
    for ref, vm in db.records("VM").items():
        on = vm["power_state"] in HAS_DOMAIN
        plugged = on or vm["power_state"] == "Suspended"
        attached = {db.get("VBD", vbd)["currently_attached"] for vbd in vm["VBDs"]}
        attached |= {db.get("VIF", vif)["currently_attached"] for vif in vm["VIFs"]}
        facts = {
            "resident_on": (vm["resident_on"] != NULL_REF) == on,
            "domid": (vm["domid"] >= 0) == on,
            "metrics": vm["metrics"] in db.records("VM_metrics"),
            "console": bool(vm["consoles"]) == (plugged and not vm["is_a_snapshot"]),
            "attached": attached <= {plugged},
            "suspend_VDI": (vm["suspend_VDI"] != NULL_REF) == (vm["power_state"] == "Suspended"),
            "memory order": vm["memory_static_min"] <= vm["memory_dynamic_max"] <= vm["memory_static_max"],
            "vCPUs": 0 < vm["VCPUs_at_startup"] <= vm["VCPUs_max"],
        }
        found += [f"{vm['name_label']} ({ref}): {what}" for what, holds in facts.items() if not holds]
    return found


def wrong_devices(db: Database) -> list[str]:
    """Two devices of a VM at one position, empty disks, MAC addresses used twice by live VMs."""
    found = []
    macs: dict[str, str] = {}
    for vm in db.records("VM").values():
        vbds = [db.get("VBD", ref) for ref in vm["VBDs"]]
        vifs = [db.get("VIF", ref) for ref in vm["VIFs"]]
        for devices, field in ((vbds, "userdevice"), (vifs, "device")):
            positions = [device[field] for device in devices]
            if len(set(positions)) != len(positions):
                found.append(f"{vm['name_label']}: two devices at one position")
        found += [vbd["uuid"] for vbd in vbds if vbd["empty"] != (vbd["VDI"] == NULL_REF)]
        for vif in vifs if not vm["is_a_snapshot"] else []:
            if macs.setdefault(vif["MAC"], vm["uuid"]) != vm["uuid"]:
                found.append(f"{vm['name_label']}: {vif['MAC']} is used twice")
    return found


def wrong_sizes(db: Database) -> list[str]:
    """Storage that holds more than it has or other than its disks say, hosts with more guests than memory."""
    found = []
    for sr in db.records("SR").values():
        disks = [db.get("VDI", ref) for ref in sr["VDIs"]]
        if sr["physical_size"] < 0:
            continue
        used = sum(disk["physical_utilisation"] for disk in disks)
        if not used <= sr["physical_utilisation"] <= sr["physical_size"]:
            found.append(
                f"{sr['name_label']}: {used} of {sr['physical_utilisation']} of {sr['physical_size']}"
            )
        if sr["virtual_allocation"] != sum(disk["virtual_size"] for disk in disks):
            found.append(f"{sr['name_label']}: virtual_allocation")
    for ref, host in db.records("host").items():
        metrics = db.get("host_metrics", host["metrics"])
        if metrics["memory_free"] != free_memory(db, ref) or metrics["memory_free"] <= 0:
            found.append(f"{host['name_label']}: memory")
    return found


def complaints(db: Database) -> list[str]:
    """Everything that is wrong with a pool."""
    checks = (dangling, wrong_types, one_sided, wrong_vms, wrong_devices, wrong_sizes)
    return [each for check in checks for each in check(db)]
