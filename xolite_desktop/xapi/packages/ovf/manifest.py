# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The digests of a package's files: "SHA256(disk.vmdk)= 0123…", a line each (DSP0243, 5.1)."""

import hashlib
import re
from collections.abc import Callable
from typing import Final

from xolite_desktop.xapi.errors import PackageRefused
from xolite_desktop.xapi.images.image import Stored

UNREADABLE: Final = "OVF_MANIFEST_UNREADABLE"
"""Ours: a line of the manifest cannot be understood. Parameter: the line."""
DIFFERS: Final = "OVF_FILE_DIFFERS"
"""Ours: a file is not the one the manifest speaks of. Parameter: its name."""
MISSING: Final = "OVF_FILE_MISSING"
"""Ours: a file that the package names is not there. Parameter: its name."""
MOST_BYTES: Final = 1 << 20
_LINE: Final = re.compile(r"(SHA1|SHA256|SHA384|SHA512)\s*\(([^)]{1,1024})\)\s*=\s*([0-9a-fA-F]{40,128})\s*")
_BLOCK: Final = 4 << 20


def read_manifest(data: bytes) -> dict[str, tuple[str, str]]:
    """Algorithm and digest of each file. Raises `PackageRefused`."""
    found = {}
    for line in data[:MOST_BYTES].decode("utf-8", "replace").splitlines():
        if not line.strip():
            continue
        matched = _LINE.fullmatch(line.strip())
        if matched is None:
            raise PackageRefused(UNREADABLE, line[:200])
        found[matched[2]] = (matched[1].lower(), matched[3].lower())
    return found


def digest(stored: Stored, algorithm: str, on_bytes: Callable[[int], None]) -> str:
    """Of all its bytes; `on_bytes` hears how many more were read."""
    made = hashlib.new(algorithm, usedforsecurity=False)
    for at in range(0, stored.size, _BLOCK):
        data = stored.read(at, _BLOCK)
        made.update(data)
        on_bytes(len(data))
    return made.hexdigest()
