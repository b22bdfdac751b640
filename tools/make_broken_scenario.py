# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Makes resources/scenarios/broken.json: a pool whose every record holds what no record should."""

from __future__ import annotations

import json
import re
import sys
import uuid
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SCENARIOS = ROOT / "resources" / "scenarios"
SPACE = uuid.UUID("6f0a5e1c-5a0e-4b52-9f53-8b7a3f1f0b77")

NAMES = (
    "<b>bold</b><img src='file:///etc/passwd'><a href='https://example.invalid/'>here</a>",
    "&amp; &lt;script&gt;alert(1)&lt;/script&gt; && &F",
    "invoice\u202efdp.exe",
    "\u2066isolate\u2069 \u200f\u05d0\u05d1\u05d2 abc \u061c",
    "line one\nline two\r\nline three\ttab",
    "bell\x07 escape\x1b[31mred\x1b[0m null\x00 delete\x7f",
    "",
    " ",
    "\u200b\u200b\u200b",
    "%s %n {name} {0} %(x)s $HOME `id`",
    "../../../etc/passwd",
    "OpaqueRef:NULL",
    "\u2028\u2029\ufeff\ufffe",
)
LONG = ("x" * 10_240, "word " * 2_000, "\U0001f469\u200d\U0001f680" * 300, "Z" + "\u0351\u0312" * 400)
INTS = (-1, 0, 1 << 31, (1 << 53) + 1, (1 << 63) - 1, -(1 << 63), 1 << 70, 10**40)
FLOATS = (float("nan"), float("inf"), float("-inf"), -1.0, 1e308, 5e-324, -0.0)
DATES = ("never", "", "99991231T23:59:59Z", "00010101T00:00:00Z", "20261301T99:99:99Z", "19691231T23:59:59Z")
REFS = ("OpaqueRef:gone", "", "OpaqueRef:NULL", "no reference at all")
WORDS = ("of_tomorrow", "", "RUNNING", "<b>Running</b>")
# What decides in which place of the window an object stands: without it nothing else would be seen.
KEPT = {
    "uuid", "is_a_template", "is_a_snapshot", "is_tools_sr", "is_control_domain", "is_default_template", "power_state", "VM", "host",
    "SR", "network", "VDI", "master", "resident_on", "protocol", "metrics", "guest_metrics", "current_operations",
}  # fmt: skip
SEEN: tuple[str, ...] = (
    "pool",
    "host",
    "VM",
    "SR",
    "network",
    "VDI",
    "VBD",
    "VIF",
    "PIF",
    "PBD",
    "task",
    "VM_appliance",
    "Bond",
)
SEEN += (
    "VM_metrics",
    "VM_guest_metrics",
    "host_metrics",
    "PIF_metrics",
    "VMSS",
    "Certificate",
    "PGPU",
    "PCI",
)

Record = dict[str, Any]


class Mischief:
    """Values of each type that nobody expects, in turn."""

    def __init__(self) -> None:
        self.names = cycle((*NAMES, *LONG))
        self._of: dict[str, Iterator[Any]] = {
            "string": cycle(NAMES),
            "int": cycle(INTS),
            "float": cycle(FLOATS),
            "datetime": cycle(DATES),
            "bool": cycle((True, False, False, True, False)),
            "enum": cycle(WORDS),
            "ref": cycle(REFS),
        }

    def value(self, kind: str) -> Any:
        """A value for a type as the data model writes it."""
        if kind.endswith(" set"):
            element = kind.removesuffix(" set")
            return [self.value(element) for _ in range(3)]
        if found := re.fullmatch(r"\((.+) -> (.+)\) map", kind):
            return {str(self.value(found[1])): self.value(found[2]) for _ in range(3)}
        if kind.endswith(" ref"):
            return next(self._of["ref"])
        if kind.endswith(" option"):
            return None
        return next(self._of.get(kind.split()[0], self._of["string"]))


def _fields(model: Record, cls: str) -> dict[str, str]:
    return {field["n"]: field["t"] for field in model["classes"][cls]["fields"]}


def _spoil(record: Record, fields: dict[str, str], mischief: Mischief) -> None:
    """Every field but those that place the object."""
    for name, kind in fields.items():
        if name not in KEPT:
            record[name] = mischief.value(kind)


def _adrift(fields: dict[str, str], cls: str, number: int, mischief: Mischief) -> Record:
    """A record of which nothing at all is right."""
    record = {name: mischief.value(kind) for name, kind in fields.items() if name != "current_operations"}
    return {**record, "uuid": str(uuid.uuid5(SPACE, f"{cls} {number}"))}


def make() -> dict[str, Any]:
    """The one-host pool, spoilt: a third of its records in every field, all in their names, and strangers beside."""
    model = json.loads((ROOT / "resources" / "datamodel.json").read_text(encoding="utf-8"))
    pool: dict[str, Any] = json.loads((SCENARIOS / "one_host.json").read_text(encoding="utf-8"))
    for cls in ("scenario", "host_cpu", "role"):
        del pool[cls]
    mischief = Mischief()
    for cls in SEEN:
        fields = _fields(model, cls)
        records = pool.setdefault(cls, {})
        for number, record in enumerate(records.values()):
            if number % 3 == 0:
                _spoil(record, fields, mischief)
            for name in ("name_label", "name_description"):
                if name in fields:
                    record[name] = next(mischief.names)
        if cls != "pool":
            for number in range(4):
                records[f"OpaqueRef:{uuid.uuid5(SPACE, f'ref {cls} {number}')}"] = _adrift(
                    fields, cls, number, mischief
                )
    _close_circles(pool)
    return pool


def _close_circles(pool: dict[str, Any]) -> None:
    """Objects that are their own parents, and each other's."""
    vms = list(pool["VM"])
    for one, other in zip(vms, vms[1:] + vms[:1], strict=True):
        pool["VM"][one]["parent"] = other
    pool["VM"][vms[0]] |= {"is_a_snapshot": True, "snapshot_of": vms[0]}
    vdis = list(pool["VDI"])
    pool["VDI"][vdis[0]] |= {"snapshot_of": vdis[0], "parent": vdis[0]}


def main() -> int:
    """Write the file, or with `--check` say whether it is as it would be written."""
    path = SCENARIOS / "broken.json"
    text = json.dumps(make(), indent=0, ensure_ascii=True) + "\n"
    if "--check" in sys.argv[1:]:
        return 0 if path.read_text(encoding="utf-8") == text else 1
    path.write_text(text, encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size >> 10} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
