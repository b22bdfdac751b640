# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What storage drivers find: exports, targets, LUNs, disks and SRs, from the XML of a probe or of the error it ends in."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from xolite_desktop.xapi.rrd.safe_xml import read_xml
from xolite_desktop.xapi.rrd.steps import finish
from xolite_desktop.xapi.rrd.table import Malformed

CHOICES: Final = frozenset(f"SR_BACKEND_FAILURE_{number}" for number in (87, 90, 96, 101, 107))
"""Errors that are answers: something is to be chosen, and the third parameter lists what there is."""
USUAL_PORT: Final = "3260"
"""Of iSCSI: drivers tell of a port only where it is another."""
MOST_FOUND: Final = 2000
_LONGEST: Final = 64 << 10
"""Characters of one element: an export lists every client that may mount it."""
_ITEMS: Final = frozenset({"Export", "TGT", "LUN", "BlockDevice", "SR"})
_DATA: Final = 2  # the parameter of an error that holds the XML


@dataclass(frozen=True)
class Choice:
    """Something that can be chosen for a field of device_config: its value, what it is, and its size in bytes if it has
    one. `also` are values for other fields that come with it."""

    value: str
    detail: str = ""
    size: int = 0
    also: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class FoundSr:
    """An SR that is there already. Size in bytes, 0 if it is not told."""

    uuid: str
    name: str = ""
    description: str = ""
    size: int = 0


@dataclass(frozen=True)
class Found:
    """Everything that an answer tells."""

    exports: tuple[Choice, ...] = ()
    targets: tuple[Choice, ...] = ()
    luns: tuple[Choice, ...] = ()
    devices: tuple[Choice, ...] = ()
    srs: tuple[FoundSr, ...] = ()


def read_probe(text: str) -> Found:
    """The XML of a driver. An empty text tells nothing. Raises `Malformed`."""
    start = text.find("<")  # a driver may have written a line before it
    if start < 0:
        return Found()
    items = _Items()
    finish(read_xml(text[start:].strip().encode("utf-8", "replace"), items, most_text=_LONGEST))
    of: dict[str, list[Mapping[str, str]]] = {name: [] for name in _ITEMS}
    for name, fields in items.found:
        of[name].append(fields)
    return Found(
        exports=_choices(map(_export, of["Export"])),
        targets=_targets(of["TGT"]),
        luns=_choices(map(_lun, [*of["LUN"], *of["BlockDevice"]])),
        srs=tuple(filter(lambda sr: sr.uuid, map(_sr, of["SR"]))),
    )


def read_failure(code: str, params: Sequence[str]) -> Found | None:
    """What an error tells if it is an answer; None for one that is an error. Raises `Malformed`."""
    if code not in CHOICES or len(params) <= _DATA or not params[_DATA].strip():
        return None
    return read_probe(params[_DATA])


def read_extended(results: object) -> Found:
    """The answer of `SR.probe_ext`: a list of records, of which the complete ones may name an SR."""
    srs, luns, targets = [], [], []
    for result in results if isinstance(results, list) else ():
        fields = result if isinstance(result, Mapping) else {}
        config = {str(key): str(value) for key, value in dict(fields.get("configuration") or {}).items()}
        sr = fields.get("sr")
        if isinstance(sr, Mapping) and sr.get("uuid"):
            srs.append(_sr_stat(sr))
        if "SCSIid" in config:
            luns.append(Choice(config["SCSIid"]))
        elif "targetIQN" in config:
            targets.append(Choice(config["targetIQN"], config.get("target", "")))
    return Found(targets=_choices(targets), luns=_choices(luns), srs=tuple(srs))


def read_block_devices(text: str) -> Found:
    """The disks of a host as its plugin `lsblk.py` tells them: whole ones that nothing is mounted from. Raises
    `Malformed`."""
    try:
        told = json.loads(text)["blockdevices"]
        devices = [each for each in told if isinstance(each, dict) and _is_free_disk(each)]
    except (ValueError, KeyError, TypeError) as error:
        raise Malformed(f"no list of block devices: {error}") from error
    return Found(devices=_choices(map(_device, devices)))


class _Items:
    """Hears the elements, and gathers the leaves of each item."""

    def __init__(self) -> None:
        self.found: list[tuple[str, dict[str, str]]] = []

    def opened(self, tag: str, parent: str) -> None:
        if tag in _ITEMS:
            if len(self.found) >= MOST_FOUND:
                raise Malformed(f"more than {MOST_FOUND} of them")
            self.found.append((tag, {}))

    def closed(self, tag: str, parent: str, text: str) -> None:
        if parent in _ITEMS and self.found:
            self.found[-1][1][tag] = text.strip()


def _choices(found: Iterable[Choice]) -> tuple[Choice, ...]:
    """Each value once, those without one left out."""
    return tuple({each.value: each for each in found if each.value}.values())


def _export(fields: Mapping[str, str]) -> Choice:
    return Choice(fields.get("Path", ""), fields.get("Accesslist", ""))


def _targets(found: Iterable[Mapping[str, str]]) -> tuple[Choice, ...]:
    """Each target once, with the addresses of all its portals: it may be reached by several."""
    portals: dict[str, list[tuple[str, str]]] = {}
    for fields in found:
        portal = (fields.get("IPAddress", ""), fields.get("Port", "") or USUAL_PORT)
        portals.setdefault(fields.get("TargetIQN", ""), []).append(portal)
    return _choices(_target(iqn, tuple(dict.fromkeys(each))) for iqn, each in portals.items())


def _target(iqn: str, portals: Sequence[tuple[str, str]]) -> Choice:
    addresses = tuple(dict.fromkeys(address for address, _ in portals if address))
    port = next((port for _, port in portals if port), "")
    also = tuple((key, value) for key, value in (("target", ",".join(addresses)), ("port", port)) if value)
    detail = ", ".join(filter(None, (f"{address}:{port}".strip(":") for address, port in portals)))
    return Choice(iqn, detail, also=also)


def _lun(fields: Mapping[str, str]) -> Choice:
    number = fields.get("LUNid") or fields.get("lun", "")
    words = (f"LUN {number}" if number else "", fields.get("vendor", ""), fields.get("serial", ""))
    return Choice(fields.get("SCSIid", ""), " ".join(filter(None, words)), _number(fields.get("size", "")))


def _sr(fields: Mapping[str, str]) -> FoundSr:
    name = fields.get("name_label", "")
    size = _number(fields.get("size", ""))
    return FoundSr(fields.get("UUID", ""), name, fields.get("name_description", ""), size)


def _sr_stat(fields: Mapping[str, object]) -> FoundSr:
    name, about = str(fields.get("name_label") or ""), str(fields.get("name_description") or "")
    return FoundSr(str(fields["uuid"]), name, about, _number(str(fields.get("total_space") or "")))


def _is_free_disk(fields: Mapping[str, object]) -> bool:
    mounted = [each.get("mountpoint") for each in fields.get("children") or () if isinstance(each, Mapping)]  # type: ignore[attr-defined]
    return fields.get("type") == "disk" and not any((fields.get("mountpoint"), *mounted))


def _device(fields: Mapping[str, object]) -> Choice:
    name = str(fields.get("kname") or fields.get("name") or "").removeprefix("/dev/")
    return Choice(
        f"/dev/{name}" if name else "", str(fields.get("model") or ""), _number(str(fields.get("size") or ""))
    )


def _number(text: str) -> int:
    digits = text.strip().removesuffix("B").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 20 else 0
