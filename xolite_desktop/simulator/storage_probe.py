# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What storage drivers find when they are asked what is there: NFS exports, iSCSI targets and LUNs, SRs on them."""

from __future__ import annotations

import hashlib

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.methods import Steps, method
from xolite_desktop.simulator.storage_arrays import check_reach, found_at, is_nowhere

PROBE_S = 1.5
_USUAL_PORT = "3260"
LUN_SIZES_GIB = (500, 2048)

_TYPES = "cephfs dummy ext file iso linstor lvm lvmohba lvmoiscsi nfs smb udev xfs zfs"

# SR type -> (what device_config must name, the driver's failure without it), in the order of asking.
_NEEDED: dict[str, tuple[tuple[str, str, str], ...]] = {
    "nfs": (
        ("server", "SR_BACKEND_FAILURE_102", "The request is missing the server parameter"),
        ("serverpath", "SR_BACKEND_FAILURE_101", "The request is missing the serverpath parameter"),
    ),
    "lvmoiscsi": (
        ("target", "SR_BACKEND_FAILURE_95", "The request is missing the target parameter"),
        (
            "targetIQN",
            "SR_BACKEND_FAILURE_96",
            "The request is missing or has an incorrect target IQN parameter",
        ),
        ("SCSIid", "SR_BACKEND_FAILURE_107", "The SCSIid parameter is missing or incorrect"),
    ),
    "lvmohba": (("SCSIid", "SR_BACKEND_FAILURE_107", "The SCSIid parameter is missing or incorrect"),),
    "smb": (("server", "SR_BACKEND_FAILURE_102", "The request is missing the server parameter"),),
    "iso": (("location", "SR_BACKEND_FAILURE_220", "The request is missing the location parameter"),),
    "lvm": (("device", "SR_BACKEND_FAILURE_90", "The request is missing the device parameter"),),
    "xfs": (("device", "SR_BACKEND_FAILURE_90", "The request is missing the device parameter"),),
    "ext": (("device", "SR_BACKEND_FAILURE_90", "The request is missing the device parameter"),),
    "largeblock": (("device", "SR_BACKEND_FAILURE_90", "The request is missing the device parameter"),),
    "glusterfs": (("server", "SR_BACKEND_FAILURE_102", "The request is missing the server parameter"),),
    "cephfs": (("server", "SR_BACKEND_FAILURE_102", "The request is missing the server parameter"),),
    "moosefs": (("masterhost", "SR_BACKEND_FAILURE_102", "The request is missing the server parameter"),),
    "linstor": (
        ("group-name", "SR_BACKEND_FAILURE_5004", "The request is missing the LINSTOR group name parameter"),
        ("redundancy", "SR_BACKEND_FAILURE_5005", "The request is missing the LINSTOR redundancy parameter"),
    ),
}
_VOLUMES = ("lvm", "lvmoiscsi", "lvmohba", "ext", "xfs", "largeblock")
_PROBED = (*_VOLUMES, "nfs", "smb", "glusterfs", "cephfs", "moosefs")


def supported_types(db: Database) -> list[str]:
    """The drivers that this pool has: those of its SM records, else the usual ones."""
    return [str(each["type"]) for each in db.records("SM").values()] or _TYPES.split()


def check_driver(db: Database, driver: str) -> None:
    if driver not in supported_types(db):
        raise Failure("SR_UNKNOWN_DRIVER", driver)


def check_config(driver: str, config: dict[str, str]) -> None:
    """Raise the driver's failure for what is missing. Its third parameter lists what there is to choose from."""
    for name, code, text in _NEEDED.get(driver, ()):
        if not config.get(name) or (name == "SCSIid" and is_nowhere(config[name])):
            raise Failure(code, "", text, _choices(code, driver, config))


@method("SR.get_supported_types")
def get_supported_types(call: Call) -> list[str]:
    return supported_types(call.db)


@method("SR.probe")
def probe(
    call: Call, host: str, device_config: dict[str, str], kind: str, sm_config: dict[str, str] | None = None
) -> Steps:
    """The SRs at this place, as XML. A place that is not fully named fails with the choices there are."""
    db = call.db
    db.get("host", host)
    check_driver(db, kind)
    yield PROBE_S
    if kind not in _PROBED:
        call.fail(
            "SR_BACKEND_FAILURE_38", "", f"Operation 'sr_probe' not supported by this SR type: {kind}", ""
        )
    check_reach(db, kind, device_config)
    check_config(kind, device_config)
    found = found_at(db, kind, device_config, host)
    return _document("SRlist", [_sr(kind, uuid, size) for uuid, size in found.items()])


@method("SR.probe_ext")
def probe_ext(
    call: Call, host: str, device_config: dict[str, str], kind: str, sm_config: dict[str, str] | None = None
) -> None:
    """Drivers of the older kind, which all of these are, know `probe` only."""
    check_driver(call.db, kind)
    call.fail("SR_OPERATION_NOT_SUPPORTED")


def _sr(kind: str, uuid: str, size: int) -> str:
    """Drivers that make volumes tell the size, those that make files do not."""
    told = [_leaf("size", str(size))] if kind in _VOLUMES else []
    return _element("SR", _leaf("UUID", uuid), *told)


def _choices(code: str, driver: str, config: dict[str, str]) -> str:
    if code == "SR_BACKEND_FAILURE_101":
        return _exports(config["server"])
    if code == "SR_BACKEND_FAILURE_96":
        return _targets(config["target"], config.get("port") or _USUAL_PORT)
    if code == "SR_BACKEND_FAILURE_107":
        return _block_devices() if driver == "lvmohba" else _luns(config["targetIQN"])
    return ""


def _exports(server: str) -> str:
    found = [
        _element("Export", _leaf("Target", server), _leaf("Path", path), _leaf("Accesslist", "*"))
        for path in ("/export/vms", "/export/backup", "/export/iso")
    ]
    return _document("nfs-exports", found)


def _iqns(target: str) -> list[str]:
    name = target.rpartition(".")[2] if target.replace(".", "").isdigit() else target.partition(".")[0]
    return [f"iqn.2019-04.example.storage:{name}.{pool}" for pool in ("fast", "capacity")]


def _portals(target: str) -> list[str]:
    """A target with an address has a second portal, in the network beside it."""
    first = target.split(",")[0]
    parts = first.split(".")
    if len(parts) != 4 or not all(part.isdigit() for part in parts):
        return [first]
    return [first, ".".join([parts[0], parts[1], str((int(parts[2]) + 1) % 256), parts[3]])]


def _targets(target: str, port: str) -> str:
    """The port is told only where it is not the usual one."""
    first = target.split(",")[0]
    found = [(iqn, portal) for iqn in _iqns(first) for portal in _portals(target)]
    found += [("*", portal) for portal in _portals(target)]
    told = [
        _element(
            "TGT",
            _leaf("Index", str(index)),
            _leaf("IPAddress", portal),
            *([_leaf("Port", port)] if port != _USUAL_PORT else []),
            _leaf("TargetIQN", iqn),
        )
        for index, (iqn, portal) in enumerate(found)
    ]
    return _document("iscsi-target-iqns", told)


def scsi_id(target: str, lun: int) -> str:
    """The identity of a LUN, always the same for the same target."""
    return "3600" + hashlib.sha256(f"{target}/{lun}".encode()).hexdigest()[:29]


def _luns(iqn: str) -> str:
    found = [
        _element(
            "LUN",
            _leaf("vendor", "SIMSTOR"),
            _leaf("serial", scsi_id(iqn, lun)[-12:].upper()),
            _leaf("LUNid", str(lun)),
            _leaf("size", str(size * 1024**3)),
            _leaf("SCSIid", scsi_id(iqn, lun)),
        )
        for lun, size in enumerate(LUN_SIZES_GIB)
    ]
    return _document("iscsi-target", found)


def _block_devices() -> str:
    found = [
        _element(
            "BlockDevice",
            _leaf("path", f"/dev/disk/by-id/scsi-{scsi_id('hba', lun)}"),
            _leaf("hba", "qlogic"),
            _leaf("id", "0"),
            _leaf("lun", str(lun)),
            _leaf("vendor", "SIMSTOR"),
            _leaf("serial", scsi_id("hba", lun)[-12:].upper()),
            _leaf("size", str(size * 1024**3)),
            _leaf("SCSIid", scsi_id("hba", lun)),
        )
        for lun, size in enumerate(LUN_SIZES_GIB)
    ]
    return _document("Devlist", found)


def _element(name: str, *children: str) -> str:
    return f"<{name}>\n{chr(10).join(children)}\n</{name}>"


def _leaf(name: str, text: str) -> str:
    # The drivers put text on a line of its own, which a reader must bear.
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<{name}>\n\t{escaped}\n</{name}>"


def _document(name: str, elements: list[str]) -> str:
    return f'<?xml version="1.0" ?>\n<{name}>\n' + "".join(f"{each}\n" for each in elements) + f"</{name}>\n"
