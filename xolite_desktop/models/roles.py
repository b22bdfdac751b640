# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What views may ask a model for, beyond text: item roles, kinds of node and kinds of state."""

from __future__ import annotations

from enum import IntEnum, StrEnum, unique

from PySide6.QtCore import Qt

_FIRST = Qt.ItemDataRole.UserRole.value


@unique
class ItemRole(IntEnum):
    """Roles of all our item models."""

    REF = _FIRST + 1
    """`Ref` of the object, or the key of a group."""
    CLASS = _FIRST + 2
    """Wire name of the class ("VM"), empty for groups."""
    KIND = _FIRST + 3
    """`NodeKind`."""
    STATE = _FIRST + 4
    """`StateKind`: which dot or chip to paint; NONE for no dot."""
    STATE_WORD = _FIRST + 5
    """The state in a word ("Running"), for screen readers and chips."""
    TEXT = _FIRST + 6
    """The name, safe to paint as plain text."""
    DETAIL = _FIRST + 7
    """Short text at the right ("coordinator", "62 %"), may be empty."""
    ICON = _FIRST + 8
    """Name of an icon of ui/style/icons.py."""
    COUNT = _FIRST + 9
    """Objects of a group, as int; None for other nodes."""
    TOOLTIP = _FIRST + 10
    BUSY = _FIRST + 11
    """True while an operation works on the object."""
    SORT = _FIRST + 12
    """Key that compares in the order of the column."""
    PROGRESS = _FIRST + 13
    """0 to 1, or None while unknown."""
    RECORD = _FIRST + 14
    """The record, or the `Job`, behind the row."""
    CELL = _FIRST + 15
    """The whole `Cell` of a table."""


@unique
class NodeKind(StrEnum):
    """What a node of the tree stands for."""

    POOL = "pool"
    HOST = "host"
    VM = "VM"
    TEMPLATE = "template"
    SNAPSHOT = "snapshot"
    SR = "SR"
    NETWORK = "network"
    VDI = "disk"
    VBD = "drive"
    VIF = "interface"
    PIF = "host interface"
    PBD = "connection"
    """A host's to an SR."""
    VGPU = "GPU of a VM"
    VUSB = "USB device of a VM"
    PGPU = "GPU"
    PUSB = "USB device"
    PCI = "PCI device"
    APPLIANCE = "vApp"
    SCHEDULE = "schedule"
    USER = "user"
    """Or a group, of the directory."""
    HALTED_VMS = "halted VMs"
    STORAGE = "storage"
    NETWORKS = "networks"
    TEMPLATES = "templates"
    HOSTS = "hosts"
    VMS = "VMs"
    TAG = "tag"
    UNTAGGED = "untagged"
    FOLDER = "folder"
    UNFILED = "unfiled"
    ORPHANS = "orphans"
    """Snapshots of VMs that are gone."""


@unique
class StateKind(StrEnum):
    """The colour family, and the shape, of a state."""

    NONE = ""
    OK = "ok"
    INFO = "info"
    WARN = "warn"
    BAD = "bad"
    IDLE = "idle"
