# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Servers and arrays outside the pool: who answers, with which password, and which SRs stay there when the pool forgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Failure

NOWHERE = "nowhere"
"""A server whose name begins so does not answer."""
WRONG = "wrong"
"""No server takes this password."""
PLACES = {
    "nfs": ("server", "serverpath"),
    "lvmoiscsi": ("target", "targetIQN", "SCSIid"),
    "lvmohba": ("SCSIid",),
    "smb": ("server",),
    "iso": ("location",),
    "lvm": ("device",),
    "ext": ("device",),
    "xfs": ("device",),
    "largeblock": ("device",),
    "zfs": ("location",),
    "glusterfs": ("server",),
    "cephfs": ("server", "serverpath"),
    "moosefs": ("masterhost", "rootpath"),
    "linstor": ("group-name",),
}
"""What of device_config says where an SR is."""
_WIPING = ("lvmoiscsi", "lvmohba", "lvm", "ext", "xfs", "largeblock")
_NO_DEVICE = ("SR_BACKEND_FAILURE_91", "The device is not a valid path")
_SILENT = {
    "nfs": ("SR_BACKEND_FAILURE_108", "Unable to detect an NFS service on this target."),
    "lvmoiscsi": ("SR_BACKEND_FAILURE_141", "Unable to connect to iSCSI service on target"),
    "smb": ("SR_BACKEND_FAILURE_111", "SMB mount error [opterr=mount failed with return code 32]"),
    "iso": ("SR_BACKEND_FAILURE_222", "Could not mount the directory specified in Device Configuration"),
    "glusterfs": (
        "SR_BACKEND_FAILURE_111",
        "GlusterFS mount error [opterr=mount failed with return code 1]",
    ),
    "cephfs": ("SR_BACKEND_FAILURE_111", "CephFS mount error [opterr=mount failed with return code 32]"),
    "moosefs": ("SR_BACKEND_FAILURE_111", "MooseFS mount error [opterr=Mount failed with return code 1]"),
    "zfs": (
        "SR_BACKEND_FAILURE_5000",
        "ZFS SR creation error [opterr=Cannot create SR, path is not a ZFS mountpoint]",
    ),
    "linstor": (
        "SR_BACKEND_FAILURE_5006",
        "LINSTOR SR creation error [opterr=Could not create SP: no such group]",
    ),
    **dict.fromkeys(("ext", "lvm", "xfs", "largeblock"), _NO_DEVICE),
}
_ADDRESSES = ("server", "target", "location", "masterhost", "group-name", "device")
_DENIED = {
    "lvmoiscsi": (
        "SR_BACKEND_FAILURE_68",
        "ISCSI login failed, check access settings for the initiator on the storage, if CHAP is used verify CHAP credentials",
    ),
    "smb": ("SR_BACKEND_FAILURE_111", "SMB mount error [opterr=mount failed with return code 13]"),
    "iso": ("SR_BACKEND_FAILURE_222", "Could not mount the directory specified in Device Configuration"),
}
_PASSWORDS = ("chappassword", "password", "cifspassword")


@dataclass(frozen=True)
class Kept:
    """An SR that is there though no record of the pool says so, with the records of its disks."""

    uuid: str
    kind: str
    place: tuple[str, ...]
    host: str
    size: int
    vdis: tuple[dict[str, Any], ...] = ()


_kept: WeakKeyDictionary[Database, dict[str, Kept]] = WeakKeyDictionary()


def kept_of(db: Database) -> dict[str, Kept]:
    """What is kept outside the pool, by uuid."""
    return _kept.setdefault(db, {})


def place_of(kind: str, config: dict[str, str]) -> tuple[str, ...]:
    """Of several addresses of a target the first counts: it is the same target."""
    return tuple(config.get(name, "").split(",")[0] for name in PLACES.get(kind, ()))


def check_reach(db: Database, kind: str, config: dict[str, str]) -> None:
    """Raise the driver's failure if the server does not answer, or does not take the password."""
    address = next((config[name] for name in _ADDRESSES if config.get(name)), "")
    if is_nowhere(address) and kind in _SILENT:
        is_folder = "legacy_mode" in config
        code, text = ("SR_BACKEND_FAILURE_226", "Invalid local path") if is_folder else _SILENT[kind]
        raise Failure(code, "", text, "")
    if kind in _DENIED and any(_password(db, config, name) == WRONG for name in _PASSWORDS):
        code, text = _DENIED[kind]
        raise Failure(code, "", text, "")


def is_nowhere(address: str) -> bool:
    """An address that begins so, and a device or folder that is called so."""
    return any(part.startswith(NOWHERE) for part in address.replace("\\", "/").split("/"))


def _password(db: Database, config: dict[str, str], name: str) -> str:
    found = db.find("secret", uuid=config.get(f"{name}_secret", ""))
    return str(db.get("secret", found[0])["value"]) if found else config.get(name, "")


def keep(db: Database, sr: str) -> None:
    """The pool forgets an SR: it stays where it is."""
    record = db.get("SR", sr)
    pbds = [db.get("PBD", pbd) for pbd in record["PBDs"]]
    kind = record["type"]
    if kind not in PLACES or not pbds:
        return
    disks = tuple(dict(db.get("VDI", vdi)) for vdi in record["VDIs"])
    place = place_of(kind, pbds[0]["device_config"])
    host = "" if record["shared"] else pbds[0]["host"]
    kept_of(db)[record["uuid"]] = Kept(record["uuid"], kind, place, host, record["physical_size"], disks)


def wipe(db: Database, kind: str, config: dict[str, str], host: str) -> None:
    """A new SR takes the whole place."""
    if kind in _WIPING:
        for uuid in [each.uuid for each in _at(db, kind, config, host)]:
            del kept_of(db)[uuid]


def found_at(db: Database, kind: str, config: dict[str, str], host: str) -> dict[str, int]:
    """The SRs at a place, known to the pool or not: size by uuid."""
    place = place_of(kind, config)
    known = {
        db.get("SR", pbd["SR"])["uuid"]: db.get("SR", pbd["SR"])["physical_size"]
        for pbd in db.records("PBD").values()
        if pbd["SR"] in db.records("SR")
        and db.get("SR", pbd["SR"])["type"] == kind
        and (db.get("SR", pbd["SR"])["shared"] or pbd["host"] == host)
        and place_of(kind, pbd["device_config"]) == place
    }
    return dict(sorted((known | {each.uuid: each.size for each in _at(db, kind, config, host)}).items()))


def _at(db: Database, kind: str, config: dict[str, str], host: str) -> list[Kept]:
    place = place_of(kind, config)
    return [
        each
        for each in kept_of(db).values()
        if (each.kind, each.place) == (kind, place) and each.host in ("", host)
    ]


def bring_back_discs(db: Database, sr: str, config: dict[str, str], host: str) -> None:
    """The images of a library are files that lie there, whoever makes a library of them."""
    for kept in _at(db, "iso", config, host):
        _bring_back(db, sr, kept_of(db).pop(kept.uuid))


def bring_back(db: Database, sr: str) -> None:
    """A scan finds the disks of an SR that is known again."""
    kept = kept_of(db).pop(db.get("SR", sr)["uuid"], None)
    if kept is not None:
        _bring_back(db, sr, kept)


def _bring_back(db: Database, sr: str, kept: Kept) -> None:
    for vdi in kept.vdis:
        db.create("VDI", **{**vdi, "SR": sr, "VBDs": [], "current_operations": {}})
    db.update("SR", sr, physical_size=kept.size)
