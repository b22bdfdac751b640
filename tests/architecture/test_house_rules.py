# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Calls that would freeze the window, nest its loop or trust markup from a pool do not occur in the source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "xolite_desktop"

FORBIDDEN = {
    r"\.exec\(": "opens a nested event loop; use open() and a future",
    r"QMessageBox\.(?:question|information|warning|critical)\(": "opens a nested event loop",
    r"QFileDialog\.get\w+\(": "opens a nested event loop",
    r"processEvents\(": "runs the loop from inside a slot",
    r"\btime\.sleep\(": "blocks; await or wait on an event",
    r"run_until_complete\(": "blocks the thread that shows the window",
    r"asyncClose": "spins for ever when called from a task",
    r"CERT_NONE(?!.*pin)": "is allowed where the pin is judged, and nowhere else",
    r"RichText|setHtml\(": "texts come from other people; they are plain text",
}
EXCEPTIONS = {
    # The one context whose handshake judges the certificate itself.
    ("xapi/net/tls.py", r"CERT_NONE(?!.*pin)"),
    # On Windows a file that another program reads cannot be replaced at that moment; a tenth of a second at most.
    ("private_file.py", r"\btime\.sleep\("),
}


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_a_forbidden_call_does_not_occur(pattern: str) -> None:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = str(path.relative_to(PACKAGE))
        if (name, pattern) in EXCEPTIONS:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            code = line.split("#")[0]
            if re.search(pattern, code) and '"""' not in code:
                found.append(f"{name}:{number}: {line.strip()}")
    assert found == [], FORBIDDEN[pattern]


def test_only_the_network_package_opens_connections() -> None:
    allowed = {"xapi/net", "simulator"}
    found = [
        str(path.relative_to(PACKAGE))
        for path in sorted(PACKAGE.rglob("*.py"))
        if re.search(r"^\s*(?:import|from) (?:socket|ssl|httpx|websockets)\b", path.read_text(), re.MULTILINE)
        and not any(str(path.relative_to(PACKAGE)).startswith(folder) for folder in allowed)
    ]
    assert found == []
