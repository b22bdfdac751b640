# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The documents name files that exist, and every file says its licence and what it is for."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SPDX = (
    "# SPDX-FileCopyrightText: The XO Lite Desktop authors",
    "# SPDX-License-Identifier: Apache-2.0",
)
SOURCES = sorted((ROOT / "xolite_desktop").rglob("*.py"))
PYTHON = SOURCES + sorted((ROOT / "tests").rglob("*.py")) + sorted((ROOT / "tools").rglob("*.py"))
PATH = re.compile(r"`([\w./-]+(?:/|\.(?:py|toml|json|md|qss)))`")


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("document", ["ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_every_path_a_document_names_exists(document: str) -> None:
    named = PATH.findall((ROOT / document).read_text(encoding="utf-8"))
    roots = (ROOT, ROOT / "xolite_desktop", ROOT / "xolite_desktop" / "xapi")
    assert named
    missing = [path for path in named if not any((root / path).exists() for root in roots)]
    assert missing == []


@pytest.mark.parametrize("path", PYTHON, ids=_name)
def test_a_file_begins_with_its_licence_and_its_purpose(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines()[:3] if not line.startswith("#!")]
    assert tuple(lines[:2]) == SPDX
    assert ast.get_docstring(ast.parse(text))


def test_a_changelog_has_a_place_for_what_comes_next() -> None:
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
