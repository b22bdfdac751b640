# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which fields of which records name other objects, as far as anybody asks for the way back. Data, no work.

Source: the reference fields of the data model (resources/datamodel.json). The server's own lists of the way back, such
as `VM.VBDs`, are not used: they come in events of their own, and name what is gone already or not there yet.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from xolite_desktop.xapi.records.record import AnyRecord

APPLIES_TO: Final = "applies_to"
"""Key in `task.other_config` under which clients write a comma list of the references a task is about."""


def one(value: Any) -> Iterable[str]:
    """A field that is a reference, or the uuid of an object."""
    return (value,)


def keys(value: Any) -> Iterable[str]:
    """A map whose keys are references, such as `current_operations`, where they are tasks."""
    return tuple(value)


def each(value: Any) -> Iterable[str]:
    """A field that is a set of references."""
    return tuple(value)


def applies_to(value: Any) -> Iterable[str]:
    """The objects that a task's `other_config` says it is about."""
    return tuple(ref.strip() for ref in value.get(APPLIES_TO, "").split(","))


@dataclass(frozen=True, slots=True)
class Relation:
    """A field of a class and how its value names objects."""

    cls: str
    field: str
    kind: Callable[[Any], Iterable[str]] = one

    def targets(self, record: AnyRecord | None) -> Iterable[str]:
        """What a record names in this field; nothing if there is no record of the right type."""
        value = getattr(record, self.field, None)
        return () if value is None else self.kind(value)


@dataclass(frozen=True, slots=True)
class Join:
    """What an object reaches over others that attach it: a VM its SRs, over VBDs (`cls`) and their VDIs (`through`).

    `owner` and `field` are references of `cls`; with `through`, a class and a field, `field` is followed once more.
    """

    cls: str
    owner: str
    field: str
    through: tuple[str, str] | None = None


WORKED_ON: Final = (
    "VM", "host", "pool", "SR", "VDI", "VBD", "VIF", "network", "VM_appliance", "VTPM", "VUSB", "task",
    "Cluster", "Cluster_host",
)  # fmt: skip
"""The classes that have `current_operations`."""

_REFERENCES: Final = (
    ("VM", "resident_on"),
    ("VM", "scheduled_to_be_resident_on"),
    ("VM", "affinity"),
    ("VM", "snapshot_of"),
    ("VM", "parent"),
    ("VM", "metrics"),
    ("VM", "guest_metrics"),
    ("VM", "appliance"),
    ("VM", "snapshot_schedule"),
    ("VM", "suspend_VDI"),
    ("VBD", "VM"),
    ("VBD", "VDI"),
    ("VDI", "SR"),
    ("VDI", "snapshot_of"),
    ("PBD", "SR"),
    ("PBD", "host"),
    ("VIF", "VM"),
    ("VIF", "network"),
    ("VTPM", "VM"),
    ("VGPU", "VM"),
    ("VGPU", "type"),
    ("VGPU", "GPU_group"),
    ("VGPU", "resident_on"),
    ("VUSB", "VM"),
    ("VUSB", "USB_group"),
    ("console", "VM"),
    ("PIF", "host"),
    ("PIF", "network"),
    ("PIF", "metrics"),
    ("PIF", "bond_slave_of"),
    ("Bond", "master"),
    ("VLAN", "tagged_PIF"),
    ("VLAN", "untagged_PIF"),
    ("tunnel", "access_PIF"),
    ("tunnel", "transport_PIF"),
    ("network_sriov", "physical_PIF"),
    ("network_sriov", "logical_PIF"),
    ("host", "metrics"),
    ("PCI", "host"),
    ("PGPU", "host"),
    ("PGPU", "PCI"),
    ("PGPU", "GPU_group"),
    ("PUSB", "host"),
    ("PUSB", "USB_group"),
    ("Certificate", "host"),
    ("task", "subtask_of"),
    ("message", "obj_uuid"),
)

RELATIONS: Final = (
    *(Relation(cls, field) for cls, field in _REFERENCES),
    *(Relation(cls, "current_operations", keys) for cls in WORKED_ON),
    Relation("PGPU", "enabled_VGPU_types", each),
    Relation("task", "other_config", applies_to),
)
"""Each is turned round, so that one can ask which objects name a ref, or a uuid, in that field."""

VMS_OF_SR: Final = Join("VBD", "VM", "VDI", ("VDI", "SR"))
VMS_OF_NETWORK: Final = Join("VIF", "VM", "network")
