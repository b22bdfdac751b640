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
from xolite_desktop.simulator.storage_arrays import bring_back, bring_back_discs, check_reach, keep, wipe
from xolite_desktop.simulator.storage_probe import check_config, check_driver
from xolite_desktop.simulator.vm_disks import check_plugged, count_space
from xolite_desktop.simulator.vm_placement import is_live

CREATE_S = 4.0
SCAN_S = 1.0
PLUG_S = 1.0
FRESH_SIZE = 1024**4


_PASSWORDS = ("chappassword", "password", "cifspassword", "incoming_chappassword")


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
    _check_new(db, host, kind, device_config)
    yield CREATE_S
    check_reach(db, kind, device_config)
    wipe(db, kind, device_config, host)
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
    _plug_everywhere(db, sr, list(db.records("host")) if shared else [host], device_config)
    if kind == "iso":
        bring_back_discs(db, sr, device_config, host)
    return sr


def _check_new(db: Database, host: str, kind: str, device_config: dict[str, str]) -> None:
    db.get("host", host)
    check_driver(db, kind)
    check_config(kind, device_config)


def _plug_everywhere(db: Database, sr: str, hosts: list[str], device_config: dict[str, str]) -> None:
    for host in hosts:
        config = _with_secrets(db, device_config)
        db.create("PBD", SR=sr, host=host, device_config=config, currently_attached=is_live(db, host))


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
    keep(call.db, sr)
    _drop(call.db, sr)


@method("SR.destroy")
def destroy(call: Call, sr: str) -> Steps:
    """The storage itself goes: only without disks, unplugged, but with a PBD to reach it by."""
    db = call.db
    _check_unplugged(db, sr)
    if not db.get("SR", sr)["PBDs"]:
        call.fail("SR_HAS_NO_PBDS", sr)
    if db.get("SR", sr)["other_config"].get("indestructible") == "true":
        call.fail("SR_INDESTRUCTIBLE", sr)
    for host, record in db.records("host").items():
        if record["local_cache_sr"] == sr:
            call.fail("SR_IS_CACHE_SR", host)
    if any(db.get("VDI", vdi)["managed"] for vdi in db.get("SR", sr)["VDIs"]):
        call.fail("SR_NOT_EMPTY")
    with operation(call, "SR", sr, "destroy"):
        yield CREATE_S
        _drop(db, sr)


def _drop(db: Database, sr: str) -> None:
    record = db.get("SR", sr)
    for pbd in list(record["PBDs"]):
        _drop_connection(db, pbd)
    for vdi in list(record["VDIs"]):
        db.destroy("VDI", vdi)
    db.destroy("SR", sr)


@method("SR.scan")
def scan(call: Call, sr: str) -> Steps:
    check_plugged(call.db, sr)
    busy(call.db, "SR", sr)
    with operation(call, "SR", sr, "scan"):
        yield SCAN_S
        bring_back(call.db, sr)
        count_space(call.db, sr)


@method("SR.update")
def update(call: Call, sr: str) -> None:
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
    """Refused for a secret that is gone: each connection has a copy of its own."""
    db = call.db
    host, sr = record["host"], record["SR"]
    db.get("host", host)
    db.get("SR", sr)
    there = db.find("PBD", host=host, SR=sr)
    if there:
        call.fail("PBD_EXISTS", sr, host, there[0])
    for name in _PASSWORDS:
        if (uuid := record["device_config"].get(f"{name}_secret")) is not None:
            db.by_uuid("secret", uuid)
    config = _with_secrets(db, record["device_config"])
    return db.create("PBD", **{**record, "device_config": config, "currently_attached": False})


@method("PBD.destroy")
def destroy_pbd(call: Call, pbd: str) -> None:
    if call.db.get("PBD", pbd)["currently_attached"]:
        call.fail("OPERATION_NOT_ALLOWED", "PBD is currently attached")
    _drop_connection(call.db, pbd)


def _drop_connection(db: Database, pbd: str) -> None:
    """With its secrets, which are its own."""
    for name, value in db.get("PBD", pbd)["device_config"].items():
        for secret in db.find("secret", uuid=value) if name.endswith("_secret") else ():
            db.destroy("secret", secret)
    db.destroy("PBD", pbd)


@method("PBD.plug")
def plug(call: Call, pbd: str) -> Steps:
    """Does nothing if it is plugged."""
    if call.db.get("PBD", pbd)["currently_attached"]:
        return
    sr = call.db.get("PBD", pbd)["SR"]
    _check_host(call.db, call.db.get("PBD", pbd)["host"])
    with operation(call, "SR", sr, "plug"):
        yield PLUG_S
        check_reach(call.db, call.db.get("SR", sr)["type"], call.db.get("PBD", pbd)["device_config"])
        call.db.update("PBD", pbd, currently_attached=True)


@method("PBD.unplug")
def unplug(call: Call, pbd: str) -> Steps:
    """Does nothing if it is unplugged."""
    db = call.db
    record = db.get("PBD", pbd)
    if not record["currently_attached"]:
        return
    _check_host(db, record["host"])
    for vdi in db.get("SR", record["SR"])["VDIs"]:
        vbds = [db.get("VBD", vbd) for vbd in db.get("VDI", vdi)["VBDs"]]
        if any(_held_here(db, vbd, record["host"]) for vbd in vbds):
            call.fail("VDI_IN_USE", vdi)
    with operation(call, "SR", record["SR"], "unplug"):
        yield PLUG_S
        db.update("PBD", pbd, currently_attached=False)


def _check_host(db: Database, host: str) -> None:
    """Connections are made by the host itself."""
    if not is_live(db, host):
        raise Failure("HOST_OFFLINE", host)


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
