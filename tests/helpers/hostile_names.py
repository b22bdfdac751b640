# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Names that somebody might give to things to trick or break whoever shows them, and a pool full of them."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping
from typing import Any

from xolite_desktop.paths import resource

HTML = (
    "<b>bold</b>",
    "<img src='file:///etc/passwd'>",
    "<script>alert(1)</script>",
    "<a href='https://example.org/'>press me</a>",
    "</qt><h1>large</h1>",
    "<table><tr><td>cell",
    "<!-- open",
    "&lt;b&gt;escaped&lt;/b&gt;",
    "<?xml version='1.0'?><svg onload=x>",
)
CONTROLS = (
    "nul\0byte",
    "bell\a\b\x1b[31mred\x1b[0m",
    "line\nafter\r\nline",
    "tab\tand\vfeed\f",
    "C1 \x85 next \x9b line",
    "del\x7f",
    "line\u2028separator\u2029paragraph",
)
DIRECTION = (
    "invoice\u202efdp.exe",
    "\u202bturned\u202c",
    "\u2066isolate\u2069 \u2067other",
    "שרת ראשי",
    "خادم 12 البريد",
    "mixed עברית and English",
)
INVISIBLE = (
    "zero\u200bwidth\u200cjoin\u200der",
    "\ufeffbom",
    "soft\u00adhyphen",
    "tags\U000e0041\U000e0042",
    "lone \ud800 surrogate",
    "low \udfff surrogate",
    "private \ue000 use \U0010ffff",
    "Z\u0341\u0342\u0343\u0344\u0345" + "\u0300" * 60,
)
LONG = ("x" * 10_000, "word " * 2_000, "W" * 300, "\U0001f4a9" * 400)
FORMS = (
    "100 % {name} {0} {} %s %d %1 %n",
    "{name!r:>10000} {__class__}",
    "R&D &Zeta && &amp;",
    "../../etc/passwd",
    "C:\\Windows\\..\\con",
    "~/$HOME/`id`;'\"--",
    "=cmd|' /C calc'!A0",
    "   ",
)
NAMES = (*HTML, *CONTROLS, *DIRECTION, *INVISIBLE, *LONG, *FORMS)

_TEXTS = frozenset(
    [
        "name_label",
        "name_description",
        "body",
        "hostname",
        "vendor_name",
        "device_name",
        "pci_bus_path",
        "device",
        "PV_drivers_version",
        "vendor",
        "modelname",
        "version",
        "copyright",
        "netbios_name",
        "subject",
        "reason",
        "description",
        "path",
        "serial",
        "vendor_desc",
        "product_desc",
        "model_name",
        "edition",
        "license_server",
        "iscsi_iqn",
    ]
)
_LISTS = frozenset({"tags", "error_info"})
_MAPS = frozenset(
    [
        "other_config",
        "software_version",
        "bios_strings",
        "networks",
        "other",
        "os_version",
        "cpu_info",
        "gui_config",
    ]
)
_KEPT_KEYS = frozenset(
    [
        "agent_start_time",
        "boot_time",
        "folder",
        "is_tools_sr",
        "is_host_internal_management_network",
        "default_template",
        "HideFromXenCenter",
        "cpu_count",
        "socket_count",
        "threads_per_core",
        "speed",
        "base_template_name",
        "management_purpose",
        "major",
        "minor",
        "distro",
    ]
)


def hostile_pool(scenario: str = "demo", extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A scenario in which everything that people or guests can write is written by somebody hostile.

    Each class goes through all names for itself, so that one pool of dozens of objects shows them all.
    """
    pool: dict[str, Any] = json.loads(resource("scenarios", f"{scenario}.json").read_text(encoding="utf-8"))
    for cls, records in (extra or {}).items():
        pool.setdefault(cls, {}).update(records)
    for number, (cls, records) in enumerate(pool.items()):
        if cls in ("scenario", "role"):
            continue
        names = itertools.islice(itertools.cycle(NAMES), number, None)
        for record in records.values():
            _spoil(record, names)
    return pool


def _spoil(record: dict[str, Any], names: Iterator[str]) -> None:
    for field, value in record.items():
        if field in _TEXTS and isinstance(value, str):
            record[field] = next(names)
        elif field in _LISTS:
            record[field] = [next(names) for _ in range(max(3, len(value)))]
        elif field in _MAPS and isinstance(value, dict):
            spoiled = {key: text if key in _KEPT_KEYS else next(names) for key, text in value.items()}
            record[field] = spoiled | {next(names): next(names) for _ in range(2)}
    if "other_config" in record:
        record["other_config"]["folder"] = "/" + next(names)
