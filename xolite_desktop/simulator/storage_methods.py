# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Storage repositories and their connections to hosts: created, found, plugged, forgotten, destroyed."""

from __future__ import annotations

import uuid
from typing import Any

from xolite_desktop.simulator.allowed import holds_disk
from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.methods import Steps, busy, method, operation
from xolite_desktop.simulator.vm_disks import check_plugged, count_space

CREATE_S = 4.0
PROBE_S = 1.5
SCAN_S = 1.0
PLUG_S = 1.0
FRESH_SIZE = 1024**4

_TYPES = "cephfs dummy ext file iso linstor lvm lvmohba lvmoiscsi nfs smb udev xfs zfs"

# SR type -> (what device_config must name, the driver's failure without it), in the order of asking.
_NEEDED: dict[str, tuple[tuple[str, str, str], ...]] = {
    "nfs": (
        ("server", "SR_BACKEND_FAILURE_90", "The request is missing the server parameter"),
        ("serverpath", "SR_BACKEND_FAILURE_89", "The request is missing the serverpath parameter"),
    ),
    "lvmoiscsi": (
        ("target", "SR_BACKEND_FAILURE_90", "The request is missing the target parameter"),
        (
            "targetIQN",
            "SR_BACKEND_FAILURE_96",
            "The request is missing or has an incorrect target IQN parameter",
        ),
        ("SCSIid", "SR_BACKEND_FAILURE_107", "The SCSIid parameter is missing or incorrect"),
    ),
    "smb": (("server", "SR_BACKEND_FAILURE_90", "The request is missing the server parameter"),),
    "iso": (("location", "SR_BACKEND_FAILURE_95", "The request is missing the location parameter"),),
    "lvm": (("device", "SR_BACKEND_FAILURE_90", "The request is missing the device parameter"),),
    "ext": (("device", "SR_BACKEND_FAILURE_90", "The request is missing the device parameter"),),
}
_PASSWORDS = ("chappassword", "password", "cifspassword", "incoming_chappassword")


def supported_types(db: Database) -> list[str]:
    """The drivers that this pool has: those of its SM records, else the usual ones."""
    return [str(each["type"]) for each in db.records("SM").values()] or _TYPES.split()


def _check_driver(db: Database, driver: str) -> None:
    if driver not in supported_types(db):
        raise Failure("SR_UNKNOWN_DRIVER", driver)


def _check_config(driver: str, config: dict[str, str]) -> None:
    for name, code, text in _NEEDED.get(driver, ()):
        if not config.get(name):
            raise Failure(code, "", text, "")


@method("SR.get_supported_types")
def get_supported_types(call: Call) -> list[str]:
    return supported_types(call.db)


@method("SR.probe")
def probe(
    call: Call, host: str, device_config: dict[str, str], kind: str, sm_config: dict[str, str] | None = None
) -> Steps:
    """The SRs that a driver finds at this place, as XML; those of this pool with the same place are found."""
    db = call.db
    db.get("host", host)
    _check_driver(db, kind)
    yield PROBE_S
    if kind == "lvmoiscsi":
        _check_config(kind, device_config)
    place = device_config.get("serverpath") or device_config.get("SCSIid")
    found = [
        db.get("SR", pbd["SR"])["uuid"]
        for pbd in db.records("PBD").values()
        if place and pbd["SR"] in db.records("SR") and place in pbd["device_config"].values()
    ]
    entries = "".join(f"\t<SR>\n\t\t<UUID>{each}</UUID>\n\t</SR>\n" for each in sorted(set(found)))
    return f'<?xml version="1.0" ?>\n<SRlist>\n{entries}</SRlist>\n'


@method("SR.probe_ext")
def probe_ext(
    call: Call, host: str, device_config: dict[str, str], kind: str, sm_config: dict[str, str] | None = None
) -> None:
    _check_driver(call.db, kind)
    call.fail("SR_OPERATION_NOT_SUPPORTED")


@method("SR.create")
def create(
    call: Call,
    host: str,
    device_config: dict[str, str],
    physical_size: int,
    name_label: str,
    name_description: str,
    kind: str,
    content_type: str,
    shared: bool,
    sm_config: dict[str, str] | None = None,
) -> Steps:
    """A new SR, plugged on its host, or on all hosts if it is shared."""
    db = call.db
    db.get("host", host)
    _check_driver(db, kind)
    _check_config(kind, device_config)
    yield CREATE_S
    sr = db.create(
        "SR",
        name_label=name_label,
        name_description=name_description,
        type=kind,
        content_type=content_type,
        shared=shared,
        sm_config=sm_config or {},
        physical_size=physical_size or FRESH_SIZE,
    )
    for each in list(db.records("host")) if shared else [host]:
        config = _with_secrets(db, device_config)
        db.create("PBD", SR=sr, host=each, device_config=config, currently_attached=True)
    return sr


def _with_secrets(db: Database, config: dict[str, str]) -> dict[str, str]:
    """Passwords are kept in secrets of their own, also those that came in a secret."""
    kept = dict(config)
    for name in _PASSWORDS:
        given = db.find("secret", uuid=kept.get(f"{name}_secret", ""))
        if name in kept or given:
            value = kept.pop(name, None) or db.get("secret", given[0])["value"]
            kept[f"{name}_secret"] = db.get("secret", db.create("secret", value=value))["uuid"]
    return kept


@method("SR.introduce")
def introduce(
    call: Call,
    sr_uuid: str,
    name_label: str,
    name_description: str,
    kind: str,
    content_type: str,
    shared: bool,
    sm_config: dict[str, str] | None = None,
) -> str:
    """A record for storage that exists. Any text is taken for a uuid, and any driver for one that exists."""
    if call.db.find("SR", uuid=sr_uuid):
        call.fail("SR_UUID_EXISTS", sr_uuid)
    return call.db.create(
        "SR",
        uuid=sr_uuid or str(uuid.uuid4()),
        name_label=name_label,
        name_description=name_description,
        type=kind,
        content_type=content_type,
        shared=shared,
        sm_config=sm_config or {},
    )


def _check_unplugged(db: Database, sr: str) -> None:
    if any(db.get("PBD", pbd)["currently_attached"] for pbd in db.get("SR", sr)["PBDs"]):
        raise Failure("SR_HAS_PBD", sr)


@method("SR.forget")
def forget(call: Call, sr: str) -> None:
    """The records go, with those of its disks; VBDs and the pool keep naming what is no longer there."""
    _check_unplugged(call.db, sr)
    _drop(call.db, sr)


@method("SR.destroy")
def destroy(call: Call, sr: str) -> Steps:
    """The storage itself goes: only without disks, unplugged, but with a PBD to reach it by."""
    db = call.db
    _check_unplugged(db, sr)
    if not db.get("SR", sr)["PBDs"]:
        call.fail("SR_HAS_NO_PBDS", sr)
    if db.get("SR", sr)["VDIs"]:
        call.fail("SR_NOT_EMPTY")
    with operation(call, "SR", sr, "destroy"):
        yield CREATE_S
        _drop(db, sr)


def _drop(db: Database, sr: str) -> None:
    record = db.get("SR", sr)
    for pbd in list(record["PBDs"]):
        db.destroy("PBD", pbd)
    for vdi in list(record["VDIs"]):
        db.destroy("VDI", vdi)
    db.destroy("SR", sr)


@method("SR.scan")
def scan(call: Call, sr: str) -> Steps:
    check_plugged(call.db, sr)
    busy(call.db, "SR", sr)
    with operation(call, "SR", sr, "scan"):
        yield SCAN_S
        count_space(call.db, sr)


@method("SR.update")
def update(call: Call, sr: str) -> None:
    check_plugged(call.db, sr)


@method("SR.assert_can_host_ha_statefile")
def assert_can_host_ha_statefile(call: Call, sr: str) -> None:
    check_plugged(call.db, sr)


@method("SR.assert_supports_database_replication")
def assert_supports_database_replication(call: Call, sr: str) -> None:
    call.fail("SR_OPERATION_NOT_SUPPORTED", sr)


@method("SR.get_data_sources")
def get_data_sources(call: Call, sr: str) -> list[dict[str, Any]]:
    call.db.get("SR", sr)
    return []


@method("PBD.create")
def create_pbd(call: Call, record: dict[str, Any]) -> str:
    db = call.db
    host, sr = record["host"], record["SR"]
    db.get("host", host)
    db.get("SR", sr)
    there = db.find("PBD", host=host, SR=sr)
    if there:
        call.fail("PBD_EXISTS", sr, host, there[0])
    config = _with_secrets(db, record["device_config"])
    return db.create("PBD", **{**record, "device_config": config, "currently_attached": False})


@method("PBD.destroy")
def destroy_pbd(call: Call, pbd: str) -> None:
    if call.db.get("PBD", pbd)["currently_attached"]:
        call.fail("OPERATION_NOT_ALLOWED", "PBD is currently attached")
    call.db.destroy("PBD", pbd)


@method("PBD.plug")
def plug(call: Call, pbd: str) -> Steps:
    """Does nothing if it is plugged."""
    if call.db.get("PBD", pbd)["currently_attached"]:
        return
    sr = call.db.get("PBD", pbd)["SR"]
    with operation(call, "SR", sr, "plug"):
        yield PLUG_S
        call.db.update("PBD", pbd, currently_attached=True)


@method("PBD.unplug")
def unplug(call: Call, pbd: str) -> Steps:
    """Does nothing if it is unplugged."""
    db = call.db
    record = db.get("PBD", pbd)
    if not record["currently_attached"]:
        return
    for vdi in db.get("SR", record["SR"])["VDIs"]:
        vbds = [db.get("VBD", vbd) for vbd in db.get("VDI", vdi)["VBDs"]]
        if any(_held_here(db, vbd, record["host"]) for vbd in vbds):
            call.fail("VDI_IN_USE", vdi)
    with operation(call, "SR", record["SR"], "unplug"):
        yield PLUG_S
        db.update("PBD", pbd, currently_attached=False)


def _held_here(db: Database, vbd: dict[str, Any], host: str) -> bool:
    return holds_disk(db, vbd) and db.get("VM", vbd["VM"])["resident_on"] == host


@method("PBD.set_device_config")
def set_device_config(call: Call, pbd: str, value: dict[str, str]) -> None:
    """XAPI refuses this even to root: destroy the PBD and create another one."""
    call.fail("PERMISSION_DENIED", "")


@method("secret.create")
def create_secret(call: Call, record: dict[str, Any]) -> str:
    return call.db.create("secret", **record)


@method("secret.destroy")
def destroy_secret(call: Call, secret: str) -> None:
    call.db.destroy("secret", secret)
