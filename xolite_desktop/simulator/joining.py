# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a host brings into a pool that it joins, and what it is when it has left one."""

from __future__ import annotations

import copy
from typing import Any

from xolite_desktop.simulator.database import Database, Record
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.schema import NULL_REF

Brought = dict[str, dict[str, Record]]

# In this order each finds what it points at.
_BROUGHT = (
    "host", "host_metrics", "host_cpu", "network", "SR", "PIF", "PIF_metrics", "PBD", "VDI", "VM", "VM_metrics",
    "VM_guest_metrics", "VBD", "VIF", "console",
)  # fmt: skip
_RUNNING = ("Running", "Paused")


def why_not(here: Database, there: Database) -> Failure | None:
    """Why the one host of a pool cannot join another pool; source: assertions of xapi_pool.ml, in its order."""
    pool = next(iter(there.records("pool").values()))
    if len(here.records("host")) > 1:
        return Failure("JOINING_HOST_CANNOT_BE_MASTER_OF_OTHER_HOSTS")
    if pool["ha_enabled"]:
        return Failure("HA_IS_ENABLED")
    if any(
        vm["power_state"] in _RUNNING and not vm["is_control_domain"] for vm in here.records("VM").values()
    ):
        return Failure("JOINING_HOST_CANNOT_HAVE_RUNNING_VMS")
    if any(sr["shared"] and not sr["is_tools_sr"] for sr in here.records("SR").values()):
        return Failure("JOINING_HOST_CANNOT_CONTAIN_SHARED_SRS")
    return _differs(next(iter(here.records("host").values())), there.get("host", pool["master"]))


def _differs(host: Record, coordinator: Record) -> Failure | None:
    if _said(host, "software_version", "product_version") != _said(
        coordinator, "software_version", "product_version"
    ):
        return Failure("POOL_JOINING_HOST_MUST_HAVE_SAME_PRODUCT_VERSION")
    if _said(host, "cpu_info", "vendor") != _said(coordinator, "cpu_info", "vendor"):
        return Failure("HOSTS_NOT_HOMOGENEOUS", "cpu vendor")
    return None


def _said(record: Record, field: str, key: str) -> str:
    return str(record[field].get(key, ""))


def brought(db: Database) -> Brought:
    """Copies of what goes with a host: all but templates and what is the pool's."""
    found: Brought = {}
    for cls in _BROUGHT:
        records = db.records(cls).items()
        found[cls] = {ref: copy.deepcopy(dict(record)) for ref, record in records if _goes(cls, record)}
    return found


def _goes(cls: str, record: Record) -> bool:
    if cls == "VM":
        return not record["is_a_template"] or bool(record["is_a_snapshot"])
    return not (cls == "SR" and record["is_tools_sr"])


def take_in(db: Database, things: Brought) -> str:
    """Put what a host brings into the pool; gives the host. Networks of the same bridge become one."""
    bridges = {network["bridge"]: ref for ref, network in db.records("network").items()}
    same = {
        ref: bridges[record["bridge"]]
        for ref, record in things["network"].items()
        if record["bridge"] in bridges
    }
    for cls in _BROUGHT:
        for ref, record in things[cls].items():
            if ref not in same and not _is_lost(cls, record, things):
                db.create(cls, ref, **_moved(record, same))
    host = next(iter(things["host"]))
    for sr, record in list(db.records("SR").items()):
        if record["shared"]:
            _connect(db, host, sr)
    return host


def _is_lost(cls: str, record: Record, things: Brought) -> bool:
    """What stands on the tools of the former pool stays there."""
    needs = {"PBD": ("SR", "SR"), "VDI": ("SR", "SR"), "VBD": ("VM", "VM"), "VIF": ("VM", "VM")}.get(cls)
    return needs is not None and record[needs[0]] not in things[needs[1]]


def _moved(record: Record, same: dict[str, str]) -> dict[str, Any]:
    network = record.get("network", NULL_REF)
    return {**record, "network": same[network]} if network in same else record


def _connect(db: Database, host: str, sr: str) -> None:
    others = [db.get("PBD", pbd) for pbd in db.get("SR", sr)["PBDs"]]
    config = dict(others[0]["device_config"]) if others else {}
    db.create("PBD", host=host, SR=sr, device_config=config, currently_attached=True)


def forget_all(db: Database) -> None:
    """A member keeps nothing of its own."""
    for cls in db.schema.classes:
        if cls != "role":
            for ref in list(db.records(cls)):
                db.destroy(cls, ref)


def start_alone(db: Database, name: str, address: str) -> None:
    """A host that left its pool begins anew: a pool of one host without a name, and nothing on it."""
    metrics = db.create("host_metrics", live=True, memory_total=64 << 30)
    host = db.create("host", name_label=name, hostname=name, address=address, enabled=True, metrics=metrics)
    db.create("pool", master=host)
