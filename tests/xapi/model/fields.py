# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What happens in a small pool: few refs, so that they meet, dangle, and are used again."""

from __future__ import annotations

import math
import random
from typing import Any

from xapi.model.model_server import Fields, ModelServer

Values = dict[str, tuple[Any, ...]]

VARIANTS = 64
NULL = "OpaqueRef:NULL"
POOL = "OpaqueRef:pool"

CLASSES = (
    "pool", "host", "VM", "VM_metrics", "VBD", "VDI", "SR", "VIF", "network", "PIF", "task", "message",
    "flying_saucer",
)  # fmt: skip
"""All that the model server has. The last is a class this program does not know."""

REFS = {cls: tuple(f"OpaqueRef:{cls}-{number}" for number in range(3)) for cls in CLASSES if cls != "pool"}
OBJECTS = [(cls, ref) for cls, refs in REFS.items() for ref in refs]

_UUIDS = ("", "u-1", "u-2", "u-3", "u-4", "u-5")
_NAMES = ("", "web", "__gui__web", '"},{"id":"1","class":"vm"', '"events":[', "Ω\u2028\x00")
_MAPS = ({}, {"HideFromXenCenter": "true"}, {"a": "}]", "b": ""})
_OPERATIONS = ({}, *({ref: operation} for ref in REFS["task"] for operation in ("start", "teleport")))


def _named(cls: str) -> tuple[str, ...]:
    return (*REFS[cls], *REFS[cls], NULL, "", "OpaqueRef:dangling")


_COMMON: Values = {"uuid": _UUIDS, "field_of_tomorrow": (0, [1], {})}
_VALUES: dict[str, Values] = {
    "host": {"name_label": _NAMES, "metrics": _named("VM_metrics"), "current_operations": _OPERATIONS},
    "VM": {
        "name_label": _NAMES,
        "power_state": ("Running", "Halted", "Levitating"),
        "resident_on": _named("host"),
        "affinity": _named("host"),
        "snapshot_of": _named("VM"),
        "parent": _named("VM"),
        "metrics": _named("VM_metrics"),
        "is_a_template": (False, True),
        "VCPUs_at_startup": (0, 1, 2),
        "memory_overhead": (0, 1),
        "domid": (-1, 0, 1, 2, 3, 4, 5, 6, 7, "no number"),
        "current_operations": _OPERATIONS,
        "other_config": _MAPS,
    },
    "VM_metrics": {
        "memory_actual": (0, 1, 2, 3),
        "last_updated": ("1", "2", "3"),
        "VCPUs_utilisation": ({}, {"0": 0.5}, {"0": math.nan}),
    },
    "VBD": {"VM": _named("VM"), "VDI": _named("VDI"), "current_operations": _OPERATIONS},
    "VDI": {"SR": _named("SR"), "snapshot_of": _named("VDI"), "name_label": _NAMES},
    "SR": {"name_label": _NAMES, "current_operations": _OPERATIONS},
    "VIF": {"VM": _named("VM"), "network": _named("network")},
    "network": {"name_label": _NAMES},
    "PIF": {"host": _named("host"), "network": _named("network"), "bond_slave_of": ("OpaqueRef:dangling",)},
    "task": {
        "status": ("pending", "success", "evaporated"),
        "progress": (0.0, 0.5),
        "other_config": ({}, {"applies_to": "OpaqueRef:VM-0, OpaqueRef:VM-1"}),
    },
    "message": {"obj_uuid": _UUIDS, "cls": ("VM",)},
    "flying_saucer": {"uuid": ("u-1", None, ["u-2"], 5), "crew": (0, 1, 2)},
}


def _variants(cls: str) -> tuple[Fields, ...]:
    """Values for some fields of a class, as they are on the wire."""
    chance = random.Random(cls)
    values = _COMMON | _VALUES[cls]
    return tuple(
        {name: chance.choice(of) for name, of in values.items() if chance.random() < 0.6}
        for _ in range(VARIANTS)
    )


_MADE = {cls: _variants(cls) for cls in REFS}


def happen(server: ModelServer, number: int, seed: int) -> None:
    """So many things happen to objects of a pool, most of them changes. The same seed lets the same happen."""
    chance = random.Random(seed)
    for _ in range(number):
        cls, ref = chance.choice(OBJECTS)
        what = chance.choice(("put", "put", "put", "put", "put", "replace", "delete", "delete", "touch"))
        if what == "put":
            server.put(cls, ref, chance.choice(_MADE[cls]))
        elif what == "replace":
            server.replace(cls, ref, chance.choice(_MADE[cls]))
        elif what == "delete":
            server.delete(cls, ref)
        elif ref in server.rows[cls]:
            server.put(cls, ref, {})
