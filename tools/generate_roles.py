#!/usr/bin/env python3
# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Write xolite_desktop/xapi/roles/least.py from resources/datamodel.json: the least role for each permission.

The data model knows calls only; permissions for single keys of maps and for HTTP requests are those of a real xapi
26.17 (`role.get_all_records`). Run it after replacing the data model; `--check` only says whether the file is right.
"""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA_MODEL = ROOT / "resources" / "datamodel.json"
TARGET = ROOT / "xolite_desktop" / "xapi" / "roles" / "least.py"
WIDTH = 106

FOLDERS = ("folder", "xencenter.customfields.*")
# least role -> class.map -> keys that have a permission of their own
KEYS: dict[str, dict[str, tuple[str, ...]]] = {
    "pool-admin": {"vm.other_config": ("hvm_serial", "pci"), "vm.platform": ("hvm_serial",)},
    "vm-operator": {
        "host.other_config": FOLDERS,
        "network.other_config": (*FOLDERS, "xencentercreateinprogress"),
        "pool.other_config": (*FOLDERS, "empty_folders"),
        "sr.other_config": FOLDERS,
        "task.other_config": ("applies_to", "xencenteruuid", "xencentermeddlingactiontitle"),
        "vdi.other_config": FOLDERS,
        "vm.other_config": FOLDERS,
    },
}
OTHERS = {
    "pool-admin": """http/connect_console/host_console http/connect_console_ws/host_console_ws http/connect_remotecmd
        http/get_config_sync http/get_host_backup http/get_pool_xml_db_sync http/get_vncsnapshot/host_console
        http/post_remote_db_access http/post_remote_db_access_v2 http/post_services http/put_host_restore
        http/put_pool_xml_db_sync http/put_services http/rrd""",
    "pool-operator": """http/get_enabled_repository http/get_host_logs_download http/get_host_updates
        http/get_system_status http/get_updates http/put_bundle http/put_pool_patch_upload task.destroy/any""",
    "vm-power-admin": """http/get_services_sm http/get_services_xenops http/post_services_sm
        http/post_services_xenops http/put_blob http/put_messages http/put_services_sm http/put_services_xenops""",
    "vm-admin": """http/get_export http/get_export_metadata http/get_export_raw_vdi http/put_import
        http/put_import_metadata http/put_import_raw_vdi""",
    "vm-operator": "http/connect_console http/connect_console_ws http/get_vncsnapshot",
}
HEAD = '''# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The least role that has each permission; those not here every role has. Written by tools/generate_roles.py."""

from typing import Final

ROLES: Final = {roles}
"""Most powerful first. Each has all that those after it have."""
_NAMES: Final = {{
{groups}}}
ROOT_ONLY: Final = frozenset(_NAMES.pop("").split())
"""Permissions that no role has: the local root account's."""
LEAST: Final = {{role: frozenset(names.split()) for role, names in _NAMES.items()}}
"""Role -> the permissions it has and the next less powerful one has not."""
'''


def table() -> tuple[list[str], dict[str, set[str]]]:
    """The roles, and the permissions that begin with each; under "" those of no role."""
    model = json.loads(DATA_MODEL.read_text(encoding="utf-8"))
    groups: dict[str, set[str]] = {role: set() for role in ["", *model["roles"]]}
    for cls, each in model["classes"].items():
        for message in each["messages"]:
            if not message.get("nosession"):
                groups[message.get("role") or ""].add(f"{cls}.{message['n']}".lower())
    for role, names in OTHERS.items():
        groups[role] |= set(names.split())
    for role, maps in KEYS.items():
        for place, keys in maps.items():
            cls, name = place.split(".")
            verbs = ("add_to", "remove_from")
            groups[role] |= {f"{cls}.{verb}_{name}/key:{key}" for verb in verbs for key in keys}
    return model["roles"], groups


def text() -> str:
    """The module."""
    roles, groups = table()
    written = ""
    for role in ("", *roles[:-1]):
        written += f'    "{role}": """\n{_filled(groups[role], 8)}\n        """,\n'
    raw = HEAD.format(roles=tuple(roles), groups=written)
    ruff = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(TARGET), "-"]
    return subprocess.run(ruff, input=raw, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def _filled(names: set[str], indent: int) -> str:
    space = " " * indent
    return textwrap.fill(
        " ".join(sorted(names)), WIDTH, initial_indent=space, subsequent_indent=space,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def main() -> int:
    wanted = text()
    if "--check" in sys.argv:
        return 0 if TARGET.exists() and TARGET.read_text(encoding="utf-8") == wanted else 1
    TARGET.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
