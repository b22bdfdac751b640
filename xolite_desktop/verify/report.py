# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""An outcome in words, and as data for scripts."""

from __future__ import annotations

from typing import Any

from xolite_desktop.models.reasons import Explanation, explain_code
from xolite_desktop.models.text import count, sentence, size, visible
from xolite_desktop.verify.reading import Outcome
from xolite_desktop.xapi.packages.package import Package

_NAMED = 20


def as_text(outcome: Outcome) -> str:
    """Lines for a terminal; names from the file can do nothing to it."""
    lines = [visible(str(outcome.path)), *_facts(outcome)]
    problems = _problems(outcome)
    if outcome.is_sound:
        return "\n".join([*lines, "  The file is sound."])
    lines += [f"  {sentence(each.one_line)}" for each in problems[:_NAMED]]
    more = max(len(problems), outcome.report.finding_count) - _NAMED
    if more > 0:
        lines.append(f"  And {more} more.")
    advice = next((each.advice for each in problems if each.advice), "")
    if not problems:
        return "\n".join(
            [*lines, "  There is no manifest: nothing says what the files of the package should be."]
        )
    return "\n".join([*lines, f"  The file is NOT sound. {advice}".rstrip()])


def as_data(outcome: Outcome) -> dict[str, Any]:
    """The same as JSON knows it; `problems` have the codes of resources/reasons.toml."""
    report, found = outcome.report, outcome.report.description
    codes = [(each.code, each.params) for each in report.findings]
    if outcome.refused is not None:
        codes.append((outcome.refused.code, outcome.refused.params))
    return {
        "file": str(outcome.path), "kind": "ovf" if outcome.is_ovf else "xva", "bytes": outcome.file_bytes, "sound": outcome.is_sound,
        "packing": report.packing.value, "checksums": report.checksums, "blocks": report.blocks,
        "vm": found.name if found is not None else outcome.package.name if outcome.package is not None else None,
        "written_by": found.writer if found is not None else None,
        "disks": [
            {"id": each.id, "name": each.name, "bytes": each.size, "blocks": each.blocks, "complete": each.is_complete}
            for each in report.disks.values()
        ],
        "digested": list(outcome.digested),
        "problem_count": report.finding_count + (outcome.refused is not None),
        "problems": [{"code": code, "params": list(params)} for code, params in codes],
    }  # fmt: skip


def _facts(outcome: Outcome) -> list[str]:
    report, found = outcome.report, outcome.report.description
    if outcome.package is not None:
        return _package_facts(outcome.package, outcome)
    if found is None:
        return []
    packed = "" if report.packing == "none" else f", packed with {report.packing.value}"
    writer = f", written by {visible(found.writer)}" if found.writer else ""
    checked = f", checked by {report.checksums}" if report.checksums else ""
    lines = [
        f"  VM {visible(found.name) or '(no name)'}{writer}",
        f"  {size(outcome.file_bytes)}{packed}; {count(report.blocks, 'block')}{checked}",
    ]
    for disk in report.disks.values():
        whole = "" if disk.is_complete else f", only the first {size(disk.reached)} are there"
        lines.append(
            f"  Disk {visible(disk.name) or disk.id}: {size(disk.size)}, {count(disk.blocks, 'block')}{whole}"
        )
    return lines


def _package_facts(package: Package, outcome: Outcome) -> list[str]:
    by = f", written by {visible(package.origin)}" if package.origin else ""
    lines = [f"  VM {visible(package.name) or '(no name)'}{by}", f"  {size(outcome.file_bytes)}"]
    lines += [f"  Disk {visible(disk.name) or disk.id}: {size(disk.size)}" for disk in package.disks]
    if outcome.digested:
        lines.append(f"  Its manifest speaks of {count(len(outcome.digested), 'file')}")
    return lines


def _problems(outcome: Outcome) -> list[Explanation]:
    found = [explain_code(each.code, each.params) for each in outcome.report.findings]
    if outcome.refused is not None:
        found.append(explain_code(outcome.refused.code, outcome.refused.params))
    return found
