# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Names long files, long functions and modules without a test of their own; reports, never fails."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "xolite_desktop"
TESTS = ROOT / "tests"
FILE_LINES = 400
FUNCTION_LINES = 30


def long_files(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        count = len(path.read_text(encoding="utf-8").splitlines())
        if count > FILE_LINES:
            yield f"{count:5} lines  {path.relative_to(ROOT)}"


def long_functions(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
                count = (node.end_lineno or 0) - first.lineno + 1
                if count > FUNCTION_LINES:
                    yield f"{count:5} lines  {path.relative_to(ROOT)}:{node.lineno} {node.name}"


def untested(paths: list[Path]) -> Iterator[str]:
    tests = {path.name for path in TESTS.rglob("test_*.py")}
    for path in paths:
        if path.stem.startswith("__"):
            continue
        parent = path.parent.name
        # A module may share its test with its package: decoders/raw.py is tested by test_raw.py or test_decoders_raw.py.
        names = {f"test_{path.stem}.py", f"test_{parent}_{path.stem}.py", f"test_{parent}.py"}
        if parent == "xolite_desktop":
            names.discard(f"test_{parent}.py")
        if not names & tests:
            yield str(path.relative_to(ROOT))


def main() -> None:
    modules = sorted(PACKAGE.rglob("*.py"))
    everything = modules + sorted(TESTS.rglob("*.py")) + sorted((ROOT / "tools").glob("*.py"))
    for title, lines in (
        (f"files over {FILE_LINES} lines", list(long_files(everything))),
        (f"functions over {FUNCTION_LINES} lines", list(long_functions(modules))),
        ("modules without a test of their own", list(untested(modules))),
    ):
        print(f"{len(lines)} {title}")
        for line in lines:
            print(f"  {line}")


if __name__ == "__main__":
    main()
