# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Fills the database with a pool: a scenario that comes with the program, a file of a real pool, or a dict."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from xolite_desktop.simulator.building.builder import Record, Records, moment
from xolite_desktop.simulator.clock import wire_date
from xolite_desktop.simulator.database import Database, new_ref
from xolite_desktop.simulator.schema import EPOCH, NULL_REF, Schema

META = "scenario"
"""The key beside the classes that says when the pool was as described: `{"now": {"time": date}}`."""

METRICS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("VM", "VM_metrics", {}),
    ("host", "host_metrics", {"live": True}),
    ("PIF", "PIF_metrics", {"carrier": True, "speed": 1000, "duplex": True}),
)
EPOCH_TEXTS = ("agent_start_time", "boot_time")
"""Keys of host.other_config that hold seconds since 1970 as text, with a point at the end."""


def scenarios_folder() -> Path:
    """resources/scenarios: inside the installed package, else beside the source tree."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "resources" / "scenarios"
    return inside if inside.is_dir() else package.parent / "resources" / "scenarios"


def names() -> list[str]:
    """The scenarios that come with the program."""
    return sorted(path.stem for path in scenarios_folder().glob("*.json"))


def read(source: str | Path | Mapping[str, Any]) -> dict[str, Any]:
    """The classes of a source as they are written: a scenario's name, the path of a file, or the dict itself.

    Raises FileNotFoundError naming the scenarios there are, and ValueError for a file that is no pool.
    """
    if isinstance(source, Mapping):
        return dict(source)
    path = Path(source)
    if isinstance(source, str) and not path.suffix:
        path = scenarios_folder() / f"{source}.json"
    if not path.is_file():
        raise FileNotFoundError(f"no scenario {source!s}; there are {', '.join(names())}")
    content = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict) or not content.get("pool"):
        raise ValueError(f"{path} holds no pool")
    return content


def load(
    db: Database,
    source: str | Path | Mapping[str, Any],
    base_url: str,
    *,
    now: float | None = None,
    certificate_sha256: str = "",
) -> list[str]:
    """Put a pool into an empty database and return what the schema does not know (`class` or `class.field`).

    Records may be partial. References back follow from those that are given; what points at nothing stays so,
    as on old real pools. Consoles get locations at `base_url`; VMs that run without one get one. With `now`
    (seconds since 1970) all dates of a scenario are moved so that it is described as of now. With the SHA-256 (hex)
    of the certificate that the simulator shows, all hosts are said to be at `base_url` and to have that one.
    """
    content = read(source)
    described = content.pop(META, {}).get("now", {}).get("time")
    records, unknown = _known(db.schema, content)
    if described and now is not None:
        _shift(db.schema, records, now - moment(described))
    _complete_metrics(records)
    _complete_consoles(records, base_url)
    if certificate_sha256:
        _gather_hosts(records, base_url, certificate_sha256)
    db.load(records)
    return unknown


def _known(schema: Schema, content: Mapping[str, Any]) -> tuple[Records, list[str]]:
    """The part that the schema knows, copied as far as anybody writes to it, and the names of the rest."""
    records: Records = {}
    unknown: dict[str, None] = {}
    for cls, of_class in content.items():
        if cls not in schema.classes:
            unknown[cls] = None
            continue
        fields = schema.classes[cls].fields
        kept = records.setdefault(cls, {})
        for ref, record in of_class.items():
            kept[ref] = {
                name: list(value) if isinstance(value, list) else value
                for name, value in record.items()
                if name in fields
            }
            if len(kept[ref]) < len(record):
                unknown |= dict.fromkeys(f"{cls}.{name}" for name in record if name not in fields)
    return records, list(unknown)


def _shift(schema: Schema, records: Records, seconds: float) -> None:
    """Move every date, except those that say never; they are many, so each text is worked out once."""
    moved: dict[str, str] = {EPOCH: EPOCH}
    for cls, of_class in records.items():
        dates = [field.name for field in schema.classes[cls].fields.values() if field.type.kind == "datetime"]
        for record in of_class.values() if dates else ():
            for name in dates:
                date = record.get(name, EPOCH)
                if date not in moved:
                    moved[date] = wire_date(moment(date) + seconds)
                if name in record:
                    record[name] = moved[date]
    for host in records.get("host", {}).values():
        other = dict(host.get("other_config", {}))
        for key in EPOCH_TEXTS:
            if key in other:
                other[key] = f"{float(other[key]) + seconds:.0f}."
        host["other_config"] = other


def _complete_metrics(records: Records) -> None:
    """Give every object that needs one a metrics record; a reference to a lost record stays as it is."""
    for cls, metrics_cls, fields in METRICS:
        for record in records.get(cls, {}).values():
            if record.get("metrics", NULL_REF) == NULL_REF:
                record["metrics"] = ref = new_ref()
                records.setdefault(metrics_cls, {})[ref] = {"uuid": str(uuid.uuid4()), **fields}


def _complete_consoles(records: Records, base_url: str) -> None:
    """Console locations as protocol.md 8.1: by uuid for guests, by ref for control domains."""
    consoles = records.setdefault("console", {})
    vms = records.get("VM", {})
    have_one = {console.get("VM") for console in consoles.values()}
    for ref, vm in vms.items():
        has_devices = vm.get("power_state") in ("Running", "Paused", "Suspended") and not vm.get(
            "is_a_snapshot"
        )
        if has_devices and ref not in have_one:
            consoles[new_ref()] = {"uuid": str(uuid.uuid4()), "VM": ref, "protocol": "rfb"}
    for ref, console in consoles.items():
        console["location"] = location(base_url, ref, console, vms.get(console.get("VM", ""), {}))


def location(base_url: str, ref: str, console: Mapping[str, Any], vm: Record) -> str:
    """Where the console with this ref and record is reached."""
    asked = f"ref={ref}" if vm.get("is_control_domain") else f"uuid={console['uuid']}"
    return f"{base_url}/console?{asked}"


def _gather_hosts(records: Records, base_url: str, sha256: str) -> None:
    """All hosts are where the simulator is, so that no client looks for one elsewhere, and show its certificate."""
    here = urlsplit(base_url).hostname
    for host in records.get("host", {}).values():
        if host.get("address"):
            host["address"] = here
    fingerprint = bytes.fromhex(sha256).hex(":").upper()
    for certificate in records.get("Certificate", {}).values():
        if certificate.get("type", "host") == "host":
            certificate["fingerprint"] = certificate["fingerprint_sha256"] = fingerprint
