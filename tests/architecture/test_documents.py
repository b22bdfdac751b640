# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The documents name files that exist, and every file says its licence and what it is for."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SPDX = (
    "# SPDX-FileCopyrightText: The XO Lite Desktop authors",
    "# SPDX-License-Identifier: Apache-2.0",
)
SOURCES = sorted((ROOT / "xolite_desktop").rglob("*.py"))
PYTHON = SOURCES + sorted((ROOT / "tests").rglob("*.py")) + sorted((ROOT / "tools").rglob("*.py"))
PROOF = re.compile(r"`(tests/[\w./]+\.py)::(\w+)`")
NUMBER = re.compile(r"\[(\d+)\]")
PATH = re.compile(r"`([\w./-]+(?:/|\.(?:py|toml|json|md|qss)))`")


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("document", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_path_a_document_names_exists(document: str) -> None:
    named = PATH.findall((ROOT / document).read_text(encoding="utf-8"))
    roots = (ROOT, ROOT / "xolite_desktop", ROOT / "xolite_desktop" / "xapi")
    assert named
    missing = [path for path in named if not any((root / path).exists() for root in roots)]
    assert missing == []


def test_every_file_begins_with_its_licence_and_its_purpose() -> None:
    """All in one test: there are too many for one each."""
    assert len(PYTHON) > 1000
    assert [_name(path) for path in PYTHON if not _begins_well(path.read_text(encoding="utf-8"))] == []


def _begins_well(text: str) -> bool:
    """Only the docstring is parsed: that the rest is Python others say."""
    lines = [line for line in text.splitlines() if not line.startswith("#!")]
    if tuple(lines[:2]) != SPDX:
        return False
    code = "\n".join(lines[2:]).lstrip()
    quote = next((each for each in ('"""', "'''") if code.startswith(each)), "")
    return bool(quote and code[3:].partition(quote)[0].strip())


def test_a_changelog_has_a_place_for_what_comes_next() -> None:
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", ["SECURITY.md", "docs/from-xencenter.md", "docs/trust.md"])
def test_every_test_a_document_names_exists(document: str) -> None:
    named = PROOF.findall((ROOT / document).read_text(encoding="utf-8"))
    assert len(named) > 20
    missing = [f"{path}::{name}" for path, name in named if name not in _tests_in(ROOT / path)]
    assert missing == []


@cache
def _tests_in(path: Path) -> frozenset[str]:
    if not path.exists():
        return frozenset()
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return frozenset(node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_every_sentence_about_security_has_a_test() -> None:
    """After each sentence stands at least one number, and each number has its row; a row has at least one test."""
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    claims, proofs = text.split("## Whom it talks to", 1)[1].split("## Where this is proven", 1)
    rows = dict(re.findall(r"^\| (\d+) \| (.*) \|$", proofs, re.MULTILINE))
    assert set(NUMBER.findall(claims)) == set(rows)
    assert all(PROOF.search(row) for row in rows.values())
    bare = [sentence for sentence in _sentences(claims) if not NUMBER.search(sentence)]
    assert bare == []


def _sentences(claims: str) -> list[str]:
    """Each with the numbers behind it; what is in backticks is one word, and a heading or a bold beginning is none."""
    found = []
    for paragraph in re.split(r"\n\n|\n- ", claims):
        words = re.sub(r"`[^`]*`", "x", " ".join(paragraph.split())).removeprefix("- ")
        if words and not words.startswith("#"):
            words = re.sub(r"^(#.*?\n)|\*\*[^*]*\.\*\*", "", words)
            found += [
                part.strip()
                for part in re.split(r"(?<=[.!?]) (?=[^\[ ])|(?<=\]) (?=[^\[ ])", words)
                if part.strip()
            ]
    return found
