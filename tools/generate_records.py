#!/usr/bin/env python3
# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Write xolite_desktop/xapi/records/*.py from resources/datamodel.json: one typed Struct for each event class.

Run it after replacing the data model; `--check` only says whether the files are as they should be.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DATA_MODEL = ROOT / "resources" / "datamodel.json"
TARGET = ROOT / "xolite_desktop" / "xapi" / "records"

FILES: dict[str, tuple[str, tuple[str, ...]]] = {
    "pool": ("the pool and its updates", ("pool", "pool_patch", "pool_update", "Repository", "Feature")),
    "host": (
        "hosts, what they are made of and their drivers",
        ("host", "host_metrics", "host_cpu", "host_patch", "host_crashdump", "Host_driver", "Driver_variant"),
    ),
    "vm": (
        "VMs, templates, snapshots, their metrics, groups and consoles",
        ("VM", "VM_metrics", "VM_guest_metrics", "VM_appliance", "VM_group", "VMSS", "console", "VTPM"),
    ),
    "storage": (
        "storage repositories, disks and their attachments",
        ("SR", "SM", "PBD", "VDI", "VBD", "crashdump", "DR_task"),
    ),
    "network": (
        "networks, virtual and physical interfaces, bonds, VLANs, tunnels",
        ("network", "VIF", "PIF", "PIF_metrics", "Bond", "VLAN", "tunnel", "network_sriov", "SDN_controller"),
    ),
    "task": ("tasks and messages", ("task", "message", "blob")),
    "devices": (
        "PCI, graphics and USB devices",
        ("PCI", "PGPU", "GPU_group", "VGPU", "VGPU_type", "PUSB", "USB_group", "VUSB"),
    ),
    "access": (
        "roles, subjects, certificates and callers",
        ("role", "subject", "secret", "Certificate", "Caller", "Rate_limit", "Observer"),
    ),
    "cluster": ("clusters and their hosts", ("Cluster", "Cluster_host")),
    "pvs": ("provisioning services", ("PVS_site", "PVS_server", "PVS_proxy", "PVS_cache_storage")),
}
"""File name: what it holds, and the classes in it."""

STILL_SENT: dict[str, dict[str, str]] = {
    "VM": {"is_snapshot_from_vmpp": "bool"},
    "VM_metrics": {"VCPUs_utilisation": "(int -> float) map"},
    "VM_guest_metrics": {"memory": "(string -> string) map", "disks": "(string -> string) map"},
    "VBD": {"metrics": "VBD_metrics ref"},
    "VIF": {"metrics": "VIF_metrics ref"},
    "PIF_metrics": {"io_read_kbs": "float", "io_write_kbs": "float"},
    "host_metrics": {"memory_free": "int"},
}
"""Fields that the data model lists as removed and that servers go on sending."""

HEAD = """\
# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
\"\"\"Records of {what}. Written by tools/generate_records.py: change that, not this.\"\"\"

"""

SCALARS = {"string": "str", "int": "int", "float": "float", "bool": "bool", "datetime": "str"}
EMPTY = {"str": '""', "int": "0", "float": "0.0", "bool": "False", "Ref": "NULL_REF"}


def python_name(cls: str) -> str:
    """`VM_guest_metrics` is `VMGuestMetrics`, `host` is `Host`."""
    return "".join(part[0].upper() + part[1:] for part in cls.split("_"))


def python_type(wire: str) -> str:
    """The annotation for a type of the data model, such as `(string -> enum vm_operations) map`."""
    if found := re.fullmatch(r"\((.+) -> (.+)\) map", wire):
        return f"dict[{python_type(found[1])}, {python_type(found[2])}]"
    if wire.endswith(" option"):
        return f"{python_type(wire.removesuffix(' option'))} | None"
    if wire.endswith(" set"):
        return f"tuple[{python_type(wire.removesuffix(' set'))}, ...]"
    if wire.endswith(" ref"):
        return "Ref"
    if wire.startswith("enum "):
        return "str"
    return SCALARS[wire]


def map_default(text: str) -> str:
    pairs = re.findall(r'"([^"]*)" -> "([^"]*)"', text)
    if not pairs:
        return "field(default_factory=dict)"
    inside = ", ".join(f'"{key}": "{value}"' for key, value in pairs)
    return f"field(default_factory=lambda: {{{inside}}})"


def set_default(kind: str, text: str) -> str:
    items = [item.strip() for item in text.strip("{}").split(",") if item.strip()]
    if kind.startswith("tuple[int") and items:
        return f"({', '.join(items)},)"
    return "()"  # refs in a default belong to one server only


def scalar_default(kind: str, text: str) -> str:
    if kind == "Ref":
        return "NULL_REF"
    if kind == "bool":
        return "True" if text == "true" else "False"
    if kind == "int":
        return text
    if kind == "float":
        return repr(float(text))
    return text if text.startswith('"') else f'"{text}"'


def default(kind: str, text: str | None) -> str:
    """The default of a field as source text; `text` is the data model's own, if it has one."""
    if kind.endswith("| None"):
        return "None"
    if kind.startswith("dict["):
        return map_default(text or "")
    if kind.startswith("tuple["):
        return set_default(kind, text or "")
    return EMPTY[kind] if text is None else scalar_default(kind, text)


def struct_source(cls: str, fields: list[dict[str, Any]]) -> str:
    lines = [
        f"class {python_name(cls)}(Record, frozen=True, gc=False, kw_only=True):",
        f'    """One `{cls}`."""',
        "",
    ]
    for item in fields:
        if item["n"] != "uuid":
            kind = python_type(item["t"])
            lines.append(f"    {item['n']}: {kind} = {default(kind, item.get('d'))}")
    return "\n".join(lines)


def removed_fields(cls: str) -> list[dict[str, Any]]:
    return [{"n": name, "t": kind} for name, kind in STILL_SENT.get(cls, {}).items()]


def file_source(what: str, classes: tuple[str, ...], model: dict[str, Any]) -> str:
    bodies = [struct_source(cls, model[cls]["fields"] + removed_fields(cls)) for cls in classes]
    text = "\n\n\n".join(bodies)
    imports = ["from msgspec import field\n"] if "field(" in text else []
    imports.append("from xolite_desktop.xapi.records.record import Record")
    refs = [name for name in ("NULL_REF", "Ref") if re.search(rf"\b{name}\b", text)]
    if refs:
        imports.append(f"from xolite_desktop.xapi.refs import {', '.join(refs)}")
    return HEAD.format(what=what) + "\n".join(imports) + "\n\n\n" + text + "\n"


def table_source() -> str:
    """The table from class name to Struct."""
    lines = [HEAD.format(what="every class: the table from class name to type").rstrip("\n"), ""]
    for name, (_, classes) in sorted(FILES.items()):
        names = ", ".join(sorted(python_name(cls) for cls in classes))
        lines.append(f"from xolite_desktop.xapi.records.{name} import {names}")
    lines.insert(-len(FILES), "from typing import Final\n")
    lines.append("from xolite_desktop.xapi.records.record import Record")
    lines += ["", "CLASSES: Final[dict[str, type[Record]]] = {"]
    for _, classes in FILES.values():
        lines += [f'    "{cls}": {python_name(cls)},' for cls in classes]
    lines += ["}", '"""Class name on the wire to the type of its records."""']
    return "\n".join(lines) + "\n"


def formatted(source: str) -> str:
    """Import order and layout as the checks want them."""
    for arguments in (["check", "--select", "I", "--fix", "--quiet"], ["format", "--quiet"]):
        command = [sys.executable, "-m", "ruff", *arguments, "--stdin-filename", str(TARGET / "x.py"), "-"]
        source = subprocess.run(command, input=source, capture_output=True, text=True, check=True).stdout
    return source


def sources() -> dict[Path, str]:
    """Every generated file and what it must contain."""
    model = json.loads(DATA_MODEL.read_text(encoding="utf-8"))["classes"]
    wanted = {name for name, cls in model.items() if cls["events"]}
    placed = {cls for _, classes in FILES.values() for cls in classes}
    if wanted != placed:
        sys.exit(
            f"classes without a file: {sorted(wanted - placed)}; not in the data model: {sorted(placed - wanted)}"
        )
    files = {
        TARGET / f"{name}.py": file_source(what, classes, model) for name, (what, classes) in FILES.items()
    }
    files[TARGET / "classes.py"] = table_source()
    return {path: formatted(text) for path, text in files.items()}


def main() -> int:
    wrong = []
    for path, text in sources().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            wrong.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    print(f"{'not as generated' if '--check' in sys.argv else 'written'}: {', '.join(wrong) or 'nothing'}")
    return 1 if wrong and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
