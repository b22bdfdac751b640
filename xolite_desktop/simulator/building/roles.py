# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The six roles and the permissions below them, as many as a desktop client asks about."""

from __future__ import annotations

from typing import Any

from xolite_desktop.simulator.building.builder import Builder
from xolite_desktop.simulator.schema import Schema

ROLES = {
    "pool-admin": (
        "0165f154-ba3e-034e-6b27-5d271af109ba",
        "Full access to everything, control domains, users and roles included",
    ),
    "pool-operator": (
        "b9ce9791-0604-50cd-0649-09b3284c7dfd",
        "Runs hosts, storage, networks and the pool as a whole",
    ),
    "vm-power-admin": (
        "7955168d-7bec-10ed-105f-c6a7e6e63249",
        "Runs VMs and templates and decides where they start",
    ),
    "vm-admin": ("aaa00ab5-7340-bfbc-0d1b-7cf342639a6e", "Makes, changes and deletes VMs and templates"),
    "vm-operator": ("fb8d4ff9-310c-a959-0613-54101535d3d5", "Uses VMs and their consoles"),
    "read-only": ("7233b8e3-eacb-d7da-2c95-f2e581cdbf4e", "Signs in and looks"),
}
"""uuid, the same on every pool since subject.roles defaults to pool-admin's, and description by name."""
KEY_PERMISSIONS = ("vm.add_to_other_config/key:folder", "vm.remove_from_other_config/key:folder")
MAKE_AND_BREAK = ("create", "destroy")
ASKED_CLASSES = ("VM", "host", "SR", "VDI", "network", "pool", "task")


def add_roles(builder: Builder, schema: Schema) -> None:
    """A permission is itself a role, internal and named in lower case; a role lists all it may do.

    Only those calls of some classes are listed that the read-only role may not make, without setters: a real pool
    has about 2300 permissions, most of them getters.
    """
    ranks = list(reversed(schema.roles))
    allowed: dict[str, list[str]] = {role: [] for role in schema.roles}
    for cls in ASKED_CLASSES:
        for name, message in schema.classes[cls].messages.items():
            if message.role in (None, "read-only") or (message.implicit and name not in MAKE_AND_BREAK):
                continue
            permission = _add_permission(builder, f"{cls.lower()}.{name}")
            for role in ranks[ranks.index(message.role) :]:
                allowed[role].append(permission)
    for name in KEY_PERMISSIONS:
        permission = _add_permission(builder, name)
        for role in ranks[ranks.index("vm-operator") :]:
            allowed[role].append(permission)
    for role, (uuid, description) in ROLES.items():
        _add_role(builder, uuid, name_label=role, name_description=description, subroles=allowed[role])


def _add_role(builder: Builder, uuid: str, **fields: Any) -> str:
    """Roles and permissions are the one class whose ref is made from the uuid."""
    ref = f"OpaqueRef:{uuid}"
    builder.records.setdefault("role", {})[ref] = {"uuid": uuid, **fields}
    return ref


def _add_permission(builder: Builder, name: str) -> str:
    uuid = builder.identity("role", name)
    return _add_role(builder, uuid, name_label=name, name_description="A basic permission", is_internal=True)
